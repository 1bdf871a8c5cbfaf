//! The index of the cases for lists and search: what to filter by in one narrow row a case, its words folded, and the
//! pairs of their signs.
//!
//! Made from the tracked rows and never on the history; whatever touches a case brings its index row up to date in the
//! same transaction ([`follow`]).

mod pairs;
mod row;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use row::IndexRow;

use super::StorageError;
use super::pace::{Pace, Part};
use super::touched::TouchedRow;
use crate::domain::ids::CaseId;
use crate::domain::texts::folded_line;

/// What is looked for in the cases, ready for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// Tokens a case must have, as the index asks for them.
    pub(super) tokens: String,
    /// The folded text itself, where having the tokens is not proof enough.
    pub(super) compared: Option<String>,
}

impl Needle {
    /// What to look for when `text` was typed; `None` for a blank one.
    pub fn of(text: &str) -> Option<Self> {
        let folded = folded_line(text.trim());
        if folded.is_empty() {
            return None;
        }
        let tokens = pairs::of_needle(&folded);
        let compared = (folded.chars().count() > 2).then_some(folded);
        Some(Self { tokens, compared })
    }
}

/// Brings the index up to date for the cases whose rows were touched; called inside the transaction that did.
///
/// # Errors
/// The engine's.
pub fn follow(conn: &Connection, rows: &[TouchedRow]) -> Result<(), StorageError> {
    follow_at(conn, (rows, &Pace::default()))
}

/// The same, telling each case.
///
/// # Errors
/// The engine's; `Stopped`.
pub fn follow_at(conn: &Connection, (rows, pace): (&[TouchedRow], &Pace)) -> Result<(), StorageError> {
    let mut cases = BTreeSet::new();
    for row in rows {
        cases.extend(case_of(conn, row)?);
    }
    // In the order of the index: it takes rows in any order, but much faster so.
    let mut in_order = BTreeMap::new();
    for case in cases {
        in_order.extend(place(conn, case)?.map(|place| (place, case)));
    }
    pace.begin(Part::Index, in_order.len())?;
    in_order.into_values().try_for_each(|case| {
        reindex(conn, case)?;
        pace.step()
    })
}

/// The case a touched row belongs to, if any; a row that is gone still tells it by its former state.
fn case_of(conn: &Connection, touched: &TouchedRow) -> Result<Option<CaseId>, StorageError> {
    let TouchedRow { table, row, before } = touched;
    let sql = match table.as_str() {
        "cases" => return Ok(Some(CaseId(*row))),
        "case_details" => "SELECT case_id FROM case_details WHERE id = ?1",
        "case_events" => "SELECT case_id FROM case_events WHERE id = ?1",
        "case_notes" => "SELECT case_id FROM case_notes WHERE id = ?1",
        _ => return Ok(None),
    };
    let found: Option<i64> = conn.prepare_cached(sql)?.query_row([row], |found| found.get(0)).optional()?;
    let former = || {
        let (_, literal) = before.as_ref()?.iter().find(|(column, _)| column == "case_id")?;
        literal.parse().ok()
    };
    Ok(found.or_else(former).map(CaseId))
}

fn place(conn: &Connection, case: CaseId) -> Result<Option<i64>, StorageError> {
    let sql = "SELECT year * 4294967296 + running FROM cases WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([case.0], |row| row.get(0)).optional()?)
}

/// Makes a case's index rows anew; nothing for a case that is not there.
///
/// # Errors
/// The engine's.
pub fn reindex(conn: &Connection, case: CaseId) -> Result<(), StorageError> {
    let Some(IndexRow { place, filtered, folded }) = row::of_case(conn, case)? else {
        return Ok(());
    };
    put_filtered(conn, filtered)?;
    let sql = "SELECT folded FROM case_texts WHERE place = ?1";
    let before: Option<String> = conn.prepare_cached(sql)?.query_row([place], |row| row.get(0)).optional()?;
    match &before {
        Some(before) if *before == folded => return Ok(()),
        Some(_) => {
            conn.prepare_cached("DELETE FROM case_pairs WHERE rowid = ?1")?.execute([place])?;
            conn.prepare_cached("UPDATE case_texts SET folded = ?2 WHERE place = ?1")?
                .execute(params![place, folded])?;
        }
        None => {
            conn.prepare_cached("INSERT INTO case_texts (place, folded) VALUES (?1, ?2)")?
                .execute(params![place, folded])?;
        }
    }
    conn.prepare_cached("INSERT INTO case_pairs (rowid, pairs) VALUES (?1, ?2)")?
        .execute(params![place, pairs::of_text(&folded)])?;
    Ok(())
}

