//! Rows of the checks: each run keeps the pack it was scored on, and its answers.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, moment, new_uid};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, FileId, HallId, StaffId};

/// A run of a checklist, as kept.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditRow {
    /// Row number.
    pub id: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of the pack.
    pub pack_code: String,
    /// Edition of the pack.
    pub pack_edition: String,
    /// The pack as it was, for ever.
    pub pack_text: String,
    /// Who checks.
    pub auditor: Option<StaffId>,
    /// Begun.
    pub started_at: Moment,
    /// Finished and locked.
    pub finished_at: Option<Moment>,
    /// Points earned, frozen at finishing.
    pub earned: Option<f64>,
    /// Points possible, frozen at finishing.
    pub possible: Option<f64>,
}

/// An answer, as kept: the body is the answer's JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// Code of the item.
    pub item_code: String,
    /// JSON of the answer.
    pub answer: String,
    /// Photo taken.
    pub photo: Option<FileId>,
    /// When.
    pub answered_at: Moment,
}

/// Begins a run.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, audit: &AuditRow) -> Result<AuditId, StorageError> {
    conn.execute(
        "INSERT INTO audits (uid, hall_id, day, pack_code, pack_edition, pack_text, auditor_id, started_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new_uid(),
            hall.0,
            audit.day.to_string(),
            audit.pack_code,
            audit.pack_edition,
            audit.pack_text,
            audit.auditor.map(|s| s.0),
            audit.started_at.0
        ],
    )?;
    Ok(AuditId(conn.last_insert_rowid()))
}

/// Finishes a run with its frozen score.
///
/// # Errors
/// The engine's.
pub fn finish(conn: &Connection, id: AuditId, (earned, possible): (f64, f64), at: Moment) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE audits SET finished_ms = ?2, earned = ?3, possible = ?4 WHERE id = ?1",
        params![id.0, at.0, earned, possible],
    )?;
    Ok(())
}

/// Runs, newest first, at most `most`; without the text of their packs, which is long and the same again and again.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn newest(conn: &Connection, most: usize) -> Result<Vec<AuditRow>, StorageError> {
    let mut query = conn.prepare_cached(&listing("ORDER BY day DESC, id DESC LIMIT ?1"))?;
    collect(&mut query, [most as i64], row_to_audit)
}

/// Runs of days within `from..=until`, oldest first; without the text of their packs.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn between(conn: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<AuditRow>, StorageError> {
    let mut query = conn.prepare_cached(&listing("WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id"))?;
    collect(&mut query, [from.to_string(), until.to_string()], row_to_audit)
}

fn listing(rest: &str) -> String {
    format!(
        "SELECT id, day, pack_code, pack_edition, '' AS pack_text, auditor_id, started_ms, finished_ms, earned, possible
         FROM audits {rest}"
    )
}

/// One run.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: AuditId) -> Result<Option<AuditRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audits WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_audit)?.pop())
}

fn row_to_audit(row: &Row<'_>) -> Result<AuditRow, StorageError> {
    Ok(AuditRow {
        id: AuditId(row.get("id")?),
        day: date(row, "audits", "day")?,
        pack_code: row.get("pack_code")?,
        pack_edition: row.get("pack_edition")?,
        pack_text: row.get("pack_text")?,
        auditor: row.get::<_, Option<i64>>("auditor_id")?.map(StaffId),
        started_at: moment(row, "started_ms")?,
        finished_at: row.get::<_, Option<i64>>("finished_ms")?.map(Moment),
        earned: row.get("earned")?,
        possible: row.get("possible")?,
    })
}

/// Writes or replaces the answer to an item.
///
/// # Errors
/// The engine's.
pub fn put_answer(conn: &Connection, hall: HallId, audit: AuditId, answer: &AnswerRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO audit_answers (uid, hall_id, audit_id, item_code, answer, photo_file_id, answered_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (audit_id, item_code) DO UPDATE SET answer = ?5, photo_file_id = ?6, answered_ms = ?7",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        audit.0,
        answer.item_code,
        answer.answer,
        answer.photo.map(|f| f.0),
        answer.answered_at.0
    ])?;
    Ok(())
}

/// Takes an answer back while the run is open.
///
/// # Errors
/// The engine's.
pub fn remove_answer(conn: &Connection, audit: AuditId, item_code: &str) -> Result<(), StorageError> {
    conn.execute("DELETE FROM audit_answers WHERE audit_id = ?1 AND item_code = ?2", params![audit.0, item_code])?;
    Ok(())
}

/// Answers of a run.
///
/// # Errors
/// The engine's.
pub fn answers(conn: &Connection, audit: AuditId) -> Result<Vec<AnswerRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_answers WHERE audit_id = ?1 ORDER BY id")?;
    collect(&mut query, [audit.0], |row| {
        Ok(AnswerRow {
            item_code: row.get("item_code")?,
            answer: row.get("answer")?,
            photo: row.get::<_, Option<i64>>("photo_file_id")?.map(FileId),
            answered_at: moment(row, "answered_ms")?,
        })
    })
}
