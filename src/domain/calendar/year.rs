//! One year's arrangement: its days, what a preview says of them, and the form it is kept in.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::faults::{FaultField, FaultPlace, YearFault, YearWrong};
use crate::domain::texts::Text;

/// Years a calendar can be about.
pub const YEARS: std::ops::RangeInclusive<i32> = 1949..=2999;

/// A year with fewer days off than the law gives holidays (13 since 2025) is likely not whole.
const FEWEST_OFF: usize = 13;

/// Most faults kept; a text with more is not a calendar.
const MOST_FAULTS: usize = 100;

/// What an arrangement says of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arranged {
    /// A day off.
    Off,
    /// A weekend day worked in exchange (补班).
    Work,
}

/// One year's arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Edition of the file, e.g. `2026.1`; kept with what was computed on it.
    pub edition: String,
    /// The notice it was taken from.
    pub source: String,
    pub(super) days: BTreeMap<NaiveDate, (Arranged, Text)>,
}

/// Days of one holiday that follow each other without a gap, or one run of make-up days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRun {
    /// Off or worked.
    pub arranged: Arranged,
    /// The holiday.
    pub name: Text,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl DayRun {
    /// How many days.
    pub fn days(&self) -> usize {
        (self.last - self.first).num_days().unsigned_abs() as usize + 1
    }
}

/// What a preview says of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearSummary {
    /// The year.
    pub year: i32,
    /// Days off by arrangement, weekend days among them included.
    pub off: usize,
    /// Weekend days worked.
    pub make_up: usize,
    /// Working days of the whole year.
    pub working: usize,
    /// The days in order.
    pub runs: Vec<DayRun>,
}

impl YearSummary {
    /// Whether it has fewer days off than there are public holidays by law: likely a part of the year only.
    pub fn looks_short(&self) -> bool {
        self.off < FEWEST_OFF
    }
}

/// Saturday or Sunday.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// How a day is written in the JSON form.
#[derive(Serialize)]
struct JsonDay<'a> {
    date: NaiveDate,
    name: &'a Text,
    kind: Arranged,
}

/// How a year is written in the JSON form.
#[derive(Serialize)]
struct JsonYear<'a> {
    year: i32,
    edition: &'a str,
    source: &'a str,
    days: Vec<JsonDay<'a>>,
}

impl CalendarYear {
    /// The arranged days in order: off or worked, and the holiday they belong to.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, Arranged, &Text)> {
        self.days.iter().map(|(date, (arranged, name))| (*date, *arranged, name))
    }

    /// The same days under another edition.
    #[must_use]
    pub fn with_edition(self, edition: impl Into<String>) -> Self {
        Self { edition: edition.into(), ..self }
    }

    /// The JSON form that [`CalendarYear::parse`] reads; it comes back equal.
    pub fn to_json(&self) -> String {
        let days = self.days().map(|(date, kind, name)| JsonDay { date, name, kind }).collect();
        let written = JsonYear { year: self.year, edition: &self.edition, source: &self.source, days };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Counts and runs, for a preview.
    pub fn summary(&self) -> YearSummary {
        let mut runs: Vec<DayRun> = Vec::new();
        let (mut off, mut make_up) = (0, 0);
        for (date, arranged, name) in self.days() {
            match arranged {
                Arranged::Off => off += 1,
                Arranged::Work => make_up += 1,
            }
            match runs.last_mut() {
                Some(run) if run.arranged == arranged && run.name == *name && run.last.succ_opt() == Some(date) => {
                    run.last = date;
                }
                _ => runs.push(DayRun { arranged, name: name.clone(), first: date, last: date }),
            }
        }
        YearSummary { year: self.year, off, make_up, working: self.working_days(), runs }
    }

    fn working_days(&self) -> usize {
        let first = NaiveDate::from_ymd_opt(self.year, 1, 1);
        let days = std::iter::successors(first, NaiveDate::succ_opt).take_while(|day| day.year() == self.year);
        days.filter(|day| match self.days.get(day) {
            Some((arranged, _)) => *arranged == Arranged::Work,
            None => !is_weekend(*day),
        })
        .count()
    }

    /// Adds a day; a make-up day must fall on a weekend, and no date stands there twice.
    pub(super) fn arrange(&mut self, date: NaiveDate, (arranged, name): (Arranged, Text)) -> Result<(), YearWrong> {
        if date.year() != self.year {
            return Err(YearWrong::OtherYear { date, year: self.year });
        }
        if arranged == Arranged::Work && !is_weekend(date) {
            return Err(YearWrong::WorkingAnyway { date });
        }
        if self.days.contains_key(&date) {
            return Err(YearWrong::Twice { date });
        }
        self.days.insert(date, (arranged, name));
        Ok(())
    }
}

/// Head of a year that comes without one: typed text, a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearHead {
    /// The year.
    pub year: i32,
    /// Edition, e.g. `2027.import-1`.
    pub edition: String,
    /// Where it was taken from.
    pub source: String,
}

/// A year as read so far: the days that were understood, for a preview, and everything that is wrong. It is taken as a
/// whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadYear {
    year: CalendarYear,
    /// Row or line of each day, where the form has them.
    places: BTreeMap<NaiveDate, usize>,
    faults: Vec<YearFault>,
}

impl ReadYear {
    pub(super) fn begun(head: YearHead) -> Self {
        let YearHead { year, edition, source } = head;
        let year = CalendarYear { year, edition, source, days: BTreeMap::new() };
        Self { year, places: BTreeMap::new(), faults: Vec::new() }
    }

    /// A year read without a fault; one without any day is a fault.
    pub fn of(year: CalendarYear) -> Self {
        Self { year, places: BTreeMap::new(), faults: Vec::new() }.ended()
    }

    /// Nothing could be read.
    pub fn refused(head: YearHead, fault: YearFault) -> Self {
        Self { faults: vec![fault], ..Self::begun(head) }
    }

    pub(super) fn year(&self) -> i32 {
        self.year.year
    }

    /// Adds a day told in a row or line.
    pub(super) fn arrange(&mut self, (date, at): (NaiveDate, usize), kind: (Arranged, Text)) -> Result<(), YearWrong> {
        self.year.arrange(date, kind)?;
        self.places.insert(date, at);
        Ok(())
    }

    /// The row of the list, as a spreadsheet counts, or the line of the text that tells a day; `None` for JSON.
    pub fn row_of(&self, date: NaiveDate) -> Option<usize> {
        self.places.get(&date).copied()
    }

    pub(super) fn note(&mut self, fault: YearFault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Nothing more comes: a year without a day and without another fault is one.
    pub(super) fn ended(mut self) -> Self {
        if self.year.days.is_empty() && self.faults.is_empty() {
            self.note(YearFault::new(FaultPlace::Whole, FaultField::Days, YearWrong::Nothing));
        }
        self
    }

    /// Everything that is wrong, in order; a hundred at most.
    pub fn faults(&self) -> &[YearFault] {
        &self.faults
    }

    /// The days understood so far, in order.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, Arranged, &Text)> {
        self.year.days()
    }

    /// What was understood so far.
    pub fn summary(&self) -> YearSummary {
        self.year.summary()
    }

    /// The year, if nothing is wrong.
    ///
    /// # Errors
    /// Every fault.
    pub fn accepted(self) -> Result<CalendarYear, Vec<YearFault>> {
        if self.faults.is_empty() { Ok(self.year) } else { Err(self.faults) }
    }
}
