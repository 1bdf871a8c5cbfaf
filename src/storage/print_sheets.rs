//! Rows of the sheets of labels a hall described itself; the body is text, read by whoever knows its shape.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, new_uid, optional_date};
use crate::domain::ids::{HallId, SheetId};

/// A sheet as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Row.
    pub id: SheetId,
    /// Its name.
    pub name: String,
    /// The sheet as JSON.
    pub body: String,
    /// Out of use since.
    pub retired_on: Option<NaiveDate>,
}

/// All, by name, retired ones among them.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<SheetRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM print_sheets ORDER BY name, id")?;
    collect(&mut query, [], |row| {
        Ok(SheetRow {
            id: SheetId(row.get("id")?),
            name: row.get("name")?,
            body: row.get("body")?,
            retired_on: optional_date(row, "print_sheets", "retired_on")?,
        })
    })
}

/// Adds one.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, (name, body): (&str, &str)) -> Result<SheetId, StorageError> {
    conn.prepare_cached("INSERT INTO print_sheets (uid, hall_id, name, body) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![new_uid(), hall.0, name, body])?;
    Ok(SheetId(conn.last_insert_rowid()))
}

/// Writes its name and body.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: SheetId, (name, body): (&str, &str)) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE print_sheets SET name = ?2, body = ?3 WHERE id = ?1")?
        .execute(params![id.0, name, body])?;
    Ok(())
}

/// Takes one out of use.
///
/// # Errors
/// The engine's.
pub fn retire(conn: &Connection, id: SheetId, on: NaiveDate) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE print_sheets SET retired_on = ?2 WHERE id = ?1")?
        .execute(params![id.0, on.to_string()])?;
    Ok(())
}
