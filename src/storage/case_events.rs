//! Rows of what happened to the cases: one JSON body an entry, never changed.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, moment, new_uid};
use crate::domain::cases::{CaseEvent, NewEvent, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, CaseId, FileId, HallId, StaffId};

/// Adds an entry.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    (hall, case): (HallId, CaseId),
    (event, file): (&NewEvent, Option<FileId>),
    entered_at: Moment,
) -> Result<CaseEventId, StorageError> {
    let body = serde_json::to_string(&event.what).map_err(|error| StorageError::Damaged(error.to_string()))?;
    conn.prepare_cached(
        "INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, by_id, body, file_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        case.0,
        event.what.code(),
        event.at.0,
        entered_at.0,
        event.by.map(|id| id.0),
        body,
        file.map(|id| id.0),
    ])?;
    Ok(CaseEventId(conn.last_insert_rowid()))
}

/// The log of a case, in the order it was entered.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_case(conn: &Connection, case: CaseId) -> Result<Vec<CaseEvent>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM case_events WHERE case_id = ?1 ORDER BY id")?;
    collect(&mut query, [case.0], row_to_event)
}

/// The cases something happened to.
///
/// # Errors
/// The engine's.
pub fn with_any(conn: &Connection) -> Result<BTreeSet<CaseId>, StorageError> {
    let mut query = conn.prepare_cached("SELECT DISTINCT case_id FROM case_events")?;
    Ok(collect(&mut query, [], |row| Ok(CaseId(row.get("case_id")?)))?.into_iter().collect())
}

/// The logs of all cases being worked on.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_open_cases(conn: &Connection) -> Result<BTreeMap<CaseId, Vec<CaseEvent>>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT e.* FROM case_details d JOIN case_events e ON e.case_id = d.case_id
         WHERE d.standing = 'open' ORDER BY e.id",
    )?;
    Ok(by_case(collect(&mut query, [], |row| Ok((CaseId(row.get("case_id")?), row_to_event(row)?)))?))
}

/// The logs of all cases.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<BTreeMap<CaseId, Vec<CaseEvent>>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM case_events ORDER BY id")?;
    let rows = collect(&mut query, [], |row| Ok((CaseId(row.get("case_id")?), row_to_event(row)?)))?;
    Ok(by_case(rows))
}

fn by_case(rows: Vec<(CaseId, CaseEvent)>) -> BTreeMap<CaseId, Vec<CaseEvent>> {
    let mut logs: BTreeMap<CaseId, Vec<CaseEvent>> = BTreeMap::new();
    for (case, event) in rows {
        logs.entry(case).or_default().push(event);
    }
    logs
}

fn row_to_event(row: &Row<'_>) -> Result<CaseEvent, StorageError> {
    let body: String = row.get("body")?;
    let what: What = serde_json::from_str(&body).map_err(|_| bad("case_events", "body"))?;
    Ok(CaseEvent {
        id: CaseEventId(row.get("id")?),
        at: moment(row, "at_ms")?,
        entered_at: moment(row, "entered_ms")?,
        by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
        what,
        file: row.get::<_, Option<i64>>("file_id")?.map(FileId),
    })
}
