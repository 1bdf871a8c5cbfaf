//! Rows of the people who may open the file.

use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, new_uid};
use crate::domain::dates::Moment;
use crate::domain::ids::{HallId, KeeperId, StaffId};
use crate::domain::keepers::Keeper;

/// Everyone, also those who may no longer, in the order added.
///
/// # Errors
/// The engine's.
pub fn all(conn: &Connection) -> Result<Vec<Keeper>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT id, uid, name, staff_id, added_ms, removed_ms FROM keepers ORDER BY id")?;
    collect(&mut query, [], row_to_keeper)
}

/// Adds a person.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (name, staff): (&str, Option<StaffId>),
    at: Moment,
) -> Result<KeeperId, StorageError> {
    conn.prepare_cached("INSERT INTO keepers (uid, hall_id, name, staff_id, added_ms) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![new_uid(), hall.0, name, staff.map(|id| id.0), at.0])?;
    Ok(KeeperId(conn.last_insert_rowid()))
}

/// Writes since when a person may no longer open the file; whether there was one who might.
///
/// # Errors
/// The engine's.
pub fn remove(conn: &Connection, id: KeeperId, at: Moment) -> Result<bool, StorageError> {
    let removed = conn
        .prepare_cached("UPDATE keepers SET removed_ms = ?2 WHERE id = ?1 AND removed_ms IS NULL")?
        .execute(params![id.0, at.0])?;
    Ok(removed == 1)
}

fn row_to_keeper(row: &Row<'_>) -> Result<Keeper, StorageError> {
    Ok(Keeper {
        id: KeeperId(row.get("id")?),
        uid: row.get("uid")?,
        name: row.get("name")?,
        staff: row.get::<_, Option<i64>>("staff_id")?.map(StaffId),
        added_at: Moment(row.get("added_ms")?),
        removed_at: row.get::<_, Option<i64>>("removed_ms")?.map(Moment),
    })
}
