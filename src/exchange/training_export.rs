//! The training of a year as a workbook: one row a person, figures as numbers, words as text, so that no formula comes from data.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::domain::training::Hours;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrainingCell {
    /// Words.
    Words(String),
    /// Hours.
    Hours(Hours),
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingBook {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Title, hall and year, a line each.
    pub head: Vec<String>,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// The rows; a cell each column.
    pub rows: Vec<Vec<TrainingCell>>,
    /// What counts, when it was made: a line each.
    pub foot: Vec<String>,
}

/// The table as a workbook of one sheet, its heads kept in sight.
///
/// # Errors
/// The writer's.
pub fn training_xlsx(book: &TrainingBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let figure = Format::new().set_num_format("0.##");
    let sheet = workbook.add_worksheet();
    sheet.set_name(&book.sheet)?;
    let mut at = 0;
    for line in &book.head {
        sheet.write_string_with_format(at, 0, line, &text)?;
        at += 1;
    }
    for (column, head) in book.columns.iter().enumerate() {
        sheet.write_string_with_format(at, column as u16, head, &bold)?;
        sheet.set_column_width(column as u16, 13)?;
    }
    at += 1;
    sheet.set_freeze_panes(at, 0)?;
    for row in &book.rows {
        for (column, cell) in row.iter().enumerate() {
            match cell {
                TrainingCell::Words(words) => {
                    sheet.write_string_with_format(at, column as u16, words, &text)?;
                }
                TrainingCell::Hours(hours) => {
                    sheet.write_number_with_format(at, column as u16, hours.as_number(), &figure)?;
                }
            }
        }
        at += 1;
    }
    for line in &book.foot {
        at += 1;
        sheet.write_string_with_format(at, 0, line, &text)?;
    }
    workbook.save_to_buffer()
}
