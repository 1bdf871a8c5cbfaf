//! The log of personal data shown or taken out, read from the history.

use super::{ActionKind, Register, RegisterError};
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
