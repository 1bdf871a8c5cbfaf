//! Where a step stands, and what is left of it, as a chip says it.

use chrono::NaiveDate;

use super::counting::DAYS_MOST;
use super::range::{HOUR_MS, clamped, day_after, day_before};
use super::{Days, LimitUnit, StepDeadline};
use crate::domain::dates::Moment;

/// Where a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its clock waits for an event; its code.
    NotStarted {
        /// Code of the event.
        event: String,
    },
    /// Its clock runs.
    Running {
        /// What is left.
        left: Left,
    },
    /// The case rests, and with it the clock.
    Paused {
        /// What would be left were the case taken up again now.
        left: Left,
    },
    /// It was met.
    Met {
        /// In time; `None` where no clock ran.
        in_time: Option<bool>,
    },
    /// Its limit ended, and it is not met.
    Overdue {
        /// For how long.
        by: Left,
    },
    /// It has no limit in this case (severe weather, P1-10.3).
    Exempt,
    /// Its limit has no end that can be counted: the hall is never open, or the year is beyond 9999.
    CannotCount,
}

/// A length of time as a chip says it: 剩 1 个工作日, 逾期 2 天, 今天到期 (0 days left).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Calendar days; of what is left today does not count, the last day does.
    Days(u32),
    /// Working days, counted so.
    WorkingDays(u32),
    /// Days the hall is open, counted so.
    OpenDays(u32),
    /// Whole hours, from 1 to 47; longer is told in days.
    Hours(u32),
    /// Minutes begun, under an hour.
    Minutes(u32),
}

impl Left {
    /// A length of time to the minute, for limits in hours. Never negative.
    pub(super) fn of_ms(length_ms: i64) -> Self {
        let length_ms = length_ms.max(0);
        let hours = u32::try_from(length_ms / HOUR_MS).unwrap_or(u32::MAX);
        match hours {
            0 => Self::Minutes(u32::try_from((length_ms + 59_999) / 60_000).unwrap_or(u32::MAX)),
            1..=47 => Self::Hours(hours),
            _ => Self::Days(hours / 24),
        }
    }
}

/// What is left until a due moment, told in the unit of the limit.
pub(super) fn left_until(due: Moment, from: Moment, unit: LimitUnit, days: Days<'_>) -> Left {
    let (today, last) = (from.date(), due.date());
    let number = days_between(today, last);
    let is_countable = usize::try_from(number).is_ok_and(|number| number <= DAYS_MOST);
    let counting = |counts: &dyn Fn(NaiveDate) -> bool| {
        let coming = std::iter::successors(day_after(today), |date| day_after(*date));
        let counted = coming.take_while(|date| *date <= last).filter(|date| counts(*date)).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    };
    match unit {
        LimitUnit::Hours => Left::of_ms(due.0 - from.0),
        LimitUnit::WorkingDays if is_countable => {
            Left::WorkingDays(counting(&|date| days.calendar.is_working_day(date)))
        }
        LimitUnit::OpenDays if is_countable => Left::OpenDays(counting(&|date| days.open.is_open(date))),
        _ => Left::Days(number),
    }
}

/// How long ago a due moment was. A limit in days is overdue by calendar days, at least one.
pub(super) fn overdue_by(due: Moment, now: Moment, unit: LimitUnit) -> Left {
    if unit.is_by_day() { Left::Days(days_between(due.date(), now.date())) } else { Left::of_ms(now.0 - due.0) }
}

fn days_between(from: NaiveDate, until: NaiveDate) -> u32 {
    u32::try_from((until - from).num_days().max(0)).unwrap_or(u32::MAX)
}

/// Whether a running step is due soon (amber): a limit in days from the last working day before its due day on, one in
/// hours in its last quarter.
pub fn is_due_soon(deadline: &StepDeadline, days: Days<'_>, now: Moment) -> bool {
    let (Standing::Running { .. }, Some(due), Some(start)) = (&deadline.standing, deadline.due, deadline.start) else {
        return false;
    };
    let now = clamped(now);
    if !due.is_by_day {
        return now.0 >= due.at.0 - (due.at.0 - start.0).abs() / 4;
    }
    let last = due.at.date();
    let earlier = std::iter::successors(day_before(last), |date| day_before(*date)).take(60);
    let from = earlier.into_iter().find(|date| days.calendar.is_working_day(*date)).unwrap_or(last);
    now.date() >= from
}
