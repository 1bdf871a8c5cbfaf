//! Rows of the suggestion boxes, their daily entries, letters and later remarks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, moment, new_uid, optional_date, word};
use crate::domain::boxes::{BoxEntry, BoxRemark, Letter, NewBoxEntry, Seal, SuggestionBox};
use crate::domain::cases::{CaseKind, CaseNumber};
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxEntryId, BoxId, CaseId, FileId, HallId, LetterId, StaffId};
use crate::domain::personal::PersonalName;

/// All boxes, in the order they were hung.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<SuggestionBox>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM boxes ORDER BY id")?;
    collect(&mut query, [], |row| {
        Ok(SuggestionBox {
            id: BoxId(row.get("id")?),
            name: row.get("name")?,
            place: row.get("place")?,
            since: date(row, "boxes", "since")?,
            retired_on: optional_date(row, "boxes", "retired_on")?,
        })
    })
}

/// Hangs a box.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (name, place): (&str, &str),
    since: NaiveDate,
) -> Result<BoxId, StorageError> {
    conn.execute(
        "INSERT INTO boxes (uid, hall_id, name, place, since) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![new_uid(), hall.0, name, place, since.to_string()],
    )?;
    Ok(BoxId(conn.last_insert_rowid()))
}

/// Writes a box's name, place and retirement.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, the_box: &SuggestionBox) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE boxes SET name = ?2, place = ?3, retired_on = ?4 WHERE id = ?1",
        params![the_box.id.0, the_box.name, the_box.place, the_box.retired_on.map(|d| d.to_string())],
    )?;
    Ok(())
}

/// Entries of all boxes from `from` to `to`, both included, by day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn entries(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<BoxEntry>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT * FROM box_entries WHERE day BETWEEN ?1 AND ?2 ORDER BY day, box_id")?;
    collect(&mut query, [from.to_string(), to.to_string()], row_to_entry)
}

/// Entries of all boxes, by day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn every(conn: &Connection) -> Result<Vec<BoxEntry>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM box_entries ORDER BY day, box_id")?;
    collect(&mut query, [], row_to_entry)
}

/// One entry.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn entry(conn: &Connection, id: BoxEntryId) -> Result<Option<BoxEntry>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM box_entries WHERE id = ?1")?;
    Ok(collect(&mut query, [id.0], row_to_entry)?.pop())
}

/// The entry of a box for a day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn entry_of_day(conn: &Connection, the_box: BoxId, day: NaiveDate) -> Result<Option<BoxEntry>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM box_entries WHERE box_id = ?1 AND day = ?2")?;
    Ok(collect(&mut query, params![the_box.0, day.to_string()], row_to_entry)?.pop())
}

fn row_to_entry(row: &Row<'_>) -> Result<BoxEntry, StorageError> {
    const TABLE: &str = "box_entries";
    Ok(BoxEntry {
        id: BoxEntryId(row.get("id")?),
        box_id: BoxId(row.get("box_id")?),
        day: date(row, TABLE, "day")?,
        opened_at: moment(row, "opened_ms")?,
        opener: StaffId(row.get("opener_id")?),
        witness: StaffId(row.get("witness_id")?),
        seal: word(row, TABLE, "seal", Seal::from_code)?,
        letter_count: row.get("letter_count")?,
        remark: row.get("remark")?,
        entered_at: moment(row, "entered_ms")?,
    })
}

/// Adds the head of an entry; its letters follow by [`insert_letter`].
///
/// # Errors
/// The engine's.
pub fn insert_entry(
    conn: &Connection,
    hall: HallId,
    entry: &NewBoxEntry,
    at: Moment,
) -> Result<BoxEntryId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO box_entries (uid, hall_id, box_id, day, opened_ms, opener_id, witness_id, seal, letter_count,
         remark, entered_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        entry.box_id.0,
        entry.day.to_string(),
        entry.opened_at.0,
        entry.opener.0,
        entry.witness.0,
        entry.seal.code(),
        entry.letters.len() as i64,
        entry.remark,
        at.0,
    ])?;
    Ok(BoxEntryId(conn.last_insert_rowid()))
}

/// A letter's row.
#[derive(Debug, Clone)]
pub struct LetterRow<'a> {
    /// Its entry.
    pub entry: BoxEntryId,
    /// Place in the entry, from 1.
    pub position: usize,
    /// Kind.
    pub kind: CaseKind,
    /// Who signed it.
    pub signed_by: &'a PersonalName,
    /// What it says.
    pub text: &'a str,
    /// A picture of it.
    pub scan: Option<FileId>,
    /// Department it goes to.
    pub department: &'a str,
    /// The case made of it; `None` needs a reason.
    pub case: Option<CaseId>,
    /// Why nothing is done.
    pub no_action_because: &'a str,
}

