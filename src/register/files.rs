//! Pictures and scans: read by number, kept with whatever they belong to.

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::FileId;
use crate::storage::files;
pub use crate::storage::files::NewFile;

impl Register {
    /// The bytes of a picture or scan.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn file(&self, id: FileId) -> Result<Vec<u8>, RegisterError> {
        files::content(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// Keeps a scan before the form it belongs to is confirmed, so that a closed window does not lose it.
    ///
    /// # Errors
    /// The file's.
    pub fn keep_file(
        &mut self,
        file: &NewFile,
        kind: ActionKind,
        at: Moment,
    ) -> Result<Outcome<FileId>, RegisterError> {
        self.transact(Action::new(kind, "scan", at), |w| Ok(files::insert(w.conn, w.hall, file, at)?))
    }
}