/// Writes the row a case is filtered by. By plain values: a statement that reads and writes at once, or replaces, would
/// make the engine write out the pairs of each case by themselves, which costs a bulk ten times as much.
fn put_filtered(conn: &Connection, row: Vec<Value>) -> Result<(), StorageError> {
    let changed = conn
        .prepare_cached(
            "UPDATE case_index SET received_ms = ?3, kind = ?4, channel = ?5, standing = ?6, matter = ?7,
             handler_id = ?8, target = ?9 WHERE place = ?1 AND case_id = ?2",
        )?
        .execute(params_from_iter(&row))?;
    if changed == 0 {
        conn.prepare_cached(
            "INSERT INTO case_index (place, case_id, received_ms, kind, channel, standing, matter, handler_id, target)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params_from_iter(&row))?;
    }
    Ok(())
}

/// Makes the whole index anew; to be called inside a transaction.
///
/// # Errors
/// The engine's.
pub fn reindex_all(conn: &Connection) -> Result<(), StorageError> {
    reindex_all_at(conn, &Pace::default())
}

/// The same, telling each case.
///
/// # Errors
/// The engine's; `Stopped`.
pub fn reindex_all_at(conn: &Connection, pace: &Pace) -> Result<(), StorageError> {
    let cases: i64 = conn.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?;
    pace.begin(Part::Index, usize::try_from(cases).unwrap_or_default())?;
    conn.execute_batch(
        "DELETE FROM case_index; DELETE FROM case_texts; INSERT INTO case_pairs (case_pairs) VALUES ('delete-all');",
    )?;
    let mut query = conn.prepare("SELECT id FROM cases ORDER BY year, running")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        reindex(conn, CaseId(row.get(0)?))?;
        pace.step()?;
    }
    drop(rows);
    pack(conn)
}

/// Packs the pairs together after a bulk, so that a search looks in one place.
fn pack(conn: &Connection) -> Result<(), StorageError> {
    conn.execute("INSERT INTO case_pairs (case_pairs) VALUES ('optimize')", [])?;
    Ok(())
}

/// Whether every case has its rows in the index and nothing else has; reads all of it.
///
/// # Errors
/// The engine's.
pub fn index_is_whole(conn: &Connection) -> Result<bool, StorageError> {
    for question in 0.. {
        match index_holds(conn, question)? {
            Some(true) => {}
            Some(false) => return Ok(false),
            None => break,
        }
    }
    Ok(true)
}

/// What must hold of a whole index, one question a piece of `is_whole.sql`; `None` when there is no such question. Each
/// reads all of some tables.
///
/// # Errors
/// The engine's.
pub fn index_holds(conn: &Connection, question: usize) -> Result<Option<bool>, StorageError> {
    let mut questions = include_str!("is_whole.sql").split("\nAND ");
    let Some(words) = questions.nth(question) else {
        return Ok(None);
    };
    let words = words.trim_start_matches("SELECT ");
    Ok(Some(conn.query_row(&format!("SELECT {words}"), [], |row| row.get(0))?))
}

/// Indexes the cases newer than the newest indexed one, as after another program wrote them; answers how many. Costs
/// two looks when there are none.
///
/// # Errors
/// The engine's; nothing is changed then.
pub fn catch_up(conn: &mut Connection) -> Result<usize, StorageError> {
    let sql = "SELECT (SELECT coalesce(max(id), 0) FROM cases) > (SELECT coalesce(max(case_id), 0) FROM case_index)";
    if !conn.query_row(sql, [], |row| row.get(0))? {
        return Ok(0);
    }
    let tx = conn.transaction()?;
    let missing: Vec<i64> = tx
        .prepare(
            "SELECT id FROM cases WHERE id > (SELECT coalesce(max(case_id), 0) FROM case_index)
             ORDER BY year, running",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    missing.iter().try_for_each(|case| reindex(&tx, CaseId(*case)))?;
    pack(&tx)?;
    tx.commit()?;
    Ok(missing.len())
}
