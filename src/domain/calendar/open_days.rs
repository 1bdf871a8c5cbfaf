//! The days a hall itself is open.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The days a hall is open: weekdays, and single dates that differ. Independent of public holidays: many halls serve on them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDays {
    /// Open on this weekday, Monday first.
    pub weekdays: [bool; 7],
    /// Dates that differ: `true` open, `false` closed.
    pub exceptions: BTreeMap<NaiveDate, bool>,
}

impl OpenDays {
    /// Whether the hall is open on the date.
    pub fn is_open(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().num_days_from_monday() as usize;
        let exception = self.exceptions.get(&date);
        *exception.unwrap_or(self.weekdays.get(weekday).unwrap_or(&false))
    }

    /// The open day `count` open days before `today` (1 = the last one before it, 0 = `today` itself, open or not).
    /// `None` when there is none within ten years.
    pub fn open_day_before(&self, today: NaiveDate, count: u32) -> Option<NaiveDate> {
        if count == 0 {
            return Some(today);
        }
        let earlier = std::iter::successors(today.pred_opt(), NaiveDate::pred_opt).take(3660);
        earlier.filter(|day| self.is_open(*day)).nth(count as usize - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_hall_keeps_its_own_open_days() {
        let mut open = OpenDays { weekdays: [true, true, true, true, true, true, false], exceptions: BTreeMap::new() };
        assert!(open.is_open(day("2026-11-21")));
        assert!(!open.is_open(day("2026-11-22")));
        open.exceptions.insert(day("2026-11-21"), false);
        open.exceptions.insert(day("2026-11-22"), true);
        assert!(!open.is_open(day("2026-11-21")));
        assert!(open.is_open(day("2026-11-22")));
        let before = |count| open.open_day_before(day("2026-11-23"), count);
        assert_eq!(before(0), Some(day("2026-11-23")));
        assert_eq!(before(1), Some(day("2026-11-22")));
        assert_eq!(before(2), Some(day("2026-11-20")));
        assert_eq!(OpenDays::default().open_day_before(day("2026-11-23"), 1), None);
    }
}
