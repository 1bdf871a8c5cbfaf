//! A fitted card as plain data: what is drawn where, in millimetres from the top left of its face.

use std::sync::Arc;

use super::FitRemark;
use crate::documents::qr::QrCode;
use crate::domain::layouts::{Frame, Weight};

/// A card ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedCard {
    /// Its front.
    pub front: FittedFace,
    /// Its back, where the layout has one.
    pub back: Option<FittedFace>,
    /// What could not be set as the layout asks.
    pub remarks: Vec<FitRemark>,
}

/// A face ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FittedFace {
    /// In the order they are drawn.
    pub items: Vec<FittedItem>,
}

/// One thing drawn. An element can have several (lines of a text) or none.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedItem {
    /// The element it belongs to: its place in the layout, from 0.
    pub element: usize,
    /// What it covers; of a line of text the width of the line and the height of its type.
    pub area: Frame,
    /// What it is.
    pub drawn: Drawn,
}

/// What a fitted item is.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// A filled rectangle.
    Fill {
        /// Its colour.
        rgb: [u8; 3],
        /// Radius of its corners, mm.
        radius_mm: f32,
    },
    /// A line of text.
    Line {
        /// The text, in one run.
        text: String,
        /// Where it stands, from the top of the face, mm.
        baseline_mm: f32,
        /// Its size, mm.
        size_mm: f32,
        /// Its weight.
        weight: Weight,
        /// Its colour.
        rgb: [u8; 3],
        /// Extra room after each sign, mm.
        spacing_mm: f32,
    },
    /// The photo, with a hairline around it.
    Photo,
    /// The frame of a photo that is not there.
    NoPhoto,
    /// The unit's logo on a white plate.
    Logo,
    /// The unit's mark: a white disc with a sign on it in this colour.
    Mark {
        /// The sign's colour.
        rgb: [u8; 3],
    },
    /// The unit's seal.
    Seal,
    /// A QR code, drawn to the edge of its area.
    Qr(Arc<QrCode>),
    /// The bars of a bar code: left edge and width of each, mm from the left of the face.
    Bars(Vec<(f32, f32)>),
    /// The service star's mark in this colour.
    Star {
        /// Its colour.
        rgb: [u8; 3],
    },
}

impl Drawn {
    /// Whether what is drawn comes with the person and not with this value: the photo.
    pub(super) fn is_of_the_person(&self) -> bool {
        matches!(self, Self::Photo)
    }
}
