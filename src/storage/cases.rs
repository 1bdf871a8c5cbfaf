//! Rows of the cases and their notes; details and log have files of their own.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::case_details;
use super::sql_types::{collect, moment, new_uid, word};
use crate::domain::cases::{Case, CaseChannel, CaseKind, CaseNote, CaseNumber, NewCase, Voided};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, HallId, StaffId};

/// All cases, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<Case>, StorageError> {
    let mut query =
        conn.prepare_cached(concat!(include_str!("sql/case_select.sql"), "ORDER BY c.year DESC, c.running DESC"))?;
    collect(&mut query, [], row_to_case)
}

/// One case.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: CaseId) -> Result<Option<Case>, StorageError> {
    let mut query = conn.prepare_cached(concat!(include_str!("sql/case_select.sql"), "WHERE c.id = ?1"))?;
    Ok(collect(&mut query, [id.0], row_to_case)?.pop())
}

/// All cases being worked on, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn open(conn: &Connection) -> Result<Vec<Case>, StorageError> {
    let mut query = conn.prepare_cached(concat!(
        include_str!("sql/case_select.sql"),
        "WHERE c.voided_ms IS NULL AND coalesce(d.standing, 'open') = 'open' ORDER BY c.id"
    ))?;
    collect(&mut query, [], row_to_case)
}

/// Newest rows looked through for what was done since a moment.
const NEWEST_READ: i64 = 2000;

/// Cases entered since a moment, oldest first, among the newest rows.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn entered_since(conn: &Connection, since: Moment) -> Result<Vec<Case>, StorageError> {
    let mut query = conn.prepare_cached(concat!(
        include_str!("sql/case_select.sql"),
        "WHERE c.id > (SELECT coalesce(max(id), 0) - ?2 FROM cases) AND c.entered_ms >= ?1 ORDER BY c.id"
    ))?;
    collect(&mut query, params![since.0, NEWEST_READ], row_to_case)
}

/// Cases closed since a moment, in the order they were closed, among the newest entries.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn closed_since(conn: &Connection, since: Moment) -> Result<Vec<Case>, StorageError> {
    let mut query = conn.prepare_cached(concat!(
        include_str!("sql/case_select.sql"),
        "WHERE d.closed_ms >= ?1 AND c.id IN (SELECT case_id FROM case_events
         WHERE id > (SELECT coalesce(max(id), 0) - ?2 FROM case_events) AND kind = 'closed') ORDER BY d.closed_ms"
    ))?;
    collect(&mut query, params![since.0, NEWEST_READ], row_to_case)
}

/// The case of a number.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_number(conn: &Connection, number: CaseNumber) -> Result<Option<Case>, StorageError> {
    let mut query =
        conn.prepare_cached(concat!(include_str!("sql/case_select.sql"), "WHERE c.year = ?1 AND c.running = ?2"))?;
    Ok(collect(&mut query, params![number.year, number.running], row_to_case)?.pop())
}

/// These cases, in their order; one that is not there is left out.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn by_ids(conn: &Connection, ids: &[CaseId]) -> Result<Vec<Case>, StorageError> {
    let found: Vec<Option<Case>> = ids.iter().map(|id| get(conn, *id)).collect::<Result<_, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Reads a row of `case_select.sql`.
pub(super) fn row_to_case(row: &Row<'_>) -> Result<Case, StorageError> {
    const TABLE: &str = "cases";
    let voided_ms: Option<i64> = row.get("voided_ms")?;
    let reason: String = row.get("void_reason")?;
    let first_asked = row.get::<_, Option<i64>>("first_asked_id")?.map(StaffId);
    let (details, outcomes) = case_details::read(row, first_asked)?;
    Ok(Case {
        id: CaseId(row.get("id")?),
        number: CaseNumber { year: row.get("year")?, running: row.get("running")? },
        facts: NewCase {
            kind: word(row, TABLE, "kind", CaseKind::from_code)?,
            channel: word(row, TABLE, "channel", CaseChannel::from_code)?,
            summary: row.get("summary")?,
            customer_name: row.get("customer_name")?,
            customer_contact: row.get("customer_contact")?,
            first_asked,
            department: row.get("department")?,
            received_at: moment(row, "received_ms")?,
            details,
        },
        entered_at: moment(row, "entered_ms")?,
        outcomes,
        voided: voided_ms.map(|ms| Voided { at: Moment(ms), reason }),
    })
}

