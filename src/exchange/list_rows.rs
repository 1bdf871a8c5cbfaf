//! The rows of a list on its way into a plan: what stands in a cell, and which rows are entries, titles or totals, blank.

use super::case_entry::Columns;
use super::headers::{ListKind, Mapping, is_header_like};
use super::staff_cells::{clean, is_closing};
use super::staff_plan::{ColumnPlace, Effect, RowProblem};
use super::tables::{Table, column_letter, is_blank_row};
use crate::domain::people::{digits_left, is_ideograph};
use crate::domain::problems::{Field, Problem, Wrong};

/// Longest text of a cell that is told.
const TOLD_MOST: usize = 60;

/// A list with its columns.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    header_row: Option<usize>,
    kind: ListKind,
}

/// What a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// It tells of something.
    Entry,
    /// A title, header, section, total or signature row.
    TitleOrTotal,
    /// It says nothing.
    Blank,
}

/// How the entries of one kind of list are told.
pub(super) struct EntrySigns<'s> {
    /// Whether a row is an entry whatever else it looks like.
    pub(super) is_sure: &'s dyn Fn(usize) -> bool,
    /// The field that makes a row of one cell an entry, not a section.
    pub(super) alone: Field,
    /// A field that tells nothing by itself.
    pub(super) idle: Option<Field>,
}

impl<'a> Rows<'a> {
    pub(super) fn new((table, columns): (&'a Table, &'a Columns), mapping: &Mapping, kind: ListKind) -> Self {
        Self { table, columns, header_row: mapping.header_row, kind }
    }

    /// The cell of a field; empty where the list has no such column.
    pub(super) fn cell(&self, row: usize, field: Field) -> &'a str {
        self.columns.get(field).map_or("", |column| self.table.cell(row, column))
    }

    /// Whether it is the row of the column words: no row of the list, and not told as one that is skipped.
    pub(super) fn is_heading(&self, row: usize) -> bool {
        self.header_row == Some(row)
    }

    /// Whether the cell of a field says something.
    pub(super) fn says(&self, row: usize, field: Field) -> bool {
        !clean(self.cell(row, field)).is_empty()
    }

    /// Tells entries from titles, repeated headers, section rows, totals and blanks.
    pub(super) fn kind_of(&self, row: usize, signs: &EntrySigns<'_>) -> RowKind {
        let Some(cells) = self.table.rows.get(row).filter(|cells| !is_blank_row(cells)) else {
            return RowKind::Blank;
        };
        let is_above = self.header_row.is_some_and(|header| row <= header);
        if is_above || is_header_like(cells, self.kind.words()) {
            return RowKind::TitleOrTotal;
        }
        if (signs.is_sure)(row) {
            return RowKind::Entry;
        }
        let told: Vec<&String> = cells.iter().filter(|cell| !clean(cell).is_empty()).collect();
        let is_alone = told.len() == 1 && told.iter().any(|cell| cell.chars().any(is_ideograph));
        let is_total = told.first().is_some_and(|first| is_closing(first, told.len()));
        if is_total || (is_alone && !self.says(row, signs.alone)) {
            return RowKind::TitleOrTotal;
        }
        let is_used = self.columns.iter().any(|(field, _)| Some(field) != signs.idle && self.says(row, field));
        if is_used { RowKind::Entry } else { RowKind::Blank }
    }

    /// The problems of a row with their places; `who` is what it is about, the cells of `personal` columns are not told.
    pub(super) fn placed(
        &self,
        (row, who): (usize, &str),
        personal: &[Field],
        problems: Vec<(Problem, Effect)>,
    ) -> Vec<RowProblem> {
        let is_out = problems.iter().any(|(_, effect)| *effect == Effect::RowLeftOut);
        let named = problems.into_iter().map(|(problem, effect)| {
            let effect = if is_out && effect != Effect::RowLeftOut { Effect::RowOutAnyway } else { effect };
            let field = problem.field;
            let header = || self.columns.heading(field).to_owned();
            let column = self.columns.get(field);
            let cell = if personal.contains(&field) { "" } else { self.cell(row, field) };
            let lost = (problem.wrong == Wrong::LostDigits).then(|| digits_left(cell));
            RowProblem {
                row: self.table.row_number(row),
                column: column.map(|column| ColumnPlace { letter: column_letter(column), header: header() }),
                who: who.chars().take(TOLD_MOST).collect(),
                problem,
                text: lost.as_deref().unwrap_or(cell).trim().chars().take(TOLD_MOST).collect(),
                effect,
            }
        });
        named.collect()
    }
}
