//! Any table as it stands, in slices of rows by number, for taking everything out. Reads only.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveTime};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ToSql};

use super::StorageError;
use crate::domain::dates::Moment;

/// What stands in a cell of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Raw {
    /// Nothing.
    Nothing,
    /// A whole number: a count, a row number, milliseconds.
    Whole(i64),
    /// Any other number.
    Real(f64),
    /// Words.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row: its number, and the columns asked for, in order.
pub type RawRow = (i64, Vec<Raw>);

/// Where rows are read from: a table, the column their number stands in, and the columns wanted. Names of the program's own,
/// never typed by anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawTable<'a> {
    /// The table.
    pub table: &'a str,
    /// `id`, or `seq` of the history.
    pub number: &'a str,
    /// The columns.
    pub columns: &'a [&'a str],
    /// Only what belongs to this year, where the table has years; else all of it.
    pub year: Option<i32>,
}

/// A picture or scan kept in the file, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Row number.
    pub id: i64,
    /// `image/jpeg`...
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// When it was kept, UTC milliseconds.
    pub created_ms: i64,
    /// `table.column` of one record it belongs to; empty for none.
    pub used_by: String,
}

/// Every column that names a kept file.
pub const FILE_COLUMNS: [(&str, &str); 13] = [
    ("staff", "photo_file_id"),
    ("staff", "photo_original_id"),
    ("staff_pictures", "file_id"),
    ("staff_pictures", "original_id"),
    ("letters", "scan_file_id"),
    ("case_events", "file_id"),
    ("audit_answers", "photo_file_id"),
    ("audit_photos", "file_id"),
    ("corrective_events", "file_id"),
    ("disclosure_versions", "photo_file_id"),
    ("card_events", "file_id"),
    ("halls", "logo_file_id"),
    ("unit_pictures", "file_id"),
];

/// Who wrote a line of the history, as a column of it.
pub const HISTORY_AUTHOR: &str =
    "(SELECT k.name FROM history_authors a JOIN keepers k ON k.id = a.keeper_id WHERE a.id = history.seq)";

