//! Rows of the yearly appraisals and of the prerequisites judged by hand.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, moment, new_uid, optional_date, word};
use crate::domain::appraisals::Kept;
use crate::domain::audits::Subject;
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, AuditId, HallId, StaffId, WindowId};
use crate::domain::standards::SubjectKind;

const TABLE: &str = "appraisals";

/// A year's appraisal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalRow {
    /// Row number; ignored when it is inserted.
    pub id: AppraisalId,
    /// The year.
    pub year: i32,
    /// Code of the pack.
    pub pack_code: String,
    /// Edition of the pack.
    pub pack_edition: String,
    /// Its text, for ever.
    pub pack_text: String,
    /// Whom it ranks.
    pub subject_kind: SubjectKind,
    /// People of the review group.
    pub review_group: Vec<StaffId>,
    /// Opened.
    pub opened_at: Moment,
    /// Day the self-scores were sent in.
    pub sent_on: Option<NaiveDate>,
    /// Day the ranking was made public.
    pub published_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The published ranking, JSON; empty before.
    pub ranking: String,
}

/// A prerequisite judged by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgementRow {
    /// Whom it is about.
    pub subject: Subject,
    /// Code of the prerequisite.
    pub code: String,
    /// Met or not.
    pub is_met: bool,
    /// Why; may be empty when it is met.
    pub reason: String,
    /// Who judged.
    pub by: Option<StaffId>,
    /// When.
    pub at: Moment,
}

/// All appraisals, the newest year first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<AppraisalRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM appraisals ORDER BY year DESC, id")?;
    collect(&mut query, [], row_to_appraisal)
}

/// One appraisal.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: AppraisalId) -> Result<Option<AppraisalRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM appraisals WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_appraisal)?.pop())
}

fn row_to_appraisal(row: &Row<'_>) -> Result<AppraisalRow, StorageError> {
    let group: String = row.get("review_group")?;
    Ok(AppraisalRow {
        id: AppraisalId(row.get("id")?),
        year: row.get("year")?,
        pack_code: row.get("pack_code")?,
        pack_edition: row.get("pack_edition")?,
        pack_text: row.get("pack_text")?,
        subject_kind: word(row, TABLE, "subject_kind", SubjectKind::from_code)?,
        review_group: serde_json::from_str(&group).map_err(|_| bad(TABLE, "review_group"))?,
        opened_at: moment(row, "opened_ms")?,
        sent_on: optional_date(row, TABLE, "sent_on")?,
        published_on: optional_date(row, TABLE, "published_on")?,
        closed_on: optional_date(row, TABLE, "closed_on")?,
        ranking: row.get("ranking")?,
    })
}

/// Opens an appraisal.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, row: &AppraisalRow) -> Result<AppraisalId, StorageError> {
    let AppraisalRow { year, pack_code, pack_edition, pack_text, subject_kind, .. } = row;
    conn.execute(
        "INSERT INTO appraisals (uid, hall_id, year, pack_code, pack_edition, pack_text, subject_kind, review_group,
         opened_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            new_uid(),
            hall.0,
            year,
            pack_code,
            pack_edition,
            pack_text,
            subject_kind.code(),
            group_json(&row.review_group)?,
            row.opened_at.0
        ],
    )?;
    Ok(AppraisalId(conn.last_insert_rowid()))
}

/// Writes how far an appraisal is: review group, days, published ranking.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, row: &AppraisalRow) -> Result<(), StorageError> {
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    conn.execute(
        "UPDATE appraisals SET review_group = ?2, sent_on = ?3, published_on = ?4, closed_on = ?5, ranking = ?6
         WHERE id = ?1",
        params![
            row.id.0,
            group_json(&row.review_group)?,
            text(row.sent_on),
            text(row.published_on),
            text(row.closed_on),
            row.ranking
        ],
    )?;
    Ok(())
}

fn group_json(group: &[StaffId]) -> Result<String, StorageError> {
    serde_json::to_string(group).map_err(|error| StorageError::Damaged(error.to_string()))
}

/// The prerequisites of an appraisal that were judged by hand.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn judgements(conn: &Connection, id: AppraisalId) -> Result<Vec<JudgementRow>, StorageError> {
    const TABLE: &str = "appraisal_prerequisites";
    let mut query = conn.prepare_cached("SELECT * FROM appraisal_prerequisites WHERE appraisal_id = ?1 ORDER BY id")?;
    collect(&mut query, [id.0], |row| {
        Ok(JudgementRow {
            subject: word(row, TABLE, "subject", Subject::from_key)?,
            code: row.get("code")?,
            is_met: row.get("is_met")?,
            reason: row.get("reason")?,
            by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
            at: moment(row, "at_ms")?,
        })
    })
}

/// Writes a judgement; a later one about the same takes its place (the history keeps both).
///
/// # Errors
/// The engine's.
pub fn judge(conn: &Connection, (hall, id): (HallId, AppraisalId), row: &JudgementRow) -> Result<(), StorageError> {
    let JudgementRow { subject, code, is_met, reason, by, at } = row;
    let key = subject.key();
    let changed = conn.execute(
        "UPDATE appraisal_prerequisites SET is_met = ?4, reason = ?5, by_id = ?6, at_ms = ?7
         WHERE appraisal_id = ?1 AND subject = ?2 AND code = ?3",
        params![id.0, key, code, is_met, reason, by.map(|by| by.0), at.0],
    )?;
    if changed == 0 {
        conn.execute(
            "INSERT INTO appraisal_prerequisites (uid, hall_id, appraisal_id, subject, code, is_met, reason, by_id, at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![new_uid(), hall.0, id.0, key, code, is_met, reason, by.map(|by| by.0), at.0],
        )?;
    }
    Ok(())
}

/// Checks of an appraisal that were corrected after finishing.
///
/// # Errors
/// The engine's.
pub fn corrected_runs(conn: &Connection, id: AppraisalId) -> Result<Vec<AuditId>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT c.audit_id FROM audit_corrections c JOIN audit_details d ON d.audit_id = c.audit_id
         WHERE d.appraisal_id = ?1",
    )?;
    collect(&mut query, [id.0], |row| Ok(AuditId(row.get(0)?)))
}

/// A closed case with limits: who handled it, the window it was about, whether all its limits were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JudgedCase {
    /// Who handled it, else who was asked first (P6-2).
    pub handler: Option<StaffId>,
    /// The window it was about.
    pub window: Option<WindowId>,
    /// Whether all limits were kept.
    pub in_time: bool,
}

impl JudgedCase {
    /// Counts those that are kept.
    pub fn tally<'a>(cases: impl Iterator<Item = &'a Self>) -> Kept {
        cases.fold(Kept::default(), |kept, case| Kept { kept: kept.kept + u32::from(case.in_time), of: kept.of + 1 })
    }
}

/// Closed cases with limits that came in within the moments, void ones apart.
///
/// # Errors
/// The engine's.
pub fn judged_cases(conn: &Connection, (from, until): (Moment, Moment)) -> Result<Vec<JudgedCase>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT coalesce(d.handler_id, c.first_asked_id), d.target_window_id, d.in_time
         FROM cases c JOIN case_details d ON d.case_id = c.id
         WHERE c.received_ms >= ?1 AND c.received_ms < ?2 AND c.voided_ms IS NULL AND d.in_time IS NOT NULL",
    )?;
    collect(&mut query, [from.0, until.0], |row| {
        Ok(JudgedCase {
            handler: row.get::<_, Option<i64>>(0)?.map(StaffId),
            window: row.get::<_, Option<i64>>(1)?.map(WindowId),
            in_time: row.get(2)?,
        })
    })
}
