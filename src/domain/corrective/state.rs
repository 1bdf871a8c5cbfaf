//! Where a corrective action stands, and what may be entered next.

use chrono::NaiveDate;

use super::{CorrectiveAction, CorrectiveKind, NewCorrectiveEvent};
use crate::domain::calendar::WorkCalendar;
use crate::domain::ids::StaffId;

/// Where a corrective action stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectiveState {
    /// Past its day, whoever has it.
    Overdue {
        /// Days since.
        days: i64,
    },
    /// 待验收: put right as its evidence says; a second person is to look.
    HandedIn,
    /// 待指派: nobody puts it right yet.
    Unassigned,
    /// From the last working day before its day on.
    DueSoon {
        /// Days left; 0 today.
        days: i64,
    },
    /// 整改中: somebody puts it right; `None` without a day.
    Open {
        /// Days left.
        days: Option<i64>,
    },
    /// 已验收
    Closed {
        /// The day it was closed.
        on: NaiveDate,
    },
}

impl CorrectiveState {
    /// Whether it is closed.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Closed { .. })
    }
}

/// Why an entry is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectiveRefusal {
    /// It is closed.
    Closed,
    /// Without evidence it is neither closed nor sent back.
    EvidenceMissing,
    /// Whoever put it right does not close it.
    SecondPersonNeeded,
    /// Words are missing: a reason, a remark, or evidence without words and photo; or the person or the day.
    ReasonMissing,
}

/// The state on a day.
pub fn state_of(action: &CorrectiveAction, today: NaiveDate, calendar: &WorkCalendar) -> CorrectiveState {
    if let Some(at) = action.closed_at() {
        return CorrectiveState::Closed { on: at.date() };
    }
    if action.evidence().next().is_some() {
        return CorrectiveState::HandedIn;
    }
    let days = action.due().map(|due| (due - today).num_days());
    match (action.owner(), action.due(), days) {
        (_, _, Some(days)) if days < 0 => CorrectiveState::Overdue { days: -days },
        (None, ..) => CorrectiveState::Unassigned,
        (Some(_), Some(due), Some(days)) if today >= due_soon_from(due, calendar) => CorrectiveState::DueSoon { days },
        (Some(_), _, days) => CorrectiveState::Open { days },
    }
}

/// The day something due is amber from: the last working day before it.
pub fn due_soon_from(due: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
    let earlier = std::iter::successors(due.pred_opt(), NaiveDate::pred_opt).take(60);
    earlier.into_iter().find(|day| calendar.is_working_day(*day)).unwrap_or(due)
}

impl CorrectiveAction {
    /// Whether an entry may be added.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn may_add(&self, new: &NewCorrectiveEvent) -> Result<(), CorrectiveRefusal> {
        let is_closed = self.closed_at().is_some();
        let has_words = !new.text.trim().is_empty();
        let needs = |given: bool| if given { Ok(()) } else { Err(CorrectiveRefusal::ReasonMissing) };
        match new.kind {
            CorrectiveKind::Noted => needs(has_words),
            CorrectiveKind::Reopened => {
                if !is_closed && self.evidence().next().is_none() {
                    return Err(CorrectiveRefusal::EvidenceMissing);
                }
                needs(has_words)
            }
            _ if is_closed => Err(CorrectiveRefusal::Closed),
            CorrectiveKind::Assigned => needs(new.owner.is_some()),
            CorrectiveKind::Postponed => needs(has_words && new.due.is_some()),
            CorrectiveKind::Evidence => needs(has_words || new.file.is_some()),
            CorrectiveKind::Closed => self.may_close(new.by),
        }
    }

    fn may_close(&self, by: Option<StaffId>) -> Result<(), CorrectiveRefusal> {
        if self.evidence().next().is_none() {
            return Err(CorrectiveRefusal::EvidenceMissing);
        }
        match by {
            Some(person) if self.may_be_closed_by(person) => Ok(()),
            _ => Err(CorrectiveRefusal::SecondPersonNeeded),
        }
    }
}
