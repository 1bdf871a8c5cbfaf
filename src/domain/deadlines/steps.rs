//! Where each step of a rule stands: its start, limit and due moment in this case, met or not.

use std::collections::BTreeSet;

use super::counting::{Count, Reached};
use super::explanation::{Refusal, RefusedExtension};
use super::pauses::Pauses;
use super::range::{HOUR_MS, clamped, is_countable};
use super::standing::{left_until, overdue_by};
use super::{
    Circumstance, ClockEvent, ClockFacts, Days, Direction, Explanation, Extension, Limit, LimitUnit, Rule, RuleSet,
    Standing, StartAt, Step, Variant,
};
use crate::domain::dates::Moment;
use crate::domain::texts::Text;

/// When a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last moment in time: 23:59:59.999 of the last day, or the exact end of an hour limit.
    pub at: Moment,
    /// Ends with a day, not at a moment.
    pub is_by_day: bool,
    /// Rests on working days of a year whose calendar is not known.
    pub is_provisional: bool,
}

/// A step of a rule, in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDeadline {
    /// Code of the step.
    pub step: String,
    /// Its name.
    pub name: Text,
    /// Rule it comes from.
    pub basis: String,
    /// Its limit in this case, without extensions.
    pub limit: Limit,
    /// Counted on from its start, or back from it.
    pub direction: Direction,
    /// What it is counted from; `None` while its event has not happened.
    pub start: Option<Moment>,
    /// When it is due; `None` where no clock runs, the case rests before the limit ends, or it cannot be counted.
    pub due: Option<Due>,
    /// When it was met.
    pub met_at: Option<Moment>,
    /// Where it stands.
    pub standing: Standing,
    /// How it was counted.
    pub explanation: Explanation,
    /// It may be extended now.
    pub may_extend: bool,
    /// How it may be extended, if ever.
    pub extension: Option<Extension>,
    /// Moments to remind at, in order; none once it is met.
    pub reminders: Vec<Moment>,
    /// The case cannot be closed before it is met.
    pub needed_to_close: bool,
}

/// Where each step of a rule stands in a case at `now`. Steps that hold only in other circumstances are left out.
pub fn step_deadlines(
    set: &RuleSet,
    rule: &Rule,
    facts: &ClockFacts,
    days: Days<'_>,
    now: Moment,
) -> Vec<StepDeadline> {
    let pauses = Pauses::of(&facts.events);
    let case = Case { set, facts, days, pauses, now: clamped(now) };
    rule.steps.iter().filter_map(|step| case.deadline(step)).collect()
}

/// A case at a moment.
struct Case<'a> {
    set: &'a RuleSet,
    facts: &'a ClockFacts,
    days: Days<'a>,
    pauses: Pauses,
    now: Moment,
}

/// What a step comes to in a case: the variants that hold applied.
struct Terms<'a> {
    start: &'a StartAt,
    start_at: Option<Moment>,
    limit: Limit,
    circumstances: BTreeSet<Circumstance>,
    because: Vec<Circumstance>,
}

