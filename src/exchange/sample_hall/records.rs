//! The records of the sample hall as its files hold them: people by work number, dates counted back from today.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::audit_stories::days_before;
use crate::domain::audits::{Answer, Verdict};
use crate::domain::boxes::Seal;
use crate::domain::calendar::OpenDays;
use crate::domain::cards::{CardEventKind, IssueReason};
use crate::domain::cases::CaseKind;
use crate::domain::dates::Moment;
use crate::domain::products::Product;
use crate::domain::staff::StaffDraft;
use crate::domain::standards::{Item, Pack};

/// A moment on an open day before today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDayTime {
    /// Counted in open days: 1 is the last open day before today.
    pub open_days_ago: u32,
    /// Time of day.
    pub at: NaiveTime,
}

impl OpenDayTime {
    /// The moment, seen from `today`; `None` only where the hall is never open.
    pub fn moment(self, today: NaiveDate, open: &OpenDays) -> Option<Moment> {
        let day = open.open_day_before(today, self.open_days_ago)?;
        Some(Moment::at(day, self.at))
    }
}

/// How long a badge is valid, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleValidity {
    /// This many days from today; negative for one that ran out.
    Days(i64),
    /// Until 31 December of the year this many years on.
    YearEnd(i32),
}

impl SampleValidity {
    /// The last day, seen from `today`; `None` beyond the calendar's range.
    pub fn last_day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => today.checked_add_signed(Duration::try_days(days)?),
            Self::YearEnd(years) => NaiveDate::from_ymd_opt(today.year().checked_add(years)?, 12, 31),
        }
    }
}

/// The hall's profile.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields of `Hall`, in words of the file")]
pub struct SampleProfile {
    pub name: String,
    pub unit_name: String,
    pub area_m2: f64,
    pub address: String,
    pub supervision_phone: String,
    pub complaint_phone: String,
    pub rest_day_phone: String,
    pub opens_at: NaiveTime,
    pub closes_at: NaiveTime,
    pub open_weekdays: [bool; 7],
    pub unit_colour: String,
    pub records_since_open_days_ago: u32,
    pub badge_valid: SampleValidity,
    pub windows: Vec<SampleWindow>,
    pub boxes: Vec<SampleBox>,
}

/// A window of the hall.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleWindow {
    /// Number on the plate.
    pub number: String,
    /// What is done there.
    pub purpose: String,
}

/// A suggestion box of the hall, in use since the records begin.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBox {
    /// Name, unique in the hall.
    pub name: String,
    /// Where it hangs.
    pub place: String,
}

/// A person as a list gives one; `joined_on` may be relative (`-12`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields of `StaffDraft`")]
pub struct SamplePerson {
    pub work_no: String,
    pub name: String,
    pub sex: String,
    pub team: String,
    pub title: String,
    pub post: String,
    pub window: String,
    pub joined_on: String,
    pub phone: String,
    pub qualifications: String,
    pub languages: String,
    pub status: String,
    #[serde(skip_serializing)]
    pub photo_days_ago: Option<u32>,
}

/// Photos of the sample are as old as this, where nothing else is said.
const PHOTO_DAYS_AGO: u32 = 430;

/// A card made for somebody; nobody's is a visitor's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBadge {
    /// Whose; empty on a visitor's.
    #[serde(default)]
    pub work_no: String,
    /// What it is.
    #[serde(default = "badge")]
    pub product: Product,
    /// Printed so many days before today.
    pub printed_days_ago: u32,
    /// Until when.
    pub valid: SampleValidity,
    /// Why it was made.
    pub why: IssueReason,
    /// More words to that.
    #[serde(default)]
    pub reason: String,
    /// The post on it, where it is not that of the roster.
    pub post: Option<String>,
    /// Whether it was printed at all.
    #[serde(default = "yes")]
    pub printed: bool,
    /// Whether its bearer got it on that day.
    #[serde(default = "yes")]
    pub handed_over: bool,
    /// What happened to it since.
    #[serde(default)]
    pub steps: Vec<SampleCardStep>,
}

fn badge() -> Product {
    Product::Badge
}

fn yes() -> bool {
    true
}

