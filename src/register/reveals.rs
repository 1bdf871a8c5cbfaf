//! The log of personal data shown or taken out, read from the history.

use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::reveals;

pub use crate::storage::reveals::RevealLine;

/// What counts as showing personal data, or taking it out.
const REVEALING: [ActionKind; 8] = [
    ActionKind::Reveal,
    ActionKind::ExportStaff,
    ActionKind::ExportCases,
    ActionKind::ExportAudits,
    ActionKind::ExportCards,
    ActionKind::ExportPerson,
    ActionKind::ExportAll,
    ActionKind::ArchiveYear,
];

impl Register {
    /// Notes on the history that everything about one person left the program; the work or case number.
    ///
    /// # Errors
    /// The file's.
    pub fn note_person_export(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportPerson, subject, at), |_| Ok(()))
    }

    /// The newest lines about personal data shown or taken out whose subject holds a text (a work number, a case number;
    /// empty: all), at most `most`.
    ///
    /// # Errors
    /// The file's.
    pub fn reveals(&self, about: &str, most: usize) -> Result<Vec<RevealLine>, RegisterError> {
        let codes = REVEALING.map(ActionKind::code);
        Ok(reveals::newest(self.conn(), &codes, (about.trim(), most))?)
    }
}
