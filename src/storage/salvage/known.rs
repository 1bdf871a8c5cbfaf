//! What the history knows of the rows: which there should be, by which hash, and what a person calls them.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::storage::StorageError;

/// The last known state of a row.
#[derive(Debug, Clone)]
pub(super) struct KnownRow {
    /// Its hash, hex.
    pub(super) hash: String,
    /// What the line that made it was about (case number, work number, day); empty where it told nothing.
    pub(super) subject: String,
}

/// Rows that should be there, by table and number.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, HashMap<i64, KnownRow>>);

impl Known {
    /// By the lines of the history in `new`; lines that are lost are not known.
    pub(super) fn of(new: &Connection) -> Result<Self, StorageError> {
        let mut known = Self::default();
        let mut query = new.prepare("SELECT action, subject, changes FROM history ORDER BY seq")?;
        let mut lines = query.query([])?;
        while let Some(line) = lines.next()? {
            let (action, subject, changes): (String, String, String) = (line.get(0)?, line.get(1)?, line.get(2)?);
            // The line of a list brought in tells how many came, not which.
            let subject = if action.starts_with("import_") { "" } else { &subject };
            known.note_line(subject, &changes);
        }
        Ok(known)
    }

    fn note_line(&mut self, subject: &str, changes: &str) {
        for change in changes.split_whitespace() {
            let mut parts = change.splitn(3, ':');
            let (Some(table), Some(row), Some(hash)) = (parts.next(), parts.next(), parts.next()) else { continue };
            let Ok(row) = row.parse::<i64>() else { continue };
            let rows = match self.0.get_mut(table) {
                Some(rows) => rows,
                None => self.0.entry(table.to_owned()).or_default(),
            };
            if hash == "-" {
                rows.remove(&row);
                continue;
            }
            let known = rows.entry(row).or_insert_with(|| KnownRow { hash: String::new(), subject: String::new() });
            hash.clone_into(&mut known.hash);
            if known.subject.is_empty() {
                subject.clone_into(&mut known.subject);
            }
        }
    }

    /// Numbers of a table's rows, in order.
    pub(super) fn rows_of(&self, table: &str) -> Vec<i64> {
        let mut rows: Vec<i64> = self.0.get(table).map(|rows| rows.keys().copied().collect()).unwrap_or_default();
        rows.sort_unstable();
        rows
    }

    /// A row.
    pub(super) fn row(&self, table: &str, row: i64) -> Option<&KnownRow> {
        self.0.get(table)?.get(&row)
    }

    /// Takes over what the cases are called, by their row: the register's own index tells it of those lost.
    pub(super) fn name_cases(&mut self, numbers: &HashMap<i64, String>) {
        for (row, known) in self.0.get_mut("cases").into_iter().flatten() {
            if let Some(number) = numbers.get(row) {
                number.clone_into(&mut known.subject);
            }
        }
    }

    /// Every table with rows.
    pub(super) fn tables(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
