//! Rows of plans of checks, their draws and notes, and the checks and appraisals they are judged by.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, date, moment, new_uid, optional_date, word};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::draws::Draw;
use crate::domain::ids::{AppraisalId, AuditId, HallId, PlanId, StaffId};
use crate::domain::plans::{Every, Plan, PlanCheck, PlanDetails, PlanDraw, PlanNote, PlanNoteKind};
use crate::domain::standards::SubjectKind;

/// Writes a plan.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, details: &PlanDetails) -> Result<PlanId, StorageError> {
    let d = details;
    conn.execute(
        "INSERT INTO audit_plans (uid, hall_id, title, pack_code, kind, subject_kind, every, from_on, until_on,
           auditor_id, draws, remind_days, is_outside, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            new_uid(),
            hall.0,
            d.title,
            d.pack_code,
            d.kind.code(),
            d.subject_kind.code(),
            d.every.code(),
            d.from_on.to_string(),
            d.until_on.map(|day| day.to_string()),
            d.auditor.map(|who| who.0),
            d.draws,
            d.remind_days,
            d.is_outside,
            d.note
        ],
    )?;
    Ok(PlanId(conn.last_insert_rowid()))
}

/// Changes a plan.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: PlanId, details: &PlanDetails) -> Result<(), StorageError> {
    let d = details;
    conn.execute(
        "UPDATE audit_plans SET title = ?2, pack_code = ?3, kind = ?4, subject_kind = ?5, every = ?6, from_on = ?7,
           until_on = ?8, auditor_id = ?9, draws = ?10, remind_days = ?11, is_outside = ?12, note = ?13 WHERE id = ?1",
        params![
            id.0,
            d.title,
            d.pack_code,
            d.kind.code(),
            d.subject_kind.code(),
            d.every.code(),
            d.from_on.to_string(),
            d.until_on.map(|day| day.to_string()),
            d.auditor.map(|who| who.0),
            d.draws,
            d.remind_days,
            d.is_outside,
            d.note
        ],
    )?;
    Ok(())
}

/// Stops a plan from a day on.
///
/// # Errors
/// The engine's.
pub fn stop(conn: &Connection, id: PlanId, on: NaiveDate) -> Result<(), StorageError> {
    conn.execute("UPDATE audit_plans SET stopped_on = ?2 WHERE id = ?1", params![id.0, on.to_string()])?;
    Ok(())
}

/// Every plan, in the order they were made.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<Plan>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_plans ORDER BY id")?;
    collect(&mut query, [], row_to_plan)
}

/// One plan.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: PlanId) -> Result<Option<Plan>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM audit_plans WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_plan)?.pop())
}

fn row_to_plan(row: &Row<'_>) -> Result<Plan, StorageError> {
    const TABLE: &str = "audit_plans";
    let details = PlanDetails {
        title: row.get("title")?,
        pack_code: row.get("pack_code")?,
        kind: word(row, TABLE, "kind", AuditKind::from_code)?,
        subject_kind: word(row, TABLE, "subject_kind", SubjectKind::from_code)?,
        every: word(row, TABLE, "every", Every::from_code)?,
        from_on: date(row, TABLE, "from_on")?,
        until_on: optional_date(row, TABLE, "until_on")?,
        auditor: row.get::<_, Option<i64>>("auditor_id")?.map(StaffId),
        draws: row.get("draws")?,
        remind_days: row.get("remind_days")?,
        is_outside: row.get("is_outside")?,
        note: row.get("note")?,
    };
    Ok(Plan { id: PlanId(row.get("id")?), details, stopped_on: optional_date(row, TABLE, "stopped_on")? })
}

/// Keeps a draw.
///
/// # Errors
/// The engine's, as when the period has one already.
pub fn insert_draw(conn: &Connection, hall: HallId, draw: &PlanDraw) -> Result<(), StorageError> {
    let PlanDraw { plan, period, draw, at } = draw;
    conn.execute(
        "INSERT INTO spot_draws (uid, hall_id, plan_id, period_from, seed, candidates, drawn, at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new_uid(),
            hall.0,
            plan.0,
            period.to_string(),
            draw.seed,
            keys(&draw.candidates)?,
            keys(&draw.drawn)?,
            at.0
        ],
    )?;
    Ok(())
}

/// Every draw, in the order they were made.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn draws(conn: &Connection) -> Result<Vec<PlanDraw>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM spot_draws ORDER BY id")?;
    collect(&mut query, [], |row| {
        let draw =
            Draw { seed: row.get("seed")?, candidates: subjects(row, "candidates")?, drawn: subjects(row, "drawn")? };
        Ok(PlanDraw {
            plan: PlanId(row.get("plan_id")?),
            period: date(row, "spot_draws", "period_from")?,
            draw,
            at: moment(row, "at_ms")?,
        })
    })
}

