//! Bytes of an archive that belong to no file of it: before, between and behind its files, and behind its end. The readers
//! pass over them, so anything may be carried there.

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes of the record that ends an archive without a comment.
const RECORD_BYTES: usize = 22;
/// How that record begins.
const RECORD: &[u8] = b"PK\x05\x06";
/// Bytes of the longer records before it, which only an archive beyond 4 GiB or 65,535 files has.
const LONG_RECORDS_BYTES: u64 = 56 + 20;
/// Stands in the record for a figure that the longer one holds.
const IN_LONG_RECORD: u64 = 0xFFFF_FFFF;

/// First byte of a file's head, and the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extent {
    pub(super) begin: u64,
    pub(super) end: u64,
}

/// How the bytes of an archive end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// Bytes of all.
    len: u64,
    /// The last of them; zeros before where there are fewer.
    tail: [u8; RECORD_BYTES],
}

impl End {
    /// Reads it, and goes back to the beginning.
    pub(super) fn of(file: &mut (impl Read + Seek)) -> io::Result<Self> {
        let len = file.seek(SeekFrom::End(0))?;
        let mut tail = [0; RECORD_BYTES];
        if len >= RECORD_BYTES as u64 {
            file.seek(SeekFrom::End(-(RECORD_BYTES as i64)))?;
            file.read_exact(&mut tail)?;
        }
        file.seek(SeekFrom::Start(0))?;
        Ok(Self { len, tail })
    }

    /// Where the list of files at the end has to end; `None` when the last bytes are not the end of an archive, or one with a
    /// comment: this program writes none.
    fn directory_end(&self) -> Option<u64> {
        let is_record = self.tail.starts_with(RECORD) && self.tail.ends_with(&[0, 0]);
        is_record.then(|| self.len - RECORD_BYTES as u64)
    }

    /// A figure of four bytes in the record.
    fn figure(&self, at: usize) -> u64 {
        let bytes = self.tail.get(at..at + 4).unwrap_or_default();
        bytes.iter().rev().fold(0, |figure, byte| figure << 8 | u64::from(*byte))
    }
}

/// Whether some bytes are neither a file's, nor of the list of files at `directory`, nor of the end.
pub(super) fn has_stray_bytes(extents: Vec<Extent>, directory: u64, end: &End) -> bool {
    let Some(last) = end.directory_end() else { return true };
    let mut extents = extents;
    extents.sort();
    let mut at = 0;
    for extent in extents {
        if extent.begin != at {
            return true;
        }
        at = extent.end;
    }
    let (size, start) = (end.figure(12), end.figure(16));
    let is_long = size == IN_LONG_RECORD || start == IN_LONG_RECORD || end.figure(8) == IN_LONG_RECORD;
    let after = if is_long { last.saturating_sub(LONG_RECORDS_BYTES) } else { last };
    at != directory || (!is_long && directory.saturating_add(size) != after) || directory > after
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// Two files of ten bytes, a list of six at 20, the end.
    fn end() -> Vec<u8> {
        let mut bytes = vec![7; 26];
        bytes.extend(RECORD);
        bytes.extend([0, 0, 0, 0, 2, 0, 2, 0, 6, 0, 0, 0, 20, 0, 0, 0, 0, 0]);
        bytes
    }

    fn has_stray(bytes: Vec<u8>, extents: &[(u64, u64)]) -> bool {
        let end = End::of(&mut Cursor::new(bytes)).unwrap();
        has_stray_bytes(extents.iter().map(|(begin, end)| Extent { begin: *begin, end: *end }).collect(), 20, &end)
    }

    #[test]
    fn an_archive_without_a_byte_too_many_is_told_from_one_with_some() {
        assert!(!has_stray(end(), &[(10, 20), (0, 10)]));
        assert!(has_stray(end(), &[(10, 20)]), "before the first");
        assert!(has_stray(end(), &[(0, 9), (10, 20)]), "between");
        assert!(has_stray(end(), &[(0, 10)]), "behind the last");
        let behind: Vec<u8> = end().into_iter().chain([0]).collect();
        assert!(has_stray(behind, &[(0, 10), (10, 20)]));
        let mut before_the_end = end();
        before_the_end.insert(26, 7);
        assert!(has_stray(before_the_end, &[(0, 10), (10, 20)]));
        assert!(has_stray(Vec::new(), &[]) && has_stray(vec![b'P'; 5], &[]));
    }
}
