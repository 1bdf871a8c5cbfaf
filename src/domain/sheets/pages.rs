//! The imposed page as data: what a document draws, in the order it draws it.

use serde::{Deserialize, Serialize};

/// A face of the paper, and of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Printed first; the reader looks at it.
    Front,
    /// Behind the front.
    Back,
}

/// A turn clockwise; written as degrees: 0, 90, 180 or 270.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "u16")]
pub enum Turn {
    /// Upright on the page.
    #[default]
    Upright,
    /// 90 degrees clockwise: the card's top points right.
    Right,
    /// 180 degrees: upside down.
    Over,
    /// 270 degrees clockwise: the card's top points left.
    Left,
}

impl Turn {
    /// The turn in degrees clockwise.
    pub fn degrees(self) -> u16 {
        match self {
            Self::Upright => 0,
            Self::Right => 90,
            Self::Over => 180,
            Self::Left => 270,
        }
    }

    /// The turn of so many degrees clockwise, a multiple of 90.
    pub fn from_degrees(degrees: u16) -> Option<Self> {
        match degrees % 360 {
            0 => Some(Self::Upright),
            90 => Some(Self::Right),
            180 => Some(Self::Over),
            270 => Some(Self::Left),
            _ => None,
        }
    }

    /// This turn and then the other.
    pub fn then(self, other: Self) -> Self {
        Self::from_degrees(self.degrees() + other.degrees()).unwrap_or_default()
    }

    /// Whether width and height change places.
    pub fn lies_across(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }
}

impl From<Turn> for u16 {
    fn from(turn: Turn) -> Self {
        turn.degrees()
    }
}

impl TryFrom<u16> for Turn {
    type Error = String;

    fn try_from(degrees: u16) -> Result<Self, Self::Error> {
        Self::from_degrees(degrees).ok_or_else(|| format!("{degrees} is no quarter turn"))
    }
}

/// A place on the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// From the left edge of the page, mm.
    pub x_mm: f32,
    /// From the top edge of the page, mm.
    pub y_mm: f32,
}

impl Spot {
    /// The place so far from the left and the top edge.
    pub fn new(x_mm: f32, y_mm: f32) -> Self {
        Self { x_mm, y_mm }
    }
}

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "its left and top edge, its width and height, mm")]
pub struct Frame {
    pub x_mm: f32,
    pub y_mm: f32,
    pub width_mm: f32,
    pub height_mm: f32,
}

impl Frame {
    /// The right edge, mm.
    pub fn right_mm(&self) -> f32 {
        self.x_mm + self.width_mm
    }

    /// The lower edge, mm.
    pub fn bottom_mm(&self) -> f32 {
        self.y_mm + self.height_mm
    }

    /// The rectangle `aside` and `down` further.
    pub fn moved(self, aside_mm: f32, down_mm: f32) -> Self {
        Self { x_mm: self.x_mm + aside_mm, y_mm: self.y_mm + down_mm, ..self }
    }
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// One end.
    pub from: Spot,
    /// The other end.
    pub to: Spot,
    /// Thickness, mm.
    pub thickness_mm: f32,
}

/// A face of a card on a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Which card, counted from 0 in the order given.
    pub card: usize,
    /// Which of its faces.
    pub side: Side,
    /// Left edge of the room the card takes after its turn, mm.
    pub x_mm: f32,
    /// Upper edge of that room, mm.
    pub y_mm: f32,
    /// Width of that room: the card's own height where it lies across, mm.
    pub width_mm: f32,
    /// Height of that room, mm.
    pub height_mm: f32,
    /// The card is turned so far, clockwise, within that room.
    pub turn_degrees: Turn,
}

impl Mark {
    /// A line from one place to the other.
    pub fn new(from: Spot, to: Spot, thickness_mm: f32) -> Self {
        Self { from, to, thickness_mm }
    }
}

impl Placed {
    /// The room the card takes.
    pub fn frame(&self) -> Frame {
        let Self { x_mm, y_mm, width_mm, height_mm, .. } = *self;
        Frame { x_mm, y_mm, width_mm, height_mm }
    }
}

/// 50 mm to hold a ruler against: a sheet printed smaller shows here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruler {
    /// Its line and its ticks each 10 mm.
    pub marks: Vec<Mark>,
    /// What it measures, mm: the number to write.
    pub length_mm: f32,
    /// Where the words "50 mm" start, on their baseline.
    pub label: Spot,
    /// The words run so: upright, or down the page (90).
    pub label_degrees: Turn,
}

/// One page: one face of one sheet of paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Number of the sheet of paper in the whole order, from 1; front and back share it.
    pub sheet: usize,
    /// Which face of the sheet.
    pub side: Side,
    /// Width of the paper, mm.
    pub width_mm: f32,
    /// Height of the paper, mm.
    pub height_mm: f32,
    /// How far the ground of a card may run over its edges, so that a cut beside the line shows no white; 0 where it may not.
    pub bleed_mm: f32,
    /// The cards on it.
    pub placed: Vec<Placed>,
    /// Crop marks.
    pub marks: Vec<Mark>,
    /// Lines to fold at, drawn dashed.
    pub folds: Vec<Mark>,
    /// Outlines of the cover (95 x 135 mm, P1-1.2) around each card.
    pub windows: Vec<Frame>,
    /// The check ruler, where a margin has room for it.
    pub ruler: Option<Ruler>,
}
