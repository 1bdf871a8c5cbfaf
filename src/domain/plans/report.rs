//! The periods of a plan and how each stands on a day, from the checks, draws and notes.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Candidate, Every, Plan, PlanCheck, PlanDraw, PlanNote, PlanNoteKind, PlanPeriod};
use crate::domain::audits::Subject;
use crate::domain::standards::SubjectKind;

/// Periods walked at most: more than ten years of days.
const MOST: usize = 4000;

/// How a period stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PeriodState {
    /// Not begun.
    Ahead,
    /// Running, and its reminder has not come.
    Running {
        /// Days until its last day.
        days: i64,
    },
    /// Running, and its reminder has come.
    DueNow {
        /// Days until its last day; 0 today.
        days: i64,
    },
    /// Every subject has its check.
    Done {
        /// The day of the check that made it so.
        on: NaiveDate,
        /// Mean score of 100 of the subjects.
        score: Option<f64>,
    },
    /// Kept on paper, as its note says.
    OnPaper,
    /// Let go for the reason of its note.
    Excused {
        /// Said only after the period had ended.
        is_late: bool,
    },
    /// The plan was stopped before it ended.
    Stopped,
    /// Over, and not done.
    Missed,
}

impl PeriodState {
    /// Whether somebody is to do something now.
    pub fn is_pressing(self) -> bool {
        matches!(self, Self::DueNow { .. } | Self::Missed)
    }

    /// Whether it can still be done.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Running { .. } | Self::DueNow { .. })
    }
}

/// What periods are judged by.
#[derive(Debug, Clone, Copy)]
pub struct PlanFacts<'a> {
    /// Checks, oldest first.
    pub checks: &'a [PlanCheck],
    /// Whom or what the plan can be about today.
    pub candidates: &'a [Candidate],
    /// Draws of any plan.
    pub draws: &'a [PlanDraw],
    /// Notes of any plan, oldest first.
    pub notes: &'a [PlanNote],
    /// The day.
    pub today: NaiveDate,
}

/// A period with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReport {
    /// The period.
    pub period: PlanPeriod,
    /// How it stands.
    pub state: PeriodState,
    /// Who is to be checked; of a draw not yet made everyone who can be drawn.
    pub asked: Vec<Subject>,
    /// Who has no finished check yet; nobody before the draw is made.
    pub missing: Vec<Subject>,
    /// Its checks, begun ones among them.
    pub checks: Vec<PlanCheck>,
    /// The draw.
    pub draw: Option<PlanDraw>,
    /// Whether the subjects are still to be drawn.
    pub needs_draw: bool,
    /// Its notes, oldest first.
    pub notes: Vec<PlanNote>,
}

impl Plan {
    /// Its periods that touch `from..=until`, oldest first. Those that had not begun when it was stopped are none.
    pub fn periods(&self, from: NaiveDate, until: NaiveDate) -> Vec<PlanPeriod> {
        let details = &self.details;
        let end = details.until_on.unwrap_or(until).min(until);
        let (first, begin) = (details.from_on, details.from_on.max(from));
        if details.every == Every::Once {
            let last = details.until_on.unwrap_or(first);
            let touches = first <= until && last >= from && self.stopped_on.is_none_or(|stop| first < stop);
            return touches.then_some(PlanPeriod { key: first, first, last }).into_iter().collect();
        }
        let mut periods = Vec::new();
        let mut key = calendar_start(details.every, begin);
        while let Some(start) = key.filter(|start| *start <= end && periods.len() < MOST) {
            let Some((next, last)) = calendar_end(details.every, start) else { break };
            let last = details.until_on.map_or(last, |until| last.min(until));
            let period = PlanPeriod { key: start, first: start.max(first), last };
            let touches = period.first <= period.last && period.first <= until && period.last >= from;
            if touches && self.stopped_on.is_none_or(|stop| period.first < stop) {
                periods.push(period);
            }
            key = Some(next);
        }
        periods
    }

    /// The period a day lies in.
    pub fn period_of(&self, day: NaiveDate) -> Option<PlanPeriod> {
        self.periods(day, day).into_iter().find(|period| period.holds(day))
    }

    /// The period of a key.
    pub fn period_by_key(&self, key: NaiveDate) -> Option<PlanPeriod> {
        let until = key.checked_add_months(Months::new(12)).unwrap_or(key);
        self.periods(key, until).into_iter().find(|period| period.key == key)
    }

    /// Whether a check counts for it: it was begun for the plan, or is of the same standard, kind and kind of subject.
    /// What somebody from outside is to do counts only where it was begun for the plan.
    pub fn takes(&self, check: &PlanCheck) -> bool {
        let details = &self.details;
        let alike = check.pack_code == details.pack_code
            && check.kind == details.kind
            && check.subject.kind() == details.subject_kind;
        check.plan == Some(self.id) || (alike && !details.is_outside)
    }
}

