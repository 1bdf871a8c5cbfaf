//! The sheets every hall has.

use serde::{Deserialize, Serialize};

use super::order::{CoverWindow, Fold, SheetOrder, Sides};
use super::spec::{CellSize, PaperSize, SheetSpec};
use crate::domain::products::Product;

impl CellSize {
    /// The badge's inner card (P1-1.2).
    pub const BADGE: Self = Self::new(86.0, 118.0);
    /// The badge's cover (P1-1.2).
    pub const BADGE_COVER: Self = Self::new(95.0, 135.0);
    /// A field ID card, CR80.
    pub const ID_CARD: Self = Self::new(85.6, 53.98);
    /// A counter sign (P1-2.7).
    pub const COUNTER_SIGN: Self = Self::new(200.0, 100.0);
    /// A window plate.
    pub const WINDOW_PLATE: Self = Self::new(240.0, 80.0);
    /// A 5-inch print of 89 x 127 mm over its caption (P1-1.3).
    pub const PHOTO_PRINT: Self = Self::new(89.0, 150.0);
    /// A 1-inch print.
    pub const ONE_INCH: Self = Self::new(25.0, 35.0);
}

/// A sheet of the shipped ones, with what is usually printed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetPreset {
    /// Four badges.
    BadgeA4,
    /// Four badges with the outline of their covers.
    BadgeCoverA4,
    /// Nine badges.
    BadgeA3,
    /// A badge on a page of its size.
    BadgePage,
    /// Ten ID cards.
    IdCardA4,
    /// Five ID cards, front beside back, to fold.
    IdCardFoldA4,
    /// An ID card on a page of its size, for card printers.
    IdCardPage,
    /// Three 5-inch prints with captions.
    PhotoA4,
    /// Six 5-inch prints with captions.
    PhotoA3,
    /// Forty-nine 1-inch prints in strips of seven.
    StripA4,
    /// Two counter signs.
    CounterSignA4,
    /// A counter sign to fold at its top edge, to stand on the counter.
    CounterSignFoldA4,
    /// Two window plates, the paper lying across.
    WindowPlateA4,
}

impl SheetPreset {
    /// Every preset.
    pub const ALL: [Self; 13] = [
        Self::BadgeA4,
        Self::BadgeCoverA4,
        Self::BadgeA3,
        Self::BadgePage,
        Self::IdCardA4,
        Self::IdCardFoldA4,
        Self::IdCardPage,
        Self::PhotoA4,
        Self::PhotoA3,
        Self::StripA4,
        Self::CounterSignA4,
        Self::CounterSignFoldA4,
        Self::WindowPlateA4,
    ];

