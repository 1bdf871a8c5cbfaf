//! Domain values in columns and back: dates as ISO text, times as `HH:MM`, moments as UTC milliseconds.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};

use super::StorageError;
use crate::domain::dates::Moment;
use crate::domain::personal::{Personal, Why};

/// A new UUIDv7, the record's number over all halls.
pub fn new_uid() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A time of day for a column.
pub fn time_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Reads a date column.
///
/// # Errors
/// `BadRow` when it holds no date.
pub fn date(row: &Row<'_>, table: &'static str, column: &str) -> Result<NaiveDate, StorageError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| bad(table, column))
}

/// Reads a date column that may be null.
///
/// # Errors
/// `BadRow` when it holds no date.
pub fn optional_date(row: &Row<'_>, table: &'static str, column: &str) -> Result<Option<NaiveDate>, StorageError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| bad(table, column))).transpose()
}

/// Reads a time column.
///
/// # Errors
/// `BadRow` when it holds no time.
pub fn time(row: &Row<'_>, table: &'static str, column: &str) -> Result<NaiveTime, StorageError> {
    let text: String = row.get(column)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| bad(table, column))
}

/// Reads a moment column.
///
/// # Errors
/// The engine's.
pub fn moment(row: &Row<'_>, column: &str) -> Result<Moment, StorageError> {
    Ok(Moment(row.get(column)?))
}

/// Reads a word column through its parser.
///
/// # Errors
/// `BadRow` for an unknown word.
pub fn word<T>(
    row: &Row<'_>,
    table: &'static str,
    column: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, StorageError> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| bad(table, column))
}

/// What belongs to a person stands in the file as plain text.
impl<M> ToSql for Personal<M> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.reveal(Why::Stored)))
    }
}

impl<M> FromSql for Personal<M> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Self::from)
    }
}

/// A row that cannot be read.
pub fn bad(table: &'static str, column: &str) -> StorageError {
    StorageError::BadRow { table, what: column.to_owned() }
}

/// Bytes of a page of the open file. SQLCipher answers for a closed one in words.
///
/// # Errors
/// The engine's.
pub(super) fn page_bytes(conn: &Connection) -> rusqlite::Result<u64> {
    conn.query_row("PRAGMA main.page_size", [], |row| {
        let told = row.get_ref(0)?;
        let bytes = match told {
            ValueRef::Integer(bytes) => u64::try_from(bytes).ok(),
            told => told.as_str().ok().and_then(|words| words.parse().ok()),
        };
        bytes.ok_or_else(|| rusqlite::Error::InvalidColumnType(0, "page_size".to_owned(), told.data_type()))
    })
}

/// Runs a query whose rows are read by a function that may refuse a row.
///
/// # Errors
/// The engine's, or the first row's.
pub fn collect<T>(
    query: &mut rusqlite::Statement<'_>,
    params: impl rusqlite::Params,
    read: impl Fn(&Row<'_>) -> Result<T, StorageError>,
) -> Result<Vec<T>, StorageError> {
    let mut rows = query.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}
