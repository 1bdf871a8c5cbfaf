//! Plans of checks (计划): what is checked how often, and how each period of it stands (A; P1-II.2, P4-2).

mod calendar;
mod draft;
mod presets;
mod report;

use chrono::NaiveDate;

use super::audits::{AuditKind, Subject};
use super::dates::Moment;
use super::draws::Draw;
use super::ids::{AuditId, PlanId, StaffId};
use super::standards::SubjectKind;

pub use calendar::{AppraisalMark, AppraisalStep};
pub use draft::PlanDraft;
pub use presets::{PackOffer, PlanPreset};
pub use report::{PeriodReport, PeriodState, PlanFacts, report};

/// How often a plan comes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// Each day.
    Day,
    /// Each week from Monday on.
    Week,
    /// Each month of the calendar.
    Month,
    /// Each quarter of the calendar.
    Quarter,
    /// Each half year of the calendar.
    HalfYear,
    /// Each year of the calendar.
    Year,
    /// Once between its two days.
    Once,
}

impl Every {
    /// All, in the order of the form.
    pub const ALL: [Self; 7] =
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::HalfYear, Self::Year, Self::Once];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::Once => "once",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.code() == code)
    }
}

/// What a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDetails {
    /// Its name.
    pub title: String,
    /// Code of the standard.
    pub pack_code: String,
    /// Kind of check.
    pub kind: AuditKind,
    /// Whom or what it is about.
    pub subject_kind: SubjectKind,
    /// How often.
    pub every: Every,
    /// From this day.
    pub from_on: NaiveDate,
    /// Until this day; `None` while it lasts.
    pub until_on: Option<NaiveDate>,
    /// Who checks, where it is settled.
    pub auditor: Option<StaffId>,
    /// So many subjects drawn at random in each period; 0: every subject.
    pub draws: u32,
    /// So many days before its end a period is due.
    pub remind_days: u32,
    /// Somebody from outside comes (P4-2).
    pub is_outside: bool,
    /// Remark; may be empty.
    pub note: String,
}

impl PlanDetails {
    /// Whether writing this over `old` would change what was due: once a plan has begun only its name, end, auditor,
    /// reminder and remark change.
    pub fn rewrites(&self, old: &Self, today: NaiveDate) -> bool {
        if old.from_on > today {
            return false;
        }
        let frozen =
            |d: &Self| (d.pack_code.clone(), d.kind, d.subject_kind, d.every, d.from_on, d.draws, d.is_outside);
        let cut_short = self.until_on != old.until_on && self.until_on.is_some_and(|until| until < today);
        frozen(self) != frozen(old) || cut_short
    }
}

/// A plan as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Row number.
    pub id: PlanId,
    /// What it says.
    pub details: PlanDetails,
    /// Stopped on this day.
    pub stopped_on: Option<NaiveDate>,
}

/// One period of a plan: a day, week, month ... of the calendar, cut to the plan's first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanPeriod {
    /// What it is kept by: the first day of the whole calendar period.
    pub key: NaiveDate,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl PlanPeriod {
    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// A check that may fulfil a period.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanCheck {
    /// The check.
    pub audit: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of its standard.
    pub pack_code: String,
    /// Its kind.
    pub kind: AuditKind,
    /// Whom or what it is about.
    pub subject: Subject,
    /// The plan it was begun for.
    pub plan: Option<PlanId>,
    /// Finished and locked; void ones are left out.
    pub is_finished: bool,
    /// Score of 100.
    pub score: Option<f64>,
}

/// Somebody or something a plan can be about, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Whom or what.
    pub subject: Subject,
    /// Since when, where it is known.
    pub since: Option<NaiveDate>,
}

/// What is said about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanNoteKind {
    /// Why it was let go.
    Excused,
    /// What came of a visit that was kept on paper.
    DoneOnPaper,
}

impl PlanNoteKind {
    /// All.
    pub const ALL: [Self; 2] = [Self::Excused, Self::DoneOnPaper];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Excused => "excused",
            Self::DoneOnPaper => "done_on_paper",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A remark on a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanNote {
    /// The plan.
    pub plan: PlanId,
    /// The period, by its key.
    pub period: NaiveDate,
    /// What it says.
    pub kind: PlanNoteKind,
    /// The words.
    pub text: String,
    /// Who.
    pub by: Option<StaffId>,
    /// When.
    pub at: Moment,
}

/// The draw of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDraw {
    /// The plan.
    pub plan: PlanId,
    /// The period, by its key.
    pub period: NaiveDate,
    /// Seed, candidates, who was drawn.
    pub draw: Draw,
    /// When.
    pub at: Moment,
}

#[cfg(test)]
mod tests;
