//! What is asked for about the copies of the file.

use std::path::PathBuf;

/// About the copies of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupCommand {
    /// Make a copy now, in both places.
    Now,
    /// Copy the file to a path where nothing is, to work with there.
    CopyTo(PathBuf),
    /// Choose the second place, a folder; `None`: none any more.
    ChooseSecond(Option<PathBuf>),
    /// Look whether the second place is there.
    LookAgain,
    /// Bring this copy back; the file as it is now is kept under another name.
    BringBack(PathBuf),
    /// Stop what is under way.
    Stop,
}
