//! Reading and walking the history.

use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::{history, verify};

pub use crate::storage::history::HistoryLine;
pub use crate::storage::verify::{Finding, RowName, Stage, Verification, WalkProgress};

impl Register {
    /// Walks history and records; what the program did not do is named.
    ///
    /// # Errors
    /// Only when the file cannot be read.
    pub fn verify(&self) -> Result<Verification, RegisterError> {
        Ok(verify::verify(self.conn())?)
    }

    /// The newest lines.
    ///
    /// # Errors
    /// The file's.
    pub fn history(&self, most: usize) -> Result<Vec<HistoryLine>, RegisterError> {
        Ok(history::newest(self.conn(), most)?)
    }

    /// First figures of the head hash, printed on monthly sheets so that the file can be held against them.
    ///
    /// # Errors
    /// The file's.
    pub fn history_head(&self) -> Result<String, RegisterError> {
        let (seq, hash) = history::head(self.conn())?;
        Ok(format!("{seq}-{}", history::hex(hash.get(..6).unwrap_or_default())))
    }

    /// Whether the PC's clock stands before the newest record (set back, or a dead battery); then since when.
    ///
    /// # Errors
    /// The file's.
    pub fn records_ahead_of(&self, now: Moment) -> Result<Option<Moment>, RegisterError> {
        let latest = history::latest_ms(self.conn())?.map(Moment);
        Ok(latest.filter(|latest| latest.0 > now.0 + 5 * 60_000))
    }

    /// Notes that masked data of a record was shown (the subject names the record, not the data).
    ///
    /// # Errors
    /// The file's.
    pub fn note_reveal(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::Reveal, subject, at), |_| Ok(()))
    }
}
