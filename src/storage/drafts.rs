//! Forms not yet confirmed, kept so that a closed window loses nothing. Not records: not on the history.

use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;
use crate::domain::dates::Moment;

/// Keeps a draft under its key.
///
/// # Errors
/// The engine's.
pub fn keep(conn: &Connection, key: &str, body: &str, at: Moment) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO drafts (key, body, saved_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (key) DO UPDATE SET body = ?2, saved_ms = ?3",
    )?
    .execute(params![key, body, at.0])?;
    Ok(())
}

/// The draft of a key.
///
/// # Errors
/// The engine's.
pub fn get(conn: &Connection, key: &str) -> Result<Option<String>, StorageError> {
    let mut query = conn.prepare_cached("SELECT body FROM drafts WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// Forgets a draft, once it was confirmed or thrown away.
///
/// # Errors
/// The engine's.
pub fn forget(conn: &Connection, key: &str) -> Result<(), StorageError> {
    conn.execute("DELETE FROM drafts WHERE key = ?1", [key])?;
    Ok(())
}
