//! One page of a closed file, opened without the engine, as SQLCipher 4 lays it out: AES-256 in CBC mode, at the end of each
//! page where its chain starts (16 bytes) and a seal over the page (64 bytes). The seal is not asked: a row found on a page
//! counts only by the hash that the history has of it.

use crate::storage::FileKey;

/// Bytes at the end of each page that hold no content.
pub(super) const RESERVED: usize = 80;

/// Opens a page, numbered from 1; the content lies where it lies on a page of an open file. `None` where its size is no
/// page's, or this edition knows no keys.
#[cfg(feature = "encryption")]
pub(super) fn opened(mut page: Vec<u8>, number: u64, key: &FileKey) -> Option<Vec<u8>> {
    use cbc::cipher::block_padding::NoPadding;
    use cbc::cipher::{BlockDecryptMut, KeyIvInit};

    /// Where the chain of a page starts.
    const START: usize = 16;
    /// The beginning of an open file, in whose place a closed one has its salt.
    const BEGINNING: &[u8; 16] = b"SQLite format 3\0";

    let end = page.len().checked_sub(RESERVED)?;
    let from = if number == 1 { BEGINNING.len() } else { 0 };
    let start: [u8; START] = page.get(end..end + START)?.try_into().ok()?;
    let cipher = cbc::Decryptor::<aes::Aes256>::new(key.bytes().into(), &start.into());
    cipher.decrypt_padded_mut::<NoPadding>(page.get_mut(from..end)?).ok()?;
    if number == 1 {
        page.get_mut(..BEGINNING.len())?.copy_from_slice(BEGINNING);
    }
    Some(page)
}

/// This edition knows no keys.
#[cfg(not(feature = "encryption"))]
pub(super) fn opened(_page: Vec<u8>, _number: u64, _key: &FileKey) -> Option<Vec<u8>> {
    None
}

#[cfg(all(test, feature = "encryption"))]
#[expect(clippy::disallowed_methods, reason = "files are made as the engine makes them")]
mod tests {
    use super::super::pages::Pages;
    use super::*;
    use crate::storage::open::connect;
    use rusqlite::OpenFlags;
    use rusqlite::types::Value;

    #[test]
    fn sealed_rows_are_read_from_the_pages_as_the_engine_wrote_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        let key = FileKey::random().unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let conn = connect(&path, flags, Some(&key)).unwrap();
        conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)").unwrap();
        let mut written = Vec::new();
        for n in 1..200_i64 {
            let words = "停电没有提前告知䶮".repeat(n as usize * 3);
            conn.execute("INSERT INTO t (id, a, b) VALUES (?1, ?2, ?3)", rusqlite::params![n, words, n * 5]).unwrap();
            written.push((n, vec![Value::Null, Value::Text(words), Value::Integer(n * 5)]));
        }
        drop(conn);
        assert!(!std::fs::read(&path).unwrap().starts_with(b"SQLite"));
        let mut read = Vec::new();
        Pages::open(&path, Some(&key)).unwrap().each_row(&mut |row| read.push(row));
        read.retain(|(_, values)| values.len() == 3);
        read.sort_by_key(|(number, _)| *number);
        assert_eq!(read, written);
    }
}
