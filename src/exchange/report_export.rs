//! A report as a workbook: a sheet a table, figures as numbers, words as text, so that no formula comes from data (R).

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// What stands in a cell of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number of cases.
    Count(u32),
    /// A share, 0 to 1; none where there is nothing to divide by.
    Share(Option<f64>),
    /// A length of time in milliseconds.
    Span(Option<i64>),
    /// A mean of grades, 1 to 5.
    Grade(Option<f64>),
    /// Money in fen.
    Money(i64),
    /// A factor with four decimals, as a coefficient of pay (P2-4).
    Ratio(Option<f64>),
}

/// Head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportColumn {
    /// Its title.
    pub title: String,
    /// The title where figures are bare numbers: with the unit (`平均答复（天）`).
    pub title_with_unit: String,
}

/// One way of counting.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportTable {
    /// Title; the name of its sheet.
    pub title: String,
    /// The columns.
    pub columns: Vec<ReportColumn>,
    /// The rows; a cell each column.
    pub rows: Vec<Vec<Cell>>,
    /// The last row.
    pub total: Option<Vec<Cell>>,
}

/// A figure of the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportFigure {
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: Cell,
    /// The same where the figure is a bare number: with the unit (`平均答复用时（天）`).
    pub label_with_unit: String,
    /// What it is made of; may be empty.
    pub note: String,
}

/// Everything in a report's workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportBook {
    /// Name of the first sheet.
    pub summary: String,
    /// Title, hall, period, how it was counted: a line each.
    pub head: Vec<String>,
    /// The figures of the summary.
    pub figures: Vec<ReportFigure>,
    /// The tables, in order.
    pub tables: Vec<ReportTable>,
    /// When it was made and the head of the history: a line each.
    pub foot: Vec<String>,
}

/// Longest name of a sheet, in UTF-16 units.
const SHEET_NAME_MOST: usize = 31;
const MS_A_DAY: f64 = 86_400_000.0;

pub(super) struct Formats {
    pub(super) bold: Format,
    pub(super) text: Format,
    share: Format,
    two: Format,
    four: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        Self {
            bold: Format::new().set_bold(),
            text: Format::new().set_num_format("@"),
            share: Format::new().set_num_format("0.0%"),
            two: Format::new().set_num_format("0.00"),
            four: Format::new().set_num_format("0.0000"),
        }
    }
}

/// The report as a workbook: the summary, then a sheet a table with its heads kept in sight.
///
/// # Errors
/// The writer's.
pub fn report_xlsx(book: &ReportBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    summary(named(&mut workbook, &book.summary)?, book, &formats)?;
    for table in &book.tables {
        fill(named(&mut workbook, &table.title)?, table, &formats)?;
    }
    workbook.save_to_buffer()
}

pub(super) fn named<'w>(workbook: &'w mut Workbook, title: &str) -> Result<&'w mut Worksheet, XlsxError> {
    let name = sheet_name(title);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    Ok(sheet)
}

/// A name a workbook takes: no signs it forbids, not too long.
fn sheet_name(title: &str) -> String {
    let plain = title.chars().map(|sign| if r"[]:*?/\'".contains(sign) { ' ' } else { sign });
    let mut name = String::new();
    for sign in plain {
        if name.encode_utf16().count() + sign.len_utf16() > SHEET_NAME_MOST {
            break;
        }
        name.push(sign);
    }
    name.trim().to_owned()
}

fn summary(sheet: &mut Worksheet, book: &ReportBook, formats: &Formats) -> Result<(), XlsxError> {
    let mut row = 0;
    for (index, line) in book.head.iter().enumerate() {
        let format = if index == 0 { &formats.bold } else { &formats.text };
        sheet.write_string_with_format(row, 0, line, format)?;
        row += 1;
    }
    row += 1;
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
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(2, 44)?;
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &ReportTable, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 1)?;
    for (column, head) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, &head.title_with_unit, &formats.bold)?;
        sheet.set_column_width(column as u16, if column == 0 { 28 } else { 14 })?;
    }
    for (index, cells) in table.rows.iter().chain(&table.total).enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            write(sheet, (index as u32 + 1, column as u16), cell, formats)?;
        }
    }
    Ok(())
}

