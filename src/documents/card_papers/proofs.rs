//! The proof sheet: every card of a batch small, its fields in words, to be ticked and signed before the batch is printed.

use serde::Serialize;
use serde_json::{Value, json};

use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit, Groups};
use crate::documents::engine::{self, Paper, Tagging, Template};
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of};
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::Side;

static TEMPLATE: Template =
    Template { name: "card_proof.typ", source: include_str!("../../../assets/documents/card_proof.typ") };

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
    if cards.is_empty() || cards.len() != sheet.cards.len() {
        return Err(DocumentError::Nothing);
    }
    let mut groups = Groups::new(layout, unit, cards)?;
    groups.share();
    let mut data = data_of(sheet)?;
    let written = data.get_mut("cards").and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default();
    for (place, card) in written.iter_mut().enumerate() {
        let sides = [Side::Front, Side::Back].map(|side| groups.of_face(place, side));
        let faces = sides.into_iter().collect::<Result<Vec<Vec<usize>>, _>>()?;
        let faces: Vec<Vec<usize>> = faces.into_iter().filter(|face| !face.is_empty()).collect();
        if let Some(card) = card.as_object_mut() {
            card.insert("faces".to_owned(), json!(faces));
        }
    }
    if let Some(data) = data.as_object_mut() {
        data.insert("size".to_owned(), json!([layout.width_mm, layout.height_mm]));
        data.insert("groups".to_owned(), json!(groups.written));
    }
    let (files, date) = (groups.pictures.files, sheet.foot.printed_on);
    engine::compile(Paper { template: &TEMPLATE, data, files, tagging: Tagging::Untagged, date })
}
