//! Box entries as lists bring them in and take them out: with their letters, the cases made of them and later remarks (B; P1-9.3).

use super::boxes::{BoxEntry, BoxRemark, Letter, NewBoxEntry};
use super::cases::CaseNumber;

/// Where the case of a listed letter comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterOrigin {
    /// Recorded with the entry, under the next number.
    New {
        /// A note of the case that keeps the number it had elsewhere; empty for none.
        note: String,
    },
    /// On the register already: the letter points to it.
    OnRecord(CaseNumber),
}

impl LetterOrigin {
    /// A case nobody numbered yet.
    pub fn fresh() -> Self {
        Self::New { note: String::new() }
    }
}

/// A day's opening of a box as a list tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxImport {
    /// What is recorded; entered when the list comes in, so that it is late as it is.
    pub entry: NewBoxEntry,
    /// Of each letter, in order; of no meaning for a letter left aside.
    pub origins: Vec<LetterOrigin>,
    /// Remarks added later, with their times.
    pub remarks: Vec<BoxRemark>,
}

/// An entry with all a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// Name of the box.
    pub box_name: String,
    /// The entry.
    pub entry: BoxEntry,
    /// Its letters, in order.
    pub letters: Vec<Letter>,
    /// Later remarks, in order.
    pub remarks: Vec<BoxRemark>,
}
