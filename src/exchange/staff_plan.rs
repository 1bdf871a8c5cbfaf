//! What bringing in a list of staff would do, as values to show before anything is done (S; P1-1.2).

use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem};
use crate::domain::staff::StaffRecord;

use super::list_problems::rows_left_out;
use super::photo_folder::FoundPhoto;

/// A person already on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing {
    /// Who.
    pub id: StaffId,
    /// As the roster has them.
    pub record: StaffRecord,
    /// `photos::picture_hash` of the original of their photo; `None` without one.
    pub photo_hash: Option<[u8; 32]>,
}

/// Someone the list adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedAdd {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Who.
    pub record: StaffRecord,
    /// Their picture.
    pub photo: Option<FoundPhoto>,
}

/// What the list says differently about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// As `StaffDraft` shows it (sex and status by their code words); empty for nothing; for `Photo` always empty.
    pub before: String,
    /// The same, after; for `Photo` the file's name.
    pub after: String,
}

/// Someone the list changes. A cell that says nothing, or nothing readable, changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedChange {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Who.
    pub id: StaffId,
    /// The whole record afterwards.
    pub record: StaffRecord,
    /// What differs, in the order of the form; never empty.
    pub changes: Vec<FieldChange>,
    /// Their new picture, when it is another than they have.
    pub photo: Option<FoundPhoto>,
}

/// Why a row is left alone though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// The roster says the same already.
    Same,
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// Says nothing about a person.
    Blank,
}

impl SkipReason {
    /// The key of the sentence in the texts; no arguments.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "import-skipped-same",
            Self::TitleOrTotal => "import-skipped-title",
            Self::Blank => "import-skipped-blank",
        }
    }
}

/// A row that is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Why.
    pub why: SkipReason,
}

/// What a problem means for the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The row stays out.
    RowLeftOut,
    /// The row stays out because of something else in it.
    RowOutAnyway,
    /// The person goes in (or is changed) without this field; what the roster had is kept.
    FieldLeftEmpty,
    /// The row goes in, and what the cell says with it, as a note.
    KeptAsNote,
    /// Nothing is lost; the person should know or look.
    Note,
}

impl Effect {
    /// The key of the sentence in the texts; no arguments.
    pub fn key(self) -> &'static str {
        match self {
            Self::RowLeftOut | Self::RowOutAnyway => "import-row-left-out",
            Self::FieldLeftEmpty => "import-field-left-empty",
            Self::KeptAsNote => "import-kept-as-note",
            Self::Note => "import-note",
        }
    }
}

/// A column as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnPlace {
    /// `A`, `B`... `AA`.
    pub letter: String,
    /// The header's words, blanks folded; empty without a header.
    pub header: String,
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Column; `None` when the list has no such column (a photo found by work number).
    pub column: Option<ColumnPlace>,
    /// Work number and name as far as the row has them, to find the person.
    pub who: String,
    /// Where and what.
    pub problem: Problem,
    /// The cell's text, at most 60 characters; empty for identity numbers, which are never kept or shown.
    pub text: String,
    /// What it means for the row.
    pub effect: Effect,
}

/// What bringing in a list would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportPlan {
    /// New people, in the order of the list.
    pub add: Vec<PlannedAdd>,
    /// Changed people, in the order of the list.
    pub change: Vec<PlannedChange>,
    /// Rows left alone, in the order of the list.
    pub skip: Vec<Skipped>,
    /// What is wrong, by row, then by column.
    pub problems: Vec<RowProblem>,
}

impl ImportPlan {
    /// How many rows stay out because of a problem.
    pub fn rows_left_out(&self) -> usize {
        rows_left_out(&self.problems)
    }

    /// Whether applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.add.is_empty() && self.change.is_empty()
    }
}
