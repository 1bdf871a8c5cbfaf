//! Rows found on the pages themselves. None is believed by its looks: a line of the history must have its own hash, a
//! record the hash its last line tells. Only where lines are lost is a record taken that fits one table alone, and counted
//! apart.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::known::Known;
use super::pages::{Pages, RawRow};
use crate::storage::history::{self, HistoryLine, hex};
use crate::storage::touched::columns;
use crate::storage::{StorageError, TRACKED_TABLES};

/// Adds the lines of the history that lie on a page and are not yet in the new file.
pub(super) fn history(new: &Connection, pages: &Pages) -> Result<u64, StorageError> {
    let mut found = 0;
    let mut failed = None;
    pages.each_row(&mut |row| {
        if let Some(line) = line_of(row) {
            match put_line(new, &line) {
                Ok(count) => found += count,
                Err(error) => failed = Some(error),
            }
        }
    });
    failed.map_or(Ok(found), Err)
}

/// A row as a line of the history, if it is one.
fn line_of((seq, values): RawRow) -> Option<HistoryLine> {
    let [_, at, action, subject, changes, previous, hash] = <[Value; 7]>::try_from(values).ok()?;
    match (at, action, subject, changes, previous, hash) {
        (
            Value::Integer(at_ms),
            Value::Text(action),
            Value::Text(subject),
            Value::Text(changes),
            Value::Blob(previous),
            Value::Blob(hash),
        ) => {
            let line = HistoryLine { seq, at_ms, action, subject, changes, previous, hash };
            (line.expected_hash().as_slice() == line.hash).then_some(line)
        }
        _ => None,
    }
}

fn put_line(new: &Connection, line: &HistoryLine) -> Result<u64, StorageError> {
    let sql = "INSERT OR IGNORE INTO history (seq, at_ms, action, subject, changes, previous, hash)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let HistoryLine { seq, at_ms, action, subject, changes, previous, hash } = line;
    let count = new.prepare_cached(sql)?.execute(params![seq, at_ms, action, subject, changes, previous, hash])?;
    Ok(count as u64)
}

/// A table with rows that are known and not found.
struct Wanted {
    table: String,
    names: Vec<String>,
    rows: HashSet<i64>,
}

/// Adds the rows known and not yet in the new file that lie on a page; tells how many.
pub(super) fn rows(new: &Connection, pages: &Pages, known: &Known) -> Result<u64, StorageError> {
    let mut wanted = wanted(new, known)?;
    if wanted.is_empty() {
        return Ok(0);
    }
    let mut by_width: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, table) in wanted.iter().enumerate() {
        by_width.entry(table.names.len()).or_default().push(index);
    }
    let mut found = 0;
    let mut failed = None;
    pages.each_row(&mut |(number, values)| {
        for index in by_width.get(&values.len()).into_iter().flatten() {
            let Some(table) = wanted.get_mut(*index).filter(|table| table.rows.contains(&number)) else { continue };
            match put_if_true(new, table, ((number, &values), known)) {
                Ok(true) => {
                    table.rows.remove(&number);
                    found += 1;
                }
                Ok(false) => {}
                Err(error) => failed = Some(error),
            }
        }
    });
    failed.map_or(Ok(found), Err)
}

fn wanted(new: &Connection, known: &Known) -> Result<Vec<Wanted>, StorageError> {
    let mut wanted = Vec::new();
    for table in known.tables() {
        let names = columns(new, table)?;
        if names.is_empty() {
            continue;
        }
        let mut rows: HashSet<i64> = known.rows_of(table).into_iter().collect();
        let mut there = new.prepare(&format!("SELECT id FROM {table}"))?;
        let mut found = there.query([])?;
        while let Some(row) = found.next()? {
            rows.remove(&row.get(0)?);
        }
        if !rows.is_empty() {
            wanted.push(Wanted { table: table.to_owned(), names, rows });
        }
    }
    Ok(wanted)
}

