//! The days a report is about: a month, a quarter, a year or any days, and the slots they are counted by (R).

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

use super::dates::{Moment, parse_date};
use super::people::half_width;
use super::problems::Wrong;

/// Years a report can be about.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;
/// Longest period counted day by day, in days.
const DAYS_MOST: i64 = 31;
/// Longest period counted month by month, in months.
const MONTHS_MOST: i32 = 36;

/// What a period is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Any days.
    Days,
}

/// Days one after another, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    shape: Shape,
    first: NaiveDate,
    last: NaiveDate,
}

/// What a slot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A day.
    Day,
    /// A month, or the part of it that lies in the period.
    Month,
    /// A year, or the part of it that lies in the period.
    Year,
}

/// One bar of a period's chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Day, month or year.
    pub grain: Grain,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl Period {
    /// A month, 1 to 12; `None` where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months(Shape::Month, (year, month), 1)
    }

    /// A quarter, 1 to 4; `None` where there is no such quarter.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let month = quarter.checked_sub(1).filter(|before| *before < 4)? * 3 + 1;
        Self::months(Shape::Quarter, (year, month), 3)
    }

    /// A year; `None` where it is none a report can be about.
    pub fn year(year: i32) -> Option<Self> {
        Self::months(Shape::Year, (year, 1), 12)
    }

    /// Any days; `None` when the last lies before the first.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let is_known = YEARS.contains(&first.year()) && YEARS.contains(&last.year());
        (is_known && first <= last).then_some(Self { shape: Shape::Days, first, last })
    }

    fn months(shape: Shape, (year, month): (i32, u32), count: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|first| YEARS.contains(&first.year()))?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Self { shape, first, last })
    }

    /// The month, quarter or year a day lies in; for any days, that day alone.
    pub fn around(shape: Shape, day: NaiveDate) -> Option<Self> {
        match shape {
            Shape::Month => Self::month(day.year(), day.month()),
            Shape::Quarter => Self::quarter(day.year(), day.month0() / 3 + 1),
            Shape::Year => Self::year(day.year()),
            Shape::Days => Self::days(day, day),
        }
    }

    /// What it is called by.
    pub fn shape(self) -> Shape {
        self.shape
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// The quarter its first day lies in, 1 to 4.
    pub fn quarter_number(self) -> u32 {
        self.first.month0() / 3 + 1
    }

    /// The one before, of the same shape and length; itself where the calendar ends.
    pub fn previous(self) -> Self {
        self.first.pred_opt().and_then(|day| self.moved(day, Ahead::No)).unwrap_or(self)
    }

    /// The one after, of the same shape and length; itself where the calendar ends.
    pub fn following(self) -> Self {
        self.last.succ_opt().and_then(|day| self.moved(day, Ahead::Yes)).unwrap_or(self)
    }

    fn moved(self, next: NaiveDate, ahead: Ahead) -> Option<Self> {
        if self.shape != Shape::Days {
            return Self::around(self.shape, next);
        }
        let more = Days::new((self.last - self.first).num_days().unsigned_abs());
        match ahead {
            Ahead::Yes => Self::days(next, next.checked_add_days(more)?),
            Ahead::No => Self::days(next.checked_sub_days(more)?, next),
        }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Its first moment, and the first one after it.
    pub fn moments(self) -> (Moment, Moment) {
        let after = self.last.succ_opt().unwrap_or(self.last);
        (Moment::at(self.first, NaiveTime::MIN), Moment::at(after, NaiveTime::MIN))
    }

    /// What it is counted by: days up to a month, months up to three years, else years.
    pub fn grain(self) -> Grain {
        let months = (self.last.year() - self.first.year()) * 12 + self.last.month() as i32 - self.first.month() as i32;
        if (self.last - self.first).num_days() < DAYS_MOST {
            Grain::Day
        } else if months < MONTHS_MOST {
            Grain::Month
        } else {
            Grain::Year
        }
    }

    /// Its slots, in order, without a gap.
    pub fn slots(self) -> Vec<Slot> {
        let grain = self.grain();
        let slot = |first: NaiveDate| {
            let end = match grain {
                Grain::Day => Some(first),
                Grain::Month => Self::around(Shape::Month, first).map(Self::last),
                Grain::Year => Self::around(Shape::Year, first).map(Self::last),
            };
            Slot { grain, first, last: end.unwrap_or(self.last).min(self.last) }
        };
        let next = |slot_before: &Slot| slot_before.last.succ_opt().filter(|day| *day <= self.last).map(slot);
        std::iter::successors(Some(slot(self.first)), next).collect()
    }

    /// The slot a day falls into, by its place in [`Period::slots`].
    pub fn slot_of(self, day: NaiveDate) -> Option<usize> {
        if !self.contains(day) {
            return None;
        }
        let place = match self.grain() {
            Grain::Day => (day - self.first).num_days(),
            Grain::Month => {
                i64::from((day.year() - self.first.year()) * 12 + day.month() as i32 - self.first.month() as i32)
            }
            Grain::Year => i64::from(day.year() - self.first.year()),
        };
        usize::try_from(place).ok()
    }

    /// Reads `2026-11` (also `2026/11`, `2026年11月`).
    ///
    /// # Errors
    /// `NotADate`.
    pub fn read_month(text: &str) -> Result<Self, Wrong> {
        let (year, month) = pair(text)?;
        Self::month(year, month).ok_or(Wrong::NotADate)
    }

    /// Reads a quarter, `2026-4` or `2026Q4`.
    ///
    /// # Errors
    /// `NotADate`.
    pub fn read_quarter(text: &str) -> Result<Self, Wrong> {
        let (year, quarter) = pair(text)?;
        Self::quarter(year, quarter).ok_or(Wrong::NotADate)
    }

    /// Reads a year, `2026`.
    ///
    /// # Errors
    /// `NotADate`.
    pub fn read_year(text: &str) -> Result<Self, Wrong> {
        let year = half_width(text.trim()).trim_end_matches('年').parse().map_err(|_| Wrong::NotADate)?;
        Self::year(year).ok_or(Wrong::NotADate)
    }

    /// Reads two days.
    ///
    /// # Errors
    /// Which of the two is wrong and why; `OutOfOrder` at the last.
    pub fn read_days(first: &str, last: &str, today: NaiveDate) -> Result<Self, (DaysEnd, Wrong)> {
        let first = parse_date(first, today).map_err(|wrong| (DaysEnd::First, wrong))?;
        let last = parse_date(last, today).map_err(|wrong| (DaysEnd::Last, wrong))?;
        Self::days(first, last).ok_or((DaysEnd::Last, Wrong::OutOfOrder))
    }
}

/// One end of any days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysEnd {
    /// The first day.
    First,
    /// The last day.
    Last,
}

