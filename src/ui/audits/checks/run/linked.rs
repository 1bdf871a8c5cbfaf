//! What the records say to the linked items of a run that is opened: those not answered yet, and those answered from
//! records that have changed since. What a person said stays.

use crate::domain::audits::{Answer, Evidence, RecordRef};
use crate::register::audits::Audit;
use crate::ui::audit_words::SubjectNames;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::strings::Strings;

/// The answers to write, by item code.
pub(super) fn fresh_answers(audit: &Audit, cx: &UiContext<'_>) -> Vec<(String, Answer)> {
    let said = said_by_records(audit, cx);
    said.into_iter()
        .filter_map(|(code, answer)| Some((code.clone(), replaced(audit.answers.get(&code), answer)?)))
        .collect()
}

/// The answer from the records in place of the one there is; `None` where that one stays.
fn replaced(before: Option<&Answer>, fresh: Answer) -> Option<Answer> {
    let Some(before) = before else { return Some(fresh) };
    let is_by_records = before.evidence.is_some() && !before.is_overruled();
    let same_records = |old: &Evidence, new: &Evidence| Evidence { seen_at: new.seen_at, ..old.clone() } == *new;
    let is_same = match (&before.evidence, &fresh.evidence) {
        (Some(old), Some(new)) => same_records(old, new),
        _ => false,
    };
    if !is_by_records || is_same {
        return None;
    }
    let Answer { reason, owner, due, .. } = before.clone();
    Some(Answer { reason, owner, due, ..fresh })
}

fn said_by_records(_audit: &Audit, _cx: &UiContext<'_>) -> Vec<(String, Answer)> {
    Vec::new()
}

/// The figure in words: `16 / 18`.
pub(in crate::ui::audits::checks) fn figure(strings: &Strings, evidence: &Evidence, _names: &SubjectNames) -> String {
    format!("{} / {}", strings.number(f64::from(evidence.good), 0), strings.number(f64::from(evidence.of), 0))
}

/// A record in words.
pub(in crate::ui::audits::checks) fn label(strings: &Strings, record: &RecordRef, names: &SubjectNames) -> String {
    match record {
        RecordRef::Staff(id) => names.person(*id).to_owned(),
        RecordRef::Day(day) | RecordRef::BoxDay(_, day) => strings.date_iso(*day),
        _ => String::new(),
    }
}

/// Why a record speaks against the item.
pub(in crate::ui::audits::checks) fn why(_strings: &Strings, word: &str) -> String {
    word.to_owned()
}

/// Where a record is looked at.
pub(in crate::ui::audits::checks) fn place_of(record: &RecordRef) -> Option<Place> {
    match record {
        RecordRef::Staff(id) => Some(Place::Staff(Some(*id))),
        RecordRef::Case(id) => Some(Place::Cases(Some(*id))),
        RecordRef::BoxDay(id, day) => Some(Place::Boxes(Some((*id, *day)))),
        RecordRef::Audit(id) => Some(Place::Audits(Some(*id))),
        RecordRef::Corrective(id) => Some(Place::Corrective(Some(*id))),
        RecordRef::Document(_) => Some(Place::Disclosure(None)),
        RecordRef::Hall => Some(Place::Settings),
        RecordRef::Day(_) => None,
    }
}
