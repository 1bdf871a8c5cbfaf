//! Rows of what a case is about beyond its words, and of what its log comes to. An old case may have none.

use rusqlite::{Connection, Row, named_params};

use super::StorageError;
use super::sql_types::{bad, new_uid, optional_date, word};
use crate::domain::cases::{CaseDetails, Finding, Outcomes, Standing, Target};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, HallId, StaffId, WindowId};

const TABLE: &str = "case_details";

/// Writes the row of a case, new or changed.
///
/// # Errors
/// The engine's.
pub fn put(
    conn: &Connection,
    (hall, case): (HallId, CaseId),
    (details, outcomes): (&CaseDetails, &Outcomes),
) -> Result<(), StorageError> {
    let (target, staff, window, team) = target_columns(&details.target);
    conn.prepare_cached(include_str!("sql/case_details_put.sql"))?.execute(named_params! {
        ":uid": new_uid(),
        ":hall": hall.0,
        ":case": case.0,
        ":matter": details.matter,
        ":important": details.is_important,
        ":letter_date": details.letter_date.map(|date| date.to_string()),
        ":rings": details.rings,
        ":page_no": details.page_no,
        ":forwarded_by": details.forwarded_by,
        ":forwarded_no": details.forwarded_no,
        ":answer_required": details.is_answer_required,
        ":out_of_town": details.is_out_of_town,
        ":severe_weather": details.is_severe_weather,
        ":is_complex": details.is_complex,
        ":target_kind": target,
        ":target_staff": staff,
        ":target_window": window,
        ":target_team": team,
        ":handler": outcomes.handler.map(|id| id.0),
        ":standing": outcomes.standing.code(),
        ":replied": outcomes.replied_at.map(|at| at.0),
        ":closed": outcomes.closed_at.map(|at| at.0),
        ":in_time": outcomes.in_time,
        ":finding": outcomes.finding.map_or("", Finding::code),
        ":satisfaction": outcomes.satisfaction,
    })?;
    Ok(())
}

fn target_columns(target: &Target) -> (&'static str, Option<i64>, Option<i64>, &str) {
    match target {
        Target::Nobody => ("", None, None, ""),
        Target::Hall => ("hall", None, None, ""),
        Target::Person(id) => ("person", Some(id.0), None, ""),
        Target::Window(id) => ("window", None, Some(id.0), ""),
        Target::Team(name) => ("team", None, None, name),
    }
}

/// Of the cases closed from a moment on and before another: how many were judged, and how many of them were in time.
///
/// # Errors
/// The engine's.
pub fn closed_in_time(conn: &Connection, (from, until): (Moment, Moment)) -> Result<(usize, usize), StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT count(*), coalesce(sum(d.in_time), 0) FROM case_details d JOIN cases c ON c.id = d.case_id
         WHERE d.closed_ms >= ?1 AND d.closed_ms < ?2 AND d.in_time IS NOT NULL AND c.voided_ms IS NULL",
    )?;
    let (judged, in_time): (i64, i64) = query.query_row([from.0, until.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((usize::try_from(judged).unwrap_or_default(), usize::try_from(in_time).unwrap_or_default()))
}

/// Details and outcomes of a row read by `case_select.sql`; those of a fresh case where it has none.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub(super) fn read(row: &Row<'_>, first_asked: Option<StaffId>) -> Result<(CaseDetails, Outcomes), StorageError> {
    if !row.get::<_, bool>("has_details")? {
        return Ok((CaseDetails::default(), Outcomes::fresh(first_asked)));
    }
    let details = CaseDetails {
        matter: row.get("matter")?,
        is_important: row.get("important")?,
        letter_date: optional_date(row, TABLE, "letter_date")?,
        rings: row.get("rings")?,
        page_no: row.get("page_no")?,
        forwarded_by: row.get("forwarded_by")?,
        forwarded_no: row.get("forwarded_no")?,
        is_answer_required: row.get("answer_required")?,
        is_out_of_town: row.get("out_of_town")?,
        is_severe_weather: row.get("severe_weather")?,
        is_complex: row.get("is_complex")?,
        target: target(row)?,
    };
    let finding: String = row.get("finding")?;
    let outcomes = Outcomes {
        standing: word(row, TABLE, "standing", Standing::from_code)?,
        handler: row.get::<_, Option<i64>>("handler_id")?.map(StaffId),
        replied_at: row.get::<_, Option<i64>>("replied_ms")?.map(Moment),
        closed_at: row.get::<_, Option<i64>>("closed_ms")?.map(Moment),
        in_time: row.get("in_time")?,
        finding: Finding::from_code(&finding),
        satisfaction: row.get("satisfaction")?,
    };
    Ok((details, outcomes))
}

fn target(row: &Row<'_>) -> Result<Target, StorageError> {
    let kind: String = row.get("target_kind")?;
    target_of(&kind, (row.get("target_staff_id")?, row.get("target_window_id")?, row.get("target_team")?))
}

/// The target its columns speak of: kind; person, window, team.
///
/// # Errors
/// `BadRow` for an unknown kind, or one whose own column is empty.
pub(super) fn target_of(
    kind: &str,
    (staff, window, team): (Option<i64>, Option<i64>, String),
) -> Result<Target, StorageError> {
    Ok(match kind {
        "" => Target::Nobody,
        "hall" => Target::Hall,
        "person" => Target::Person(StaffId(staff.ok_or_else(|| bad(TABLE, "target_staff_id"))?)),
        "window" => Target::Window(WindowId(window.ok_or_else(|| bad(TABLE, "target_window_id"))?)),
        "team" => Target::Team(team),
        _ => return Err(bad(TABLE, "target_kind")),
    })
}
