//! The chained, append-only history: who did what when, with the salted hash of every row it changed.
//!
//! Personal data never enters it: rows stand as `table:row:operation:hash`, and each row's own salt is in its hash.

use std::collections::HashMap;
use std::fmt::Write;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;
use super::pace::{Pace, Part};
use super::touched::{TouchedRow, columns};

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Running number from 1, no gaps.
    pub seq: i64,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// The action's code, e.g. `record_case`.
    pub action: String,
    /// What it was about, without personal data (`2026-0001`, `CQ0217`).
    pub subject: String,
    /// `table:row:hash` separated by blanks; the hash is `-` for a row that is gone.
    pub changes: String,
    /// Hash of the line before (32 zero bytes for the first).
    pub previous: Vec<u8>,
    /// Hash of this line.
    pub hash: Vec<u8>,
}

impl HistoryLine {
    /// The hash this line must have: BLAKE3 over its length-prefixed fields and the previous hash.
    pub fn expected_hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let seq = self.seq.to_le_bytes();
        let at = self.at_ms.to_le_bytes();
        let fields: [&[u8]; 6] =
            [&self.previous, &seq, &at, self.action.as_bytes(), self.subject.as_bytes(), self.changes.as_bytes()];
        for field in fields {
            add_field(&mut hasher, field);
        }
        *hasher.finalize().as_bytes()
    }
}

fn add_field(hasher: &mut blake3::Hasher, field: &[u8]) {
    hasher.update(&(field.len() as u64).to_le_bytes());
    hasher.update(field);
}

/// Appends a line for the rows touched; called inside the transaction that changed them.
///
/// # Errors
/// The engine's.
pub fn append(conn: &Connection, line: NewLine<'_>, touched: &[TouchedRow]) -> Result<(), StorageError> {
    append_at(conn, line, (touched, &Pace::default()))
}

/// The same, telling each row.
///
/// # Errors
/// The engine's; `Stopped`.
pub fn append_at(
    conn: &Connection,
    line: NewLine<'_>,
    (touched, pace): (&[TouchedRow], &Pace),
) -> Result<(), StorageError> {
    let changes = changes_of(conn, (touched, pace))?;
    let (last_seq, previous) = head(conn)?;
    let NewLine { at_ms, action, subject } = line;
    let mut line = HistoryLine {
        seq: last_seq + 1,
        at_ms,
        action: action.to_owned(),
        subject: subject.to_owned(),
        changes,
        previous,
        hash: Vec::new(),
    };
    line.hash = line.expected_hash().to_vec();
    conn.prepare_cached(
        "INSERT INTO history (seq, at_ms, action, subject, changes, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![line.seq, line.at_ms, line.action, line.subject, line.changes, line.previous, line.hash])?;
    Ok(())
}

/// What the rows touched look like now, as it stands on a line.
fn changes_of(conn: &Connection, (touched, pace): (&[TouchedRow], &Pace)) -> Result<String, StorageError> {
    pace.begin(Part::History, touched.len())?;
    let mut changes = String::new();
    let mut names: HashMap<&str, Vec<String>> = HashMap::new();
    for TouchedRow { table, row, .. } in touched {
        if !names.contains_key(table.as_str()) {
            names.insert(table, columns(conn, table)?);
        }
        let names = names.get(table.as_str()).map(Vec::as_slice).unwrap_or_default();
        let hash = row_hash(conn, (table, names), *row)?.map_or_else(|| "-".to_owned(), |hash| hex(&hash));
        let blank = if changes.is_empty() { "" } else { " " };
        let _ = write!(changes, "{blank}{table}:{row}:{hash}");
        pace.step()?;
    }
    Ok(changes)
}

/// What a new line says.
#[derive(Debug, Clone, Copy)]
pub struct NewLine<'a> {
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// The action's code.
    pub action: &'a str,
    /// What it was about, without personal data.
    pub subject: &'a str,
}

