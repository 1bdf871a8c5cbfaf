//! Everything on record, read in slices for taking it out; and the lines of the history that say it went out (P3-1, P4-7).

use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
pub use crate::storage::outward::{FILE_COLUMNS, HISTORY_AUTHOR, KeptFile, Raw, RawRow, RawTable};
use crate::storage::{history, outward};

/// Whether names and contacts stand in what went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Shown {
    /// Masked.
    #[default]
    Masked,
    /// Whole.
    Whole,
}

impl Shown {
    /// The word on the history.
    pub fn code(self) -> &'static str {
        match self {
            Self::Masked => "masked",
            Self::Whole => "whole",
        }
    }
}

impl Register {
    /// Rows of a table after a number, at most so many.
    ///
    /// # Errors
    /// The file's.
    pub fn rows_after(&self, from: RawTable<'_>, after: i64, most: usize) -> Result<Vec<RawRow>, RegisterError> {
        Ok(outward::rows_after(self.conn(), from, after, most)?)
    }

    /// How many rows a table has, all of it or of a year.
    ///
    /// # Errors
    /// The file's.
    pub fn row_count(&self, table: &str, year: Option<i32>) -> Result<usize, RegisterError> {
        Ok(outward::count(self.conn(), table, year)?)
    }

    /// The years something on record belongs to, in order: those an archive can be made of.
    ///
    /// # Errors
    /// The file's.
    pub fn years_on_record(&self) -> Result<Vec<i32>, RegisterError> {
        Ok(outward::years_on_record(self.conn())?)
    }

    /// The columns of a table, in order.
    ///
    /// # Errors
    /// The file's.
    pub fn table_columns(&self, table: &str) -> Result<Vec<String>, RegisterError> {
        Ok(outward::columns(self.conn(), table)?)
    }

    /// Every kept picture or scan, by number, without its bytes.
    ///
    /// # Errors
    /// The file's.
    pub fn kept_files(&self) -> Result<Vec<KeptFile>, RegisterError> {
        Ok(outward::kept_files(self.conn())?)
    }

    /// The whole hash of the newest line of the history, in hex, after its number: `41-9f…`.
    ///
    /// # Errors
    /// The file's.
    pub fn whole_history_head(&self) -> Result<String, RegisterError> {
        let (seq, hash) = history::head(self.conn())?;
        Ok(format!("{seq}-{}", history::hex(&hash)))
    }

    /// Notes that everything is taken out; the subject says whether masked or whole. Before anything leaves, so that nothing
    /// with names is without its line.
    ///
    /// # Errors
    /// The file's, `Held`.
    pub fn note_export_all(&mut self, shown: Shown, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportAll, shown.code(), at), |_| Ok(()))
    }

    /// Notes that the archive of a year is made (P4-7); before anything leaves.
    ///
    /// # Errors
    /// The file's, `Held`.
    pub fn note_year_archive(&mut self, year: i32, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ArchiveYear, year.to_string(), at), |_| Ok(()))
    }
}
