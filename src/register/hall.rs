//! The hall's profile, its windows and its open days (H).

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};

use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::calendar::OpenDays;
use crate::domain::dates::Moment;
use crate::domain::hall::{Hall, ServiceWindow};
use crate::storage::{files, hall, history, touched};

/// Puts the hall's first row into a new file.
pub(super) fn found(conn: &mut Connection, new: &Hall, at: Moment) -> Result<(), RegisterError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    touched::forget(&tx)?;
    hall::insert(&tx, new, at)?;
    let rows = touched::collect(&tx)?;
    let line = history::NewLine { at_ms: at.0, action: ActionKind::FoundHall.code(), subject: "" };
    history::append(&tx, line, &rows)?;
    tx.commit()?;
    Ok(())
}

/// A window as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowChange {
    /// Number on the plate.
    pub number: String,
    /// What is done there.
    pub purpose: String,
    /// Out of use since.
    pub retired_on: Option<NaiveDate>,
}

impl Register {
    /// Writes the profile.
    ///
    /// # Errors
    /// The file's.
    pub fn change_hall(&mut self, new: &Hall, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let action = Action::new(ActionKind::ChangeHall, "", at);
        self.transact(action, |w| Ok(hall::update(w.conn, w.hall, new)?))
    }

    /// Sets (`Some`) or takes away the logo printed on badges.
    ///
    /// # Errors
    /// The file's.
    pub fn change_logo(&mut self, logo: Option<&files::NewFile>, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let mut new = self.hall().clone();
        self.transact(Action::new(ActionKind::ChangeHall, "logo", at), |w| {
            new.logo = logo.map(|file| files::insert(w.conn, w.hall, file, at)).transpose()?;
            Ok(hall::update(w.conn, w.hall, &new)?)
        })
    }

    /// All windows, by number.
    ///
    /// # Errors
    /// The file's.
    pub fn windows(&self) -> Result<Vec<ServiceWindow>, RegisterError> {
        Ok(hall::windows(self.conn())?)
    }

    /// Adds the window of that number, or writes its purpose and retirement.
    ///
    /// # Errors
    /// The file's.
    pub fn change_window(&mut self, change: &WindowChange, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let WindowChange { number, purpose, retired_on } = change.clone();
        self.transact(Action::new(ActionKind::ChangeWindow, number.clone(), at), |w| {
            let id = hall::window_of_number(w.conn, w.hall, &number)?;
            Ok(hall::update_window(w.conn, &ServiceWindow { id, number, purpose, retired_on })?)
        })
    }

    /// The hall's open days: weekly plan and exceptions.
    ///
    /// # Errors
    /// The file's.
    pub fn open_days(&self) -> Result<OpenDays, RegisterError> {
        let exceptions = hall::open_exceptions(self.conn())?;
        Ok(OpenDays {
            weekdays: self.hall().open_weekdays,
            exceptions: exceptions.into_iter().map(|(day, open, _)| (day, open)).collect(),
        })
    }

    /// The exceptions with their notes.
    ///
    /// # Errors
    /// The file's.
    pub fn open_exceptions(&self) -> Result<Vec<(NaiveDate, bool, String)>, RegisterError> {
        Ok(hall::open_exceptions(self.conn())?)
    }

    /// Opens or closes the hall on one day against the weekly plan (`None` follows the plan again).
    ///
    /// # Errors
    /// The file's.
    pub fn change_open_day(
        &mut self,
        day: NaiveDate,
        exception: Option<(bool, &str)>,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let action = Action::new(ActionKind::ChangeOpenDay, day.to_string(), at);
        self.transact(action, |w| Ok(hall::set_open_exception(w.conn, w.hall, day, exception)?))
    }
}
