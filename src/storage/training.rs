//! Rows of training: one a person and training, struck and never deleted.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, moment, new_uid, word};
use crate::domain::dates::Moment;
use crate::domain::ids::{HallId, StaffId, TrainingId};
use crate::domain::struck::Struck;
use crate::domain::training::{Hours, NewTraining, TrainingKind, TrainingRecord, YearHours};

const TABLE: &str = "training_records";

/// Adds a person's training.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    (hall, staff): (HallId, StaffId),
    training: &NewTraining,
    at: Moment,
) -> Result<TrainingId, StorageError> {
    let NewTraining { day, hours, kind, topic, teacher } = training;
    conn.prepare_cached(
        "INSERT INTO training_records (uid, hall_id, staff_id, day, hours, kind, topic, teacher, entered_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        staff.0,
        day.to_string(),
        hours.as_number(),
        kind.code(),
        topic,
        teacher,
        at.0
    ])?;
    Ok(TrainingId(conn.last_insert_rowid()))
}

/// One record.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: TrainingId) -> Result<Option<TrainingRecord>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM training_records WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_record)?.pop())
}

/// A person's records, struck ones included, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_staff(conn: &Connection, staff: StaffId) -> Result<Vec<TrainingRecord>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT * FROM training_records WHERE staff_id = ?1 ORDER BY day DESC, id DESC")?;
    collect(&mut query, [staff.0], row_to_record)
}

/// Everyone's records from `first` to `last`, both included, struck ones too, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn between(conn: &Connection, first: NaiveDate, last: NaiveDate) -> Result<Vec<TrainingRecord>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT * FROM training_records WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id")?;
    collect(&mut query, [first.to_string(), last.to_string()], row_to_record)
}

/// Hours by person and kind from `first` to `last`, both included; struck records count for nothing.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn sums(
    conn: &Connection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<BTreeMap<StaffId, YearHours>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT staff_id, kind, SUM(hours) AS hours FROM training_records
         WHERE struck_ms IS NULL AND day BETWEEN ?1 AND ?2 GROUP BY staff_id, kind",
    )?;
    let rows = collect(&mut query, [first.to_string(), last.to_string()], |row| {
        let kind = word(row, TABLE, "kind", TrainingKind::from_code)?;
        Ok((StaffId(row.get("staff_id")?), kind, Hours::of_number(row.get("hours")?)))
    })?;
    let mut sums: BTreeMap<StaffId, YearHours> = BTreeMap::new();
    for (staff, kind, hours) in rows {
        sums.entry(staff).or_default().add(kind, hours);
    }
    Ok(sums)
}

/// Topics and teachers written before, the newest first, so many of each at most.
///
/// # Errors
/// The engine's.
pub fn used_words(conn: &Connection, most: u32) -> Result<(Vec<String>, Vec<String>), StorageError> {
    let read = |sql: &str| {
        let mut query = conn.prepare_cached(sql)?;
        collect(&mut query, [most], |row| Ok(row.get(0)?))
    };
    let topics = read("SELECT topic FROM training_records GROUP BY topic ORDER BY MAX(id) DESC LIMIT ?1")?;
    let teachers = read(
        "SELECT teacher FROM training_records WHERE teacher <> '' GROUP BY teacher ORDER BY MAX(id) DESC LIMIT ?1",
    )?;
    Ok((topics, teachers))
}

/// Strikes a record.
///
/// # Errors
/// The engine's.
pub fn strike(conn: &Connection, id: TrainingId, struck: &Struck) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE training_records SET struck_ms = ?2, strike_reason = ?3 WHERE id = ?1",
        params![id.0, struck.at.0, struck.reason],
    )?;
    Ok(())
}

fn row_to_record(row: &Row<'_>) -> Result<TrainingRecord, StorageError> {
    let training = NewTraining {
        day: date(row, TABLE, "day")?,
        hours: Hours::of_number(row.get("hours")?),
        kind: word(row, TABLE, "kind", TrainingKind::from_code)?,
        topic: row.get("topic")?,
        teacher: row.get("teacher")?,
    };
    Ok(TrainingRecord {
        id: TrainingId(row.get("id")?),
        staff: StaffId(row.get("staff_id")?),
        training,
        entered_at: moment(row, "entered_ms")?,
        struck: struck(row)?,
    })
}

/// When and why a record was struck.
pub(super) fn struck(row: &Row<'_>) -> Result<Option<Struck>, StorageError> {
    let at: Option<i64> = row.get("struck_ms")?;
    Ok(match at {
        Some(at) => Some(Struck { at: Moment(at), reason: row.get("strike_reason")? }),
        None => None,
    })
}
