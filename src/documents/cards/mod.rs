//! Cards, signs and plates on paper, drawn after their layouts (P1-1.2, P1-1.3, P1-1.6, P1-2.7). Everything is fitted here, so that
//! the page, the preview's remarks and the editor's boxes say the same; what was fitted is only drawn.

mod breaking;
mod canvas;
mod drawing;
mod faces;
mod fit;
mod groups;
mod items;
mod lines;
mod measure;
mod pages;
mod setting;
mod typefaces;

use std::collections::BTreeMap;

use super::fonts::uncovered;
use crate::domain::layouts::{CardField, CardLabel, Face};

pub use faces::{Drawn, FittedCard, FittedFace, FittedItem};
pub use fit::fit;
pub(in crate::documents) use fit::page_line;
pub(in crate::documents) use groups::{Groups, frame_data, mark_data};
pub use pages::{SheetPaper, cards_pdf};
pub(in crate::documents) use pages::{Sheets, sheets_pdf};

/// What all cards of a unit share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardUnit {
    /// Name of the unit.
    pub unit_name: String,
    /// Name of the hall.
    pub hall_name: String,
    /// Address of the hall; may be empty.
    pub address: String,
    /// Colour of the bands as red, green, blue. What stands on it is white, or dark where white would be too faint.
    pub band_rgb: [u8; 3],
    /// Colour of the rule below the head band.
    pub rule_rgb: [u8; 3],
    /// Colour of the work number; darkened where it would be too faint on white.
    pub number_rgb: [u8; 3],
    /// The unit's logo as PNG or JPEG, drawn on a white plate; without one the mark stands there.
    pub logo: Option<Vec<u8>>,
    /// The unit's seal as PNG or JPEG.
    pub seal: Option<Vec<u8>>,
    /// What is drawn when there is no logo.
    pub mark: Mark,
    /// Supervision phone; empty where there is none.
    pub supervision_phone: String,
    /// The words beside the fields, in the language of the cards; one that is not there is empty.
    pub labels: BTreeMap<CardLabel, String>,
}

/// The neutral signs for a unit without a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// A lightning: power supply.
    #[default]
    Power,
    /// A house: any other hall.
    House,
}

/// What stands on one card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardContent {
    /// The fields. Unit, hall, address and phone come from the unit where they are not given here.
    pub fields: BTreeMap<CardField, String>,
    /// The photo as JPEG; its bytes go into the PDF unchanged.
    pub photo: Option<Vec<u8>>,
    /// Text of the QR code; empty leaves it out.
    pub code: String,
    /// Whether the service star's mark is drawn.
    pub has_star: bool,
    /// Whether codes are wanted.
    pub with_code: bool,
}

/// Something on a card that could not be set as the layout asks; it is drawn all the same, whole and inside its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct FitRemark {
    /// The element's place in the layout, from 0.
    pub element: usize,
    /// The face it lies on.
    pub face: Face,
    /// What happened.
    pub kind: FitKind,
    /// The text.
    pub text: String,
}

/// What happened to a text that was too long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FitKind {
    /// It stands smaller, at this share of its size; not below the layout's limit.
    Shrunk(f32),
    /// It stands in so many lines.
    Wrapped(u8),
    /// It stands smaller than the layout's limit allows, at this share of its size.
    Overflows(f32),
}

/// The characters on these cards that no font holds, each once: to be named before anything is printed (§4.8).
pub fn unprintable(unit: &CardUnit, cards: &[CardContent]) -> Vec<char> {
    let mut all: String =
        [&unit.unit_name, &unit.hall_name, &unit.address, &unit.supervision_phone].into_iter().cloned().collect();
    all.extend(unit.labels.values().map(String::as_str));
    all.extend(cards.iter().flat_map(|card| card.fields.values()).map(String::as_str));
    uncovered(&all)
}