/// Something that happened to a card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleCardStep {
    /// What.
    pub kind: CardEventKind,
    /// So many days before today.
    pub days_ago: u32,
    /// When on that day; at eleven where it is not told.
    #[serde(default = "eleven")]
    pub at: NaiveTime,
    /// Who signed or watched.
    #[serde(default)]
    pub signed_by: String,
    /// Why, where.
    #[serde(default)]
    pub note: String,
}

fn eleven() -> NaiveTime {
    NaiveTime::MIN + Duration::hours(11)
}

/// A day's opening of a box.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBoxEntry {
    /// Name of the box.
    #[serde(rename = "box")]
    pub box_name: String,
    /// The day it stands for, in open days before today.
    pub open_days_ago: u32,
    /// When the box was opened on that day.
    pub opened_at: NaiveTime,
    /// Work number of who opened it.
    pub opener: String,
    /// Work number of who watched.
    pub witness: String,
    /// When it was written down; on a later day for a late entry.
    pub entered: OpenDayTime,
    /// The seal.
    #[serde(default)]
    pub seal: Seal,
    /// Remark; may be empty.
    #[serde(default)]
    pub remark: String,
    /// The letters found.
    #[serde(default)]
    pub letters: Vec<SampleLetter>,
}

/// A letter from a box.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleLetter {
    /// Kind.
    pub kind: CaseKind,
    /// Who signed it; may be empty.
    #[serde(default)]
    pub signed_by: String,
    /// What it says.
    pub text: String,
    /// File name of its picture, see [`letter_scan`].
    pub scan: Option<String>,
    /// What became of it.
    pub fate: SampleFate,
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SampleFate {
    /// A case.
    Case {
        /// Department it was passed to.
        department: String,
    },
    /// Nothing.
    NoAction {
        /// Why.
        because: String,
    },
}

/// A remark added to a box entry later.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBoxRemark {
    /// Name of the box.
    #[serde(rename = "box")]
    pub box_name: String,
    /// Day of the entry, in open days before today.
    pub open_days_ago: u32,
    /// When it was added.
    pub added: OpenDayTime,
    /// What it says.
    pub text: String,
}

/// An opening check; items that are not listed passed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleCheck {
    /// The day, in open days before today.
    pub open_days_ago: u32,
    /// Work number of who checked.
    pub by: String,
    /// When it was begun on that day.
    pub started: NaiveTime,
    /// When it was finished.
    pub finished: NaiveTime,
    /// What failed.
    #[serde(default)]
    pub failed: Vec<SampleFailure>,
}

/// A failed item of a check.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleFailure {
    /// Item code of the daily pack.
    pub item: String,
    /// Number found, for counted items.
    pub value: Option<f64>,
    /// Why.
    pub reason: String,
}

impl SamplePerson {
    /// The person's form.
    pub fn draft(&self) -> StaffDraft {
        let Self {
            work_no,
            name,
            sex,
            team,
            title,
            post,
            window,
            joined_on,
            phone,
            qualifications,
            languages,
            status,
            photo_days_ago: _,
        } = self.clone();
        StaffDraft {
            work_no,
            name,
            sex,
            team,
            title,
            post,
            window,
            joined_on,
            phone,
            qualifications,
            languages,
            status,
        }
    }

    /// The day the photo was taken, seen from `today`.
    pub fn photo_day(&self, today: NaiveDate) -> NaiveDate {
        days_before(today, self.photo_days_ago.unwrap_or(PHOTO_DAYS_AGO))
    }
}

impl SampleCheck {
    /// Every answer of the check on the daily pack: items not listed as failed passed, counted ones at their limit.
    pub fn answers(&self, pack: &Pack, area_m2: Option<f64>) -> BTreeMap<String, Answer> {
        let answer = |item: &Item| (item.code.clone(), self.answer(item, area_m2));
        pack.items.iter().map(answer).collect()
    }

    fn answer(&self, item: &Item, area_m2: Option<f64>) -> Answer {
        let failure = self.failed.iter().find(|failure| failure.item == item.code);
        let (verdict, reason) = match failure {
            Some(failure) => (Verdict::Fail, failure.reason.as_str()),
            None => (Verdict::Pass, ""),
        };
        let value = match failure {
            Some(failure) => failure.value,
            None => item.limit_in(area_m2),
        };
        let judged = value.and_then(|value| Answer::of_value(item, value, area_m2));
        judged.unwrap_or_else(|| Answer::by_hand(verdict, reason)).because(reason)
    }
}
