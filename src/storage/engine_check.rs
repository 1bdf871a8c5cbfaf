//! The engine's own check of every table and its indexes, in steps short enough for a window to go on living.
//!
//! `PRAGMA integrity_check(table)` holds every row against every index: about 2 s for a million rows. A large table is
//! therefore walked by `quick_check` (a tenth of it), and its indexes are held against it slice by slice.

use std::collections::VecDeque;

use rusqlite::{Connection, OptionalExtension, params};

use super::StorageError;

/// Tables with more rows than this are walked in slices.
const LARGE: i64 = 50_000;
/// Rows in a slice.
const SLICE: i64 = 20_000;
/// Most faults told of a table.
const MOST: usize = 20;

/// Where the check is.
#[derive(Debug)]
pub(super) struct EngineWalk {
    waiting: VecDeque<String>,
    large: Option<LargeTable>,
    walked: usize,
}

/// An index of a large table, held against it from a row number on.
#[derive(Debug)]
struct LargeTable {
    name: String,
    indexes: VecDeque<(String, Vec<String>)>,
    after: i64,
}

impl EngineWalk {
    pub(super) fn new(conn: &Connection) -> Result<Self, StorageError> {
        let sql = "SELECT name FROM sqlite_schema
                   WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid";
        let mut query = conn.prepare(sql)?;
        let tables = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Self { waiting: tables, large: None, walked: 0 })
    }

    /// Tables walked to their end.
    pub(super) fn walked(&self) -> usize {
        self.walked
    }

    /// Tables walked and waiting.
    pub(super) fn tables(&self) -> usize {
        self.walked + self.waiting.len() + usize::from(self.large.is_some())
    }

    /// One step; the faults found in it, `None` when there is nothing more to do.
    pub(super) fn step(&mut self, conn: &Connection) -> Result<Option<Vec<String>>, StorageError> {
        if let Some(mut large) = self.large.take() {
            let found = large.step(conn)?;
            if large.indexes.is_empty() {
                self.walked += 1;
            } else {
                self.large = Some(large);
            }
            return Ok(Some(found));
        }
        let Some(name) = self.waiting.pop_front() else {
            return Ok(None);
        };
        self.large = LargeTable::of(conn, &name)?.filter(|large| !large.indexes.is_empty());
        let pragma = if self.large.is_some() { "quick_check" } else { "integrity_check" };
        if self.large.is_none() {
            self.walked += 1;
        }
        faults(conn, &format!("PRAGMA main.{pragma}({})", quoted(&name))).map(Some)
    }
}

