//! A sheet: paper, and the grid of cells the cards lie in. Labels of the user's own are kept as this.

use serde::{Deserialize, Serialize};

use super::pages::Frame;
use super::problems::{SheetField, SheetProblem};

/// Lengths this close are the same: far under what a printer can do.
pub(super) const TOLERANCE_MM: f32 = 0.01;

/// Most columns and most rows.
const MOST_CELLS: usize = 50;
/// Longest name, in characters.
const NAME_MOST: usize = 60;

/// A size of paper, as the page is read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "width and height, mm")]
pub struct PaperSize {
    pub width_mm: f32,
    pub height_mm: f32,
}

impl PaperSize {
    /// A4, portrait.
    pub const A4: Self = Self { width_mm: 210.0, height_mm: 297.0 };
    /// A3, portrait.
    pub const A3: Self = Self { width_mm: 297.0, height_mm: 420.0 };

    /// The paper lying across: width and height swapped.
    pub fn turned(self) -> Self {
        Self { width_mm: self.height_mm, height_mm: self.width_mm }
    }
}

/// The size of a cell or of a card.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "width and height, mm")]
pub struct CellSize {
    pub width_mm: f32,
    pub height_mm: f32,
}

impl CellSize {
    /// So wide and so high.
    pub const fn new(width_mm: f32, height_mm: f32) -> Self {
        Self { width_mm, height_mm }
    }

    /// Width and height swapped.
    pub const fn turned(self) -> Self {
        Self { width_mm: self.height_mm, height_mm: self.width_mm }
    }
}

/// Paper and its grid of equal cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetSpec {
    /// Name the user gave it; the code of a preset otherwise.
    pub name: String,
    /// The paper.
    pub paper: PaperSize,
    /// Cells across, 1 to 50.
    pub columns: usize,
    /// Cells down, 1 to 50.
    pub rows: usize,
    /// A cell as it lies on the page.
    pub cell: CellSize,
    /// Between two columns, mm.
    pub gap_x_mm: f32,
    /// Between two rows, mm.
    pub gap_y_mm: f32,
    /// From the left edge of the paper to the first column, mm.
    pub left_mm: f32,
    /// From the upper edge of the paper to the first row, mm.
    pub top_mm: f32,
    /// Whether cards lie in their cells turned by 90 degrees clockwise.
    pub turned: bool,
}

impl SheetSpec {
    /// One card on a page of its own size, as card printers want it.
    pub fn own_page(card: CellSize) -> Self {
        Self {
            name: String::new(),
            paper: PaperSize { width_mm: card.width_mm, height_mm: card.height_mm },
            columns: 1,
            rows: 1,
            cell: card,
            gap_x_mm: 0.0,
            gap_y_mm: 0.0,
            left_mm: 0.0,
            top_mm: 0.0,
            turned: false,
        }
    }

    /// As many cards as fit on this paper with this gap between them and at least this margin, in the middle of the page;
    /// turned only where more fit so. The name is left empty.
    ///
    /// # Errors
    /// Not even one fits.
    pub fn fitting(paper: PaperSize, card: CellSize, gap_mm: f32, margin_mm: f32) -> Result<Self, SheetProblem> {
        let upright = Self::grid(paper, card, gap_mm, margin_mm);
        let turned = Self { turned: true, ..Self::grid(paper, card.turned(), gap_mm, margin_mm) };
        let best = if turned.cells() > upright.cells() { turned } else { upright };
        if best.cells() == 0 {
            let needed_mm = card.width_mm + 2.0 * margin_mm;
            return Err(SheetProblem::TooWide { needed_mm, paper_mm: paper.width_mm });
        }
        Ok(best)
    }

    /// As many upright cells as fit, in the middle; perhaps none.
    fn grid(paper: PaperSize, cell: CellSize, gap_mm: f32, margin_mm: f32) -> Self {
        let columns = most_that_fit(paper.width_mm - 2.0 * margin_mm, cell.width_mm, gap_mm);
        let rows = most_that_fit(paper.height_mm - 2.0 * margin_mm, cell.height_mm, gap_mm);
        let mut spec = Self { paper, columns, rows, gap_x_mm: gap_mm, gap_y_mm: gap_mm, ..Self::own_page(cell) };
        spec.paper = paper;
        spec.centre();
        spec
    }