    /// The word kept in settings and typed on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadgeA4 => "badge-a4",
            Self::BadgeCoverA4 => "badge-cover-a4",
            Self::BadgeA3 => "badge-a3",
            Self::BadgePage => "badge-page",
            Self::IdCardA4 => "id-card-a4",
            Self::IdCardFoldA4 => "id-card-fold-a4",
            Self::IdCardPage => "id-card-page",
            Self::PhotoA4 => "photo-a4",
            Self::PhotoA3 => "photo-a3",
            Self::StripA4 => "strip-a4",
            Self::CounterSignA4 => "counter-sign-a4",
            Self::CounterSignFoldA4 => "counter-sign-fold-a4",
            Self::WindowPlateA4 => "window-plate-a4",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.code() == code)
    }

    /// The presets a product is printed on, the usual one first; lists and posters have pages of their own.
    pub fn of_product(product: Product) -> &'static [Self] {
        match product {
            Product::Badge | Product::Visitor | Product::Trainee => {
                &[Self::BadgeA4, Self::BadgeCoverA4, Self::BadgeA3, Self::BadgePage]
            }
            Product::IdCard => &[Self::IdCardA4, Self::IdCardFoldA4, Self::IdCardPage],
            Product::CounterSign => &[Self::CounterSignA4, Self::CounterSignFoldA4],
            Product::WindowPlate => &[Self::WindowPlateA4],
            Product::PhotoWall => &[Self::PhotoA4, Self::PhotoA3],
            Product::PhotoStrip => &[Self::StripA4],
            Product::PhotoPoster | Product::RosterList => &[],
        }
    }

    /// The card it is made for, as it is read.
    pub fn card(self) -> CellSize {
        match self {
            Self::BadgeA4 | Self::BadgeCoverA4 | Self::BadgeA3 | Self::BadgePage => CellSize::BADGE,
            Self::IdCardA4 | Self::IdCardFoldA4 | Self::IdCardPage => CellSize::ID_CARD,
            Self::PhotoA4 | Self::PhotoA3 => CellSize::PHOTO_PRINT,
            Self::StripA4 => CellSize::ONE_INCH,
            Self::CounterSignA4 | Self::CounterSignFoldA4 => CellSize::COUNTER_SIGN,
            Self::WindowPlateA4 => CellSize::WINDOW_PLATE,
        }
    }

    /// The faces usually printed on it.
    pub fn sides(self) -> Sides {
        match self {
            Self::IdCardFoldA4 => Sides::FoldOver(Fold::Beside),
            Self::CounterSignFoldA4 => Sides::FoldOver(Fold::Above),
            _ => Sides::FrontOnly,
        }
    }

    /// The sheet; its name is the preset's code.
    pub fn spec(self) -> SheetSpec {
        let (a4, a3, card) = (PaperSize::A4, PaperSize::A3, self.card());
        let spec = match self {
            Self::BadgeA4 => grid(a4, (2, 2), card, (8.0, 10.0)),
            Self::BadgeCoverA4 => grid(a4, (2, 2), CellSize::BADGE_COVER, (0.0, 0.0)),
            Self::BadgeA3 => grid(a3, (3, 3), card, (8.0, 10.0)),
            Self::BadgePage | Self::IdCardPage => SheetSpec::own_page(card),
            Self::IdCardA4 => grid(a4, (2, 5), card, (8.0, 2.0)),
            Self::IdCardFoldA4 => grid(a4, (1, 5), CellSize::new(2.0 * card.width_mm, card.height_mm), (0.0, 2.0)),
            Self::PhotoA4 => SheetSpec { turned: true, ..grid(a4, (1, 3), card.turned(), (0.0, 4.0)) },
            Self::PhotoA3 => grid(a3, (3, 2), card, (5.0, 10.0)),
            Self::StripA4 => grid(a4, (7, 7), card, (3.0, 3.0)),
            Self::CounterSignA4 => grid(a4, (1, 2), card, (0.0, 20.0)),
            Self::CounterSignFoldA4 => grid(a4, (1, 1), CellSize::new(card.width_mm, 2.0 * card.height_mm), (0.0, 0.0)),
            Self::WindowPlateA4 => grid(a4.turned(), (1, 2), card, (0.0, 20.0)),
        };
        SheetSpec { name: self.code().to_owned(), ..spec }
    }

    /// So many cards on this sheet, as they are usually printed.
    pub fn order(self, cards: usize) -> SheetOrder {
        let cover_window = match self {
            Self::BadgeCoverA4 => CoverWindow::Shown(CellSize::BADGE_COVER),
            _ => CoverWindow::Hidden,
        };
        SheetOrder { sides: self.sides(), cover_window, ..SheetOrder::new(self.spec(), self.card(), cards) }
    }
}

/// Cells in the middle of the page; columns and rows, gaps across and down.
fn grid(
    paper: PaperSize,
    (columns, rows): (usize, usize),
    cell: CellSize,
    (gap_x_mm, gap_y_mm): (f32, f32),
) -> SheetSpec {
    let mut spec = SheetSpec { paper, columns, rows, gap_x_mm, gap_y_mm, ..SheetSpec::own_page(cell) };
    spec.centre();
    spec
}
