//! From people, windows and numbers to cards, signs and sheets (P1-1.2, P1-1.3, P1-1.6, P1-2.7): who can be printed, who is held
//! back and why, what stands on each, and the PDF. One way for the print room, the preview beside a person, the editor of
//! layouts and the command line.

mod fields;
mod gather;
mod pages;
mod readiness;
pub mod sheets;
mod signs;
mod stars;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::cards::CardNumber;
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::layouts::{CardLabel, CardLayout};
use crate::domain::products::Product;

pub use gather::{Gathered, ReadyCard, gather, picture_of};
pub use pages::{Lie, Papers, SetError, ShownPage, card_shown, page_shown, set_all};
pub use readiness::{CardProblem, CardRemark, HeldBack};
pub use signs::{has_rare_sign, rare_signs};

/// What one card, sign or print is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A person of the roster.
    Person(StaffId),
    /// A window.
    Window(WindowId),
    /// The visitor's badge at this place of the batch, from 0; its number is given out when it is made.
    Visitor(u32),
}

impl Subject {
    /// The person, where it is one.
    pub fn person(self) -> Option<StaffId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Window(_) | Self::Visitor(_) => None,
        }
    }
}

/// What a product is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// People of the roster.
    People,
    /// Windows.
    Windows,
    /// Nobody yet: so many visitors.
    Visitors,
}

impl SubjectKind {
    /// What this product is made for.
    pub fn of(product: Product) -> Self {
        match product {
            Product::WindowPlate => Self::Windows,
            Product::Visitor => Self::Visitors,
            _ => Self::People,
        }
    }
}

/// Words on cards, in the language of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardWords {
    /// The words beside the fields.
    pub labels: BTreeMap<CardLabel, String>,
    /// Between two qualifications.
    pub separator: String,
}

/// Whether the code is on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// With it, where the layout has a place for it.
    #[default]
    Shown,
    /// Without.
    Hidden,
}

/// How the cards shall be.
#[derive(Debug, Clone)]
pub struct CardOptions {
    /// Words on them.
    pub words: CardWords,
    /// Their look; `None` takes the one chosen for the product.
    pub layout: Option<CardLayout>,
    /// Last day of validity; without one the line is left out.
    pub valid_until: Option<NaiveDate>,
    /// The day of issue.
    pub today: NaiveDate,
    /// The code.
    pub code: Code,
}

/// The number and the code a card gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its number.
    pub number: CardNumber,
    /// Text of its QR code.
    pub code: String,
}
