//! What the print room remembers from one batch to the next: the product, the printer, and how each product goes on paper.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::documents::card_papers::{PosterPaper, RosterPaper};
use crate::domain::products::Product;
use crate::domain::sheets::{CropMarks, Flip};
use crate::jobs::cards::Code;
use crate::jobs::cards::sheets::Cover;

/// Where it is kept.
pub(super) const CHOSEN_KEY: &str = "print:chosen";

/// What was chosen last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    pub(super) product: Product,
    pub(super) printer: Option<String>,
    of_product: BTreeMap<Product, OnPaper>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self { product: Product::Badge, printer: None, of_product: BTreeMap::new() }
    }
}

/// How a product goes on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Backs {
    /// Fronts only.
    #[default]
    None,
    /// Behind the fronts, the paper turned about its long edge.
    LongEdge,
    /// Behind the fronts, the paper turned about its short edge.
    ShortEdge,
}

impl Backs {
    pub(super) fn flip(self) -> Option<Flip> {
        match self {
            Self::None => None,
            Self::LongEdge => Some(Flip::LongEdge),
            Self::ShortEdge => Some(Flip::ShortEdge),
        }
    }
}

/// Paper of the products that have no cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WholePaper {
    /// As it usually is.
    #[default]
    Usual,
    /// The next choice.
    Second,
    /// The last choice.
    Third,
}

impl WholePaper {
    pub(super) const ALL: [Self; 3] = [Self::Usual, Self::Second, Self::Third];

    /// A poster's: A3 upright, A3 across, A4.
    pub(super) fn poster(self) -> PosterPaper {
        match self {
            Self::Usual => PosterPaper::A3,
            Self::Second => PosterPaper::A3Across,
            Self::Third => PosterPaper::A4,
        }
    }

    /// A list's: A4 upright or across.
    pub(super) fn roster(self) -> RosterPaper {
        match self {
            Self::Second => RosterPaper::Across,
            Self::Usual | Self::Third => RosterPaper::Upright,
        }
    }
}

/// How a product goes on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OnPaper {
    /// The sheet's word; empty for the usual one.
    pub(super) sheet: String,
    pub(super) paper: WholePaper,
    pub(super) crop_marks: CropMarks,
    pub(super) backs: Backs,
    pub(super) code: Code,
    pub(super) cover: Cover,
}

impl Default for OnPaper {
    fn default() -> Self {
        Self {
            sheet: String::new(),
            paper: WholePaper::Usual,
            crop_marks: CropMarks::Shown,
            backs: Backs::None,
            code: Code::Shown,
            cover: Cover::Hidden,
        }
    }
}

impl Chosen {
    /// How a product goes on paper.
    pub(super) fn on_paper(&self, product: Product) -> OnPaper {
        self.of_product.get(&product).cloned().unwrap_or_default()
    }

    /// The same, to be changed.
    pub(super) fn on_paper_mut(&mut self, product: Product) -> &mut OnPaper {
        self.of_product.entry(product).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_as_it_was_written() {
        let mut chosen = Chosen { product: Product::IdCard, ..Chosen::default() };
        chosen.on_paper_mut(Product::IdCard).backs = Backs::ShortEdge;
        let text = serde_json::to_string(&chosen).unwrap();
        let read: Chosen = serde_json::from_str(&text).unwrap();
        assert_eq!(read, chosen);
        assert_eq!(read.on_paper(Product::Badge), OnPaper::default());
    }

    #[test]
    fn what_an_older_edition_remembered_does_no_harm() {
        assert_eq!(serde_json::from_str::<Chosen>("{}").unwrap(), Chosen::default());
    }
}
