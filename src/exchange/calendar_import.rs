//! A year of the working-day calendar becomes a plan: days added, changed, gone, and what is wrong, row by row (domain 4.4). A list
//! of days has columns like any other list; what is typed or JSON comes as a year that was read. Nothing is written here.

use std::collections::{BTreeMap, HashMap};

use super::calendar_plan::{ArrangedDay, CalendarImportPlan, DaySkip, Effect, PlannedDay, SkippedDay};
use super::calendars::CalendarFileError;
use super::case_entry::Columns;
use super::headers::{ListKind, Mapping, find_header_of};
use super::list_rows::{EntrySigns, RowKind, Rows};
use super::staff_cells::clean;
use super::stepping::{Step, Stopped};
use super::tables::Table;
use crate::domain::calendar::{
    CalendarYear, DayColumns, FaultField, FaultPlace, ReadYear, WorkCalendar, YEARS, YearFault, YearHead, YearWrong,
    is_date, tells_a_day, year_named,
};
use crate::domain::people::half_width;
use crate::domain::problems::{Field, Problem, Wrong};

/// What a year is read against.
#[derive(Debug, Clone, Default)]
pub struct CalendarSurroundings {
    /// The years in force.
    calendar: WorkCalendar,
    /// Editions not yet used, by year.
    editions: BTreeMap<i32, String>,
    /// What it is taken from: the file's name.
    pub source: String,
    /// The year asked for; without one the list's own counts.
    pub year: Option<i32>,
}

impl CalendarSurroundings {
    /// With the years in force, and for each year that may come an edition not yet used.
    pub fn new(calendar: WorkCalendar, editions: impl IntoIterator<Item = (i32, String)>) -> Self {
        let editions = editions.into_iter().collect();
        Self { calendar, editions, source: String::new(), year: None }
    }

    /// The calendar with a year of a plan in its place.
    pub fn with(&self, year: CalendarYear) -> WorkCalendar {
        let mut calendar = self.calendar.clone();
        calendar.put(year);
        calendar
    }

    /// The years in force.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    fn edition(&self, year: i32) -> String {
        self.editions.get(&year).cloned().unwrap_or_else(|| format!("{year}.import-1"))
    }
}

/// What a list needs before days can be read from it: the date, and whether it is off or worked.
pub fn missing_columns(mapping: &Mapping) -> Vec<Field> {
    [Field::Day, Field::DayKind].into_iter().filter(|field| mapping.column_of(*field).is_none()).collect()
}

