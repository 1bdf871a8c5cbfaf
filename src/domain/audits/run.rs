//! What a run is about beside its answers: kind, subject, period, who checks and is checked, what it belongs to.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{AuditKind, Subject};
use crate::domain::ids::{AppraisalId, AuditId, ContestId, PlanId, StaffId};

/// What a run is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunDetails {
    /// Kind of run.
    pub kind: AuditKind,
    /// Whom or what it is about.
    pub subject: Subject,
    /// The subject's team, or the team of the person as of that day; empty for none.
    pub team: String,
    /// Number of the window, or the window of the person as of that day; empty for none.
    pub window_number: String,
    /// First day whose records answer linked items.
    pub period_from: NaiveDate,
    /// Last day whose records answer linked items.
    pub period_until: NaiveDate,
    /// Who checks beside the auditor.
    pub with_auditors: Vec<StaffId>,
    /// Who stands for what is checked, and may object.
    pub audited: Option<StaffId>,
    /// The items of a re-check; `None` for the whole pack.
    pub only_items: Option<BTreeSet<String>>,
    /// The run whose failures are checked again.
    pub re_check_of: Option<AuditId>,
    /// The plan it fulfils.
    pub plan: Option<PlanId>,
    /// The contest it is a visit of.
    pub contest: Option<ContestId>,
    /// The appraisal it scores.
    pub appraisal: Option<AppraisalId>,
}

impl RunDetails {
    /// A self-check of the whole hall on a day: what a run without details is.
    pub fn of_hall(day: NaiveDate) -> Self {
        Self {
            kind: AuditKind::SelfCheck,
            subject: Subject::Hall,
            team: String::new(),
            window_number: String::new(),
            period_from: day,
            period_until: day,
            with_auditors: Vec::new(),
            audited: None,
            only_items: None,
            re_check_of: None,
            plan: None,
            contest: None,
            appraisal: None,
        }
    }
}

/// What was said about a finished run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// A remark.
    Note,
    /// The objection of whoever was checked.
    Objection,
    /// The opinion of the review group.
    Opinion,
}

impl NoteKind {
    /// All.
    pub const ALL: [Self; 3] = [Self::Note, Self::Objection, Self::Opinion];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Objection => "objection",
            Self::Opinion => "opinion",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
