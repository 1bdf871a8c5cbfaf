//! Rows of people's pictures by size: how they were cut, when they were taken. The 1-inch picture itself stays with the
//! person's row.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, new_uid, optional_date, word};
use crate::domain::ids::{FileId, HallId, StaffId};
use crate::domain::photos::{CropFrame, PhotoSize};

const TABLE: &str = "staff_pictures";

/// A picture of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffPicture {
    /// Whose.
    pub staff: StaffId,
    /// Its size.
    pub size: PhotoSize,
    /// The print; `None` for the 1-inch photo, which stands in the person's row.
    pub file: Option<FileId>,
    /// What it was cut from; `None` likewise.
    pub original: Option<FileId>,
    /// The frame it was cut with; `None` where it is not known.
    pub crop: Option<CropFrame>,
    /// The day it was taken; `None` where it is not known.
    pub taken_on: Option<NaiveDate>,
}

/// A person's pictures, the 1-inch photo's row first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_staff(conn: &Connection, id: StaffId) -> Result<Vec<StaffPicture>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM staff_pictures WHERE staff_id = ?1 ORDER BY size DESC")?;
    collect(&mut query, [id.0], row_to_picture)
}

fn row_to_picture(row: &Row<'_>) -> Result<StaffPicture, StorageError> {
    let crop: String = row.get("crop")?;
    let crop = if crop.is_empty() { None } else { Some(serde_json::from_str(&crop).map_err(|_| bad(TABLE, "crop"))?) };
    Ok(StaffPicture {
        staff: StaffId(row.get("staff_id")?),
        size: word(row, TABLE, "size", PhotoSize::parse)?,
        file: row.get::<_, Option<i64>>("file_id")?.map(FileId),
        original: row.get::<_, Option<i64>>("original_id")?.map(FileId),
        crop,
        taken_on: optional_date(row, TABLE, "taken_on")?,
    })
}

/// Writes a picture's row, new or in the place of the one there is.
///
/// # Errors
/// The engine's.
pub fn put(conn: &Connection, hall: HallId, picture: &StaffPicture) -> Result<(), StorageError> {
    let StaffPicture { staff, size, file, original, crop, taken_on } = picture;
    let crop = crop.map(|crop| serde_json::to_string(&crop)).transpose();
    let crop = crop.map_err(|error| StorageError::Damaged(error.to_string()))?.unwrap_or_default();
    conn.prepare_cached(
        "INSERT INTO staff_pictures (uid, hall_id, staff_id, size, file_id, original_id, crop, taken_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (staff_id, size) DO UPDATE SET
           file_id = excluded.file_id, original_id = excluded.original_id, crop = excluded.crop,
           taken_on = excluded.taken_on",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        staff.0,
        size.code(),
        file.map(|id| id.0),
        original.map(|id| id.0),
        crop,
        taken_on.map(|day| day.to_string()),
    ])?;
    Ok(())
}

/// Takes a person's rows away; the pictures stay in the file.
///
/// # Errors
/// The engine's.
pub fn remove_all(conn: &Connection, id: StaffId) -> Result<(), StorageError> {
    conn.execute("DELETE FROM staff_pictures WHERE staff_id = ?1", [id.0])?;
    Ok(())
}

/// The print of the 5-inch picture of a person.
///
/// # Errors
/// The engine's.
pub fn five_inch(conn: &Connection, id: StaffId) -> Result<Option<FileId>, StorageError> {
    let mut query =
        conn.prepare_cached("SELECT file_id FROM staff_pictures WHERE staff_id = ?1 AND size = 'five_inch'")?;
    let found: Option<Option<i64>> = query.query_row([id.0], |row| row.get(0)).optional()?;
    Ok(found.flatten().map(FileId))
}

/// The day everyone's 1-inch photo was taken, of whom it is known and who has one.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn days(conn: &Connection) -> Result<BTreeMap<StaffId, NaiveDate>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT p.staff_id, p.taken_on FROM staff_pictures p JOIN staff s ON s.id = p.staff_id
         WHERE p.size = 'one_inch' AND p.taken_on IS NOT NULL AND s.photo_file_id IS NOT NULL",
    )?;
    let days = collect(&mut query, [], |row| {
        let day = super::sql_types::date(row, TABLE, "taken_on")?;
        Ok((StaffId(row.get("staff_id")?), day))
    })?;
    Ok(days.into_iter().collect())
}
