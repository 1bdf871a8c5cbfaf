//! Rows of the hall, its windows and its exceptions to the open days.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StorageError;
use super::sql_types::{collect, date, new_uid, optional_date, time, time_text, word};
use crate::domain::dates::Moment;
use crate::domain::hall::{Hall, Sector, ServiceWindow};
use crate::domain::ids::{FileId, HallId, WindowId};

/// Makes the hall's row.
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: &Hall, at: Moment) -> Result<HallId, StorageError> {
    conn.execute(
        "INSERT INTO halls (uid, name, unit_name, sector, opens_at, closes_at, open_weekdays, records_since,
         unit_colour, created_ms) VALUES (?1, '', '', 'other', '00:00', '00:01', '0000000', ?2, '', ?3)",
        params![new_uid(), hall.records_since.to_string(), at.0],
    )?;
    let id = HallId(conn.last_insert_rowid());
    update(conn, id, hall)?;
    Ok(id)
}

/// Writes the profile.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: HallId, hall: &Hall) -> Result<(), StorageError> {
    let Hall { name, unit_name, sector, area_m2, address, supervision_phone, complaint_phone, .. } = hall;
    conn.prepare_cached(include_str!("sql/hall_update.sql"))?.execute(params![
        id.0,
        name,
        unit_name,
        sector.code(),
        area_m2,
        address,
        supervision_phone,
        complaint_phone,
        hall.rest_day_phone,
        time_text(hall.opens_at),
        time_text(hall.closes_at),
        weekdays_text(hall.open_weekdays),
        hall.records_since.to_string(),
        hall.unit_colour,
        hall.logo.map(|f| f.0),
        hall.badge_valid_until.map(|d| d.to_string()),
    ])?;
    Ok(())
}

/// The hall of the file; a file holds one today.
///
/// # Errors
/// `Damaged` when there is none.
pub fn get(conn: &Connection) -> Result<(HallId, Hall), StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM halls ORDER BY id LIMIT 1")?;
    let mut rows = query.query([])?;
    match rows.next()? {
        Some(row) => row_to_hall(row),
        None => Err(StorageError::Damaged("the file holds no hall".to_owned())),
    }
}

/// The hall's number that is unique over all halls.
///
/// # Errors
/// The engine's.
pub fn uid(conn: &Connection, id: HallId) -> Result<String, StorageError> {
    Ok(conn.prepare_cached("SELECT uid FROM halls WHERE id = ?1")?.query_row([id.0], |row| row.get(0))?)
}

fn row_to_hall(row: &Row<'_>) -> Result<(HallId, Hall), StorageError> {
    const TABLE: &str = "halls";
    let hall = Hall {
        name: row.get("name")?,
        unit_name: row.get("unit_name")?,
        sector: word(row, TABLE, "sector", Sector::from_code)?,
        area_m2: row.get("area_m2")?,
        address: row.get("address")?,
        supervision_phone: row.get("supervision_phone")?,
        complaint_phone: row.get("complaint_phone")?,
        rest_day_phone: row.get("rest_day_phone")?,
        opens_at: time(row, TABLE, "opens_at")?,
        closes_at: time(row, TABLE, "closes_at")?,
        open_weekdays: word(row, TABLE, "open_weekdays", weekdays)?,
        records_since: date(row, TABLE, "records_since")?,
        unit_colour: row.get("unit_colour")?,
        logo: row.get::<_, Option<i64>>("logo_file_id")?.map(FileId),
        badge_valid_until: optional_date(row, TABLE, "badge_valid_until")?,
    };
    Ok((HallId(row.get("id")?), hall))
}

fn weekdays_text(days: [bool; 7]) -> String {
    days.iter().map(|open| if *open { '1' } else { '0' }).collect()
}

fn weekdays(text: &str) -> Option<[bool; 7]> {
    let days: Vec<bool> = text.chars().map(|c| c == '1').collect();
    days.try_into().ok()
}

/// All windows, by number.
///
/// # Errors
/// The engine's.
pub fn windows(conn: &Connection) -> Result<Vec<ServiceWindow>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM service_windows ORDER BY CAST(number AS INTEGER) = 0, CAST(number AS INTEGER), number",
    )?;
    collect(&mut query, [], |row| {
        Ok(ServiceWindow {
            id: WindowId(row.get("id")?),
            number: row.get("number")?,
            purpose: row.get("purpose")?,
            retired_on: optional_date(row, "service_windows", "retired_on")?,
        })
    })
}

/// Number of the window with that plate, made when it is new.
///
/// # Errors
/// The engine's.
pub fn window_of_number(conn: &Connection, hall: HallId, number: &str) -> Result<WindowId, StorageError> {
    let known = conn
        .prepare_cached("SELECT id FROM service_windows WHERE hall_id = ?1 AND number = ?2")?
        .query_row(params![hall.0, number], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(WindowId(id));
    }
    conn.execute(
        "INSERT INTO service_windows (uid, hall_id, number) VALUES (?1, ?2, ?3)",
        params![new_uid(), hall.0, number],
    )?;
    Ok(WindowId(conn.last_insert_rowid()))
}

/// Writes a window's purpose and retirement.
///
/// # Errors
/// The engine's.
pub fn update_window(conn: &Connection, window: &ServiceWindow) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE service_windows SET number = ?2, purpose = ?3, retired_on = ?4 WHERE id = ?1",
        params![window.id.0, window.number, window.purpose, window.retired_on.map(|d| d.to_string())],
    )?;
    Ok(())
}

/// Days that differ from the weekly plan.
///
/// # Errors
/// `BadRow` for an unreadable day.
pub fn open_exceptions(conn: &Connection) -> Result<Vec<(NaiveDate, bool, String)>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM open_exceptions ORDER BY day")?;
    collect(&mut query, [], |row| {
        Ok((date(row, "open_exceptions", "day")?, row.get::<_, i64>("is_open")? == 1, row.get("note")?))
    })
}

/// Sets or clears (`None`) the exception of a day.
///
/// # Errors
/// The engine's.
pub fn set_open_exception(
    conn: &Connection,
    hall: HallId,
    day: NaiveDate,
    exception: Option<(bool, &str)>,
) -> Result<(), StorageError> {
    let day = day.to_string();
    conn.execute("DELETE FROM open_exceptions WHERE hall_id = ?1 AND day = ?2", params![hall.0, day])?;
    if let Some((open, note)) = exception {
        conn.execute(
            "INSERT INTO open_exceptions (uid, hall_id, day, is_open, note) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![new_uid(), hall.0, day, i64::from(open), note],
        )?;
    }
    Ok(())
}