/// Adds a letter.
///
/// # Errors
/// The engine's.
pub fn insert_letter(conn: &Connection, hall: HallId, letter: &LetterRow<'_>) -> Result<LetterId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO letters (uid, hall_id, entry_id, position, kind, signed_by, text, scan_file_id, department,
         case_id, no_action_because) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        letter.entry.0,
        letter.position as i64,
        letter.kind.code(),
        letter.signed_by,
        letter.text,
        letter.scan.map(|f| f.0),
        letter.department,
        letter.case.map(|c| c.0),
        letter.no_action_because,
    ])?;
    Ok(LetterId(conn.last_insert_rowid()))
}

/// The letters of an entry, in order.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn letters(conn: &Connection, entry: BoxEntryId) -> Result<Vec<Letter>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT l.*, c.year, c.running FROM letters l LEFT JOIN cases c ON c.id = l.case_id
         WHERE l.entry_id = ?1 ORDER BY l.position",
    )?;
    collect(&mut query, [entry.0], row_to_letter)
}

/// The letters of all entries, in order.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all_letters(conn: &Connection) -> Result<BTreeMap<BoxEntryId, Vec<Letter>>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT l.*, c.year, c.running FROM letters l LEFT JOIN cases c ON c.id = l.case_id
         ORDER BY l.entry_id, l.position",
    )?;
    let mut letters: BTreeMap<BoxEntryId, Vec<Letter>> = BTreeMap::new();
    for (entry, letter) in collect(&mut query, [], |row| Ok((BoxEntryId(row.get("entry_id")?), row_to_letter(row)?)))? {
        letters.entry(entry).or_default().push(letter);
    }
    Ok(letters)
}

fn row_to_letter(row: &Row<'_>) -> Result<Letter, StorageError> {
    let case: Option<i64> = row.get("case_id")?;
    let number = match case {
        Some(id) => Some((CaseId(id), CaseNumber { year: row.get("year")?, running: row.get("running")? })),
        None => None,
    };
    Ok(Letter {
        id: LetterId(row.get("id")?),
        position: row.get("position")?,
        kind: word(row, "letters", "kind", CaseKind::from_code)?,
        signed_by: row.get("signed_by")?,
        text: row.get("text")?,
        scan: row.get::<_, Option<i64>>("scan_file_id")?.map(FileId),
        case: number,
        department: row.get("department")?,
        no_action_because: row.get("no_action_because")?,
    })
}

/// Adds a remark to an entry.
///
/// # Errors
/// The engine's.
pub fn insert_remark(
    conn: &Connection,
    hall: HallId,
    entry: BoxEntryId,
    remark: &BoxRemark,
) -> Result<(), StorageError> {
    conn.execute(
        "INSERT INTO box_remarks (uid, hall_id, entry_id, at_ms, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![new_uid(), hall.0, entry.0, remark.at.0, remark.text],
    )?;
    Ok(())
}

/// Later remarks of an entry, in order.
///
/// # Errors
/// The engine's.
pub fn remarks(conn: &Connection, entry: BoxEntryId) -> Result<Vec<BoxRemark>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM box_remarks WHERE entry_id = ?1 ORDER BY id")?;
    collect(&mut query, [entry.0], |row| Ok(BoxRemark { at: moment(row, "at_ms")?, text: row.get("text")? }))
}

/// Later remarks of all entries, in order.
///
/// # Errors
/// The engine's.
pub fn all_remarks(conn: &Connection) -> Result<BTreeMap<BoxEntryId, Vec<BoxRemark>>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM box_remarks ORDER BY entry_id, id")?;
    let mut remarks: BTreeMap<BoxEntryId, Vec<BoxRemark>> = BTreeMap::new();
    let read = |row: &Row<'_>| {
        let remark = BoxRemark { at: moment(row, "at_ms")?, text: row.get("text")? };
        Ok((BoxEntryId(row.get("entry_id")?), remark))
    };
    for (entry, remark) in collect(&mut query, [], read)? {
        remarks.entry(entry).or_default().push(remark);
    }
    Ok(remarks)
}

/// Which entry stands for a box and day.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn days(conn: &Connection) -> Result<BTreeMap<(BoxId, NaiveDate), BoxEntryId>, StorageError> {
    let mut query = conn.prepare_cached("SELECT id, box_id, day FROM box_entries")?;
    let read =
        |row: &Row<'_>| Ok(((BoxId(row.get("box_id")?), date(row, "box_entries", "day")?), BoxEntryId(row.get("id")?)));
    Ok(collect(&mut query, [], read)?.into_iter().collect())
}
