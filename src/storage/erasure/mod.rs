//! Taking a person out of the rows: their own fields, mentions of them in free text, pictures, unfinished forms; then out of
//! the bytes the engine has freed. Every row changed gets a new salt, so that its old hash on the history tells nothing.

mod customer;
mod look;
mod staff;
mod texts;
mod wipe;

use rusqlite::{Connection, params};

pub use customer::{CustomerCase, cases_like, customer_of, erase_customer, erase_letters, mask_texts};
pub use look::{
    Held, drafts_of, held_of_cases, held_of_staff, history_mentions, may_open_file, other_names, photos_of_anybody,
    staff_needles,
};
pub(in crate::storage) use staff::is_orphan;
pub use staff::{Lines, erase_photos, erase_staff, former_pictures};
pub use texts::{FREE_TEXTS, Form, KEPT_TEXTS, Mention, Reach, edit_out, edit_out_of_drafts, mentions};
pub use wipe::{has_pending_wipe, wipe_freed};

use super::StorageError;
use super::sql_types::new_uid;
use crate::domain::dates::Moment;
use crate::domain::erasure::ErasureReason;
use crate::domain::ids::HallId;

/// A person erased: which record, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedRow {
    /// `staff` or `customer`.
    pub subject: &'static str,
    /// Row of the roster, or of the case.
    pub subject_id: i64,
    /// Why.
    pub reason: ErasureReason,
    /// More words; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// An erasure as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptErasure {
    /// `staff` or `customer`.
    pub subject: String,
    /// Row of the roster, or of the case.
    pub subject_id: i64,
    /// Code of the reason.
    pub reason: String,
    /// More words; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// Notes that a person was erased.
///
/// # Errors
/// The engine's, as when they were already.
pub fn insert(conn: &Connection, hall: HallId, row: &ErasedRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO erasures (uid, hall_id, subject, subject_id, reason, note, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![new_uid(), hall.0, row.subject, row.subject_id, row.reason.code(), row.note, row.at.0])?;
    Ok(())
}

/// How many people and customers' cases were erased so far, so that each gets a number of its own.
///
/// # Errors
/// The engine's.
pub fn count(conn: &Connection) -> Result<u32, StorageError> {
    Ok(conn.query_row("SELECT count(*) FROM erasures", [], |row| row.get(0))?)
}

/// Whether a record's person was erased.
///
/// # Errors
/// The engine's.
pub fn is_erased(conn: &Connection, subject: &str, id: i64) -> Result<bool, StorageError> {
    let mut query = conn.prepare_cached("SELECT 1 FROM erasures WHERE subject = ?1 AND subject_id = ?2")?;
    Ok(query.exists(params![subject, id])?)
}

/// All erasures, newest first.
///
/// # Errors
/// The engine's.
pub fn all(conn: &Connection) -> Result<Vec<KeptErasure>, StorageError> {
    let sql = "SELECT subject, subject_id, reason, note, at_ms FROM erasures ORDER BY at_ms DESC, id DESC";
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        Ok(KeptErasure {
            subject: row.get(0)?,
            subject_id: row.get(1)?,
            reason: row.get(2)?,
            note: row.get(3)?,
            at: Moment(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes pictures out of the file; nothing may point to them any more.
///
/// # Errors
/// The engine's, as when something does.
pub fn remove_files(conn: &Connection, files: &[i64]) -> Result<usize, StorageError> {
    let mut query = conn.prepare_cached("DELETE FROM files WHERE id = ?1")?;
    let mut gone = 0;
    for file in files {
        gone += query.execute([file])?;
    }
    Ok(gone)
}

/// Takes those pictures out of the file that nothing points to any more; how many left.
///
/// # Errors
/// The engine's.
pub fn remove_orphans(conn: &Connection, files: &[i64]) -> Result<usize, StorageError> {
    let mut gone = Vec::new();
    for file in files {
        if is_orphan(conn, *file)? {
            gone.push(*file);
        }
    }
    remove_files(conn, &gone)
}

/// Row numbers a query gives.
pub(super) fn ids(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<i64>, StorageError> {
    let mut query = conn.prepare_cached(sql)?;
    let found = query.query_map(params, |row| row.get::<_, Option<i64>>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests;
