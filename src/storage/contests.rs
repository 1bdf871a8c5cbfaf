//! Rows of the contests, each with its standard as it was and the ranking frozen at closing.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, moment, new_uid, optional_date, word};
use crate::domain::contests::{Contest, NewContest};
use crate::domain::dates::Moment;
use crate::domain::ids::{ContestId, HallId};
use crate::domain::standards::SubjectKind;

const TABLE: &str = "contests";

/// Opens a contest on an edition of a standard.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (contest, (code, edition)): (&NewContest, (&str, &str)),
    at: Moment,
) -> Result<ContestId, StorageError> {
    let NewContest { name, pack_text, subject_kind, from, until, note } = contest;
    conn.execute(
        "INSERT INTO contests (uid, hall_id, name, pack_code, pack_edition, pack_text, subject_kind, from_on, until_on,
         opened_ms, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            new_uid(),
            hall.0,
            name,
            code,
            edition,
            pack_text,
            subject_kind.code(),
            from.to_string(),
            until.to_string(),
            at.0,
            note
        ],
    )?;
    Ok(ContestId(conn.last_insert_rowid()))
}

/// Closes a contest with its ranking as JSON.
///
/// # Errors
/// The engine's.
pub fn close(conn: &Connection, id: ContestId, (on, ranking): (NaiveDate, &str)) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE contests SET closed_on = ?2, ranking = ?3 WHERE id = ?1",
        params![id.0, on.to_string(), ranking],
    )?;
    Ok(())
}

/// All contests, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<Contest>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM contests ORDER BY from_on DESC, id DESC")?;
    collect(&mut query, [], row_to_contest)
}

/// One contest.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: ContestId) -> Result<Option<Contest>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM contests WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_contest)?.pop())
}

/// The ranking frozen at closing, as JSON; empty while it is open.
///
/// # Errors
/// The engine's.
pub fn ranking(conn: &Connection, id: ContestId) -> Result<String, StorageError> {
    Ok(conn.query_row("SELECT ranking FROM contests WHERE id = ?1", [id.0], |row| row.get(0))?)
}

fn row_to_contest(row: &Row<'_>) -> Result<Contest, StorageError> {
    Ok(Contest {
        id: ContestId(row.get("id")?),
        name: row.get("name")?,
        pack_text: row.get("pack_text")?,
        pack_code: row.get("pack_code")?,
        pack_edition: row.get("pack_edition")?,
        subject_kind: word(row, TABLE, "subject_kind", SubjectKind::from_code)?,
        from: date(row, TABLE, "from_on")?,
        until: date(row, TABLE, "until_on")?,
        opened_at: moment(row, "opened_ms")?,
        closed_on: optional_date(row, TABLE, "closed_on")?,
        note: row.get("note")?,
    })
}
