//! A year of the working-day calendar from a file or a pasted text, whatever its form: JSON, a list, typed.

use std::path::Path;

use thiserror::Error;

use super::calendar_import::{found_columns, missing_columns, read_days};
use super::delimited;
use super::files::read_whole;
use super::headers::{ListKind, find_header_of};
use super::tables::{Table, TableError, read_list};
use crate::domain::calendar::{
    CalendarYear, FaultField, FaultPlace, ReadYear, YEARS, YearFault, YearHead, YearWrong, is_date, looks_like_rows,
    year_named,
};

/// Largest calendar file read, in MiB: a year is a few kilobytes.
const MOST_MEGABYTES: u64 = 1;

/// Endings of the files offered.
pub const ENDINGS: [&str; 7] = ["xlsx", "xls", "ods", "csv", "txt", "tsv", "json"];

/// Columns looked at for dates.
const COLUMNS_MOST: usize = 60;

/// Why a file gave no year at all, by what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFileError {
    /// The file could not be read, or is no text and no workbook.
    #[error(transparent)]
    File(#[from] TableError),
    /// Its dates have no year and none was asked for.
    #[error("the file names no year")]
    YearMissing,
    /// A list of days whose header names neither date nor kind: its columns have to be chosen.
    #[error("the list's columns are not known")]
    ColumnsUnknown,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarFile {
    /// A list of days, whatever its columns.
    List(Table),
    /// A year in another form: JSON, typed.
    Year(ReadYear),
}

/// Opens a file. `year` is the one asked for; without it the file's own counts. A list or typed text has no edition: it is left
/// empty, and the source is the file's name.
///
/// # Errors
/// `CalendarFileError`; what is wrong inside a year stands in the [`ReadYear`].
pub fn open_file(path: &Path, year: Option<i32>) -> Result<CalendarFile, CalendarFileError> {
    let bytes = read_whole(path, MOST_MEGABYTES).map_err(TableError::File)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    open_bytes(&bytes, &name, year)
}

/// The same of bytes that came by drop.
///
/// # Errors
/// As [`open_file`].
pub fn open_bytes(bytes: &[u8], name: &str, year: Option<i32>) -> Result<CalendarFile, CalendarFileError> {
    let head = |year| YearHead { year, edition: String::new(), source: name.to_owned() };
    let list = || read_list(bytes, None, ListKind::Calendar).map(CalendarFile::List);
    if is_workbook(bytes) {
        return Ok(list()?);
    }
    let text = delimited::decode(bytes).ok_or(TableError::NotATable { found: "?" })?;
    if is_json(&text) {
        return Ok(CalendarFile::Year(read_json(&text, (head(0), year))));
    }
    let rows = delimited::split(&text);
    if looks_like_rows(&rows) || has_header(&rows) {
        return Ok(list()?);
    }
    let named = || year_named(&text).filter(|year| YEARS.contains(year));
    let year = year.or_else(named);
    let typed = year.map(|year| CalendarYear::read_typed(&text, head(year)));
    match typed.filter(|typed| typed.faults().is_empty() || !has_date_column(&rows)) {
        Some(typed) => Ok(CalendarFile::Year(typed)),
        None if has_date_column(&rows) => Ok(list()?),
        None => Err(CalendarFileError::YearMissing),
    }
}

/// Whether a row names the columns of a list of days, however few rows stand below it.
fn has_header(rows: &[Vec<String>]) -> bool {
    let table = Table { rows: rows.to_vec(), ..Table::default() };
    find_header_of(&table, ListKind::Calendar).is_some_and(|mapping| missing_columns(&mapping).is_empty())
}

/// Whether it looks like a list under a header nobody knows: some column holds one date in most rows, beside something else.
fn has_date_column(rows: &[Vec<String>]) -> bool {
    let rows: Vec<&Vec<String>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let widest = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let dates = |column: usize| {
        let is_dated = |row: &&&Vec<String>| row.len() > 1 && row.get(column).is_some_and(|cell| is_date(cell));
        rows.iter().filter(is_dated).count()
    };
    rows.len() > 1 && (0..widest.min(COLUMNS_MOST)).any(|column| dates(column) * 2 >= rows.len())
}

/// Reads a file into a year; a list by the words of its header.
///
/// # Errors
/// As [`open_file`].
pub fn read_file(path: &Path, year: Option<i32>) -> Result<ReadYear, CalendarFileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    year_in(open_file(path, year)?, (year, &name))
}

/// The same of bytes that came by drop.
///
/// # Errors
/// As [`open_file`].
pub fn read_bytes(bytes: &[u8], name: &str, year: Option<i32>) -> Result<ReadYear, CalendarFileError> {
    year_in(open_bytes(bytes, name, year)?, (year, name))
}

fn year_in(file: CalendarFile, (year, name): (Option<i32>, &str)) -> Result<ReadYear, CalendarFileError> {
    match file {
        CalendarFile::Year(read) => Ok(read),
        CalendarFile::List(table) => {
            let mapping = found_columns(&table);
            if !missing_columns(&mapping).is_empty() {
                return Err(CalendarFileError::ColumnsUnknown);
            }
            read_days(&table, &mapping, (year, name)).map(|(read, _)| read)
        }
    }
}

