//! Tests of the deadlines: rule files, each limit of the catalogue, the clock, and what holds whatever happens.

mod clocks;
mod limits;
mod properties;
mod reading;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::domain::calendar::{OpenDays, WorkCalendar};
use crate::domain::cases::{CaseChannel, CaseKind};
use crate::domain::dates::Moment;

static SETS: LazyLock<Vec<RuleSet>> =
    LazyLock::new(|| RuleSet::shipped().unwrap().into_iter().map(|(set, _)| set).collect());
static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(|| WorkCalendar::shipped().unwrap());
/// Open every day but Sunday.
static OPEN: LazyLock<OpenDays> =
    LazyLock::new(|| OpenDays { weekdays: [true, true, true, true, true, true, false], exceptions: BTreeMap::new() });

fn days() -> Days<'static> {
    Days { calendar: &CALENDAR, open: &OPEN }
}

fn set(code: &str) -> &'static RuleSet {
    SETS.iter().find(|set| set.code == code).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `2026-02-13T16:30` by the hall's clock.
fn at(text: &str) -> Moment {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    Moment::at(local.date(), local.time())
}

fn limit(length: u32, unit: LimitUnit) -> Limit {
    Limit { length, unit }
}

/// A moment as `2026-11-21 24:00` where it ends a day, else `2026-11-21 16:30`.
fn told(moment: Moment) -> String {
    let after = Moment(moment.0 + 1);
    if after.time() == chrono::NaiveTime::MIN {
        format!("{} 24:00", moment.date())
    } else {
        moment.local().format("%Y-%m-%d %H:%M").to_string()
    }
}

fn due(deadline: &StepDeadline) -> Option<String> {
    deadline.due.map(|due| told(due.at))
}

/// A case that came in at `received`; things are added to it by name.
struct Made {
    set: &'static RuleSet,
    rule: &'static Rule,
    facts: ClockFacts,
}

impl Made {
    fn of(set_code: &str, rule: &str, received: &str) -> Self {
        let set = set(set_code);
        let rule = set.rule(rule).unwrap_or_else(|| panic!("no rule {rule}"));
        Self { set, rule, facts: ClockFacts::new(at(received)) }
    }

    /// The power hall's rule for such a case.
    fn about(kind: CaseKind, channel: CaseChannel, matter: &str, received: &str) -> Self {
        let set = set("power_hall");
        Self { set, rule: set.rule_for(kind, channel, matter).unwrap(), facts: ClockFacts::new(at(received)) }
    }

    fn with(mut self, circumstance: Circumstance) -> Self {
        self.facts.circumstances.insert(circumstance);
        self
    }

    fn then(mut self, event: ClockEvent) -> Self {
        self.facts.events.push(event);
        self
    }

    fn happened(self, event: &str, when: &str) -> Self {
        assert!(self.set.event(event).is_some(), "no event {event}");
        self.then(ClockEvent::Happened { event: event.to_owned(), at: at(when) })
    }

    fn met(self, by: MetBy, when: &str) -> Self {
        self.then(ClockEvent::Met { by, at: at(when) })
    }

    fn paused(self, from: &str, until: &str) -> Self {
        self.then(ClockEvent::Paused { at: at(from) }).then(ClockEvent::Resumed { at: at(until) })
    }

    fn extended(self, step: &str, by: Limit, when: &str) -> Self {
        self.then(ClockEvent::Extended { step: step.to_owned(), by, approver: "周静岚".to_owned(), at: at(when) })
    }

    fn at(&self, now: &str) -> Vec<StepDeadline> {
        step_deadlines(self.set, self.rule, &self.facts, days(), at(now))
    }

    fn step(&self, step: &str, now: &str) -> StepDeadline {
        let found = self.at(now).into_iter().find(|deadline| deadline.step == step);
        found.unwrap_or_else(|| panic!("no step {step}"))
    }

    /// When a step is due, asked on the day it came in.
    fn due(&self, step: &str) -> Option<String> {
        let now = self.facts.received_at;
        let steps = step_deadlines(self.set, self.rule, &self.facts, days(), now);
        due(steps.iter().find(|deadline| deadline.step == step).unwrap_or_else(|| panic!("no step {step}")))
    }
}
