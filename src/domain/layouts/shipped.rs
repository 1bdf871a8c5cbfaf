//! The layouts that come with the program.

use std::sync::LazyLock;

use super::CardLayout;

/// A layout of `data/layouts`.
#[derive(Debug, Clone, PartialEq)]
pub struct ShippedLayout {
    /// The name of its file.
    pub code: &'static str,
    /// The layout.
    pub layout: CardLayout,
}

macro_rules! sources {
    ($($code:literal),+ $(,)?) => {
        &[$(($code, include_str!(concat!("../../../data/layouts/", $code, ".toml")))),+]
    };
}

/// By product in the order of the print room; the first of a product is the one a new hall has.
const SOURCES: &[(&str, &str)] = sources![
    "badge",
    "badge_plain",
    "id_card",
    "counter_sign",
    "window_plate",
    "photo_wall",
    "photo_strip",
    "visitor",
    "trainee",
];

static SHIPPED: LazyLock<Vec<ShippedLayout>> = LazyLock::new(|| {
    let read = |(code, source): &(&'static str, &str)| {
        Some(ShippedLayout { code, layout: CardLayout::from_toml(source).ok()? })
    };
    SOURCES.iter().filter_map(read).collect()
});

impl CardLayout {
    /// The shipped layouts, the first of a product being its standard one.
    pub fn shipped() -> &'static [ShippedLayout] {
        &SHIPPED
    }

    /// The shipped layout of this code.
    pub fn shipped_as(code: &str) -> Option<&'static Self> {
        Self::shipped().iter().find(|shipped| shipped.code == code).map(|shipped| &shipped.layout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::products::Product;

    #[test]
    fn every_shipped_layout_reads_and_nothing_is_wrong_with_it() {
        for (code, source) in SOURCES {
            let layout = CardLayout::from_toml(source).unwrap_or_else(|problem| panic!("{code}: {problem}"));
            assert_eq!(layout.check(), [], "{code}");
            assert!(!layout.names["zh"].is_empty() && !layout.names["en"].is_empty(), "{code}");
        }
        assert_eq!(CardLayout::shipped().len(), SOURCES.len());
    }

    #[test]
    fn every_product_with_a_layout_has_one() {
        for product in Product::ALL.into_iter().filter(|product| product.has_layout()) {
            assert!(CardLayout::shipped().iter().any(|shipped| shipped.layout.product == product), "{product:?}");
        }
    }

    #[test]
    fn only_the_id_card_has_a_back() {
        let backs: Vec<&str> = CardLayout::shipped()
            .iter()
            .filter(|shipped| shipped.layout.has_back())
            .map(|shipped| shipped.code)
            .collect();
        assert_eq!(backs, ["id_card"]);
    }
}
