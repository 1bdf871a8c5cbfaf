//! Documents on show (P1-3.1, P1-3.3, P1-6.5, P8-1.w7, P8-1.4), as the disclosure list stands on the last day: a document
//! is in order when it is up and in date, and a banner is no longer than a month past its event.

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Verdict, Why};
use crate::domain::disclosure::{DisclosureKind, DocumentState};
use crate::register::RegisterError;

/// Each code by its document. One the list does not have cannot be told: a person looks, unless another is at fault.
pub(super) fn of_codes(reading: &Reading<'_>, codes: &[String]) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    let documents = reading.documents()?;
    let mut is_unlisted = false;
    let mut is_broken = false;
    for code in codes {
        let record = RecordRef::Document(code.clone());
        let listed = documents.iter().find(|entry| entry.document.facts.code == *code);
        match listed.map(|entry| why_not_in_order(entry.state)) {
            None => {
                is_unlisted = true;
                found.breaks(record, Why::NotListed);
            }
            Some(Some(why)) => {
                is_broken = true;
                found.breaks(record, why);
            }
            Some(None) => found.keeps(record),
        }
    }
    let judged = found.judged();
    let verdict = judged.verdict.filter(|_| is_broken || !is_unlisted);
    Ok(Found { verdict, ..judged })
}

/// How many of a kind are up and in date, of as many as are wanted; one that is up out of date is a fault whatever their
/// number. A list without any of the kind cannot tell.
pub(super) fn of_kind(reading: &Reading<'_>, kind: DisclosureKind, at_least: u32) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    let documents = reading.documents()?.iter();
    let of_kind: Vec<_> = documents.filter(|entry| entry.document.facts.kind == kind).collect();
    if of_kind.is_empty() {
        return Ok(found);
    }
    let mut out_of_date = 0;
    for entry in of_kind {
        let record = RecordRef::Document(entry.document.facts.code.clone());
        match why_not_in_order(entry.state) {
            None => found.keeps(record),
            Some(why @ (Why::OutOfDate | Why::BannerUp)) => {
                out_of_date += 1;
                found.blame(record, why, None);
            }
            Some(Why::NotOnShow) => found.show(record, Some(Why::NotOnShow), None),
            Some(_) => {}
        }
    }
    let of = at_least.max(if out_of_date > 0 { found.good + out_of_date } else { 0 });
    let verdict = if found.good >= of { Verdict::Pass } else { Verdict::Fail };
    Ok(Found { of, verdict: Some(verdict), ..found })
}

fn why_not_in_order(state: DocumentState) -> Option<Why> {
    match state {
        DocumentState::InDate { .. } | DocumentState::RunsOut { .. } | DocumentState::TakeDown { .. } => None,
        DocumentState::Missing | DocumentState::NotUp => Some(Why::NotOnShow),
        DocumentState::OutOfDate { .. } => Some(Why::OutOfDate),
        DocumentState::BannerOverdue { .. } => Some(Why::BannerUp),
        DocumentState::Retired => Some(Why::Retired),
    }
}