impl Case<'_> {
    fn deadline(&self, step: &Step) -> Option<StepDeadline> {
        let terms = self.terms(step);
        let holds = |one: &Circumstance| terms.circumstances.contains(one);
        if !step.only_when.is_empty() && !step.only_when.iter().any(holds) {
            return None;
        }
        let exempt: Vec<Circumstance> = step.exempt.iter().copied().filter(holds).collect();
        let met_at = self.facts.first_met(&step.met_by);
        let bare = StepDeadline {
            step: step.code.clone(),
            name: step.name.clone(),
            basis: step.basis.clone(),
            limit: terms.limit,
            direction: step.direction,
            start: terms.start_at,
            due: None,
            met_at,
            standing: Standing::Exempt,
            explanation: Explanation { because: terms.because.clone(), ..Explanation::default() },
            may_extend: false,
            extension: step.extension.clone(),
            reminders: Vec::new(),
            needed_to_close: step.needed_to_close,
        };
        Some(match terms.start_at {
            _ if !exempt.is_empty() => {
                let explanation = Explanation { because: exempt, ..Explanation::default() };
                StepDeadline { explanation, ..bare }
            }
            None => StepDeadline { standing: not_started(terms.start, met_at), ..bare },
            Some(start) => self.counted(step, start, bare),
        })
    }

    /// The step with its clock counted from `start`.
    fn counted(&self, step: &Step, start: Moment, bare: StepDeadline) -> StepDeadline {
        let still = Pauses::default();
        let pauses = if step.pausable { &self.pauses } else { &still };
        let (count, refused, extended) = self.count(step, start, pauses, bare.limit);
        let (unit, reached) = (count.unit(), count.reached);
        let mut explanation = count.explained(self.now.date());
        explanation.because.clone_from(&bare.explanation.because);
        explanation.refused = refused;
        let due = match reached {
            Reached::Due(at) => {
                let is_provisional = !explanation.provisional_years.is_empty();
                Some(Due { at, is_by_day: unit.is_by_day(), is_provisional })
            }
            Reached::Rest(_) | Reached::Never => None,
        };
        let standing = match (bare.met_at, reached) {
            (Some(_), Reached::Never) => Standing::Met { in_time: None },
            (Some(met_at), _) => Standing::Met { in_time: Some(due.is_none_or(|due| met_at <= due.at)) },
            (None, Reached::Never) => Standing::CannotCount,
            (None, Reached::Rest(_)) => self.resting(step, start, bare.limit),
            (None, Reached::Due(at)) if self.now > at => Standing::Overdue { by: overdue_by(at, self.now, unit) },
            (None, Reached::Due(at)) => Standing::Running { left: self.left(at, start, unit, step.direction) },
        };
        let is_open = bare.met_at.is_none() && !matches!(standing, Standing::Overdue { .. } | Standing::CannotCount);
        let may_extend = is_open && step.extension.as_ref().is_some_and(|extension| extended < extension.times);
        let reminders = due.filter(|_| bare.met_at.is_none()).map_or(Vec::new(), |due| self.reminders(step, due));
        StepDeadline { due, standing, explanation, may_extend, reminders, ..bare }
    }

    /// Counts a step: its limit, then each extension that counts, in the order of their moments. Also gives those that
    /// do not count, and how many do.
    fn count<'p>(
        &'p self,
        step: &Step,
        start: Moment,
        pauses: &'p Pauses,
        limit: Limit,
    ) -> (Count<'p>, Vec<RefusedExtension>, u32) {
        let mut count = Count::from(start, pauses, self.days);
        let (mut refused, mut extended) = (Vec::new(), 0);
        if step.direction == Direction::Before {
            count.back(limit);
            return (count, refused, extended);
        }
        count.add(limit, None);
        for (by, approver, at) in self.extensions(step) {
            match refusal(step, by, approver, extended) {
                None if count.due().is_some_and(|due| at > due) => {
                    refused.push(RefusedExtension { by, approver: approver.to_owned(), at, because: Refusal::TooLate });
                }
                None => {
                    count.add(by, Some(approver));
                    extended += 1;
                }
                Some(because) => refused.push(RefusedExtension { by, approver: approver.to_owned(), at, because }),
            }
        }
        (count, refused, extended)
    }

    /// The step's extensions on record, in the order of their moments.
    fn extensions(&self, of: &Step) -> Vec<(Limit, &str, Moment)> {
        let mut found: Vec<(Limit, &str, Moment)> = Vec::new();
        for event in &self.facts.events {
            if let ClockEvent::Extended { step, by, approver, at } = event
                && *step == of.code
            {
                found.push((*by, approver, *at));
            }
        }
        found.sort_by_key(|(_, _, at)| *at);
        found
    }

    fn resting(&self, step: &Step, start: Moment, limit: Limit) -> Standing {
        let ended = self.pauses.ended_at(self.now);
        let (count, ..) = self.count(step, start, &ended, limit);
        match count.due() {
            Some(at) => Standing::Paused { left: self.left(at, start, count.unit(), step.direction) },
            None => Standing::CannotCount,
        }
    }

    /// What is left from now; before the start (a clock set back), from the start.
    fn left(&self, due: Moment, start: Moment, unit: LimitUnit, direction: Direction) -> super::Left {
        let from = if direction == Direction::After { self.now.max(start) } else { self.now };
        left_until(due, from, unit, self.days)
    }

    fn terms<'s>(&self, step: &'s Step) -> Terms<'s> {
        let mut circumstances = self.facts.circumstances.clone();
        let moves = |variant: &&Variant| self.holds(variant, &circumstances) && variant.start.is_some();
        let moved = step.variants.iter().filter(moves).filter_map(|variant| variant.start.as_ref()).next_back();
        let start = moved.unwrap_or(&step.start);
        let start_at = self.moment_of(start);
        let is_night = |at: &Moment| is_countable(*at) && self.set.day_hours.is_night(at.time());
        circumstances.extend(start_at.filter(is_night).map(|_| Circumstance::Night));
        let (mut limit, mut because) = (step.limit, Vec::new());
        for variant in step.variants.iter().filter(|variant| self.holds(variant, &circumstances)) {
            limit = variant.limit.unwrap_or(limit);
            let more = variant.add.filter(|add| add.unit == limit.unit).map_or(0, |add| add.length);
            limit.length = limit.length.saturating_add(more);
            because.extend(variant.when.iter().filter(|one| !because.contains(*one)).collect::<Vec<_>>());
        }
        Terms { start, start_at, limit, circumstances, because }
    }

    fn holds(&self, variant: &Variant, circumstances: &BTreeSet<Circumstance>) -> bool {
        let event = variant.start.as_ref().and_then(StartAt::event).filter(|_| variant.needs_event);
        let is_known = event.is_none_or(|event| self.facts.happened(event).is_some());
        is_known && variant.when.iter().all(|one| circumstances.contains(one))
    }

    fn moment_of(&self, start: &StartAt) -> Option<Moment> {
        match start {
            StartAt::Received => Some(self.facts.received_at),
            StartAt::Event(code) => self.facts.happened(code),
        }
    }

    /// The moments to remind at: hours exactly, days at the beginning of their day.
    fn reminders(&self, step: &Step, due: Due) -> Vec<Moment> {
        let before = step.remind_before.iter().filter_map(|limit| self.shifted(due.at, *limit, Direction::Before));
        let after = step.remind_after.iter().filter_map(|limit| self.shifted(due.at, *limit, Direction::After));
        let mut moments: Vec<Moment> = before.chain(after).collect();
        moments.sort_unstable();
        moments.dedup();
        moments
    }

    fn shifted(&self, due: Moment, limit: Limit, direction: Direction) -> Option<Moment> {
        if limit.unit == LimitUnit::Hours {
            let hours = i64::from(limit.length) * HOUR_MS;
            let moment = Moment(if direction == Direction::Before { due.0 - hours } else { due.0 + hours });
            return is_countable(moment).then_some(moment);
        }
        let still = Pauses::default();
        let mut count = Count::from(due, &still, self.days);
        match direction {
            Direction::Before => count.back(limit),
            Direction::After => count.add(limit, None),
        }
        count.due().map(|moment| Moment::at(moment.date(), chrono::NaiveTime::MIN))
    }
}

