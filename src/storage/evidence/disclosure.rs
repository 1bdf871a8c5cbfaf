//! The documents of the disclosure list and their versions as linked items look at them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::super::StorageError;
use super::super::sql_types::{collect, date, optional_date, word};
use crate::domain::disclosure::DisclosureKind;
use crate::domain::ids::DisclosureId;

/// A document of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The document.
    pub id: DisclosureId,
    /// Its code.
    pub code: String,
    /// What it is.
    pub kind: DisclosureKind,
    /// Its title.
    pub title: String,
    /// Off the list from this day.
    pub retired_on: Option<NaiveDate>,
    /// Its versions, in the order they were entered.
    pub versions: Vec<VersionFacts>,
}

/// A version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionFacts {
    /// Up since.
    pub put_up_on: NaiveDate,
    /// In date until and on this day; `None` for ever.
    pub valid_until: Option<NaiveDate>,
    /// Banners: the last day of their event (P8-1.4).
    pub event_ends_on: Option<NaiveDate>,
    /// Down since.
    pub taken_down_on: Option<NaiveDate>,
}

/// Every document of the list with its versions, in the order they were listed.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn documents(conn: &Connection) -> Result<Vec<DocumentFacts>, StorageError> {
    const TABLE: &str = "disclosure_documents";
    let mut versions: BTreeMap<i64, Vec<VersionFacts>> = BTreeMap::new();
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_versions ORDER BY id")?;
    for (document, version) in collect(&mut query, [], |row| Ok((row.get("document_id")?, version(row)?)))? {
        versions.entry(document).or_default().push(version);
    }
    let mut query =
        conn.prepare_cached("SELECT id, code, kind, title, retired_on FROM disclosure_documents ORDER BY id")?;
    collect(&mut query, [], |row| {
        let id: i64 = row.get("id")?;
        Ok(DocumentFacts {
            id: DisclosureId(id),
            code: row.get("code")?,
            kind: word(row, TABLE, "kind", DisclosureKind::from_code)?,
            title: row.get("title")?,
            retired_on: optional_date(row, TABLE, "retired_on")?,
            versions: versions.get(&id).cloned().unwrap_or_default(),
        })
    })
}

fn version(row: &Row<'_>) -> Result<VersionFacts, StorageError> {
    const TABLE: &str = "disclosure_versions";
    Ok(VersionFacts {
        put_up_on: date(row, TABLE, "put_up_on")?,
        valid_until: optional_date(row, TABLE, "valid_until")?,
        event_ends_on: optional_date(row, TABLE, "event_ends_on")?,
        taken_down_on: optional_date(row, TABLE, "taken_down_on")?,
    })
}
