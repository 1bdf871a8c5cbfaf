//! Rows of conduct records: one a person, followed up by further lines, struck and never deleted.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, date, moment, new_uid, word};
use super::training::struck;
use crate::domain::cases::CaseNumber;
use crate::domain::conduct::{ConductKind, ConductMatter, ConductRecord, NewConduct};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, ConductId, HallId, StaffId};
use crate::domain::struck::Struck;

const TABLE: &str = "conduct_records";
const SELECT: &str = "SELECT r.*, c.year, c.running FROM conduct_records r LEFT JOIN cases c ON c.id = r.case_id";

/// Adds a record about a person.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    (hall, staff): (HallId, StaffId),
    (record, case): (&NewConduct, Option<CaseId>),
    at: Moment,
) -> Result<ConductId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO conduct_records (uid, hall_id, staff_id, day, kind, code, text, follow_up, case_id, entered_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        staff.0,
        record.day.to_string(),
        record.matter.kind().code(),
        record.matter.code(),
        record.text,
        record.follow_up,
        case.map(|case| case.0),
        at.0
    ])?;
    Ok(ConductId(conn.last_insert_rowid()))
}

/// One record.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: ConductId) -> Result<Option<ConductRecord>, StorageError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?;
    Ok(collect(&mut query, [id.0], row_to_record)?.pop())
}

/// A person's records, struck ones included, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_staff(conn: &Connection, staff: StaffId) -> Result<Vec<ConductRecord>, StorageError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} WHERE r.staff_id = ?1 ORDER BY r.day DESC, r.id DESC"))?;
    collect(&mut query, [staff.0], row_to_record)
}

/// Everyone's records from `first` to `last`, both included, struck ones too, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn between(conn: &Connection, first: NaiveDate, last: NaiveDate) -> Result<Vec<ConductRecord>, StorageError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} WHERE r.day BETWEEN ?1 AND ?2 ORDER BY r.day, r.id"))?;
    collect(&mut query, [first.to_string(), last.to_string()], row_to_record)
}

/// Writes what was done about a record.
///
/// # Errors
/// The engine's.
pub fn set_follow_up(conn: &Connection, id: ConductId, follow_up: &str) -> Result<(), StorageError> {
    conn.execute("UPDATE conduct_records SET follow_up = ?2 WHERE id = ?1", params![id.0, follow_up])?;
    Ok(())
}

/// Strikes a record.
///
/// # Errors
/// The engine's.
pub fn strike(conn: &Connection, id: ConductId, struck: &Struck) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE conduct_records SET struck_ms = ?2, strike_reason = ?3 WHERE id = ?1",
        params![id.0, struck.at.0, struck.reason],
    )?;
    Ok(())
}

fn row_to_record(row: &Row<'_>) -> Result<ConductRecord, StorageError> {
    let kind = word(row, TABLE, "kind", ConductKind::from_code)?;
    let code: String = row.get("code")?;
    let case: Option<i64> = row.get("case_id")?;
    let case = match case {
        Some(id) => Some((CaseId(id), CaseNumber { year: row.get("year")?, running: row.get("running")? })),
        None => None,
    };
    Ok(ConductRecord {
        id: ConductId(row.get("id")?),
        staff: StaffId(row.get("staff_id")?),
        day: date(row, TABLE, "day")?,
        matter: ConductMatter::from_codes(kind, &code).ok_or_else(|| bad(TABLE, "code"))?,
        text: row.get("text")?,
        follow_up: row.get("follow_up")?,
        case,
        entered_at: moment(row, "entered_ms")?,
        struck: struck(row)?,
    })
}