/// Number and hash of the newest line; 0 and zeros for an empty history.
///
/// # Errors
/// The engine's.
pub fn head(conn: &Connection) -> Result<(i64, Vec<u8>), StorageError> {
    let found = conn
        .prepare_cached("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or((0, vec![0; 32])))
}

/// Whether a line of this number and hash stands on the history; line 0 is the beginning of every one.
///
/// # Errors
/// The engine's.
pub fn has_line(conn: &Connection, seq: i64, hash: &[u8]) -> Result<bool, StorageError> {
    let mut query = conn.prepare_cached("SELECT hash FROM history WHERE seq = ?1")?;
    let found: Option<Vec<u8>> = query.query_row([seq], |row| row.get(0)).optional()?;
    Ok(seq == 0 || found.is_some_and(|found| found == hash))
}

/// Latest time on the history, to notice a clock set back; `None` for an empty one.
///
/// # Errors
/// The engine's.
pub fn latest_ms(conn: &Connection) -> Result<Option<i64>, StorageError> {
    Ok(conn.query_row("SELECT max(at_ms) FROM history", [], |row| row.get(0))?)
}

/// How many of the newest lines are looked at when something written last lay beside the file.
const END: usize = 500;

/// Whether the newest lines follow each other, each with its own hash and the hash of the one before.
///
/// # Errors
/// The engine's.
pub fn end_is_chained(conn: &Connection) -> Result<bool, StorageError> {
    let lines = newest(conn, END)?;
    let is_own = lines.iter().all(|line| line.hash == line.expected_hash());
    let follows = |pair: &[HistoryLine]| match pair {
        [after, before] => after.seq == before.seq + 1 && after.previous == before.hash,
        _ => true,
    };
    Ok(is_own && lines.windows(2).all(follows))
}

/// Lines, newest first.
///
/// # Errors
/// The engine's.
pub fn newest(conn: &Connection, most: usize) -> Result<Vec<HistoryLine>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM history ORDER BY seq DESC LIMIT ?1")?;
    let lines = query.query_map([most as i64], row_to_line)?.collect::<Result<_, _>>()?;
    Ok(lines)
}

/// One row of `history`.
pub(super) fn row_to_line(row: &rusqlite::Row<'_>) -> rusqlite::Result<HistoryLine> {
    Ok(HistoryLine {
        seq: row.get("seq")?,
        at_ms: row.get("at_ms")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        changes: row.get("changes")?,
        previous: row.get("previous")?,
        hash: row.get("hash")?,
    })
}

/// Hash of a row as it stands: column names, types and values, salt included; `None` when it is gone.
pub(super) fn row_hash(
    conn: &Connection,
    (table, names): (&str, &[String]),
    row: i64,
) -> Result<Option<[u8; 32]>, StorageError> {
    let mut query = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    let hash = query.query_row([row], |found| hash_of(found, names)).optional()?;
    Ok(hash)
}

/// Hash of a row read by `SELECT *`; `names` are its columns in order.
pub(super) fn hash_of(row: &rusqlite::Row<'_>, names: &[String]) -> rusqlite::Result<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    for (index, name) in names.iter().enumerate() {
        add_field(&mut hasher, name.as_bytes());
        match row.get_ref(index)? {
            ValueRef::Null => add_field(&mut hasher, b"n"),
            ValueRef::Integer(value) => {
                add_field(&mut hasher, &[b"i", &value.to_le_bytes()[..]].concat());
            }
            ValueRef::Real(value) => {
                add_field(&mut hasher, &[b"r", &value.to_le_bytes()[..]].concat());
            }
            ValueRef::Text(value) => add_tagged(&mut hasher, b't', value),
            ValueRef::Blob(value) => add_tagged(&mut hasher, b'b', value),
        }
    }
    Ok(*hasher.finalize().as_bytes())
}

fn add_tagged(hasher: &mut blake3::Hasher, tag: u8, value: &[u8]) {
    hasher.update(&(value.len() as u64 + 1).to_le_bytes());
    hasher.update(&[tag]);
    hasher.update(value);
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
