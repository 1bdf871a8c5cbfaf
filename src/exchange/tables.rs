//! A list as rows of texts, whatever file it came in: workbook (XLSX, XLS, ODS) or delimited text.

use std::io::Read;
use std::path::Path;

use thiserror::Error;

use super::files::{FileError, read_whole};
use super::headers::ListKind;
use super::long_texts::{LongError, read_long};
use super::stepping::{Reach, Stopped, no_reach};
use super::{delimited, workbooks};

/// Largest list file read, in MiB.
pub const FILE_MOST_MEGABYTES: u64 = 64;
/// Most rows kept of a text file: as many as a sheet of a spreadsheet has.
pub const ROWS_MOST: usize = 1_048_576;
/// Most cells kept of one sheet.
pub const CELLS_MOST: usize = 10_000_000;
/// Most bytes of text kept of one sheet.
pub const TEXT_MOST_BYTES: usize = 256 * 1024 * 1024;

/// One sheet, or a text file, as rows of texts. Rows may differ in length; cells are as typed (not trimmed), dates are
/// ISO (`2016-01-03`), whole numbers have no `.0`, a number that lost digits looks like `1.1E+17`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// Names of all sheets of the workbook, to choose another; empty for a text file.
    pub sheets: Vec<String>,
    /// Names of the sheets that were looked at, hold rows, and are not these; empty for a text file.
    pub left_alone: Vec<String>,
    /// The rows from `first_row_number` on, blank ones between included.
    pub rows: Vec<Vec<String>>,
    /// The number of the first row as a spreadsheet shows it (1 = top).
    pub first_row_number: usize,
    /// The file goes on after these rows: it has more than are kept.
    pub goes_on: bool,
}

impl Table {
    /// The text of a cell; empty where the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// The number a spreadsheet shows beside a row of `rows`.
    pub fn row_number(&self, row: usize) -> usize {
        self.first_row_number + row
    }

    /// Cells of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// The letter a spreadsheet shows above a column (0 = `A`, 26 = `AA`).
pub fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Why a file gave no table, by what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// The file itself could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A workbook, but damaged or cut off: open it in Excel or WPS and save it anew.
    #[error("the workbook cannot be read: {because}")]
    Damaged {
        /// The reader's words, for the details.
        because: String,
    },
    /// Protected by a password: save a copy without one.
    #[error("the workbook is protected by a password")]
    Encrypted,
    /// Far more content than a staff list has: keep the list's rows in a new file.
    #[error("the file holds more than a list can ({most})")]
    TooBig {
        /// The limit that was passed, e.g. `64 MB` or `5000000`.
        most: String,
    },
    /// No cell says anything.
    #[error("the file holds no rows")]
    Empty,
    /// Some other kind of file: save the list as XLSX or CSV.
    #[error("not a table ({found})")]
    NotATable {
        /// What it looks like: `PDF`, `DOCX`, `HTML`, `JPEG`... or `?`.
        found: &'static str,
    },
    /// No sheet of that name.
    #[error("no sheet named {name}")]
    NoSuchSheet {
        /// The name asked for.
        name: String,
    },
}

impl TableError {
    /// The key of the sentence in the texts (what happened, and what to do); arguments as the fields are named. `File`
    /// has its own key and arguments.
    pub fn key(&self) -> &'static str {
        match self {
            Self::File(error) => error.key(),
            Self::Damaged { .. } => "table-damaged",
            Self::Encrypted => "table-encrypted",
            Self::TooBig { .. } => "table-too-big",
            Self::Empty => "table-empty",
            Self::NotATable { .. } => "table-not-a-table",
            Self::NoSuchSheet { .. } => "table-no-such-sheet",
        }
    }
}

/// Reads a list file: the sheet that looks most like a roster.
///
/// # Errors
/// Any `TableError` but `NoSuchSheet`.
pub fn read_table_file(path: &Path) -> Result<Table, TableError> {
    read_list_file(path, ListKind::Staff)
}

/// Reads a list file: the sheet that looks most like a list of this kind.
///
/// # Errors
/// Any `TableError` but `NoSuchSheet`.
pub fn read_list_file(path: &Path, kind: ListKind) -> Result<Table, TableError> {
    read_list_file_by_bits(path, kind, &no_reach).unwrap_or(Err(TableError::Empty))
}

/// The same, telling how far it is. A text file too large to be read whole is read bit by bit, as far as a list can go.
///
/// # Errors
/// `Stopped` when `reach` says so; within, any `TableError` but `NoSuchSheet`.
pub fn read_list_file_by_bits(
    path: &Path,
    kind: ListKind,
    reach: Reach<'_>,
) -> Result<Result<Table, TableError>, Stopped> {
    match read_whole(path, FILE_MOST_MEGABYTES) {
        Err(FileError::TooBig { .. }) if is_text(path) => {}
        Err(error) => return Ok(Err(error.into())),
        Ok(bytes) => return Ok(read_list(&bytes, None, kind)),
    }
    match read_long(path, reach) {
        Ok(table) => Ok(trimmed(table)),
        Err(LongError::Table(error)) => Ok(Err(error)),
        Err(LongError::Stopped) => Err(Stopped),
    }
}

