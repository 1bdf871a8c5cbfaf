//! What the print room is set up with: sheets of labels of the hall's own, printers' calibration, the unit's seal.

use chrono::NaiveDate;

use super::layouts::named;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::{FileId, SheetId};
use crate::domain::sheets::SheetSpec;
use crate::storage::files::{self, NewFile};
use crate::storage::sql_types::bad;
use crate::storage::{print_sheets, printer_calibrations, unit_pictures};

pub use crate::storage::printer_calibrations::CalibrationRow as PrinterCalibration;

/// A sheet of labels the hall described itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintSheet {
    /// Row.
    pub id: SheetId,
    /// The sheet; its name is the one it is kept under.
    pub spec: SheetSpec,
    /// Out of use since.
    pub retired_on: Option<NaiveDate>,
}

/// What the history calls a sheet or a printer: names typed or given by the PC may name a person, and it stands for ever.
fn numbered(row: i64) -> String {
    format!("#{row}")
}

impl Register {
    /// The hall's own sheets, by name, retired ones among them.
    ///
    /// # Errors
    /// `BadRow` for a sheet that cannot be read.
    pub fn print_sheets(&self) -> Result<Vec<PrintSheet>, RegisterError> {
        let read = |row: print_sheets::SheetRow| {
            let spec = serde_json::from_str(&row.body).map_err(|_| bad("print_sheets", "body"))?;
            Ok(PrintSheet { id: row.id, spec, retired_on: row.retired_on })
        };
        print_sheets::all(self.conn())?.into_iter().map(read).collect()
    }

    /// Adds a sheet.
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn add_print_sheet(&mut self, spec: &SheetSpec, at: Moment) -> Result<Outcome<SheetId>, RegisterError> {
        let (name, body) = (named(&spec.name)?, written(spec)?);
        let next = print_sheets::all(self.conn())?.iter().map(|row| row.id.0).max().unwrap_or(0) + 1;
        self.transact(Action::new(ActionKind::ChangeSheet, numbered(next), at), |w| {
            Ok(print_sheets::insert(w.conn, w.hall, (name, &body))?)
        })
    }

    /// Writes a sheet.
    ///
    /// # Errors
    /// `ReasonMissing` without a name; `NoSuchRecord`.
    pub fn change_print_sheet(
        &mut self,
        id: SheetId,
        spec: &SheetSpec,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let (name, body) = (named(&spec.name)?, written(spec)?);
        self.known_sheet(id)?;
        self.transact(Action::new(ActionKind::ChangeSheet, numbered(id.0), at), |w| {
            Ok(print_sheets::update(w.conn, id, (name, &body))?)
        })
    }

    /// Takes a sheet out of use.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn retire_print_sheet(&mut self, id: SheetId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.known_sheet(id)?;
        self.transact(Action::new(ActionKind::RetireSheet, numbered(id.0), at), |w| {
            Ok(print_sheets::retire(w.conn, id, at.date())?)
        })
    }

    fn known_sheet(&self, id: SheetId) -> Result<(), RegisterError> {
        let is_known = print_sheets::all(self.conn())?.iter().any(|row| row.id == id);
        if is_known { Ok(()) } else { Err(Refusal::NoSuchRecord.into()) }
    }

    /// How far a printer prints from where it should, where it was measured.
    ///
    /// # Errors
    /// The file's.
    pub fn calibration_of(&self, printer: &str) -> Result<Option<PrinterCalibration>, RegisterError> {
        Ok(self.calibrations()?.into_iter().find(|row| row.printer == printer))
    }

    /// Every printer measured, by name.
    ///
    /// # Errors
    /// The file's.
    pub fn calibrations(&self) -> Result<Vec<PrinterCalibration>, RegisterError> {
        Ok(printer_calibrations::all(self.conn())?)
    }

    /// Keeps how far a printer prints from where it should.
    ///
    /// # Errors
    /// `ReasonMissing` without the printer's name.
    pub fn set_calibration(&mut self, row: &PrinterCalibration, at: Moment) -> Result<Outcome<()>, RegisterError> {
        named(&row.printer)?;
        let number = printer_calibrations::number_of(self.conn(), &row.printer)?;
        self.transact(Action::new(ActionKind::ChangeCalibration, numbered(number), at), |w| {
            Ok(printer_calibrations::put(w.conn, w.hall, row)?)
        })
    }

    /// Forgets a printer's calibration.
    ///
    /// # Errors
    /// The file's.
    pub fn forget_calibration(&mut self, printer: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let number = printer_calibrations::number_of(self.conn(), printer)?;
        self.transact(Action::new(ActionKind::ChangeCalibration, numbered(number), at), |w| {
            Ok(printer_calibrations::remove(w.conn, printer)?)
        })
    }

    /// The unit's seal, where it has one.
    ///
    /// # Errors
    /// The file's.
    pub fn seal(&self) -> Result<Option<FileId>, RegisterError> {
        Ok(unit_pictures::seal(self.conn())?)
    }

    /// Sets (`Some`) or takes away the unit's seal.
    ///
    /// # Errors
    /// The file's.
    pub fn set_seal(&mut self, seal: Option<&NewFile>, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ChangeSeal, "", at), |w| {
            let file = seal.map(|file| files::insert(w.conn, w.hall, file, at)).transpose()?;
            Ok(unit_pictures::set_seal(w.conn, w.hall, file)?)
        })
    }
}

fn written(spec: &SheetSpec) -> Result<String, RegisterError> {
    serde_json::to_string(spec).map_err(|_| bad("print_sheets", "body").into())
}
