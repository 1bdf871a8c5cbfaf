//! The sheets a product can be printed on, and the order for one of them.

use serde::{Deserialize, Serialize};

use crate::domain::ids::SheetId;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::domain::sheets::{
    CellSize, CoverWindow, CropMarks, Flip, PaperSize, SheetChoice, SheetOrder, SheetPreset, SheetProblem, SheetSpec,
    Sides,
};
use crate::register::print_setup::PrintSheet;

/// Gap between cards and margin of a grid made for a card of the hall's own size.
const GAP_MM: f32 = 8.0;
const MARGIN_MM: f32 = 10.0;
/// Word of a page of the card's own size, where no preset has one.
pub const OWN_PAGE: &str = "page";

/// A sheet that fits a product.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetOffer {
    /// The word kept in settings and typed on the command line.
    pub code: String,
    /// The sheet.
    pub spec: SheetSpec,
    /// The faces usually printed on it.
    pub sides: Sides,
    /// The hall's own one.
    pub own: Option<SheetId>,
}

impl SheetOffer {
    /// Whether both faces lie on one side, to be folded.
    pub fn is_folded(&self) -> bool {
        matches!(self.sides, Sides::FoldOver(_))
    }

    /// Whether each page is one card of its own size.
    pub fn is_page(&self) -> bool {
        self.spec.cells() == 1 && self.spec.left_mm == 0.0 && self.spec.top_mm == 0.0 && !self.is_folded()
    }

    /// Whether its paper is this one, upright or across.
    pub fn is_on(&self, paper: PaperSize) -> bool {
        let same = |one: PaperSize| {
            (one.width_mm - self.spec.paper.width_mm).abs() < 1.0
                && (one.height_mm - self.spec.paper.height_mm).abs() < 1.0
        };
        same(paper) || same(paper.turned())
    }
}

/// Outline of the cover around each card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// None.
    #[default]
    Hidden,
    /// Drawn (P1-1.2).
    Shown,
}

/// How a batch goes on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetWish {
    /// Cells used up already.
    pub start: usize,
    /// Copies of each.
    pub copies: usize,
    /// Only these sheets.
    pub only: Option<SheetChoice>,
    /// Crop marks.
    pub crop_marks: CropMarks,
    /// Backs behind the fronts, and the edge about which the paper is turned.
    pub duplex: Option<Flip>,
    /// Outline of the cover.
    pub cover: Cover,
}

impl Default for SheetWish {
    fn default() -> Self {
        Self { start: 0, copies: 1, only: None, crop_marks: CropMarks::Shown, duplex: None, cover: Cover::Hidden }
    }
}

/// The face of a layout as a cell.
pub fn face_size(layout: &CardLayout) -> CellSize {
    CellSize::new(layout.width_mm, layout.height_mm)
}

/// The sheets that fit a product in this layout, the usual one first, the hall's own last.
pub fn offers(layout: &CardLayout, own: &[PrintSheet]) -> Vec<SheetOffer> {
    let card = face_size(layout);
    let is_usual = |preset: &&SheetPreset| same_size(preset.card(), card) && **preset != SheetPreset::BadgeCoverA4;
    let has_room = |preset: &&SheetPreset| layout.has_back() || !matches!(preset.sides(), Sides::FoldOver(_));
    let presets = SheetPreset::of_product(layout.product).iter().filter(is_usual).filter(has_room);
    let mut offers: Vec<SheetOffer> = presets.map(|preset| of_preset(*preset)).collect();
    for (code, paper) in [("a4", PaperSize::A4), ("a3", PaperSize::A3)] {
        let has_one = offers.iter().any(|offer| offer.is_on(paper) && !offer.is_folded());
        let fitted = [paper, paper.turned()].into_iter().find_map(|paper| fitted(code, paper, card));
        offers.extend(fitted.filter(|_| !has_one));
    }
    if !offers.iter().any(SheetOffer::is_page) {
        let spec = SheetSpec { name: OWN_PAGE.to_owned(), ..SheetSpec::own_page(card) };
        offers.push(SheetOffer { code: OWN_PAGE.to_owned(), spec, sides: Sides::FrontOnly, own: None });
    }
    let own = own.iter().filter(|sheet| sheet.retired_on.is_none() && holds(&sheet.spec, card));
    offers.extend(own.map(|sheet| SheetOffer {
        code: own_code(sheet.id),
        spec: sheet.spec.clone(),
        sides: Sides::FrontOnly,
        own: Some(sheet.id),
    }));
    offers
}

/// The word of a sheet of the hall's own.
pub fn own_code(id: SheetId) -> String {
    format!("own-{}", id.0)
}

fn of_preset(preset: SheetPreset) -> SheetOffer {
    SheetOffer { code: preset.code().to_owned(), spec: preset.spec(), sides: preset.sides(), own: None }
}

fn fitted(code: &str, paper: PaperSize, card: CellSize) -> Option<SheetOffer> {
    let spec = SheetSpec::fitting(paper, card, GAP_MM, MARGIN_MM).ok()?;
    let spec = SheetSpec { name: code.to_owned(), ..spec };
    Some(SheetOffer { code: code.to_owned(), spec, sides: Sides::FrontOnly, own: None })
}

fn same_size(one: CellSize, other: CellSize) -> bool {
    (one.width_mm - other.width_mm).abs() < 0.1 && (one.height_mm - other.height_mm).abs() < 0.1
}

