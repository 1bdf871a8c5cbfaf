//! One face of a card as the editor of layouts shows it: set as it prints, on a page of its own size, and painted; with what could
//! not be set as the layout asks.

use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit, FitRemark, SheetPaper, cards_pdf, fit};
use crate::documents::raster::{PagePicture, page_picture};
use crate::domain::layouts::{CardLayout, Face};
use crate::domain::sheets::{Calibration, Page, Placed, Side, Turn};

/// What is to be painted.
#[derive(Debug, Clone, PartialEq)]
pub struct FaceOrder {
    /// The layout.
    pub layout: CardLayout,
    /// What all cards of the unit share.
    pub unit: CardUnit,
    /// What stands on the sample.
    pub content: CardContent,
    /// Which face.
    pub face: Face,
    /// Width of the picture.
    pub pixels_wide: usize,
}

/// A face painted.
#[derive(Debug, Clone, PartialEq)]
pub struct PaintedFace {
    /// The picture.
    pub picture: PagePicture,
    /// What could not be set as the layout asks, of both faces.
    pub remarks: Vec<FitRemark>,
}

/// Sets the face and paints it.
///
/// # Errors
/// Those of the document: a code too long, a picture that cannot be read, a character no font holds.
pub fn paint_face(order: &FaceOrder) -> Result<PaintedFace, DocumentError> {
    let FaceOrder { layout, unit, content, face, pixels_wide } = order;
    let remarks = fit(layout, unit, content)?.remarks;
    let pdf = face_pdf(layout, unit, (content, *face))?;
    let picture = page_picture(&pdf, 0, *pixels_wide as f32 / layout.width_mm.max(1.0))?;
    Ok(PaintedFace { picture, remarks })
}

/// A page of the card's own size with one face on it.
///
/// # Errors
/// Those of the document.
pub fn face_pdf(
    layout: &CardLayout,
    unit: &CardUnit,
    (content, face): (&CardContent, Face),
) -> Result<Vec<u8>, DocumentError> {
    let side = match face {
        Face::Front => Side::Front,
        Face::Back => Side::Back,
    };
    let (width_mm, height_mm) = (layout.width_mm, layout.height_mm);
    let turn_degrees = Turn::Upright;
    let page = Page {
        sheet: 1,
        side: Side::Front,
        width_mm,
        height_mm,
        bleed_mm: 0.0,
        placed: vec![Placed { card: 0, side, x_mm: 0.0, y_mm: 0.0, width_mm, height_mm, turn_degrees }],
        marks: Vec::new(),
        folds: Vec::new(),
        windows: Vec::new(),
        ruler: None,
    };
    let pages = [page];
    let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "" };
    cards_pdf(layout, unit, std::slice::from_ref(content), &paper)
}
