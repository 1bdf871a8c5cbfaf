//! The form of a plan, as typed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Every, PlanDetails};
use crate::domain::audits::AuditKind;
use crate::domain::dates::parse_date;
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Problems, Wrong};
use crate::domain::standards::SubjectKind;

/// Longest title, in characters.
const TITLE_MOST: usize = 40;

/// A plan as typed; kinds by their words, people by number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `PlanDetails`, as typed")]
pub struct PlanDraft {
    pub title: String,
    pub pack_code: String,
    pub kind: String,
    pub subject_kind: String,
    pub every: String,
    pub from: String,
    pub until: String,
    pub auditor: Option<i64>,
    pub draws: u32,
    pub remind_days: u32,
    pub is_outside: bool,
    pub note: String,
}

impl PlanDraft {
    /// A plan that comes round each quarter from today on.
    pub fn fresh(today: NaiveDate) -> Self {
        Self {
            kind: AuditKind::SelfCheck.code().to_owned(),
            subject_kind: SubjectKind::Hall.code().to_owned(),
            every: Every::Quarter.code().to_owned(),
            from: today.to_string(),
            remind_days: 7,
            ..Self::default()
        }
    }

    /// The draft that shows a plan.
    pub fn of(details: &PlanDetails) -> Self {
        Self {
            title: details.title.clone(),
            pack_code: details.pack_code.clone(),
            kind: details.kind.code().to_owned(),
            subject_kind: details.subject_kind.code().to_owned(),
            every: details.every.code().to_owned(),
            from: details.from_on.to_string(),
            until: details.until_on.map(|day| day.to_string()).unwrap_or_default(),
            auditor: details.auditor.map(|id| id.0),
            draws: details.draws,
            remind_days: details.remind_days,
            is_outside: details.is_outside,
            note: details.note.clone(),
        }
    }

    /// What the plan says.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<PlanDetails, Vec<Problem>> {
        let mut problems = Problems::default();
        let title = problems.required(Field::PlanTitle, &self.title);
        if self.title.trim().chars().count() > TITLE_MOST {
            problems.note(Field::PlanTitle, Wrong::TooLong { most: TITLE_MOST });
        }
        let pack_code = problems.required(Field::PlanStandard, &self.pack_code);
        let every = Every::from_code(&self.every).unwrap_or(Every::Quarter);
        let from = problems.take(Field::FromOn, parse_date(&self.from, today));
        let until = match (self.until.trim().is_empty(), every) {
            (true, Every::Once) => {
                problems.note(Field::UntilOn, Wrong::Missing);
                None
            }
            (true, _) => None,
            (false, _) => problems.take(Field::UntilOn, parse_date(&self.until, today)),
        };
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            problems.note(Field::UntilOn, Wrong::OutOfOrder);
        }
        let subject_kind = SubjectKind::from_code(&self.subject_kind).unwrap_or(SubjectKind::Hall);
        let details = title.zip(pack_code).zip(from).map(|((title, pack_code), from_on)| PlanDetails {
            title,
            pack_code,
            kind: AuditKind::from_code(&self.kind).unwrap_or(AuditKind::SelfCheck),
            subject_kind,
            every,
            from_on,
            until_on: until,
            auditor: self.auditor.map(StaffId),
            draws: if subject_kind == SubjectKind::Hall { 0 } else { self.draws },
            remind_days: self.remind_days,
            is_outside: self.is_outside,
            note: self.note.trim().to_owned(),
        });
        problems.finish(details)
    }
}