/// Whether a card fits into the cells of a sheet.
pub fn holds(spec: &SheetSpec, card: CellSize) -> bool {
    let problems = SheetOrder::new(spec.clone(), card, 1).check();
    !problems.iter().any(|problem| matches!(problem, SheetProblem::CardLargerThanCell { .. }))
}

/// The order for so many cards.
pub fn order(layout: &CardLayout, offer: &SheetOffer, (wish, cards): (&SheetWish, usize)) -> SheetOrder {
    let covers = wish.cover == Cover::Shown && is_worn_in_cover(layout.product);
    let has_own_grid = covers && offer.code == SheetPreset::BadgeA4.code();
    let spec = if has_own_grid { SheetPreset::BadgeCoverA4.spec() } else { offer.spec.clone() };
    let sides = match wish.duplex {
        _ if offer.is_folded() => offer.sides,
        Some(flip) if layout.has_back() => Sides::FrontAndBack(flip),
        _ => Sides::FrontOnly,
    };
    SheetOrder {
        sides,
        start: wish.start.min(offer.spec.cells().saturating_sub(1)),
        copies: wish.copies.max(1),
        only_sheets: wish.only.clone(),
        crop_marks: if offer.is_page() { CropMarks::Hidden } else { wish.crop_marks },
        cover_window: if covers { CoverWindow::Shown(CellSize::BADGE_COVER) } else { CoverWindow::Hidden },
        ..SheetOrder::new(spec, face_size(layout), cards)
    }
}

/// Whether a product is worn in a cover (P1-1.2).
fn is_worn_in_cover(product: Product) -> bool {
    matches!(product, Product::Badge | Product::Visitor | Product::Trainee)
}

/// Whether the outline of a cover has room on this sheet.
pub fn has_room_for_cover(layout: &CardLayout, offer: &SheetOffer) -> bool {
    let wish = SheetWish { cover: Cover::Shown, ..SheetWish::default() };
    let order = order(layout, offer, (&wish, 1));
    order.cover_window != CoverWindow::Hidden && !order.check().contains(&SheetProblem::NoRoomForWindows)
}

/// The offer a word names: its own code, the name of an own sheet, or `a4`, `a3`, `card`, `fold`.
pub fn named<'a>(offers: &'a [SheetOffer], word: &str) -> Option<&'a SheetOffer> {
    let exact = offers.iter().find(|offer| offer.code == word || (offer.own.is_some() && offer.spec.name == word));
    exact.or_else(|| match word.to_ascii_lowercase().as_str() {
        "a4" => offers.iter().find(|offer| offer.is_on(PaperSize::A4) && !offer.is_folded()),
        "a3" => offers.iter().find(|offer| offer.is_on(PaperSize::A3) && !offer.is_folded()),
        "card" => offers.iter().find(|offer| offer.is_page()),
        "fold" => offers.iter().find(|offer| offer.is_folded()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(code: &str) -> CardLayout {
        CardLayout::shipped_as(code).unwrap().clone()
    }

    fn codes(layout: &CardLayout) -> Vec<String> {
        offers(layout, &[]).into_iter().map(|offer| offer.code).collect()
    }

    #[test]
    fn each_product_has_a4_a3_and_a_page_of_its_own() {
        assert_eq!(codes(&layout("badge")), ["badge-a4", "badge-a3", "badge-page"]);
        for shipped in CardLayout::shipped() {
            let offers = offers(&shipped.layout, &[]);
            for word in ["a4", "a3", "card"] {
                assert!(named(&offers, word).is_some(), "{} on {word}", shipped.code);
            }
        }
    }

    #[test]
    fn only_a_card_with_a_back_is_folded() {
        let card = layout("id_card");
        assert!(named(&offers(&card, &[]), "fold").is_some_and(SheetOffer::is_folded));
        assert!(named(&offers(&layout("badge"), &[]), "fold").is_none());
    }

    #[test]
    fn a_layout_of_another_size_gets_a_grid_of_its_own() {
        let small = CardLayout { width_mm: 60.0, height_mm: 90.0, ..layout("badge") };
        let offers = offers(&small, &[]);
        let a4 = named(&offers, "a4").unwrap();
        assert_eq!((a4.code.as_str(), a4.spec.cells()), ("a4", 9));
        assert!(offers.iter().all(|offer| offer.code != "badge-a4"));
    }

    #[test]
    fn a_sheet_of_labels_is_offered_where_the_card_fits() {
        let spec = SheetSpec { name: "标签".into(), ..SheetPreset::IdCardA4.spec() };
        let own = [PrintSheet { id: SheetId(7), spec, retired_on: None }];
        let of_cards = offers(&layout("id_card"), &own);
        assert_eq!(named(&of_cards, "标签").map(|offer| offer.code.as_str()), Some("own-7"));
        assert!(named(&offers(&layout("badge"), &own), "标签").is_none());
    }

    #[test]
    fn the_cover_is_outlined_on_the_sheet_with_room_for_it() {
        let badge = layout("badge");
        let offers = offers(&badge, &[]);
        assert!(has_room_for_cover(&badge, named(&offers, "a4").unwrap()));
        assert!(!has_room_for_cover(&badge, named(&offers, "card").unwrap()));
        let wish = SheetWish { cover: Cover::Shown, ..SheetWish::default() };
        let order = order(&badge, named(&offers, "a4").unwrap(), (&wish, 4));
        assert_eq!(order.check(), []);
    }
}
