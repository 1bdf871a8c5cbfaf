//! Training hours of the year and campaigns (P1-8.1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::ids::StaffId;
use crate::domain::training::{Hours, TrainingKind, due_by, hours_due_of};
use crate::register::RegisterError;
use crate::storage::evidence;

/// Hours of the calendar year up to the last day. A scope of the whole year, or one that reaches its end, asks for the
/// hours of the year; an earlier one for the share of the year gone by, so that nobody on schedule fails in spring. Of
/// a person who joined within the year, the part from that day on.
pub(super) fn hours(reading: &Reading<'_>, min_hours: u32, kinds: &[TrainingKind]) -> Result<Found, RegisterError> {
    let first = reading.first_of_year();
    let mut found = Found::over(first, reading.last);
    let mut sums: BTreeMap<StaffId, Hours> = BTreeMap::new();
    for training in evidence::training(reading.register.conn(), first, reading.last)? {
        if kinds.is_empty() || kinds.contains(&training.kind) {
            let sum = sums.entry(training.staff).or_default();
            *sum = sum.plus(Hours::of_number(training.hours));
        }
    }
    let whole_year = reading.asks_whole_year();
    let yearly = Hours::of_hundredths(min_hours.saturating_mul(100));
    for member in reading.people()? {
        let hours = sums.get(&member.id).copied().unwrap_or_default();
        let record = RecordRef::Staff(member.id);
        let joined = member.record.joined_on;
        let due =
            if whole_year { hours_due_of(yearly, joined, first.year()) } else { due_by(yearly, joined, reading.last) };
        if hours >= due {
            found.keeps_with(record, None, Some(hours.as_number()));
        } else {
            found.breaks_with(record, Why::ShortOfHours, Some(hours.as_number()));
        }
    }
    Ok(found.judged_if_any())
}

/// Whether anyone of the subject took part in the year; of the hall anyone at all. Before the year's end one that was not
/// held yet may still be: the records cannot tell.
pub(super) fn campaign(reading: &Reading<'_>, kind: TrainingKind) -> Result<Found, RegisterError> {
    let first = reading.first_of_year();
    let mut found = Found::over(first, reading.last);
    let whose = reading.whose()?;
    let held = evidence::training(reading.register.conn(), first, reading.last)?;
    let took_part: BTreeSet<StaffId> =
        held.into_iter().filter(|t| t.kind == kind && whose.contains(&t.staff)).map(|t| t.staff).collect();
    for person in &took_part {
        found.show(RecordRef::Staff(*person), None, None);
    }
    found.good = u32::from(!took_part.is_empty());
    if took_part.is_empty() && !reading.asks_whole_year() {
        return Ok(found);
    }
    Ok(Found { of: 1, ..found }.judged())
}
