//! Daily checks and corrective actions as linked items look at them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::super::StorageError;
use super::super::sql_types::{collect, date, moment, optional_date, word};
use crate::domain::audits::Subject;
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, CorrectiveId, StaffId, WindowId};

/// A finished check of the whole hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyCheck {
    /// The check.
    pub audit: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of its pack.
    pub pack_code: String,
    /// When it was finished.
    pub finished_at: Moment,
}

/// Finished checks of the whole hall for the days from `from` to `until`, void ones and re-checks left out, by day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn daily_checks(conn: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<DailyCheck>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT a.id, a.day, a.pack_code, a.finished_ms FROM audits a LEFT JOIN audit_details d ON d.audit_id = a.id
         WHERE a.day BETWEEN ?1 AND ?2 AND a.finished_ms IS NOT NULL AND d.voided_ms IS NULL
           AND coalesce(d.subject_kind, 'hall') = 'hall' AND coalesce(d.kind, '') <> 're_check'
         ORDER BY a.day, a.finished_ms",
    )?;
    collect(&mut query, [from.to_string(), until.to_string()], |row| {
        Ok(DailyCheck {
            audit: AuditId(row.get("id")?),
            day: date(row, "audits", "day")?,
            pack_code: row.get("pack_code")?,
            finished_at: moment(row, "finished_ms")?,
        })
    })
}

/// The days of the checks from `from` to `until`.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn check_days(
    conn: &Connection,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(AuditId, NaiveDate)>, StorageError> {
    let mut query = conn.prepare_cached("SELECT id, day FROM audits WHERE day BETWEEN ?1 AND ?2")?;
    collect(&mut query, [from.to_string(), until.to_string()], |row| {
        Ok((AuditId(row.get("id")?), date(row, "audits", "day")?))
    })
}

/// What each corrective action is to put right.
///
/// # Errors
/// The engine's.
pub fn corrective_titles(conn: &Connection) -> Result<Vec<(CorrectiveId, String)>, StorageError> {
    let mut query = conn.prepare_cached("SELECT id, what FROM corrective_actions ORDER BY id")?;
    collect(&mut query, [], |row| Ok((CorrectiveId(row.get("id")?), row.get("what")?)))
}

/// A corrective action and all that was done about it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectiveFacts {
    /// The action.
    pub id: CorrectiveId,
    /// What the check it came from was about.
    pub found_on: Subject,
    /// What was done about it.
    pub deeds: Vec<Deed>,
}

/// Something done about a corrective action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// `assigned`, `postponed`, `evidence`, `closed`, `reopened`, `noted`.
    pub kind: String,
    /// When.
    pub at: Moment,
    /// Who puts it right from then on.
    pub owner: Option<StaffId>,
    /// Until when, from then on.
    pub due: Option<NaiveDate>,
}

/// Every corrective action whose check is not void.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn correctives(conn: &Connection) -> Result<Vec<CorrectiveFacts>, StorageError> {
    let mut deeds: BTreeMap<i64, Vec<Deed>> = BTreeMap::new();
    let mut query =
        conn.prepare_cached("SELECT action_id, kind, at_ms, owner_id, due FROM corrective_events ORDER BY id")?;
    for (action, deed) in collect(&mut query, [], |row| Ok((row.get("action_id")?, deed(row)?)))? {
        deeds.entry(action).or_default().push(deed);
    }
    let mut query = conn.prepare_cached(
        "SELECT c.id, coalesce(d.subject_kind, 'hall') AS subject_kind, d.window_id, d.staff_id,
                coalesce(d.team, '') AS team
         FROM corrective_actions c LEFT JOIN audit_details d ON d.audit_id = c.audit_id
         WHERE d.voided_ms IS NULL ORDER BY c.id",
    )?;
    collect(&mut query, [], |row| {
        let id: i64 = row.get("id")?;
        let found_on = subject(row)?;
        Ok(CorrectiveFacts { id: CorrectiveId(id), found_on, deeds: deeds.get(&id).cloned().unwrap_or_default() })
    })
}

fn deed(row: &Row<'_>) -> Result<Deed, StorageError> {
    Ok(Deed {
        kind: row.get("kind")?,
        at: moment(row, "at_ms")?,
        owner: row.get::<_, Option<i64>>("owner_id")?.map(StaffId),
        due: optional_date(row, "corrective_events", "due")?,
    })
}

fn subject(row: &Row<'_>) -> Result<Subject, StorageError> {
    let window: Option<i64> = row.get("window_id")?;
    let person: Option<i64> = row.get("staff_id")?;
    let team: String = row.get("team")?;
    word(row, "audit_details", "subject_kind", |kind| match kind {
        "hall" => Some(Subject::Hall),
        "window" => window.map(|id| Subject::Window(WindowId(id))),
        "team" => Some(Subject::Team(team.clone())),
        "person" => person.map(|id| Subject::Person(StaffId(id))),
        _ => None,
    })
}
