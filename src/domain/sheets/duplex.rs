//! Where the back of the paper lies behind its front.
//!
//! The printer turns the sheet about one of its edges. What stood at `x` from the left of the front stands at `x` from the
//! right of the back when the sheet turns like the page of a book, and what stood at `y` from the top stands at `y` from
//! the bottom when it turns like the page of a wall calendar. Whoever turns the cut card left-right must find its back
//! upright: the top of the back is where the top of the front is. That alone fixes the turn of the back.

use super::order::Flip;
use super::pages::{Frame, Mark, Placed, Side, Spot, Turn};
use super::spec::PaperSize;

/// The line the sheet is turned about, as the page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    /// Left and right change places, as in a book.
    Vertical,
    /// Top and bottom change places, as on a wall calendar.
    Horizontal,
}

/// From the front of a sheet to its back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mirror {
    axis: Axis,
    paper: PaperSize,
}

impl Mirror {
    /// For this paper turned about this edge. A square page has no long edge: its left one counts as long.
    pub(super) fn new(paper: PaperSize, flip: Flip) -> Self {
        let is_wide = paper.width_mm > paper.height_mm;
        let axis = match (flip, is_wide) {
            (Flip::LongEdge, false) | (Flip::ShortEdge, true) => Axis::Vertical,
            (Flip::LongEdge, true) | (Flip::ShortEdge, false) => Axis::Horizontal,
        };
        Self { axis, paper }
    }

    /// What lies behind this place of the front, in the page space of the back.
    pub(super) fn spot(self, Spot { x_mm, y_mm }: Spot) -> Spot {
        match self.axis {
            Axis::Vertical => Spot::new(self.paper.width_mm - x_mm, y_mm),
            Axis::Horizontal => Spot::new(x_mm, self.paper.height_mm - y_mm),
        }
    }

    pub(super) fn frame(self, frame: Frame) -> Frame {
        match self.axis {
            Axis::Vertical => Frame { x_mm: self.paper.width_mm - frame.right_mm(), ..frame },
            Axis::Horizontal => Frame { y_mm: self.paper.height_mm - frame.bottom_mm(), ..frame },
        }
    }

    pub(super) fn mark(self, mark: Mark) -> Mark {
        Mark::new(self.spot(mark.from), self.spot(mark.to), mark.thickness_mm)
    }

    /// The turn whose top points to where the front's top points: the top of a card turned by `t` points to
    /// `(sin t, -cos t)`; mirrored left-right that is `-t`, mirrored top-bottom it is `180 - t`.
    pub(super) fn turn(self, front: Turn) -> Turn {
        match (self.axis, front) {
            (Axis::Vertical, Turn::Upright) | (Axis::Horizontal, Turn::Over) => Turn::Upright,
            (Axis::Vertical, Turn::Left) | (Axis::Horizontal, Turn::Right) => Turn::Right,
            (Axis::Vertical, Turn::Over) | (Axis::Horizontal, Turn::Upright) => Turn::Over,
            (Axis::Vertical, Turn::Right) | (Axis::Horizontal, Turn::Left) => Turn::Left,
        }
    }

    /// The back of a card whose front lies here.
    pub(super) fn back_of(self, front: &Placed) -> Placed {
        let Frame { x_mm, y_mm, width_mm, height_mm } = self.frame(front.frame());
        let turn_degrees = self.turn(front.turn_degrees);
        Placed { card: front.card, side: Side::Back, x_mm, y_mm, width_mm, height_mm, turn_degrees }
    }
}
