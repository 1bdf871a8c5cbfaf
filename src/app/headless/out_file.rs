//! What lies where a command is to write stays, unless it was said that it may go.

use super::{Desk, OutFile, Over, Report, code};
use crate::exchange::files::{FileError, is_halls};

impl Desk {
    /// Whether a command may write its file; asked before anything is read, noted or numbered.
    ///
    /// # Errors
    /// What to say: a hall's file never goes, another one only with `--replace`.
    pub(super) fn may_write(&self, OutFile { path, over }: &OutFile) -> Result<(), Report> {
        if is_halls(path) {
            return Err(self.file_failed(&FileError::IsHall { path: path.clone() }));
        }
        // A link that leads nowhere is there, too.
        if (*over == Over::Replace && !path.is_dir()) || path.symlink_metadata().is_err() {
            return Ok(());
        }
        let key = if path.is_dir() { "cli-taken" } else { "cli-out-taken" };
        let path = path.display().to_string();
        Err(Report::failed(code::FILE, self.line(key, &[("path", &path)])))
    }
}
