//! What is asked for when a file does not open, and in the bar that says why nothing is written.

use std::path::PathBuf;

/// About opening, and about going on where writing stopped.
#[derive(Debug, Clone)]
pub enum OpeningCommand {
    /// Open the file to look at it: a private copy, nothing is written.
    View(PathBuf),
    /// Put a copy in place of the file, which is kept, and open it: file, copy.
    UseCopy(PathBuf, PathBuf),
    /// Put what was written last and does not belong to the file aside, and open the file.
    SetLogAside(PathBuf),
    /// Work on a stick all the same; not asked again for this file.
    WorkThere(PathBuf),
    /// The file was copied to this PC: where it lay, where it lies.
    Brought(PathBuf, PathBuf),
    /// A file was salvaged; the report's text is to be kept beside it: new file, text.
    KeepReport(PathBuf, String),
    /// Back to the first screen; the file opened last stays remembered.
    Leave,
    /// Try to write again after the disk was full.
    TryWriting,
    /// The PC's clock is right though records lie ahead: noted on the history.
    ConfirmClock,
    /// The clock was asked about and is said to be right.
    ClockIsRight,
    /// Save the open file, gone from its place, elsewhere and go on there.
    SaveElsewhere(PathBuf),
}
