//! What was read and what was lost, counted and named.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::FORMS;
use super::known::Known;
use super::rows::Seen;
use crate::storage::StorageError;
use crate::storage::verify::{Finding, RowName, Verification};

/// What came of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableReport {
    /// Its name.
    pub table: String,
    /// Rows in the new file.
    pub read: u64,
    /// Rows the history knows that are not.
    pub lost: u64,
}

/// A row that is lost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostRow {
    /// Its table.
    pub table: String,
    /// Its number.
    pub row: i64,
    /// What the history calls it: case number, work number, day...; empty where it tells nothing.
    pub subject: String,
}

/// What came of a salvage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SalvageReport {
    /// Every table with rows or losses.
    pub tables: Vec<TableReport>,
    /// Rows the history knows that could not be read.
    pub lost: Vec<LostRow>,
    /// Rows read whose content is not what the history tells: a value in them was damaged.
    pub changed: Vec<RowName>,
    /// Rows read of which the history, as far as it could be read, tells nothing.
    pub unknown: u64,
    /// Lines of the history that are missing or damaged.
    pub lines_lost: u64,
    /// Lines of the history in the new file, the salvage's own among them.
    pub lines: u64,
    /// Tables with damage beyond which rows may be lost that nothing knows of (only where lines of the history are lost).
    pub uncertain: Vec<String>,
    /// Rows that point to something lost: table, row, table pointed to.
    pub orphans: Vec<(String, i64, String)>,
    /// Of the rows read, those found only on the pages themselves, with the hash the history tells.
    pub found_apart: u64,
    /// Of the rows read, those found only on the pages themselves that nothing but their shape tells of.
    pub unvouched: u64,
    /// Whether how the history ended is unknown: what was lost besides cannot be told then.
    pub end_unknown: bool,
    /// Whether forms begun and not confirmed may be lost: no line tells which there were.
    pub forms_uncertain: bool,
}

impl SalvageReport {
    /// Whether every record and every line is there and as it was.
    pub fn is_whole(&self) -> bool {
        self.has_all_known() && self.uncertain.is_empty() && !self.forms_uncertain
    }

    /// Whether everything the history knows is there and as it was; what it does not know of may be lost all the same.
    pub fn has_all_known(&self) -> bool {
        self.lost.is_empty() && self.changed.is_empty() && self.lines_lost == 0
    }

    /// Whether the history is there from end to end, so that what is lost is all that is.
    pub fn knows_all(&self) -> bool {
        self.lines_lost == 0 && !self.end_unknown
    }

    /// Rows read in all, lines of the history apart.
    pub fn rows_read(&self) -> u64 {
        self.tables.iter().map(|table| table.read).sum()
    }
}

/// The report while it is made.
#[derive(Debug, Default)]
pub(super) struct Tally {
    tables: BTreeMap<String, Seen>,
    unreadable: Vec<String>,
    pub(super) lost: Vec<LostRow>,
    read: BTreeMap<String, u64>,
    pub(super) orphans: Vec<(String, i64, String)>,
    pub(super) found_apart: u64,
    pub(super) unvouched: u64,
    /// What the cases are called, by row.
    pub(super) case_numbers: HashMap<i64, String>,
    /// Numbers missing between lines of the history.
    pub(super) lines_missing: u64,
}

impl Tally {
    pub(super) fn new(tables: &[String]) -> Self {
        let tables = tables.iter().map(|table| (table.clone(), Seen::default())).collect();
        Self { tables, ..Self::default() }
    }

    pub(super) fn note(&mut self, table: &str, seen: Seen) {
        self.tables.insert(table.to_owned(), seen);
    }

    pub(super) fn note_unreadable(&mut self, table: &str) {
        self.unreadable.push(table.to_owned());
    }

    /// Rows read so far, in every way.
    pub(super) fn read_in_all(&self) -> u64 {
        self.tables.values().map(|seen| seen.read).sum::<u64>() + self.found_apart + self.unvouched
    }

    /// Counts what is in the new file, and names what the history knows and is not.
    pub(super) fn compare(&mut self, new: &Connection, known: &Known) -> Result<(), StorageError> {
        for table in self.tables.keys().filter(|table| *table != "history") {
            let mut there: HashSet<i64> = HashSet::new();
            let mut query = new.prepare(&format!("SELECT rowid FROM {table}"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                there.insert(row.get(0)?);
            }
            self.read.insert(table.clone(), there.len() as u64);
            let missing = known.rows_of(table).into_iter().filter(|row| !there.contains(row));
            self.lost.extend(missing.map(|row| {
                let subject = known.row(table, row).map(|known| known.subject.clone()).unwrap_or_default();
                LostRow { table: table.clone(), row, subject }
            }));
        }
        Ok(())
    }

    pub(super) fn into_report(self, seen: &Verification) -> SalvageReport {
        let Self { tables, unreadable, lost, read, orphans, found_apart, unvouched, lines_missing, .. } = self;
        let mut report = SalvageReport {
            lost,
            orphans,
            found_apart,
            unvouched,
            lines: seen.lines as u64,
            lines_lost: lines_missing,
            ..Default::default()
        };
        for finding in &seen.findings {
            match finding {
                Finding::LineChanged { .. } => report.lines_lost += 1,
                Finding::RowChanged(row) => report.changed.push(row.clone()),
                Finding::RowAdded(_) => report.unknown += 1,
                Finding::LineMissing { .. } | Finding::RowRemoved(_) | Finding::GuardsMissing | Finding::Damaged(_) => {
                }
            }
        }
        let is_unread = unreadable.iter().any(|table| table == "history");
        let is_cut = |seen: &Seen| seen.holes.iter().any(|(_, last)| *last == i64::MAX);
        report.end_unknown = is_unread || tables.get("history").is_some_and(is_cut);
        let is_torn = |table: &String, seen: &Seen| !seen.holes.is_empty() || unreadable.contains(table);
        report.forms_uncertain = tables.iter().any(|(table, seen)| table == FORMS && is_torn(table, seen));
        if !report.knows_all() {
            let torn = tables.iter().filter(|(table, seen)| is_torn(table, seen));
            report.uncertain = torn.map(|(table, _)| table.clone()).collect();
        }
        for (table, read) in read {
            let lost = report.lost.iter().filter(|row| row.table == table).count() as u64;
            if read > 0 || lost > 0 {
                report.tables.push(TableReport { table, read, lost });
            }
        }
        report
    }
}
