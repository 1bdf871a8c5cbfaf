//! Corrective actions due in the period (P1-II.2): put right and closed with evidence.
//!
//! Of the hall all count; of a person those they own; of a team or a window those of checks on it, and those its people
//! own. One whose day has not passed is not judged yet, one without a day never.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Subject, Why};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::register::RegisterError;
use crate::storage::evidence::{self, CorrectiveFacts};

/// How an action stands.
#[derive(Default)]
struct Course {
    owner: Option<StaffId>,
    due: Option<NaiveDate>,
    closed_at: Option<Moment>,
    has_evidence: bool,
}

impl Course {
    fn of(action: &CorrectiveFacts) -> Self {
        let mut course = Self::default();
        for deed in &action.deeds {
            course.owner = deed.owner.or(course.owner);
            course.due = deed.due.or(course.due);
            match deed.kind.as_str() {
                "evidence" => course.has_evidence = true,
                "closed" => course.closed_at = Some(deed.at),
                "reopened" => (course.closed_at, course.has_evidence) = (None, false),
                _ => {}
            }
        }
        course
    }
}

pub(super) fn closed(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    let own: BTreeSet<StaffId> = match reading.scope.subject {
        Subject::Hall => BTreeSet::new(),
        _ => reading.people()?.into_iter().map(|member| member.id).collect(),
    };
    for action in evidence::correctives(reading.register.conn())? {
        let course = Course::of(&action);
        let Some(due) = course.due.filter(|due| (reading.scope.from..=reading.scope.until).contains(due)) else {
            continue;
        };
        let is_owned = course.owner.is_some_and(|owner| own.contains(&owner));
        let counts = match &reading.scope.subject {
            Subject::Hall => true,
            Subject::Person(_) => is_owned,
            subject => is_owned || action.found_on == *subject,
        };
        if counts {
            note(&mut found, RecordRef::Corrective(action.id), (&course, due, reading.now.date()));
        }
    }
    Ok(found.judged())
}

fn note(found: &mut Found, record: RecordRef, (course, due, today): (&Course, NaiveDate, NaiveDate)) {
    match course.closed_at {
        Some(_) if !course.has_evidence => found.breaks(record, Why::NoEvidence),
        Some(at) => found.keeps_with(record, (at.date() > due).then_some(Why::Late), None),
        None if due < today => found.breaks(record, Why::NotPutRight),
        None => {}
    }
}
