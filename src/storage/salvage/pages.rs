//! The pages of a file without the engine: the rows on every leaf of a table, also of those nothing points to any more.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Mutex;

use rusqlite::types::Value;

use super::sealed_page;
use crate::storage::FileKey;
use crate::storage::probe::{number_at, page_size};

/// First byte of a leaf of a table.
const LEAF: u8 = 13;
/// First byte of a page of a table that leads to others.
const INNER: u8 = 5;
/// Sizes a page can have, the usual one last: of equals the last counts.
const SIZES: [u64; 8] = [65_536, 32_768, 16_384, 8_192, 512, 2_048, 1_024, 4_096];
/// Bytes looked at to learn the size of a page.
const LOOKED_AT: u64 = 16 * 1024 * 1024;
/// Bytes of the file's header on the first page.
const HEADER: usize = 100;
/// Largest row believed, in bytes: larger than any picture kept.
const LARGEST_ROW: u64 = 256 * 1024 * 1024;

/// A row as it stands on a page: number and values; where the number is a column, the value is `Null`.
pub(super) type RawRow = (i64, Vec<Value>);

/// The pages of a file.
pub(super) struct Pages {
    file: Mutex<File>,
    key: Option<FileKey>,
    page: u64,
    count: u64,
    usable: u64,
}

impl Pages {
    /// Opens them; by the usual sizes where the header is gone, and for a closed file, whose header cannot be read as it lies.
    pub(super) fn open(path: &Path, key: Option<&FileKey>) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let size = file.metadata().ok()?.len();
        let mut head = [0; HEADER];
        file.read_exact(&mut head).ok()?;
        let is_head = key.is_none() && head.starts_with(b"SQLite format 3\0");
        let usual = if key.is_some() { sealed_page::RESERVED as u64 } else { 0 };
        let reserved = head.get(20).filter(|_| is_head).map_or(usual, |byte| u64::from(*byte));
        let file = Mutex::new(file);
        let mut pages = Self { file, key: key.cloned(), page: 4096, count: 0, usable: 0 };
        pages.take_size(page_size(&head).filter(|_| is_head).unwrap_or(4096), (size, reserved));
        if key.is_none() && (!is_head || page_size(&head).is_none()) {
            pages.guess_size(size);
        }
        Some(pages)
    }

    fn take_size(&mut self, page: u64, (size, reserved): (u64, u64)) {
        (self.page, self.count, self.usable) = (page, size.div_ceil(page), page - reserved);
    }

    /// Takes the size at which the most rows lie on the pages: at any other most leaves begin within a page, or end behind it.
    fn guess_size(&mut self, size: u64) {
        let rows_at = |pages: &mut Self, page| {
            pages.take_size(page, (size, 0));
            pages.count = pages.count.min(LOOKED_AT / page);
            let mut rows = 0_u64;
            pages.each_row(&mut |_| rows += 1);
            rows
        };
        let best = SIZES.iter().map(|page| (rows_at(self, *page), *page)).max_by_key(|(rows, _)| *rows);
        self.take_size(best.filter(|(rows, _)| *rows > 0).map_or(4096, |(_, page)| page), (size, 0));
    }

    /// Size of a page, bytes.
    pub(super) fn size(&self) -> u64 {
        self.page
    }

    /// How many pages there are, the last one perhaps not whole.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Whether a page, numbered from 1, is one of a table: a leaf, or one that leads to leaves.
    pub(super) fn is_of_table(&self, number: u64) -> bool {
        let page = self.page(number).filter(|_| (2..=self.count).contains(&number));
        page.and_then(|page| page.first().copied()).is_some_and(|kind| matches!(kind, LEAF | INNER))
    }

    /// Gives every row of every leaf of a table to `take`.
    pub(super) fn each_row(&self, take: &mut dyn FnMut(RawRow)) {
        for number in 1..=self.count {
            let Some(page) = self.page(number) else { continue };
            let at = if number == 1 { HEADER } else { 0 };
            if page.get(at) == Some(&LEAF) {
                self.rows_of(&page, at, take);
            }
        }
    }

    /// A page; what is missing of the last one is zeros.
    fn page(&self, number: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.page as usize);
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(number.checked_sub(1)? * self.page)).ok()?;
        (&mut *file).take(self.page).read_to_end(&mut bytes).ok()?;
        bytes.resize(self.page as usize, 0);
        match &self.key {
            Some(key) => sealed_page::opened(bytes, number, key),
            None => Some(bytes),
        }
    }

    fn rows_of(&self, page: &[u8], at: usize, take: &mut dyn FnMut(RawRow)) {
        let cells =
            page.get(at + 3..at + 5).map_or(0, |two| two.iter().fold(0, |sum, byte| (sum << 8) | usize::from(*byte)));
        for cell in 0..cells.min(self.page as usize / 4) {
            let pointer = at + 8 + 2 * cell;
            let Some([high, low]) = page.get(pointer..pointer + 2) else { break };
            let start = (usize::from(*high) << 8) | usize::from(*low);
            if let Some(row) = self.cell(page, start) {
                take(row);
            }
        }
    }

    fn cell(&self, page: &[u8], start: usize) -> Option<RawRow> {
        let (size, after) = varint(page, start)?;
        let (number, body) = varint(page, after)?;
        if size == 0 || size > LARGEST_ROW {
            return None;
        }
        let local = self.local_bytes(size) as usize;
        let mut payload = page.get(body..body + local)?.to_vec();
        if (local as u64) < size {
            let mut next = u64::from(number_at(page, body + local)?);
            while (payload.len() as u64) < size {
                let more = self.page(next).filter(|_| next > 0 && next <= self.count)?;
                let rest = (size - payload.len() as u64).min(self.usable - 4) as usize;
                payload.extend_from_slice(more.get(4..4 + rest)?);
                next = u64::from(number_at(&more, 0)?);
            }
        }
        Some((number as i64, record(&payload)?))
    }

    /// Bytes of a row's payload kept on its leaf (the file format's own rule); the rest is on further pages.
    fn local_bytes(&self, size: u64) -> u64 {
        let most = self.usable - 35;
        if size <= most {
            return size;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let fitting = least + (size - least) % (self.usable - 4);
        if fitting <= most { fitting } else { least }
    }
}

