//! Training hours of the year and campaigns (P1-8.1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::ids::StaffId;
use crate::domain::training::{Hours, TrainingKind, hours_due};
use crate::register::RegisterError;
use crate::storage::evidence;

/// Hours of the calendar year up to the last day, against those due in the whole year: of a person who joined within it by
/// the days left, as the roster counts them. The figure of a person is cut to a tenth of an hour.
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
        let hours = Hours::of_number(sums.get(&member.id).copied().unwrap_or_default());
        let due = due(min_hours, member.record.joined_on, first.year());
        let (record, figure) = (RecordRef::Staff(member.id), Some(to_a_tenth(hours)));
        if hours >= due {
            found.keeps_with(record, None, figure);
        } else {
            found.breaks_with(record, Why::ShortOfHours, figure);
        }
    }
    Ok(found.judged_if_any())
}

/// As the yearly hours of the roster, for a standard that asks for more or fewer.
fn due(min_hours: u32, joined_on: Option<NaiveDate>, year: i32) -> Hours {
    let share = hours_due(joined_on, year).as_number() / Hours::YEARLY.as_number();
    Hours::of_number(f64::from(min_hours) * share)
}

/// Cut, not rounded: who is short never seems to have enough.
fn to_a_tenth(hours: Hours) -> f64 {
    (hours.as_number() * 10.0 + 1e-6).floor() / 10.0
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
