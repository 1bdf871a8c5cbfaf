//! Rows of the roster and window periods.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, new_uid, optional_date, word};
use crate::domain::dates::Moment;
use crate::domain::ids::{FileId, HallId, StaffId, WindowId};
use crate::domain::people::{PersonName, Phone, WorkNo};
use crate::domain::personal::Why;
use crate::domain::staff::{Sex, StaffMember, StaffRecord, StaffStatus, WindowPeriod, listed};

const TABLE: &str = "staff";

/// Everyone, by team and work number.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<StaffMember>, StorageError> {
    let sql = concat!(include_str!("sql/staff_select.sql"), " ORDER BY staff.work_no");
    let mut query = conn.prepare_cached(sql)?;
    collect(&mut query, [], row_to_member)
}

/// One person.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: StaffId) -> Result<Option<StaffMember>, StorageError> {
    let sql = concat!(include_str!("sql/staff_select.sql"), " WHERE staff.id = ?1");
    let mut query = conn.prepare_cached(sql)?;
    Ok(collect(&mut query, [id.0], row_to_member)?.pop())
}

/// Who has a work number.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_work_no(conn: &Connection, hall: HallId, work_no: &WorkNo) -> Result<Option<StaffMember>, StorageError> {
    let sql = concat!(include_str!("sql/staff_select.sql"), " WHERE staff.hall_id = ?1 AND staff.work_no = ?2");
    let mut query = conn.prepare_cached(sql)?;
    Ok(collect(&mut query, params![hall.0, work_no.as_str()], row_to_member)?.pop())
}

fn row_to_member(row: &Row<'_>) -> Result<StaffMember, StorageError> {
    let sex: Option<String> = row.get("sex")?;
    let phone: Option<String> = row.get("phone")?;
    let text = |column: &str| row.get::<_, String>(column);
    let record = StaffRecord {
        work_no: WorkNo::parse(&text("work_no")?).map_err(|_| bad(TABLE, "work_no"))?,
        name: PersonName::parse(&text("name")?).map_err(|_| bad(TABLE, "name"))?,
        sex: sex.map(|word| Sex::parse(&word).map_err(|_| bad(TABLE, "sex"))).transpose()?,
        team: text("team")?,
        title: text("title")?,
        post: text("post")?,
        window: text("window_number")?,
        joined_on: optional_date(row, TABLE, "joined_on")?,
        phone: phone.map(|text| Phone::parse(&text).map_err(|_| bad(TABLE, "phone"))).transpose()?,
        qualifications: listed(&text("qualifications")?),
        languages: listed(&text("languages")?),
        status: word(row, TABLE, "status", |w| StaffStatus::parse(w).ok())?,
    };
    Ok(StaffMember {
        id: StaffId(row.get("id")?),
        uid: text("uid")?,
        record,
        photo: row.get::<_, Option<i64>>("photo_file_id")?.map(FileId),
        photo_original: row.get::<_, Option<i64>>("photo_original_id")?.map(FileId),
    })
}

/// Adds a person (without the window: see [`set_window`]).
///
/// # Errors
/// The engine's.
pub fn insert(conn: &Connection, hall: HallId, record: &StaffRecord, at: Moment) -> Result<StaffId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO staff (uid, hall_id, work_no, name, status, created_ms) VALUES (?1, ?2, ?3, ?4, 'active', ?5)",
    )?
    .execute(params![new_uid(), hall.0, record.work_no.as_str(), record.name.as_str(), at.0])?;
    let id = StaffId(conn.last_insert_rowid());
    update(conn, id, record)?;
    Ok(id)
}

/// Writes a person's data (without the window).
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: StaffId, record: &StaffRecord) -> Result<(), StorageError> {
    conn.prepare_cached(include_str!("sql/staff_update.sql"))?.execute(params![
        id.0,
        record.work_no.as_str(),
        record.name.as_str(),
        record.sex.map(Sex::code),
        record.team,
        record.title,
        record.post,
        record.joined_on.map(|d| d.to_string()),
        record.phone.as_ref().map(|phone| phone.reveal(Why::Stored)),
        record.qualifications.join("、"),
        record.languages.join("、"),
        record.status.code(),
    ])?;
    Ok(())
}

/// Sets the photo and the picture it was cut from.
///
/// # Errors
/// The engine's.
pub fn set_photo(
    conn: &Connection,
    id: StaffId,
    photo: Option<FileId>,
    original: Option<FileId>,
) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff SET photo_file_id = ?2, photo_original_id = ?3 WHERE id = ?1",
        params![id.0, photo.map(|f| f.0), original.map(|f| f.0)],
    )?;
    Ok(())
}

/// Ends the present window period and begins another (`None`: no window).
///
/// # Errors
/// The engine's.
pub fn set_window(
    conn: &Connection,
    (hall, id): (HallId, StaffId),
    window: Option<WindowId>,
    from: NaiveDate,
) -> Result<(), StorageError> {
    let from = from.to_string();
    conn.execute(
        "UPDATE window_periods SET until_on = ?2 WHERE staff_id = ?1 AND until_on IS NULL",
        params![id.0, from],
    )?;
    if let Some(window) = window {
        conn.execute(
            "INSERT INTO window_periods (uid, hall_id, staff_id, window_id, from_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![new_uid(), hall.0, id.0, window.0, from],
        )?;
    }
    Ok(())
}

/// A person's windows, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn window_periods(conn: &Connection, id: StaffId) -> Result<Vec<WindowPeriod>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT p.*, w.number FROM window_periods p JOIN service_windows w ON w.id = p.window_id
         WHERE p.staff_id = ?1 ORDER BY p.from_on DESC, p.id DESC",
    )?;
    collect(&mut query, [id.0], |row| {
        Ok(WindowPeriod {
            window: WindowId(row.get("window_id")?),
            number: row.get("number")?,
            from_on: super::sql_types::date(row, "window_periods", "from_on")?,
            until_on: optional_date(row, "window_periods", "until_on")?,
        })
    })
}

/// Who served at a window on a day.
///
/// # Errors
/// The engine's.
pub fn serving_at(conn: &Connection, window: WindowId, day: chrono::NaiveDate) -> Result<Vec<StaffId>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT staff_id FROM window_periods
         WHERE window_id = ?1 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)",
    )?;
    collect(&mut query, rusqlite::params![window.0, day.to_string()], |row| Ok(StaffId(row.get(0)?)))
}
