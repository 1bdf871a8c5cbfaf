//! The ledger of cards on paper: all of them with how they stand and everything that happened to them.

use serde::Serialize;

use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "card_ledger.typ", source: include_str!("../../../assets/documents/card_ledger.typ") };

/// The ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CardLedger {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// Which cards, how many, on which day, in words.
    pub about: String,
    /// Column heads.
    pub columns: LedgerColumns,
    /// The cards, in order.
    pub cards: Vec<LedgerCard>,
    /// Foot of every page.
    pub foot: Foot,
}

/// Heads of the columns, left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LedgerColumns {
    /// Number of the card.
    pub number: String,
    /// Kind of card.
    pub product: String,
    /// Bearer.
    pub bearer: String,
    /// What stands on it: post, title, department.
    pub face: String,
    /// Last day of validity.
    pub valid_until: String,
    /// Why it was made, and which card it replaces.
    pub reason: String,
    /// How it stands.
    pub state: String,
    /// What happened to it.
    pub events: String,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LedgerCard {
    /// Its number.
    #[serde(serialize_with = "in_column")]
    pub number: String,
    /// Kind of card.
    pub product: String,
    /// Bearer; may be empty.
    pub bearer: String,
    /// What stands on it.
    pub face: String,
    /// Last day of validity; may be empty.
    pub valid_until: String,
    /// Why it was made.
    pub reason: String,
    /// State word.
    pub state: String,
    /// Its colour.
    pub tone: LedgerTone,
    /// Its events, oldest first, a line each.
    pub events: Vec<String>,
}

/// The colour of a state word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerTone {
    /// It counts.
    #[default]
    Good,
    /// It ends soon, or is lost.
    Soon,
    /// Out of date.
    Late,
    /// Void, returned, destroyed.
    Plain,
}

/// The ledger as PDF, A4 lying across.
///
/// # Errors
/// `Nothing` without a card, else those of the typesetting engine.
pub fn card_ledger_pdf(ledger: &CardLedger) -> Result<Vec<u8>, DocumentError> {
    if ledger.cards.is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(ledger)?, ledger.foot.printed_on)
}
