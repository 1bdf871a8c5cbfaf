//! Text lists too large to be read whole: decoded and split bit by bit, so that only the rows are held; what is more than a sheet of a
//! spreadsheet has stays unread, and is told.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{Decoder, Encoding, GB18030, UTF_8};

use super::delimited::{self, Quotes, Splitter, is_odd, unmarked_utf16};
use super::files::FileError;
use super::stepping::{Reach, Stopped};
use super::tables::{CELLS_MOST, ROWS_MOST, TEXT_MOST_BYTES, Table, TableError, looks_like_markup};

/// Bytes read at once.
const BIT: usize = 256 * 1024;
/// Bytes from the beginning by which encoding and separator are told.
const HEAD: usize = 1024 * 1024;
/// A megabyte: in these progress is told.
const MEGABYTE: u64 = 1024 * 1024;

/// Why a reading ended before its end.
#[derive(Debug)]
pub(super) enum LongError {
    Table(TableError),
    Stopped,
}

impl From<TableError> for LongError {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<Stopped> for LongError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// Reads a text file of any size into as many rows as a list can have.
pub(super) fn read_long(path: &Path, reach: Reach<'_>) -> Result<Table, LongError> {
    let wrong = |error: &std::io::Error| TableError::File(FileError::of(path, error));
    let mut file = File::open(path).map_err(|e| wrong(&e))?;
    let size = file.metadata().map_err(|e| wrong(&e))?.len();
    let mut head = Vec::new();
    (&mut file).take(HEAD as u64).read_to_end(&mut head).map_err(|e| wrong(&e))?;
    let mut bits = Bits { file, path, size, done: 0, reach };
    let encoding = bits.encoding(&head)?;
    let beginning = encoding.decode_with_bom_removal(&head).0;
    if looks_like_markup(&beginning) {
        return Err(TableError::NotATable { found: "HTML" }.into());
    }
    let (delimiter, named) = delimited::separator(&beginning);
    for quotes in [Quotes::Kept, Quotes::Plain] {
        if let Some(mut table) = bits.rows(encoding, (delimiter, quotes))? {
            if let (Some(_), Some(first)) = (named, table.rows.first_mut()) {
                first.clear();
            }
            return Ok(table);
        }
    }
    Err(TableError::TooBig { most: "1 MB".to_owned() }.into())
}

/// The file, read from its beginning as often as it takes.
struct Bits<'a> {
    file: File,
    path: &'a Path,
    size: u64,
    done: u64,
    reach: Reach<'a>,
}

impl Bits<'_> {
    fn rewind(&mut self) -> Result<(), LongError> {
        self.done = 0;
        let wrong = |error: &std::io::Error| TableError::File(FileError::of(self.path, error));
        self.file.seek(SeekFrom::Start(0)).map_err(|e| wrong(&e))?;
        Ok(())
    }

    /// The next bytes; fewer than there is room for only at the end.
    fn next(&mut self, room: &mut [u8]) -> Result<usize, LongError> {
        let mut read = 0;
        while let Some(rest) = room.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match self.file.read(rest) {
                Ok(0) => break,
                Ok(more) => read += more,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(TableError::File(FileError::of(self.path, &error)).into()),
            }
        }
        self.done += read as u64;
        (self.reach)((self.done / MEGABYTE) as usize, (self.size / MEGABYTE) as usize)?;
        Ok(read)
    }

    /// By its mark; else UTF-16 by its zeros; else UTF-8 if all of it is; else GB 18030.
    fn encoding(&mut self, head: &[u8]) -> Result<&'static Encoding, LongError> {
        let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
        if let Some(encoding) = marked.or_else(|| unmarked_utf16(head)) {
            return Ok(encoding);
        }
        self.rewind()?;
        let mut decoder = UTF_8.new_decoder_without_bom_handling();
        let (mut raw, mut text) = (vec![0; BIT], vec![0; BIT * 3 + 16]);
        loop {
            let read = self.next(&mut raw)?;
            let bytes = raw.get(..read).unwrap_or_default();
            let (result, ..) = decoder.decode_to_utf8_without_replacement(bytes, &mut text, read < BIT);
            match result {
                encoding_rs::DecoderResult::Malformed(..) => return Ok(GB18030),
                _ if read < BIT => return Ok(UTF_8),
                _ => {}
            }
        }
    }

    /// The rows; `None` where a quote is never closed, or a row is longer than any of a list.
    fn rows(
        &mut self,
        encoding: &'static Encoding,
        (delimiter, quotes): (char, Quotes),
    ) -> Result<Option<Table>, LongError> {
        self.rewind()?;
        let told = RefCell::new(Told::default());
        let signs = Signs::new(self, encoding.new_decoder_with_bom_removal(), &told);
        let mut splitter = Splitter::cautious(signs, delimiter, quotes);
        let mut table = Table { first_row_number: 1, ..Table::default() };
        let (mut cells, mut bytes) = (0, 0);
        while let Some(row) = splitter.next_row() {
            cells += row.len();
            bytes += row.iter().map(String::len).sum::<usize>();
            if table.rows.len() >= ROWS_MOST || cells > CELLS_MOST || bytes > TEXT_MOST_BYTES {
                table.goes_on = true;
                break;
            }
            table.rows.push(kept(row));
        }
        let gave_up = splitter.gave_up() && !table.goes_on;
        drop(splitter);
        let Told { trouble, signs, odd } = told.into_inner();
        match trouble {
            Some(trouble) => Err(trouble),
            None if odd * 200 > signs => Err(TableError::NotATable { found: "?" }.into()),
            None => Ok((!gave_up).then_some(table)),
        }
    }
}

