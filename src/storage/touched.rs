//! Watches every tracked table by triggers of this connection, so that no change escapes the history or undo.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::{StorageError, TRACKED_TABLES};

/// What happened to a row first in a transaction.
#[derive(Clone, PartialEq, Eq)]
pub struct TouchedRow {
    /// Table.
    pub table: String,
    /// Row number.
    pub row: i64,
    /// The row before, as `column = SQL literal` pairs; `None` when it was not there.
    pub before: Option<Vec<(String, String)>>,
}

/// The values of the row are not told: they may be anybody's.
impl std::fmt::Debug for TouchedRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TouchedRow").field("table", &self.table).field("row", &self.row).finish_non_exhaustive()
    }
}

/// Sets the triggers; once a connection.
///
/// # Errors
/// The engine's.
pub fn watch(conn: &Connection) -> Result<(), StorageError> {
    conn.execute_batch(
        "CREATE TEMP TABLE touched (n INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row INTEGER NOT NULL, before TEXT)",
    )?;
    for table in TRACKED_TABLES {
        conn.execute_batch(&triggers(table, &columns(conn, table)?))?;
    }
    Ok(())
}

/// The columns of a table, in order of definition.
///
/// # Errors
/// The engine's.
pub fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, StorageError> {
    let mut query = conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

fn triggers(table: &str, columns: &[String]) -> String {
    let object = |is_kept: &dyn Fn(&str) -> bool| {
        let pairs = columns.iter().filter(|c| is_kept(c)).map(|c| format!("'{c}', quote(OLD.{c})"));
        format!("json_object({})", pairs.collect::<Vec<_>>().join(", "))
    };
    let before = object(&|_| true);
    // A picture leaves only when its coming is undone, and that is never undone again: its bytes are not copied, so
    // that taking back a folder of photos needs no memory of them all.
    let gone = object(&|column| table != "files" || column != "content");
    let trigger = |event: &str, row: &str, before: &str| {
        format!(
            "CREATE TEMP TRIGGER watch_{table}_{event} AFTER {event} ON main.{table} BEGIN
               INSERT INTO touched (tbl, row, before) VALUES ('{table}', {row}.id, {before});
             END;"
        )
    };
    [trigger("INSERT", "NEW", "NULL"), trigger("UPDATE", "OLD", &before), trigger("DELETE", "OLD", &gone)].join("\n")
}

/// Forgets what was seen.
///
/// # Errors
/// The engine's.
pub fn forget(conn: &Connection) -> Result<(), StorageError> {
    conn.execute("DELETE FROM touched", [])?;
    Ok(())
}

/// The rows touched since [`forget`], each once with its first state, in the order of the first touch.
///
/// # Errors
/// The engine's.
pub fn collect(conn: &Connection) -> Result<Vec<TouchedRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT tbl, row, before FROM touched ORDER BY n")?;
    let rows = query.query_map(params![], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    let mut seen: Vec<TouchedRow> = Vec::new();
    let mut known: HashMap<String, HashSet<i64>> = HashMap::new();
    for row in rows {
        let (table, row, before) = row?;
        if !known.contains_key(&table) {
            known.insert(table.clone(), HashSet::new());
        }
        if known.get_mut(&table).is_some_and(|rows| rows.insert(row)) {
            let before = before.map(|json| literals(&json)).transpose()?;
            seen.push(TouchedRow { table, row, before });
        }
    }
    Ok(seen)
}

fn literals(json: &str) -> Result<Vec<(String, String)>, StorageError> {
    let map: std::collections::BTreeMap<String, String> =
        serde_json::from_str(json).map_err(|error| StorageError::Damaged(error.to_string()))?;
    Ok(map.into_iter().collect())
}

/// Puts a row back as it was (or away, if it was not there).
///
/// # Errors
/// The engine's, as when another record still points to it.
pub fn restore(conn: &Connection, touched: &TouchedRow) -> Result<(), StorageError> {
    let TouchedRow { table, row, before } = touched;
    let Some(before) = before else {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([row])?;
        return Ok(());
    };
    let sets: Vec<String> = before.iter().map(|(column, literal)| format!("{column} = {literal}")).collect();
    let changed = conn.execute(&format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", ")), [row])?;
    if changed == 0 {
        let (names, values): (Vec<&str>, Vec<&str>) = before.iter().map(|(c, l)| (c.as_str(), l.as_str())).unzip();
        conn.execute(&format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", ")), [])?;
    }
    Ok(())
}
