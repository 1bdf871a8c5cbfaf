//! The layout that is open: what stands on it now, what is picked, and the steps that led here.

use serde::{Deserialize, Serialize};

use super::frames::{Bounds, Side, aligned, moved, tenth};
use super::steps::{StepKind, Steps};
use crate::domain::ids::LayoutId;
use crate::domain::layouts::{CardLayout, Element, Face, Frame};

/// Which layout is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Target {
    /// A shipped one, by its place among them; it is never changed.
    Shipped(usize),
    /// One of the hall's own.
    Own(LayoutId),
    /// One not saved yet, by a number of its own.
    New(u32),
}

impl Target {
    /// Whether it can be changed.
    pub(super) fn is_open_to_change(self) -> bool {
        !matches!(self, Self::Shipped(_))
    }
}

/// How far a double lies from its original.
const DOUBLE_MM: f32 = 3.0;

/// An open layout.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open {
    pub(super) target: Target,
    layout: CardLayout,
    /// As it is kept in the file; nothing for one not saved yet.
    pub(super) kept: Option<CardLayout>,
    steps: Steps,
    /// The face shown.
    pub(super) face: Face,
    /// The element picked, by its place.
    pub(super) picked: Option<usize>,
}

impl Open {
    /// Opens a layout as it stands.
    pub(super) fn new(target: Target, layout: CardLayout, kept: Option<CardLayout>) -> Self {
        Self { target, layout, kept, steps: Steps::default(), face: Face::Front, picked: None }
    }

    /// What stands on it now.
    pub(super) fn layout(&self) -> &CardLayout {
        &self.layout
    }

    /// Whether something was changed and not saved.
    pub(super) fn is_changed(&self) -> bool {
        self.target.is_open_to_change() && self.kept.as_ref() != Some(&self.layout)
    }

    /// The element picked.
    pub(super) fn element(&self) -> Option<&Element> {
        self.picked.and_then(|index| self.layout.elements.get(index))
    }

    /// Picks an element, on its own face.
    pub(super) fn pick(&mut self, index: Option<usize>) {
        if self.picked != index {
            self.steps.close();
        }
        self.picked = index.filter(|index| *index < self.layout.elements.len());
        if let Some(element) = self.element() {
            self.face = element.face;
        }
    }

    /// Shows a face; what is picked on the other one is let go.
    pub(super) fn turn(&mut self, face: Face) {
        self.face = face;
        if self.element().is_some_and(|element| element.face != face) {
            self.picked = None;
        }
    }

    /// Changes the layout; what changes nothing is no step.
    pub(super) fn change(&mut self, kind: StepKind, work: impl FnOnce(&mut CardLayout)) {
        if !self.target.is_open_to_change() {
            return;
        }
        let before = self.layout.clone();
        work(&mut self.layout);
        if self.layout != before {
            self.steps.note(before, kind);
        }
    }

    /// Changes the element picked.
    pub(super) fn change_element(&mut self, field: &'static str, work: impl FnOnce(&mut Element)) {
        let Some(index) = self.picked else { return };
        self.change(StepKind::Field(index, field), |layout| {
            if let Some(element) = layout.elements.get_mut(index) {
                work(element);
            }
        });
    }

    /// Puts the element picked into a frame; what changed is rounded to a tenth.
    pub(super) fn place(&mut self, frame: Frame, kind: StepKind) {
        let (Some(index), Some(before)) = (self.picked, self.element().map(|element| element.frame)) else { return };
        let frame = Frame {
            x_mm: rounded(before.x_mm, frame.x_mm),
            y_mm: rounded(before.y_mm, frame.y_mm),
            width_mm: rounded(before.width_mm, frame.width_mm),
            height_mm: rounded(before.height_mm, frame.height_mm),
        };
        self.change(kind, |layout| {
            if let Some(element) = layout.elements.get_mut(index) {
                element.frame = frame;
            }
        });
    }

    /// Moves the element picked by keys.
    pub(super) fn nudge(&mut self, by: (f32, f32)) {
        let (Some(index), Some(element)) = (self.picked, self.element()) else { return };
        let frame = moved(element.frame, by, Bounds::of(&self.layout, element));
        self.place(frame, StepKind::Nudge(index));
    }

    /// Puts the element picked to a side of its face.
    pub(super) fn align(&mut self, side: Side) {
        let Some(element) = self.element() else { return };
        self.place(aligned(element.frame, side, self.layout.width_mm), StepKind::Once);
    }

    /// Takes the element picked away.
    pub(super) fn remove(&mut self) {
        let Some(index) = self.picked.take().filter(|_| self.target.is_open_to_change()) else { return };
        self.change(StepKind::Once, |layout| {
            if index < layout.elements.len() {
                layout.elements.remove(index);
            }
        });
    }

    /// Doubles the element picked, a little aside, and picks the double.
    pub(super) fn double(&mut self) {
        let Some(element) = self.element() else { return };
        let by = (DOUBLE_MM, DOUBLE_MM);
        let frame = moved(element.frame, by, Bounds::of(&self.layout, element));
        self.add(Element { frame, ..element.clone() });
    }

    /// Adds an element over all others and picks it.
    pub(super) fn add(&mut self, element: Element) {
        if !self.target.is_open_to_change() {
            return;
        }
        self.change(StepKind::Once, |layout| layout.elements.push(element));
        self.pick(self.layout.elements.len().checked_sub(1));
    }