/// A figure that does not exist leaves its cell empty, so that sums and means over the column stay right.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match cell {
        Cell::Words(words) => {
            sheet.write_string_with_format(row, column, words, &formats.text)?;
            return Ok(());
        }
        Cell::Count(count) => {
            sheet.write_number(row, column, *count)?;
            return Ok(());
        }
        Cell::Share(share) => share.map(|share| (share, &formats.share)),
        Cell::Span(ms) => ms.map(|ms| (ms as f64 / MS_A_DAY, &formats.two)),
        Cell::Grade(grade) => grade.map(|grade| (grade, &formats.two)),
        Cell::Money(fen) => Some((*fen as f64 / 100.0, &formats.two)),
        Cell::Ratio(ratio) => ratio.map(|ratio| (ratio, &formats.four)),
    };
    if let Some((number, format)) = number {
        sheet.write_number_with_format(row, column, number, format)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn column(title: &str) -> ReportColumn {
        ReportColumn { title: title.to_owned(), title_with_unit: title.to_owned() }
    }

    fn book() -> ReportBook {
        let words = |words: &str| Cell::Words(words.to_owned());
        let table = ReportTable {
            title: "按对象: 谁/哪个窗口".to_owned(),
            columns: ["对象", "件数", "按时率", "平均（天）", "满意度", "赔偿"].map(column).to_vec(),
            rows: vec![
                vec![
                    words("=1+1"),
                    Cell::Count(3),
                    Cell::Share(Some(0.25)),
                    Cell::Span(Some(129_600_000)),
                    Cell::Grade(Some(4.5)),
                    Cell::Money(12_050),
                ],
                vec![
                    words("2"),
                    Cell::Count(0),
                    Cell::Share(None),
                    Cell::Span(None),
                    Cell::Grade(None),
                    Cell::Money(0),
                ],
            ],
            total: None,
        };
        let figure = ReportFigure {
            label: "收到".to_owned(),
            value: Cell::Count(3),
            label_with_unit: "收到（件）".to_owned(),
            note: String::new(),
        };
        let lines = |line: &str| vec![line.to_owned()];
        ReportBook {
            summary: "总览".to_owned(),
            head: lines("报表"),
            figures: vec![figure],
            tables: vec![table],
            foot: lines("链尾 214"),
        }
    }

    #[test]
    fn figures_are_numbers_words_are_text_and_what_is_not_there_is_empty() {
        let bytes = report_xlsx(&book()).unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(workbook.sheet_names(), ["总览", "按对象  谁 哪个窗口"]);
        let sheet = workbook.worksheet_range("按对象  谁 哪个窗口").unwrap();
        let cell = |row, column| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell(1, 0), Data::String("=1+1".to_owned()));
        assert_eq!(cell(2, 0), Data::String("2".to_owned()), "a window's number is its name");
        let numbers: Vec<Data> = (1..6).map(|column| cell(1, column)).collect();
        assert_eq!(numbers, [3.0, 0.25, 1.5, 4.5, 120.5].map(Data::Float));
        assert_eq!([cell(2, 2), cell(2, 3), cell(2, 4)], [Data::Empty, Data::Empty, Data::Empty]);
        assert!(workbook.worksheet_formula("按对象  谁 哪个窗口").unwrap().is_empty());
        let summary = workbook.worksheet_range("总览").unwrap();
        assert_eq!(summary.get_value((2, 0)), Some(&Data::String("收到（件）".to_owned())));
        assert_eq!(summary.get_value((4, 0)), Some(&Data::String("链尾 214".to_owned())));
    }

    #[test]
    fn a_long_title_is_cut_to_what_a_sheet_can_be_called() {
        assert_eq!(sheet_name(&"厅".repeat(40)).chars().count(), 31);
    }
}