/// First day of the calendar period a day lies in.
fn calendar_start(every: Every, day: NaiveDate) -> Option<NaiveDate> {
    let month = |month: u32| NaiveDate::from_ymd_opt(day.year(), month, 1);
    match every {
        Every::Day | Every::Once => Some(day),
        Every::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
        Every::Month => month(day.month()),
        Every::Quarter => month(day.month0() / 3 * 3 + 1),
        Every::HalfYear => month(day.month0() / 6 * 6 + 1),
        Every::Year => month(1),
    }
}

/// First day of the next calendar period, and last day of this one.
fn calendar_end(every: Every, start: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let months = |count: u32| start.checked_add_months(Months::new(count));
    let next = match every {
        Every::Day | Every::Once => start.succ_opt(),
        Every::Week => start.checked_add_days(Days::new(7)),
        Every::Month => months(1),
        Every::Quarter => months(3),
        Every::HalfYear => months(6),
        Every::Year => months(12),
    }?;
    Some((next, next.pred_opt()?))
}

/// How a period of a plan stands.
pub fn report(plan: &Plan, period: PlanPeriod, facts: PlanFacts<'_>) -> PeriodReport {
    let own = |of: crate::domain::ids::PlanId, key: NaiveDate| of == plan.id && key == period.key;
    let draw = facts.draws.iter().find(|draw| own(draw.plan, draw.period)).cloned();
    let notes: Vec<PlanNote> = facts.notes.iter().filter(|note| own(note.plan, note.period)).cloned().collect();
    let checks: Vec<PlanCheck> =
        facts.checks.iter().filter(|check| period.holds(check.day) && plan.takes(check)).cloned().collect();
    let asked = asked_of(plan, period, (facts.candidates, draw.as_ref()));
    let is_drawn = plan.details.draws == 0 || draw.is_some();
    let unchecked = asked.iter().filter(|subject| is_drawn && first_check(&checks, subject).is_none());
    let missing: Vec<Subject> = unchecked.cloned().collect();
    let wanted = if is_drawn { asked.len() } else { asked.len().min(plan.details.draws as usize) };
    let done = done(&checks, &asked, wanted);
    let state = state_of(plan, period, (done, &notes, facts.today));
    let needs_draw = !is_drawn && state.is_running();
    PeriodReport { period, state, asked, missing, checks, draw, needs_draw, notes }
}

/// Who is to be checked: the drawn ones, else all who were there before the period ended.
fn asked_of(plan: &Plan, period: PlanPeriod, (candidates, draw): (&[Candidate], Option<&PlanDraw>)) -> Vec<Subject> {
    if plan.details.subject_kind == SubjectKind::Hall {
        return vec![Subject::Hall];
    }
    if let Some(draw) = draw {
        return draw.draw.drawn.clone();
    }
    let there = candidates.iter().filter(|candidate| candidate.since.is_none_or(|since| since <= period.last));
    there.map(|candidate| candidate.subject.clone()).collect()
}

fn first_check<'a>(checks: &'a [PlanCheck], subject: &Subject) -> Option<&'a PlanCheck> {
    checks.iter().find(|check| check.is_finished && check.subject == *subject)
}

/// The day on which the last subject wanted was first checked, and the mean of the subjects' newest scores.
fn done(checks: &[PlanCheck], asked: &[Subject], wanted: usize) -> Option<(NaiveDate, Option<f64>)> {
    let mut seen: BTreeSet<&Subject> = BTreeSet::new();
    let counted = checks.iter().filter(|check| check.is_finished && asked.contains(&check.subject));
    let mut days = counted.clone().filter(|check| seen.insert(&check.subject)).map(|check| check.day);
    let on = wanted.checked_sub(1).and_then(|before| days.nth(before))?;
    let newest = asked.iter().filter_map(|subject| {
        let last = counted.clone().rfind(|check| check.subject == *subject)?;
        last.score
    });
    let scores: Vec<f64> = newest.collect();
    let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    Some((on, (!scores.is_empty()).then_some((mean * 100.0).round() / 100.0)))
}

type Done = Option<(NaiveDate, Option<f64>)>;

fn state_of(plan: &Plan, period: PlanPeriod, (done, notes, today): (Done, &[PlanNote], NaiveDate)) -> PeriodState {
    if let Some((on, score)) = done {
        return PeriodState::Done { on, score };
    }
    if let Some(note) = notes.last() {
        return match note.kind {
            PlanNoteKind::DoneOnPaper => PeriodState::OnPaper,
            PlanNoteKind::Excused => PeriodState::Excused { is_late: note.at.date() > period.last },
        };
    }
    if plan.stopped_on.is_some_and(|stop| stop <= period.last) {
        return PeriodState::Stopped;
    }
    let days = (period.last - today).num_days();
    match days {
        _ if today < period.first => PeriodState::Ahead,
        days if days < 0 => PeriodState::Missed,
        days if days <= i64::from(plan.details.remind_days) => PeriodState::DueNow { days },
        days => PeriodState::Running { days },
    }
}
