//! Counts of cases and steps, and the shares and means they come to; none where there is nothing to divide by.

use super::rows::{CaseResult, CaseRow, StepOutcome};
use crate::domain::cases::Standing;
use crate::domain::cases::events::Finding;
use crate::domain::dates::Moment;

/// From this satisfaction on a customer is satisfied (P7-2).
const SATISFIED: u8 = 4;

/// A sum of lengths of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spans {
    count: u32,
    sum_ms: i64,
}

impl Spans {
    fn add(&mut self, from: Moment, until: Option<Moment>) {
        if let Some(until) = until {
            self.count += 1;
            self.sum_ms += (until.0 - from.0).max(0);
        }
    }

    /// How many.
    pub fn count(self) -> u32 {
        self.count
    }

    /// Their mean in milliseconds; `None` without any.
    pub fn mean_ms(self) -> Option<i64> {
        (self.count > 0).then(|| self.sum_ms / i64::from(self.count))
    }
}

/// The counts of some cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseTally {
    /// Cases.
    pub count: u32,
    /// See [`CaseResult::InTime`].
    pub in_time: u32,
    /// See [`CaseResult::Late`].
    pub late: u32,
    /// See [`CaseResult::Open`].
    pub open: u32,
    /// See [`CaseResult::NoLimit`].
    pub no_limit: u32,
    /// Not closed, late or not.
    pub unclosed: u32,
    /// Not closed, and a step is past its limit.
    pub overdue: u32,
    /// From coming in to the reply.
    pub reply: Spans,
    /// From coming in to closing.
    pub close: Spans,
    /// Founded.
    pub founded: u32,
    /// Partly founded.
    pub partly_founded: u32,
    /// Unfounded.
    pub unfounded: u32,
    /// Customers asked how satisfied they are.
    pub graded: u32,
    /// Sum of what they said, 1 to 5 each.
    pub grades: u32,
    /// Those who said 4 or 5.
    pub satisfied: u32,
    /// Calls with their rings counted.
    pub calls: u32,
    /// Those answered within the rings allowed (P1-6.3).
    pub calls_in_time: u32,
    /// Repeat complaints.
    pub repeats: u32,
    /// Cases closed and taken up again.
    pub reopened: u32,
    /// Cases with a compensation (P1-10.5).
    pub compensated: u32,
    /// Compensation paid, in fen.
    pub compensation_fen: i64,
}

impl CaseTally {
    pub(super) fn add(&mut self, row: &CaseRow) {
        self.count += 1;
        match row.result() {
            CaseResult::InTime => self.in_time += 1,
            CaseResult::Late => self.late += 1,
            CaseResult::Open => self.open += 1,
            CaseResult::NoLimit => self.no_limit += 1,
        }
        self.unclosed += u32::from(row.standing == Standing::Open);
        self.overdue += u32::from(row.is_overdue());
        self.reply.add(row.received_at, row.replied_at);
        self.close.add(row.received_at, row.closed_at);
        match row.finding {
            Some(Finding::Founded) => self.founded += 1,
            Some(Finding::PartlyFounded) => self.partly_founded += 1,
            Some(Finding::Unfounded) => self.unfounded += 1,
            Some(Finding::NotApplicable) | None => {}
        }
        if let Some(grade) = row.satisfaction {
            self.graded += 1;
            self.grades += u32::from(grade);
            self.satisfied += u32::from(grade >= SATISFIED);
        }
        if let Some((rings, most)) = row.rings {
            self.calls += 1;
            self.calls_in_time += u32::from(rings <= most);
        }
        self.repeats += u32::from(row.is_repeat);
        self.reopened += u32::from(row.is_reopened);
        self.compensated += u32::from(row.compensation_fen > 0);
        self.compensation_fen += row.compensation_fen;
    }

    /// Share of those whose limits are decided that kept all of them, 0 to 1; `None` where none is decided.
    pub fn in_time_share(&self) -> Option<f64> {
        share(self.in_time, self.in_time + self.late)
    }

    /// Cases with a finding.
    pub fn found(&self) -> u32 {
        self.founded + self.partly_founded + self.unfounded
    }

    /// Share of those with a finding that were founded, wholly or partly.
    pub fn founded_share(&self) -> Option<f64> {
        share(self.founded + self.partly_founded, self.found())
    }

    /// Mean satisfaction, 1 to 5 (P7-2).
    pub fn mean_satisfaction(&self) -> Option<f64> {
        share(self.grades, self.graded)
    }

    /// Share of those asked who said 4 or 5.
    pub fn satisfied_share(&self) -> Option<f64> {
        share(self.satisfied, self.graded)
    }

    /// Share of calls answered within the rings allowed (P1-6.3).
    pub fn calls_in_time_share(&self) -> Option<f64> {
        share(self.calls_in_time, self.calls)
    }

    /// Share of repeat complaints.
    pub fn repeat_share(&self) -> Option<f64> {
        share(self.repeats, self.count)
    }

    /// Closed without a limit missed: in time, or no limit ran.
    pub fn closed_unmissed(&self) -> u32 {
        self.in_time + self.no_limit
    }
}

/// The counts of a step over all cases and rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepTally {
    /// Met in time.
    pub in_time: u32,
    /// Met late, or not met when the case was closed.
    pub late: u32,
    /// Not met yet, still in time.
    pub open: u32,
    /// Not met yet, and past its limit.
    pub overdue: u32,
}

impl StepTally {
    /// All that were or will be judged.
    pub fn count(self) -> u32 {
        self.in_time + self.late + self.open + self.overdue
    }

    /// Share of the decided that were in time; `None` where none is decided.
    pub fn in_time_share(self) -> Option<f64> {
        share(self.in_time, self.in_time + self.late + self.overdue)
    }

    pub(super) fn add(&mut self, outcome: StepOutcome) {
        match outcome {
            StepOutcome::InTime => self.in_time += 1,
            StepOutcome::Late => self.late += 1,
            StepOutcome::Open => self.open += 1,
            StepOutcome::Overdue => self.overdue += 1,
            StepOutcome::NotJudged => {}
        }
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
