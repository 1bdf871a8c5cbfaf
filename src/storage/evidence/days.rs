//! Checks as linked items look at them: those that keep a day, and what each is about.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::super::StorageError;
use super::super::sql_types::{collect, date, moment, word};
use crate::domain::audits::Subject;
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, StaffId, WindowId};

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

/// What each check is about; one without details is about the hall.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn check_subjects(conn: &Connection) -> Result<Vec<(AuditId, Subject)>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT audit_id, subject_kind, window_id, staff_id, team FROM audit_details")?;
    collect(&mut query, [], |row| Ok((AuditId(row.get("audit_id")?), subject(row)?)))
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
