//! Fitted cards as the templates of other papers read them: small on the proof sheet, lines on the test sheet.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::faces::{FittedCard, FittedFace, FittedItem};
use super::items::Pictures;
use super::pages::face_of;
use super::{CardContent, CardUnit, fit};
use crate::documents::DocumentError;
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::{Frame, Mark, Side};

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
    known: HashMap<(Vec<usize>, Side), usize>,
}

impl<'a> Groups<'a> {
    /// The cards fitted, nothing written yet.
    pub(in crate::documents) fn new(
        layout: &'a CardLayout,
        unit: &'a CardUnit,
        cards: &'a [CardContent],
    ) -> Result<Self, DocumentError> {
        let fitted = cards.iter().map(|card| fit(layout, unit, card)).collect::<Result<_, _>>()?;
        let pictures = Pictures::new(unit)?;
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
    pub(in crate::documents) fn of_face(&mut self, card: usize, side: Side) -> Result<Vec<usize>, DocumentError> {
        let Some(face) = self.fitted.get(card).and_then(|fitted| face_of(fitted, side)) else {
            return Ok(Vec::new());
        };
        let is_shared = |item: &FittedItem| self.shared.contains(&(item.element, side));
        let runs: Vec<Vec<FittedItem>> =
            face.items.chunk_by(|one, next| is_shared(one) == is_shared(next)).map(<[FittedItem]>::to_vec).collect();
        runs.into_iter().map(|run| self.of_run(&run, (card, side))).collect()
    }

    fn of_run(&mut self, run: &[FittedItem], (card, side): (usize, Side)) -> Result<usize, DocumentError> {
        if !run.first().is_some_and(|item| self.shared.contains(&(item.element, side))) {
            return self.group(run, card);
        }
        let key = (run.iter().map(|item| item.element).collect(), side);
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let id = self.group(run, card)?;
        self.known.insert(key, id);
        Ok(id)
    }

    fn group(&mut self, run: &[FittedItem], card: usize) -> Result<usize, DocumentError> {
        let content = self.cards.get(card).ok_or(DocumentError::Nothing)?;
        let items = run.iter().map(|item| self.pictures.item(item, content)).collect::<Result<Vec<_>, _>>()?;
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

pub(in crate::documents) fn mark_data(mark: &Mark) -> Value {
    json!([mark.from.x_mm, mark.from.y_mm, mark.to.x_mm, mark.to.y_mm, mark.thickness_mm])
}

pub(in crate::documents) fn frame_data(frame: &Frame) -> Value {
    json!([frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm])
}
