//! What the page about personal data asks for.

use std::path::PathBuf;

use crate::domain::erasure::Person;
use crate::domain::retention::RetentionKind;
use crate::register::backups::Places;
use crate::register::erasure::Erasure;
use crate::register::retention::Decision;

/// About personal data: erasing, keeping times, taking out everything about one person.
#[derive(Debug, Clone)]
pub enum PrivacyCommand {
    /// Look what is held about a person. Ends in [`super::Done::PersonLookedAt`].
    LookAt(Person),
    /// Erase a person; a copy of the file is made before. Ends in [`super::Done::PersonErased`].
    Erase(Box<Erasure>),
    /// Set the hall's own months of a kind, or go back to the program's. Ends in [`super::Done::RetentionChanged`].
    Time(RetentionKind, Option<u32>),
    /// Decide about what is due of a kind; a copy is made before anything is erased. Ends in
    /// [`super::Done::RetentionChanged`].
    Review(RetentionKind, Decision),
    /// Take away copies of the file that still hold people who were erased; another copy is made before. Ends in
    /// [`super::Done::RetentionChanged`].
    DropCopies(Places),
    /// Everything about one person left the program: noted, or taken back where it cannot be noted.
    Exported {
        /// Work or case number.
        subject: String,
        /// Where it lies.
        path: PathBuf,
    },
}

impl PrivacyCommand {
    /// Whether something goes for good, so that a copy of the file comes first.
    pub fn erases(&self) -> bool {
        matches!(self, Self::Erase(_) | Self::Review(_, Decision::Erase(_)) | Self::DropCopies(_))
    }
}
