//! Lines of the history that tell of personal data shown or taken out, with who did it where that is known.

use rusqlite::{Connection, params};

use super::StorageError;
use crate::domain::dates::Moment;

/// A line about personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealLine {
    /// Number of the line.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Code of the action: `reveal`, `export_staff`...
    pub action: String,
    /// What it was about: `CQ0217 phone`, the name of a file.
    pub subject: String,
    /// Who did it, where it was said.
    pub author: Option<String>,
}

/// The newest lines of these actions whose subject holds a text (empty: all).
///
/// # Errors
/// The engine's.
pub fn newest(
    conn: &Connection,
    actions: &[&str],
    (about, most): (&str, usize),
) -> Result<Vec<RevealLine>, StorageError> {
    let words = serde_json::to_string(actions).map_err(|error| StorageError::Damaged(error.to_string()))?;
    let mut query = conn.prepare_cached(
        "SELECT h.seq, h.at_ms, h.action, h.subject, k.name FROM history h
         LEFT JOIN history_authors a ON a.id = h.seq LEFT JOIN keepers k ON k.id = a.keeper_id
         WHERE h.action IN (SELECT value FROM json_each(?1)) AND (?2 = '' OR instr(lower(h.subject), lower(?2)) > 0)
         ORDER BY h.seq DESC LIMIT ?3",
    )?;
    let lines = query.query_map(params![words, about, most as i64], |row| {
        let (seq, at, action, subject) = (row.get(0)?, Moment(row.get(1)?), row.get(2)?, row.get(3)?);
        Ok(RevealLine { seq, at, action, subject, author: row.get(4)? })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}
