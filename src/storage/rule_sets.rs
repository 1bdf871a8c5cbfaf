//! Rows of the deadline rules' editions made in this hall, and of its texts for letters and kept filters.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, date, new_uid};
use crate::domain::dates::Moment;
use crate::domain::ids::HallId;

/// An edition of rules as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetRow {
    /// Code of the rule set.
    pub code: String,
    /// Edition.
    pub edition: String,
    /// First day it holds for: cases that came in on it or later.
    pub in_force_from: NaiveDate,
    /// The whole TOML text.
    pub text: String,
}

/// All editions, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<RuleSetRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM rule_sets ORDER BY in_force_from, id")?;
    collect(&mut query, [], |row| {
        Ok(RuleSetRow {
            code: row.get("code")?,
            edition: row.get("edition")?,
            in_force_from: date(row, "rule_sets", "in_force_from")?,
            text: row.get("text")?,
        })
    })
}

/// Adds an edition.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, row: &RuleSetRow, at: Moment) -> Result<(), StorageError> {
    conn.execute(
        "INSERT INTO rule_sets (uid, hall_id, code, edition, in_force_from, text, created_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new_uid(), hall.0, row.code, row.edition, row.in_force_from.to_string(), row.text, at.0],
    )?;
    Ok(())
}
