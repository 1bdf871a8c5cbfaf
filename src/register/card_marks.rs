//! The highest number of each series, also as it is known from elsewhere: a number never comes twice, not even after an
//! older copy of the file was put back.

use std::collections::BTreeMap;

use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::{cards, hall};

impl Register {
    /// The hall's number that is unique over all halls; a copy of the file has the same.
    ///
    /// # Errors
    /// The file's.
    pub fn hall_uid(&self) -> Result<String, RegisterError> {
        Ok(hall::uid(self.conn(), self.hall_id)?)
    }

    /// The highest number of each series: given out here, or known from elsewhere.
    ///
    /// # Errors
    /// The file's.
    pub fn card_marks(&self) -> Result<BTreeMap<String, u32>, RegisterError> {
        Ok(cards::highest(self.conn())?)
    }

    /// Raises the marks that are lower than what is known from elsewhere; gives how many series that were. Where none
    /// is, nothing is written.
    ///
    /// # Errors
    /// The file's.
    pub fn raise_card_marks(
        &mut self,
        known: &BTreeMap<String, u32>,
        at: Moment,
    ) -> Result<Option<Outcome<usize>>, RegisterError> {
        let here = self.card_marks()?;
        let lower: Vec<(&str, u32)> = known
            .iter()
            .filter(|(series, last)| here.get(*series).copied().unwrap_or(0) < **last)
            .map(|(series, last)| (series.as_str(), *last))
            .collect();
        if lower.is_empty() {
            return Ok(None);
        }
        let action = Action::new(ActionKind::RaiseCardMarks, lower.len().to_string(), at);
        let raised = self.transact(action, |w| {
            for mark in &lower {
                cards::raise_mark(w.conn, w.hall, *mark)?;
            }
            Ok(lower.len())
        })?;
        Ok(Some(raised))
    }
}
