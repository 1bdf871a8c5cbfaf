//! Conduct records (P1-8.2, P1-II.7). Of the hall everyone's count, those who left since among them.

use std::collections::BTreeMap;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::conduct::{ConductKind, FOUND_BY_UNIT, QUALIFIED};
use crate::domain::ids::StaffId;
use crate::register::RegisterError;
use crate::storage::evidence::ConductFacts;

fn records_of<'a>(reading: &'a Reading<'_>, kind: ConductKind) -> Result<Vec<&'a ConductFacts>, RegisterError> {
    let whose = reading.whose()?;
    let counts = |record: &&ConductFacts| record.kind == kind && whose.contains(&record.staff);
    Ok(reading.conduct()?.iter().filter(counts).collect())
}

/// Breaches of these bans in the period; each one counts. No code stands for all of them.
pub(super) fn clean(reading: &Reading<'_>, codes: &[String]) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    for record in records_of(reading, ConductKind::Breach)? {
        let is_named = codes.is_empty() || codes.contains(&record.code);
        if is_named && record.day >= reading.scope.from {
            found.breaks(RecordRef::Staff(record.staff), Why::Breach);
        }
    }
    Ok(found.judged())
}

/// Cases taken up by the law in the year; those the unit found itself are shown and do not count (P1-II.7).
pub(super) fn no_law_case(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = of_year(reading);
    for record in in_year(reading, ConductKind::LawCase)? {
        let person = RecordRef::Staff(record.staff);
        if record.code == FOUND_BY_UNIT {
            found.show(person, Some(Why::FoundByUnit), None);
        } else {
            found.breaks(person, Why::LawCase);
        }
    }
    Ok(found.judged())
}

/// Incidents of grave public effect in the year.
pub(super) fn no_public_incident(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = of_year(reading);
    for record in in_year(reading, ConductKind::PublicIncident)? {
        found.breaks(RecordRef::Staff(record.staff), Why::PublicIncident);
    }
    Ok(found.judged())
}

/// The last review of the year of each person that had one. Without any the records cannot tell.
pub(super) fn qualified(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = of_year(reading);
    let mut last: BTreeMap<StaffId, &str> = BTreeMap::new();
    for record in in_year(reading, ConductKind::Review)? {
        last.insert(record.staff, &record.code);
    }
    for (person, outcome) in last {
        if outcome == QUALIFIED {
            found.keeps(RecordRef::Staff(person));
        } else {
            found.breaks(RecordRef::Staff(person), Why::NotQualified);
        }
    }
    Ok(found.judged_if_any())
}

fn of_year(reading: &Reading<'_>) -> Found {
    Found::over(reading.first_of_year(), reading.last)
}

fn in_year<'a>(reading: &'a Reading<'_>, kind: ConductKind) -> Result<Vec<&'a ConductFacts>, RegisterError> {
    let first = reading.first_of_year();
    let mut records = records_of(reading, kind)?;
    records.retain(|record| record.day >= first);
    Ok(records)
}
