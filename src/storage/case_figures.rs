//! What the figures over a period need of the cases and their logs: light rows, read in one pass each.

use rusqlite::{Connection, Row};
use serde::Deserialize;

use super::StorageError;
use super::case_details::target_of;
use super::sql_types::bad;
use crate::domain::cases::events::Frozen;
use crate::domain::cases::figures::CaseRow;
use crate::domain::cases::{CaseChannel, CaseKind, Finding, Standing, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, CaseId};

const TABLE: &str = "cases";

/// A case of the period, its log not yet looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// The case.
    pub id: CaseId,
    /// Rings before the phone was answered.
    pub rings: Option<u32>,
    /// What else is known without its log.
    pub row: CaseRow,
}

/// An entry the figures look at: a closing, a remedy, a link, a strike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureEvent {
    /// The case.
    pub case: CaseId,
    /// The entry.
    pub id: CaseEventId,
    /// What.
    pub what: What,
    /// When the other case of a link came in.
    pub other_received_at: Option<Moment>,
}

/// The cases that came in from the first moment until before the second, in no order.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn rows(conn: &Connection, (from, until): (Moment, Moment)) -> Result<Vec<FigureRow>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("sql/case_figures_select.sql"))?;
    super::sql_types::collect(&mut query, [from.0, until.0], row_to_figures)
}

/// By place, not by name: a year's report reads many thousands.
fn row_to_figures(row: &Row<'_>) -> Result<FigureRow, StorageError> {
    let kind = CaseKind::from_code(row.get_ref(1)?.as_str().unwrap_or_default()).ok_or_else(|| bad(TABLE, "kind"))?;
    let channel = row.get_ref(2)?.as_str().unwrap_or_default();
    let channel = CaseChannel::from_code(channel).ok_or_else(|| bad(TABLE, "channel"))?;
    let standing = row.get_ref(10)?.as_str().unwrap_or_default();
    let standing = Standing::from_code(standing).ok_or_else(|| bad("case_details", "standing"))?;
    let target = target_of(row.get_ref(6)?.as_str().unwrap_or_default(), (row.get(7)?, row.get(8)?, row.get(9)?))?;
    Ok(FigureRow {
        id: CaseId(row.get(0)?),
        rings: row.get(16)?,
        row: CaseRow {
            kind,
            channel,
            matter: row.get(5)?,
            target,
            received_at: Moment(row.get(3)?),
            replied_at: row.get::<_, Option<i64>>(11)?.map(Moment),
            closed_at: row.get::<_, Option<i64>>(12)?.map(Moment),
            standing,
            is_void: row.get(4)?,
            in_time: row.get(13)?,
            steps: Vec::new(),
            finding: Finding::from_code(row.get_ref(14)?.as_str().unwrap_or_default()),
            satisfaction: row.get(15)?,
            rings: None,
            is_repeat: false,
            is_reopened: false,
            compensation_fen: 0,
            next_due: None,
        },
    })
}

/// Whether the file holds a case at all, void ones included.
///
/// # Errors
/// The engine's.
pub fn has_cases(conn: &Connection) -> Result<bool, StorageError> {
    Ok(conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM cases)")?.query_row([], |row| row.get(0))?)
}

/// Hands over the entries of those cases that the figures look at, one by one, in no order.
///
/// # Errors
/// `BadRow` for an unreadable body.
pub fn events(
    conn: &Connection,
    (from, until): (Moment, Moment),
    mut each: impl FnMut(FigureEvent),
) -> Result<(), StorageError> {
    let mut query = conn.prepare_cached(include_str!("sql/case_figures_events.sql"))?;
    let mut rows = query.query([from.0, until.0])?;
    while let Some(row) = rows.next()? {
        let body = row.get_ref(2)?.as_str().unwrap_or_default();
        let what = if row.get(4)? { closing(body) } else { serde_json::from_str(body) };
        each(FigureEvent {
            case: CaseId(row.get(0)?),
            id: CaseEventId(row.get(1)?),
            what: what.map_err(|_| bad("case_events", "body"))?,
            other_received_at: row.get::<_, Option<i64>>(3)?.map(Moment),
        });
    }
    Ok(())
}

/// A closing read straight, without looking for its tag first: nearly every case has one.
fn closing(body: &str) -> serde_json::Result<What> {
    #[derive(Deserialize)]
    struct Closing {
        frozen: Frozen,
    }
    let Closing { frozen } = serde_json::from_str(body)?;
    Ok(What::Closed { frozen })
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_the_cases_of_the_period_are_read_not_the_whole_register() {
        let conn = crate::storage::in_memory().unwrap();
        for sql in [include_str!("sql/case_figures_select.sql"), include_str!("sql/case_figures_events.sql")] {
            let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> = query.query_map([0, 1], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
            assert!(plan.iter().any(|step| step.contains("INDEX cases_received")), "{plan:?}");
            assert!(plan.iter().all(|step| step.starts_with("SEARCH")), "nothing is scanned: {plan:?}");
        }
    }
}
