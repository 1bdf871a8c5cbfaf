//! What bringing in a register of cases would do, as values to show before anything is done (C; P1-9.2).

use super::list_problems::rows_left_out;
use crate::domain::cases::{CaseImport, CaseNumber};

pub use super::staff_plan::{ColumnPlace, Effect, RowProblem};

/// A case the list adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCase {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// The number the list gives it; empty for none.
    pub number: String,
    /// The case and what happened to it.
    pub import: CaseImport,
    /// The number of the case on record that it goes on with; `None` for a new one.
    pub onto: Option<CaseNumber>,
}

/// Why a row is left alone though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseSkip {
    /// The register has it: the same number and day in the same words or by the same person, or the same words received at
    /// the same time.
    Known(CaseNumber),
    /// The list itself says it is void.
    Void,
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// Says nothing about a case.
    Blank,
}

/// A row that is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkippedCase {
    /// Row as a spreadsheet shows it (1 = top).
    pub row: usize,
    /// Why.
    pub why: CaseSkip,
}

/// What is taken for granted where a list is silent. Told once for the list, not for each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumption {
    /// No column tells the kind: a register of complaints.
    Complaint,
    /// Not told how it came in: another way.
    OtherChannel,
    /// Not told if it was founded: nothing to find.
    FindingNotTold,
    /// Not told how it was answered: by phone, or in person whoever came in person.
    ReplyModeNotTold,
    /// Not told when it was closed: when it was answered.
    ClosedWhenReplied,
    /// Name or contact masked in the list: anonymous.
    Masked,
}

/// What bringing in a list of cases would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseImportPlan {
    /// New cases, and what goes on with bare ones on record, in the order of the list.
    pub add: Vec<PlannedCase>,
    /// Rows left alone, in the order of the list.
    pub skip: Vec<SkippedCase>,
    /// What is wrong, by row, then by column of the form.
    pub problems: Vec<RowProblem>,
    /// What is taken for granted, and in how many of the new cases.
    pub assumed: Vec<(Assumption, usize)>,
    /// Numbers that stay free below those the list keeps: their rows stay out, or the list is a part of a register. In order.
    pub gaps: Vec<CaseNumber>,
}

impl CaseImportPlan {
    /// How many cases on record the list goes on with.
    pub fn continued(&self) -> usize {
        self.add.iter().filter(|planned| planned.onto.is_some()).count()
    }

    /// How many rows stay out because of a problem.
    pub fn rows_left_out(&self) -> usize {
        rows_left_out(&self.problems)
    }

    /// How many rows the register has already.
    pub fn known(&self) -> usize {
        self.skip.iter().filter(|skipped| matches!(skipped.why, CaseSkip::Known(_))).count()
    }

    /// Whether applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.add.is_empty()
    }
}
