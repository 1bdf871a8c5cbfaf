//! Cases of a period as linked items look at them, and letters that became none.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::super::StorageError;
use super::super::case_details::target_of;
use super::super::sql_types::{collect, date, moment, word};
use crate::domain::cases::{CaseChannel, CaseKind, Finding, Standing, Target};
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxId, CaseId, StaffId};

/// What is looked at of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// The case.
    pub id: CaseId,
    /// Kind.
    pub kind: CaseKind,
    /// Channel.
    pub channel: CaseChannel,
    /// Whom it is about.
    pub target: Target,
    /// Who has it now: whom it was handed over to, else who was asked first (P6-2).
    pub handler: Option<StaffId>,
    /// When it came in.
    pub received_at: Moment,
    /// When it was entered.
    pub entered_at: Moment,
    /// Important (P1-9.3).
    pub is_important: bool,
    /// Rings before the phone was answered.
    pub rings: Option<u32>,
    /// Page of the opinion book; empty for none.
    pub page_no: String,
    /// Where it stands.
    pub standing: Standing,
    /// When the customer was answered.
    pub replied_at: Option<Moment>,
    /// Whether every step was in time, frozen at closing.
    pub in_time: Option<bool>,
    /// What was found.
    pub finding: Option<Finding>,
}

/// The cases that came in from the first moment until before the second and are not void, oldest number first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn cases(conn: &Connection, (from, until): (Moment, Moment)) -> Result<Vec<CaseFacts>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("../sql/evidence_cases.sql"))?;
    collect(&mut query, [from.0, until.0], row_to_facts)
}

fn row_to_facts(row: &Row<'_>) -> Result<CaseFacts, StorageError> {
    let target: String = row.get("target_kind")?;
    let columns = (row.get("target_staff_id")?, row.get("target_window_id")?, row.get("target_team")?);
    let finding: String = row.get("finding")?;
    Ok(CaseFacts {
        id: CaseId(row.get("id")?),
        kind: word(row, "cases", "kind", CaseKind::from_code)?,
        channel: word(row, "cases", "channel", CaseChannel::from_code)?,
        target: target_of(&target, columns)?,
        handler: row.get::<_, Option<i64>>("handler")?.map(StaffId),
        received_at: moment(row, "received_ms")?,
        entered_at: moment(row, "entered_ms")?,
        is_important: row.get("important")?,
        rings: row.get("rings")?,
        page_no: row.get("page_no")?,
        standing: word(row, "case_details", "standing", Standing::from_code)?,
        replied_at: row.get::<_, Option<i64>>("replied_ms")?.map(Moment),
        in_time: row.get("in_time")?,
        finding: Finding::from_code(&finding),
    })
}

/// Complaints and reports found in a box from `from` to `until` that became no case: the box and its day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn letters_left_aside(
    conn: &Connection,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(BoxId, NaiveDate)>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT e.box_id, e.day FROM letters l JOIN box_entries e ON e.id = l.entry_id
         WHERE e.day BETWEEN ?1 AND ?2 AND l.case_id IS NULL AND l.kind IN ('complaint', 'report')
         ORDER BY e.day, e.box_id, l.position",
    )?;
    let days = [from.to_string(), until.to_string()];
    collect(&mut query, days, |row| Ok((BoxId(row.get("box_id")?), date(row, "box_entries", "day")?)))
}
