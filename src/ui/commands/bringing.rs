//! What a screen asks for when a list is brought in.

use crate::domain::box_lists::BoxImport;
use crate::domain::cases::CaseImport;
use crate::domain::disclosure::DisclosureImport;

/// About lists on their way in. Each list is one step to undo and ends in [`super::Done::ListImported`].
#[derive(Debug, Clone)]
pub enum BringCommand {
    /// A register of cases.
    Cases(Vec<CaseImport>),
    /// A log of suggestion boxes.
    Boxes(Vec<BoxImport>),
    /// A disclosure register.
    Disclosure(Vec<DisclosureImport>),
    /// Remember how a list's columns were read: key, JSON. Ends in [`super::Done::MappingKept`].
    Remember(String, String),
}

impl BringCommand {
    /// Whether records are written: a copy of the file is made before.
    pub fn writes_records(&self) -> bool {
        !matches!(self, Self::Remember(..))
    }
}

/// What came of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListDone {
    /// Cases, openings or documents.
    pub entries: usize,
    /// Cases made of letters.
    pub cases: usize,
}