/// The columns of a list of days: as its header says; without one as they usually stand, where the first row is a day.
pub fn found_columns(table: &Table) -> Mapping {
    if let Some(found) = find_header_of(table, ListKind::Calendar) {
        return found;
    }
    let first = table.rows.iter().find(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let usual = [Field::Day, Field::DayKind, Field::HolidayName, Field::HolidayEnglish];
    match first.filter(|row| tells_a_day(row)) {
        Some(row) => Mapping { header_row: None, columns: usual.into_iter().zip(0..row.len()).collect() },
        None => Mapping::default(),
    }
}

/// A list of days as a year, as far as it can be read; and the rows that are none.
///
/// # Errors
/// `YearMissing` where neither the list nor anyone names the year.
pub fn read_days(
    table: &Table,
    mapping: &Mapping,
    (year, source): (Option<i32>, &str),
) -> Result<(ReadYear, Vec<SkippedDay>), CalendarFileError> {
    let year = year.or_else(|| year_of(table, mapping, source)).ok_or(CalendarFileError::YearMissing)?;
    let (Some(date), Some(kind)) = (mapping.column_of(Field::Day), mapping.column_of(Field::DayKind)) else {
        let head = YearHead { year, edition: String::new(), source: source.to_owned() };
        let fault = YearFault::new(FaultPlace::Whole, FaultField::Kind, YearWrong::TextMissing);
        return Ok((ReadYear::refused(head, fault), Vec::new()));
    };
    let [name, english] = [Field::HolidayName, Field::HolidayEnglish].map(|field| mapping.column_of(field));
    let columns = Columns::of(table, mapping);
    let list = Rows::new((table, &columns), mapping, ListKind::Calendar);
    let is_day = |row: usize| is_date(list.cell(row, Field::Day));
    let signs = EntrySigns { is_sure: &is_day, alone: Field::Day, idle: Some(Field::HolidayName) };
    let (mut rows, mut skip) = (Vec::new(), Vec::new());
    for (index, row) in table.rows.iter().enumerate().filter(|(index, _)| !list.is_heading(*index)) {
        let number = table.row_number(index);
        match list.kind_of(index, &signs) {
            RowKind::Entry => rows.push((number, row.as_slice())),
            RowKind::TitleOrTotal => skip.push(SkippedDay { row: number, why: DaySkip::TitleOrTotal }),
            RowKind::Blank => skip.push(SkippedDay { row: number, why: DaySkip::Blank }),
        }
    }
    let head = YearHead { year, edition: String::new(), source: source.to_owned() };
    Ok((CalendarYear::read_days(rows, DayColumns { date, kind, name, english }, head), skip))
}

/// The year most dates are of, the later of two; else one that stands anywhere: in a title, the sheet's name, the file's.
fn year_of(table: &Table, mapping: &Mapping, source: &str) -> Option<i32> {
    let named = |text: &str| year_named(text).filter(|year| YEARS.contains(year));
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    if let Some(column) = mapping.column_of(Field::Day) {
        let dates = table.rows.iter().filter_map(|row| row.get(column));
        for year in dates.filter(|cell| is_date(cell)).filter_map(|cell| named(cell)) {
            *counts.entry(year).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year);
    let above = table.rows.iter().take(mapping.header_row.unwrap_or(0)).flatten().map(String::as_str);
    most.or_else(|| above.chain([table.name.as_str(), source]).find_map(year_told))
}

/// A year that stands in words: four digits by themselves.
fn year_told(words: &str) -> Option<i32> {
    let words = half_width(words);
    let mut figures = words.split(|sign: char| !sign.is_ascii_digit()).filter(|figure| figure.len() == 4);
    figures.find_map(|figure| figure.parse().ok().filter(|year| YEARS.contains(year)))
}

/// Reads a list of days into a plan.
///
/// # Errors
/// `Stopped` when `step` says so; within, `YearMissing`.
pub fn plan_calendar(
    table: &Table,
    mapping: &Mapping,
    around: &CalendarSurroundings,
    step: Step<'_>,
) -> Result<Result<CalendarImportPlan, CalendarFileError>, Stopped> {
    for _ in &table.rows {
        step()?;
    }
    let read = read_days(table, mapping, (around.year, &around.source));
    Ok(read.map(|(read, skip)| {
        let mut plan = plan_year(read, around);
        plan.skip = skip;
        let columns = Columns::of(table, mapping);
        let list = Rows::new((table, &columns), mapping, ListKind::Calendar);
        place_faults(&mut plan, &list);
        plan
    }))
}

/// What bringing in a year that was read would do.
pub fn plan_year(read: ReadYear, around: &CalendarSurroundings) -> CalendarImportPlan {
    let summary = read.summary();
    let before = around.calendar.year(summary.year);
    let mut known: BTreeMap<_, _> =
        before.iter().flat_map(|year| year.days()).map(|(date, arranged, name)| (date, (arranged, name))).collect();
    let days = read.days().map(|(date, arranged, name)| {
        let before = known.remove(&date).map(|(arranged, name)| (arranged, name.clone()));
        let day = ArrangedDay { date, arranged, name: name.clone() };
        PlannedDay { row: read.row_of(date).unwrap_or_default(), day, before }
    });
    let days: Vec<PlannedDay> = days.collect();
    let gone = known.into_iter().map(|(date, (arranged, name))| ArrangedDay { date, arranged, name: name.clone() });
    let gone = gone.collect();
    let faults = read.faults().to_vec();
    let year = read.accepted().ok().map(|year| match year.edition.as_str() {
        "" => {
            let edition = around.edition(year.year);
            year.with_edition(edition)
        }
        _ => year,
    });
    CalendarImportPlan { summary: Some(summary), year, days, gone, faults, ..CalendarImportPlan::default() }
}

/// The faults of rows stand with their columns, like the problems of any list.
fn place_faults(plan: &mut CalendarImportPlan, list: &Rows<'_>) {
    let rows: HashMap<_, _> = plan.days.iter().map(|day| (day.day.date, day.row)).collect();
    let faults = std::mem::take(&mut plan.faults);
    for fault in faults {
        let FaultPlace::Row(number) = fault.place else {
            plan.faults.push(fault);
            continue;
        };
        let Some(index) = number.checked_sub(list.table.first_row_number) else { continue };
        let problem = Problem::new(field_of(&fault.field), wrong_of(fault.wrong, &rows, list));
        let who = clean(list.cell(index, Field::Day));
        plan.problems.extend(list.placed((index, &who), &[], vec![(problem, Effect::RowLeftOut)]));
    }
}

fn field_of(field: &FaultField) -> Field {
    match field {
        FaultField::Kind => Field::DayKind,
        FaultField::Name => Field::HolidayName,
        _ => Field::Day,
    }
}

fn wrong_of(wrong: YearWrong, rows: &HashMap<chrono::NaiveDate, usize>, list: &Rows<'_>) -> Wrong {
    match wrong {
        YearWrong::TextMissing => Wrong::Missing,
        YearWrong::NotADate { .. } => Wrong::NotADate,
        YearWrong::OtherYear { year, .. } => Wrong::OtherYear { year },
        YearWrong::WeekdayDiffers { .. } => Wrong::WeekdayDiffers,
        YearWrong::WorkingAnyway { .. } => Wrong::WorkingAnyway,
        YearWrong::Twice { date } => {
            Wrong::TwiceInList { first_row: rows.get(&date).copied().unwrap_or(list.table.first_row_number) }
        }
        _ => Wrong::UnknownWord,
    }
}