/// The next number of a year: one more than the highest ever given, so there are no gaps.
///
/// # Errors
/// The engine's.
pub fn next_number(conn: &Connection, hall: HallId, year: i32) -> Result<CaseNumber, StorageError> {
    let running = conn
        .prepare_cached("SELECT coalesce(max(running), 0) + 1 FROM cases WHERE hall_id = ?1 AND year = ?2")?
        .query_row(params![hall.0, year], |row| row.get(0))?;
    Ok(CaseNumber { year, running })
}

/// Every number given, void cases too.
///
/// # Errors
/// The engine's.
pub fn numbers(conn: &Connection) -> Result<BTreeSet<CaseNumber>, StorageError> {
    let mut query = conn.prepare_cached("SELECT year, running FROM cases")?;
    let number = |row: &Row<'_>| Ok(CaseNumber { year: row.get("year")?, running: row.get("running")? });
    Ok(collect(&mut query, [], number)?.into_iter().collect())
}

/// Whether a number was ever given.
///
/// # Errors
/// The engine's.
pub fn is_taken(conn: &Connection, hall: HallId, number: CaseNumber) -> Result<bool, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM cases WHERE hall_id = ?1 AND year = ?2 AND running = ?3)")?;
    Ok(query.query_row(params![hall.0, number.year, number.running], |row| row.get(0))?)
}

/// Adds a case under its number.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (number, case): (CaseNumber, &NewCase),
    at: Moment,
) -> Result<CaseId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO cases (uid, hall_id, year, running, kind, channel, summary, customer_name, customer_contact,
         first_asked_id, department, received_ms, entered_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        number.year,
        number.running,
        case.kind.code(),
        case.channel.code(),
        case.summary,
        case.customer_name,
        case.customer_contact,
        case.first_asked.map(|s| s.0),
        case.department,
        case.received_at.0,
        at.0,
    ])?;
    Ok(CaseId(conn.last_insert_rowid()))
}

/// Writes the facts of a case anew, as corrected; number and time of entry stay.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: CaseId, case: &NewCase) -> Result<(), StorageError> {
    conn.prepare_cached(
        "UPDATE cases SET kind = ?2, channel = ?3, summary = ?4, customer_name = ?5, customer_contact = ?6,
         first_asked_id = ?7, department = ?8, received_ms = ?9 WHERE id = ?1",
    )?
    .execute(params![
        id.0,
        case.kind.code(),
        case.channel.code(),
        case.summary,
        case.customer_name,
        case.customer_contact,
        case.first_asked.map(|s| s.0),
        case.department,
        case.received_at.0,
    ])?;
    Ok(())
}

/// Voids a case; its number stays taken.
///
/// # Errors
/// The engine's.
pub fn void(conn: &Connection, id: CaseId, voided: &Voided) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE cases SET voided_ms = ?2, void_reason = ?3 WHERE id = ?1")?.execute(params![
        id.0,
        voided.at.0,
        voided.reason
    ])?;
    Ok(())
}

/// Adds a note.
///
/// # Errors
/// The engine's.
pub fn insert_note(conn: &Connection, hall: HallId, case: CaseId, note: &CaseNote) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO case_notes (uid, hall_id, case_id, at_ms, text, author_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new_uid(), hall.0, case.0, note.at.0, note.text, note.author.map(|s| s.0)])?;
    Ok(())
}

/// Notes of a case, oldest first.
///
/// # Errors
/// The engine's.
pub fn notes(conn: &Connection, case: CaseId) -> Result<Vec<CaseNote>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM case_notes WHERE case_id = ?1 ORDER BY id")?;
    collect(&mut query, [case.0], row_to_note)
}

/// The notes of all cases, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all_notes(conn: &Connection) -> Result<BTreeMap<CaseId, Vec<CaseNote>>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM case_notes ORDER BY id")?;
    let mut notes: BTreeMap<CaseId, Vec<CaseNote>> = BTreeMap::new();
    for (case, note) in collect(&mut query, [], |row| Ok((CaseId(row.get("case_id")?), row_to_note(row)?)))? {
        notes.entry(case).or_default().push(note);
    }
    Ok(notes)
}

fn row_to_note(row: &Row<'_>) -> Result<CaseNote, StorageError> {
    Ok(CaseNote {
        at: moment(row, "at_ms")?,
        text: row.get("text")?,
        author: row.get::<_, Option<i64>>("author_id")?.map(StaffId),
    })
}
