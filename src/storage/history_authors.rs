//! Who wrote each line of the history: a row of the line's number, itself on that line.

use std::collections::BTreeMap;

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

/// Names of who wrote the lines from this one on, by line.
///
/// # Errors
/// The engine's.
pub fn names_from(conn: &Connection, seq: i64) -> Result<BTreeMap<i64, String>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT a.id, k.name FROM history_authors AS a JOIN keepers AS k ON k.id = a.keeper_id WHERE a.id >= ?1",
    )?;
    let rows = query.query_map([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
