//! What surrounds opening: salvage of a damaged file, bringing a file to this PC, the clock of the PC.

use std::path::{Path, PathBuf};

use super::{Action, ActionKind, FileKey, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::salvage::{self, Salvage};
use crate::storage::{history, view_copy};

pub use crate::storage::ballast;
pub use crate::storage::open::set_log_aside;
pub use crate::storage::places::{FilePlace, SyncService, place_of};
pub use crate::storage::salvage::{LostRow, SALVAGE_STEPS, SalvageReport};

/// Saves what can be read of a damaged file into a new one; the damaged one is only read. `go_on` is asked before each of
/// about [`SALVAGE_STEPS`] steps; `None` when it said no, and nothing is left then.
///
/// # Errors
/// Those of [`salvage::salvage`].
pub fn salvage_file(
    (damaged, target): (&Path, &Path),
    key: Option<&FileKey>,
    at: Moment,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<SalvageReport>, RegisterError> {
    let action = ActionKind::SalvageFile.code();
    Ok(salvage::salvage(&Salvage { damaged, target, key, at_ms: at.0, action }, go_on)?)
}

/// Copies a file into a folder of this PC under a free name, checked before it counts; the file stays where it is.
///
/// # Errors
/// Those of opening, unless it is closed by a passphrase; `DiskFull`, `ReadOnly`, `Io`.
pub fn bring_here(path: &Path, folder: &Path) -> Result<PathBuf, RegisterError> {
    Ok(view_copy::bring_here(path, folder)?)
}

impl Register {
    /// Notes that a person says the PC's clock is right although records lie ahead of it; lifts the hold.
    ///
    /// # Errors
    /// The file's.
    pub fn confirm_clock(&mut self, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let subject = at.local().format("%Y-%m-%d %H:%M").to_string();
        let outcome = self.transact(Action::new(ActionKind::ConfirmClock, subject, at), |_| Ok(()))?;
        self.set_hold(None);
        Ok(outcome)
    }

    /// The moment of the newest line of the history.
    ///
    /// # Errors
    /// The file's.
    pub fn newest_moment(&self) -> Result<Option<Moment>, RegisterError> {
        Ok(history::latest_ms(self.conn())?.map(Moment))
    }
}
