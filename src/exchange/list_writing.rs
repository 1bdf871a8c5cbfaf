//! Lists to hand on, whatever they are of: CSV and XLSX in which every cell is text, so no formula survives and no digit
//! is lost.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::delimited::armed;

/// Most characters a cell of a workbook holds.
const CELL_MOST: usize = 32_767;

/// Rows as CSV: UTF-8 with its mark, CRLF, a `'` before what a spreadsheet would run as a formula (the import takes it off
/// again).
pub fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from(CSV_MARK);
    text.extend(rows.iter().map(|row| csv_line(row)));
    text.into_bytes()
}

/// What a CSV begins with: the mark of UTF-8, without which Excel takes it for GBK.
pub const CSV_MARK: &str = "\u{feff}";

/// One row of a CSV with its line end.
pub fn csv_line(row: &[String]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| quoted(&armed(cell))).collect();
    cells.join(",") + "\r\n"
}

/// A cell in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\r', '\n']) || cell.starts_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Rows as a workbook of one sheet, the heading first: kept in sight, every cell a string in text format. What is longer
/// than a cell holds ends in `…`.
///
/// # Errors
/// The writer's, for a sheet name it refuses or more rows than a sheet has.
pub fn xlsx_of(sheet_name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in rows.iter().enumerate() {
        let format = if row == 0 { &bold } else { &text };
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row as u32, column as u16, shortened(cell), format)?;
        }
    }
    for column in 0..rows.first().map_or(0, Vec::len) {
        sheet.set_column_width(column as u16, 14)?;
    }
    workbook.save_to_buffer()
}

/// What is longer than a cell of a workbook holds ends in `…`.
pub(super) fn shortened(cell: &str) -> String {
    if cell.len() <= CELL_MOST || cell.chars().count() <= CELL_MOST {
        return cell.to_owned();
    }
    cell.chars().take(CELL_MOST - 1).chain(['…']).collect()
}
