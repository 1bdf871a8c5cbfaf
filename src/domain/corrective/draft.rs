//! The form of the next step of a corrective action, as typed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CorrectiveKind, NewCorrectiveEvent};
use crate::domain::dates::parse_date;
use crate::domain::ids::{FileId, StaffId};
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// A step a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectiveStep {
    /// Opening one for a failed item.
    Open,
    /// 指派
    #[default]
    Assign,
    /// 延期
    Postpone,
    /// 交整改依据
    HandIn,
    /// 验收
    Close,
    /// 退回
    Reopen,
    /// 附言
    Note,
}

impl CorrectiveStep {
    /// The entry it makes.
    pub fn kind(self) -> CorrectiveKind {
        match self {
            Self::Open | Self::Assign => CorrectiveKind::Assigned,
            Self::Postpone => CorrectiveKind::Postponed,
            Self::HandIn => CorrectiveKind::Evidence,
            Self::Close => CorrectiveKind::Closed,
            Self::Reopen => CorrectiveKind::Reopened,
            Self::Note => CorrectiveKind::Noted,
        }
    }
}

/// The step as typed; people and files by number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewCorrectiveEvent`, as typed")]
pub struct CorrectiveDraft {
    pub step: CorrectiveStep,
    pub by: Option<i64>,
    pub owner: Option<i64>,
    pub due: String,
    pub text: String,
    pub file: Option<i64>,
}

impl CorrectiveDraft {
    /// The entry to add.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<NewCorrectiveEvent, Vec<Problem>> {
        let mut problems = Problems::default();
        let step = self.step;
        if step == CorrectiveStep::Assign && self.owner.is_none() {
            problems.note(Field::Owner, Wrong::Missing);
        }
        let due = self.check_due(today, &mut problems);
        match step {
            CorrectiveStep::HandIn if self.text.trim().is_empty() && self.file.is_none() => {
                problems.note(Field::Evidence, Wrong::Missing);
            }
            CorrectiveStep::Postpone | CorrectiveStep::Reopen if self.text.trim().is_empty() => {
                problems.note(Field::Reason, Wrong::Missing);
            }
            CorrectiveStep::Note if self.text.trim().is_empty() => problems.note(Field::Note, Wrong::Missing),
            _ => {}
        }
        match (step, self.by) {
            (CorrectiveStep::HandIn, None) => problems.note(Field::HandedInBy, Wrong::Missing),
            (CorrectiveStep::Close, None) => problems.note(Field::ClosedBy, Wrong::Missing),
            _ => {}
        }
        problems.finish(Some(NewCorrectiveEvent {
            kind: step.kind(),
            by: self.by.map(StaffId),
            owner: self.owner.map(StaffId).filter(|_| step.kind() == CorrectiveKind::Assigned),
            due,
            text: self.text.trim().to_owned(),
            file: self.file.map(FileId).filter(|_| step == CorrectiveStep::HandIn),
        }))
    }

    /// The day: needed to assign and to postpone, free when it is reopened or opened, never one that has gone by.
    fn check_due(&self, today: NaiveDate, problems: &mut Problems) -> Option<NaiveDate> {
        let is_needed = matches!(self.step, CorrectiveStep::Assign | CorrectiveStep::Postpone)
            || (self.step == CorrectiveStep::Open && self.owner.is_some());
        let is_asked = is_needed || matches!(self.step, CorrectiveStep::Open | CorrectiveStep::Reopen);
        if !is_asked || (!is_needed && self.due.trim().is_empty()) {
            return None;
        }
        let due = problems.take(Field::DueOn, parse_date(&self.due, today))?;
        if due < today {
            problems.note(Field::DueOn, Wrong::OutOfOrder);
            return None;
        }
        Some(due)
    }
}
