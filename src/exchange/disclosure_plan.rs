//! What bringing in a list of what is on show would do, as values to show before anything is done (D; P1-3.1).

use super::list_problems::rows_left_out;
use crate::domain::disclosure::DisclosureImport;

pub use super::staff_plan::{ColumnPlace, Effect, FieldChange, RowProblem};

/// A document the list adds or changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDocument {
    /// Rows as a spreadsheet shows them (1 = top), one a version; never empty.
    pub rows: Vec<usize>,
    /// What is written.
    pub import: DisclosureImport,
    /// What differs from what is on record: fields, versions that come (`Version`), come down (`TakenDownOn`), the document itself
    /// retired (`RetiredOn`). Empty for a new one.
    pub changes: Vec<FieldChange>,
}

/// Why a row is left alone though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisclosureSkip {
    /// The register says the same already.
    Same,
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// Says nothing about a document.
    Blank,
}

/// A row that is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkippedDocument {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Why.
    pub why: DisclosureSkip,
}

/// What is taken for granted where a list is silent. Told once for the list, not for each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DisclosureAssumption {
    /// No kind told, and no list of ours has it: a notice.
    Notice,
    /// No code told: a new one is given.
    CodeGiven,
    /// On show, but not told which version: named after the day it was put up.
    VersionNamed,
    /// Words masked in the list: what is on record stays.
    Masked,
}

/// What bringing in a list would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DisclosureImportPlan {
    /// New documents, by their first row.
    pub add: Vec<PlannedDocument>,
    /// Changed documents, by their first row.
    pub change: Vec<PlannedDocument>,
    /// Rows left alone, in the order of the list.
    pub skip: Vec<SkippedDocument>,
    /// What is wrong, by row, then by column of the form.
    pub problems: Vec<RowProblem>,
    /// What is taken for granted, and in how many documents.
    pub assumed: Vec<(DisclosureAssumption, usize)>,
}

impl DisclosureImportPlan {
    /// How many rows stay out because of a problem.
    pub fn rows_left_out(&self) -> usize {
        rows_left_out(&self.problems)
    }

    /// Whether applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.add.is_empty() && self.change.is_empty()
    }

    /// Everything that is written, in the order of the list.
    pub fn imports(&self) -> Vec<DisclosureImport> {
        let mut planned: Vec<&PlannedDocument> = self.add.iter().chain(&self.change).collect();
        planned.sort_by_key(|planned| planned.rows.first().copied());
        planned.into_iter().map(|planned| planned.import.clone()).collect()
    }
}
