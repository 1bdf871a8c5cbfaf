//! Days kept: boxes opened, daily checks finished (P1-9.3, P1-2.4). Only days the hall was open count, from the first
//! day of its records on. Today counts once it is done, and is never missed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::boxes::{BoxDay, BoxEntry, DayFacts, Openness, box_day};
use crate::domain::calendar::OpenDays;
use crate::domain::ids::BoxId;
use crate::domain::standards::Purpose;
use crate::register::RegisterError;
use crate::storage::evidence;

/// The open days of the scope up to the last day, from the first day of the records on.
fn days_to_keep(reading: &Reading<'_>, open: &OpenDays) -> Vec<NaiveDate> {
    let first = reading.scope.from.max(reading.register.hall().records_since);
    first.iter_days().take_while(|day| *day <= reading.last).filter(|day| open.is_open(*day)).collect()
}

/// The figure counts days: one is kept when every box in use was opened. Each box left shut is a record of its own.
pub(super) fn box_opened(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    let register = reading.register;
    let (boxes, open) = (register.boxes()?, register.open_days()?);
    let days = days_to_keep(reading, &open);
    let entries = register.box_entries(reading.scope.from, reading.last)?;
    let entries: BTreeMap<(BoxId, NaiveDate), BoxEntry> =
        entries.into_iter().map(|entry| ((entry.box_id, entry.day), entry)).collect();
    let today = reading.now.date();
    for day in &days {
        let facts = DayFacts { today, records_since: register.hall().records_since, open: Openness::Open };
        let mut states = Vec::new();
        for the_box in &boxes {
            let state = box_day(the_box, *day, entries.get(&(the_box.id, *day)), facts);
            note_box(&mut found, RecordRef::BoxDay(the_box.id, *day), state);
            states.push(state);
        }
        let is_missed = states.contains(&BoxDay::Missed);
        let is_opened = |state: &BoxDay| matches!(state, BoxDay::Empty | BoxDay::Kept { .. } | BoxDay::Late { .. });
        if is_missed || (!states.contains(&BoxDay::Due) && states.iter().any(is_opened)) {
            found.of += 1;
            found.good += u32::from(!is_missed);
        }
    }
    Ok(judged_days(reading, found, &open))
}

fn note_box(found: &mut Found, record: RecordRef, state: BoxDay) {
    match state {
        BoxDay::Missed => found.blame(record, Why::Missed, None),
        BoxDay::Late { .. } => found.show(record, Some(Why::Late), None),
        BoxDay::Empty | BoxDay::Kept { .. } => found.show(record, None, None),
        BoxDay::Rest | BoxDay::Before | BoxDay::Ahead | BoxDay::Due => {}
    }
}

/// Where no day is to be judged, nothing is broken if the hall was shut throughout; else it is too early to tell, the
/// records had not begun, or no box hung.
fn judged_days(reading: &Reading<'_>, found: Found, open: &OpenDays) -> Found {
    let mut all = reading.scope.from.iter_days().take_while(|day| *day <= reading.scope.until);
    if found.of == 0 && all.any(|day| open.is_open(day)) { found } else { found.judged() }
}

/// A check of the whole hall by any edition of a daily check, finished; on a later day it is late. A hall without such a
/// standard cannot tell.
pub(super) fn daily_checks_kept(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    let register = reading.register;
    let daily = register.packs()?.into_iter().filter(|known| known.pack.purpose == Purpose::DailyCheck);
    let daily: BTreeSet<String> = daily.map(|known| known.pack.code).collect();
    let open = register.open_days()?;
    let checks = evidence::daily_checks(register.conn(), reading.scope.from, reading.last)?;
    let has_standard = register.daily_pack()?.is_some() || checks.iter().any(|check| daily.contains(&check.pack_code));
    if !has_standard {
        return Ok(found);
    }
    let mut first = BTreeMap::new();
    for check in checks.into_iter().filter(|check| daily.contains(&check.pack_code)) {
        first.entry(check.day).or_insert(check);
    }
    for day in days_to_keep(reading, &open) {
        match first.get(&day) {
            Some(check) => {
                let why = (check.finished_at.date() > day).then_some(Why::Late);
                found.keeps_with(RecordRef::Audit(check.audit), why, None);
            }
            None if day < reading.now.date() => found.breaks(RecordRef::Day(day), Why::NoCheck),
            None => {}
        }
    }
    Ok(judged_days(reading, found, &open))
}
