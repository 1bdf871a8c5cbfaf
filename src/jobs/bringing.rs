//! Bringing a list in, in the background: reading a file into a plan, whatever it is of. Nothing is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::case_import::surroundings;
use super::{Cancelled, Jobs, Progress, Task};
use crate::domain::calendar::ReadYear;
use crate::domain::dates::Moment;
use crate::domain::problems::Field;
use crate::exchange::box_import::{BoxSurroundings, plan_boxes};
use crate::exchange::box_plan::BoxImportPlan;
use crate::exchange::calendar_import::{CalendarSurroundings, found_columns, plan_calendar, plan_year};
use crate::exchange::calendar_plan::CalendarImportPlan;
use crate::exchange::calendars::{CalendarFile, CalendarFileError, open_bytes, open_file};
use crate::exchange::case_import::{Surroundings, plan_cases_by_step};
use crate::exchange::case_plan::CaseImportPlan;
use crate::exchange::disclosure_import::{DisclosureSurroundings, plan_disclosure};
use crate::exchange::disclosure_plan::DisclosureImportPlan;
use crate::exchange::headers::{ListKind, Mapping, find_header_of};
use crate::exchange::list_memory::{memory_key, remembered, unknown_header};
use crate::exchange::stepping::Stopped;
use crate::exchange::tables::{Table, TableError, read_list, read_list_file_by_bits};
use crate::register::{Register, RegisterError};

use chrono::Datelike;

/// Years before and after this one that a calendar is likely brought in for.
const YEARS_NEAR: i32 = 10;

/// What a list is read against: a snapshot of the register.
#[derive(Debug, Clone)]
pub enum Around {
    /// Roster, rules and cases on record.
    Cases(Arc<Surroundings>),
    /// Roster, cases, boxes and their entries.
    Boxes(Arc<BoxSurroundings>),
    /// The disclosure register.
    Disclosure(Arc<DisclosureSurroundings>),
    /// The calendar in force.
    Calendar(Arc<CalendarSurroundings>),
}

impl Around {
    /// What a list of this kind is read against, as the register stands; `None` for staff lists, which have their own job. `tag` is
    /// the language of what is written, `zh` or `en`.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn of(
        kind: ListKind,
        register: &Register,
        now: Moment,
        tag: &'static str,
    ) -> Result<Option<Self>, RegisterError> {
        Ok(Some(match kind {
            ListKind::Staff => return Ok(None),
            ListKind::Cases => Self::Cases(Arc::new(surroundings(register, now, tag)?)),
            ListKind::Boxes => Self::Boxes(Arc::new(box_surroundings(register, now, tag)?)),
            ListKind::Disclosure => {
                Self::Disclosure(Arc::new(DisclosureSurroundings::new(register.listed_disclosure()?, now, tag)))
            }
            ListKind::Calendar => Self::Calendar(Arc::new(calendar_surroundings(register, now)?)),
        }))
    }

    /// The same for a list from a file of this name, and for the year asked for; only a calendar asks.
    #[must_use]
    pub fn for_file(mut self, name: &str, year: Option<i32>) -> Self {
        if let Self::Calendar(around) = &mut self {
            let around = Arc::make_mut(around);
            name.clone_into(&mut around.source);
            around.year = year;
        }
        self
    }

    /// What the list is of.
    pub fn kind(&self) -> ListKind {
        match self {
            Self::Cases(_) => ListKind::Cases,
            Self::Boxes(_) => ListKind::Boxes,
            Self::Disclosure(_) => ListKind::Disclosure,
            Self::Calendar(_) => ListKind::Calendar,
        }
    }
}

/// What a year of the calendar is read against, as the register stands.
fn calendar_surroundings(register: &Register, now: Moment) -> Result<CalendarSurroundings, RegisterError> {
    let this = now.date().year();
    let editions = (this - YEARS_NEAR..=this + YEARS_NEAR)
        .map(|year| Ok((year, register.next_calendar_edition(year)?)))
        .collect::<Result<Vec<_>, RegisterError>>()?;
    Ok(CalendarSurroundings::new(register.calendar().clone(), editions))
}

/// What a log of suggestion boxes is read against, as the register stands.
///
/// # Errors
/// The file's, or `BadRules`.
pub fn box_surroundings(register: &Register, now: Moment, tag: &'static str) -> Result<BoxSurroundings, RegisterError> {
    let base = surroundings(register, now, tag)?;
    let entries = register.listed_box_entries()?;
    Ok(BoxSurroundings::new(base, register.boxes()?, entries, register.hall().closes_at))
}

/// Where a list comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Bytes that came by drop.
    Bytes(Vec<u8>),
    /// A table already read, with the columns as a person corrected them.
    Corrected(Arc<Table>, Mapping),
}

/// What to read, and against what.
#[derive(Debug, Clone)]
pub struct ListToRead {
    /// The list.
    pub source: Source,
    /// How lists of this kind were read before: keys and columns.
    pub memory: Vec<(String, String)>,
    /// The register as it is.
    pub around: Around,
}

/// What bringing a list in would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadPlan {
    /// Cases.
    Cases(CaseImportPlan),
    /// Openings of suggestion boxes.
    Boxes(BoxImportPlan),
    /// Documents on show.
    Disclosure(DisclosureImportPlan),
    /// A year of the calendar.
    Calendar(CalendarImportPlan),
}

/// A list read into a plan; an empty one while columns that are needed are not named.
#[derive(Debug, Clone)]
pub struct ReadList {
    /// What it is of.
    pub kind: ListKind,
    /// The list's rows; none for a year that is no list: JSON, typed.
    pub table: Arc<Table>,
    /// Which column holds what.
    pub mapping: Mapping,
    /// How the columns were found.
    pub told_by: ToldBy,
    /// What bringing it in would do.
    pub plan: ReadPlan,
}

