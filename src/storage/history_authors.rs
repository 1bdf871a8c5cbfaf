//! Who wrote each line of the history: a row of the line's number, itself on that line.

use rusqlite::{Connection, OptionalExtension, params};

use super::{StorageError, history};
use crate::domain::ids::{HallId, KeeperId};

/// Signs the line about to be appended; called inside its transaction, before the rows are collected.
///
/// # Errors
/// The engine's.
pub fn sign_next(conn: &Connection, hall: HallId, author: KeeperId) -> Result<(), StorageError> {
    let (last, _) = history::head(conn)?;
    conn.prepare_cached("INSERT INTO history_authors (id, hall_id, keeper_id) VALUES (?1, ?2, ?3)")?
        .execute(params![last + 1, hall.0, author.0])?;
    Ok(())
}

/// Who wrote a line; `None` when it was not said.
///
/// # Errors
/// The engine's.
pub fn of_line(conn: &Connection, seq: i64) -> Result<Option<KeeperId>, StorageError> {
    let mut query = conn.prepare_cached("SELECT keeper_id FROM history_authors WHERE id = ?1")?;
    Ok(query.query_row([seq], |row| row.get(0)).optional()?.map(KeeperId))
}