    /// Moves the element picked over (`Layer::Up`) or under its neighbour on the same face.
    pub(super) fn layer(&mut self, layer: Layer) {
        let (Some(index), Some(face)) = (self.picked, self.element().map(|element| element.face)) else { return };
        let on_face = |other: &usize| self.layout.elements.get(*other).is_some_and(|element| element.face == face);
        let other = match layer {
            Layer::Up => (index + 1..self.layout.elements.len()).find(on_face),
            Layer::Down => (0..index).rev().find(on_face),
        };
        let Some(other) = other else { return };
        self.change(StepKind::Once, |layout| layout.elements.swap(index, other));
        if self.target.is_open_to_change() {
            self.picked = Some(other);
        }
    }

    /// Gives the card a back, or takes it away with what stands on it.
    pub(super) fn set_back(&mut self, back: Option<Element>) {
        self.change(StepKind::Once, |layout| match back {
            Some(element) => layout.elements.push(element),
            None => layout.elements.retain(|element| element.face == Face::Front),
        });
        if !has_back(&self.layout) {
            self.turn(Face::Front);
            self.pick(None);
        }
    }

    /// Whether a step can be taken back.
    pub(super) fn can_undo(&self) -> bool {
        self.steps.can_undo()
    }

    /// Whether a step can be done again.
    pub(super) fn can_redo(&self) -> bool {
        self.steps.can_redo()
    }

    /// Takes the newest step back.
    pub(super) fn undo(&mut self) -> bool {
        let is_done = self.steps.undo(&mut self.layout);
        self.after_step();
        is_done
    }

    /// Does a step again.
    pub(super) fn redo(&mut self) -> bool {
        let is_done = self.steps.redo(&mut self.layout);
        self.after_step();
        is_done
    }

    fn after_step(&mut self) {
        self.pick(self.picked);
        if !has_back(&self.layout) {
            self.face = Face::Front;
        }
    }
}

/// A new length, rounded; one that stayed keeps its finer figures.
fn rounded(before: f32, now: f32) -> f32 {
    if (now - before).abs() < 1e-3 { before } else { tenth(now) }
}

/// Over or under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// Over the next.
    Up,
    /// Under the one before.
    Down,
}

/// Whether something stands on the back.
pub(super) fn has_back(layout: &CardLayout) -> bool {
    layout.elements.iter().any(|element| element.face == Face::Back)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "lengths that are exact")]

    use super::*;
    use crate::domain::layouts::{ElementKind, Ink, Shown};
    use crate::domain::products::Product;

    const FRAME: Frame = Frame { x_mm: 6.0, y_mm: 34.0, width_mm: 25.0, height_mm: 35.0 };

    fn element(face: Face, kind: ElementKind) -> Element {
        Element { face, frame: FRAME, kind, shown: Shown::Always }
    }

    fn open(target: Target) -> Open {
        let band = ElementKind::Fill { ink: Ink::Band, radius_mm: 0.0 };
        let elements = vec![
            element(Face::Front, band.clone()),
            element(Face::Back, band),
            element(Face::Front, ElementKind::Photo),
        ];
        let names = std::collections::BTreeMap::new();
        let layout = CardLayout { product: Product::Badge, names, width_mm: 86.0, height_mm: 118.0, elements };
        Open::new(target, layout.clone(), Some(layout))
    }

    #[test]
    fn a_shipped_layout_is_never_changed() {
        let mut open = open(Target::Shipped(0));
        open.pick(Some(2));
        let before = open.clone();
        open.nudge((5.0, 0.0));
        open.double();
        open.layer(Layer::Down);
        assert_eq!(open, before);
        open.remove();
        assert!(!open.is_changed() && !open.can_undo());
    }

    #[test]
    fn arrow_keys_in_a_row_are_one_step() {
        let mut open = open(Target::New(1));
        open.pick(Some(2));
        open.nudge((0.5, 0.0));
        open.nudge((0.5, 0.0));
        assert_eq!(open.element().unwrap().frame.x_mm, 7.0);
        assert!(open.undo());
        assert_eq!(open.element().unwrap().frame.x_mm, 6.0);
        assert!(!open.can_undo() && open.can_redo());
    }

    #[test]
    fn what_stays_keeps_its_finer_figures() {
        let mut open = open(Target::New(1));
        open.pick(Some(2));
        let fine = Frame { height_mm: 0.22, ..FRAME };
        open.change_element("frame", |element| element.frame = fine);
        open.place(Frame { x_mm: 7.049, ..fine }, StepKind::Once);
        assert_eq!(open.element().unwrap().frame, Frame { x_mm: 7.0, ..fine });
    }

    #[test]
    fn a_layer_changes_places_with_its_neighbour_on_the_same_face() {
        let mut open = open(Target::New(1));
        open.pick(Some(2));
        open.layer(Layer::Down);
        assert_eq!(open.picked, Some(0));
        assert_eq!(open.layout().elements[0].kind, ElementKind::Photo);
        assert_eq!(open.layout().elements[1].face, Face::Back);
        open.layer(Layer::Down);
        assert_eq!(open.picked, Some(0), "nothing lies below");
    }

    #[test]
    fn a_double_lies_aside_and_is_picked() {
        let mut open = open(Target::New(1));
        open.pick(Some(2));
        open.double();
        assert_eq!(open.picked, Some(3));
        assert_eq!(open.element().unwrap().frame, Frame { x_mm: 9.0, y_mm: 37.0, ..FRAME });
        open.remove();
        assert_eq!((open.picked, open.layout().elements.len()), (None, 3));
    }

    #[test]
    fn a_back_taken_away_shows_the_front_and_comes_back_by_undo() {
        let mut open = open(Target::New(1));
        open.turn(Face::Back);
        open.pick(Some(1));
        open.set_back(None);
        assert_eq!((open.face, open.picked), (Face::Front, None));
        assert!(!has_back(open.layout()));
        open.undo();
        assert!(has_back(open.layout()));
        assert!(!open.is_changed(), "all as it is kept");
    }
}
