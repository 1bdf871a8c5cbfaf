//! The receipt (领用签收单): whoever is handed a card signs for it.

use serde::Serialize;

use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "card_receipt.typ", source: include_str!("../../../assets/documents/card_receipt.typ") };

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Receipt {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// Which cards, how many, in words.
    pub about: String,
    /// What the bearer signs for, a sentence; may be empty.
    pub pledge: String,
    /// Column heads.
    pub columns: ReceiptColumns,
    /// The cards.
    pub rows: Vec<ReceiptRow>,
    /// Before the line of whoever hands out.
    pub handed_by: String,
    /// Before the line for the date.
    pub handed_on: String,
    /// Foot of every page.
    pub foot: Foot,
}

/// Heads of the columns, left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReceiptColumns {
    /// Number of the card.
    pub number: String,
    /// Name.
    pub name: String,
    /// Team or department.
    pub department: String,
    /// Kind of card.
    pub product: String,
    /// Last day of validity.
    pub valid_until: String,
    /// Room to sign.
    pub signature: String,
    /// Room for the day.
    pub day: String,
}

/// A card to be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReceiptRow {
    /// Number of the card.
    #[serde(serialize_with = "in_column")]
    pub number: String,
    /// Name.
    pub name: String,
    /// Team or department.
    pub department: String,
    /// Kind of card.
    pub product: String,
    /// Last day of validity; may be empty.
    pub valid_until: String,
}

/// The receipt as PDF, A4 upright.
///
/// # Errors
/// `Nothing` without a card, else those of the typesetting engine.
pub fn receipt_pdf(receipt: &Receipt) -> Result<Vec<u8>, DocumentError> {
    if receipt.rows.is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(receipt)?, receipt.foot.printed_on)
}
