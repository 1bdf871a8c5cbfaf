//! The working days of the open file: the shipped years, with those brought into the file in their place.

use super::App;
use crate::register::MovedDeadline;

impl App {
    /// Takes the calendar of what is open; the shipped one while nothing is. Gives the deadlines of open cases that it moved.
    pub(super) fn renew_calendar(&mut self) -> Vec<MovedDeadline> {
        let now = self.clock.now();
        let Some(session) = &self.session else {
            self.calendar = self.shipped_calendar.clone();
            return Vec::new();
        };
        let before = std::mem::replace(&mut self.calendar, session.register.calendar().clone());
        let moved = session.register.moved_deadlines((&before, &self.calendar), now);
        moved.unwrap_or_else(|error| {
            tracing::error!(%error, "the moved deadlines could not be counted");
            Vec::new()
        })
    }
}
