//! The proof sheet: every card of a batch small, its fields in words, to be ticked and signed before the batch is printed.

use serde::Serialize;

use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit};
use crate::documents::paper::{Fact, Foot, SheetLanguage};
use crate::domain::layouts::CardLayout;

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProofSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// What is to be printed, how many, when, in words.
    pub about: String,
    /// The words on it.
    pub words: ProofWords,
    /// The fields of each card in words, in the order of the cards.
    pub cards: Vec<ProofCard>,
    /// Foot of every page.
    pub foot: Foot,
}

/// The words of a proof sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProofWords {
    /// Beside the box to tick (`无误`).
    pub right: String,
    /// Beside the line for what is wrong (`更正`).
    pub wrong: String,
    /// Before the line whoever checked signs on.
    pub checked_by: String,
    /// Before the line for the date.
    pub checked_on: String,
}

/// A card in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProofCard {
    /// Number of the card; may be empty.
    pub number: String,
    /// Its fields.
    pub facts: Vec<Fact>,
    /// What there is to say about it: text that had to shrink, a photo too old; may be empty.
    pub remark: String,
}

/// The proof sheet as PDF, A4 upright, of the cards in this layout.
///
/// # Errors
/// `Nothing` without a card or where words and cards are not equally many, those of `cards_pdf`.
pub fn proof_sheet_pdf(
    sheet: &ProofSheet,
    layout: &CardLayout,
    unit: &CardUnit,
    cards: &[CardContent],
) -> Result<Vec<u8>, DocumentError> {
    let _ = (sheet, layout, unit, cards);
    Err(DocumentError::Nothing)
}
