//! The years limits are counted in, 1 to 9999, and days and moments within them; outside nothing is counted.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::domain::dates::Moment;

/// 0001-01-01 00:00 by the hall's clock.
const FIRST_MS: i64 = -62_135_625_600_000;
/// 9999-12-31 24:00 by the hall's clock.
const END_MS: i64 = 253_402_272_000_000;
/// A day.
pub(super) const DAY_MS: i64 = 86_400_000;
/// An hour.
pub(super) const HOUR_MS: i64 = 3_600_000;

/// Whether limits are counted at this moment.
pub(super) fn is_countable(moment: Moment) -> bool {
    (FIRST_MS..END_MS).contains(&moment.0)
}

/// The nearest moment limits are counted at.
pub(super) fn clamped(moment: Moment) -> Moment {
    Moment(moment.0.clamp(FIRST_MS, END_MS - 1))
}

/// The end of a day, 24:00: the first moment that is no longer of it.
pub(super) fn end_of(date: NaiveDate) -> Moment {
    Moment(Moment::at(date, NaiveTime::MIN).0 + DAY_MS)
}

/// The last moment of a day, 23:59:59.999.
pub(super) fn last_moment_of(date: NaiveDate) -> Moment {
    Moment(end_of(date).0 - 1)
}

/// The next day, within the years counted.
pub(super) fn day_after(date: NaiveDate) -> Option<NaiveDate> {
    date.succ_opt().filter(|next| next.year() <= 9999)
}

/// The day before, within the years counted.
pub(super) fn day_before(date: NaiveDate) -> Option<NaiveDate> {
    date.pred_opt().filter(|previous| previous.year() >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_counted_are_one_to_9999() {
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        assert_eq!(Moment::at(first, NaiveTime::MIN).0, FIRST_MS);
        assert_eq!(end_of(last).0, END_MS);
        assert!(is_countable(last_moment_of(last)) && !is_countable(end_of(last)));
        assert_eq!((day_before(first), day_after(last)), (None, None));
        assert_eq!(clamped(Moment(i64::MAX)).date(), last);
        assert_eq!(clamped(Moment(i64::MIN)).date(), first);
    }
}
