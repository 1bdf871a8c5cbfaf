//! Cases of the register: complaints, reports, suggestions, enquiries, praise (C; P1-9.2, P1-9.3, P6-2).

pub mod details;
pub mod events;
pub mod query;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

pub use details::{CaseDetails, Target};
pub use events::{CaseEvent, Finding, NewEvent, PauseReason, ReplyMode, What};
pub use query::{CaseQuery, CaseSort, Direction, StandingFilter};

use super::dates::{Moment, parse_date, parse_time};
use super::ids::{CaseId, StaffId};
use super::problems::{Field, Problem, Problems, Wrong};

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
    pub customer_name: String,
    /// Customer's phone or address; may be empty.
    pub customer_contact: String,
    /// Who was asked first and owns it until it is handed over (P6-2).
    pub first_asked: Option<StaffId>,
    /// Department it is passed to; may be empty.
    pub department: String,
    /// When the customer brought it.
    pub received_at: Moment,
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

/// A case's form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewCase`, as typed")]
pub struct CaseDraft {
    pub kind: String,
    pub channel: String,
    pub summary: String,
    pub customer_name: String,
    pub customer_contact: String,
    pub first_asked: Option<i64>,
    pub department: String,
    pub received_on: String,
    pub received_time: String,
}

/// Longest summary, in characters.
pub const SUMMARY_MOST: usize = 2000;

impl CaseDraft {
    /// A draft for a case that came in now, by phone.
    pub fn fresh(now: Moment) -> Self {
        Self {
            kind: CaseKind::Complaint.code().to_owned(),
            channel: CaseChannel::Phone.code().to_owned(),
            received_on: now.date().to_string(),
            received_time: now.time().format("%H:%M").to_string(),
            ..Self::default()
        }
    }

    /// Reads the form. The first-asked person is required (P6-2) but for letters, which no one was asked with.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, now: Moment) -> Result<NewCase, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = CaseKind::from_code(&self.kind).unwrap_or(CaseKind::Other);
        let channel = CaseChannel::from_code(&self.channel).unwrap_or(CaseChannel::Other);
        let summary = problems.required(Field::CaseSummary, &self.summary);
        if summary.as_ref().is_some_and(|s| s.chars().count() > SUMMARY_MOST) {
            problems.note(Field::CaseSummary, Wrong::TooLong { most: SUMMARY_MOST });
        }
        if self.first_asked.is_none() && channel != CaseChannel::BoxLetter {
            problems.note(Field::FirstAsked, Wrong::Missing);
        }
        let received_at = self.received(&mut problems, now);
        let case = summary.zip(received_at).map(|(summary, received_at)| NewCase {
            kind,
            channel,
            summary,
            customer_name: self.customer_name.trim().to_owned(),
            customer_contact: self.customer_contact.trim().to_owned(),
            first_asked: self.first_asked.map(StaffId),
            department: self.department.trim().to_owned(),
            received_at,
        });
        problems.finish(case)
    }

    fn received(&self, problems: &mut Problems, now: Moment) -> Option<Moment> {
        let date: Option<NaiveDate> = problems.take(Field::ReceivedAt, parse_date(&self.received_on, now.date()));
        let time: Option<NaiveTime> = problems.take(Field::ReceivedAt, parse_time(&self.received_time));
        let (date, time) = date.zip(time)?;
        let moment = Moment::at(date, time);
        if moment > now {
            problems.note(Field::ReceivedAt, Wrong::InFuture);
        }
        Some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment::at("2026-11-23".parse().unwrap(), NaiveTime::from_hms_opt(10, 0, 0).unwrap())
    }

    #[test]
    fn numbers_read_year_and_four_figures() {
        assert_eq!(CaseNumber { year: 2026, running: 1 }.to_string(), "2026-0001");
        assert_eq!(CaseNumber { year: 2026, running: 12345 }.to_string(), "2026-12345");
    }

    #[test]
    fn the_first_asked_person_is_required_p6_2() {
        let draft = CaseDraft { summary: "停电没有提前告知".into(), ..CaseDraft::fresh(now()) };
        assert_eq!(draft.check(now()), Err(vec![Problem::new(Field::FirstAsked, Wrong::Missing)]));
        let asked = CaseDraft { first_asked: Some(3), ..draft };
        assert_eq!(asked.check(now()).unwrap().received_at, now());
    }

    #[test]
    fn nothing_is_received_in_the_future() {
        let draft = CaseDraft {
            summary: "x".into(),
            first_asked: Some(1),
            received_on: "+1".into(),
            ..CaseDraft::fresh(now())
        };
        assert_eq!(draft.check(now()), Err(vec![Problem::new(Field::ReceivedAt, Wrong::InFuture)]));
    }
}
