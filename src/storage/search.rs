//! Rows read by the search: what is shown of a case; where a case came from.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::StorageError;
use super::sql_types::{collect, date, word};
use crate::domain::cases::{CaseKind, CaseNumber};
use crate::domain::ids::{BoxId, CaseId};
use crate::domain::personal::PersonalName;

/// What a search shows of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFound {
    /// Row number.
    pub id: CaseId,
    /// Number.
    pub number: CaseNumber,
    /// Kind.
    pub kind: CaseKind,
    /// What it is about.
    pub summary: String,
    /// Customer's name.
    pub customer_name: PersonalName,
    /// Department; may be empty.
    pub department: String,
    /// Whether it is void.
    pub is_void: bool,
}

/// What a search shows of these cases, in their order.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn cases(conn: &Connection, ids: &[CaseId]) -> Result<Vec<CaseFound>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT id, year, running, kind, summary, customer_name, department, voided_ms IS NOT NULL AS is_void
         FROM cases WHERE id = ?1",
    )?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(collect(&mut query, [id.0], row_to_found)?);
    }
    Ok(found)
}

fn row_to_found(row: &Row<'_>) -> Result<CaseFound, StorageError> {
    Ok(CaseFound {
        id: CaseId(row.get("id")?),
        number: CaseNumber { year: row.get("year")?, running: row.get("running")? },
        kind: word(row, "cases", "kind", CaseKind::from_code)?,
        summary: row.get("summary")?,
        customer_name: row.get("customer_name")?,
        department: row.get("department")?,
        is_void: row.get("is_void")?,
    })
}

/// The letter a case was made of: its box, the day of the opening, its place among the letters of that day from 1.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn case_origin(conn: &Connection, case: CaseId) -> Result<Option<(BoxId, NaiveDate, usize)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT e.box_id, e.day, l.position FROM letters l JOIN box_entries e ON e.id = l.entry_id
         WHERE l.case_id = ?1",
    )?;
    let found = collect(&mut query, [case.0], |row| {
        let position: i64 = row.get("position")?;
        Ok((BoxId(row.get("box_id")?), date(row, "box_entries", "day")?, position as usize))
    })?;
    Ok(found.into_iter().next())
}