fn keys(subjects: &[Subject]) -> Result<String, StorageError> {
    let keys: Vec<String> = subjects.iter().map(Subject::key).collect();
    serde_json::to_string(&keys).map_err(|error| StorageError::Damaged(error.to_string()))
}

fn subjects(row: &Row<'_>, column: &'static str) -> Result<Vec<Subject>, StorageError> {
    let text: String = row.get(column)?;
    let keys: Vec<String> = serde_json::from_str(&text).map_err(|_| bad("spot_draws", column))?;
    keys.iter().map(|key| Subject::from_key(key).ok_or_else(|| bad("spot_draws", column))).collect()
}

/// Keeps a note on a period.
///
/// # Errors
/// The engine's.
pub fn insert_note(conn: &Connection, hall: HallId, note: &PlanNote) -> Result<(), StorageError> {
    let PlanNote { plan, period, kind, text, by, at } = note;
    conn.execute(
        "INSERT INTO plan_notes (uid, hall_id, plan_id, period_from, kind, text, by_id, at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![new_uid(), hall.0, plan.0, period.to_string(), kind.code(), text, by.map(|b| b.0), at.0],
    )?;
    Ok(())
}

/// Every note, in the order they were made.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn notes(conn: &Connection) -> Result<Vec<PlanNote>, StorageError> {
    const TABLE: &str = "plan_notes";
    let mut query = conn.prepare_cached("SELECT * FROM plan_notes ORDER BY id")?;
    collect(&mut query, [], |row| {
        Ok(PlanNote {
            plan: PlanId(row.get("plan_id")?),
            period: date(row, TABLE, "period_from")?,
            kind: word(row, TABLE, "kind", PlanNoteKind::from_code)?,
            text: row.get("text")?,
            by: row.get::<_, Option<i64>>("by_id")?.map(StaffId),
            at: moment(row, "at_ms")?,
        })
    })
}

/// Checks of days within `from..=until` that are not void, without their standards' texts, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn checks(conn: &Connection, (from, until): (NaiveDate, NaiveDate)) -> Result<Vec<PlanCheck>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("sql/plan_checks.sql"))?;
    collect(&mut query, [from.to_string(), until.to_string()], |row| {
        let key: String = row.get("subject")?;
        Ok(PlanCheck {
            audit: AuditId(row.get("id")?),
            day: date(row, "audits", "day")?,
            pack_code: row.get("pack_code")?,
            kind: word(row, "audit_details", "kind", AuditKind::from_code)?,
            subject: Subject::from_key(&key).ok_or_else(|| bad("audit_details", "subject_kind"))?,
            plan: row.get::<_, Option<i64>>("plan_id")?.map(PlanId),
            is_finished: row.get::<_, Option<i64>>("finished_ms")?.is_some(),
            score: row.get("score")?,
        })
    })
}

/// What an appraisal's own row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppraisalDays {
    /// Row number.
    pub id: AppraisalId,
    /// Whom it is about.
    pub subject_kind: SubjectKind,
    /// Sent in.
    pub sent_on: Option<NaiveDate>,
    /// Made public.
    pub published_on: Option<NaiveDate>,
}

/// The appraisals of a year, in the order they were opened.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn appraisals(conn: &Connection, year: i32) -> Result<Vec<AppraisalDays>, StorageError> {
    const TABLE: &str = "appraisals";
    let mut query = conn
        .prepare_cached("SELECT id, subject_kind, sent_on, published_on FROM appraisals WHERE year = ?1 ORDER BY id")?;
    collect(&mut query, [year], |row| {
        Ok(AppraisalDays {
            id: AppraisalId(row.get("id")?),
            subject_kind: word(row, TABLE, "subject_kind", SubjectKind::from_code)?,
            sent_on: optional_date(row, TABLE, "sent_on")?,
            published_on: optional_date(row, TABLE, "published_on")?,
        })
    })
}

/// Finished self-scores or re-scores of an appraisal that are not void: day and subject.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn appraisal_runs(
    conn: &Connection,
    (appraisal, kind): (AppraisalId, AuditKind),
) -> Result<Vec<(NaiveDate, Subject)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT a.day, CASE d.subject_kind
             WHEN 'window' THEN 'window:' || d.window_id
             WHEN 'person' THEN 'person:' || d.staff_id
             WHEN 'team' THEN 'team:' || d.team
             ELSE 'hall' END AS subject
         FROM audits a JOIN audit_details d ON d.audit_id = a.id
         WHERE d.appraisal_id = ?1 AND d.kind = ?2 AND a.finished_ms IS NOT NULL AND d.voided_ms IS NULL
         ORDER BY a.day, a.id",
    )?;
    collect(&mut query, params![appraisal.0, kind.code()], |row| {
        let key: String = row.get("subject")?;
        let subject = Subject::from_key(&key).ok_or_else(|| bad("audit_details", "subject_kind"))?;
        Ok((date(row, "audits", "day")?, subject))
    })
}
