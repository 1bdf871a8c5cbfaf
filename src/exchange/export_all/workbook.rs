//! The workbook of everything, written row by row: a sheet an area, every cell a string, never more than a slice in memory.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::exchange::list_writing::shortened;

/// Most rows of a sheet, the heading included.
const ROWS_MOST: u32 = 1_048_576;
/// Longest name of a sheet, in signs.
const NAME_MOST: usize = 31;
/// Width of a column, in signs.
const WIDTH: f64 = 16.0;

/// A workbook being written.
pub struct GrowingWorkbook {
    workbook: Workbook,
    bold: Format,
    text: Format,
    names: BTreeSet<String>,
    rows_most: u32,
    open: Option<OpenSheet>,
}

/// The sheet being written.
struct OpenSheet {
    index: usize,
    title: String,
    part: usize,
    heading: Vec<String>,
    next_row: u32,
}

impl GrowingWorkbook {
    /// An empty one; what is not yet in a file lies in `folder` meanwhile, which must be there until it is saved.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
        Ok(Self { workbook, bold, text, names: BTreeSet::new(), rows_most: ROWS_MOST, open: None })
    }

    #[cfg(test)]
    fn of_rows(mut self, most: u32) -> Self {
        self.rows_most = most;
        self
    }

    /// Begins a sheet with its heading, which stays in sight.
    ///
    /// # Errors
    /// The writer's.
    pub fn begin(&mut self, title: &str, heading: Vec<String>) -> Result<(), XlsxError> {
        let open = OpenSheet { index: 0, title: title.to_owned(), part: 1, heading, next_row: 0 };
        self.open_part(open)
    }

    /// Adds a row to the sheet begun last; a full sheet is continued on a further one.
    ///
    /// # Errors
    /// The writer's.
    pub fn add(&mut self, cells: &[String]) -> Result<(), XlsxError> {
        if let Some(full) = self.open.take_if(|open| open.next_row >= self.rows_most) {
            self.open_part(OpenSheet { part: full.part + 1, next_row: 0, ..full })?;
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        let row = open.next_row;
        open.next_row += 1;
        write_row(self.workbook.worksheet_from_index(open.index)?, (row, cells), &self.text)
    }

    /// Writes the finished workbook.
    ///
    /// # Errors
    /// The writer's.
    pub fn save_to(mut self, target: impl Write + Send) -> Result<(), XlsxError> {
        self.workbook.save_to_writer(target)
    }

    fn open_part(&mut self, open: OpenSheet) -> Result<(), XlsxError> {
        let name = self.free_name(&open);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?;
        sheet.set_freeze_panes(1, 0)?;
        for column in 0..open.heading.len() {
            sheet.set_column_width(column as u16, WIDTH)?;
        }
        write_row(sheet, (0, &open.heading), &self.bold)?;
        self.names.insert(name);
        self.open = Some(OpenSheet { index: self.names.len() - 1, next_row: 1, ..open });
        Ok(())
    }

    /// A name of 31 signs no other sheet has.
    fn free_name(&self, open: &OpenSheet) -> String {
        let clean: String = open.title.chars().map(|sign| if r"[]:*?/\".contains(sign) { ' ' } else { sign }).collect();
        let clean = clean.trim_matches([' ', '\'']);
        let name = |count: usize| {
            let tail = if count == 1 { String::new() } else { format!(" {count}") };
            clean.chars().take(NAME_MOST - tail.len()).collect::<String>() + &tail
        };
        let mut count = open.part;
        while self.names.contains(&name(count)) {
            count += 1;
        }
        name(count)
    }
}

fn write_row(sheet: &mut Worksheet, (row, cells): (u32, &[String]), format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string_with_format(row, column as u16, shortened(cell), format)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_full_sheet_is_continued_and_every_cell_is_text() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = GrowingWorkbook::new(folder.path()).unwrap().of_rows(3);
        book.begin("投诉/举报", texts(&["编号", "说明"])).unwrap();
        for n in ["=1+1", "110101199003074514", "0007"] {
            book.add(&texts(&[n, "䶮\n二"])).unwrap();
        }
        book.begin("空", texts(&["编号"])).unwrap();
        let mut bytes = Vec::new();
        book.save_to(&mut bytes).unwrap();
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(read.sheet_names(), ["投诉 举报", "投诉 举报 2", "空"]);
        let first = read.worksheet_range("投诉 举报").unwrap();
        assert_eq!(first.get_value((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(first.get_value((2, 0)), Some(&Data::String("110101199003074514".into())));
        assert_eq!(first.get_value((2, 1)), Some(&Data::String("䶮\n二".into())));
        let second = read.worksheet_range("投诉 举报 2").unwrap();
        assert_eq!(second.get_value((0, 0)), Some(&Data::String("编号".into())));
        assert_eq!(second.get_value((1, 0)), Some(&Data::String("0007".into())));
        assert!(read.worksheet_formula("投诉 举报").unwrap().is_empty());
    }
}
