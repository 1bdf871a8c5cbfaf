//! Salvage of a damaged file, and bringing a file to this PC, in the background.

use std::path::PathBuf;

use super::{Jobs, Progress, Task};
use crate::domain::dates::Moment;
use crate::register::opening::{SALVAGE_STEPS, SalvageReport, bring_here, salvage_file};
use crate::register::{FileKey, RegisterError};

/// What to salvage, and into what.
#[derive(Debug, Clone)]
pub struct SalvageWish {
    /// The damaged file; only read.
    pub damaged: PathBuf,
    /// The new file; nothing may lie there.
    pub target: PathBuf,
    /// The key, if it is closed by a passphrase.
    pub key: Option<FileKey>,
    /// Now.
    pub at: Moment,
}

/// A salvage under way; `None` at its end when it was stopped.
pub type SalvageTask = Task<Result<Option<SalvageReport>, RegisterError>>;

/// Salvages a file.
pub fn salvage(jobs: &Jobs, wish: SalvageWish) -> SalvageTask {
    jobs.start("salvage", move |progress| salvage_here(&wish, progress))
}

/// Salvages a file in this thread, as the command line does.
///
/// # Errors
/// Those of [`salvage_file`].
pub fn salvage_here(wish: &SalvageWish, progress: &Progress) -> Result<Option<SalvageReport>, RegisterError> {
    let SalvageWish { damaged, target, key, at } = wish;
    progress.expect(SALVAGE_STEPS);
    salvage_file((damaged, target), key.as_ref(), *at, &mut || progress.step().is_ok())
}

/// Copies a file into a folder of this PC; gives where it lies then.
pub fn bring(jobs: &Jobs, path: PathBuf, folder: PathBuf) -> Task<Result<PathBuf, RegisterError>> {
    jobs.start("bring file here", move |_| bring_here(&path, &folder))
}
