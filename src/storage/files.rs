//! Pictures and scans kept in the file, byte for byte.

use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;
use super::sql_types::new_uid;
use crate::domain::dates::Moment;
use crate::domain::ids::{FileId, HallId};

/// A picture or scan to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// `image/jpeg`, `image/png`...
    pub media_type: String,
    /// Name it came with; may be empty.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Keeps a file.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, file: &NewFile, at: Moment) -> Result<FileId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO files (uid, hall_id, media_type, name, content, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new_uid(), hall.0, file.media_type, file.name, file.content, at.0])?;
    Ok(FileId(conn.last_insert_rowid()))
}

/// The bytes of a file, `None` when there is none of that number.
///
/// # Errors
/// The engine's.
pub fn content(conn: &Connection, id: FileId) -> Result<Option<Vec<u8>>, StorageError> {
    let mut query = conn.prepare_cached("SELECT content FROM files WHERE id = ?1")?;
    Ok(query.query_row([id.0], |row| row.get(0)).optional()?)
}

/// Whether a file has exactly these bytes.
///
/// # Errors
/// The engine's.
pub fn is_same(conn: &Connection, id: FileId, content: &[u8]) -> Result<bool, StorageError> {
    let mut query = conn.prepare_cached("SELECT 1 FROM files WHERE id = ?1 AND content = ?2")?;
    Ok(query.exists(params![id.0, content])?)
}
