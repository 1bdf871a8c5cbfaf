//! What the page about personal data asks for.

use crate::domain::retention::RetentionKind;
use crate::register::erasure::Erasure;
use crate::register::retention::Decision;

/// About personal data: erasing, keeping times, taking out everything about one person.
#[derive(Debug, Clone)]
pub enum PrivacyCommand {
    /// Erase a person; a copy of the file is made before. Ends in [`super::Done::PersonErased`].
    Erase(Box<Erasure>),
    /// Set the hall's own months of a kind, or go back to the program's. Ends in [`super::Done::RetentionChanged`].
    Time(RetentionKind, Option<u32>),
    /// Decide about what is due of a kind; a copy is made before anything is erased. Ends in
    /// [`super::Done::RetentionChanged`].
    Review(RetentionKind, Decision),
    /// Everything about one person left the program; the work or case number.
    Exported(String),
}

impl PrivacyCommand {
    /// Whether something is erased, so that a copy of the file comes first.
    pub fn erases(&self) -> bool {
        matches!(self, Self::Erase(_) | Self::Review(_, Decision::Erase(_)))
    }
}
