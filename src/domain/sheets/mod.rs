//! Sheets (P1-1.2, P1-1.3, P1-2.7): which card lies where on which page, its back behind it, marks, ruler, calibration. A document
//! only draws what is decided here. All lengths are millimetres on paper, from the top left, y downwards.

mod calibration;
mod choice;
mod draft;
mod duplex;
mod imposing;
mod marks;
mod order;
mod pages;
mod piece;
mod presets;
mod problems;
mod ruler;
mod spec;
mod test_page;
#[cfg(test)]
mod tests;

pub use calibration::{Calibration, Measured};
pub use choice::SheetChoice;
pub use draft::{MeasuredDraft, SheetDraft};
pub use imposing::{SheetCounts, impose};
pub use order::{CheckRuler, Collation, CoverWindow, CropMarks, Flip, Fold, SheetOrder, Sides};
pub use pages::{Frame, Mark, Page, Placed, Ruler, Side, Spot, Turn};
pub use presets::SheetPreset;
pub use problems::{SheetField, SheetProblem};
pub use spec::{CellSize, PaperSize, SheetSpec};
pub use test_page::{Circle, TestLabel, TestLengths, TestPage, TestText, test_page};
