//! Looking an archive through, or unpacking it, in the background.

use std::path::PathBuf;

use super::{Jobs, Progress, Task};
use crate::exchange::archives::{ArchiveError, Checked, Limits, check, unpack};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The archive.
    pub path: PathBuf,
    /// The folder it is unpacked to; `None` looks only.
    pub to: Option<PathBuf>,
}

/// Starts looking, or unpacking.
pub fn look_at(jobs: &Jobs, asked: Asked) -> Task<Result<Checked, ArchiveError>> {
    jobs.start("archive", move |progress| look(&asked, progress))
}

fn look(asked: &Asked, progress: &Progress) -> Result<Checked, ArchiveError> {
    let mut goes_on = |_: usize, all: usize| {
        progress.expect(all);
        progress.step().is_ok()
    };
    match &asked.to {
        None => check(&asked.path, Limits::default(), &mut goes_on),
        Some(to) => unpack(&asked.path, to, Limits::default(), &mut goes_on),
    }
}
