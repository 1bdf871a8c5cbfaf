//! Rows of the awards. Numbers of certificates run by year without a gap; a revoked one keeps its own.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, date, new_uid, word};
use crate::domain::audits::Subject;
use crate::domain::awards::{Award, AwardKind, CertificateNumber, NewAward};
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, AwardId, ContestId, HallId, StaffId, WindowId};
use crate::domain::standards::SubjectKind;

const TABLE: &str = "awards";

/// The next number of a year; of an empty year 1.
///
/// # Errors
/// The engine's.
pub fn next_number(conn: &Connection, hall: HallId, year: i32) -> Result<CertificateNumber, StorageError> {
    let running = conn.query_row(
        "SELECT COALESCE(MAX(certificate_no), 0) + 1 FROM awards WHERE hall_id = ?1 AND certificate_year = ?2",
        params![hall.0, year],
        |row| row.get(0),
    )?;
    Ok(CertificateNumber { year, running })
}

/// Writes an award under a number.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (award, number): (&NewAward, CertificateNumber),
) -> Result<AwardId, StorageError> {
    let team = match &award.subject {
        Subject::Team(name) => name.as_str(),
        _ => "",
    };
    conn.execute(
        include_str!("sql/award_insert.sql"),
        params![
            new_uid(),
            hall.0,
            award.kind.code(),
            award.title,
            award.from.to_string(),
            award.until.to_string(),
            award.subject.kind().code(),
            award.subject.window().map(|id| id.0),
            award.subject.person().map(|id| id.0),
            team,
            award.score,
            award.rank,
            number.year,
            number.running,
            award.awarded_on.to_string(),
            award.reason,
            award.contest.map(|id| id.0),
            award.appraisal.map(|id| id.0),
        ],
    )?;
    Ok(AwardId(conn.last_insert_rowid()))
}

/// Revokes an award; it stays on record with its number.
///
/// # Errors
/// The engine's.
pub fn revoke(conn: &Connection, id: AwardId, (at, reason): (Moment, &str)) -> Result<(), StorageError> {
    conn.execute("UPDATE awards SET revoked_ms = ?2, revoke_reason = ?3 WHERE id = ?1", params![id.0, at.0, reason])?;
    Ok(())
}

/// All awards, newest certificate first, revoked ones among them.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<Award>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM awards ORDER BY certificate_year DESC, certificate_no DESC")?;
    collect(&mut query, [], row_to_award)
}

/// One award.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: AwardId) -> Result<Option<Award>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM awards WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_award)?.pop())
}

/// Breaches, law cases and public incidents on the conduct record within the days: who, the code or kind. Struck ones
/// and law cases the unit found itself are left out (P1-8.2, P1-II.7).
///
/// # Errors
/// The engine's.
pub fn conduct_bars(
    conn: &Connection,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(StaffId, String)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT staff_id, kind, code FROM conduct_records
         WHERE struck_ms IS NULL AND day BETWEEN ?1 AND ?2 AND kind IN ('breach', 'law_case', 'public_incident')
         AND code <> 'found_by_unit' ORDER BY day, id",
    )?;
    collect(&mut query, [first.to_string(), last.to_string()], |row| {
        let (kind, code): (String, String) = (row.get("kind")?, row.get("code")?);
        Ok((StaffId(row.get("staff_id")?), if code.is_empty() { kind } else { code }))
    })
}

fn row_to_award(row: &Row<'_>) -> Result<Award, StorageError> {
    let id = |column: &str| row.get::<_, Option<i64>>(column);
    let known = |column: &'static str| row.get::<_, Option<i64>>(column)?.ok_or_else(|| bad(TABLE, column));
    let subject = match word(row, TABLE, "subject_kind", SubjectKind::from_code)? {
        SubjectKind::Hall => Subject::Hall,
        SubjectKind::Window => Subject::Window(WindowId(known("window_id")?)),
        SubjectKind::Team => Subject::Team(row.get("team")?),
        SubjectKind::Person => Subject::Person(StaffId(known("staff_id")?)),
    };
    let granted = NewAward {
        kind: word(row, TABLE, "kind", AwardKind::from_code)?,
        title: row.get("title")?,
        from: date(row, TABLE, "from_on")?,
        until: date(row, TABLE, "until_on")?,
        subject,
        score: row.get("score")?,
        rank: row.get("rank")?,
        awarded_on: date(row, TABLE, "awarded_on")?,
        reason: row.get("reason")?,
        contest: id("contest_id")?.map(ContestId),
        appraisal: id("appraisal_id")?.map(AppraisalId),
    };
    let certificate = CertificateNumber { year: row.get("certificate_year")?, running: row.get("certificate_no")? };
    let revoked = id("revoked_ms")?.map(Moment).zip(Some(row.get("revoke_reason")?));
    Ok(Award { id: AwardId(row.get("id")?), granted, certificate, revoked })
}