/// Adds the rows that lie on a page, are not yet in the new file and fit one table alone: by the number of their columns, the
/// kind of each value, every rule of the table, and a record's own lasting number. The history does not vouch for them, so
/// this is for what lines of the history that are lost told; tells how many.
pub(super) fn unvouched(new: &Connection, pages: &Pages) -> Result<u64, StorageError> {
    let mut by_width: HashMap<usize, Vec<Shape>> = HashMap::new();
    for table in TRACKED_TABLES {
        let names = columns(new, table)?;
        if let Some(uid) = names.iter().position(|name| name == "uid") {
            by_width.entry(names.len()).or_default().push(Shape { table, names, uid });
        }
    }
    let mut found = 0;
    let mut failed = None;
    pages.each_row(&mut |row| {
        let shapes = by_width.get(&row.1.len()).map(Vec::as_slice).unwrap_or_default();
        match put_if_certain(new, shapes, &row) {
            Ok(is_put) => found += u64::from(is_put),
            Err(error) => failed = Some(error),
        }
    });
    failed.map_or(Ok(found), Err)
}

/// How the rows of a table look.
struct Shape {
    table: &'static str,
    names: Vec<String>,
    /// Which column is the lasting number.
    uid: usize,
}

/// Puts a row into the one table it fits; into none where it fits two.
fn put_if_certain(new: &Connection, shapes: &[Shape], (number, values): &RawRow) -> Result<bool, StorageError> {
    for shape in shapes {
        // Already there: it must not come in a second time as something else.
        let sql = format!("SELECT 1 FROM {} WHERE uid = ?1", shape.table);
        if new.prepare_cached(&sql)?.exists([values.get(shape.uid).unwrap_or(&Value::Null)])? {
            return Ok(false);
        }
    }
    let mut fits = Vec::new();
    for shape in shapes.iter().filter(|shape| values.get(shape.uid).is_some_and(is_uid)) {
        if insert(new, (shape.table, &shape.names), (*number, values))? {
            fits.push(shape);
        }
    }
    if let [_] = fits.as_slice() {
        return Ok(true);
    }
    for shape in fits {
        new.execute(&format!("DELETE FROM {} WHERE id = ?1", shape.table), [number])?;
    }
    Ok(false)
}

/// Whether a value is a record's lasting number: 36 signs of hex digits and dashes.
fn is_uid(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    text.len() == 36 && text.bytes().all(|sign| sign == b'-' || sign.is_ascii_hexdigit())
}

/// Puts a row in; takes it out again unless it has the hash known.
fn put_if_true(
    new: &Connection,
    wanted: &Wanted,
    ((number, values), known): ((i64, &[Value]), &Known),
) -> Result<bool, StorageError> {
    let Wanted { table, names, .. } = wanted;
    if !insert(new, (table, names), (number, values))? {
        return Ok(false);
    }
    let hash = history::row_hash(new, (table, names), number)?.map(|hash| hex(&hash));
    let is_true = known.row(table, number).is_some_and(|row| Some(&row.hash) == hash.as_ref());
    if !is_true {
        new.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [number])?;
    }
    Ok(is_true)
}

/// Puts a row in; false where the table does not take it.
fn insert(
    new: &Connection,
    (table, names): (&str, &[String]),
    (number, values): (i64, &[Value]),
) -> Result<bool, StorageError> {
    let marks = (1..=names.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT OR ABORT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    let whole = names.iter().zip(values).map(|(name, value)| match value {
        Value::Null if name == "id" => Value::Integer(number),
        value => value.clone(),
    });
    match new.prepare_cached(&sql)?.execute(params_from_iter(whole)) {
        Ok(_) => Ok(true),
        Err(error) => match StorageError::from(error) {
            error @ (StorageError::DiskFull | StorageError::ReadOnly | StorageError::Io(_)) => Err(error),
            _ => Ok(false),
        },
    }
}
