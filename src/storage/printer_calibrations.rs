//! Rows of how far a printer prints from where it should.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::sql_types::{collect, date, new_uid};
use crate::domain::ids::HallId;

/// A printer's calibration as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationRow {
    /// The printer's name as the system has it.
    pub printer: String,
    /// How far to the right everything is moved.
    pub dx_mm: f64,
    /// How far down everything is moved.
    pub dy_mm: f64,
    /// By what widths are multiplied.
    pub factor_x: f64,
    /// By what heights are multiplied.
    pub factor_y: f64,
    /// The day the test sheet was measured.
    pub measured_on: NaiveDate,
}

/// All, by printer.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<CalibrationRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM printer_calibrations ORDER BY printer")?;
    collect(&mut query, [], |row| {
        Ok(CalibrationRow {
            printer: row.get("printer")?,
            dx_mm: row.get("dx_mm")?,
            dy_mm: row.get("dy_mm")?,
            factor_x: row.get("factor_x")?,
            factor_y: row.get("factor_y")?,
            measured_on: date(row, "printer_calibrations", "measured_on")?,
        })
    })
}

/// The row of a printer, or the one it would get.
///
/// # Errors
/// The engine's.
pub fn number_of(conn: &Connection, printer: &str) -> Result<i64, StorageError> {
    let sql = "SELECT coalesce((SELECT id FROM printer_calibrations WHERE printer = ?1),
                               (SELECT coalesce(max(id), 0) + 1 FROM printer_calibrations))";
    Ok(conn.prepare_cached(sql)?.query_row([printer], |row| row.get(0))?)
}

/// Writes a printer's calibration over the one before.
///
/// # Errors
/// The engine's.
pub fn put(conn: &Connection, hall: HallId, row: &CalibrationRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO printer_calibrations (uid, hall_id, printer, dx_mm, dy_mm, factor_x, factor_y, measured_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (printer) DO UPDATE SET dx_mm = excluded.dx_mm, dy_mm = excluded.dy_mm,
         factor_x = excluded.factor_x, factor_y = excluded.factor_y, measured_on = excluded.measured_on",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        row.printer,
        row.dx_mm,
        row.dy_mm,
        row.factor_x,
        row.factor_y,
        row.measured_on.to_string(),
    ])?;
    Ok(())
}

/// Forgets a printer's calibration.
///
/// # Errors
/// The engine's.
pub fn remove(conn: &Connection, printer: &str) -> Result<(), StorageError> {
    conn.prepare_cached("DELETE FROM printer_calibrations WHERE printer = ?1")?.execute([printer])?;
    Ok(())
}
