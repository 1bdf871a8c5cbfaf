//! Rows of the disclosure register: documents and their versions.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, date, moment, new_uid, optional_date, word};
use crate::domain::dates::Moment;
use crate::domain::disclosure::{DisclosureKind, Document, NewDocument, NewVersion, Retired, Version};
use crate::domain::ids::{DisclosureId, DisclosureVersionId, FileId, HallId};

const DOCUMENTS: &str = "disclosure_documents";
const VERSIONS: &str = "disclosure_versions";

/// All documents, in the order they came on the list.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn documents(conn: &Connection) -> Result<Vec<Document>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_documents ORDER BY id")?;
    collect(&mut query, [], row_to_document)
}

/// One document.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn document(conn: &Connection, id: DisclosureId) -> Result<Option<Document>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_documents WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_document)?.pop())
}

/// The document that has a code.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn document_of_code(conn: &Connection, code: &str) -> Result<Option<Document>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_documents WHERE code = ?1")?;
    Ok(collect(&mut query, [code], row_to_document)?.pop())
}

fn row_to_document(row: &Row<'_>) -> Result<Document, StorageError> {
    let on = optional_date(row, DOCUMENTS, "retired_on")?;
    let reason: String = row.get("retire_reason")?;
    if on.is_some() == reason.is_empty() {
        return Err(bad(DOCUMENTS, "retire_reason"));
    }
    Ok(Document {
        id: DisclosureId(row.get("id")?),
        facts: NewDocument {
            code: row.get("code")?,
            rule: row.get("rule")?,
            kind: word(row, DOCUMENTS, "kind", DisclosureKind::from_code)?,
            title: row.get("title")?,
            place: row.get("place")?,
            note: row.get("note")?,
        },
        since: date(row, DOCUMENTS, "since")?,
        retired: on.map(|on| Retired { on, reason }),
    })
}

/// Puts a document on the list.
///
/// # Errors
/// The engine's.
pub fn insert_document(
    conn: &Connection,
    hall: HallId,
    document: &NewDocument,
    since: NaiveDate,
) -> Result<DisclosureId, StorageError> {
    let NewDocument { code, rule, kind, title, place, note } = document;
    conn.prepare_cached(
        "INSERT INTO disclosure_documents (uid, hall_id, code, rule, kind, title, place, since, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![new_uid(), hall.0, code, rule, kind.code(), title, place, since.to_string(), note])?;
    Ok(DisclosureId(conn.last_insert_rowid()))
}

/// Writes what a document is, and whether it is retired.
///
/// # Errors
/// The engine's.
pub fn update_document(conn: &Connection, document: &Document) -> Result<(), StorageError> {
    let NewDocument { code, rule, kind, title, place, note } = &document.facts;
    let retired_on = document.retired.as_ref().map(|retired| retired.on.to_string());
    let reason = document.retired.as_ref().map_or("", |retired| retired.reason.as_str());
    conn.prepare_cached(
        "UPDATE disclosure_documents SET code = ?2, rule = ?3, kind = ?4, title = ?5, place = ?6, note = ?7,
         retired_on = ?8, retire_reason = ?9 WHERE id = ?1",
    )?
    .execute(params![document.id.0, code, rule, kind.code(), title, place, note, retired_on, reason])?;
    Ok(())
}

/// All versions of all documents, in the order they were entered.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn versions(conn: &Connection) -> Result<Vec<Version>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_versions ORDER BY id")?;
    collect(&mut query, [], row_to_version)
}

/// The versions of a document, in the order they were entered.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn versions_of(conn: &Connection, document: DisclosureId) -> Result<Vec<Version>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_versions WHERE document_id = ?1 ORDER BY id")?;
    collect(&mut query, [document.0], row_to_version)
}

/// One version.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn version(conn: &Connection, id: DisclosureVersionId) -> Result<Option<Version>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure_versions WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_version)?.pop())
}

fn row_to_version(row: &Row<'_>) -> Result<Version, StorageError> {
    Ok(Version {
        id: DisclosureVersionId(row.get("id")?),
        document: DisclosureId(row.get("document_id")?),
        facts: NewVersion {
            version: row.get("version")?,
            place: row.get("place")?,
            put_up_on: date(row, VERSIONS, "put_up_on")?,
            valid_until: optional_date(row, VERSIONS, "valid_until")?,
            event_ends_on: optional_date(row, VERSIONS, "event_ends_on")?,
            photo: row.get::<_, Option<i64>>("photo_file_id")?.map(FileId),
            note: row.get("note")?,
        },
        taken_down_on: optional_date(row, VERSIONS, "taken_down_on")?,
        entered_at: moment(row, "entered_ms")?,
    })
}

/// Adds a version.
///
/// # Errors
/// The engine's.
pub fn insert_version(
    conn: &Connection,
    (hall, document): (HallId, DisclosureId),
    new: &NewVersion,
    at: Moment,
) -> Result<DisclosureVersionId, StorageError> {
    let NewVersion { version, place, put_up_on, valid_until, event_ends_on, photo, note } = new;
    let text = |day: &Option<NaiveDate>| day.map(|day| day.to_string());
    conn.prepare_cached(
        "INSERT INTO disclosure_versions (uid, hall_id, document_id, version, place, put_up_on, valid_until,
         event_ends_on, photo_file_id, note, entered_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        document.0,
        version,
        place,
        put_up_on.to_string(),
        text(valid_until),
        text(event_ends_on),
        photo.map(|file| file.0),
        note,
        at.0,
    ])?;
    Ok(DisclosureVersionId(conn.last_insert_rowid()))
}

/// Writes the day a version came down.
///
/// # Errors
/// The engine's.
pub fn take_down(conn: &Connection, id: DisclosureVersionId, on: NaiveDate) -> Result<(), StorageError> {
    conn.execute("UPDATE disclosure_versions SET taken_down_on = ?2 WHERE id = ?1", params![id.0, on.to_string()])?;
    Ok(())
}

/// Writes the picture of a version.
///
/// # Errors
/// The engine's.
pub fn set_photo(conn: &Connection, id: DisclosureVersionId, photo: FileId) -> Result<(), StorageError> {
    conn.execute("UPDATE disclosure_versions SET photo_file_id = ?2 WHERE id = ?1", params![id.0, photo.0])?;
    Ok(())
}
