//! Fitted cards on the pages of a print order, drawn straight into the PDF.

use krilla::configure::Configuration;
use krilla::error::KrillaError;
use krilla::geom::Transform;
use krilla::metadata::{Metadata, TextDirection};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::canvas::{Canvas, Look, POINTS, Pen, line, rectangle};
use super::drawing::{BLACK, PHOTO_EDGE, Shared};
use super::faces::{FittedCard, FittedFace, FittedItem};
use super::{CardContent, CardUnit, fit};
use crate::documents::{DocumentError, engine, viewer};
use crate::domain::layouts::{self, CardLayout, Weight};
use crate::domain::sheets::{Calibration, Frame, Mark, Page, Placed, Ruler, Side, Turn};

/// Dashes and gaps of a line to fold at.
const DASH_MM: f32 = 3.0 / POINTS;

/// The pages cards are drawn on.
#[derive(Debug, Clone, Copy)]
pub struct SheetPaper<'a> {
    /// Which card lies where, as `domain::sheets::impose` says.
    pub pages: &'a [Page],
    /// What puts the printer right; the default leaves the pages as they are.
    pub calibration: Calibration,
    /// Title of the file.
    pub title: &'a str,
}

/// The cards on their pages, as PDF.
///
/// # Errors
/// Nothing to print, an unreadable photo, logo or seal, a character no font holds, a code too long.
pub fn cards_pdf(
    layout: &CardLayout,
    unit: &CardUnit,
    cards: &[CardContent],
    paper: &SheetPaper<'_>,
) -> Result<Vec<u8>, DocumentError> {
    sheets_pdf(layout, unit, cards, &Sheets { paper: *paper, around: &[] })
}

/// Pages with cards, and what stands around the cards on each page.
pub(in crate::documents) struct Sheets<'a> {
    /// The pages.
    pub(in crate::documents) paper: SheetPaper<'a>,
    /// By page, in millimetres from its top left; pages beyond the list have nothing around their cards.
    pub(in crate::documents) around: &'a [Vec<FittedItem>],
}

/// The cards on their pages, with what stands around them.
pub(in crate::documents) fn sheets_pdf(
    layout: &CardLayout,
    unit: &CardUnit,
    cards: &[CardContent],
    sheets: &Sheets<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let SheetPaper { pages, calibration, title } = sheets.paper;
    if pages.iter().all(|page| page.placed.is_empty()) {
        return Err(DocumentError::Nothing);
    }
    let fitted = cards.iter().map(|card| fit(layout, unit, card)).collect::<Result<Vec<_>, _>>()?;
    let drawing = Drawing { layout, cards, fitted, shared: Shared::new(layout, unit)?, calibration };
    let mut document = Document::new_with(settings());
    document.set_metadata(metadata(title));
    let mut missing = Vec::new();
    let around = sheets.around.iter().map(Vec::as_slice).chain(std::iter::repeat(&[] as &[FittedItem]));
    for (page, around) in pages.iter().zip(around) {
        for character in drawing.page(&mut document, page, around)? {
            if !missing.contains(&character) {
                missing.push(character);
            }
        }
    }
    if !missing.is_empty() {
        return Err(DocumentError::NoGlyph { characters: missing });
    }
    let pdf = document.finish().map_err(|problem| writing_error(&problem));
    engine::forget(cards.len());
    viewer::print_unscaled(pdf?)
}

fn settings() -> SerializeSettings {
    SerializeSettings {
        no_device_cs: true,
        enable_tagging: false,
        configuration: Configuration::default(),
        ..SerializeSettings::default()
    }
}

fn metadata(title: &str) -> Metadata {
    Metadata::new()
        .title(title.to_owned())
        .creator("Hallkeeper".to_owned())
        .language("zh-CN".to_owned())
        .text_direction(TextDirection::LeftToRight)
}

/// Photos were read before; a picture that cannot be unpacked is the unit's.
fn writing_error(problem: &KrillaError) -> DocumentError {
    match problem {
        KrillaError::Image(..) => DocumentError::Logo,
        other => DocumentError::Typesetting(other.to_string()),
    }
}

struct Drawing<'a> {
    layout: &'a CardLayout,
    cards: &'a [CardContent],
    fitted: Vec<FittedCard>,
    shared: Shared<'a>,
    calibration: Calibration,
}