impl ReadList {
    /// The columns nobody named yet, without which nothing can be read.
    pub fn missing(&self) -> Vec<Field> {
        if self.table.rows.is_empty() { Vec::new() } else { self.kind.missing(&self.mapping) }
    }
}

/// How the columns of a list were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// By the words of its header.
    Words,
    /// As the last list with this head was read.
    Memory,
    /// By the person.
    Person,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The list.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// A list of days that names no year, and none was asked for.
    #[error("the list names no year")]
    NoYear,
}

impl From<CalendarFileError> for ReadError {
    fn from(error: CalendarFileError) -> Self {
        match error {
            CalendarFileError::File(error) => Self::Table(error),
            // No columns are asked for where a plan is made: they are chosen there.
            CalendarFileError::YearMissing | CalendarFileError::ColumnsUnknown => Self::NoYear,
        }
    }
}

/// Reads a list into a plan.
pub fn read(jobs: &Jobs, config: ListToRead) -> Task<Result<ReadList, ReadError>> {
    jobs.start("read list", move |progress| read_now(config, progress))
}

fn read_now(config: ListToRead, progress: &Progress) -> Result<ReadList, ReadError> {
    let ListToRead { source, memory, around } = config;
    let kind = around.kind();
    let (table, mapping, told_by) = match (source, &around) {
        (Source::Corrected(table, mapping), _) => {
            let header_row = mapping.header_row.or_else(|| unknown_header(&table));
            (table, Mapping { header_row, ..mapping }, ToldBy::Person)
        }
        (source, Around::Calendar(of_year)) => match opened(&source, of_year)? {
            CalendarFile::List(table) => mapped(table, kind, &memory),
            CalendarFile::Year(read) => return Ok(whole_year(read, of_year)),
        },
        (Source::File(path), _) => mapped(list_file(&path, kind, progress)??, kind, &memory),
        (Source::Bytes(bytes), _) => mapped(read_list(&bytes, None, kind)?, kind, &memory),
    };
    progress.expect(table.rows.len() + 1);
    progress.step()?;
    let plan = planned(&table, &mapping, &around, progress)?;
    Ok(ReadList { kind, table, mapping, told_by, plan })
}

/// Reads a list file, telling how many of its megabytes are read.
pub(super) fn list_file(
    path: &Path,
    kind: ListKind,
    progress: &Progress,
) -> Result<Result<Table, TableError>, Cancelled> {
    let reach = |done, all| progress.reach(done, all).map_err(|Cancelled| Stopped);
    let read = read_list_file_by_bits(path, kind, &reach).map_err(|Stopped| Cancelled)?;
    progress.reach(0, 0)?;
    Ok(read)
}

/// A calendar comes as a list of days, or as a year in another form.
fn opened(source: &Source, around: &CalendarSurroundings) -> Result<CalendarFile, ReadError> {
    Ok(match source {
        Source::File(path) => open_file(path, around.year)?,
        Source::Bytes(bytes) => open_bytes(bytes, &around.source, around.year)?,
        Source::Corrected(table, _) => CalendarFile::List(Table::clone(table)),
    })
}

fn whole_year(read: ReadYear, around: &CalendarSurroundings) -> ReadList {
    let plan = ReadPlan::Calendar(plan_year(read, around));
    let (table, mapping) = (Arc::new(Table::default()), Mapping::default());
    ReadList { kind: ListKind::Calendar, table, mapping, told_by: ToldBy::Words, plan }
}

/// The columns: as they were the last time, else as the header says.
pub(super) fn mapped(table: Table, kind: ListKind, memory: &[(String, String)]) -> (Arc<Table>, Mapping, ToldBy) {
    let found = match kind {
        ListKind::Calendar => found_columns(&table),
        kind => find_header_of(&table, kind).unwrap_or_default(),
    };
    let key = memory_key(kind, &table, &found);
    let kept = memory.iter().find(|(known, _)| Some(known) == key.as_ref());
    let again = kept.and_then(|(_, body)| remembered(kind, body, &table, &found));
    match again.filter(|again| *again != found) {
        Some(again) => (Arc::new(table), again, ToldBy::Memory),
        None => (Arc::new(table), found, ToldBy::Words),
    }
}

fn planned(table: &Table, mapping: &Mapping, around: &Around, progress: &Progress) -> Result<ReadPlan, ReadError> {
    let step = || progress.step().map_err(|Cancelled| Stopped);
    let stopped = |Stopped| Cancelled;
    let is_readable = around.kind().missing(mapping).is_empty();
    Ok(match around {
        Around::Cases(_) if !is_readable => ReadPlan::Cases(CaseImportPlan::default()),
        Around::Boxes(_) if !is_readable => ReadPlan::Boxes(BoxImportPlan::default()),
        Around::Disclosure(_) if !is_readable => ReadPlan::Disclosure(DisclosureImportPlan::default()),
        Around::Calendar(_) if !is_readable => ReadPlan::Calendar(CalendarImportPlan::default()),
        Around::Cases(around) => ReadPlan::Cases(plan_cases_by_step(table, mapping, around, &step).map_err(stopped)?),
        Around::Boxes(around) => ReadPlan::Boxes(plan_boxes(table, mapping, around, &step).map_err(stopped)?),
        Around::Disclosure(around) => {
            ReadPlan::Disclosure(plan_disclosure(table, mapping, around, &step).map_err(stopped)?)
        }
        Around::Calendar(around) => ReadPlan::Calendar(plan_calendar(table, mapping, around, &step).map_err(stopped)??),
    })
}
