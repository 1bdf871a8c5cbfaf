//! The days whose records answer a run's linked items (domain rule 4.3).

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::standards::Purpose;

/// A stretch of days that has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedPeriod {
    /// A day.
    Day(NaiveDate),
    /// A month of a year.
    Month(i32, u32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u32),
    /// A year.
    Year(i32),
}

impl NamedPeriod {
    /// The name of these days; `None` where they are no whole day, month, quarter or year.
    pub fn of(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        let (year, month) = (from.year(), from.month());
        let quarter = (month - 1) / 3 + 1;
        let named = [Self::Month(year, month), Self::Quarter(year, quarter), Self::Year(year)];
        let is_day = from == until;
        if is_day { Some(Self::Day(from)) } else { named.into_iter().find(|one| one.days() == Some((from, until))) }
    }

    /// First and last day; `None` of a month or quarter that is none.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let (year, month, months) = match self {
            Self::Day(day) => return Some((day, day)),
            Self::Month(year, month) => (year, month, 1),
            Self::Quarter(year, quarter) => (year, (quarter * 3).checked_sub(2)?, 3),
            Self::Year(year) => (year, 1, 12),
        };
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some((from, from.checked_add_months(Months::new(months))?.pred_opt()?))
    }
}

/// The days whose records answer a run of a standard: the day of a daily check, the year of an appraisal, else the quarter.
pub fn default_period(purpose: Purpose, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let named = match purpose {
        Purpose::DailyCheck => NamedPeriod::Day(day),
        Purpose::Appraisal => NamedPeriod::Year(day.year()),
        Purpose::Standard | Purpose::Contest => NamedPeriod::Quarter(day.year(), (day.month() - 1) / 3 + 1),
    };
    named.days().unwrap_or((day, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn whole_months_quarters_and_years_have_names() {
        let named = |from, until| NamedPeriod::of(day(from), day(until));
        assert_eq!(named("2026-10-01", "2026-12-31"), Some(NamedPeriod::Quarter(2026, 4)));
        assert_eq!(named("2026-01-01", "2026-12-31"), Some(NamedPeriod::Year(2026)));
        assert_eq!(named("2024-02-01", "2024-02-29"), Some(NamedPeriod::Month(2024, 2)));
        assert_eq!(named("2026-11-23", "2026-11-23"), Some(NamedPeriod::Day(day("2026-11-23"))));
        assert_eq!(named("2026-10-01", "2026-12-30"), None);
        assert_eq!(named("2026-02-01", "2026-04-30"), None);
    }

    #[test]
    fn a_standard_is_answered_by_its_quarter_a_daily_check_by_its_day_an_appraisal_by_its_year() {
        let monday = day("2026-11-23");
        assert_eq!(default_period(Purpose::DailyCheck, monday), (monday, monday));
        assert_eq!(default_period(Purpose::Standard, monday), (day("2026-10-01"), day("2026-12-31")));
        assert_eq!(default_period(Purpose::Appraisal, monday), (day("2026-01-01"), day("2026-12-31")));
    }
}