impl LargeTable {
    /// The table, if it is large and all its indexes can be held against it by their columns.
    fn of(conn: &Connection, name: &str) -> Result<Option<Self>, StorageError> {
        // Counted, for row numbers may lie far apart. A table without them is one of the engine's own, and small.
        let sql = format!("SELECT rowid FROM {} ORDER BY rowid LIMIT 1 OFFSET {LARGE}", quoted(name));
        let is_large = conn.query_row(&sql, [], |row| row.get::<_, i64>(0)).optional().ok().flatten().is_some();
        if !is_large {
            return Ok(None);
        }
        let mut query = conn.prepare("SELECT name, partial FROM pragma_index_list(?1)")?;
        let found = query.query_map([name], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?;
        let mut indexes = VecDeque::new();
        for found in found {
            let (index, is_partial) = found?;
            let mut query = conn.prepare("SELECT name FROM pragma_index_info(?1) ORDER BY seqno")?;
            let columns: Vec<Option<String>> =
                query.query_map([&index], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let Some(columns) = columns.into_iter().collect::<Option<Vec<String>>>().filter(|_| !is_partial) else {
                return Ok(None);
            };
            indexes.push_back((index, columns));
        }
        Ok(Some(Self { name: name.to_owned(), indexes, after: i64::MIN }))
    }

    fn step(&mut self, conn: &Connection) -> Result<Vec<String>, StorageError> {
        let Some((index, columns)) = self.indexes.front() else {
            return Ok(Vec::new());
        };
        let (table, quoted_index) = (quoted(&self.name), quoted(index));
        let Some(last) = end_of_slice(conn, &table, (self.after, SLICE))? else {
            let count = |how: &str| -> Result<i64, StorageError> {
                Ok(conn.query_row(&format!("SELECT count(*) FROM {table} {how}"), [], |row| row.get(0))?)
            };
            let (rows, entries) = (count("NOT INDEXED")?, count(&format!("INDEXED BY {quoted_index}"))?);
            let fault = (rows != entries).then(|| format!("wrong # of entries in index {index}"));
            self.indexes.pop_front();
            self.after = i64::MIN;
            return Ok(fault.into_iter().collect());
        };
        let same: Vec<String> = columns.iter().map(|column| format!("x.{0} IS r.{0}", quoted(column))).collect();
        let sql = format!(
            "SELECT r.rowid FROM {table} AS r NOT INDEXED WHERE r.rowid > ?1 AND r.rowid <= ?2 AND NOT EXISTS (
               SELECT 1 FROM {table} AS x INDEXED BY {quoted_index} WHERE {} AND x.rowid = r.rowid) LIMIT {MOST}",
            same.join(" AND ")
        );
        let mut query = conn.prepare_cached(&sql)?;
        let lacking = query.query_map(params![self.after, last], |row| row.get::<_, i64>(0))?;
        let told = lacking.map(|row| Ok(format!("row {} missing from index {index}", row?)));
        let told: Vec<String> = told.collect::<Result<_, StorageError>>()?;
        self.after = last;
        Ok(told)
    }
}

/// The row number a slice of so many rows after another ends with; `None` when there are no more. Row numbers may lie far
/// apart: those of the cases' index hold the year.
pub(super) fn end_of_slice(
    conn: &Connection,
    table: &str,
    (after, rows): (i64, i64),
) -> Result<Option<i64>, StorageError> {
    let sql = format!("SELECT max(rowid) FROM (SELECT rowid FROM {table} WHERE rowid > ?1 ORDER BY rowid LIMIT ?2)");
    Ok(conn.prepare_cached(&sql)?.query_row(params![after, rows], |row| row.get(0))?)
}

fn faults(conn: &Connection, pragma: &str) -> Result<Vec<String>, StorageError> {
    let mut query = conn.prepare(pragma)?;
    let words = query.query_map([], |row| row.get::<_, String>(0))?.take(MOST).collect::<Result<Vec<_>, _>>()?;
    Ok(words.into_iter().filter(|word| word != "ok").collect())
}

/// A name as SQL takes any name.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(conn: &Connection) -> (usize, Vec<String>) {
        let mut walk = EngineWalk::new(conn).unwrap();
        let all = walk.tables();
        let mut found = Vec::new();
        while let Some(faults) = walk.step(conn).unwrap() {
            found.extend(faults);
        }
        assert_eq!((walk.walked(), walk.tables()), (all, all));
        (all, found)
    }

    #[test]
    fn row_numbers_far_apart_are_no_large_table_and_take_no_more_steps() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE t (place INTEGER PRIMARY KEY, a TEXT); CREATE INDEX t_a ON t (a);
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
             INSERT INTO t SELECT i * 4294967296, 'a' || i FROM n;",
        )
        .unwrap();
        let mut walk = EngineWalk::new(&conn).unwrap();
        let mut steps = 0;
        while walk.step(&conn).unwrap().is_some() {
            steps += 1;
        }
        assert_eq!(steps, 5, "quickly, three slices, the count");
        conn.execute_batch("DELETE FROM t WHERE place > 4294967296 * 10").unwrap();
        assert_eq!(walked(&conn), (1, vec![]));
    }

    /// A table of 60,000 rows with two indexes, one of several columns with empty values.
    fn large() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER, c TEXT);
             CREATE INDEX t_bc ON t (b, c);
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
             INSERT INTO t SELECT i, 'a' || i, i % 7, CASE WHEN i % 3 = 0 THEN NULL ELSE 'c' || (i % 50) END FROM n;",
        )
        .unwrap();
        conn
    }

    /// Takes the root page of an index for that of an empty one: the index then lacks everything.
    fn emptied(conn: &Connection, index: &str) {
        conn.execute_batch("CREATE TABLE e (b, c); CREATE INDEX e_bc ON e (b, c);").unwrap();
        conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
        conn.execute_batch("PRAGMA writable_schema = ON").unwrap();
        conn.execute(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'e_bc') WHERE name = ?1",
            [index],
        )
        .unwrap();
        conn.execute_batch("PRAGMA writable_schema = RESET").unwrap();
    }

    #[test]
    fn a_whole_file_has_no_faults_whatever_the_size_of_its_tables() {
        assert_eq!(walked(&large()), (1, vec![]));
        let hall = crate::storage::in_memory().unwrap();
        let (tables, faults) = walked(&hall);
        assert!(tables > 50, "{tables}");
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn an_index_that_lacks_rows_of_a_large_table_is_found_in_slices() {
        let conn = large();
        emptied(&conn, "t_bc");
        let (_, faults) = walked(&conn);
        assert!(faults.contains(&"row 1 missing from index t_bc".to_owned()), "{faults:?}");
        assert!(faults.contains(&"wrong # of entries in index t_bc".to_owned()), "{faults:?}");
        assert_eq!(faults.len(), MOST * 3 + 1, "three slices of rows and the count");
    }
}