/// Whether a file is text by its first bytes.
fn is_text(path: &Path) -> bool {
    let mut head = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && matches!(kind_of(&head), Kind::Text)
}

/// Without the blank rows at its end.
fn trimmed(mut table: Table) -> Result<Table, TableError> {
    while table.rows.last().is_some_and(|row| is_blank_row(row)) {
        table.rows.pop();
    }
    if table.rows.is_empty() { Err(TableError::Empty) } else { Ok(table) }
}

/// Reads a list: `sheet` by name, or the one that looks most like a roster. The kind of file is told by its content,
/// never by its name.
///
/// # Errors
/// Any `TableError` but `File`.
pub fn read_table(bytes: &[u8], sheet: Option<&str>) -> Result<Table, TableError> {
    read_list(bytes, sheet, ListKind::Staff)
}

/// Reads a list of this kind, as [`read_table`] does.
///
/// # Errors
/// Any `TableError` but `File`.
pub fn read_list(bytes: &[u8], sheet: Option<&str>, kind: ListKind) -> Result<Table, TableError> {
    if bytes.len() as u64 > FILE_MOST_MEGABYTES * 1024 * 1024 {
        let most = format!("{FILE_MOST_MEGABYTES} MB");
        return Err(TableError::TooBig { most });
    }
    trimmed(match kind_of(bytes) {
        Kind::Zip => workbooks::read_zipped(bytes, sheet, kind)?,
        Kind::OldWorkbook => workbooks::read_old(bytes, sheet, kind)?,
        Kind::Other(found) => return Err(TableError::NotATable { found }),
        Kind::Text => text_table(bytes)?,
    })
}

/// Whether no cell of a row says anything.
pub fn is_blank_row(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A text file's rows; the `'` before a disarmed formula is taken off.
fn text_table(bytes: &[u8]) -> Result<Table, TableError> {
    let text = delimited::decode(bytes).ok_or(TableError::NotATable { found: "?" })?;
    if looks_like_markup(&text) {
        return Err(TableError::NotATable { found: "HTML" });
    }
    let rows = delimited::split(&text);
    if rows.iter().map(Vec::len).sum::<usize>() > CELLS_MOST {
        let most = CELLS_MOST.to_string();
        return Err(TableError::TooBig { most });
    }
    let plain = |cell: String| match delimited::disarmed(&cell) {
        same if same.len() == cell.len() => cell,
        less => less.to_owned(),
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(plain).collect()).collect();
    Ok(Table { rows, first_row_number: 1, ..Table::default() })
}

/// Office systems hand out web pages named `.xls`.
pub(super) fn looks_like_markup(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(64).collect();
    let head = head.to_ascii_lowercase();
    ["<!doctype", "<html", "<?xml", "<table", "<meta", "{\\rtf"].iter().any(|mark| head.starts_with(mark))
}

/// What a file is by its first bytes.
enum Kind {
    Zip,
    OldWorkbook,
    Other(&'static str),
    Text,
}

/// First bytes of files that people take for lists.
const OTHER_KINDS: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"SQLite format 3\0", "SQLite"),
];

fn kind_of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return Kind::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::OldWorkbook;
    }
    let other = OTHER_KINDS
        .iter()
        .find(|(magic, name)| bytes.starts_with(magic) && (*name != "BMP" || bytes.get(6..10) == Some(&[0; 4])));
    match other {
        Some((_, name)) => Kind::Other(name),
        None => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letter) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(column), letter);
        }
    }

    #[test]
    fn other_kinds_of_file_are_named() {
        let found = |bytes: &[u8]| read_table(bytes, None).unwrap_err();
        assert_eq!(found(b"%PDF-1.7 ..."), TableError::NotATable { found: "PDF" });
        assert_eq!(found(b"<html><table><tr><td>1</td></tr>"), TableError::NotATable { found: "HTML" });
        assert_eq!(found(b"\r\n , ,\r\n"), TableError::Empty);
        assert_eq!(found(b""), TableError::Empty);
    }

    #[test]
    fn a_short_row_reads_as_blank_cells() {
        let table = read_table("a,b,c\n1\n".as_bytes(), None).unwrap();
        assert_eq!(table.cell(1, 0), "1");
        assert_eq!(table.cell(1, 2), "");
        assert_eq!(table.cell(9, 9), "");
        assert_eq!((table.width(), table.row_number(1)), (3, 2));
    }

    proptest! {
        #[test]
        fn reading_random_bytes_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let _ = read_table(&bytes, None);
        }

        #[test]
        fn reading_a_false_workbook_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            for magic in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
                prop_assert!(read_table(&[magic, &bytes].concat(), None).is_err());
            }
        }
    }
}
