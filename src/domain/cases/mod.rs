//! Cases of the register: complaints, reports, suggestions, enquiries, praise (C; P1-9.2, P1-9.3, P6-2).

pub mod clock;
pub mod corrections;
pub mod details;
pub mod drafts;
pub mod events;
pub mod figures;
pub mod life;
pub mod lists;
pub mod query;
pub mod steps;

use serde::{Deserialize, Serialize};

pub use details::{CaseDetails, Target};
pub use drafts::{CaseDraft, SUMMARY_MOST};
pub use events::{CaseEvent, Finding, NewEvent, PauseReason, ReplyMode, What};
pub use life::{CaseFile, CasePhase, CaseRefusal};
pub use lists::{BareCase, CaseImport, Kept, KeptNumber, KnownCase, LinkEnd, ListedCase, ListedStep};
pub use query::{CaseQuery, CaseSort, Direction, StandingFilter};

use super::dates::Moment;
use super::ids::{CaseId, StaffId};
use super::masking::mask_about;
use super::personal::{PersonalContact, PersonalName};

/// What a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// 投诉
    Complaint,
    /// 举报
    Report,
    /// 建议
    Suggestion,
    /// 咨询
    Enquiry,
    /// 表扬
    Praise,
    /// 其他
    Other,
}

impl CaseKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Complaint, Self::Report, Self::Suggestion, Self::Enquiry, Self::Praise, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Complaint => "complaint",
            Self::Report => "report",
            Self::Suggestion => "suggestion",
            Self::Enquiry => "enquiry",
            Self::Praise => "praise",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its conclusion must say if it was founded (P1-9.2): complaints and reports.
    pub fn needs_finding(self) -> bool {
        matches!(self, Self::Complaint | Self::Report)
    }
}

/// How a case came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseChannel {
    /// 电话
    Phone,
    /// 来访
    InPerson,
    /// 意见箱来信
    BoxLetter,
    /// 意见簿
    OpinionBook,
    /// 休息日电话
    RestDayPhone,
    /// 上级转办
    Forwarded,
    /// 其他
    Other,
}

impl CaseChannel {
    /// All, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::InPerson,
        Self::BoxLetter,
        Self::OpinionBook,
        Self::RestDayPhone,
        Self::Forwarded,
        Self::Other,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::InPerson => "in_person",
            Self::BoxLetter => "box_letter",
            Self::OpinionBook => "opinion_book",
            Self::RestDayPhone => "rest_day_phone",
            Self::Forwarded => "forwarded",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// A case's number: year and running number without gaps, `2026-0001`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseNumber {
    /// Year it was entered in (hall's clock).
    pub year: i32,
    /// Running number of the year, from 1.
    pub running: u32,
}

impl std::fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:04}", self.year, self.running)
    }
}

/// What is known of a case when it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// Kind.
    pub kind: CaseKind,
    /// Channel.
    pub channel: CaseChannel,
    /// What it is about, in the customer's words.
    pub summary: String,
    /// Customer's name; empty is anonymous.
    pub customer_name: PersonalName,
    /// Customer's phone or address; may be empty.
    pub customer_contact: PersonalContact,
    /// Who was asked first and owns it until it is handed over (P6-2).
    pub first_asked: Option<StaffId>,
    /// Department it is passed to; may be empty.
    pub department: String,
    /// When the customer brought it; for a box letter, when the box was opened.
    pub received_at: Moment,
    /// What it is about beyond its words.
    pub details: CaseDetails,
}

impl NewCase {
    /// A text of the case as it may stand in a list, on a paper or in an export: the customer's name and contact in it and every
    /// phone, card or account number masked. In the case's own view the text is whole.
    pub fn masked(&self, text: &str) -> String {
        mask_about(text, &self.customer_name, &self.customer_contact)
    }
}

/// Where a case stands for lists and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Being worked on.
    Open,
    /// Closed (办结).
    Closed,
    /// Closed and filed (归档).
    Archived,
}

impl Standing {
    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Closed, Self::Archived].into_iter().find(|standing| standing.code() == code)
    }
}

/// What the log of a case comes to, kept beside it so that lists and figures need not read the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes {
    /// Where it stands.
    pub standing: Standing,
    /// Who has it now; the first-asked person until it was handed over to someone (P6-2).
    pub handler: Option<StaffId>,
    /// When the customer was answered.
    pub replied_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// Whether every step was in time, frozen at closing.
    pub in_time: Option<bool>,
    /// What the investigation found.
    pub finding: Option<Finding>,
    /// 5 very satisfied to 1 very dissatisfied.
    pub satisfaction: Option<u8>,
}

impl Outcomes {
    /// Those of a case just recorded.
    pub fn fresh(first_asked: Option<StaffId>) -> Self {
        Self {
            standing: Standing::Open,
            handler: first_asked,
            replied_at: None,
            closed_at: None,
            in_time: None,
            finding: None,
            satisfaction: None,
        }
    }
}

/// A case on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Row number.
    pub id: CaseId,
    /// Number.
    pub number: CaseNumber,
    /// What was recorded.
    pub facts: NewCase,
    /// When it was entered.
    pub entered_at: Moment,
    /// What its log comes to.
    pub outcomes: Outcomes,
    /// Set when the case is void: when and why. Its number stays taken.
    pub voided: Option<Voided>,
}

/// Why a record no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voided {
    /// When.
    pub at: Moment,
    /// Why, in words.
    pub reason: String,
}

/// A note added to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNote {
    /// When it was written.
    pub at: Moment,
    /// What it says.
    pub text: String,
    /// Who wrote it, if told.
    pub author: Option<StaffId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_year_and_four_figures() {
        assert_eq!(CaseNumber { year: 2026, running: 1 }.to_string(), "2026-0001");
        assert_eq!(CaseNumber { year: 2026, running: 12345 }.to_string(), "2026-12345");
    }
}