    /// Puts the grid in the middle of the page, to a hundredth of a millimetre.
    pub(super) fn centre(&mut self) {
        let beside = |edge_mm: f32, span_mm: f32| ((edge_mm - span_mm) * 50.0).round() / 100.0;
        self.left_mm = beside(self.paper.width_mm, span(self.columns, self.cell.width_mm, self.gap_x_mm));
        self.top_mm = beside(self.paper.height_mm, span(self.rows, self.cell.height_mm, self.gap_y_mm));
    }

    /// How many cells a sheet has.
    pub fn cells(&self) -> usize {
        self.columns.saturating_mul(self.rows)
    }

    /// Where a cell lies, counted from 0, row by row from the top left.
    pub fn cell_frame(&self, index: usize) -> Frame {
        let columns = self.columns.max(1);
        let (column, row) = ((index % columns) as f32, (index / columns) as f32);
        Frame {
            x_mm: self.left_mm + column * (self.cell.width_mm + self.gap_x_mm),
            y_mm: self.top_mm + row * (self.cell.height_mm + self.gap_y_mm),
            width_mm: self.cell.width_mm,
            height_mm: self.cell.height_mm,
        }
    }

    /// Everything wrong with the sheet; a name may be empty here.
    pub fn check(&self) -> Vec<SheetProblem> {
        let mut problems = self.ranges();
        if self.name.chars().count() > NAME_MOST {
            problems.push(SheetProblem::NameTooLong);
        }
        if problems.is_empty() {
            problems.extend(self.too_large());
        }
        problems
    }

    /// Every field outside its range.
    fn ranges(&self) -> Vec<SheetProblem> {
        use SheetField as F;
        let count = |count: usize| count as f32;
        let most = MOST_CELLS as f32;
        let paper = self.paper;
        [
            in_range(F::PaperWidth, paper.width_mm, 10.0, 2000.0),
            in_range(F::PaperHeight, paper.height_mm, 10.0, 2000.0),
            in_range(F::Columns, count(self.columns), 1.0, most),
            in_range(F::Rows, count(self.rows), 1.0, most),
            in_range(F::CellWidth, self.cell.width_mm, 5.0, 2000.0),
            in_range(F::CellHeight, self.cell.height_mm, 5.0, 2000.0),
            in_range(F::GapX, self.gap_x_mm, 0.0, 500.0),
            in_range(F::GapY, self.gap_y_mm, 0.0, 500.0),
            in_range(F::Left, self.left_mm, 0.0, 2000.0),
            in_range(F::Top, self.top_mm, 0.0, 2000.0),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether the grid runs off the paper.
    fn too_large(&self) -> impl Iterator<Item = SheetProblem> {
        let across = self.left_mm + span(self.columns, self.cell.width_mm, self.gap_x_mm);
        let down = self.top_mm + span(self.rows, self.cell.height_mm, self.gap_y_mm);
        let paper = self.paper;
        let wide = (across > paper.width_mm + TOLERANCE_MM)
            .then_some(SheetProblem::TooWide { needed_mm: across, paper_mm: paper.width_mm });
        let high = (down > paper.height_mm + TOLERANCE_MM)
            .then_some(SheetProblem::TooHigh { needed_mm: down, paper_mm: paper.height_mm });
        wide.into_iter().chain(high)
    }
}

/// The problem of a number outside its range; one that is no number is outside.
pub(super) fn in_range(field: SheetField, value: f32, least: f32, most: f32) -> Option<SheetProblem> {
    (!(least..=most).contains(&value)).then_some(SheetProblem::OutOfRange { field, least, most })
}

/// How long so many cells are with the gaps between them, mm.
fn span(count: usize, size_mm: f32, gap_mm: f32) -> f32 {
    count as f32 * size_mm + count.saturating_sub(1) as f32 * gap_mm
}

/// How many of a size fit with a gap between them.
fn most_that_fit(room_mm: f32, size_mm: f32, gap_mm: f32) -> usize {
    let count = ((room_mm + gap_mm + TOLERANCE_MM) / (size_mm + gap_mm)).floor();
    if count.is_finite() && count > 0.0 { (count as usize).min(MOST_CELLS) } else { 0 }
}
