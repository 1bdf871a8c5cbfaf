//! Whether the PC's clock can be right, by the newest record and by when the program was made.

use chrono::{Datelike, Duration};

use super::dates::Moment;

/// A clock may lag this far behind the newest record: two PCs, or a clock just set by a time server.
const LAG_MS: i64 = 5 * 60_000;
/// Further ahead of the newest record than this, a clock is more likely wrong than a hall closed.
const FAR_AHEAD_DAYS: i64 = 400;
/// The year the program was made: no clock of a PC it runs on stands before.
const MADE_IN: i32 = 2026;

/// What to think of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockVerdict {
    /// It can be right.
    Right,
    /// It stands before something that was recorded, or before a moment the program saw.
    Behind {
        /// That moment.
        latest: Moment,
    },
    /// It may be right, but is asked about once: more than 400 days after the newest record, or before the program was
    /// made.
    Odd {
        /// The newest record, if there is one.
        latest: Option<Moment>,
    },
}

/// Judges the clock by the newest moment known (newest record, or the last moment seen while the file was open).
pub fn judge(now: Moment, latest: Option<Moment>) -> ClockVerdict {
    if let Some(latest) = latest.filter(|latest| latest.0 > now.0.saturating_add(LAG_MS)) {
        return ClockVerdict::Behind { latest };
    }
    let far = latest.is_some_and(|latest| now.0 - latest.0 > Duration::days(FAR_AHEAD_DAYS).num_milliseconds());
    if far || now.date().year() < MADE_IN { ClockVerdict::Odd { latest } } else { ClockVerdict::Right }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};

    fn at(year: i32, month: u32, day: u32, hour: u32) -> Moment {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        Moment::at(NaiveDate::from_ymd_opt(year, month, day).unwrap(), time)
    }

    #[test]
    fn a_clock_five_minutes_behind_the_newest_record_is_behind() {
        let latest = at(2026, 11, 23, 9);
        assert_eq!(judge(Moment(latest.0 - 5 * 60_000), Some(latest)), ClockVerdict::Right);
        assert_eq!(judge(Moment(latest.0 - 5 * 60_000 - 1), Some(latest)), ClockVerdict::Behind { latest });
        assert_eq!(judge(at(2020, 1, 1, 8), Some(latest)), ClockVerdict::Behind { latest });
    }

    #[test]
    fn a_clock_far_ahead_or_before_the_program_is_asked_about() {
        let latest = Some(at(2026, 11, 23, 9));
        assert_eq!(judge(at(2027, 12, 28, 9), latest), ClockVerdict::Right);
        assert_eq!(judge(at(2027, 12, 29, 9), latest), ClockVerdict::Odd { latest });
        assert_eq!(judge(at(2025, 12, 31, 9), None), ClockVerdict::Odd { latest: None });
        assert_eq!(judge(at(2026, 1, 1, 9), None), ClockVerdict::Right);
    }
}
