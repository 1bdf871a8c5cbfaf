//! The disclosure register as a list to hand on: XLSX and CSV, every cell text. The table tells how each document stands, a row a
//! document; the rows tell everything, a row a version, and can be brought in again.

use rust_xlsxwriter::XlsxError;

use super::list_writing::{csv_of, xlsx_of};
use super::staff_export::Personal;
use crate::domain::disclosure::{DisclosureKind, Document, ListedDisclosure, Version};
use crate::domain::masking::mask_in_text;
use crate::domain::problems::Field;

/// The columns of the whole register, in order; a row a version, one row for a document without any.
pub const DISCLOSURE_EXPORT_FIELDS: [Field; 16] = [
    Field::DocumentCode,
    Field::DocumentTitle,
    Field::DocumentKind,
    Field::Rule,
    Field::DocumentPlace,
    Field::Note,
    Field::DocumentSince,
    Field::Version,
    Field::VersionPlace,
    Field::PutUpOn,
    Field::ValidUntil,
    Field::EventEndsOn,
    Field::TakenDownOn,
    Field::VersionNote,
    Field::RetiredOn,
    Field::RetireReason,
];

/// Cells somebody wrote.
const FREE_TEXTS: [Field; 6] = [
    Field::DocumentTitle,
    Field::DocumentPlace,
    Field::Note,
    Field::VersionPlace,
    Field::VersionNote,
    Field::RetireReason,
];

/// The words of the whole register, in the language of the person; each is one the import knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings, in the order of [`DISCLOSURE_EXPORT_FIELDS`].
    pub headings: Vec<String>,
    /// 公开资料, 横幅...
    pub kinds: Vec<(DisclosureKind, String)>,
}

/// The whole register as rows of texts, the heading first; phones and the like in what somebody wrote are masked unless they are
/// asked for. Pictures stay in the file.
pub fn disclosure_rows(listed: &[ListedDisclosure], words: &DisclosureWords, personal: Personal) -> Vec<Vec<String>> {
    let mut rows = vec![words.headings.clone()];
    for ListedDisclosure { document, versions } in listed {
        let told = |version, field| {
            let cell = cell(words, (document, version), field);
            if personal == Personal::Masked && FREE_TEXTS.contains(&field) { mask_in_text(&cell) } else { cell }
        };
        let row = |version| DISCLOSURE_EXPORT_FIELDS.map(|field| told(version, field)).to_vec();
        if versions.is_empty() {
            rows.push(row(None));
        }
        rows.extend(versions.iter().map(|version| row(Some(version))));
    }
    rows
}

/// The whole register as CSV.
pub fn disclosure_csv(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows)
}

/// The whole register as a workbook of one sheet.
///
/// # Errors
/// The writer's, for more versions than a sheet has rows.
pub fn disclosure_xlsx(rows: &[Vec<String>], words: &DisclosureWords) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(&words.sheet, rows)
}

fn cell(words: &DisclosureWords, (document, version): (&Document, Option<&Version>), field: Field) -> String {
    let facts = &document.facts;
    let retired = document.retired.as_ref();
    let kind = || words.kinds.iter().find(|(kind, _)| *kind == facts.kind).map(|(_, word)| word.clone());
    match field {
        Field::DocumentCode => facts.code.clone(),
        Field::DocumentTitle => facts.title.clone(),
        Field::DocumentKind => kind().unwrap_or_default(),
        Field::Rule => facts.rule.clone(),
        Field::DocumentPlace => facts.place.clone(),
        Field::Note => facts.note.clone(),
        Field::DocumentSince => document.since.to_string(),
        Field::RetiredOn => retired.map(|retired| retired.on.to_string()).unwrap_or_default(),
        Field::RetireReason => retired.map(|retired| retired.reason.clone()).unwrap_or_default(),
        field => version.map(|version| version_cell(version, field)).unwrap_or_default(),
    }
}

fn version_cell(version: &Version, field: Field) -> String {
    let facts = &version.facts;
    let day = match field {
        Field::Version => return facts.version.clone(),
        Field::VersionPlace => return facts.place.clone(),
        Field::VersionNote => return facts.note.clone(),
        Field::PutUpOn => Some(facts.put_up_on),
        Field::ValidUntil => facts.valid_until,
        Field::EventEndsOn => facts.event_ends_on,
        Field::TakenDownOn => version.taken_down_on,
        _ => None,
    };
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// How many columns the list has.
pub const COLUMNS: usize = 12;

/// The list: its heads, then a row a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureTable {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// The heads.
    pub heads: [String; COLUMNS],
    /// The rows.
    pub rows: Vec<[String; COLUMNS]>,
}

impl DisclosureTable {
    fn all(&self) -> Vec<Vec<String>> {
        std::iter::once(&self.heads).chain(&self.rows).map(|row| row.to_vec()).collect()
    }

    /// UTF-8 with its mark, CRLF, a `'` before what a spreadsheet would run as a formula.
    pub fn csv(&self) -> Vec<u8> {
        csv_of(&self.all())
    }

    /// A workbook of one sheet, the heads kept in sight.
    ///
    /// # Errors
    /// The writer's.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        xlsx_of(&self.sheet, &self.all())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn table() -> DisclosureTable {
        let row = |first: &str, last: &str| {
            let mut cells: [String; COLUMNS] = std::array::from_fn(|_| String::new());
            cells[0] = first.to_owned();
            cells[COLUMNS - 1] = last.to_owned();
            cells
        };
        DisclosureTable { sheet: "公示".into(), heads: row("编号", "备注"), rows: vec![row("P1-9.1", "=1+1")] }
    }

    #[test]
    fn every_cell_is_text_and_no_formula_survives() {
        let bytes = table().xlsx().unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = workbook.worksheet_range("公示").unwrap();
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("P1-9.1".into())));
        assert_eq!(sheet.get_value((1, 11)), Some(&Data::String("=1+1".into())));
        assert!(workbook.worksheet_formula("公示").unwrap().is_empty());
        let csv = String::from_utf8(table().csv()).unwrap();
        assert_eq!(csv.lines().nth(1), Some("P1-9.1,,,,,,,,,,,'=1+1"));
    }
}
