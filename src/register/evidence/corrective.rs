//! Corrective actions due in the period (P1-II.2): put right and closed with evidence.
//!
//! Of the hall all count; of a person those they own; of a team or a window those of checks on it, and those its people
//! own. One whose day has not passed is not judged yet, one without a day never.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Subject, Why};
use crate::domain::corrective::CorrectiveAction;
use crate::domain::ids::{AuditId, StaffId};
use crate::register::RegisterError;
use crate::storage::evidence;

pub(super) fn closed(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    let whose = Whose::read(reading)?;
    for action in reading.register.correctives()? {
        let Some(due) = action.due().filter(|due| (reading.scope.from..=reading.scope.until).contains(due)) else {
            continue;
        };
        if whose.counts(&reading.scope.subject, &action) {
            note(&mut found, &action, (due, reading.now.date()));
        }
    }
    Ok(found.judged())
}

/// The people of the subject, and what each check was about.
#[derive(Default)]
struct Whose {
    people: BTreeSet<StaffId>,
    checked: BTreeMap<AuditId, Subject>,
}

impl Whose {
    fn read(reading: &Reading<'_>) -> Result<Self, RegisterError> {
        if reading.scope.subject == Subject::Hall {
            return Ok(Self::default());
        }
        let people = reading.people()?.into_iter().map(|member| member.id).collect();
        let checked = evidence::check_subjects(reading.register.conn())?.into_iter().collect();
        Ok(Self { people, checked })
    }

    fn counts(&self, subject: &Subject, action: &CorrectiveAction) -> bool {
        let is_owned = action.owner().is_some_and(|owner| self.people.contains(&owner));
        match subject {
            Subject::Hall => true,
            Subject::Person(_) => is_owned,
            _ => is_owned || self.checked.get(&action.audit) == Some(subject),
        }
    }
}

fn note(found: &mut Found, action: &CorrectiveAction, (due, today): (NaiveDate, NaiveDate)) {
    let record = RecordRef::Corrective(action.id);
    let has_evidence = action.evidence().next().is_some();
    match action.closed_at() {
        Some(_) if !has_evidence => found.breaks(record, Why::NoEvidence),
        Some(at) => found.keeps_with(record, (at.date() > due).then_some(Why::Late), None),
        None if due < today && has_evidence => found.breaks(record, Why::NotAccepted),
        None if due < today => found.breaks(record, Why::NotPutRight),
        None => {}
    }
}
