//! `import calendar FILE LIST [--year 2027] [--dry-run]`: a year of the calendar, whole or not at all.

use super::{CalendarAsked, Desk, ReadFrom, Report, code};
use crate::domain::calendar::CalendarYear;
use crate::exchange::calendars::read_file;
use crate::ui::calendar_words::{HolidayWords, fault, file_error, holidays, sum};

impl Desk {
    pub(super) fn import_calendar(&self, asked: &CalendarAsked) -> Report {
        self.try_import_calendar(asked).unwrap_or_else(|report| report)
    }

    fn try_import_calendar(&self, asked: &CalendarAsked) -> Result<Report, Report> {
        let year = self.read_year(asked)?;
        let mut register = self.open(&ReadFrom::File(asked.file.clone()))?;
        let year = if year.edition.is_empty() {
            let edition = register.next_calendar_edition(year.year).map_err(|error| self.failed(&error))?;
            year.with_edition(edition)
        } else {
            year
        };
        if !asked.is_dry_run {
            register.add_calendar_year(&year, self.clock.now()).map_err(|error| self.failed(&error))?;
        }
        let summary = year.summary();
        let mut out: String = holidays(&self.strings, &summary).iter().map(|holiday| self.holiday(holiday)).collect();
        let key = if asked.is_dry_run { "cli-calendar-would" } else { "cli-calendar-done" };
        out += &self.line(key, &[("sum", &sum(&self.strings, &summary)), ("edition", &year.edition)]);
        Ok(Report::done(out))
    }

    /// The year of the file; with a fault it is refused, and every fault is named one a line.
    fn read_year(&self, asked: &CalendarAsked) -> Result<CalendarYear, Report> {
        let read = read_file(&asked.list, asked.year)
            .map_err(|error| Report::failed(code::FILE, file_error(&self.strings, &error) + "\n"))?;
        read.accepted().map_err(|faults| {
            let lines: String = faults.iter().map(|one| fault(&self.strings, one) + "\n").collect();
            let refused = self.line("cli-calendar-refused", &[("n", &faults.len().to_string())]);
            Report::failed(code::FILE, lines + &refused)
        })
    }

    fn holiday(&self, holiday: &HolidayWords) -> String {
        let HolidayWords { name, off, make_up } = holiday;
        let key = match (off.is_empty(), make_up.is_empty()) {
            (_, true) => "cli-calendar-off",
            (true, false) => "cli-calendar-work",
            (false, false) => "cli-calendar-both",
        };
        self.line(key, &[("name", name), ("off", off), ("work", make_up)])
    }
}
