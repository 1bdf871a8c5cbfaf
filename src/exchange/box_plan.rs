//! What bringing in a log of suggestion boxes would do, as values to show before anything is done (B; P1-9.3).

use super::list_problems::rows_left_out;
use crate::domain::box_lists::{BoxImport, LetterOrigin};
use crate::domain::boxes::LetterFate;

pub use super::staff_plan::{ColumnPlace, Effect, RowProblem};

/// An opening the list adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEntry {
    /// Rows as a spreadsheet shows them (1 = top), one a letter; never empty.
    pub rows: Vec<usize>,
    /// The box.
    pub box_name: String,
    /// What is recorded.
    pub import: BoxImport,
}

/// Why a row is left alone though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxSkip {
    /// The log has that opening, with as many letters.
    Known,
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// Says nothing about an opening.
    Blank,
}

/// A row that is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkippedEntry {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Why.
    pub why: BoxSkip,
}

/// What is taken for granted where a list is silent. Told once for the list, not for each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoxAssumption {
    /// No box told: the only one.
    OnlyBox,
    /// No time told: opened at closing time.
    OpenedAtClosing,
    /// No word on the seal: intact.
    SealIntact,
    /// No kind of letter told: a suggestion.
    Suggestion,
    /// Not told what became of a letter: it becomes a case.
    BecomesCase,
    /// Signer masked in the list: unsigned.
    Masked,
}

/// What bringing in a log would do. Nothing of the log is ever changed: an entry is locked the next day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoxImportPlan {
    /// New entries, by their first row.
    pub add: Vec<PlannedEntry>,
    /// Rows left alone, in the order of the list.
    pub skip: Vec<SkippedEntry>,
    /// What is wrong, by row, then by column of the form.
    pub problems: Vec<RowProblem>,
    /// What is taken for granted, and in how many of the new entries.
    pub assumed: Vec<(BoxAssumption, usize)>,
}

impl BoxImportPlan {
    /// How many rows stay out because of a problem.
    pub fn rows_left_out(&self) -> usize {
        rows_left_out(&self.problems)
    }

    /// How many rows the log has already.
    pub fn known(&self) -> usize {
        self.skip.iter().filter(|skipped| skipped.why == BoxSkip::Known).count()
    }

    /// How many letters come in.
    pub fn letters(&self) -> usize {
        self.add.iter().map(|planned| planned.import.entry.letters.len()).sum()
    }

    /// How many cases are made of letters.
    pub fn new_cases(&self) -> usize {
        let made = |import: &BoxImport| {
            let fates = import.entry.letters.iter().map(|letter| &letter.fate).zip(&import.origins);
            fates
                .filter(|(fate, origin)| matches!((fate, origin), (LetterFate::Case { .. }, LetterOrigin::New { .. })))
                .count()
        };
        self.add.iter().map(|planned| made(&planned.import)).sum()
    }

    /// Whether applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.add.is_empty()
    }
}
