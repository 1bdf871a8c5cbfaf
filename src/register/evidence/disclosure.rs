//! Documents on show (P1-3.1, P1-3.3, P1-6.5, P8-1.w7), as the disclosure list stands on the last day.
//!
//! A document is in date when a version of it is up and valid until that day or beyond. A banner whose event ended more
//! than a month before is a fault though it is up (P8-1.4).

use chrono::{Months, NaiveDate};

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Verdict, Why};
use crate::domain::disclosure::DisclosureKind;
use crate::register::RegisterError;
use crate::storage::evidence::{DocumentFacts, VersionFacts};

/// Months after its event in which a banner comes down (P8-1.4).
const BANNER_MONTHS: u32 = 1;

/// Each code by its document. One the list does not have cannot be told: a person looks, unless another is at fault.
pub(super) fn of_codes(reading: &Reading<'_>, codes: &[String]) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    let documents = reading.documents()?;
    let mut is_unlisted = false;
    let mut is_broken = false;
    for code in codes {
        let record = RecordRef::Document(code.clone());
        let listed = documents.iter().find(|document| document.code == *code);
        match listed.map(|document| why_not_on_show(document, reading.last)) {
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
    let mut of_kind = reading.documents()?.iter().filter(|document| document.kind == kind).peekable();
    if of_kind.peek().is_none() {
        return Ok(found);
    }
    let mut out_of_date = 0;
    for document in of_kind {
        let record = RecordRef::Document(document.code.clone());
        match why_not_on_show(document, reading.last) {
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

/// What speaks against a document on a day; `None` when it is up and in date.
fn why_not_on_show(document: &DocumentFacts, on: NaiveDate) -> Option<Why> {
    if document.retired_on.is_some_and(|retired| retired <= on) {
        return Some(Why::Retired);
    }
    let up: Vec<&VersionFacts> = document.versions.iter().filter(|version| is_up(version, on)).collect();
    if up.is_empty() {
        return Some(Why::NotOnShow);
    }
    if document.kind == DisclosureKind::Banner && up.iter().any(|version| is_over(version, on)) {
        return Some(Why::BannerUp);
    }
    let is_in_date = |version: &&VersionFacts| version.valid_until.is_none_or(|until| until >= on);
    (!up.iter().any(is_in_date)).then_some(Why::OutOfDate)
}

fn is_up(version: &VersionFacts, on: NaiveDate) -> bool {
    version.put_up_on <= on && version.taken_down_on.is_none_or(|down| down > on)
}

/// The event ended more than a month before.
fn is_over(version: &VersionFacts, on: NaiveDate) -> bool {
    let last = version.event_ends_on.and_then(|ends| ends.checked_add_months(Months::new(BANNER_MONTHS)));
    last.is_some_and(|last| on > last)
}
