//! Training, conduct and windows of the roster as linked items look at them.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::super::StorageError;
use super::super::sql_types::{collect, date, word};
use crate::domain::conduct::ConductKind;
use crate::domain::ids::{CaseId, StaffId, WindowId};
use crate::domain::training::TrainingKind;

/// A training of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingFacts {
    /// Whose.
    pub staff: StaffId,
    /// What it was about.
    pub kind: TrainingKind,
    /// How long, in hours.
    pub hours: f64,
}

/// The trainings of the days from `from` to `until`; struck ones are left out.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn training(conn: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<TrainingFacts>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT staff_id, kind, hours FROM training_records
         WHERE struck_ms IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
    )?;
    collect(&mut query, [from.to_string(), until.to_string()], |row| {
        Ok(TrainingFacts {
            staff: StaffId(row.get("staff_id")?),
            kind: word(row, "training_records", "kind", TrainingKind::from_code)?,
            hours: row.get("hours")?,
        })
    })
}

/// A conduct record of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConductFacts {
    /// Whose.
    pub staff: StaffId,
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: ConductKind,
    /// The ban broken, how a law case was found, the outcome of a review; may be empty.
    pub code: String,
    /// The case it comes from.
    pub case: Option<CaseId>,
}

/// The conduct records of the days from `from` to `until`, oldest first; struck ones are left out.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn conduct(conn: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<ConductFacts>, StorageError> {
    const TABLE: &str = "conduct_records";
    let mut query = conn.prepare_cached(
        "SELECT staff_id, day, kind, code, case_id FROM conduct_records
         WHERE struck_ms IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
    )?;
    collect(&mut query, [from.to_string(), until.to_string()], |row| {
        Ok(ConductFacts {
            staff: StaffId(row.get("staff_id")?),
            day: date(row, TABLE, "day")?,
            kind: word(row, TABLE, "kind", ConductKind::from_code)?,
            code: row.get("code")?,
            case: row.get::<_, Option<i64>>("case_id")?.map(CaseId),
        })
    })
}

/// Who serves at which window on a day.
///
/// # Errors
/// The engine's.
pub fn serving_on(conn: &Connection, day: NaiveDate) -> Result<Vec<(StaffId, WindowId)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT staff_id, window_id FROM window_periods
         WHERE from_on <= ?1 AND (until_on IS NULL OR until_on >= ?1)",
    )?;
    collect(&mut query, [day.to_string()], |row| Ok((StaffId(row.get(0)?), WindowId(row.get(1)?))))
}
