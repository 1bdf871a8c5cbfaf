//! Fitted cards on the pages of a print order.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::faces::{FittedCard, FittedFace, FittedItem};
use super::items::Pictures;
use super::{CardContent, CardUnit, fit};
use crate::documents::DocumentError;
use crate::documents::engine::{self, Paper, Tagging, Template};
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::{Calibration, Frame, Mark, Page, Placed, Ruler, Side};

static TEMPLATE: Template = Template { name: "cards.typ", source: include_str!("../../../assets/documents/cards.typ") };

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
    let mut groups = Groups::new(layout, unit, cards)?;
    groups.share();
    let around = sheets.around.iter().map(Vec::as_slice).chain(std::iter::repeat(&[] as &[FittedItem]));
    let pages = pages
        .iter()
        .zip(around)
        .map(|(page, around)| page_data(page, around, &mut groups))
        .collect::<Result<Vec<Value>, _>>()?;
    let Groups { written, pictures, .. } = groups;
    let data = json!({
        "title": title,
        "card": [layout.width_mm, layout.height_mm],
        "calibration": calibration_data(&calibration),
        "groups": written,
        "pages": pages,
    });
    engine::compile(Paper { template: &TEMPLATE, data, files: pictures.files, tagging: Tagging::Untagged, date: None })
}

/// Cards fitted, their items in groups that are drawn together: what all cards share is written once, the rest of each card in as
/// few groups as the order of its elements allows.
pub(in crate::documents) struct Groups<'a> {
    cards: &'a [CardContent],
    fitted: Vec<FittedCard>,
    pub(in crate::documents) pictures: Pictures<'a>,
    /// Each group as the template reads it.
    pub(in crate::documents) written: Vec<Vec<Value>>,
    /// The elements every card has the same, by face.
    shared: HashSet<(usize, Side)>,
    known: HashMap<(Vec<usize>, Side, u32), usize>,
}

impl<'a> Groups<'a> {
    /// The cards fitted, nothing written yet.
    pub(in crate::documents) fn new(
        layout: &'a CardLayout,
        unit: &'a CardUnit,
        cards: &'a [CardContent],
    ) -> Result<Self, DocumentError> {
        let fitted = cards.iter().map(|card| fit(layout, unit, card)).collect::<Result<_, _>>()?;
        let pictures = Pictures::new(layout, unit)?;
        let (written, shared, known) = (Vec::new(), HashSet::new(), HashMap::new());
        Ok(Self { cards, fitted, pictures, written, shared, known })
    }

    /// Finds the elements that are the same on every card.
    pub(in crate::documents) fn share(&mut self) {
        for side in [Side::Front, Side::Back] {
            let mut faces = self.fitted.iter().filter_map(|card| face_of(card, side)).map(by_element);
            let mut shared = faces.next().unwrap_or_default();
            for face in faces {
                shared.retain(|element, items| face.get(element) == Some(items));
            }
            shared.retain(|_, items| !items.iter().any(|item| item.drawn.is_of_the_person()));
            self.shared.extend(shared.into_keys().map(|element| (element, side)));
        }
    }

    /// The groups of a face in the order they are drawn; none where there is no such card or face.
    pub(in crate::documents) fn of_face(
        &mut self,
        card: usize,
        side: Side,
        bleed_mm: f32,
    ) -> Result<Vec<usize>, DocumentError> {
        let Some(face) = self.fitted.get(card).and_then(|fitted| face_of(fitted, side)) else {
            return Ok(Vec::new());
        };
        let is_shared = |item: &FittedItem| self.shared.contains(&(item.element, side));
        let runs: Vec<Vec<FittedItem>> =
            face.items.chunk_by(|one, next| is_shared(one) == is_shared(next)).map(<[FittedItem]>::to_vec).collect();
        runs.into_iter().map(|run| self.of_run(&run, (card, side), bleed_mm)).collect()
    }

