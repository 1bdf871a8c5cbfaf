//! Long changes watched: how far they are, a way to stop them, and what becomes of one that broke off.

use super::{Area, Register, RegisterError};
use crate::storage::StorageError;
pub use crate::storage::pace::{GoOn, Part, Reached};

impl Register {
    /// Does something while `go_on` is told of every step of long work, and may stop it until it is committed: it ends in
    /// [`StorageError::Stopped`] then, and nothing was changed.
    pub fn watched<T>(&mut self, go_on: GoOn, work: impl FnOnce(&mut Self) -> T) -> T {
        self.pace.tell(Some(go_on));
        let done = work(self);
        self.pace.tell(None);
        done
    }

    /// After something broke off in the middle: the file is as it was, what was begun is rolled back; what is remembered of
    /// it is read anew.
    ///
    /// # Errors
    /// The file's.
    pub fn recover(&mut self) -> Result<(), RegisterError> {
        self.pace.tell(None);
        self.after_commit(&Area::ALL.into_iter().collect())
    }
}

impl RegisterError {
    /// Whether a person stopped it.
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Storage(StorageError::Stopped))
    }
}