/// A number of one to nine bytes, and where the next thing begins.
fn varint(bytes: &[u8], start: usize) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for index in 0..9 {
        let byte = *bytes.get(start + index)?;
        if index == 8 {
            return Some(((value << 8) | u64::from(byte), start + 9));
        }
        value = (value << 7) | u64::from(byte & 0x7F);
        if byte < 0x80 {
            return Some((value, start + index + 1));
        }
    }
    None
}

/// The values of a row.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload, 0)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let width = width_of(kind)?;
        values.push(value(kind, payload.get(body..body.checked_add(width)?)?)?);
        body += width;
    }
    Some(values)
}

fn width_of(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        _ => usize::try_from((kind - 12) / 2).ok(),
    }
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    Some(match kind {
        0 => Value::Null,
        1..=6 => {
            let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
            let start = if negative { -1_i64 } else { 0 };
            Value::Integer(bytes.iter().fold(start, |sum, byte| (sum << 8) | i64::from(*byte)))
        }
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "damaged files are made on purpose")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_of_every_size_and_kind_are_read_as_the_engine_wrote_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)").unwrap();
        let mut written = Vec::new();
        for n in 0..400_i64 {
            let a = match n % 5 {
                0 => Value::Null,
                1 => Value::Integer((n << (n % 56)) * if n % 2 == 0 { 1 } else { -1 }),
                2 => Value::Real(n as f64 / 3.0),
                3 => Value::Text("长".repeat(n as usize * 11)),
                _ => Value::Blob(vec![n as u8; n as usize * 97]),
            };
            conn.execute("INSERT INTO t (id, a, b) VALUES (?1, ?2, ?3)", rusqlite::params![n * 3 + 1, a, n % 2])
                .unwrap();
            written.push((n * 3 + 1, vec![Value::Null, a, Value::Integer(n % 2)]));
        }
        drop(conn);
        let mut read = Vec::new();
        Pages::open(&path, None).unwrap().each_row(&mut |row| read.push(row));
        read.retain(|(_, values)| values.len() == 3);
        read.sort_by_key(|(number, _)| *number);
        assert_eq!(read, written);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 4096..16384)) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.db");
            let mut bytes = bytes;
            for page in bytes.chunks_mut(4096) { page[0] = LEAF; }
            std::fs::write(&path, &bytes).unwrap();
            Pages::open(&path, None).unwrap().each_row(&mut |_| {});
        }
    }
}