#[derive(Clone, Copy)]
enum Ahead {
    Yes,
    No,
}

/// Two figures with something between them.
fn pair(text: &str) -> Result<(i32, u32), Wrong> {
    let plain = half_width(text.trim()).to_uppercase();
    let mut figures = plain.split(['-', '/', '.', '年', '月', 'Q', '季', '度']).filter(|part| !part.is_empty());
    let (Some(year), Some(other), None) = (figures.next(), figures.next(), figures.next()) else {
        return Err(Wrong::NotADate);
    };
    let year = year.trim().parse().map_err(|_| Wrong::NotADate)?;
    Ok((year, other.trim().parse().map_err(|_| Wrong::NotADate)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(period: Period) -> (String, String) {
        (period.first().to_string(), period.last().to_string())
    }

    fn ends(first: &str, last: &str) -> (String, String) {
        (first.to_owned(), last.to_owned())
    }

    #[test]
    fn months_quarters_and_years_have_their_days() {
        assert_eq!(span(Period::month(2024, 2).unwrap()), ends("2024-02-01", "2024-02-29"));
        assert_eq!(span(Period::quarter(2026, 4).unwrap()), ends("2026-10-01", "2026-12-31"));
        assert_eq!(span(Period::year(2026).unwrap()), ends("2026-01-01", "2026-12-31"));
        for none in [Period::month(2026, 13), Period::quarter(2026, 0), Period::quarter(2026, 5), Period::year(20)] {
            assert_eq!(none, None);
        }
        assert_eq!(Period::days(day("2026-11-02"), day("2026-11-01")), None);
    }

    #[test]
    fn one_goes_on_and_back_by_the_same_length() {
        let december = Period::month(2026, 12).unwrap();
        assert_eq!(december.following(), Period::month(2027, 1).unwrap());
        assert_eq!(december.following().previous(), december);
        assert_eq!(Period::quarter(2026, 1).unwrap().previous(), Period::quarter(2025, 4).unwrap());
        let week = Period::days(day("2026-11-23"), day("2026-11-29")).unwrap();
        assert_eq!(span(week.following()), ends("2026-11-30", "2026-12-06"));
        assert_eq!(span(week.previous()), ends("2026-11-16", "2026-11-22"));
        let end = Period::year(2999).unwrap();
        assert_eq!(end.following(), end);
    }

    #[test]
    fn a_period_is_cut_into_slots_without_gap_and_every_day_finds_its_own() {
        for (period, grain, count) in [
            (Period::month(2026, 11).unwrap(), Grain::Day, 30),
            (Period::quarter(2026, 4).unwrap(), Grain::Month, 3),
            (Period::year(2026).unwrap(), Grain::Month, 12),
            (Period::days(day("2026-11-20"), day("2027-02-03")).unwrap(), Grain::Month, 4),
            (Period::days(day("2020-11-20"), day("2027-02-03")).unwrap(), Grain::Year, 8),
            (Period::days(day("2026-11-23"), day("2026-11-23")).unwrap(), Grain::Day, 1),
        ] {
            let slots = period.slots();
            assert_eq!((slots[0].grain, slots.len()), (grain, count), "{period:?}");
            assert_eq!((slots[0].first, slots[count - 1].last), (period.first(), period.last()));
            for pair in slots.windows(2) {
                assert_eq!(pair[0].last.succ_opt(), Some(pair[1].first));
            }
            for (place, slot) in slots.iter().enumerate() {
                assert_eq!(period.slot_of(slot.first), Some(place));
                assert_eq!(period.slot_of(slot.last), Some(place));
            }
            assert_eq!(period.slot_of(period.last().succ_opt().unwrap()), None);
        }
    }

    #[test]
    fn it_begins_at_midnight_and_ends_before_the_next() {
        let (from, until) = Period::month(2026, 11).unwrap().moments();
        assert_eq!(from.local().to_rfc3339(), "2026-11-01T00:00:00+08:00");
        assert_eq!(until.local().to_rfc3339(), "2026-12-01T00:00:00+08:00");
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for text in ["2026-11", "2026/11", "2026年11月", "２０２６-11"] {
            assert_eq!(Period::read_month(text), Ok(Period::month(2026, 11).unwrap()), "{text}");
        }
        for text in ["2026-4", "2026Q4", "2026年4季度"] {
            assert_eq!(Period::read_quarter(text), Ok(Period::quarter(2026, 4).unwrap()), "{text}");
        }
        assert_eq!(Period::read_year("2026"), Ok(Period::year(2026).unwrap()));
        for text in ["", "2026", "2026-13", "2026-11-01", "十一月"] {
            assert_eq!(Period::read_month(text), Err(Wrong::NotADate), "{text}");
        }
        let today = day("2026-11-23");
        assert_eq!(Period::read_days("11-01", "今天", today).unwrap().last(), today);
        assert_eq!(Period::read_days("今天", "-1", today), Err((DaysEnd::Last, Wrong::OutOfOrder)));
        assert_eq!(Period::read_days("x", "今天", today), Err((DaysEnd::First, Wrong::NotADate)));
    }
}
