//! What a screen asks for before something is taken out: the line of the history comes first.

use crate::register::outward::Shown;

/// About taking everything, or a year, out; ends in [`super::Done::TakingNoted`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakingCommand {
    /// Everything goes out, masked or whole.
    NoteExport(Shown),
    /// The archive of a year is made.
    NoteArchive(i32),
}
