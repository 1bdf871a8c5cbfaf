//! How a due moment came about: every day or span of time from its start on, and what a sentence about it needs.

use chrono::NaiveDate;

use super::{Circumstance, Limit};
use crate::domain::calendar::DayKind;
use crate::domain::dates::Moment;

/// How a due moment was counted. Limits in days fill `marks`, limits in hours `spans`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// Every day from the start to the due day (for a step that counts back: from the due day to its event), in order.
    /// Of a case at rest: to the day it was asked on.
    pub marks: Vec<DayMark>,
    /// Every span of time from the start to the due moment, in order.
    pub spans: Vec<HourSpan>,
    /// The limit, then each extension that counts.
    pub parts: Vec<Part>,
    /// The circumstances that changed limit or start, or that exempt.
    pub because: Vec<Circumstance>,
    /// Extensions that do not count, and why.
    pub refused: Vec<RefusedExtension>,
    /// Years whose calendar is not known and whose working days were counted: plain weekends there.
    pub provisional_years: Vec<i32>,
}

/// A day of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMark {
    /// The day.
    pub date: NaiveDate,
    /// What it was to the count.
    pub kind: MarkKind,
    /// What the office calendar says of it.
    pub day: DayKind,
}

/// What a day was to the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// The start day: not counted.
    Start,
    /// The n-th day of the limit.
    Counted(u32),
    /// The n-th day of its extensions together.
    Extended(u32),
    /// No working day: not counted.
    Rest,
    /// The hall was closed: not counted.
    Closed,
    /// The case lay at rest when the day ended: not counted.
    Paused,
}

/// A span of an hour count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HourSpan {
    /// First moment.
    pub from: Moment,
    /// The moment it ends with; `None` while the case still rests.
    pub until: Option<Moment>,
    /// What it was to the count.
    pub kind: SpanKind,
}

/// What a span was to the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Counted for the limit.
    Counted,
    /// Counted for an extension.
    Extended,
    /// The case lay at rest: not counted.
    Paused,
}

/// A stretch of the count: the limit, or an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How long, in what.
    pub limit: Limit,
    /// Who approved the extension; `None` for the limit itself.
    pub approver: Option<String>,
    /// Its last moment; `None` where the case rests before it, or it cannot be counted.
    pub ends: Option<Moment>,
}

/// An extension that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedExtension {
    /// By how much it would have been.
    pub by: Limit,
    /// Who approved it.
    pub approver: String,
    /// When it was entered.
    pub at: Moment,
    /// Why it does not count.
    pub because: Refusal,
}

/// Why an extension does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The step has no extension.
    NotAllowed,
    /// It names nobody who approved it.
    NoApprover,
    /// It is longer than one extension may be, or of another unit.
    TooLong,
    /// The step was extended as often as it may be.
    TooOften,
    /// It was entered after the limit had ended.
    TooLate,
}