/// What of a table belongs to a year: by the day or the year a record stands under; what follows a record goes with it, whenever
/// it was entered. `:from` and `:until` are the first and the last day, `:begin` and `:end` the same in milliseconds.
const OF_YEAR: [(&str, &str); 24] = [
    ("cases", "year = :year"),
    ("case_details", "case_id IN (SELECT id FROM cases WHERE year = :year)"),
    ("case_events", "case_id IN (SELECT id FROM cases WHERE year = :year)"),
    ("case_notes", "case_id IN (SELECT id FROM cases WHERE year = :year)"),
    ("box_entries", "day BETWEEN :from AND :until"),
    ("letters", "entry_id IN (SELECT id FROM box_entries WHERE day BETWEEN :from AND :until)"),
    ("box_remarks", "entry_id IN (SELECT id FROM box_entries WHERE day BETWEEN :from AND :until)"),
    ("audits", "day BETWEEN :from AND :until"),
    ("audit_details", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    ("audit_answers", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    ("audit_photos", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    ("audit_corrections", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    ("audit_notes", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    ("corrective_actions", "audit_id IN (SELECT id FROM audits WHERE day BETWEEN :from AND :until)"),
    (
        "corrective_events",
        "action_id IN (SELECT c.id FROM corrective_actions c JOIN audits a ON a.id = c.audit_id
                       WHERE a.day BETWEEN :from AND :until)",
    ),
    ("training_records", "day BETWEEN :from AND :until"),
    ("conduct_records", "day BETWEEN :from AND :until"),
    ("appraisals", "year = :year"),
    ("appraisal_prerequisites", "appraisal_id IN (SELECT id FROM appraisals WHERE year = :year)"),
    ("contests", "until_on >= :from AND from_on <= :until"),
    ("awards", "awarded_on BETWEEN :from AND :until"),
    ("open_exceptions", "day BETWEEN :from AND :until"),
    ("retention_reviews", "year = :year"),
    ("history", "at_ms >= :begin AND at_ms < :end"),
];

/// A value of a condition and its name.
pub(super) type Bound<'a> = (&'static str, &'a dyn ToSql);

/// The bounds of a year as the conditions above take them.
struct Year {
    number: i32,
    from: String,
    until: String,
    begin: i64,
    end: i64,
}

impl Year {
    fn of(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let next = NaiveDate::from_ymd_opt(year + 1, 1, 1)?;
        Some(Self {
            number: year,
            from: first.to_string(),
            until: next.pred_opt()?.to_string(),
            begin: Moment::at(first, NaiveTime::MIN).0,
            end: Moment::at(next, NaiveTime::MIN).0,
        })
    }

    /// The condition and its values for a table that has years.
    fn of_table(&self, table: &str) -> Option<(&'static str, Vec<Bound<'_>>)> {
        let (_, condition) = OF_YEAR.iter().find(|(known, _)| *known == table)?;
        let values: [Bound<'_>; 5] = [
            (":year", &self.number),
            (":from", &self.from),
            (":until", &self.until),
            (":begin", &self.begin),
            (":end", &self.end),
        ];
        let used = values.into_iter().filter(|(name, _)| condition.contains(name)).collect();
        Some((condition, used))
    }
}

/// Rows after a number, at most so many.
///
/// # Errors
/// The engine's.
pub fn rows_after(conn: &Connection, from: RawTable<'_>, after: i64, most: usize) -> Result<Vec<RawRow>, StorageError> {
    let RawTable { table, number, columns, year } = from;
    let wanted: Vec<&str> = std::iter::once(number).chain(columns.iter().copied()).collect();
    let wanted = wanted.join(", ");
    let year = year.and_then(Year::of);
    let (condition, mut values) = year.as_ref().and_then(|year| year.of_table(table)).unwrap_or(("TRUE", Vec::new()));
    let most = most as i64;
    values.extend([(":after", &after as &dyn ToSql), (":most", &most)]);
    let sql =
        format!("SELECT {wanted} FROM {table} WHERE {number} > :after AND {condition} ORDER BY {number} LIMIT :most");
    raw_rows(conn, &sql, (&values, columns.len()))
}

/// What a query gives: the row's number, then so many columns.
pub(super) fn raw_rows(
    conn: &Connection,
    sql: &str,
    (values, columns): (&[Bound<'_>], usize),
) -> Result<Vec<RawRow>, StorageError> {
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells: Result<Vec<Raw>, StorageError> = (1..=columns).map(|index| Ok(raw(row.get_ref(index)?)?)).collect();
        found.push((row.get(0)?, cells?));
    }
    Ok(found)
}

fn raw(value: ValueRef<'_>) -> rusqlite::Result<Raw> {
    let value = Value::try_from(value).map_err(|_| rusqlite::Error::InvalidQuery)?;
    Ok(match value {
        Value::Null => Raw::Nothing,
        Value::Integer(whole) => Raw::Whole(whole),
        Value::Real(real) => Raw::Real(real),
        Value::Text(text) => Raw::Text(text),
        Value::Blob(bytes) => Raw::Bytes(bytes),
    })
}

/// How many rows a table has, all of it or of a year.
///
/// # Errors
/// The engine's.
pub fn count(conn: &Connection, table: &str, year: Option<i32>) -> Result<usize, StorageError> {
    let year = year.and_then(Year::of);
    let (condition, values) = year.as_ref().and_then(|year| year.of_table(table)).unwrap_or(("TRUE", Vec::new()));
    let mut query = conn.prepare_cached(&format!("SELECT count(*) FROM {table} WHERE {condition}"))?;
    let count: i64 = query.query_row(values.as_slice(), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// First and last year of each thing that happened: the year a record stands under, as [`OF_YEAR`] takes it. What was only planned
/// does not count.
const YEARS_ON_RECORD: &str = "
    SELECT year, year FROM cases
    UNION SELECT substr(day, 1, 4), substr(day, 1, 4) FROM box_entries
    UNION SELECT substr(day, 1, 4), substr(day, 1, 4) FROM audits
    UNION SELECT substr(day, 1, 4), substr(day, 1, 4) FROM training_records
    UNION SELECT substr(day, 1, 4), substr(day, 1, 4) FROM conduct_records
    UNION SELECT year, year FROM appraisals
    UNION SELECT substr(from_on, 1, 4), substr(until_on, 1, 4) FROM contests
    UNION SELECT substr(awarded_on, 1, 4), substr(awarded_on, 1, 4) FROM awards";

/// The years something on record belongs to, in order.
///
/// # Errors
/// The engine's.
pub fn years_on_record(conn: &Connection) -> Result<Vec<i32>, StorageError> {
    let sql = format!(
        "SELECT CAST(a AS INTEGER), CAST(b AS INTEGER) FROM (SELECT 0 AS a, 0 AS b WHERE FALSE UNION {YEARS_ON_RECORD})"
    );
    let mut query = conn.prepare(&sql)?;
    let spans = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let spans: Vec<(i32, i32)> = spans.collect::<Result<_, _>>()?;
    let mut years: BTreeSet<i32> = spans.into_iter().flat_map(|(first, last)| first..=last).collect();
    let lines =
        conn.query_row("SELECT min(at_ms), max(at_ms) FROM history", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let (Some(first), Some(last)) = lines {
        for year in Moment(first).date().year()..=Moment(last).date().year() {
            if !years.contains(&year) && count(conn, "history", Some(year))? > 0 {
                years.insert(year);
            }
        }
    }
    Ok(years.into_iter().collect())
}

/// The columns of a table, in order.
///
/// # Errors
/// The engine's.
pub fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, StorageError> {
    super::touched::columns(conn, table)
}

/// Every kept file, by number, without its bytes.
///
/// # Errors
/// The engine's.
pub fn kept_files(conn: &Connection) -> Result<Vec<KeptFile>, StorageError> {
    let uses: Vec<String> = FILE_COLUMNS
        .iter()
        .map(|(table, column)| {
            format!("SELECT {column} AS file, '{table}' AS used FROM {table} WHERE {column} IS NOT NULL")
        })
        .collect();
    let sql = format!(
        "SELECT f.id, f.media_type, length(f.content), f.created_ms, coalesce(min(u.used), '')
         FROM files f LEFT JOIN ({}) u ON u.file = f.id GROUP BY f.id ORDER BY f.id",
        uses.join(" UNION ALL ")
    );
    let mut query = conn.prepare(&sql)?;
    let found = query.query_map([], |row| {
        Ok(KeptFile {
            id: row.get(0)?,
            media_type: row.get(1)?,
            size: u64::try_from(row.get::<_, i64>(2)?).unwrap_or_default(),
            created_ms: row.get(3)?,
            used_by: row.get(4)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{TRACKED_TABLES, in_memory};

    #[test]
    fn every_column_that_names_a_file_is_known() {
        let conn = in_memory().unwrap();
        for table in TRACKED_TABLES {
            for column in columns(&conn, table).unwrap() {
                let names_a_file = column.ends_with("file_id") || column.contains("original_id");
                let is_known = FILE_COLUMNS.contains(&(table, column.as_str()));
                assert_eq!(names_a_file, is_known, "{table}.{column}");
            }
        }
        assert_eq!(kept_files(&conn).unwrap(), []);
    }

    #[test]
    fn rows_come_in_slices_in_the_order_of_their_numbers() {
        let conn = in_memory().unwrap();
        conn.execute_batch("INSERT INTO list_mappings VALUES ('a', '=1', 5), ('b', '', 6), ('c', 'x', 7);").unwrap();
        let from = RawTable { table: "list_mappings", number: "rowid", columns: &["key", "saved_ms"], year: None };
        let first = rows_after(&conn, from, 0, 2).unwrap();
        assert_eq!(first[0], (1, vec![Raw::Text("a".into()), Raw::Whole(5)]));
        let rest = rows_after(&conn, from, first[1].0, 2).unwrap();
        assert_eq!(rest, [(3, vec![Raw::Text("c".into()), Raw::Whole(7)])]);
        assert_eq!(count(&conn, "list_mappings", None).unwrap(), 3);
    }

    #[test]
    fn the_years_on_record_are_those_something_happened_in() {
        let conn = in_memory().unwrap();
        assert_eq!(years_on_record(&conn).unwrap(), [0; 0]);
        let of_year = |table: &str| OF_YEAR.iter().any(|(known, _)| *known == table);
        for table in ["cases", "box_entries", "audits", "training_records", "conduct_records", "appraisals", "contests"]
        {
            assert!(of_year(table) && YEARS_ON_RECORD.contains(&format!("FROM {table}")), "{table}");
        }
    }

    #[test]
    fn every_condition_of_a_year_is_one_the_engine_takes() {
        let conn = in_memory().unwrap();
        for (table, condition) in OF_YEAR {
            assert_eq!(count(&conn, table, Some(2026)).unwrap(), 0, "{table}: {condition}");
            let number = if table == "history" { "seq" } else { "id" };
            let from = RawTable { table, number, columns: &[], year: Some(2026) };
            assert_eq!(rows_after(&conn, from, 0, 9).unwrap(), [], "{table}");
        }
    }
}