    fn of_run(
        &mut self,
        run: &[FittedItem],
        (card, side): (usize, Side),
        bleed_mm: f32,
    ) -> Result<usize, DocumentError> {
        if !run.first().is_some_and(|item| self.shared.contains(&(item.element, side))) {
            return self.group(run, card, bleed_mm);
        }
        let key = (run.iter().map(|item| item.element).collect(), side, bleed_mm.to_bits());
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let id = self.group(run, card, bleed_mm)?;
        self.known.insert(key, id);
        Ok(id)
    }

    fn group(&mut self, run: &[FittedItem], card: usize, bleed_mm: f32) -> Result<usize, DocumentError> {
        let content = self.cards.get(card).ok_or(DocumentError::Nothing)?;
        let items =
            run.iter().map(|item| self.pictures.item(item, content, bleed_mm)).collect::<Result<Vec<_>, _>>()?;
        self.written.push(items);
        Ok(self.written.len() - 1)
    }
}

fn by_element(face: &FittedFace) -> BTreeMap<usize, Vec<&FittedItem>> {
    let mut elements: BTreeMap<usize, Vec<&FittedItem>> = BTreeMap::new();
    for item in &face.items {
        elements.entry(item.element).or_default().push(item);
    }
    elements
}

fn face_of(card: &FittedCard, side: Side) -> Option<&FittedFace> {
    match side {
        Side::Front => Some(&card.front),
        Side::Back => card.back.as_ref(),
    }
}

fn page_data(page: &Page, around: &[FittedItem], groups: &mut Groups<'_>) -> Result<Value, DocumentError> {
    let of_card = |placed: &Placed, groups: &mut Groups<'_>| {
        let ids = groups.of_face(placed.card, placed.side, page.bleed_mm)?;
        Ok(placed_data(placed, &ids, groups.pictures.layout()))
    };
    let cards =
        page.placed.iter().map(|placed| of_card(placed, groups)).collect::<Result<Vec<Value>, DocumentError>>()?;
    let around = around.iter().map(|item| groups.pictures.on_page(item)).collect::<Result<Vec<Value>, _>>()?;
    let ruler_marks = page.ruler.iter().flat_map(|ruler| &ruler.marks);
    Ok(json!({
        "width": page.width_mm,
        "height": page.height_mm,
        "around": around,
        "cards": cards,
        "marks": page.marks.iter().chain(ruler_marks).map(mark_data).collect::<Vec<_>>(),
        "folds": page.folds.iter().map(mark_data).collect::<Vec<_>>(),
        "windows": page.windows.iter().map(frame_data).collect::<Vec<_>>(),
        "ruler": page.ruler.as_ref().map(ruler_data),
    }))
}

/// Where the upright card lies so that, turned about its middle, it fills its room.
fn placed_data(placed: &Placed, ids: &[usize], layout: &CardLayout) -> Value {
    let x = placed.x_mm + (placed.width_mm - layout.width_mm) / 2.0;
    let y = placed.y_mm + (placed.height_mm - layout.height_mm) / 2.0;
    json!([x, y, placed.turn_degrees.degrees(), ids])
}

pub(in crate::documents) fn mark_data(mark: &Mark) -> Value {
    json!([mark.from.x_mm, mark.from.y_mm, mark.to.x_mm, mark.to.y_mm, mark.thickness_mm])
}

pub(in crate::documents) fn frame_data(frame: &Frame) -> Value {
    json!([frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm])
}

fn ruler_data(ruler: &Ruler) -> Value {
    let Ruler { length_mm, label, label_degrees, .. } = ruler;
    json!([label.x_mm, label.y_mm, label_degrees.degrees(), format!("{length_mm:.0} mm")])
}

fn calibration_data(calibration: &Calibration) -> Value {
    let Calibration { dx_mm, dy_mm, factor_x, factor_y } = *calibration;
    if calibration.is_identity() { Value::Null } else { json!([dx_mm, dy_mm, factor_x, factor_y]) }
}