/// The row without the `'` before disarmed formulas, and without spare room.
fn kept(row: Vec<String>) -> Vec<String> {
    let plain = row.into_iter().map(|cell| match delimited::disarmed(&cell) {
        same if same.len() == cell.len() => cell.into_boxed_str().into_string(),
        less => less.to_owned(),
    });
    let mut row: Vec<String> = plain.collect();
    row.shrink_to_fit();
    row
}

/// What was met on the way.
#[derive(Default)]
struct Told {
    trouble: Option<LongError>,
    signs: usize,
    /// Signs that no list holds.
    odd: usize,
}

/// The signs of a file, one by one.
struct Signs<'a, 'b> {
    bits: &'a mut Bits<'b>,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    at: usize,
    is_last: bool,
    told: &'a RefCell<Told>,
}

impl<'a, 'b> Signs<'a, 'b> {
    fn new(bits: &'a mut Bits<'b>, decoder: Decoder, told: &'a RefCell<Told>) -> Self {
        Self { bits, decoder, raw: vec![0; BIT], text: String::new(), at: 0, is_last: false, told }
    }

    fn refill(&mut self) -> Result<(), LongError> {
        let read = self.bits.next(&mut self.raw)?;
        self.is_last = read < BIT;
        let bytes = self.raw.get(..read).unwrap_or_default();
        self.text.clear();
        self.text.reserve(self.decoder.max_utf8_buffer_length(read).unwrap_or(0));
        self.at = 0;
        let _ = self.decoder.decode_to_string(bytes, &mut self.text, self.is_last);
        let mut told = self.told.borrow_mut();
        told.signs += self.text.chars().count();
        told.odd += self.text.chars().filter(|sign| is_odd(*sign)).count();
        Ok(())
    }
}

impl Iterator for Signs<'_, '_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            if let Some(sign) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
                self.at += sign.len_utf8();
                return Some(sign);
            }
            if self.is_last {
                return None;
            }
            if let Err(trouble) = self.refill() {
                self.is_last = true;
                self.told.borrow_mut().trouble = Some(trouble);
                return None;
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "files of other programs are made on purpose")]
mod tests {
    use super::super::stepping::no_reach;
    use super::super::tables::read_table;
    use super::*;

    fn read(bytes: &[u8]) -> Result<Table, LongError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, bytes).unwrap();
        read_long(&path, &no_reach)
    }

    /// A list with what lists have: quotes, line ends in cells, rare signs, disarmed formulas; longer than a bit.
    fn list() -> String {
        let row = "0001,\"陈䶮, \"\"甲\"\"\r\n乙\",'=1+1,\r\n\r\n王𠅤,,x\n";
        format!("工号,姓名,备注\r\n{}", row.repeat(12_000))
    }

    #[test]
    fn read_bit_by_bit_it_is_the_same_as_read_whole_in_every_usual_encoding() {
        let text = list();
        let utf16 = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(encode).collect() };
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for (name, bytes) in [
            ("plain", text.as_bytes().to_vec()),
            ("marked", marked(b"\xef\xbb\xbf", text.as_bytes())),
            ("le", marked(b"\xff\xfe", &utf16(u16::to_le_bytes))),
            ("be, no mark", utf16(u16::to_be_bytes)),
            ("gb18030", GB18030.encode(&text).0.into_owned()),
            ("named", marked(b"sep=,\n", text.as_bytes())),
            ("a quote never closed", marked(text.as_bytes(), b"a,\"b\nc,d\n")),
        ] {
            assert!(read(&bytes).unwrap() == read_table(&bytes, None).unwrap(), "{name}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused_before_it_fills_the_memory() {
        let refused = |bytes: &[u8]| match read(bytes) {
            Err(LongError::Table(error)) => error.key(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(&vec![b'a'; 3 << 20]), "table-too-big");
        assert_eq!(refused(&vec![b','; 3 << 20]), "table-too-big");
        assert_eq!(refused(b"<html><table>"), "table-not-a-table");
        let noise: Vec<u8> = (0..400_000u32).map(|i| ((i * 7919) >> 3) as u8).collect();
        assert_eq!(refused(&noise), "table-not-a-table");
    }

    #[test]
    fn more_rows_than_a_sheet_has_stay_unread_and_it_is_told() {
        let rows = "1,2\n".repeat(ROWS_MOST + 5);
        let table = read(rows.as_bytes()).unwrap();
        assert_eq!((table.rows.len(), table.goes_on), (ROWS_MOST, true));
        assert!(!read(list().as_bytes()).unwrap().goes_on);
    }

    #[test]
    fn it_stops_when_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "1,2\n".repeat(2 << 20)).unwrap();
        let far = std::cell::Cell::new(0);
        let stop = |done: usize, all: usize| {
            far.set(far.get().max(done));
            if done * 2 > all { Err(Stopped) } else { Ok(()) }
        };
        assert!(matches!(read_long(&path, &stop), Err(LongError::Stopped)));
        assert!((4..8).contains(&far.get()), "{far:?}");
    }
}
