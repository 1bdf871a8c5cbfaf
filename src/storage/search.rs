//! Rows read by the search: cases newest first, until enough are found; where a case came from.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::StorageError;
use super::sql_types::{collect, date, word};
use crate::domain::cases::{CaseKind, CaseNumber};
use crate::domain::ids::{BoxId, CaseId};

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
    /// Customer's name; mask it before it is shown.
    pub customer_name: String,
    /// Department; may be empty.
    pub department: String,
    /// Whether it is void.
    pub is_void: bool,
}

/// The newest cases that `fits` accepts, at most `most`.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn cases(
    conn: &Connection,
    most: usize,
    fits: impl Fn(&CaseFound) -> bool,
) -> Result<Vec<CaseFound>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT id, year, running, kind, summary, customer_name, department, voided_ms IS NOT NULL AS is_void
         FROM cases ORDER BY year DESC, running DESC",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while found.len() < most {
        let Some(row) = rows.next()? else { break };
        let case = row_to_found(row)?;
        if fits(&case) {
            found.push(case);
        }
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
