//! Results of checks as a workbook: a sheet a table, figures as numbers, words as text that wraps, so that no formula comes from data
//! (R; P2-4). What leaves with names is noted on the history by whoever writes it.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::report_export::{Cell, Formats, ReportFigure, named, write};

/// Everything in the workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditBook {
    /// Name of the first sheet.
    pub summary: String,
    /// Title, hall, period, how it was counted: a line each.
    pub head: Vec<String>,
    /// Figures of the first sheet.
    pub figures: Vec<ReportFigure>,
    /// The other sheets, in order.
    pub tables: Vec<AuditTable>,
    /// When it was made and the head of the history: a line each.
    pub foot: Vec<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditTable {
    /// Name of the sheet.
    pub title: String,
    /// Titles of the columns, each with its width in signs.
    pub columns: Vec<(String, f64)>,
    /// The rows; a cell each column.
    pub rows: Vec<Vec<Cell>>,
}

/// Width of the columns of the first sheet.
const SUMMARY: [f64; 3] = [30.0, 12.0, 60.0];

/// The workbook.
///
/// # Errors
/// The writer's.
pub fn audit_xlsx(book: &AuditBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    summary(named(&mut workbook, &book.summary)?, book, &formats)?;
    for table in &book.tables {
        fill(named(&mut workbook, &table.title)?, table, &formats)?;
    }
    workbook.save_to_buffer()
}

fn summary(sheet: &mut Worksheet, book: &AuditBook, formats: &Formats) -> Result<(), XlsxError> {
    let lines = book.head.iter().enumerate();
    for (index, line) in lines {
        let format = if index == 0 { &formats.bold } else { &formats.text };
        sheet.write_string_with_format(index as u32, 0, line, format)?;
    }
    let mut row = book.head.len() as u32 + 1;
    for figure in &book.figures {
        sheet.write_string_with_format(row, 0, &figure.label_with_unit, &formats.text)?;
        write(sheet, (row, 1), &figure.value, formats)?;
        sheet.write_string_with_format(row, 2, &figure.note, &formats.text)?;
        row += 1;
    }
    row += 1;
    for line in &book.foot {
        sheet.write_string_with_format(row, 0, line, &formats.text)?;
        row += 1;
    }
    for (column, width) in SUMMARY.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    Ok(())
}

/// The heads stay in sight and can be filtered by; words wrap at the top of their cells.
fn fill(sheet: &mut Worksheet, table: &AuditTable, formats: &Formats) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_freeze_panes(1, 1)?;
    for (column, (title, width)) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, title, &formats.bold)?;
        sheet.set_column_width(column as u16, *width)?;
    }
    for (index, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let place = (index as u32 + 1, column as u16);
            match cell {
                Cell::Words(words) => {
                    sheet.write_string_with_format(place.0, place.1, words, &wrapped)?;
                }
                figure => write(sheet, place, figure, formats)?,
            }
        }
    }
    if let (Some(last), false) = (table.columns.len().checked_sub(1), table.rows.is_empty()) {
        sheet.autofilter(0, 0, table.rows.len() as u32, last as u16)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    #[test]
    fn words_are_text_figures_are_numbers_and_nothing_is_a_formula() {
        let words = |words: &str| Cell::Words(words.to_owned());
        let table = AuditTable {
            title: "逐项".to_owned(),
            columns: vec![("条目".to_owned(), 40.0), ("得分".to_owned(), 8.0), ("比例".to_owned(), 8.0)],
            rows: vec![
                vec![words("=HYPERLINK(\"x\")"), Cell::Grade(Some(1.5)), Cell::Share(Some(0.5))],
                vec![words("2026-11-23"), Cell::Grade(None), Cell::Share(None)],
            ],
        };
        let book = AuditBook {
            summary: "总览".to_owned(),
            head: vec!["检查统计".to_owned()],
            figures: Vec::new(),
            tables: vec![table],
            foot: vec!["校验码".to_owned()],
        };
        let bytes = audit_xlsx(&book).unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(workbook.sheet_names(), ["总览", "逐项"]);
        let sheet = workbook.worksheet_range("逐项").unwrap();
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("=HYPERLINK(\"x\")".to_owned())));
        assert_eq!(sheet.get_value((1, 1)), Some(&Data::Float(1.5)));
        assert_eq!(sheet.get_value((2, 0)), Some(&Data::String("2026-11-23".to_owned())));
        assert!(matches!(sheet.get_value((2, 1)), None | Some(Data::Empty)));
        assert!(workbook.worksheet_formula("逐项").unwrap().is_empty());
        let summary = workbook.worksheet_range("总览").unwrap();
        let last = summary.rows().next_back().and_then(|row| row.first());
        assert_eq!(last, Some(&Data::String("校验码".to_owned())));
    }
}
