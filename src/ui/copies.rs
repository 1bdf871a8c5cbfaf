//! What the screens are told about the copies of the file; `app::backups` knows.

use std::path::PathBuf;

use crate::domain::backups::{BackupReason, Care, PlaceState};
use crate::domain::dates::Moment;
use crate::jobs::Seen;
use crate::register::backups::Places;

/// The copies of the open file, in a few words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopiesShown {
    /// Whether there is a file at all (the sample hall has none).
    pub keeps_file: bool,
    /// When the newest copy beside the file was made.
    pub newest: Option<Moment>,
    /// How much its age matters.
    pub care: Care,
    /// The second place, if one was chosen.
    pub second: Option<SecondShown>,
    /// What is being copied.
    pub running: Option<RunningShown>,
    /// Where the copies lie.
    pub places: Option<Places>,
    /// Another number whenever the copies may be others.
    pub serial: u64,
}

/// The second place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondShown {
    /// As it was chosen.
    pub folder: PathBuf,
    /// How it was found last.
    pub state: PlaceState,
    /// The newest copy there.
    pub newest: Option<Moment>,
    /// How much that matters.
    pub care: Care,
}

/// A copy under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningShown {
    /// Why.
    pub reason: BackupReason,
    /// How far.
    pub seen: Seen,
    /// Who waits.
    pub waits: Waits,
}

impl RunningShown {
    /// From 0 to 1.
    pub fn part(&self) -> f32 {
        if self.seen.total == 0 { 0.0 } else { self.seen.done as f32 / self.seen.total as f32 }
    }
}

/// Who waits for a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Nobody: it is made beside the work.
    Nobody,
    /// The window: something is done only after it.
    Window,
}
