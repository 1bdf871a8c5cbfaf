//! When a case lay at rest.

use chrono::NaiveDate;

use super::ClockEvent;
use super::range::{clamped, end_of};
use crate::domain::dates::Moment;

/// A time at rest; without an end it still lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pause {
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
}

impl Pause {
    /// Whether the case lay at rest when the day ended.
    fn holds_at_end_of(&self, date: NaiveDate) -> bool {
        let end = end_of(date);
        self.from < end && self.until.is_none_or(|until| until >= end)
    }
}

/// All times at rest, in order, none touching another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pauses(Vec<Pause>);

impl Pauses {
    /// Pairs pauses with what ends them, in the order they were entered. A pause within a pause, or a resuming of what
    /// does not rest, says nothing new; one that is earlier than its pause (a clock set back) ends it at once.
    pub(super) fn of(events: &[ClockEvent]) -> Self {
        let mut found: Vec<Pause> = Vec::new();
        let mut since = None;
        for event in events {
            match event {
                ClockEvent::Paused { at } => since = since.or(Some(clamped(*at))),
                ClockEvent::Resumed { at } => {
                    let ended = since.take().map(|from| Pause { from, until: Some(clamped(*at).max(from)) });
                    found.extend(ended);
                }
                _ => {}
            }
        }
        found.extend(since.map(|from| Pause { from, until: None }));
        Self::merged(found)
    }

    fn merged(mut found: Vec<Pause>) -> Self {
        found.sort_by_key(|pause| pause.from);
        let mut merged: Vec<Pause> = Vec::new();
        for pause in found {
            match merged.last_mut() {
                Some(last) if last.until.is_none_or(|until| until >= pause.from) => {
                    last.until = last.until.zip(pause.until).map(|(one, other)| one.max(other));
                }
                _ => merged.push(pause),
            }
        }
        Self(merged)
    }

    /// As if the case were taken up again at `now`, should it still rest.
    pub(super) fn ended_at(&self, now: Moment) -> Self {
        let ended = |pause: &Pause| Pause { until: Some(pause.until.unwrap_or(now.max(pause.from))), ..*pause };
        Self(self.0.iter().map(ended).collect())
    }

    /// The time at rest that held when the day ended.
    pub(super) fn at_end_of(&self, date: NaiveDate) -> Option<&Pause> {
        self.0.iter().find(|pause| pause.holds_at_end_of(date))
    }

    /// The times at rest that end after a moment.
    pub(super) fn after(&self, moment: Moment) -> impl Iterator<Item = &Pause> {
        self.0.iter().filter(move |pause| pause.until.is_none_or(|until| until > moment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(events: &[(char, i64)]) -> Vec<(i64, Option<i64>)> {
        let events: Vec<ClockEvent> = events
            .iter()
            .map(|(kind, at)| match kind {
                'p' => ClockEvent::Paused { at: Moment(*at) },
                _ => ClockEvent::Resumed { at: Moment(*at) },
            })
            .collect();
        Pauses::of(&events).0.iter().map(|pause| (pause.from.0, pause.until.map(|until| until.0))).collect()
    }

    #[test]
    fn a_pause_ends_with_the_next_resuming() {
        assert_eq!(pauses(&[('p', 1), ('r', 5), ('p', 9)]), [(1, Some(5)), (9, None)]);
        assert_eq!(pauses(&[('p', 1), ('p', 3), ('r', 5), ('r', 7)]), [(1, Some(5))]);
        assert_eq!(pauses(&[('r', 5)]), []);
    }

    #[test]
    fn a_resuming_before_its_pause_ends_it_at_once() {
        assert_eq!(pauses(&[('p', 9), ('r', 5)]), [(9, Some(9))]);
    }

    #[test]
    fn pauses_entered_late_are_put_in_order_and_overlaps_count_once() {
        assert_eq!(pauses(&[('p', 10), ('r', 12), ('p', 3), ('r', 5)]), [(3, Some(5)), (10, Some(12))]);
        assert_eq!(pauses(&[('p', 10), ('r', 12), ('p', 3), ('r', 11)]), [(3, Some(12))]);
        assert_eq!(pauses(&[('p', 10), ('r', 12), ('p', 3)]), [(3, None)]);
    }
}