/// A clock that waits for its event; what was met before it started is met, and no clock judged it.
fn not_started(start: &StartAt, met_at: Option<Moment>) -> Standing {
    match met_at {
        Some(_) => Standing::Met { in_time: None },
        None => Standing::NotStarted { event: start.event().unwrap_or_default().to_owned() },
    }
}

/// Why an extension does not count, whenever it was entered.
fn refusal(step: &Step, by: Limit, approver: &str, extended: u32) -> Option<Refusal> {
    let Some(extension) = &step.extension else { return Some(Refusal::NotAllowed) };
    if approver.trim().is_empty() {
        Some(Refusal::NoApprover)
    } else if by.unit != extension.limit.unit || by.length > extension.limit.length {
        Some(Refusal::TooLong)
    } else if extended >= extension.times {
        Some(Refusal::TooOften)
    } else {
        None
    }
}

/// Counts a plain limit from a moment, with nothing else happening: when it is due, and how it was counted.
pub fn count(limit: Limit, from: Moment, days: Days<'_>) -> (Option<Due>, Explanation) {
    let still = Pauses::default();
    let mut count = Count::from(from, &still, days);
    count.add(limit, None);
    let at = count.due();
    let explanation = count.explained(clamped(from).date());
    let is_provisional = !explanation.provisional_years.is_empty();
    (at.map(|at| Due { at, is_by_day: limit.unit.is_by_day(), is_provisional }), explanation)
}
