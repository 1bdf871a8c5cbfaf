//! The photo wall as posters (P1-1.3): everybody on A4 or A3, the photos as large as they fit, up to 5 inches.

use std::collections::BTreeMap;

use super::grids::Grid;
use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit, Drawn, FittedItem, SheetPaper, Sheets, page_line, sheets_pdf};
use crate::documents::paper::{Foot, SheetLanguage};
use crate::domain::layouts::{
    Align, CardField, CardLayout, Element, ElementKind, Face, Frame, Ink, Shown, TextElement, Weight,
};
use crate::domain::products::Product;
use crate::domain::sheets::{Calibration, Page, Placed, Side, Turn};

/// The poster's paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PosterPaper {
    /// 210 x 297 mm.
    A4,
    /// 297 x 420 mm.
    #[default]
    A3,
    /// 420 x 297 mm.
    A3Across,
}

impl PosterPaper {
    /// Width and height, mm.
    pub fn size_mm(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A3Across => (420.0, 297.0),
        }
    }
}

/// The wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhotoPoster {
    /// Where lines break.
    pub language: SheetLanguage,
    /// The paper.
    pub paper: PosterPaper,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// The unit's colour.
    pub band_rgb: [u8; 3],
    /// The people, in order.
    pub people: Vec<PosterPerson>,
    /// Foot of every sheet: supervision phone and the like; its page count.
    pub foot: Foot,
}

/// A person on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PosterPerson {
    /// Photo as JPEG, 25 : 35 or 89 : 127; without one an empty frame.
    pub photo: Option<Vec<u8>>,
    /// Work number.
    pub work_no: String,
    /// Name.
    pub name: String,
    /// Title and post, a line each; empty ones are left out.
    pub lines: Vec<String>,
}

/// Free at the edges of the sheet, mm.
const MARGIN_MM: f32 = 15.0;
/// The band above the photos, with what is free below it, in shares of the sheet's height.
const HEAD_SHARE: f32 = 0.105;
/// The line below them, with what is free above it, mm.
const FOOT_MM: f32 = 8.0;

/// The posters as PDF.
///
/// # Errors
/// `Nothing` without a person, an unreadable photo, else those of the typesetting engine.
pub fn photo_poster_pdf(poster: &PhotoPoster) -> Result<Vec<u8>, DocumentError> {
    let (width, height) = poster.paper.size_mm();
    let head = height * HEAD_SHARE;
    let room = Frame {
        x_mm: MARGIN_MM,
        y_mm: head,
        width_mm: width - 2.0 * MARGIN_MM,
        height_mm: height - head - MARGIN_MM - FOOT_MM,
    };
    let grid = Grid::of(&room, poster.people.len()).ok_or(DocumentError::Nothing)?;
    let pages = pages(&grid, poster);
    let around: Vec<Vec<FittedItem>> =
        (1..=pages.len()).map(|page| around(poster, head, (page, pages.len()))).collect();
    let layout = layout(&grid);
    let cards: Vec<CardContent> = poster.people.iter().map(content).collect();
    let unit = CardUnit { band_rgb: poster.band_rgb, number_rgb: poster.band_rgb, ..CardUnit::default() };
    let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: &poster.title };
    sheets_pdf(&layout, &unit, &cards, &Sheets { paper, around: &around })
}

fn pages(grid: &Grid, poster: &PhotoPoster) -> Vec<Page> {
    let (width_mm, height_mm) = poster.paper.size_mm();
    let people: Vec<usize> = (0..poster.people.len()).collect();
    let sheet = |(number, on_it): (usize, &[usize])| Page {
        sheet: number + 1,
        side: Side::Front,
        width_mm,
        height_mm,
        bleed_mm: 0.0,
        placed: on_it.iter().enumerate().map(|(place, person)| placed(grid, place, on_it.len(), *person)).collect(),
        marks: Vec::new(),
        folds: Vec::new(),
        windows: Vec::new(),
        ruler: None,
    };
    people.chunks(grid.on_a_sheet()).enumerate().map(sheet).collect()
}

