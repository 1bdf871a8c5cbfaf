//! The count itself: day by day or to the millisecond, one stretch after another, around the times at rest.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::explanation::{DayMark, Explanation, HourSpan, MarkKind, Part, SpanKind};
use super::pauses::Pauses;
use super::range::{HOUR_MS, day_after, day_before, is_countable, last_moment_of};
use super::{Days, Limit, LimitUnit};
use crate::domain::dates::Moment;

/// Most days a count walks over, a good hundred years; beyond it there is none.
pub(super) const DAYS_MOST: usize = 40_000;

/// Most days in a row that do not count: a hall that does not open within ten years never does.
const IDLE_MOST: u32 = 3_660;

/// How far a count came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// To its end: the last moment in time.
    Due(Moment),
    /// To the day or moment from which the case rests.
    Rest(Moment),
    /// There is no end.
    Never,
}

/// A count on its way. Stretches are added one after another; each goes on from where the last one ended.
#[derive(Debug, Clone)]
pub(super) struct Count<'a> {
    days: Days<'a>,
    pauses: &'a Pauses,
    pub(super) reached: Reached,
    pub(super) explanation: Explanation,
    provisional: BTreeSet<i32>,
    extended_days: u32,
}

impl<'a> Count<'a> {
    /// A count at its start.
    pub(super) fn from(start: Moment, pauses: &'a Pauses, days: Days<'a>) -> Self {
        let reached = if is_countable(start) { Reached::Due(start) } else { Reached::Never };
        let explanation = Explanation::default();
        Self { days, pauses, reached, explanation, provisional: BTreeSet::new(), extended_days: 0 }
    }

    /// The last moment, if the count came to its end.
    pub(super) fn due(&self) -> Option<Moment> {
        match self.reached {
            Reached::Due(moment) => Some(moment),
            Reached::Rest(_) | Reached::Never => None,
        }
    }

    /// The unit of the last stretch that is longer than nothing; what is left is told in it.
    pub(super) fn unit(&self) -> LimitUnit {
        let parts = &self.explanation.parts;
        let last = parts.iter().rev().find(|part| part.limit.length > 0).or(parts.first());
        last.map_or(LimitUnit::CalendarDays, |part| part.limit.unit)
    }

    /// Adds the limit, or an extension with who approved it.
    pub(super) fn add(&mut self, limit: Limit, approver: Option<&str>) {
        if let Some(from) = self.due() {
            let is_extension = approver.is_some();
            self.reached = match (limit.unit.is_by_day(), is_extension) {
                (true, false) => self.count_days(from.date(), limit, MarkKind::Counted),
                (true, true) => {
                    let before = self.extended_days;
                    self.extended_days = before.saturating_add(limit.length);
                    self.count_days(from.date(), limit, |n| MarkKind::Extended(before.saturating_add(n)))
                }
                (false, _) => {
                    self.count_hours(from, limit, if is_extension { SpanKind::Extended } else { SpanKind::Counted })
                }
            };
        }
        let (approver, ends) = (approver.map(str::to_owned), self.due());
        self.explanation.parts.push(Part { limit, approver, ends });
    }

    /// The explanation, with the days at rest up to `today` where the case still rests.
    pub(super) fn explained(mut self, today: NaiveDate) -> Explanation {
        if let (Reached::Rest(moment), false) = (self.reached, self.explanation.marks.is_empty()) {
            let resting = std::iter::successors(Some(moment.date()), |date| day_after(*date));
            for date in resting.take_while(|date| *date <= today).take(DAYS_MOST) {
                self.mark(date, MarkKind::Paused);
            }
        }
        if self.reached == Reached::Never {
            self.explanation.marks.clear();
            self.explanation.spans.clear();
        }
        self.explanation.provisional_years = self.provisional.into_iter().collect();
        self.explanation
    }

    fn mark(&mut self, date: NaiveDate, kind: MarkKind) {
        let day = self.days.calendar.day_kind(date);
        self.explanation.marks.push(DayMark { date, kind, day });
    }

    /// Whether a day counts in a unit; if not, what it is.
    fn idle(&mut self, date: NaiveDate, unit: LimitUnit) -> Option<MarkKind> {
        match unit {
            LimitUnit::WorkingDays => {
                if !self.days.calendar.covers(date.year()) {
                    self.provisional.insert(date.year());
                }
                (!self.days.calendar.is_working_day(date)).then_some(MarkKind::Rest)
            }
            LimitUnit::OpenDays => (!self.days.open.is_open(date)).then_some(MarkKind::Closed),
            LimitUnit::CalendarDays | LimitUnit::Hours => None,
        }
    }

