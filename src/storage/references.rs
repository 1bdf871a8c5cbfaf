//! Whether every row a row points to is there, in steps short enough for a window to go on living.

use std::collections::VecDeque;

use rusqlite::{Connection, params};

use super::engine_check::{end_of_slice, quoted};
use super::{StorageError, TRACKED_TABLES};

/// Rows in a step.
const SLICE: i64 = 20_000;

/// A column that points to rows of a table.
#[derive(Debug)]
struct Reference {
    table: &'static str,
    column: String,
    to: String,
    to_column: String,
    after: i64,
}

/// Where the check is.
#[derive(Debug, Default)]
pub(crate) struct ReferenceWalk {
    waiting: VecDeque<Reference>,
    /// Rows that point to what is not there.
    pub(crate) dangling: u64,
}

impl ReferenceWalk {
    pub(crate) fn new(conn: &Connection) -> Result<Self, StorageError> {
        let mut waiting = VecDeque::new();
        for table in TRACKED_TABLES {
            let mut query = conn.prepare("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1)")?;
            let mut rows = query.query([table])?;
            while let Some(row) = rows.next()? {
                let to_column = row.get::<_, Option<String>>(2)?.unwrap_or_else(|| "id".to_owned());
                let (column, to) = (row.get(0)?, row.get(1)?);
                waiting.push_back(Reference { table, column, to, to_column, after: i64::MIN });
            }
        }
        Ok(Self { waiting, dangling: 0 })
    }

    /// One step; whether there is more to do.
    pub(crate) fn step(&mut self, conn: &Connection) -> Result<bool, StorageError> {
        let Some(reference) = self.waiting.front_mut() else {
            return Ok(false);
        };
        let Reference { table, column, to, to_column, after } = reference;
        let Some(last) = end_of_slice(conn, table, (*after, SLICE))? else {
            self.waiting.pop_front();
            return Ok(true);
        };
        let sql = format!(
            "SELECT count(*) FROM {table} AS r WHERE r.id > ?1 AND r.id <= ?2 AND r.{0} IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {1} AS p WHERE p.{2} = r.{0})",
            quoted(column),
            quoted(to),
            quoted(to_column)
        );
        let found: i64 = conn.prepare_cached(&sql)?.query_row(params![*after, last], |row| row.get(0))?;
        self.dangling += found as u64;
        *after = last;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::Moment;
    use crate::domain::hall::HallDraft;
    use crate::storage::hall;

    fn dangling(conn: &Connection) -> u64 {
        let mut walk = ReferenceWalk::new(conn).unwrap();
        while walk.step(conn).unwrap() {}
        walk.dangling
    }

    #[test]
    fn a_row_that_points_to_nothing_is_counted() {
        let conn = crate::storage::in_memory().unwrap();
        let at = Moment(1_793_000_000_000);
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        hall::insert(&conn, &draft.check(None, at.date()).unwrap(), at).unwrap();
        assert_eq!(dangling(&conn), 0);
        conn.execute_batch("PRAGMA foreign_keys = OFF; UPDATE halls SET logo_file_id = 99").unwrap();
        assert_eq!(dangling(&conn), 1);
    }
}
