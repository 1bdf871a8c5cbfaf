//! Crop marks: at the corners of what is cut out, out of the way of every other cell, used, empty or free.

use super::pages::{Frame, Mark, Spot};
use super::piece::Piece;
use super::spec::SheetSpec;

/// From a corner to its mark, mm.
const OFF_MM: f32 = 1.0;
/// Length of a mark where nothing is in its way, mm.
const LONG_MM: f32 = 3.0;
/// A shorter mark is left out, mm.
const LEAST_MM: f32 = 0.5;
/// Thickness, mm.
const THICKNESS_MM: f32 = 0.1;
/// How far the ground of a card runs over its edge at most, mm.
const BLEED_MM: f32 = 2.0;

/// How far from a corner the marks reach on each side; `None` where there is no room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    pub(super) left: Option<f32>,
    pub(super) right: Option<f32>,
    pub(super) up: Option<f32>,
    pub(super) down: Option<f32>,
}

impl Reach {
    /// The reach of the marks around the cell with this number.
    pub(super) fn of(spec: &SheetSpec, piece: &Piece, index: usize) -> Self {
        let columns = spec.columns.max(1);
        let (column, row) = (index % columns, index / columns);
        let cut = piece.in_cell(spec.cell_frame(index));
        let between = Gaps::of(spec, piece);
        let side = |is_last: bool, gap: f32, edge: f32| reach(if is_last { edge } else { gap - OFF_MM });
        Self {
            left: side(column == 0, between.across, cut.x_mm),
            right: side(column + 1 >= columns, between.across, spec.paper.width_mm - cut.right_mm()),
            up: side(row == 0, between.down, cut.y_mm),
            down: side(row + 1 >= spec.rows, between.down, spec.paper.height_mm - cut.bottom_mm()),
        }
    }

    /// What is cut out together with the room of its marks.
    pub(super) fn around(self, cut: Frame) -> Frame {
        let [left, right, up, down] = [self.left, self.right, self.up, self.down].map(Option::unwrap_or_default);
        Frame {
            x_mm: cut.x_mm - left,
            y_mm: cut.y_mm - up,
            width_mm: cut.width_mm + left + right,
            height_mm: cut.height_mm + up + down,
        }
    }

    /// The marks at the four corners of what is cut out.
    pub(super) fn marks(self, cut: Frame) -> Vec<Mark> {
        let (left, right) = ((cut.x_mm, -1.0, self.left), (cut.right_mm(), 1.0, self.right));
        let (up, down) = ((cut.y_mm, -1.0, self.up), (cut.bottom_mm(), 1.0, self.down));
        let mut marks = Vec::with_capacity(8);
        for (x, towards, reach) in [left, right] {
            for y in [cut.y_mm, cut.bottom_mm()] {
                marks
                    .extend(reach.map(|far| line(Spot::new(x + towards * OFF_MM, y), Spot::new(x + towards * far, y))));
            }
        }
        for (y, towards, reach) in [up, down] {
            for x in [cut.x_mm, cut.right_mm()] {
                marks
                    .extend(reach.map(|far| line(Spot::new(x, y + towards * OFF_MM), Spot::new(x, y + towards * far))));
            }
        }
        marks
    }
}

/// The paper between what is cut out of two neighbouring cells.
struct Gaps {
    across: f32,
    down: f32,
}

impl Gaps {
    fn of(spec: &SheetSpec, piece: &Piece) -> Self {
        Self {
            across: spec.gap_x_mm + spec.cell.width_mm - piece.size.width_mm,
            down: spec.gap_y_mm + spec.cell.height_mm - piece.size.height_mm,
        }
    }
}

/// How far cards may run over their edges: never into the neighbour's own, never over a fold.
pub(super) fn bleed_mm(spec: &SheetSpec, piece: &Piece) -> f32 {
    if piece.fold.is_some() {
        return 0.0;
    }
    let gaps = Gaps::of(spec, piece);
    let across = if spec.columns > 1 { gaps.across / 2.0 } else { BLEED_MM };
    let down = if spec.rows > 1 { gaps.down / 2.0 } else { BLEED_MM };
    BLEED_MM.min(across).min(down).max(0.0)
}

fn reach(room_mm: f32) -> Option<f32> {
    let far = (OFF_MM + LONG_MM).min(room_mm);
    (far >= OFF_MM + LEAST_MM).then_some(far)
}

fn line(from: Spot, to: Spot) -> Mark {
    Mark::new(from, to, THICKNESS_MM)
}
