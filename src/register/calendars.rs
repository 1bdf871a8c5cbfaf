//! Years of the working-day calendar brought into the hall's file; the newest of a year counts, before the shipped one.

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::calendar::{CalendarYear, WorkCalendar};
use crate::domain::dates::Moment;
use crate::storage::calendars;
pub use crate::storage::calendars::StoredYear;

impl Register {
    /// Brings a year in. What the file held of that year before stays on record and no longer counts.
    ///
    /// # Errors
    /// `EditionTaken` when the edition names other days already, or the file's.
    pub fn add_calendar_year(&mut self, year: &CalendarYear, at: Moment) -> Result<Outcome<()>, RegisterError> {
        if self.edition_taken(year)? {
            return Err(Refusal::EditionTaken { edition: year.edition.clone() }.into());
        }
        let subject = format!("{} {}", year.year, year.edition);
        let action = Action::new(ActionKind::ImportCalendar, subject, at);
        self.transact(action, |w| Ok(calendars::insert(w.conn, w.hall, year, at)?))
    }

    /// What was computed keeps the edition it was computed on: an edition never means two arrangements.
    fn edition_taken(&self, year: &CalendarYear) -> Result<bool, RegisterError> {
        let stored = calendars::of_year(self.conn(), year.year)?;
        let shipped = WorkCalendar::shipped().ok();
        let known =
            stored.iter().map(|stored| &stored.year).chain(shipped.as_ref().and_then(|all| all.year(year.year)));
        Ok(known.filter(|known| known.edition == year.edition).any(|known| !known.days().eq(year.days())))
    }

    /// The years of the file that count, by year.
    ///
    /// # Errors
    /// The file's.
    pub fn calendar_years(&self) -> Result<Vec<StoredYear>, RegisterError> {
        Ok(calendars::newest(self.conn())?)
    }

    /// An edition not yet used in this file: `2027.import-1`, `2027.import-2`...
    ///
    /// # Errors
    /// The file's.
    pub fn next_calendar_edition(&self, year: i32) -> Result<String, RegisterError> {
        let stored = calendars::of_year(self.conn(), year)?;
        let editions = (1..).map(|number| format!("{year}.import-{number}"));
        let free = |edition: &String| stored.iter().all(|stored| stored.year.edition != *edition);
        Ok(editions.take(stored.len() + 1).find(free).unwrap_or_default())
    }

    /// The shipped calendar with the file's years in place of the shipped ones. Years that cannot be read are left out and
    /// stand in the log.
    pub fn work_calendar(&self, shipped: &WorkCalendar) -> WorkCalendar {
        let mut calendar = shipped.clone();
        match self.calendar_years() {
            Ok(years) => years.into_iter().for_each(|stored| calendar.put(stored.year)),
            Err(error) => tracing::error!(%error, "the file's calendar years could not be read"),
        }
        calendar
    }
}
