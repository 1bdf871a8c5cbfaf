//! Rows of corrective actions: opened once, then entries that are only added.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::new_uid;
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, CorrectiveId, HallId, StaffId};

/// A corrective action to open: what is to be put right, found where, by whom until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrective {
    /// The check it was found in.
    pub audit: AuditId,
    /// Code of the item that failed.
    pub item_code: String,
    /// What is to be put right.
    pub what: String,
    /// Who opened it.
    pub opened_by: Option<StaffId>,
    /// Who puts it right.
    pub owner: Option<StaffId>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// Opens a corrective action; an owner or a day is its first entry.
///
/// # Errors
/// The engine's, as when the item has one already.
pub fn open(conn: &Connection, hall: HallId, new: &NewCorrective, at: Moment) -> Result<CorrectiveId, StorageError> {
    let NewCorrective { audit, item_code, what, opened_by, owner, due } = new;
    conn.execute(
        "INSERT INTO corrective_actions (uid, hall_id, audit_id, item_code, what, opened_ms, opened_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new_uid(), hall.0, audit.0, item_code, what, at.0, opened_by.map(|b| b.0)],
    )?;
    let id = CorrectiveId(conn.last_insert_rowid());
    if owner.is_some() || due.is_some() {
        conn.execute(
            "INSERT INTO corrective_events (uid, hall_id, action_id, kind, at_ms, by_id, owner_id, due)
             VALUES (?1, ?2, ?3, 'assigned', ?4, ?5, ?6, ?7)",
            params![
                new_uid(),
                hall.0,
                id.0,
                at.0,
                opened_by.map(|b| b.0),
                owner.map(|o| o.0),
                due.map(|d| d.to_string())
            ],
        )?;
    }
    Ok(id)
}
