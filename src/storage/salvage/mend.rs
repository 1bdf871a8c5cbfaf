//! A private copy mended as far as the engine needs to go along: a beginning that is gone, a list of tables that cannot be
//! read. What is put in is what the engine itself would have written; no record is touched.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params};

use super::pages::Pages;
use crate::storage::open::{APPLICATION_ID, connect};
use crate::storage::probe::{has_log, page_size};
use crate::storage::{StorageError, migrations};

/// Bytes of the file's header.
const HEADER: usize = 100;
/// How the file begins.
const BEGINNING: &[u8; 16] = b"SQLite format 3\0";
/// An empty leaf of a table, without the place of its content.
const EMPTY_LEAF: [u8; 5] = [13, 0, 0, 0, 0];

/// A table as the file's own list tells it.
#[derive(Debug)]
struct Listed {
    name: String,
    root: i64,
    sql: String,
}

/// Gives a copy whose first bytes are gone its beginning again; the rest of the first page stays.
///
/// # Errors
/// The file system's.
pub(super) fn beginning(copy: &Path, pages: &Pages) -> Result<(), StorageError> {
    let mut head = [0; HEADER];
    File::open(copy)?.read_exact(&mut head)?;
    let begins = head.starts_with(BEGINNING) && page_size(&head) == Some(pages.size());
    if begins && matches!(head.get(18..20), Some([1 | 2, 1 | 2])) {
        return Ok(());
    }
    // What is told after the first words is kept where it can be true.
    let told =
        page_size(&head) == Some(pages.size()) && head.get(68..72) == Some(&(APPLICATION_ID as u32).to_be_bytes());
    let new = if told { with_beginning(head) } else { new_head(pages) };
    write_at(copy, 0, &new)
}

fn with_beginning(head: [u8; HEADER]) -> Vec<u8> {
    let mut new = BEGINNING.to_vec();
    new.extend_from_slice(head.get(16..18).unwrap_or_default());
    new.extend_from_slice(&[2, 2]);
    new.extend_from_slice(head.get(20..).unwrap_or_default());
    new
}

/// A header for pages of this size, in the newest version; no page counts as free.
fn new_head(pages: &Pages) -> Vec<u8> {
    let size = if pages.size() == 65_536 { 1 } else { pages.size() as u16 };
    let mut new = BEGINNING.to_vec();
    new.extend_from_slice(&size.to_be_bytes());
    new.extend_from_slice(&[1, 1, 0, 64, 32, 32]);
    let words = [1, pages.count() as u32, 0, 0, 1, 4, 0, 0, 1, migrations::NEWEST as u32, 0, APPLICATION_ID as u32];
    new.extend(words.iter().flat_map(|word: &u32| word.to_be_bytes()));
    new.resize(92, 0);
    new.extend_from_slice(&1_u32.to_be_bytes());
    new.extend_from_slice(&3_046_000_u32.to_be_bytes());
    new
}

/// Gives a copy whose list of tables cannot be read a new one, of those entries that lie on its pages; false when there
/// are none, or what was written last lies beside it, which the engine would put over it again.
///
/// # Errors
/// The engine's and the file system's.
pub(super) fn list(copy: &Path, pages: &Pages, ours: &[String]) -> Result<bool, StorageError> {
    let found = listed(pages, ours);
    if found.is_empty() || has_log(copy) {
        return Ok(false);
    }
    let mut head = vec![0; HEADER];
    File::open(copy)?.read_exact(&mut head)?;
    let version = head.get(60..64).map(<[u8]>::to_vec).unwrap_or_default();
    let mut first = new_head(pages);
    first.splice(60..64, version);
    first.extend_from_slice(&EMPTY_LEAF);
    first.extend_from_slice(&(pages.size() as u16).to_be_bytes());
    first.resize(pages.size() as usize, 0);
    write_at(copy, 0, &first)?;
    OpenOptions::new().write(true).open(copy)?.set_len(pages.count() * pages.size())?;
    let conn = connect(copy, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    conn.execute_batch("PRAGMA journal_mode=MEMORY; PRAGMA writable_schema=ON; BEGIN")?;
    put_in(&conn, &found)?;
    conn.execute_batch("COMMIT")?;
    Ok(true)
}

fn put_in(conn: &Connection, found: &[Listed]) -> Result<(), StorageError> {
    let sql = "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?1, ?1, ?2, ?3)";
    for Listed { name, root, sql: made_by } in found {
        conn.prepare_cached(sql)?.execute(params![name, root, made_by])?;
    }
    Ok(())
}

/// Entries of the list of tables that lie on a page, each of a table of ours that begins on a page of a table.
fn listed(pages: &Pages, ours: &[String]) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    pages.each_row(&mut |(_, values)| {
        let Some(entry) = entry_of(values).filter(|entry| ours.contains(&entry.name)) else { return };
        let is_new = found.iter().all(|known| known.name != entry.name);
        if is_new && u64::try_from(entry.root).is_ok_and(|root| pages.is_of_table(root)) {
            found.push(entry);
        }
    });
    found
}

fn entry_of(values: Vec<Value>) -> Option<Listed> {
    match <[Value; 5]>::try_from(values).ok()? {
        [Value::Text(kind), Value::Text(name), Value::Text(of), Value::Integer(root), Value::Text(sql)]
            if kind == "table" && name == of && sql.starts_with("CREATE TABLE") =>
        {
            Some(Listed { name, root, sql })
        }
        _ => None,
    }
}

fn write_at(path: &Path, at: u64, bytes: &[u8]) -> Result<(), StorageError> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.seek(SeekFrom::Start(at))?;
    Ok(file.write_all(bytes)?)
}
