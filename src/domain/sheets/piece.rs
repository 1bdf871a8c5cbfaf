//! What lies in one cell: a card, or both faces of one that is folded.

use super::order::{Fold, SheetOrder, Sides};
use super::pages::{Frame, Mark, Side, Spot, Turn};
use super::spec::CellSize;

/// Thickness of a line to fold at, mm.
const FOLD_THICKNESS_MM: f32 = 0.1;

/// What is cut out as one: its faces and its fold, from its own upper left corner, as it lies on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// What is cut out.
    pub(super) size: CellSize,
    /// The faces on the front of the paper.
    pub(super) faces: Vec<Face>,
    /// The line to fold at.
    pub(super) fold: Option<Mark>,
}

/// One face within a piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    pub(super) side: Side,
    pub(super) frame: Frame,
    pub(super) turn: Turn,
}

impl Piece {
    /// The piece of this order.
    pub(super) fn of(order: &SheetOrder) -> Self {
        let piece = match order.sides {
            Sides::FrontOnly | Sides::FrontAndBack(_) => Self::single(order.card),
            Sides::FoldOver(Fold::Beside) => Self::beside(order.card),
            Sides::FoldOver(Fold::Above) => Self::above(order.card),
        };
        if order.spec.turned { piece.turned_right() } else { piece }
    }

    fn single(card: CellSize) -> Self {
        Self { size: card, faces: vec![face(Side::Front, card, Spot::new(0.0, 0.0), Turn::Upright)], fold: None }
    }

    /// The back right of the front. Folded behind it, its reader turns the card left-right and finds it upright.
    fn beside(card: CellSize) -> Self {
        let CellSize { width_mm: wide, height_mm: high } = card;
        Self {
            size: CellSize::new(2.0 * wide, high),
            faces: vec![
                face(Side::Front, card, Spot::new(0.0, 0.0), Turn::Upright),
                face(Side::Back, card, Spot::new(wide, 0.0), Turn::Upright),
            ],
            fold: Some(Mark::new(Spot::new(wide, 0.0), Spot::new(wide, high), FOLD_THICKNESS_MM)),
        }
    }

    /// The back above the front, upside down: folded backwards at the top edge it stands upright.
    fn above(card: CellSize) -> Self {
        let CellSize { width_mm: wide, height_mm: high } = card;
        Self {
            size: CellSize::new(wide, 2.0 * high),
            faces: vec![
                face(Side::Front, card, Spot::new(0.0, high), Turn::Upright),
                face(Side::Back, card, Spot::new(0.0, 0.0), Turn::Over),
            ],
            fold: Some(Mark::new(Spot::new(0.0, high), Spot::new(wide, high), FOLD_THICKNESS_MM)),
        }
    }

    /// The same piece, turned clockwise by 90 degrees: what was its lower left corner is its upper left one.
    fn turned_right(self) -> Self {
        let Self { size, faces, fold } = self;
        let spot = |spot: Spot| Spot::new(size.height_mm - spot.y_mm, spot.x_mm);
        let turned = |Face { side, frame, turn }: Face| {
            let corner = spot(Spot::new(frame.x_mm, frame.bottom_mm()));
            Face {
                side,
                frame: Frame {
                    x_mm: corner.x_mm,
                    y_mm: corner.y_mm,
                    width_mm: frame.height_mm,
                    height_mm: frame.width_mm,
                },
                turn: turn.then(Turn::Right),
            }
        };
        Self {
            size: size.turned(),
            faces: faces.into_iter().map(turned).collect(),
            fold: fold.map(|fold| Mark::new(spot(fold.from), spot(fold.to), fold.thickness_mm)),
        }
    }

    /// Where the piece lies: in the middle of its cell.
    pub(super) fn in_cell(&self, cell: Frame) -> Frame {
        Frame {
            x_mm: cell.x_mm + (cell.width_mm - self.size.width_mm) / 2.0,
            y_mm: cell.y_mm + (cell.height_mm - self.size.height_mm) / 2.0,
            width_mm: self.size.width_mm,
            height_mm: self.size.height_mm,
        }
    }
}

fn face(side: Side, card: CellSize, at: Spot, turn: Turn) -> Face {
    let frame = Frame { x_mm: at.x_mm, y_mm: at.y_mm, width_mm: card.width_mm, height_mm: card.height_mm };
    Face { side, frame, turn }
}
