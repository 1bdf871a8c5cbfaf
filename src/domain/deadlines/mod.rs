//! Legal deadlines: rules as data, counted on read from what happened to a case, explained day by day (C; domain §4.4).

use serde::{Deserialize, Serialize};

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Hours from the very moment.
    Hours,
    /// Every day counts; ends with the last day.
    CalendarDays,
    /// Days of the office calendar, make-up days included.
    WorkingDays,
    /// Days the hall is open.
    OpenDays,
}

/// A length of time as a rule gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How many.
    pub length: u32,
    /// Of what.
    pub unit: LimitUnit,
}

/// What of a case changes a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// The clock started at night (outside the rule set's day hours).
    Night,
    /// Out of town (P1-10.4).
    OutOfTown,
    /// Severe weather (P1-10.3).
    SevereWeather,
    /// Complex.
    Complex,
    /// Important (P1-9.3).
    Important,
    /// A higher office asks for an answer (P4-6).
    AnswerRequired,
}
