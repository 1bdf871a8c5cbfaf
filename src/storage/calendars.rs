//! Rows of the calendar's years brought in by hand.

use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, moment, new_uid};
use crate::domain::calendar::CalendarYear;
use crate::domain::dates::Moment;
use crate::domain::ids::HallId;

const TABLE: &str = "calendar_years";

/// A year as it was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredYear {
    /// The arrangement.
    pub year: CalendarYear,
    /// When it was brought in.
    pub added_at: Moment,
}

/// The newest row of each year, by year.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn newest(conn: &Connection) -> Result<Vec<StoredYear>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM calendar_years WHERE id IN (SELECT max(id) FROM calendar_years GROUP BY year) ORDER BY year",
    )?;
    collect(&mut query, [], row_to_year)
}

/// Every edition of a year, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_year(conn: &Connection, year: i32) -> Result<Vec<StoredYear>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM calendar_years WHERE year = ?1 ORDER BY id")?;
    collect(&mut query, [year], row_to_year)
}

fn row_to_year(row: &Row<'_>) -> Result<StoredYear, StorageError> {
    let text: String = row.get("text")?;
    let year = CalendarYear::read_json(&text).map_err(|_| bad(TABLE, "text"))?;
    Ok(StoredYear { year, added_at: moment(row, "created_ms")? })
}

/// Adds a year in its JSON form.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, year: &CalendarYear, at: Moment) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO calendar_years (uid, hall_id, year, edition, text, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new_uid(), hall.0, year.year, year.edition, year.to_json(), at.0])?;
    Ok(())
}
