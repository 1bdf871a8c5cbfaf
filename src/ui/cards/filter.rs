//! What narrows the ledger down, and what is left of it.

use serde::{Deserialize, Serialize};

use crate::domain::cards::lists::CardList;
use crate::domain::cards::{Card, Standing};
use crate::domain::products::Product;

/// Which part of the ledger is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    /// 要办: every work list, one under the other.
    Todo,
    /// 在用: printed, neither void nor reported lost.
    InUse,
    /// 已作废
    Void,
    /// 全部
    #[default]
    All,
}

impl Part {
    /// All, in the order of the chips.
    pub(super) const ALL: [Self; 4] = [Self::Todo, Self::InUse, Self::Void, Self::All];

    /// Whether a card belongs to it; the work lists choose for themselves.
    pub(super) fn holds(self, card: &Card) -> bool {
        match self {
            Self::InUse => card.life.counts(),
            Self::Void => card.life.standing == Standing::Void,
            Self::All | Self::Todo => true,
        }
    }
}

/// What is left of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    /// The part.
    pub(super) part: Part,
    /// One work list; only with [`Part::Todo`].
    pub(super) list: Option<CardList>,
    /// One kind of card.
    pub(super) product: Option<Product>,
    /// Part of a number, name or work number.
    pub(super) words: String,
}

impl Filter {
    /// One work list.
    pub(super) fn of_list(list: CardList) -> Self {
        Self { part: Part::Todo, list: Some(list), ..Self::default() }
    }

    /// Whether a kind of card is wanted; people without any card are asked about badges.
    pub(super) fn wants(&self, product: Option<Product>) -> bool {
        self.product.is_none_or(|wanted| wanted == product.unwrap_or(Product::Badge))
    }

    /// Whether one of these holds what was typed.
    pub(super) fn finds(&self, texts: [&str; 3]) -> bool {
        let needle = self.words.trim().to_lowercase();
        needle.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&needle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_without_a_card_is_asked_about_badges() {
        let of = |product| Filter { product: Some(product), ..Filter::default() };
        assert!(of(Product::Badge).wants(None));
        assert!(!of(Product::IdCard).wants(None));
        assert!(!of(Product::IdCard).wants(Some(Product::Badge)));
        assert!(Filter::default().wants(Some(Product::Visitor)));
    }

    #[test]
    fn number_name_and_work_number_are_looked_through_whatever_the_case() {
        let filter = Filter { words: " cq0311-0".into(), ..Filter::default() };
        assert!(filter.finds(["CQ0311-02", "韩一鸣", "CQ0311"]));
        assert!(!filter.finds(["CQ0312-02", "韩一鸣", "CQ0312"]));
    }
}
