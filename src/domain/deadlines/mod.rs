//! Legal deadlines: rules as data, counted on read from what happened to a case, explained day by day (C; domain §4.4).
//!
//! `rules` (what a file says), `reading` and `checking` (reading it, or refusing it by name), `facts` and `pauses` (what
//! happened to a case), `counting` (the clock itself), `steps` and `standing` (where each step stands), `explanation`.

use serde::{Deserialize, Serialize};

mod checking;
mod counting;
pub mod editing;
mod explanation;
mod facts;
mod pauses;
mod range;
mod reading;
mod rules;
mod standing;
mod steps;

pub use explanation::{DayMark, Explanation, HourSpan, MarkKind, Part, Refusal, RefusedExtension, SpanKind};
pub use facts::{ClockEvent, ClockFacts, Days, MetBy};
pub use reading::RuleError;
pub use rules::{DayHours, Direction, Extension, Matter, NamedCode, Rule, RuleSet, SHIPPED, StartAt, Step, Variant};
pub use standing::{Left, Standing, is_due_soon};
pub use steps::{Due, StepDeadline, count, step_deadlines};

/// Longest limit, extension or reminder a rule may have, in its own unit.
pub const LENGTH_MOST: u32 = 3660;

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

impl LimitUnit {
    /// Whether it ends with a day, not at a moment.
    pub fn is_by_day(self) -> bool {
        self != Self::Hours
    }
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

impl Circumstance {
    /// All, in the order above.
    pub const ALL: [Self; 6] =
        [Self::Night, Self::OutOfTown, Self::SevereWeather, Self::Complex, Self::Important, Self::AnswerRequired];

    /// The word used in the rules.
    pub fn code(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::OutOfTown => "out_of_town",
            Self::SevereWeather => "severe_weather",
            Self::Complex => "complex",
            Self::Important => "important",
            Self::AnswerRequired => "answer_required",
        }
    }

    /// Reads the word used in the rules.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|circumstance| circumstance.code() == code)
    }
}

#[cfg(test)]
mod tests;
