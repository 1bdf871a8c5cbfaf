//! Errors by what can be done about them.

use crate::domain::cards::LifeProblem;
use crate::domain::cases::CaseRefusal;
use crate::domain::dates::Moment;
use crate::domain::erasure::Barrier;
use crate::storage::StorageError;

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// A rule forbids it.
    #[error("not allowed: {}", .0.word())]
    NotAllowed(Refusal),
    /// What was to be changed is no longer as it was.
    #[error("the record changed meanwhile")]
    Stale,
    /// Writing is stopped for the time being; reading goes on.
    #[error("writing is stopped: {0:?}")]
    Held(Hold),
    /// The file.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why nothing is written for the time being. Drafts are kept all the same where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The file was opened only to look at.
    ViewOnly,
    /// The disk was full at the last write; until room is made nothing more is tried.
    DiskFull,
    /// The PC's clock stands before the newest record: what was written now would bear a wrong day.
    ClockBehind {
        /// The newest record.
        latest: Moment,
    },
    /// The file is no longer where it was opened: deleted, moved, or its stick pulled.
    FileGone,
}

impl Hold {
    /// Key of its sentence: `error-<key>`, `error-<key>-do`.
    pub fn key(self) -> &'static str {
        match self {
            Self::ViewOnly => "held-view-only",
            Self::DiskFull => "held-disk-full",
            Self::ClockBehind { .. } => "held-clock",
            Self::FileGone => "held-gone",
        }
    }
}

impl From<rusqlite::Error> for RegisterError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// The rule that forbids a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The work number belongs to another person.
    WorkNoTaken {
        /// Name of who has it.
        by: String,
    },
    /// The box has an entry for that day already.
    EntryExists,
    /// A picture that was looked at cannot be read any more.
    PictureGone {
        /// Its file's name.
        name: String,
    },
    /// The entry is locked since the end of its day (P1-9.3); a remark can be added.
    EntryLocked,
    /// The day has not come.
    DayAhead,
    /// The box was not hung yet, or taken down.
    BoxNotInUse,
    /// The case is void.
    CaseVoid,
    /// A rule of a case's life forbids it.
    Case(CaseRefusal),
    /// The rules cannot be read; the reader's sentence.
    BadRules {
        /// File, rule and field.
        because: String,
    },
    /// An edition of that name is kept already.
    EditionExists,
    /// Rules are put in force from today on, not for days gone by.
    RulesBackdated,
    /// A reason is needed.
    ReasonMissing,
    /// A reason in words is needed.
    NoteMissing,
    /// A rule of a card's life forbids it.
    Card {
        /// The rule.
        problem: LifeProblem,
        /// Number of the card.
        number: String,
    },
    /// The check is finished and locked.
    AuditFinished,
    /// Items without an answer, or failed ones without a reason.
    AuditUnfinished {
        /// Codes of the items.
        items: Vec<String>,
    },
    /// A check of that pack is open or done for the day.
    AuditExists,
    /// The check is void.
    AuditVoid,
    /// The pack is not for subjects of that kind.
    SubjectNotOfPack,
    /// Nothing failed, so nothing is to be checked again.
    NothingToReCheck,
    /// The corrective action is closed.
    CorrectiveClosed,
    /// Without evidence a corrective action is not closed.
    EvidenceMissing,
    /// Whoever put it right does not close it: a second person does.
    SecondPersonNeeded,
    /// The item has a corrective action already.
    CorrectiveExists,
    /// The plan is stopped.
    PlanStopped,
    /// A plan that has begun keeps what it asked for: it is stopped, and another is made.
    PlanBegun,
    /// Subjects were drawn for the period already; a draw is not repeated.
    AlreadyDrawn,
    /// The edition of a standard is in use and never edited in place.
    PackEditionTaken {
        /// Code and edition.
        edition: String,
    },
    /// An appraisal of that year, standard and kind of subject is open or done.
    AppraisalExists,
    /// The appraisal is closed, or its results are public.
    AppraisalClosed,
    /// The step before is not done: sent before it is re-scored and published, published before it is closed.
    AppraisalTooEarly,
    /// Self-scores are missing; what they stand for.
    SelfScoresMissing {
        /// Names or numbers of the subjects.
        subjects: Vec<String>,
    },
    /// The contest is closed.
    ContestClosed,
    /// The day is outside the contest's period.
    OutsideContest,
    /// The subject does not fulfil what the award needs; the reasons.
    NotEligible {
        /// Why, in words.
        because: String,
    },
    /// The award was granted already.
    AwardExists,
    /// A document of that code is on the list already.
    DisclosureExists,
    /// The document is retired, or the version taken down.
    DisclosureRetired,
    /// The record is struck already.
    RecordStruck,
    /// The pack cannot be read; the reader's sentence.
    BadPack {
        /// File, item and field.
        because: String,
    },
    /// The layout lacks what must stand on it, or cannot be drawn (P1-1.2).
    LayoutIncomplete,
    /// The edition of a calendar's year names other days already.
    EditionTaken {
        /// The edition.
        edition: String,
    },
    /// Nothing to undo.
    NothingToUndo,
    /// Changes of an earlier day are not undone.
    UndoTooLate,
    /// A later record that stays rests on it, so it stays too.
    UndoHeld,
    /// The person is on the list of who may open the file already.
    KeeperExists,
    /// Whoever is at work cannot take themselves off the list of a closed file.
    KeeperIsAuthor,
    /// Something stands against erasing a person.
    CannotErase {
        /// What.
        barriers: Vec<Barrier>,
    },
    /// Records of that kind are kept longer than that.
    RetentionTooShort {
        /// Fewest months.
        least: u32,
    },
    /// No record of that number.
    NoSuchRecord,
    /// More is told by now of a case that a list would go on with.
    CaseHasStory,
}

impl Refusal {
    /// Its name without what it holds: names of people may be among that, and this goes to the log.
    fn word(&self) -> String {
        let told = format!("{self:?}");
        told.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
    }
}

impl From<CaseRefusal> for RegisterError {
    fn from(refusal: CaseRefusal) -> Self {
        Self::NotAllowed(Refusal::Case(refusal))
    }
}

impl From<Refusal> for RegisterError {
    fn from(refusal: Refusal) -> Self {
        Self::NotAllowed(refusal)
    }
}
