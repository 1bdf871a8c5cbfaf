//! Sheets (P1-1.2, P1-1.3, P1-2.7): which card lies where on which page, its back behind it, marks, ruler, calibration. A document
//! only draws what is decided here. All lengths are millimetres on paper, from the top left, y downwards.

mod choice;
mod imposing;
mod order;
mod pages;
mod problems;
mod spec;

pub use choice::SheetChoice;
pub use imposing::impose;
pub use order::{CheckRuler, Collation, CoverWindow, CropMarks, Flip, Fold, SheetOrder, Sides};
pub use pages::{Frame, Mark, Page, Placed, Ruler, Side, Spot, Turn};
pub use problems::{SheetField, SheetProblem};
pub use spec::{CellSize, PaperSize, SheetSpec};
