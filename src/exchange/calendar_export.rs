//! A year of the working-day calendar as a list: XLSX and CSV, a row a day, as the import reads it.

use rust_xlsxwriter::XlsxError;

use super::list_writing::{csv_of, xlsx_of};
use crate::domain::calendar::{Arranged, CalendarYear};

/// The words of the list, in the language of the person; each is one the import knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// 日期, 类型, 名称, 英文名称
    pub headings: [String; 4],
    /// 休
    pub off: String,
    /// 班
    pub work: String,
}

/// The days of a year as rows of texts, the heading first.
pub fn calendar_rows(year: &CalendarYear, words: &CalendarWords) -> Vec<Vec<String>> {
    let mut rows = vec![words.headings.to_vec()];
    for (date, arranged, name) in year.days() {
        let kind = match arranged {
            Arranged::Off => &words.off,
            Arranged::Work => &words.work,
        };
        rows.push(vec![date.to_string(), kind.clone(), name.zh.clone(), name.en.clone()]);
    }
    rows
}

/// The year as CSV.
pub fn calendar_csv(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows)
}

/// The year as a workbook of one sheet.
///
/// # Errors
/// The writer's.
pub fn calendar_xlsx(rows: &[Vec<String>], words: &CalendarWords) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(&words.sheet, rows)
}
