//! The disclosure register as lists bring it in and take it out.

use chrono::NaiveDate;

use super::{Document, NewDocument, NewVersion, Retired, Version};
use crate::domain::ids::{DisclosureId, DisclosureVersionId};

/// A version a list tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionImport {
    /// As it was put up.
    pub version: NewVersion,
    /// Came down on; without a day it stays up until the next is put up.
    pub taken_down_on: Option<NaiveDate>,
}

/// A document a list adds (`id` is `None`) or changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureImport {
    /// The document on the list already.
    pub id: Option<DisclosureId>,
    /// What it is afterwards.
    pub facts: NewDocument,
    /// New documents: on the list since; without a day since they came in.
    pub since: Option<NaiveDate>,
    /// Versions that are not on record, in the order they are entered.
    pub versions: Vec<VersionImport>,
    /// Versions on record that the list says came down.
    pub taken_down: Vec<(DisclosureVersionId, NaiveDate)>,
    /// Taken off the list.
    pub retired: Option<Retired>,
}

/// A document with all its versions, as a list tells of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDisclosure {
    /// The document.
    pub document: Document,
    /// Its versions, in the order they were entered.
    pub versions: Vec<Version>,
}
