//! What a file holds, in a few figures: a copy must hold the same.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::looking::open_copy;
use crate::domain::backups::Counts;
use crate::storage::keys::FileKey;
use crate::storage::{StorageError, history};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How much.
    pub counts: Counts,
    /// Number and hash of the newest line of its history.
    pub head: (i64, Vec<u8>),
    /// Its shape's version.
    pub version: i64,
    /// Which hall it is of, for ever.
    pub hall_uid: String,
    /// The hall's name.
    pub hall_name: String,
}

impl Standing {
    /// What a connection's file holds. A file of an earlier version may lack a table; it counts as empty.
    ///
    /// # Errors
    /// The engine's.
    pub fn of(conn: &Connection) -> Result<Self, StorageError> {
        let head = history::head(conn)?;
        let counts = Counts {
            people: count(conn, "staff")?,
            cases: count(conn, "cases")?,
            box_entries: count(conn, "box_entries")?,
            checks: count(conn, "audits")?,
            // The lines have no gaps, so the last one's number is their count.
            lines: head.0,
        };
        let version = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let hall =
            conn.query_row("SELECT uid, name FROM halls ORDER BY id LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)));
        let (hall_uid, hall_name) = hall.optional()?.unwrap_or_default();
        Ok(Self { counts, head, version, hall_uid, hall_name })
    }
}

fn count(conn: &Connection, table: &str) -> Result<i64, StorageError> {
    let is_there: bool =
        conn.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1", [table], |row| {
            row.get(0)
        })?;
    if !is_there {
        return Ok(0);
    }
    Ok(conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
}

/// Opens a copy, walks its pages, and holds it against what the source held.
///
/// # Errors
/// `Damaged`, `NotAHall`, `Sealed`; the engine's.
pub(super) fn check(copy: &Path, (key, source): (Option<&FileKey>, &Standing)) -> Result<(), StorageError> {
    let (conn, _) = open_copy(copy, key)?;
    quick_check(&conn)?;
    let found = Standing::of(&conn)?;
    if found != *source {
        return Err(StorageError::Damaged(format!("{:?} in place of {:?}", found.counts, source.counts)));
    }
    Ok(())
}

/// Walks every page.
///
/// # Errors
/// `Damaged` with the engine's words.
pub(super) fn quick_check(conn: &Connection) -> Result<(), StorageError> {
    let word: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if word == "ok" { Ok(()) } else { Err(StorageError::Damaged(word)) }
}
