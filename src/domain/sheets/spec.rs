//! A sheet: paper, and the grid of cells the cards lie in. Labels of the user's own are kept as this.

use serde::{Deserialize, Serialize};

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
