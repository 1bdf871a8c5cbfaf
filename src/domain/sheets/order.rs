//! What is to be printed on which sheet, and how.

use serde::{Deserialize, Serialize};

use super::choice::SheetChoice;
use super::spec::{CellSize, SheetSpec};

/// About which edge of the paper the printer turns it for the back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flip {
    /// The long edge (`sides=two-sided-long-edge`).
    LongEdge,
    /// The short edge (`sides=two-sided-short-edge`).
    ShortEdge,
}

/// Where a card printed on one face is folded to have two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// At the card's right edge: the back lies beside the front, both upright.
    Beside,
    /// At the card's top edge: the back lies above the front, upside down; stands as a tent.
    Above,
}

/// Which faces of the cards are printed, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Fronts only.
    FrontOnly,
    /// Fronts on the front of the paper, backs behind them.
    FrontAndBack(Flip),
    /// Both faces on the front of the paper, folded.
    FoldOver(Fold),
}

/// The order of several copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collation {
    /// All copies of the first card, then all of the second.
    #[default]
    ByCard,
    /// All cards once, then all once more.
    BySet,
}

/// Whether the corners of the cards are marked for cutting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CropMarks {
    /// Around each cell that holds a card, where the paper has room.
    #[default]
    Shown,
    /// None, as on labels cut already.
    Hidden,
}

/// Whether the outline of the cover is drawn around each card (P1-1.2).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverWindow {
    /// No outline.
    #[default]
    Hidden,
    /// Of this size, upright as the card reads, the card in its middle.
    Shown(CellSize),
}

/// Whether 50 mm are drawn to hold a ruler against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckRuler {
    /// On the front of each sheet, where a margin has room.
    #[default]
    Shown,
    /// None.
    Hidden,
}

/// Cards on sheets: everything that decides which lies where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetOrder {
    /// The sheet.
    pub spec: SheetSpec,
    /// The card as it is read, not turned; it lies in the middle of its cell.
    pub card: CellSize,
    /// How many different cards.
    pub cards: usize,
    /// Which faces, and where.
    pub sides: Sides,
    /// Cells used up already on the first sheet, row by row from the top left of its front.
    pub start: usize,
    /// Copies of each card, 1 or more.
    pub copies: usize,
    /// The order of the copies.
    pub collation: Collation,
    /// Only these sheets of paper, counted from 1; with backs sheet n is the pages 2n-1 and 2n. `None` is all of them.
    pub only_sheets: Option<SheetChoice>,
    /// Crop marks.
    pub crop_marks: CropMarks,
    /// Outline of the cover.
    pub cover_window: CoverWindow,
    /// Check ruler.
    pub ruler: CheckRuler,
}

impl SheetOrder {
    /// One copy of each card, fronts only, from the first cell, with crop marks and ruler.
    pub fn new(spec: SheetSpec, card: CellSize, cards: usize) -> Self {
        Self {
            spec,
            card,
            cards,
            sides: Sides::FrontOnly,
            start: 0,
            copies: 1,
            collation: Collation::default(),
            only_sheets: None,
            crop_marks: CropMarks::default(),
            cover_window: CoverWindow::default(),
            ruler: CheckRuler::default(),
        }
    }
}
