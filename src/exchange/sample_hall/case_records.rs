//! The cases of the sample hall as their file holds them: what came in, and what happened to it, step by step.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::records::OpenDayTime;
use crate::domain::calendar::OpenDays;
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::{CaseChannel, CaseKind, Finding, PauseReason, ReplyMode};
use crate::domain::dates::Moment;
use crate::domain::deadlines::LimitUnit;

/// A moment of a case: on an open day, or on a calendar day where a limit must end on a certain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum SampleTime {
    /// On an open day.
    OpenDay(OpenDayTime),
    /// On any day.
    Day(DayTime),
}

/// A moment counted in calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayTime {
    /// Calendar days before today; 0 is today, negative is ahead.
    pub days_ago: i64,
    /// Time of day.
    pub at: NaiveTime,
}

impl SampleTime {
    /// The moment, seen from `today`; `None` beyond the calendar's range, or where the hall is never open.
    pub fn moment(self, today: NaiveDate, open: &OpenDays) -> Option<Moment> {
        match self {
            Self::OpenDay(time) => time.moment(today, open),
            Self::Day(DayTime { days_ago, at }) => {
                let day = today.checked_sub_signed(Duration::try_days(days_ago)?)?;
                Some(Moment::at(day, at))
            }
        }
    }
}

/// A case written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleCase {
    /// Word by which another case names this one; empty where none does.
    #[serde(default)]
    pub key: String,
    /// Kind.
    pub kind: CaseKind,
    /// Channel.
    pub channel: CaseChannel,
    /// When it came in.
    pub received: SampleTime,
    /// When it was written down, where that was later.
    pub entered: Option<SampleTime>,
    /// What it is about; its first line is its title.
    pub summary: String,
    /// Customer's name; may be empty.
    #[serde(default)]
    pub customer_name: String,
    /// Customer's phone; may be empty.
    #[serde(default)]
    pub customer_contact: String,
    /// Work number of who was asked first.
    pub first_asked: String,
    /// Department it was passed to.
    pub department: String,
    /// What it is about beyond its words.
    #[serde(default)]
    pub details: SampleDetails,
    /// What happened to it, oldest first.
    #[serde(default)]
    pub steps: Vec<SampleStep>,
    /// Notes, oldest first.
    #[serde(default)]
    pub notes: Vec<SampleNote>,
    /// Set for a case that was made void.
    pub voided: Option<SampleVoid>,
}

/// What happened to a case made of a letter, by the letter's box, day and place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleLetterCase {
    /// Name of the box.
    #[serde(rename = "box")]
    pub box_name: String,
    /// Day of the entry, in open days before today.
    pub open_days_ago: u32,
    /// Place in the entry, from 1.
    pub letter: u32,
    /// What happened to it, oldest first.
    pub steps: Vec<SampleStep>,
}

/// What a case is about beyond its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields of `CaseDetails`")]
pub struct SampleDetails {
    pub matter: String,
    pub important: bool,
    /// The date the letter bears itself, in calendar days before today.
    pub letter_days_ago: Option<u32>,
    pub rings: Option<u32>,
    pub page_no: String,
    pub forwarded_by: String,
    pub forwarded_no: String,
    pub answer_required: bool,
    pub out_of_town: bool,
    pub severe_weather: bool,
    pub complex: bool,
    pub target: SampleTarget,
}

/// Whom a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleTarget {
    /// Nobody in particular.
    #[default]
    Nobody,
    /// The hall as a whole.
    Hall,
    /// A person, by work number.
    Person(String),
    /// A window, by its number.
    Window(String),
    /// A team, by its name.
    Team(String),
}

/// A step of a case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleStep {
    /// When.
    pub at: SampleTime,
    /// Work number of who did it.
    pub by: String,
    /// What.
    pub step: SampleAct,
}

/// What was done to a case; the words are those of the forms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the steps and fields of `What`")]
pub enum SampleAct {
    Accept {
        #[serde(default)]
        note: String,
    },
    /// To a person by work number, a department or both.
    HandOver {
        to: Option<String>,
        #[serde(default)]
        unit: String,
        #[serde(default)]
        note: String,
    },
    Contact {
        note: String,
    },
    Investigate {
        note: String,
    },
    Pause {
        because: PauseReason,
        #[serde(default)]
        note: String,
    },
    Resume {
        #[serde(default)]
        note: String,
    },
    Extend {
        step: String,
        length: u32,
        unit: LimitUnit,
        approver: String,
        reason: String,
    },
    /// An event of the rules, at its own moment.
    Happen {
        event: String,
        moment: SampleTime,
        #[serde(default)]
        note: String,
    },
    Conclude {
        finding: Finding,
        text: String,
    },
    /// Sums in yuan; `charged` is a work number.
    Remedy {
        text: String,
        #[serde(default)]
        compensation: i64,
        charged: Option<String>,
        #[serde(default)]
        charge: i64,
    },
    Reply {
        mode: ReplyMode,
        text: String,
    },
    Report {
        to: String,
        text: String,
    },
    Sign {
        #[serde(default)]
        note: String,
    },
    Survey {
        satisfaction: u8,
        #[serde(default)]
        note: String,
    },
    Close {},
    Archive {
        place: String,
    },
    /// To the case of that key.
    Link {
        to: String,
        how: LinkKind,
    },
    /// Its details as they should have been.
    Correct {
        details: Box<SampleDetails>,
        reason: String,
    },
}

/// A note on a case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleNote {
    /// When.
    pub at: SampleTime,
    /// Work number of who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
}

/// When and why a case was made void.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleVoid {
    /// When.
    pub at: SampleTime,
    /// Why.
    pub reason: String,
}
