//! Rows of corrective actions: opened once, then entries that are only added.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, moment, new_uid, optional_date, word};
use crate::domain::audits::Verdict;
use crate::domain::corrective::{CorrectiveAction, CorrectiveEvent, CorrectiveKind, NewCorrectiveEvent};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, CorrectiveId, FileId, HallId, StaffId};

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

/// Adds an entry.
///
/// # Errors
/// The engine's.
pub fn insert_event(
    conn: &Connection,
    hall: HallId,
    action: CorrectiveId,
    (new, at): (&NewCorrectiveEvent, Moment),
) -> Result<(), StorageError> {
    let NewCorrectiveEvent { kind, by, owner, due, text, file } = new;
    conn.execute(
        "INSERT INTO corrective_events (uid, hall_id, action_id, kind, at_ms, by_id, owner_id, due, text, file_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            new_uid(),
            hall.0,
            action.0,
            kind.code(),
            at.0,
            by.map(|b| b.0),
            owner.map(|o| o.0),
            due.map(|d| d.to_string()),
            text,
            file.map(|f| f.0)
        ],
    )?;
    Ok(())
}

/// One action with its entries.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: CorrectiveId) -> Result<Option<CorrectiveAction>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM corrective_actions WHERE id = ?1")?;
    let Some(mut action) = collect(&mut query, [id.0], row_to_action)?.pop() else {
        return Ok(None);
    };
    let mut query = conn.prepare_cached("SELECT * FROM corrective_events WHERE action_id = ?1 ORDER BY id")?;
    action.events = collect(&mut query, [id.0], row_to_event)?.into_iter().map(|(_, event)| event).collect();
    Ok(Some(action))
}

/// Every action of checks that are not void, with its entries, in the order they were opened.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<CorrectiveAction>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT c.* FROM corrective_actions c LEFT JOIN audit_details d ON d.audit_id = c.audit_id
         WHERE d.voided_ms IS NULL ORDER BY c.id",
    )?;
    let mut actions = collect(&mut query, [], row_to_action)?;
    let mut query = conn.prepare_cached("SELECT * FROM corrective_events ORDER BY id")?;
    for (id, event) in collect(&mut query, [], row_to_event)? {
        if let Ok(place) = actions.binary_search_by_key(&id, |action| action.id)
            && let Some(action) = actions.get_mut(place)
        {
            action.events.push(event);
        }
    }
    Ok(actions)
}

/// Whether an item of a check has an action.
///
/// # Errors
/// The engine's.
pub fn of_item(conn: &Connection, audit: AuditId, item_code: &str) -> Result<Option<CorrectiveId>, StorageError> {
    let mut query = conn.prepare_cached("SELECT id FROM corrective_actions WHERE audit_id = ?1 AND item_code = ?2")?;
    Ok(collect(&mut query, params![audit.0, item_code], |row| Ok(CorrectiveId(row.get(0)?)))?.pop())
}

/// The verdict on an item of a finished check, corrections put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    /// The check.
    pub audit: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of its standard.
    pub pack_code: String,
    /// Its subject in one word, as `hall` or `window:3`.
    pub subject: String,
    /// Code of the item.
    pub item_code: String,
    /// How it came out.
    pub verdict: Verdict,
}

/// Verdicts of finished checks since a day that are not void, in the order of their days; only of items that failed at
/// least once.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn verdicts_since(conn: &Connection, from: NaiveDate) -> Result<Vec<VerdictRow>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("sql/corrective_verdicts.sql"))?;
    collect(&mut query, [from.to_string()], |row| {
        Ok(VerdictRow {
            audit: AuditId(row.get("audit_id")?),
            day: date(row, "audits", "day")?,
            pack_code: row.get("pack_code")?,
            subject: row.get("subject")?,
            item_code: row.get("item_code")?,
            verdict: word(row, "audit_answers", "verdict", Verdict::from_code)?,
        })
    })
}

fn row_to_action(row: &Row<'_>) -> Result<CorrectiveAction, StorageError> {
    Ok(CorrectiveAction {
        id: CorrectiveId(row.get("id")?),
        audit: AuditId(row.get("audit_id")?),
        item_code: row.get("item_code")?,
        what: row.get("what")?,
        opened_at: moment(row, "opened_ms")?,
        opened_by: row.get::<_, Option<i64>>("opened_by")?.map(StaffId),
        events: Vec::new(),
    })
}

fn row_to_event(row: &Row<'_>) -> Result<(CorrectiveId, CorrectiveEvent), StorageError> {
    const TABLE: &str = "corrective_events";
    let entry = NewCorrectiveEvent {
        kind: word(row, TABLE, "kind", CorrectiveKind::from_code)?,
        by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
        owner: row.get::<_, Option<i64>>("owner_id")?.map(StaffId),
        due: optional_date(row, TABLE, "due")?,
        text: row.get("text")?,
        file: row.get::<_, Option<i64>>("file_id")?.map(FileId),
    };
    Ok((CorrectiveId(row.get("action_id")?), CorrectiveEvent { at: moment(row, "at_ms")?, entry }))
}
