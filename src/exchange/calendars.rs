//! A year of the working-day calendar from a file or a pasted text, whatever its form: JSON, a list, typed.

use std::path::Path;

use thiserror::Error;

use super::delimited;
use super::files::read_whole;
use super::tables::{Table, TableError, read_table};
use crate::domain::calendar::{
    CalendarYear, FaultField, FaultPlace, ReadYear, YEARS, YearFault, YearHead, YearWrong, looks_like_rows, year_named,
};

/// Largest calendar file read, in MiB: a year is a few kilobytes.
const MOST_MEGABYTES: u64 = 1;

/// Endings of the files offered.
pub const ENDINGS: [&str; 4] = ["json", "csv", "txt", "xlsx"];

/// Why a file gave no year at all, by what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFileError {
    /// The file could not be read, or is no text and no workbook.
    #[error(transparent)]
    File(#[from] TableError),
    /// Its dates have no year and none was asked for.
    #[error("the file names no year")]
    YearMissing,
}

/// Reads a file. `year` is the one asked for; without it the file's own counts. A list or typed text has no edition: it
/// is left empty, and the source is the file's name.
///
/// # Errors
/// `CalendarFileError`; what is wrong inside stands in the [`ReadYear`].
pub fn read_file(path: &Path, year: Option<i32>) -> Result<ReadYear, CalendarFileError> {
    let bytes = read_whole(path, MOST_MEGABYTES).map_err(TableError::File)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_bytes(&bytes, &name, year)
}

/// The same of bytes that came by drop.
///
/// # Errors
/// As [`read_file`].
pub fn read_bytes(bytes: &[u8], name: &str, year: Option<i32>) -> Result<ReadYear, CalendarFileError> {
    let head = |year| YearHead { year, edition: String::new(), source: name.to_owned() };
    if is_workbook(bytes) {
        let table = read_table(bytes, None)?;
        let year = year.or_else(|| named_in(&table)).ok_or(CalendarFileError::YearMissing)?;
        return Ok(CalendarYear::read_rows(&table.rows, table.first_row_number, head(year)));
    }
    let text = delimited::decode(bytes).ok_or(TableError::NotATable { found: "?" })?;
    if is_json(&text) {
        return Ok(read_json(&text, (head(0), year)));
    }
    let named = || year_named(&text).filter(|year| YEARS.contains(year));
    let year = year.or_else(named).ok_or(CalendarFileError::YearMissing)?;
    Ok(read_text(&text, head(year)))
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

/// The first date of a sheet that is written with its year.
fn named_in(table: &Table) -> Option<i32> {
    let cells = table.rows.iter().flatten();
    cells.filter_map(|cell| year_named(cell)).find(|year| YEARS.contains(year))
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
