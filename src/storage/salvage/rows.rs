//! Reading a table by the engine around what is damaged: in order up to the break, then by doubling steps to the next
//! row that can be read, halving back to the first; in the holes each row the history knows is tried by itself.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::storage::StorageError;
use crate::storage::touched::columns;

/// Rows of a hole tried one by one where nothing is known of them.
const TRIED_BLINDLY: i64 = 4096;

/// What came of a table.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Rows written into the new file.
    pub(super) read: u64,
    /// Rows that could be read but were no rows of ours: a value of the wrong kind, a word unknown.
    pub(super) refused: Vec<i64>,
    /// Row numbers, first and last, that could not be read in order.
    pub(super) holes: Vec<(i64, i64)>,
}

/// A table on both sides.
struct Table<'a> {
    source: &'a Connection,
    new: &'a Connection,
    in_order: String,
    first_from: String,
    by_itself: String,
    insert: String,
    width: usize,
    seen: Seen,
}

/// How a reading in order ended.
enum Read {
    End,
    /// After this row, if any was read.
    Broke(Option<i64>),
}

/// Copies what can be read of a table; `known` are the rows the history knows.
pub(super) fn copy_table(
    source: &Connection,
    new: &Connection,
    (table, known): (&str, &[i64]),
) -> Result<Seen, StorageError> {
    let names = columns(new, table)?;
    let list = names.join(", ");
    let marks = (1..=names.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    // The history forbids to replace; what is made with the file itself (the secret of the cards) gives way.
    let how = if table == "history" { "INSERT OR IGNORE" } else { "INSERT OR REPLACE" };
    let mut table = Table {
        source,
        new,
        in_order: format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid"),
        first_from: format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid LIMIT 1"),
        by_itself: format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE rowid = ?1"),
        insert: format!("{how} INTO {table} ({list}) VALUES ({marks})"),
        width: names.len(),
        seen: Seen::default(),
    };
    table.walk()?;
    table.try_holes(known)?;
    Ok(table.seen)
}

/// Numbers of the cases as far as the damaged file's own index of them can be read, by their row: what a lost one is called.
pub(super) fn case_numbers(source: &Connection) -> HashMap<i64, String> {
    let mut numbers = HashMap::new();
    let sql = "SELECT case_id, place FROM case_index NOT INDEXED";
    let Ok(mut query) = source.prepare(sql) else { return numbers };
    let Ok(mut rows) = query.query([]) else { return numbers };
    while let Ok(Some(row)) = rows.next() {
        if let (Ok(case), Ok(place)) = (row.get::<_, i64>(0), row.get::<_, i64>(1)) {
            numbers.insert(case, format!("{:04}-{:04}", place >> 32, place & 0xFFFF_FFFF));
        }
    }
    numbers
}

impl Table<'_> {
    fn walk(&mut self) -> Result<(), StorageError> {
        let mut from = i64::MIN;
        loop {
            let last = match self.read_from(from)? {
                Read::End => return Ok(()),
                Read::Broke(last) => last,
            };
            let start = last.map_or(from.max(0), |last| last.saturating_add(1));
            match self.next_readable(start) {
                Some(next) if next > from || last.is_some() => {
                    self.seen.holes.push((start, next - 1));
                    from = next;
                }
                _ => {
                    self.seen.holes.push((start, i64::MAX));
                    return Ok(());
                }
            }
        }
    }

    fn read_from(&mut self, from: i64) -> Result<Read, StorageError> {
        let mut last = None;
        let Ok(mut query) = self.source.prepare_cached(&self.in_order) else { return Ok(Read::Broke(None)) };
        let Ok(mut rows) = query.query([from]) else { return Ok(Read::Broke(None)) };
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(Read::End),
                Err(_) => return Ok(Read::Broke(last)),
            };
            let Ok(number) = row.get::<_, i64>(0) else { return Ok(Read::Broke(last)) };
            // Numbers out of order come from a page that is not what it says.
            if last.is_some_and(|last| number <= last) {
                return Ok(Read::Broke(last));
            }
            last = Some(number);
            let values = values(row, self.width);
            Self::put((self.new, &self.insert), (number, values), &mut self.seen)?;
        }
    }

    /// The first row from `start` on that can be read; `None` when there is none before the end.
    fn next_readable(&self, start: i64) -> Option<i64> {
        let (mut bad, mut step) = (start, 1_i64);
        let mut good = loop {
            let at = start.checked_add(step - 1)?;
            match self.first_from(at) {
                Found::Row(_) => break at,
                Found::End => return None,
                Found::Broken => bad = at,
            }
            step = step.checked_mul(2)?;
        };
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2;
            match self.first_from(middle) {
                Found::Row(_) => good = middle,
                Found::Broken | Found::End => bad = middle,
            }
        }
        match self.first_from(good) {
            Found::Row(row) => Some(row),
            Found::Broken | Found::End => None,
        }
    }

    fn first_from(&self, at: i64) -> Found {
        let width = self.width;
        let Ok(mut query) = self.source.prepare_cached(&self.first_from) else { return Found::Broken };
        let Ok(mut rows) = query.query([at]) else { return Found::Broken };
        match rows.next() {
            Ok(None) => Found::End,
            Ok(Some(row)) => match (row.get::<_, i64>(0), (1..=width).all(|column| row.get_ref(column).is_ok())) {
                (Ok(number), true) if number >= at => Found::Row(number),
                _ => Found::Broken,
            },
            Err(_) => Found::Broken,
        }
    }

    /// In the holes, every row known is tried by itself; small holes from end to end.
    fn try_holes(&mut self, known: &[i64]) -> Result<(), StorageError> {
        for (first, last) in self.seen.holes.clone() {
            if last.saturating_sub(first) <= TRIED_BLINDLY {
                for row in first..=last {
                    self.try_row(row)?;
                }
            } else {
                let from = known.partition_point(|row| *row < first);
                let until = known.partition_point(|row| *row <= last);
                for row in known.get(from..until).unwrap_or_default() {
                    self.try_row(*row)?;
                }
            }
        }
        Ok(())
    }

    fn try_row(&mut self, number: i64) -> Result<(), StorageError> {
        let Ok(mut query) = self.source.prepare_cached(&self.by_itself) else { return Ok(()) };
        let Ok(mut rows) = query.query([number]) else { return Ok(()) };
        if let Ok(Some(row)) = rows.next() {
            let values = values(row, self.width);
            Self::put((self.new, &self.insert), (number, values), &mut self.seen)?;
        }
        Ok(())
    }

    fn put(
        (new, insert): (&Connection, &str),
        (number, values): (i64, Option<Vec<Value>>),
        seen: &mut Seen,
    ) -> Result<(), StorageError> {
        let Some(values) = values else {
            seen.refused.push(number);
            return Ok(());
        };
        match new.prepare_cached(insert)?.execute(params_from_iter(values)) {
            Ok(1) => seen.read += 1,
            Ok(_) => {}
            Err(error) => match StorageError::from(error) {
                error @ (StorageError::DiskFull | StorageError::ReadOnly | StorageError::Io(_)) => return Err(error),
                _ => seen.refused.push(number),
            },
        }
        Ok(())
    }
}

/// What lies at or after a number.
enum Found {
    Row(i64),
    End,
    Broken,
}

/// The values after the row's number; `None` when one cannot be a value (a text that is none).
fn values(row: &rusqlite::Row<'_>, width: usize) -> Option<Vec<Value>> {
    (1..=width).map(|column| row.get::<_, Value>(column).ok()).collect()
}
