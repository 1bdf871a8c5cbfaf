//! Which row of a list is its header, and which column holds what: known words in Chinese and English.

use crate::domain::problems::Field;

use super::box_header_words::BOXES;
use super::calendar_header_words::CALENDAR;
use super::case_header_words::CASES;
use super::disclosure_header_words::DISCLOSURE;
use super::header_words::{HeaderWords, STAFF};
use super::tables::{Table, is_blank_row};
use super::{box_import, calendar_import, case_import, disclosure_import};

/// The fields a list can fill, in the order of the form; `IdNumber` is only looked at, never kept.
pub const IMPORT_FIELDS: [Field; 14] = [
    Field::WorkNo,
    Field::Name,
    Field::Sex,
    Field::Team,
    Field::Title,
    Field::Post,
    Field::Window,
    Field::JoinedOn,
    Field::Phone,
    Field::Qualifications,
    Field::Languages,
    Field::Status,
    Field::Photo,
    Field::IdNumber,
];

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListKind {
    /// The roster.
    #[default]
    Staff,
    /// The register of cases.
    Cases,
    /// The log of the suggestion boxes.
    Boxes,
    /// The disclosure register.
    Disclosure,
    /// A year of the working-day calendar.
    Calendar,
}

impl ListKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Staff, Self::Cases, Self::Boxes, Self::Disclosure, Self::Calendar];

    pub(super) fn words(self) -> &'static HeaderWords {
        match self {
            Self::Staff => &STAFF,
            Self::Cases => &CASES,
            Self::Boxes => &BOXES,
            Self::Disclosure => &DISCLOSURE,
            Self::Calendar => &CALENDAR,
        }
    }

    /// The word a kind is remembered under.
    pub fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Cases => "cases",
            Self::Boxes => "boxes",
            Self::Disclosure => "disclosure",
            Self::Calendar => "calendar",
        }
    }

    /// What a column of such a list can hold, in the order of the form.
    pub fn fields(self) -> Vec<Field> {
        self.words().words.iter().map(|(field, _)| *field).collect()
    }

    /// What such a list needs before anything can be read from it: the columns nobody named yet.
    pub fn missing(self, mapping: &Mapping) -> Vec<Field> {
        match self {
            Self::Staff => mapping.missing(),
            Self::Cases => case_import::missing_columns(mapping),
            Self::Boxes => box_import::missing_columns(mapping),
            Self::Disclosure => disclosure_import::missing_columns(mapping),
            Self::Calendar => calendar_import::missing_columns(mapping),
        }
    }
}

/// The header is looked for in this many rows from the top.
const LOOKED_AT_ROWS: usize = 30;

/// Which column holds what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Index of the header in `Table::rows`; `None` when the list has none (people from the first row on).
    pub header_row: Option<usize>,
    /// Field and column (0 = `A`), each field at most once, in the order of the columns.
    pub columns: Vec<(Field, usize)>,
}

impl Mapping {
    /// The column of a field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        let found = self.columns.iter().find(|(known, _)| *known == field);
        found.map(|(_, column)| *column)
    }

    /// The field of a column.
    pub fn field_of(&self, column: usize) -> Option<Field> {
        let found = self.columns.iter().find(|(_, known)| *known == column);
        found.map(|(field, _)| *field)
    }

    /// The person's correction: the column holds this field, or nothing of use. A field moves from the column it had.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        self.columns.retain(|(known, at)| *at != column && Some(*known) != field);
        if let Some(field) = field {
            self.columns.push((field, column));
        }
        self.columns.sort_by_key(|(_, at)| *at);
    }

    /// What the list needs before people can be read from it: the columns of work number and name that no one named yet.
    pub fn missing(&self) -> Vec<Field> {
        [Field::WorkNo, Field::Name].into_iter().filter(|field| self.column_of(*field).is_none()).collect()
    }
}

/// Finds the header among the first rows: the one with the most known words, at least two of them, one being work
/// number or name. The column words of a second header line (under a merged cell) fill the gaps of the first.
pub fn find_header(table: &Table) -> Option<Mapping> {
    find_header_of(table, ListKind::Staff)
}

