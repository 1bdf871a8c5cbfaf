//! What can be wrong with a sheet or an order, as data; the sentence is made elsewhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A field of a sheet or an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "one each of the fields of `SheetSpec`, `SheetOrder`, `Calibration`, `Measured`")]
pub enum SheetField {
    Name,
    PaperWidth,
    PaperHeight,
    Columns,
    Rows,
    CellWidth,
    CellHeight,
    GapX,
    GapY,
    Left,
    Top,
    CardWidth,
    CardHeight,
    Cards,
    Start,
    Copies,
    OnlySheets,
    WindowWidth,
    WindowHeight,
    OffsetX,
    OffsetY,
    FactorX,
    FactorY,
    RulerX,
    RulerY,
    CrossLeft,
    CrossTop,
}

/// One thing wrong with a sheet, an order, a choice of sheets or a calibration. The text of the error is for logs.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SheetProblem {
    /// Nothing is given.
    #[error("{0:?} is missing")]
    Missing(SheetField),
    /// What is given is no number.
    #[error("{field:?}: {text:?} is no number")]
    NotANumber {
        /// Where.
        field: SheetField,
        /// As typed.
        text: String,
    },
    /// Smaller or larger than allowed; both ends are allowed.
    #[error("{field:?} must be from {least} to {most}")]
    OutOfRange {
        /// Where.
        field: SheetField,
        /// Least allowed, mm, or a count.
        least: f32,
        /// Most allowed.
        most: f32,
    },
    /// The name has more than 60 characters.
    #[error("the name is too long")]
    NameTooLong,
    /// The columns need more than the paper is wide.
    #[error("{needed_mm} mm do not fit into {paper_mm} mm across")]
    TooWide {
        /// Left margin, columns and gaps.
        needed_mm: f32,
        /// Width of the paper.
        paper_mm: f32,
    },
    /// The rows need more than the paper is high.
    #[error("{needed_mm} mm do not fit into {paper_mm} mm down")]
    TooHigh {
        /// Upper margin, rows and gaps.
        needed_mm: f32,
        /// Height of the paper.
        paper_mm: f32,
    },
    /// The card (or both its faces, folded over) is larger than the cell.
    #[error("a card of {needed_width_mm} x {needed_height_mm} mm is larger than its cell")]
    CardLargerThanCell {
        /// What the card needs across, as it lies on the page.
        needed_width_mm: f32,
        /// What it needs down.
        needed_height_mm: f32,
    },
    /// More cells are used than the sheet has; at least one must be left.
    #[error("{start} cells used of {cells}")]
    StartBeyondSheet {
        /// Cells said to be used.
        start: usize,
        /// Cells of the sheet.
        cells: usize,
    },
    /// There is no card to print.
    #[error("no card")]
    NoCards,
    /// The outlines of the cover would run into the next card or off the page.
    #[error("no room for the outlines of the cover")]
    NoRoomForWindows,
    /// A part of the choice of sheets is not understood.
    #[error("{0:?} names no sheets")]
    ChoiceNotUnderstood(String),
    /// A part of the choice of sheets runs backwards, e.g. `5-3`.
    #[error("{from}-{until} runs backwards")]
    ChoiceBackwards {
        /// First named.
        from: usize,
        /// Last named.
        until: usize,
    },
    /// None of the chosen sheets is there.
    #[error("none of the chosen sheets is among the {sheets} there are")]
    NothingChosen {
        /// How many sheets there are.
        sheets: usize,
    },
}
