//! What is wrong with the rows of a list, whatever it is of: named by row, column and effect, and handed back as a list of the
//! rows that stay out, to be mended and brought in again.

use std::collections::{BTreeMap, BTreeSet};

use super::case_entry::Entry;
use super::headers::Mapping;
use super::staff_plan::{Effect, RowProblem};
use super::tables::Table;
use crate::domain::people::is_ruined;
use crate::domain::problems::{Field, Wrong};

/// How many rows stay out because of a problem; the problems of a row stand together.
pub fn rows_left_out(problems: &[RowProblem]) -> usize {
    let out = problems.iter().filter(|problem| problem.effect == Effect::RowLeftOut);
    out.map(|problem| problem.row).collect::<BTreeSet<_>>().len()
}

/// What a spreadsheet did to its cells. An error word says nothing of its own: the row stays out until it is mended.
pub(super) fn note_spreadsheet_harm(entry: &mut Entry<'_>) {
    const WORDS: [&str; 7] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];
    let is_error = |cell: &str| cell.starts_with('#') && WORDS.contains(&cell.trim());
    let broken = entry.columns.iter().filter(|(_, column)| is_error(entry.table.cell(entry.row, *column)));
    let fields: Vec<Field> = broken.map(|(field, _)| field).collect();
    for field in fields {
        entry.wrong(field, Wrong::BadCharacter { character: '#' });
    }
    note_truth_values(entry);
    note_lost_digits(entry);
}

/// Columns of words that are no sentences: names, numbers, places. What else there is is parsed, and refuses a truth value itself.
const NAMING: [Field; 14] = [
    Field::CustomerName,
    Field::CustomerContact,
    Field::LetterSigner,
    Field::Department,
    Field::ForwardedBy,
    Field::HandOverUnit,
    Field::ReportTo,
    Field::ArchivePlace,
    Field::DocumentTitle,
    Field::DocumentPlace,
    Field::Version,
    Field::VersionPlace,
    Field::BoxName,
    Field::Rule,
];

/// Whether a cell is a spreadsheet's yes or no.
pub(super) fn is_truth_value(cell: &str) -> bool {
    matches!(cell.trim(), "TRUE" | "FALSE")
}

/// A formula or a box to tick in place of a name or number.
fn note_truth_values(entry: &mut Entry<'_>) {
    for field in NAMING.into_iter().chain(NUMBERS) {
        if is_truth_value(entry.raw(field)) {
            entry.wrong(field, Wrong::TruthValue);
        }
    }
}

/// The columns that hold a number nothing is counted by.
pub(super) const NUMBERS: [Field; 6] =
    [Field::CaseNumber, Field::OldNumber, Field::ForwardedNo, Field::PageNo, Field::LetterCase, Field::DocumentCode];

/// A number so long that the spreadsheet changed its end: the row goes in with the digits that are left, and is named.
fn note_lost_digits(entry: &mut Entry<'_>) {
    for field in NUMBERS {
        if is_ruined(entry.raw(field)) {
            entry.remark(field, Wrong::LostDigits);
        }
    }
}

/// The rows that stay out, as a list of their own: the header, the rows as they were, and in a last column under `heading` what
/// keeps each out, in words. Mended, it can be brought in again.
pub fn rows_not_taken(
    (table, mapping): (&Table, &Mapping),
    heading: &str,
    problems: &[RowProblem],
    words: impl Fn(&RowProblem) -> String,
) -> Vec<Vec<String>> {
    let mut why: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for problem in problems.iter().filter(|problem| problem.effect == Effect::RowLeftOut) {
        why.entry(problem.row).or_default().push(words(problem));
    }
    let width = table.width();
    let with_last = |row: usize, last: String| {
        let mut cells: Vec<String> = (0..width).map(|column| table.cell(row, column).to_owned()).collect();
        cells.push(last);
        cells
    };
    let head = mapping.header_row.map(|row| with_last(row, heading.to_owned()));
    let rows = why.into_iter().filter_map(|(number, words)| {
        let row = number.checked_sub(table.first_row_number)?;
        Some(with_last(row, words.join("; ")))
    });
    head.into_iter().chain(rows).collect()
}
