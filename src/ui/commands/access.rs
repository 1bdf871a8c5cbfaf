//! What a screen asks for about passphrase, lock, and people who may open the file.

use std::path::PathBuf;

use crate::domain::ids::KeeperId;
use crate::domain::locking::IdleLock;
use crate::domain::people::PersonName;
use crate::register::sealing::{Candidate, FirstPassphrase};

/// About passphrase, lock, and people who may open the file. What changes the list ends in
/// [`super::Done::KeepersChanged`].
#[derive(Debug, Clone)]
pub enum AccessCommand {
    /// Put a person on the list.
    AddKeeper(PersonName),
    /// Take a person off the list, and their passphrase with them.
    RemoveKeeper(KeeperId),
    /// A person's passphrase was set: say so on the history.
    NotePassphrase,
    /// This person works from now on.
    Enter(KeeperId),
    /// Nobody says who works.
    EnterNobody,
    /// Close the file and cover the window.
    Lock,
    /// Open the locked file with one of these keys.
    Unlock(Vec<Candidate>),
    /// A wrong passphrase or code was tried.
    WrongTried,
    /// Open the file that needs no key again.
    Uncover,
    /// Leave the lock screen for the first screen.
    LeaveLock,
    /// After how long without keyboard and mouse the window locks itself, on this PC.
    IdleLock(IdleLock),
    /// Write the open file anew under a new key, or (`None`) under none.
    Reclose(Option<Box<FirstPassphrase>>),
    /// Delete these copies of the file that open without a passphrase.
    DeleteCopies(Vec<PathBuf>),
}
