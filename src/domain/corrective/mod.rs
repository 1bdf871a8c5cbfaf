//! Corrective actions (整改): what failed is put right by an owner until a day, shown by evidence, closed by a second
//! person (A). The state follows from the entries and today alone.

mod draft;
mod state;

use chrono::NaiveDate;

use super::dates::Moment;
use super::ids::{AuditId, CorrectiveId, FileId, StaffId};

pub use draft::{CorrectiveDraft, CorrectiveStep};
pub use state::{CorrectiveRefusal, CorrectiveState, due_soon_from, state_of};

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CorrectiveKind {
    /// Somebody puts it right, until a day.
    Assigned,
    /// The day was moved, with the reason.
    Postponed,
    /// How it was put right: words, a photo or both.
    Evidence,
    /// A second person looked and closed it.
    Closed,
    /// It is not right (yet, or again), with the reason.
    Reopened,
    /// A remark.
    Noted,
}

impl CorrectiveKind {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Assigned, Self::Postponed, Self::Evidence, Self::Closed, Self::Reopened, Self::Noted];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Postponed => "postponed",
            Self::Evidence => "evidence",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::Noted => "noted",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An entry to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrectiveEvent {
    /// What it says.
    pub kind: CorrectiveKind,
    /// Who did it.
    pub by: Option<StaffId>,
    /// Who puts it right (assigned).
    pub owner: Option<StaffId>,
    /// Until when (assigned, postponed, reopened).
    pub due: Option<NaiveDate>,
    /// Reason, remark, or how it was put right.
    pub text: String,
    /// Photo of what was put right.
    pub file: Option<FileId>,
}

impl NewCorrectiveEvent {
    /// An entry with nothing but its kind and who did it.
    pub fn plain(kind: CorrectiveKind, by: Option<StaffId>) -> Self {
        Self { kind, by, owner: None, due: None, text: String::new(), file: None }
    }
}

/// An entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectiveEvent {
    /// When it was made.
    pub at: Moment,
    /// What it says.
    pub entry: NewCorrectiveEvent,
}

/// A corrective action with its entries, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectiveAction {
    /// Row number.
    pub id: CorrectiveId,
    /// The check it was found in.
    pub audit: AuditId,
    /// Code of the item that failed.
    pub item_code: String,
    /// What is to be put right.
    pub what: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// Who opened it.
    pub opened_by: Option<StaffId>,
    /// What happened since, oldest first.
    pub events: Vec<CorrectiveEvent>,
}

impl CorrectiveAction {
    /// Who puts it right now.
    pub fn owner(&self) -> Option<StaffId> {
        self.events.iter().rev().find_map(|event| event.entry.owner)
    }

    /// Until when.
    pub fn due(&self) -> Option<NaiveDate> {
        self.events.iter().rev().find_map(|event| event.entry.due)
    }

    /// The evidence handed in since it was last reopened, newest last.
    pub fn evidence(&self) -> impl DoubleEndedIterator<Item = &CorrectiveEvent> {
        let reopened = self.events.iter().rposition(|event| event.entry.kind == CorrectiveKind::Reopened);
        let since = reopened.map_or(0, |place| place + 1);
        self.events.iter().skip(since).filter(|event| event.entry.kind == CorrectiveKind::Evidence)
    }

    /// When it was closed, if it is.
    pub fn closed_at(&self) -> Option<Moment> {
        let ends = |kind| matches!(kind, CorrectiveKind::Closed | CorrectiveKind::Reopened);
        let last = self.events.iter().rev().find(|event| ends(event.entry.kind))?;
        (last.entry.kind == CorrectiveKind::Closed).then_some(last.at)
    }

    /// Whether somebody may close it: neither who puts it right nor who handed in the evidence.
    pub fn may_be_closed_by(&self, person: StaffId) -> bool {
        self.owner() != Some(person) && self.evidence().all(|event| event.entry.by != Some(person))
    }
}

#[cfg(test)]
mod tests;
