//! What bringing in a year of the working-day calendar would do, as values to show before anything is done (domain 4.4). A year is
//! taken as a whole or not at all, and takes the place of the one in force.

use chrono::NaiveDate;

use super::list_problems::rows_left_out;
use crate::domain::calendar::{Arranged, CalendarYear, YearFault, YearSummary};
use crate::domain::texts::Text;

pub use super::staff_plan::{ColumnPlace, Effect, RowProblem};

/// What is arranged for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrangedDay {
    /// The day.
    pub date: NaiveDate,
    /// Off or worked.
    pub arranged: Arranged,
    /// The holiday.
    pub name: Text,
}

/// A day the list tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// Row as a spreadsheet shows it, or line of the text (1 = top); 0 where the form has none.
    pub row: usize,
    /// What would hold.
    pub day: ArrangedDay,
    /// What holds now; `None` for a day of no arrangement.
    pub before: Option<(Arranged, Text)>,
}

/// What happens to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFate {
    /// Nothing was arranged for it.
    Added,
    /// Arranged otherwise, or named otherwise.
    Changed,
    /// As it is.
    Same,
}

impl PlannedDay {
    /// What happens to it.
    pub fn fate(&self) -> DayFate {
        match &self.before {
            None => DayFate::Added,
            Some((arranged, name)) if (*arranged, name) == (self.day.arranged, &self.day.name) => DayFate::Same,
            Some(_) => DayFate::Changed,
        }
    }
}

/// Why a row is left alone though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaySkip {
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// Says nothing about a day.
    Blank,
}

/// A row that is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkippedDay {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Why.
    pub why: DaySkip,
}

/// What bringing in a year would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarImportPlan {
    /// Counts of the year as far as it was understood; `None` while nothing was read.
    pub summary: Option<YearSummary>,
    /// The year that would hold; `None` while something is wrong.
    pub year: Option<CalendarYear>,
    /// The days, in order.
    pub days: Vec<PlannedDay>,
    /// Days of the year in force that the list does not have: ordinary days again.
    pub gone: Vec<ArrangedDay>,
    /// Rows left alone, in the order of the list.
    pub skip: Vec<SkippedDay>,
    /// What is wrong with the rows of a list; one of them keeps the year out.
    pub problems: Vec<RowProblem>,
    /// What is wrong with a year in another form, or with the whole of it; keeps the year out.
    pub faults: Vec<YearFault>,
}

impl CalendarImportPlan {
    /// How many days have such a fate.
    pub fn count(&self, fate: DayFate) -> usize {
        self.days.iter().filter(|day| day.fate() == fate).count()
    }

    /// How many days would be arranged otherwise than they are, those that go among them.
    pub fn changes(&self) -> usize {
        self.days.iter().filter(|day| day.fate() != DayFate::Same).count() + self.gone.len()
    }

    /// How many rows have a problem that keeps the year out.
    pub fn rows_left_out(&self) -> usize {
        rows_left_out(&self.problems)
    }

    /// Whether something is wrong: nothing comes in then.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty() || self.rows_left_out() > 0
    }

    /// Whether applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.year.is_none() || self.changes() == 0
    }
}