impl Drawing<'_> {
    /// Draws the page; what no face has comes back.
    fn page(&self, document: &mut Document, page: &Page, around: &[FittedItem]) -> Result<Vec<char>, DocumentError> {
        let size = PageSettings::from_wh(page.width_mm * POINTS, page.height_mm * POINTS);
        let size = size.ok_or_else(|| DocumentError::Typesetting("a page without size".to_owned()))?;
        let mut sheet = document.start_page_with(size);
        let mut canvas = Canvas::new(sheet.surface());
        let Calibration { dx_mm, dy_mm, factor_x, factor_y } = self.calibration;
        let right = Transform::from_row(factor_x, 0.0, 0.0, factor_y, dx_mm, dy_mm);
        let drawn = canvas.placed(&right, |canvas| self.sheet(canvas, page, around));
        let missing = canvas.finish();
        drawn.map(|()| missing)
    }

    /// Windows lie under the cards, marks over them.
    fn sheet(&self, canvas: &mut Canvas<'_>, page: &Page, around: &[FittedItem]) -> Result<(), DocumentError> {
        page.windows.iter().for_each(|window| outline(canvas, window));
        self.shared.draw(canvas, around, &CardContent::default(), 0.0)?;
        for placed in &page.placed {
            self.card(canvas, placed, page.bleed_mm)?;
        }
        let ruler_marks = page.ruler.iter().flat_map(|ruler| &ruler.marks);
        page.marks.iter().chain(ruler_marks).for_each(|mark| stroke(canvas, mark, None));
        page.folds.iter().for_each(|fold| stroke(canvas, fold, Some(DASH_MM)));
        page.ruler.iter().for_each(|ruler| ruler_words(canvas, ruler));
        Ok(())
    }

    fn card(&self, canvas: &mut Canvas<'_>, placed: &Placed, bleed_mm: f32) -> Result<(), DocumentError> {
        let content = self.cards.get(placed.card);
        let face = self.fitted.get(placed.card).and_then(|card| face_of(card, placed.side));
        let (Some(content), Some(face)) = (content, face) else { return Ok(()) };
        canvas.placed(&self.lying(placed), |canvas| self.shared.draw(canvas, &face.items, content, bleed_mm))
    }

    /// The upright card turned about its middle so that it fills its room.
    fn lying(&self, placed: &Placed) -> Transform {
        let (wide, high) = (self.layout.width_mm / 2.0, self.layout.height_mm / 2.0);
        let (x, y) = (placed.x_mm + placed.width_mm / 2.0, placed.y_mm + placed.height_mm / 2.0);
        let (cos, sin) = turned(placed.turn_degrees);
        let (aside, down) = (wide * cos - high * sin, wide * sin + high * cos);
        Transform::from_row(cos, sin, -sin, cos, x - aside, y - down)
    }
}

pub(super) fn face_of(card: &FittedCard, side: Side) -> Option<&FittedFace> {
    match side {
        Side::Front => Some(&card.front),
        Side::Back => card.back.as_ref(),
    }
}

/// Cosine and sine of a turn clockwise, exactly.
fn turned(turn: Turn) -> (f32, f32) {
    match turn {
        Turn::Upright => (1.0, 0.0),
        Turn::Right => (0.0, 1.0),
        Turn::Over => (-1.0, 0.0),
        Turn::Left => (0.0, -1.0),
    }
}

fn stroke(canvas: &mut Canvas<'_>, mark: &Mark, dash_mm: Option<f32>) {
    let pen = Pen { rgb: BLACK, thickness_mm: mark.thickness_mm, dash_mm };
    canvas.outline(line((mark.from.x_mm, mark.from.y_mm), (mark.to.x_mm, mark.to.y_mm)), &pen);
}

fn outline(canvas: &mut Canvas<'_>, window: &Frame) {
    let Frame { x_mm, y_mm, width_mm, height_mm } = *window;
    let pen = Pen { rgb: PHOTO_EDGE, thickness_mm: 0.1, dash_mm: None };
    canvas.outline(rectangle(&layouts::Frame { x_mm, y_mm, width_mm, height_mm }), &pen);
}

fn ruler_words(canvas: &mut Canvas<'_>, ruler: &Ruler) {
    let (cos, sin) = turned(ruler.label_degrees);
    let look = Look { size_mm: 3.0, weight: Weight::Regular, rgb: BLACK, spacing_mm: 0.0 };
    let place = Transform::from_row(cos, sin, -sin, cos, ruler.label.x_mm, ruler.label.y_mm);
    canvas.placed(&place, |canvas| canvas.words((0.0, 0.0), &format!("{:.0} mm", ruler.length_mm), &look));
}
