//! A card of the ledger as it was made, drawn by the layout that prints: what stood on it, not what the roster says now.

use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit, SheetPaper, cards_pdf};
use crate::documents::raster::{PagePicture, page_count, page_picture};
use crate::domain::cards::Card;
use crate::domain::layouts::{CardField, CardLayout};
use crate::domain::sheets::{Calibration, CellSize, CheckRuler, CropMarks, Flip, SheetOrder, SheetSpec, Sides, impose};
use crate::jobs::cards::{CardOptions, CardWords, Code, gather};
use crate::jobs::{Jobs, Task};
use crate::register::{Register, RegisterError};

/// What a card looks like: a snapshot, compared to know whether it must be drawn again.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPicture {
    unit: CardUnit,
    layout: CardLayout,
    content: CardContent,
}

impl CardPicture {
    /// Reads it: the face as it was made, the photo the person has now. `None` for a product without a layout.
    ///
    /// # Errors
    /// The file's.
    pub fn of(register: &Register, card: &Card, words: CardWords) -> Result<Option<Self>, RegisterError> {
        let made = card.printed_on().unwrap_or(card.made_at.date());
        let options =
            CardOptions { words, layout: None, valid_until: card.valid_until, today: made, code: Code::Shown };
        let gathered = gather(register, card.product, &[], &options)?;
        let Some(layout) = gathered.layout else {
            return Ok(None);
        };
        let photo = match card.staff {
            Some(id) => register.staff_member(id)?.photo,
            None => None,
        };
        let content = CardContent {
            fields: fields(card, made).into_iter().collect(),
            photo: photo.map(|photo| register.file(photo)).transpose()?,
            code: register.code_of(card),
            has_star: false,
            with_code: true,
        };
        Ok(Some(Self { unit: gathered.unit, layout, content }))
    }

    /// Width and height of a face, in mm, and how many faces it has.
    pub fn size(&self) -> (f32, f32, usize) {
        (self.layout.width_mm, self.layout.height_mm, if self.layout.has_back() { 2 } else { 1 })
    }

    /// Its faces, the front first.
    ///
    /// # Errors
    /// The document's.
    pub fn faces(&self, pixels_per_mm: f32) -> Result<Vec<PagePicture>, DocumentError> {
        let size = CellSize::new(self.layout.width_mm, self.layout.height_mm);
        let sides = if self.layout.has_back() { Sides::FrontAndBack(Flip::LongEdge) } else { Sides::FrontOnly };
        let plain = SheetOrder::new(SheetSpec::own_page(size), size, 1);
        let order = SheetOrder { sides, crop_marks: CropMarks::Hidden, ruler: CheckRuler::Hidden, ..plain };
        let pages = impose(&order).map_err(|_| DocumentError::Nothing)?;
        let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "" };
        let pdf = cards_pdf(&self.layout, &self.unit, std::slice::from_ref(&self.content), &paper)?;
        (0..page_count(&pdf)?).map(|page| page_picture(&pdf, page, pixels_per_mm)).collect()
    }
}

/// What stood on it.
fn fields(card: &Card, made: chrono::NaiveDate) -> Vec<(CardField, String)> {
    let face = &card.face;
    let mut fields = vec![
        (CardField::Name, face.bearer.clone()),
        (CardField::WorkNo, face.work_no.clone()),
        (CardField::Post, face.post.clone()),
        (CardField::Title, face.title.clone()),
        (CardField::Department, face.department.clone()),
        (CardField::CardNumber, card.number.to_string()),
        (CardField::IssuedOn, made.to_string()),
    ];
    if !face.unit_name.trim().is_empty() {
        fields.push((CardField::UnitName, face.unit_name.clone()));
    }
    fields.extend(card.valid_until.map(|last| (CardField::ValidUntil, last.to_string())));
    fields
}

/// Draws a card in the background; its faces, the front first.
pub fn draw_card(jobs: &Jobs, card: CardPicture, pixels_per_mm: f32) -> Task<Result<Vec<PagePicture>, String>> {
    jobs.start("card picture", move |_| card.faces(pixels_per_mm).map_err(|error| error.to_string()))
}
