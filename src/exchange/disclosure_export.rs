//! The disclosure register as a list to hand on: XLSX and CSV, a row a document, every cell text.

use rust_xlsxwriter::XlsxError;

use super::list_writing::{csv_of, xlsx_of};

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
