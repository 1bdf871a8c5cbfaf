//! Rows of things kept by name: filters of the register, texts of letters.

use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, new_uid};
use crate::domain::ids::HallId;

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedTexts {
    /// Filters of the register of cases.
    CaseViews,
    /// Texts of letters.
    LetterTemplates,
}

impl NamedTexts {
    fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::CaseViews => ("case_views", "filter"),
            Self::LetterTemplates => ("letter_templates", "body"),
        }
    }
}

/// All of them, name and text, in the order they were made.
///
/// # Errors
/// The engine's.
pub fn all(conn: &Connection, of: NamedTexts) -> Result<Vec<(String, String)>, StorageError> {
    let (table, column) = of.table();
    let mut query = conn.prepare_cached(&format!("SELECT name, {column} FROM {table} ORDER BY id"))?;
    collect(&mut query, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps a text under its name; one of that name is replaced.
///
/// # Errors
/// The engine's.
pub fn put(conn: &Connection, hall: HallId, of: NamedTexts, (name, text): (&str, &str)) -> Result<(), StorageError> {
    let (table, column) = of.table();
    conn.execute(
        &format!(
            "INSERT INTO {table} (uid, hall_id, name, {column}) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (hall_id, name) DO UPDATE SET {column} = ?4"
        ),
        params![new_uid(), hall.0, name, text],
    )?;
    Ok(())
}

/// Takes one away.
///
/// # Errors
/// The engine's.
pub fn remove(conn: &Connection, of: NamedTexts, name: &str) -> Result<(), StorageError> {
    let (table, _) = of.table();
    conn.execute(&format!("DELETE FROM {table} WHERE name = ?1"), [name])?;
    Ok(())
}
