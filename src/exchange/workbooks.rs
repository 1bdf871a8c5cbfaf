//! Workbooks to rows of texts, through calamine, with the sizes they unpack to looked at first.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Range, Reader, Style, Xls, XlsError, Xlsx, XlsxCellReader, XlsxError,
};

use super::headers::{ListKind, likeness};
use super::tables::{CELLS_MOST, TEXT_MOST_BYTES, Table, TableError, is_blank_row};

/// Most bytes the parts of a zipped workbook may unpack to, in MiB.
const UNPACKED_MOST_MEGABYTES: u64 = 256;

/// Rows with the place of the first one.
struct Sheet {
    first_row_number: usize,
    rows: Vec<Vec<String>>,
}

/// Reads XLSX or ODS.
pub(super) fn read_zipped(bytes: &[u8], sheet: Option<&str>, kind: ListKind) -> Result<Table, TableError> {
    guarded(|| match parts_of(bytes)? {
        Parts::Xlsx => {
            let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| xlsx_error(&e))?;
            let names = book.sheet_names();
            best_of(names, (sheet, kind), |name| xlsx_sheet(&mut book, name))
        }
        Parts::Ods => {
            let mut book = Ods::new(Cursor::new(bytes)).map_err(|e| ods_error(&e))?;
            let names = book.sheet_names();
            best_of(names, (sheet, kind), |name| range_sheet(&book.worksheet_range(name).map_err(|e| ods_error(&e))?))
        }
        Parts::Other(found) => Err(TableError::NotATable { found }),
    })
}

/// Reads XLS (and WPS's ET, which is the same inside).
pub(super) fn read_old(bytes: &[u8], sheet: Option<&str>, kind: ListKind) -> Result<Table, TableError> {
    if holds(bytes, &utf16("EncryptedPackage")) {
        return Err(TableError::Encrypted);
    }
    if holds(bytes, &utf16("WordDocument")) {
        return Err(TableError::NotATable { found: "DOC" });
    }
    guarded(|| {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|e| xls_error(&e))?;
        let names = book.sheet_names();
        best_of(names, (sheet, kind), |name| range_sheet(&book.worksheet_range(name).map_err(|e| xls_error(&e))?))
    })
}

/// The one place where a panic of the reader becomes an error: a damaged workbook is the person's trouble, not ours.
fn guarded(read: impl FnOnce() -> Result<Table, TableError>) -> Result<Table, TableError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("the reader gave up")))
}

fn damaged(because: impl ToString) -> TableError {
    TableError::Damaged { because: because.to_string() }
}

fn xlsx_error(error: &XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::Encrypted,
        other => damaged(other),
    }
}

fn xls_error(error: &XlsError) -> TableError {
    match error {
        XlsError::Password => TableError::Encrypted,
        other => damaged(other),
    }
}

fn ods_error(error: &OdsError) -> TableError {
    match error {
        OdsError::Password => TableError::Encrypted,
        other => damaged(other),
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// What kind of document a zip holds.
enum Parts {
    Xlsx,
    Ods,
    Other(&'static str),
}

/// Names the kind, having unpacked every part to nowhere: what the archive declares about itself may be a lie.
fn parts_of(bytes: &[u8]) -> Result<Parts, TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = UNPACKED_MOST_MEGABYTES * 1024 * 1024;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        left = left
            .checked_sub(unpacked.map_err(damaged)?)
            .ok_or_else(|| TableError::TooBig { most: format!("{UNPACKED_MOST_MEGABYTES} MB") })?;
    }
    let has = |part: &str| {
        let mut names = archive.file_names().flatten();
        names.any(|name| name.eq_ignore_ascii_case(part))
    };
    Ok(if has("xl/workbook.xml") {
        Parts::Xlsx
    } else if has("word/document.xml") {
        Parts::Other("DOCX")
    } else if has("ppt/presentation.xml") {
        Parts::Other("PPTX")
    } else if has("xl/workbook.bin") {
        Parts::Other("XLSB")
    } else if has("content.xml") {
        Parts::Ods
    } else {
        Parts::Other("ZIP")
    })
}

/// The sheet asked for, or the one most like a list of this kind (the first of equals).
fn best_of(
    names: Vec<String>,
    (wanted, kind): (Option<&str>, ListKind),
    mut read: impl FnMut(&str) -> Result<Sheet, TableError>,
) -> Result<Table, TableError> {
    let mut best: Option<(usize, String, Sheet)> = None;
    let mut trouble = None;
    let mut left_alone = Vec::new();
    for name in names.iter().filter(|name| wanted.is_none_or(|w| w == *name)) {
        match read(name) {
            Ok(sheet) => {
                let score = likeness(&sheet.rows, kind);
                if !sheet.rows.iter().all(|row| is_blank_row(row)) {
                    left_alone.push(name.clone());
                }
                if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                    best = Some((score, name.clone(), sheet));
                }
            }
            Err(TableError::TooBig { most }) => return Err(TableError::TooBig { most }),
            Err(error) => trouble = Some(error),
        }
    }
    match (best, trouble, wanted) {
        (Some((_, name, sheet)), ..) => {
            left_alone.retain(|other| *other != name);
            let Sheet { rows, first_row_number } = sheet;
            Ok(Table { name, sheets: names, left_alone, rows, first_row_number, goes_on: false })
        }
        (None, Some(error), _) => Err(error),
        (None, None, Some(name)) => Err(TableError::NoSuchSheet { name: name.into() }),
        (None, None, None) => Err(TableError::Empty),
    }
}

