//! Rows of what a check is about beside its answers, with the result frozen at finishing.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StorageError;
use super::sql_types::{bad, collect, date, new_uid, word};
use crate::domain::audits::{AuditKind, FinalResult, RunDetails, Subject};
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, AuditId, ContestId, HallId, PlanId, StaffId, WindowId};
use crate::domain::standards::SubjectKind;

const TABLE: &str = "audit_details";

/// What a check is about and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailsRow {
    /// The check.
    pub audit: AuditId,
    /// What it is about.
    pub details: RunDetails,
    /// Frozen at finishing.
    pub result: Option<FrozenResult>,
    /// Voided, with the reason.
    pub voided: Option<(Moment, String)>,
}

/// The result of a run as it was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenResult {
    /// Score of 100 before vetoes; `None` where nothing was possible.
    pub scaled: Option<f64>,
    /// Score of 100 after vetoes.
    pub score: Option<f64>,
    /// Code of the grade; empty for none.
    pub grade: String,
    /// Codes of the veto items that failed.
    pub vetoed: Vec<String>,
}

/// Writes what a check is about.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, audit: AuditId, details: &RunDetails) -> Result<(), StorageError> {
    let RunDetails { kind, subject, team, window_number, period_from, period_until, .. } = details;
    let only = details.only_items.as_ref().map(json).transpose()?.unwrap_or_default();
    conn.execute(
        include_str!("sql/audit_details_insert.sql"),
        params![
            new_uid(),
            hall.0,
            audit.0,
            kind.code(),
            subject.kind().code(),
            subject.window().map(|w| w.0),
            subject.person().map(|p| p.0),
            team,
            window_number,
            period_from.to_string(),
            period_until.to_string(),
            json(&details.with_auditors)?,
            details.audited.map(|p| p.0),
            only,
            details.re_check_of.map(|a| a.0),
            details.plan.map(|p| p.0),
            details.contest.map(|c| c.0),
            details.appraisal.map(|a| a.0),
        ],
    )?;
    Ok(())
}

/// Freezes the result.
///
/// # Errors
/// The engine's.
pub fn freeze(
    conn: &Connection,
    audit: AuditId,
    (scaled, result, vetoed): (Option<f64>, Option<&FinalResult>, &[String]),
) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE audit_details SET scaled = ?2, final = ?3, grade = ?4, vetoed = ?5 WHERE audit_id = ?1",
        params![audit.0, scaled, result.map(|r| r.score), result.map_or("", |r| r.grade.as_str()), json(&vetoed)?],
    )?;
    Ok(())
}

/// Voids a check.
///
/// # Errors
/// The engine's.
pub fn void(conn: &Connection, audit: AuditId, (at, reason): (Moment, &str)) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE audit_details SET voided_ms = ?2, void_reason = ?3 WHERE audit_id = ?1",
        params![audit.0, at.0, reason],
    )?;
    Ok(())
}

/// What a check is about; `None` for one of an edition that knew no details.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, audit: AuditId) -> Result<Option<DetailsRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_details WHERE audit_id = ?1")?;
    Ok(collect(&mut query, [audit.0], row_to_details)?.pop())
}

/// What every check is about, in the order they were begun.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<DetailsRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_details ORDER BY audit_id")?;
    collect(&mut query, [], row_to_details)
}

fn row_to_details(row: &Row<'_>) -> Result<DetailsRow, StorageError> {
    let id = |column: &str| row.get::<_, Option<i64>>(column);
    let subject = subject_of(row)?;
    let only: String = row.get("only_items")?;
    let details = RunDetails {
        kind: word(row, TABLE, "kind", AuditKind::from_code)?,
        subject,
        team: row.get("team")?,
        window_number: row.get("window_number")?,
        period_from: date(row, TABLE, "period_from")?,
        period_until: date(row, TABLE, "period_until")?,
        with_auditors: list(row, "with_auditors")?,
        audited: id("audited_id")?.map(StaffId),
        only_items: if only.is_empty() { None } else { Some(list::<BTreeSet<String>>(row, "only_items")?) },
        re_check_of: id("re_check_of")?.map(AuditId),
        plan: id("plan_id")?.map(PlanId),
        contest: id("contest_id")?.map(ContestId),
        appraisal: id("appraisal_id")?.map(AppraisalId),
    };
    let vetoed: Vec<String> = list(row, "vetoed")?;
    let frozen =
        FrozenResult { scaled: row.get("scaled")?, score: row.get("final")?, grade: row.get("grade")?, vetoed };
    let voided = id("voided_ms")?.map(Moment).zip(Some(row.get("void_reason")?));
    Ok(DetailsRow { audit: AuditId(row.get("audit_id")?), details, result: Some(frozen), voided })
}

fn subject_of(row: &Row<'_>) -> Result<Subject, StorageError> {
    let id = |column: &'static str| row.get::<_, Option<i64>>(column)?.ok_or_else(|| bad(TABLE, column));
    Ok(match word(row, TABLE, "subject_kind", SubjectKind::from_code)? {
        SubjectKind::Hall => Subject::Hall,
        SubjectKind::Window => Subject::Window(WindowId(id("window_id")?)),
        SubjectKind::Team => Subject::Team(row.get("team")?),
        SubjectKind::Person => Subject::Person(StaffId(id("staff_id")?)),
    })
}

fn json(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::Damaged(error.to_string()))
}

fn list<T: DeserializeOwned>(row: &Row<'_>, column: &'static str) -> Result<T, StorageError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| bad(TABLE, column))
}
