//! Everything about one person in one ZIP: a workbook, their pictures, a summary to read (《个人信息保护法》第四十五条).

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::list_writing::shortened;

/// Width of a column, in signs.
const COLUMN_WIDTH: f64 = 18.0;
/// Width of the only column of a sheet of sentences.
const LINES_WIDTH: f64 = 110.0;

/// What is held about one person, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonFile {
    /// A sheet each: its name, its rows with the heading first.
    pub sheets: Vec<(String, Vec<Vec<String>>)>,
    /// Pictures and scans: path within, with ending; bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// The summary, a line each.
    pub summary: Vec<String>,
    /// Names inside the ZIP: the workbook, the summary.
    pub names: [String; 2],
}

/// Why it could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PersonExportError {
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
    /// The ZIP.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// Writing into memory.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// The files it consists of: name with folder, bytes.
///
/// # Errors
/// The workbook's.
pub fn parts_of(file: &PersonFile) -> Result<Vec<(String, Vec<u8>)>, PersonExportError> {
    let [workbook, summary] = &file.names;
    let text = format!("\u{feff}{}\r\n", file.summary.join("\r\n"));
    let mut parts = vec![(workbook.clone(), workbook_of(&file.sheets)?), (summary.clone(), text.into_bytes())];
    parts.extend(file.pictures.iter().cloned());
    Ok(parts)
}

/// All of it in one ZIP.
///
/// # Errors
/// The writers'.
pub fn zip_of(file: &PersonFile) -> Result<Vec<u8>, PersonExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts_of(file)? {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A workbook of several sheets; every cell is text, so no formula survives and no digit is lost.
fn workbook_of(sheets: &[(String, Vec<Vec<String>>)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(name))?;
        sheet.set_freeze_panes(1, 0)?;
        for (row, cells) in rows.iter().enumerate() {
            let format = if row == 0 { &bold } else { &text };
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(row as u32, column as u16, shortened(cell), format)?;
            }
        }
        let columns = rows.first().map_or(0, Vec::len);
        let width = if columns == 1 { LINES_WIDTH } else { COLUMN_WIDTH };
        for column in 0..columns {
            sheet.set_column_width(column as u16, width)?;
        }
    }
    workbook.save_to_buffer()
}

/// Signs a workbook takes in the name of a sheet, at most 31.
fn sheet_name(name: &str) -> String {
    let clean = name.chars().map(|sign| if r"[]:*?/\".contains(sign) { ' ' } else { sign });
    clean.take(31).collect()
}