/// The header of a list of this kind, found as [`find_header`] does.
pub fn find_header_of(table: &Table, kind: ListKind) -> Option<Mapping> {
    let words = kind.words();
    let (row, columns) = best_row(&table.rows, words)?;
    let mut mapping = Mapping { header_row: Some(row), columns };
    if let Some(below) = table.rows.get(row + 1)
        && is_header_like(below, words)
    {
        mapping.header_row = Some(row + 1);
        for (field, column) in fields_of(below, words) {
            if mapping.column_of(field).is_none() {
                mapping.set(column, Some(field));
            }
        }
    }
    Some(mapping)
}

/// How much a sheet looks like a list of this kind: found header words first, then rows that say something.
pub(super) fn likeness(rows: &[Vec<String>], kind: ListKind) -> usize {
    let words = best_row(rows, kind.words()).map_or(0, |(_, columns)| columns.len());
    let wide = rows.iter().filter(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1).count();
    words * 10_000_000 + wide
}

fn best_row(rows: &[Vec<String>], words: &HeaderWords) -> Option<(usize, Vec<(Field, usize)>)> {
    let mut best: Option<(usize, Vec<(Field, usize)>)> = None;
    for (index, row) in rows.iter().enumerate().take(LOOKED_AT_ROWS) {
        let found = fields_of(row, words);
        let names_entries = found.iter().any(|(field, _)| words.naming.contains(field));
        let most = best.as_ref().map_or(1, |(_, columns)| columns.len());
        if names_entries && found.len() > most {
            best = Some((index, found));
        }
    }
    best
}

/// The fields a row names, each once: the first column wins, a second one of the same word may stand for another.
fn fields_of(row: &[String], words: &HeaderWords) -> Vec<(Field, usize)> {
    let mut found: Vec<(Field, usize)> = Vec::new();
    for (column, cell) in row.iter().enumerate() {
        let Some(named) = words.field_named(cell) else { continue };
        let is_found = |field: Field| found.iter().any(|(known, _)| *known == field);
        let second = words.second.filter(|(first, _)| *first == named).map(|(_, second)| second);
        let field = std::iter::once(named).chain(second).find(|field| !is_found(*field));
        found.extend(field.map(|field| (field, column)));
    }
    found
}

/// Whether a row repeats a header (a new page) or continues it: at least one cell, and nothing but column words.
pub(super) fn is_header_like(row: &[String], words: &HeaderWords) -> bool {
    !is_blank_row(row)
        && row
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .all(|cell| words.field_named(cell).is_some() || words.is_unused_word(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        super::super::tables::read_table(text.as_bytes(), None).unwrap()
    }

    #[test]
    fn the_header_is_found_under_a_title_and_a_fill_in_row() {
        let mapping = find_header(&table(
            "长桥供电所营业厅人员名册,,\n填表日期：2026年11月,,填表人：办公室\n工 号,姓　名*,联系方式（必填）\n1,甲,2\n",
        ))
        .unwrap();
        assert_eq!(mapping.header_row, Some(2));
        assert_eq!(mapping.columns, [(Field::WorkNo, 0), (Field::Name, 1), (Field::Phone, 2)]);
    }

    #[test]
    fn english_words_and_line_ends_in_a_header_are_known() {
        let mapping = find_header(&table("\"Work\nnumber\",Name,Joined on,ID card no.\n1,A,2020-01-01,\n")).unwrap();
        let fields: Vec<Field> = mapping.columns.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, [Field::WorkNo, Field::Name, Field::JoinedOn, Field::IdNumber]);
    }

    #[test]
    fn a_second_header_line_under_a_merged_cell_fills_the_gaps() {
        let mapping = find_header(&table("工号,姓名,通讯,\n,,手机,备注\n0001,甲,13800002610,\n")).unwrap();
        assert_eq!(mapping.header_row, Some(1));
        assert_eq!(mapping.column_of(Field::Phone), Some(2));
    }

    #[test]
    fn a_list_without_known_words_has_no_header() {
        assert_eq!(find_header(&table("甲,乙\n丙,丁\n")), None);
        assert_eq!(find_header(&table("姓名\n甲\n")), None);
    }

    #[test]
    fn a_correction_moves_a_field_to_its_column() {
        let mut mapping = find_header(&table("工号,姓名,部门,班组\n1,甲,乙,丙\n")).unwrap();
        assert_eq!(mapping.column_of(Field::Team), Some(2));
        mapping.set(3, Some(Field::Team));
        mapping.set(0, None);
        assert_eq!(mapping.columns, [(Field::Name, 1), (Field::Team, 3)]);
        assert_eq!(mapping.missing(), [Field::WorkNo]);
    }
}
