//! Which column of a list held what, the last time a list of that kind and head came in. No record: not on the history.

use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;
use crate::domain::dates::Moment;

/// Keeps the columns (JSON) under a key: kind and fingerprint of the head.
///
/// # Errors
/// The engine's.
pub fn keep(conn: &Connection, key: &str, body: &str, at: Moment) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO list_mappings (key, body, saved_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (key) DO UPDATE SET body = ?2, saved_ms = ?3",
    )?
    .execute(params![key, body, at.0])?;
    Ok(())
}

/// The columns kept under a key.
///
/// # Errors
/// The engine's.
pub fn get(conn: &Connection, key: &str) -> Result<Option<String>, StorageError> {
    let mut query = conn.prepare_cached("SELECT body FROM list_mappings WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// Keys and columns of every list whose key begins so, newest first, at most `most`.
///
/// # Errors
/// The engine's.
pub fn beginning(conn: &Connection, start: &str, most: usize) -> Result<Vec<(String, String)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT key, body FROM list_mappings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY saved_ms DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![start, most as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
