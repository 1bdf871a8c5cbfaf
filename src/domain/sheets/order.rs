//! What is to be printed on which sheet, and how.

use serde::{Deserialize, Serialize};

use super::choice::SheetChoice;
use super::piece::Piece;
use super::problems::{SheetField, SheetProblem};
use super::spec::{CellSize, SheetSpec, TOLERANCE_MM, in_range};

/// Most copies of a card.
const MOST_COPIES: usize = 1000;
/// Most cards in one order, copies counted.
const MOST_CARDS: usize = 100_000;

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

    /// Everything wrong with the order.
    pub fn check(&self) -> Vec<SheetProblem> {
        let mut problems = self.spec.check();
        problems.extend(self.counts_in_range());
        if problems.is_empty() {
            problems.extend(self.card_too_large());
            problems.extend(self.windows_in_the_way());
        }
        problems
    }

    fn counts_in_range(&self) -> Vec<SheetProblem> {
        use SheetField as F;
        let cells = self.spec.cells();
        let mut problems = Vec::new();
        if self.cards == 0 {
            problems.push(SheetProblem::NoCards);
        }
        if self.start >= cells.max(1) {
            problems.push(SheetProblem::StartBeyondSheet { start: self.start, cells });
        }
        problems.extend(in_range(F::Copies, self.copies as f32, 1.0, MOST_COPIES as f32));
        let together = self.cards.saturating_mul(self.copies.max(1));
        problems.extend((together > MOST_CARDS).then_some(SheetProblem::OutOfRange {
            field: F::Cards,
            least: 1.0,
            most: (MOST_CARDS / self.copies.max(1)) as f32,
        }));
        problems.extend(in_range(F::CardWidth, self.card.width_mm, 5.0, 2000.0));
        problems.extend(in_range(F::CardHeight, self.card.height_mm, 5.0, 2000.0));
        problems
    }

    fn card_too_large(&self) -> Option<SheetProblem> {
        let (needed, cell) = (Piece::of(self).size, self.spec.cell);
        let fits = needed.width_mm <= cell.width_mm + TOLERANCE_MM && needed.height_mm <= cell.height_mm + TOLERANCE_MM;
        (!fits).then_some(SheetProblem::CardLargerThanCell {
            needed_width_mm: needed.width_mm,
            needed_height_mm: needed.height_mm,
        })
    }

    /// Outlines must hold the card, stay on the page and out of each other.
    fn windows_in_the_way(&self) -> Option<SheetProblem> {
        let size = self.window_on_page()?;
        let (spec, card) = (&self.spec, Piece::of(self).size);
        let (first, last) = (spec.cell_frame(0), spec.cell_frame(spec.cells().saturating_sub(1)));
        let across =
            Room { cells: spec.columns, pitch: spec.cell.width_mm + spec.gap_x_mm, paper: spec.paper.width_mm };
        let down = Room { cells: spec.rows, pitch: spec.cell.height_mm + spec.gap_y_mm, paper: spec.paper.height_mm };
        let middle = |from: f32, to: f32| f32::midpoint(from, to);
        let fits = size.width_mm + TOLERANCE_MM >= card.width_mm
            && size.height_mm + TOLERANCE_MM >= card.height_mm
            && across.holds(size.width_mm, middle(first.x_mm, first.right_mm()), middle(last.x_mm, last.right_mm()))
            && down.holds(size.height_mm, middle(first.y_mm, first.bottom_mm()), middle(last.y_mm, last.bottom_mm()));
        (!fits).then_some(SheetProblem::NoRoomForWindows)
    }

    /// The size of the cover's outline as it lies on the page, where one is drawn: not around cards to fold.
    pub(super) fn window_on_page(&self) -> Option<CellSize> {
        match (self.cover_window, self.sides) {
            (CoverWindow::Hidden, _) | (_, Sides::FoldOver(_)) => None,
            (CoverWindow::Shown(size), _) if self.spec.turned => Some(size.turned()),
            (CoverWindow::Shown(size), _) => Some(size),
        }
    }
}

/// The room along one direction of the page.
struct Room {
    cells: usize,
    pitch: f32,
    paper: f32,
}

impl Room {
    /// Whether outlines of this size, the first and the last with their middle here, lie apart and on the page.
    fn holds(&self, size_mm: f32, first_middle_mm: f32, last_middle_mm: f32) -> bool {
        let apart = self.cells <= 1 || size_mm <= self.pitch + TOLERANCE_MM;
        let half = size_mm / 2.0 - TOLERANCE_MM;
        apart && first_middle_mm >= half && last_middle_mm + half <= self.paper
    }
}
