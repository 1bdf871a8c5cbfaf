//! What happened to a case, as far as its clocks care; other files make it of the case's log.

use std::collections::BTreeSet;

use super::{Circumstance, Limit};
use crate::domain::calendar::{OpenDays, WorkCalendar};
use crate::domain::dates::Moment;

/// What meets a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetBy {
    /// The customer was contacted.
    Contacted,
    /// The case was accepted.
    Accepted,
    /// It was handed over.
    HandedOver,
    /// It was investigated.
    Investigated,
    /// A conclusion was reached.
    Concluded,
    /// The customer was answered.
    Replied,
    /// The written report went out.
    Reported,
    /// It was closed.
    Closed,
    /// Its papers were archived.
    Archived,
    /// An event of the rule set happened.
    Event(String),
}

impl MetBy {
    /// Reads the word used in the rules: `replied`, `event:CODE`...
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "contacted" => Self::Contacted,
            "accepted" => Self::Accepted,
            "handed_over" => Self::HandedOver,
            "investigated" => Self::Investigated,
            "concluded" => Self::Concluded,
            "replied" => Self::Replied,
            "reported" => Self::Reported,
            "closed" => Self::Closed,
            "archived" => Self::Archived,
            _ => return word.strip_prefix("event:").map(|code| Self::Event(code.to_owned())),
        })
    }

    /// The event's code, if it is one.
    pub fn event(&self) -> Option<&str> {
        match self {
            Self::Event(code) => Some(code),
            _ => None,
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockEvent {
    /// Something that meets steps.
    Met {
        /// What.
        by: MetBy,
        /// When.
        at: Moment,
    },
    /// The case was laid to rest.
    Paused {
        /// When.
        at: Moment,
    },
    /// It was taken up again.
    Resumed {
        /// When.
        at: Moment,
    },
    /// A step was extended.
    Extended {
        /// Code of the step.
        step: String,
        /// By how much.
        by: Limit,
        /// Who approved it.
        approver: String,
        /// When it was entered.
        at: Moment,
    },
    /// An event of the rule set happened, or is set for a moment to come.
    Happened {
        /// Its code.
        event: String,
        /// When.
        at: Moment,
    },
}

/// A case as its clocks see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockFacts {
    /// What changes its limits. `Night` need not be told: it follows from each step's start as well.
    pub circumstances: BTreeSet<Circumstance>,
    /// When it came in; a box letter: when the box was opened (P1-9.3).
    pub received_at: Moment,
    /// What happened, in the order it was entered. Where an event of the set stands twice, the later entry holds.
    pub events: Vec<ClockEvent>,
}

impl ClockFacts {
    /// A case to which nothing has happened yet.
    pub fn new(received_at: Moment) -> Self {
        Self { circumstances: BTreeSet::new(), received_at, events: Vec::new() }
    }

    /// The moment of an event of the set, if it happened; the later entry holds.
    pub(super) fn happened(&self, code: &str) -> Option<Moment> {
        self.events.iter().rev().find_map(|happening| match happening {
            ClockEvent::Happened { event, at } if event == code => Some(*at),
            ClockEvent::Met { by: MetBy::Event(event), at } if event == code => Some(*at),
            _ => None,
        })
    }

    /// The first moment one of these was done.
    pub(super) fn first_met(&self, met_by: &[MetBy]) -> Option<Moment> {
        let moments = self.events.iter().filter_map(|happening| match happening {
            ClockEvent::Met { by, at } => met_by.contains(by).then_some(*at),
            ClockEvent::Happened { event, at } => met_by.iter().any(|by| by.event() == Some(event)).then_some(*at),
            _ => None,
        });
        moments.min()
    }
}

/// The days limits are counted on.
#[derive(Debug, Clone, Copy)]
pub struct Days<'a> {
    /// Working days of the office calendar.
    pub calendar: &'a WorkCalendar,
    /// Days the hall is open.
    pub open: &'a OpenDays,
}
