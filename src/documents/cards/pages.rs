//! Fitted cards on the pages of a print order.

use std::collections::{BTreeMap, HashMap};

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
    if paper.pages.is_empty() || paper.pages.iter().all(|page| page.placed.is_empty()) {
        return Err(DocumentError::Nothing);
    }
    let fitted = cards.iter().map(|card| fit(layout, unit, card)).collect::<Result<Vec<FittedCard>, _>>()?;
    let mut groups = Groups::new(layout, unit, cards)?;
    groups.share(&fitted);
    let pages =
        paper.pages.iter().map(|page| page_data(page, &fitted, &mut groups)).collect::<Result<Vec<Value>, _>>()?;
    let Groups { written, pictures, .. } = groups;
    let data = json!({
        "title": paper.title,
        "card": [layout.width_mm, layout.height_mm],
        "calibration": calibration_data(&paper.calibration),
        "groups": written,
        "pages": pages,
    });
    let paper = Paper { template: &TEMPLATE, data, files: pictures.files, tagging: Tagging::Untagged, date: None };
    engine::compile(paper)
}

/// Items drawn together: what all cards share is written once, the rest of each card in as few groups as its order allows.
pub(in crate::documents) struct Groups<'a> {
    cards: &'a [CardContent],
    pub(in crate::documents) pictures: Pictures<'a>,
    /// Each group as the template reads it.
    pub(in crate::documents) written: Vec<Vec<Value>>,
    /// What every card says the same, by element and face.
    shared: HashMap<(usize, Side), Vec<FittedItem>>,
    known: HashMap<(Vec<usize>, Side, u32), usize>,
}

impl<'a> Groups<'a> {
    pub(in crate::documents) fn new(
        layout: &'a CardLayout,
        unit: &'a CardUnit,
        cards: &'a [CardContent],
    ) -> Result<Self, DocumentError> {
        let pictures = Pictures::new(layout, unit)?;
        Ok(Self { cards, pictures, written: Vec::new(), shared: HashMap::new(), known: HashMap::new() })
    }

    /// Finds the elements that are the same on every card.
    pub(in crate::documents) fn share(&mut self, fitted: &[FittedCard]) {
        for side in [Side::Front, Side::Back] {
            let mut faces = fitted.iter().filter_map(|card| face_of(card, side)).map(by_element);
            let mut shared = faces.next().unwrap_or_default();
            for face in faces {
                shared.retain(|element, items| face.get(element) == Some(items));
            }
            let is_drawn_alike = |items: &[&FittedItem]| !items.iter().any(|item| item.drawn.is_of_the_person());
            let shared = shared.into_iter().filter(|(_, items)| is_drawn_alike(items));
            self.shared.extend(shared.map(|(element, items)| ((element, side), items.into_iter().cloned().collect())));
        }
    }

    /// The groups of a face, in the order they are drawn.
    pub(in crate::documents) fn of_face(
        &mut self,
        face: &FittedFace,
        (card, side): (usize, Side),
        bleed_mm: f32,
    ) -> Result<Vec<usize>, DocumentError> {
        let is_shared = |item: &FittedItem| self.shared.contains_key(&(item.element, side));
        let runs: Vec<(bool, &[FittedItem])> = face
            .items
            .chunk_by(|one, next| is_shared(one) == is_shared(next))
            .map(|run| (is_shared_run(run, &is_shared), run))
            .collect();
        let mut ids = Vec::with_capacity(runs.len());
        for (is_shared, run) in runs {
            ids.push(if is_shared {
                self.shared_group(run, (card, side), bleed_mm)?
            } else {
                self.group(run, card, bleed_mm)?
            });
        }
        Ok(ids)
    }

    fn shared_group(
        &mut self,
        run: &[FittedItem],
        (card, side): (usize, Side),
        bleed_mm: f32,
    ) -> Result<usize, DocumentError> {
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

fn is_shared_run(run: &[FittedItem], is_shared: &impl Fn(&FittedItem) -> bool) -> bool {
    run.first().is_some_and(is_shared)
}

fn by_element(face: &FittedFace) -> BTreeMap<usize, Vec<&FittedItem>> {
    let mut elements: BTreeMap<usize, Vec<&FittedItem>> = BTreeMap::new();
    for item in &face.items {
        elements.entry(item.element).or_default().push(item);
    }
    elements
}

pub(in crate::documents) fn face_of(card: &FittedCard, side: Side) -> Option<&FittedFace> {
    match side {
        Side::Front => Some(&card.front),
        Side::Back => card.back.as_ref(),
    }
}

fn page_data(page: &Page, fitted: &[FittedCard], groups: &mut Groups<'_>) -> Result<Value, DocumentError> {
    let cards = page
        .placed
        .iter()
        .filter_map(|placed| Some((placed, face_of(fitted.get(placed.card)?, placed.side)?)))
        .map(|(placed, face)| {
            let ids = groups.of_face(face, (placed.card, placed.side), page.bleed_mm)?;
            Ok(placed_data(placed, &ids, groups.pictures.layout()))
        })
        .collect::<Result<Vec<Value>, DocumentError>>()?;
    let ruler_marks = page.ruler.iter().flat_map(|ruler| &ruler.marks);
    Ok(json!({
        "width": page.width_mm,
        "height": page.height_mm,
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

fn mark_data(mark: &Mark) -> Value {
    json!([mark.from.x_mm, mark.from.y_mm, mark.to.x_mm, mark.to.y_mm, mark.thickness_mm])
}

fn frame_data(frame: &Frame) -> Value {
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
