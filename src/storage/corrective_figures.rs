//! Corrective actions as the figures count them: those not closed yet, with whoever puts them right and until when.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::StorageError;
use super::sql_types::{collect, date};
use crate::domain::audits::figures::OpenCorrective;
use crate::domain::ids::{AuditId, StaffId};

/// What a row of the query says: the action, then one of its entries.
struct Row {
    id: i64,
    open: OpenCorrective,
    kind: Option<String>,
}

/// Every action whose last closing or reopening is no closing, in the order they were opened.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn open(conn: &Connection) -> Result<Vec<OpenCorrective>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("sql/corrective_figures.sql"))?;
    let rows = collect(&mut query, [], |row| {
        let due = match row.get::<_, Option<String>>("due")? {
            Some(_) => Some(date(row, "corrective_events", "due")?),
            None => None,
        };
        let open = OpenCorrective {
            audit: AuditId(row.get("audit_id")?),
            day: date(row, "audits", "day")?,
            item: row.get("item_code")?,
            what: row.get("what")?,
            owner: row.get::<_, Option<i64>>("owner_id")?.map(StaffId),
            due,
        };
        Ok(Row { id: row.get("id")?, open, kind: row.get("kind")? })
    })?;
    let mut actions: BTreeMap<i64, (OpenCorrective, bool)> = BTreeMap::new();
    for Row { id, open, kind } in rows {
        let (action, is_closed) = actions.entry(id).or_insert_with(|| (open.clone(), false));
        action.owner = open.owner.or(action.owner);
        action.due = open.due.or(action.due);
        match kind.as_deref() {
            Some("closed") => *is_closed = true,
            Some("reopened") => *is_closed = false,
            _ => {}
        }
    }
    Ok(actions.into_values().filter(|(_, is_closed)| !is_closed).map(|(action, _)| action).collect())
}
