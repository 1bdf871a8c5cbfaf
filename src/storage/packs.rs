//! Rows of the standards made or brought in here. An edition is written once and never changed.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, moment, new_uid, optional_date};
use crate::domain::dates::Moment;
use crate::domain::ids::HallId;

/// An edition of a standard, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// Code of the pack.
    pub code: String,
    /// Its edition.
    pub edition: String,
    /// TOML text.
    pub text: String,
    /// Kept since.
    pub created_at: Moment,
    /// Not offered any more since.
    pub retired_on: Option<NaiveDate>,
}

/// Keeps an edition.
///
/// # Errors
/// The engine's, as when the edition is there already.
pub fn insert(conn: &Connection, hall: HallId, row: &PackRow) -> Result<(), StorageError> {
    let PackRow { code, edition, text, created_at, .. } = row;
    conn.execute(
        "INSERT INTO pack_editions (uid, hall_id, code, edition, text, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new_uid(), hall.0, code, edition, text, created_at.0],
    )?;
    Ok(())
}

/// Offers an edition no more (or again).
///
/// # Errors
/// The engine's.
pub fn retire(
    conn: &Connection,
    (code, edition): (&str, &str),
    retired_on: Option<NaiveDate>,
) -> Result<usize, StorageError> {
    let day = retired_on.map(|day| day.to_string());
    Ok(conn.execute(
        "UPDATE pack_editions SET retired_on = ?3 WHERE code = ?1 AND edition = ?2",
        params![code, edition, day],
    )?)
}

/// All editions, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<PackRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM pack_editions ORDER BY id")?;
    collect(&mut query, [], |row| {
        Ok(PackRow {
            code: row.get("code")?,
            edition: row.get("edition")?,
            text: row.get("text")?,
            created_at: moment(row, "created_ms")?,
            retired_on: optional_date(row, "pack_editions", "retired_on")?,
        })
    })
}

/// How many checks, contests and appraisals stand on an edition.
///
/// # Errors
/// The engine's.
pub fn uses(conn: &Connection, (code, edition): (&str, &str)) -> Result<u32, StorageError> {
    Ok(conn.query_row(
        "SELECT (SELECT count(*) FROM audits WHERE pack_code = ?1 AND pack_edition = ?2)
              + (SELECT count(*) FROM contests WHERE pack_code = ?1 AND pack_edition = ?2)
              + (SELECT count(*) FROM appraisals WHERE pack_code = ?1 AND pack_edition = ?2)",
        [code, edition],
        |row| row.get(0),
    )?)
}
