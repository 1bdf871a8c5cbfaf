//! Training hours of the year and campaigns (P1-8.1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::ids::StaffId;
use crate::domain::training::TrainingKind;
use crate::register::RegisterError;
use crate::storage::evidence;

/// Hours of the calendar year up to the last day, against the hours of the whole year; of a person who joined within the
/// year, of the part that was left from that day on, to a tenth of an hour.
pub(super) fn hours(reading: &Reading<'_>, min_hours: u32, kinds: &[TrainingKind]) -> Result<Found, RegisterError> {
    let first = reading.first_of_year();
    let mut found = Found::over(first, reading.last);
    let mut sums: BTreeMap<StaffId, f64> = BTreeMap::new();
    for training in evidence::training(reading.register.conn(), first, reading.last)? {
        if kinds.is_empty() || kinds.contains(&training.kind) {
            *sums.entry(training.staff).or_default() += training.hours;
        }
    }
    for member in reading.people()? {
        let hours = to_a_tenth(sums.get(&member.id).copied().unwrap_or_default());
        let wanted = f64::from(min_hours) * share_of_year(first, member.record.joined_on);
        let record = RecordRef::Staff(member.id);
        if hours >= to_a_tenth(wanted) {
            found.keeps_with(record, None, Some(hours));
        } else {
            found.breaks_with(record, Why::ShortOfHours, Some(hours));
        }
    }
    Ok(found.judged_if_any())
}

fn to_a_tenth(hours: f64) -> f64 {
    (hours * 10.0).round() / 10.0
}

/// The part of the year from the day of joining on, that day included; the whole where it lies before the year.
fn share_of_year(first: NaiveDate, joined_on: Option<NaiveDate>) -> f64 {
    let days = if first.leap_year() { 366.0 } else { 365.0 };
    match joined_on {
        Some(joined) if joined > first => (days - (joined - first).num_days() as f64).max(0.0) / days,
        _ => 1.0,
    }
}

/// Whether anyone of the subject took part in the year; of the hall anyone at all.
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
    Ok(Found { of: 1, ..found }.judged())
}
