//! Rows that follow a check: corrections, notes, further photos. Each is a new row; none is ever changed.

use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, moment, new_uid, word};
use crate::domain::audits::NoteKind;
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, FileId, HallId, StaffId};

/// A correction of an item of a finished check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// Code of the item.
    pub item_code: String,
    /// JSON of the answer that should have been given.
    pub answer: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<StaffId>,
    /// When.
    pub at: Moment,
}

/// What was said about a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Remark, objection or opinion.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// Who.
    pub by: Option<StaffId>,
    /// When.
    pub at: Moment,
}

/// Writes a correction.
///
/// # Errors
/// The engine's.
pub fn insert_correction(
    conn: &Connection,
    hall: HallId,
    audit: AuditId,
    correction: &CorrectionRow,
) -> Result<(), StorageError> {
    let CorrectionRow { item_code, answer, reason, by, at } = correction;
    conn.execute(
        "INSERT INTO audit_corrections (uid, hall_id, audit_id, item_code, answer, reason, by_id, at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![new_uid(), hall.0, audit.0, item_code, answer, reason, by.map(|b| b.0), at.0],
    )?;
    Ok(())
}

/// Corrections of a check, in order.
///
/// # Errors
/// The engine's.
pub fn corrections(conn: &Connection, audit: AuditId) -> Result<Vec<CorrectionRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_corrections WHERE audit_id = ?1 ORDER BY id")?;
    collect(&mut query, [audit.0], |row| {
        Ok(CorrectionRow {
            item_code: row.get("item_code")?,
            answer: row.get("answer")?,
            reason: row.get("reason")?,
            by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
            at: moment(row, "at_ms")?,
        })
    })
}

/// Writes a note.
///
/// # Errors
/// The engine's.
pub fn insert_note(conn: &Connection, hall: HallId, audit: AuditId, note: &NoteRow) -> Result<(), StorageError> {
    let NoteRow { kind, text, by, at } = note;
    conn.execute(
        "INSERT INTO audit_notes (uid, hall_id, audit_id, kind, text, by_id, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new_uid(), hall.0, audit.0, kind.code(), text, by.map(|b| b.0), at.0],
    )?;
    Ok(())
}

/// Notes of a check, in order.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn notes(conn: &Connection, audit: AuditId) -> Result<Vec<NoteRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_notes WHERE audit_id = ?1 ORDER BY id")?;
    collect(&mut query, [audit.0], |row| {
        Ok(NoteRow {
            kind: word(row, "audit_notes", "kind", NoteKind::from_code)?,
            text: row.get("text")?,
            by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
            at: moment(row, "at_ms")?,
        })
    })
}

/// Puts a further photo beside an item.
///
/// # Errors
/// The engine's.
pub fn insert_photo(
    conn: &Connection,
    hall: HallId,
    audit: AuditId,
    (item_code, file, at): (&str, FileId, Moment),
) -> Result<(), StorageError> {
    conn.execute(
        "INSERT INTO audit_photos (uid, hall_id, audit_id, item_code, file_id, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new_uid(), hall.0, audit.0, item_code, file.0, at.0],
    )?;
    Ok(())
}

/// Further photos of a check: code of the item, file.
///
/// # Errors
/// The engine's.
pub fn photos(conn: &Connection, audit: AuditId) -> Result<Vec<(String, FileId)>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT item_code, file_id FROM audit_photos WHERE audit_id = ?1 ORDER BY id")?;
    collect(&mut query, [audit.0], |row| Ok((row.get("item_code")?, FileId(row.get("file_id")?))))
}
