//! Rows of the unit's pictures laid over cards: the seal.

use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;
use super::sql_types::new_uid;
use crate::domain::ids::{FileId, HallId};

const SEAL: &str = "seal";

/// The seal's picture, where the unit has one.
///
/// # Errors
/// The engine's.
pub fn seal(conn: &Connection) -> Result<Option<FileId>, StorageError> {
    let mut query = conn.prepare_cached("SELECT file_id FROM unit_pictures WHERE role = ?1")?;
    let id: Option<Option<i64>> = query.query_row([SEAL], |row| row.get(0)).optional()?;
    Ok(id.flatten().map(FileId))
}

/// Sets (`Some`) or takes away the seal's picture.
///
/// # Errors
/// The engine's.
pub fn set_seal(conn: &Connection, hall: HallId, file: Option<FileId>) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO unit_pictures (uid, hall_id, role, file_id) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (role) DO UPDATE SET file_id = excluded.file_id",
    )?
    .execute(params![new_uid(), hall.0, SEAL, file.map(|id| id.0)])?;
    Ok(())
}