fn placed(grid: &Grid, place: usize, on_sheet: usize, card: usize) -> Placed {
    let (x_mm, y_mm) = grid.place(place, on_sheet);
    let (width_mm, height_mm) = (grid.photo_width_mm, grid.cell_height_mm());
    Placed { card, side: Side::Front, x_mm, y_mm, width_mm, height_mm, turn_degrees: Turn::Upright }
}

/// A person's place on the wall as a layout: the photo above name, number and two lines.
fn layout(grid: &Grid) -> CardLayout {
    let (wide, caption) = (grid.photo_width_mm, grid.caption_mm());
    let photo = Frame { x_mm: 0.0, y_mm: 0.0, width_mm: wide, height_mm: grid.photo_height_mm() };
    let row = |from: f32, share: f32| Frame {
        x_mm: 0.0,
        y_mm: photo.height_mm + from * caption,
        width_mm: wide,
        height_mm: share * caption,
    };
    let text = |frame: Frame, words: &str, weight, ink| {
        let lines = if words == "{name}" { 1 } else { 2 };
        let size_mm = frame.height_mm * 0.86;
        let text = TextElement { weight, ink, align: Align::Middle, lines, ..TextElement::new(words, size_mm) };
        element(frame, ElementKind::Text(text))
    };
    CardLayout {
        product: Product::PhotoPoster,
        names: BTreeMap::new(),
        width_mm: wide,
        height_mm: grid.cell_height_mm(),
        elements: vec![
            element(photo, ElementKind::Photo),
            text(row(0.07, 0.35), "{name}", Weight::Bold, Ink::Text),
            text(row(0.44, 0.19), "{work_no}", Weight::Bold, Ink::Number),
            text(row(0.64, 0.18), "{title}", Weight::Regular, Ink::Label),
            text(row(0.82, 0.18), "{post}", Weight::Regular, Ink::Label),
        ],
    }
}

fn element(frame: Frame, kind: ElementKind) -> Element {
    Element { face: Face::Front, frame, kind, shown: Shown::Always }
}

/// The lines of a person that say something, as title and post.
fn content(person: &PosterPerson) -> CardContent {
    let mut lines = person.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.collect::<Vec<_>>().join(" · "));
    let fields = [
        (CardField::Name, person.name.clone()),
        (CardField::WorkNo, person.work_no.clone()),
        (CardField::Title, first.to_owned()),
        (CardField::Post, second),
    ];
    CardContent { fields: fields.into(), photo: person.photo.clone(), ..CardContent::default() }
}

/// The band with title and hall, the line at the foot.
fn around(poster: &PhotoPoster, head: f32, (page, pages): (usize, usize)) -> Vec<FittedItem> {
    let (width_mm, height_mm) = poster.paper.size_mm();
    let band = head * 0.78;
    let ground = Frame { x_mm: 0.0, y_mm: 0.0, width_mm, height_mm: band };
    let fill = Drawn::Fill { rgb: poster.band_rgb, radius_mm: 0.0 };
    let mut items = vec![FittedItem { element: 0, area: ground, drawn: fill }];
    let wide = width_mm - 2.0 * MARGIN_MM;
    let row = |y_mm: f32, height_mm: f32| Frame { x_mm: MARGIN_MM, y_mm, width_mm: wide, height_mm };
    let on_band = |words: &str, weight, size_mm| TextElement {
        weight,
        ink: Ink::OnBand,
        align: Align::Middle,
        ..TextElement::new(words, size_mm)
    };
    let unit = CardUnit { band_rgb: poster.band_rgb, ..CardUnit::default() };
    items.extend(page_line(&poster.title, &on_band("", Weight::Bold, band * 0.4), &row(band * 0.1, band * 0.5), &unit));
    items.extend(page_line(
        &poster.hall,
        &on_band("", Weight::Regular, band * 0.19),
        &row(band * 0.62, band * 0.26),
        &unit,
    ));
    let small = |align| TextElement { ink: Ink::Label, align, ..TextElement::new("", 3.2) };
    let foot = row(height_mm - MARGIN_MM, 5.0);
    items.extend(page_line(&poster.foot.printed, &small(Align::Left), &foot, &unit));
    if pages > 1 {
        let words = poster.foot.page.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string());
        items.extend(page_line(&words, &small(Align::Right), &foot, &unit));
    }
    items
}