/// Reads what was typed or pasted for the head's year, in any of the three forms. The JSON form keeps its own source, and
/// its own edition where the head has none.
pub fn read_text(text: &str, head: YearHead) -> ReadYear {
    if is_json(text) {
        let wanted = Some(head.year);
        return read_json(text, (head, wanted));
    }
    let mut rows = delimited::split(text);
    for cell in rows.iter_mut().flatten() {
        let plain = delimited::disarmed(cell);
        if plain.len() < cell.len() {
            *cell = plain.to_owned();
        }
    }
    if looks_like_rows(&rows) {
        return CalendarYear::read_rows(&rows, 1, head);
    }
    CalendarYear::read_typed(text, head)
}

fn read_json(text: &str, (head, wanted): (YearHead, Option<i32>)) -> ReadYear {
    let year = match CalendarYear::read_json(text.trim_start_matches('\u{feff}')) {
        Ok(year) => year,
        Err(fault) => return ReadYear::refused(head, fault),
    };
    if let Some(wanted) = wanted.filter(|wanted| *wanted != year.year) {
        let wrong = YearWrong::YearDiffers { found: year.year, wanted };
        return ReadYear::refused(head, YearFault::new(FaultPlace::Whole, FaultField::Year, wrong));
    }
    ReadYear::of(if head.edition.is_empty() { year } else { year.with_edition(head.edition) })
}

fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::GB18030;

    const TYPED: &str = "休 春节 2027-2-6..2-12, 班 2027年2月13日";
    const LIST: &str = "日期,类型,名称\r\n2027-02-06,休,春节\r\n2027-02-07,休,春节\r\n2027-02-13,班,春节\r\n";

    fn days(bytes: &[u8], year: Option<i32>) -> usize {
        read_bytes(bytes, "a", year).unwrap().accepted().unwrap().days().count()
    }

    #[test]
    fn every_form_is_told_by_its_content_in_every_usual_encoding() {
        let json = read_bytes(TYPED.as_bytes(), "a.txt", None).unwrap().accepted().unwrap();
        let json = json.with_edition("2027.9").to_json();
        for (text, count) in [(TYPED, 8), (LIST, 3), (json.as_str(), 8)] {
            let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
            for bytes in [text.as_bytes(), &marked, &GB18030.encode(text).0] {
                assert_eq!(days(bytes, None), count, "{text}");
                assert_eq!(days(bytes, Some(2027)), count, "{text}");
            }
        }
    }

    #[test]
    fn a_workbook_is_read_as_a_list() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in [["日期", "类型"], ["2027-02-06", "休"], ["2027/2/13", "班"]].into_iter().enumerate()
        {
            for (column, cell) in cells.into_iter().enumerate() {
                sheet.write_string(row as u32, column as u16, cell).unwrap();
            }
        }
        assert_eq!(days(&book.save_to_buffer().unwrap(), None), 2);
    }

    #[test]
    fn a_list_is_told_from_typed_text_whatever_its_columns_are_called() {
        let file = |text: &str| open_bytes(text.as_bytes(), "a", Some(2027)).unwrap();
        let lists = [
            "放假那天,怎么排,什么节\n2027-02-06,休,春节\n",
            "节,哪天,周,怎么排\n春节,2027/2/6,六,休\n春节,2027/2/7,日,休\n",
            "日期,休假天数\n2027-02-06,7\n",
        ];
        for text in lists {
            assert!(matches!(file(text), CalendarFile::List(_)), "{text}");
        }
        let texts = [
            TYPED,
            "休 2-6, 2-7, 2-8\n班 2-13",
            "春节：2月6日至12日放假调休，共7天。\n2月13日（星期六）上班。",
            "什么也没有",
        ];
        for text in texts {
            assert!(matches!(file(text), CalendarFile::Year(_)), "{text}");
        }
        assert_eq!(read_bytes(lists[0].as_bytes(), "a", None), Err(CalendarFileError::ColumnsUnknown));
    }

    #[test]
    fn a_file_without_a_year_needs_one_to_be_asked_for() {
        let short = "休 2-6..2-12".as_bytes();
        assert_eq!(read_bytes(short, "a", None), Err(CalendarFileError::YearMissing));
        assert_eq!(days(short, Some(2027)), 7);
    }

    #[test]
    fn another_year_than_asked_for_is_refused() {
        let year = read_bytes(TYPED.as_bytes(), "a", None).unwrap().accepted().unwrap();
        let json = year.with_edition("1").to_json();
        let faults = read_bytes(json.as_bytes(), "a", Some(2028)).unwrap().accepted().unwrap_err();
        assert_eq!(faults[0].wrong, YearWrong::YearDiffers { found: 2027, wanted: 2028 });
        assert!(read_bytes(TYPED.as_bytes(), "a", Some(2028)).unwrap().accepted().is_err());
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        let noise = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0";
        let error = read_bytes(noise, "a.png", None).unwrap_err();
        assert_eq!(error, CalendarFileError::File(TableError::NotATable { found: "?" }));
        let absent = read_file(Path::new("/nowhere/a.json"), None).unwrap_err();
        assert!(matches!(absent, CalendarFileError::File(TableError::File(_))));
    }

    #[test]
    fn a_pasted_json_keeps_its_edition_unless_one_is_given() {
        let year = read_bytes(TYPED.as_bytes(), "a", None).unwrap().accepted().unwrap();
        let json = year.with_edition("2027.9").to_json();
        let head = |edition: &str| YearHead { year: 2027, edition: edition.into(), source: "typed".into() };
        assert_eq!(read_text(&json, head("")).accepted().unwrap().edition, "2027.9");
        assert_eq!(read_text(&json, head("mine")).accepted().unwrap().edition, "mine");
    }
}
