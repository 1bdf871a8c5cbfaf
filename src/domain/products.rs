//! Everything the print room makes about people (P1-1.2, P1-1.3, P1-1.6, P1-2.7).

use serde::{Deserialize, Serialize};

/// One kind of card, sign or sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// 上岗证: inner card 86 x 118 mm, cover 95 x 135 mm (P1-1.2).
    Badge,
    /// 工作证: CR80, 85.60 x 53.98 mm, two faces (P1-1.6).
    IdCard,
    /// 台签: 200 x 100 mm, the work number at its lower right (P1-2.7).
    CounterSign,
    /// 窗口牌: a window's number and business, 240 x 80 mm.
    WindowPlate,
    /// 照片墙: a 5-inch print, 89 x 127 mm, over its caption (P1-1.3).
    PhotoWall,
    /// 照片墙 as one poster a sheet (P1-1.3).
    PhotoPoster,
    /// 一寸照: 1-inch prints, 25 x 35 mm.
    PhotoStrip,
    /// 人员名单: the roster as a list.
    RosterList,
    /// 来访证: a numbered badge for visitors, 86 x 118 mm.
    Visitor,
    /// 实习证: a badge for trainees, 86 x 118 mm.
    Trainee,
}

impl Product {
    /// Every product, in the order of the print room.
    pub const ALL: [Self; 10] = [
        Self::Badge,
        Self::IdCard,
        Self::CounterSign,
        Self::WindowPlate,
        Self::PhotoWall,
        Self::PhotoPoster,
        Self::PhotoStrip,
        Self::RosterList,
        Self::Visitor,
        Self::Trainee,
    ];

    /// The word kept in the file; with `-` for `_` it is the command line's.
    pub fn code(self) -> &'static str {
        match self {
            Self::Badge => "badge",
            Self::IdCard => "id_card",
            Self::CounterSign => "counter_sign",
            Self::WindowPlate => "window_plate",
            Self::PhotoWall => "photo_wall",
            Self::PhotoPoster => "photo_poster",
            Self::PhotoStrip => "photo_strip",
            Self::RosterList => "roster_list",
            Self::Visitor => "visitor",
            Self::Trainee => "trainee",
        }
    }

    /// Reads the word, written with `_` or `-`.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.replace('-', "_");
        Self::ALL.into_iter().find(|product| product.code() == code)
    }

    /// Whether each one printed is a numbered card of the ledger, with a life of its own.
    pub fn is_card(self) -> bool {
        matches!(self, Self::Badge | Self::IdCard | Self::Visitor | Self::Trainee)
    }

    /// Whether its look is a layout that can be copied and changed.
    pub fn has_layout(self) -> bool {
        !matches!(self, Self::PhotoPoster | Self::RosterList)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_found_by_its_word_however_it_is_joined() {
        for product in Product::ALL {
            assert_eq!(Product::from_code(product.code()), Some(product));
            assert_eq!(Product::from_code(&product.code().replace('_', "-")), Some(product));
        }
        assert_eq!(Product::from_code("poster"), None);
    }
}
