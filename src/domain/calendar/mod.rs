//! The working-day calendar: rest days, public holidays and make-up working days, one arrangement a year; and the days a
//! hall itself is open. Without a year's arrangement weekends are rest days and `covers` says no.
//!
//! `reading` takes the JSON form, `rows` a list, `typed` what a person types or pastes from the notice; `writing` gives
//! the typed form back. What is wrong is data (`faults`); a year is taken whole or not at all.

mod faults;
mod names;
mod open_days;
mod reading;
mod rows;
mod signs;
mod typed;
mod writing;
mod year;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

pub use faults::{FaultField, FaultPlace, YearFault, YearWrong};
pub use open_days::OpenDays;
pub use reading::CalendarError;
pub use rows::{DayColumns, is_date, looks_like_rows, tells_a_day};
pub use typed::year_named;
pub use year::{Arranged, CalendarYear, DayRun, ReadYear, YEARS, YearHead, YearSummary};

use super::texts::Text;
use year::is_weekend;

/// The files shipped with the program: name, contents. Source and edition stand in each.
const SHIPPED: [(&str, &str); 3] = [
    ("2024.json", include_str!("../../../data/calendars/2024.json")),
    ("2025.json", include_str!("../../../data/calendars/2025.json")),
    ("2026.json", include_str!("../../../data/calendars/2026.json")),
];

/// What kind of day a date is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// Monday to Friday, nothing arranged.
    WorkingDay,
    /// Saturday or Sunday, nothing arranged.
    RestDay,
    /// A day off by arrangement; the holiday it belongs to.
    Holiday(Text),
    /// A Saturday or Sunday worked by arrangement (补班).
    MakeUpDay,
}

impl DayKind {
    /// Whether the day counts in a limit of working days.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpDay)
    }
}

/// The arrangements of the years known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeMap<i32, CalendarYear>,
}

impl WorkCalendar {
    /// The calendars shipped with the program.
    ///
    /// # Errors
    /// The first fault of a shipped file; a test holds that there is none.
    pub fn shipped() -> Result<Self, CalendarError> {
        let mut calendar = Self::default();
        for (file, json) in SHIPPED {
            calendar.add(file, json)?;
        }
        Ok(calendar)
    }

    /// Adds one year's file in the JSON form; a year already there is replaced.
    ///
    /// # Errors
    /// File, entry and field of the first fault; the calendar is then unchanged.
    pub fn add(&mut self, file: &str, json: &str) -> Result<i32, CalendarError> {
        let year = CalendarYear::parse(file, json)?;
        let number = year.year;
        self.put(year);
        Ok(number)
    }

    /// Takes a year in; one already there is replaced.
    pub fn put(&mut self, year: CalendarYear) {
        self.years.insert(year.year, year);
    }

    /// Whether the year's arrangement is known; if not, what is computed in it is provisional.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The years known, in order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// One year's arrangement, if it is known.
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.get(&year)
    }

    /// The kind of a date; plain weekends where the year is not covered.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind {
        let year = self.years.get(&date.year());
        match year.and_then(|year| year.days.get(&date)) {
            Some((Arranged::Off, name)) => DayKind::Holiday(name.clone()),
            Some((Arranged::Work, _)) => DayKind::MakeUpDay,
            None if is_weekend(date) => DayKind::RestDay,
            None => DayKind::WorkingDay,
        }
    }

    /// Whether the date counts in a limit of working days.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.day_kind(date).is_working()
    }
}

#[cfg(test)]
mod tests;