    /// Counts on from `from`, which does not count; the end of the last day is the due moment (domain §4.4).
    fn count_days(&mut self, from: NaiveDate, limit: Limit, numbered: impl Fn(u32) -> MarkKind) -> Reached {
        if self.explanation.marks.is_empty() {
            self.mark(from, MarkKind::Start);
        }
        let (mut date, mut counted, mut idle) = (from, 0, 0);
        while counted < limit.length {
            let Some(next) = day_after(date) else { return Reached::Never };
            date = next;
            if let Some(pause) = self.pauses.at_end_of(date) {
                if pause.until.is_none() {
                    return Reached::Rest(pause.from.max(Moment::at(date, chrono::NaiveTime::MIN)));
                }
                self.mark(date, MarkKind::Paused);
            } else if let Some(kind) = self.idle(date, limit.unit) {
                self.mark(date, kind);
                idle += 1;
            } else {
                (counted, idle) = (counted + 1, 0);
                self.mark(date, numbered(counted));
            }
            if idle > IDLE_MOST || self.explanation.marks.len() > DAYS_MOST {
                return Reached::Never;
            }
        }
        Reached::Due(last_moment_of(date))
    }

    /// Counts on to the millisecond; the times at rest are taken out exactly.
    fn count_hours(&mut self, from: Moment, limit: Limit, kind: SpanKind) -> Reached {
        let (mut at, mut left_ms) = (from.0, i64::from(limit.length) * HOUR_MS);
        let mut spans = Vec::new();
        let mut rest = None;
        for pause in self.pauses.after(from) {
            if left_ms == 0 || pause.from.0.saturating_sub(at) >= left_ms {
                break;
            }
            let rests_from = pause.from.0.max(at);
            if rests_from > at {
                spans.push(HourSpan { from: Moment(at), until: Some(Moment(rests_from)), kind });
            }
            spans.push(HourSpan { from: Moment(rests_from), until: pause.until, kind: SpanKind::Paused });
            left_ms -= rests_from - at;
            match pause.until {
                Some(until) => at = until.0,
                None => rest = Some(Moment(rests_from)),
            }
        }
        let due = Moment(at.saturating_add(left_ms));
        if rest.is_none() && left_ms > 0 {
            spans.push(HourSpan { from: Moment(at), until: Some(due), kind });
        }
        self.explanation.spans.extend(spans);
        match rest {
            Some(from) => Reached::Rest(from),
            None if is_countable(due) => Reached::Due(due),
            None => Reached::Never,
        }
    }

    /// Counts back from the start, whose day does not count: due at the end of the last day counted, hours exactly.
    pub(super) fn back(&mut self, limit: Limit) {
        if let Some(from) = self.due() {
            self.reached =
                if limit.unit.is_by_day() { self.days_back(from.date(), limit) } else { self.hours_back(from, limit) };
            self.explanation.marks.reverse();
        }
        self.explanation.parts.push(Part { limit, approver: None, ends: self.due() });
    }

    fn days_back(&mut self, from: NaiveDate, limit: Limit) -> Reached {
        self.mark(from, MarkKind::Start);
        let (mut date, mut counted, mut idle) = (from, 0, 0);
        while counted < limit.length {
            let Some(previous) = day_before(date) else { return Reached::Never };
            date = previous;
            if let Some(kind) = self.idle(date, limit.unit) {
                self.mark(date, kind);
                idle += 1;
            } else {
                (counted, idle) = (counted + 1, 0);
                self.mark(date, MarkKind::Counted(counted));
            }
            if idle > IDLE_MOST || self.explanation.marks.len() > DAYS_MOST {
                return Reached::Never;
            }
        }
        Reached::Due(last_moment_of(date))
    }

    fn hours_back(&mut self, from: Moment, limit: Limit) -> Reached {
        let due = Moment(from.0 - i64::from(limit.length) * HOUR_MS);
        self.explanation.spans.push(HourSpan { from: due, until: Some(from), kind: SpanKind::Counted });
        if is_countable(due) { Reached::Due(due) } else { Reached::Never }
    }
}