/// Streams a sheet's cells, so that two far-apart cells cost two cells and not the rectangle between them.
fn xlsx_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, TableError> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Sheet::new(0)),
        Err(error) => return Err(xlsx_error(&error)),
    };
    let zeros = padded_styles(&cells);
    let mut sheet = Sheet::new(0);
    let mut room = Room::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|e| xlsx_error(&e))? {
        let width = zeros.get(style).copied().unwrap_or(0);
        let text = ref_text(cell.get_value(), width);
        if !text.is_empty() {
            let (row, column) = cell.get_position();
            sheet.put(row as usize, column as usize, text, &mut room)?;
        }
    }
    Ok(sheet)
}

/// For each style the digits of a format like `0000`, which makes the number 7 look like 0007; else 0.
fn padded_styles<RS: Read + std::io::Seek>(cells: &XlsxCellReader<'_, RS>) -> Vec<usize> {
    let digits = |style: &Style| {
        let format = style.number_format.as_ref()?.format_code.as_str();
        let zeros = format.bytes().all(|b| b == b'0') && format.len() < 20;
        zeros.then_some(format.len())
    };
    cells.styles().iter().map(|style| digits(style).unwrap_or(0)).collect()
}

/// The cells of a sheet that calamine gives as a whole.
fn range_sheet(range: &Range<Data>) -> Result<Sheet, TableError> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut sheet = Sheet::new(first_row as usize);
    let mut room = Room::default();
    for (row, column, data) in range.used_cells() {
        let text = data_text(data);
        if !text.is_empty() {
            sheet.put(row, column + first_column as usize, text, &mut room)?;
        }
    }
    Ok(sheet)
}

/// What a sheet has used of its limits.
#[derive(Default)]
struct Room {
    cells: usize,
    bytes: usize,
}

impl Sheet {
    fn new(first_row: usize) -> Self {
        Self { first_row_number: first_row + 1, rows: Vec::new() }
    }

    /// Puts a text at its place; `row` counts from the sheet's first row.
    fn put(&mut self, row: usize, column: usize, text: String, room: &mut Room) -> Result<(), TableError> {
        if row >= self.rows.len() {
            room.cells += row - self.rows.len();
        }
        room.bytes += text.len();
        if room.cells > CELLS_MOST || room.bytes > TEXT_MOST_BYTES || row > 2_000_000 {
            let most = CELLS_MOST.to_string();
            return Err(TableError::TooBig { most });
        }
        if row >= self.rows.len() {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else {
            return Ok(());
        };
        if column >= cells.len() {
            room.cells += column + 1 - cells.len();
            cells.resize_with(column + 1, String::new);
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }
}

fn ref_text(data: &DataRef<'_>, zeros: usize) -> String {
    match data {
        DataRef::Int(value) => number_text(*value as f64, zeros),
        DataRef::Float(value) => number_text(*value, zeros),
        DataRef::SharedString(text) => (*text).to_owned(),
        other => data_text(&Data::from(other.clone())),
    }
}

fn data_text(data: &Data) -> String {
    match data {
        Data::Int(value) => number_text(*value as f64, 0),
        Data::Float(value) => number_text(*value, 0),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => moment_text(*moment),
        Data::DateTimeIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A number as a person would type it. A spreadsheet keeps 15 digits: a longer number has lost its end, and is written
/// so that everyone sees it (`1.1E+17`).
fn number_text(value: f64, zeros: usize) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value.abs() >= 1e15 {
        return format!("{value:E}").replace('E', "E+");
    }
    if value.fract() == 0.0 {
        return format!("{value:0zeros$.0}");
    }
    value.to_string()
}

/// `2016-01-03`, with ` 08:30` when it has a time; a bare time is `08:30`.
fn moment_text(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&value) {
        return number_text(value, 0);
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}");
    match (value < 1.0, (hour, minute)) {
        (true, _) => time,
        (false, (0, 0)) => date,
        (false, _) => format!("{date} {time}"),
    }
}
