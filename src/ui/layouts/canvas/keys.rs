//! Keys on the canvas: arrows move, Tab goes from element to element, Delete takes away.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

use super::super::open::{Layer, Open};

/// Way of an arrow key.
const ARROWS: [(Key, (f32, f32)); 4] = [
    (Key::ArrowLeft, (-1.0, 0.0)),
    (Key::ArrowRight, (1.0, 0.0)),
    (Key::ArrowUp, (0.0, -1.0)),
    (Key::ArrowDown, (0.0, 1.0)),
];

/// How far with which keys held; the first that fits counts.
const STRIDES: [(Modifiers, f32); 4] =
    [(Modifiers::SHIFT, 5.0), (Modifiers::COMMAND, 0.1), (Modifiers::ALT, 0.1), (Modifiers::NONE, 0.5)];

/// Hears the keys while the canvas has them.
pub(super) fn hear(ui: &Ui, response: &Response, open: &mut Open) {
    if !response.has_focus() {
        return;
    }
    let has_picked = open.picked.is_some();
    let filter =
        EventFilter { tab: true, horizontal_arrows: has_picked, vertical_arrows: has_picked, escape: has_picked };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Tab) {
        next(ui, open, FocusDirection::Previous);
    } else if pressed(Modifiers::NONE, Key::Tab) {
        next(ui, open, FocusDirection::Next);
    }
    if !has_picked {
        return;
    }
    for (key, (x, y)) in ARROWS {
        if let Some((_, stride)) = STRIDES.into_iter().find(|(modifiers, _)| pressed(*modifiers, key)) {
            open.nudge((x * stride, y * stride));
        }
    }
    if pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace) {
        open.remove();
    }
    if pressed(Modifiers::NONE, Key::PageUp) {
        open.layer(Layer::Up);
    }
    if pressed(Modifiers::NONE, Key::PageDown) {
        open.layer(Layer::Down);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        open.pick(None);
    }
}

/// The next element of the face; behind the last one the keys go on to the panes.
fn next(ui: &Ui, open: &mut Open, way: FocusDirection) {
    let elements = &open.layout().elements;
    let on_face = |index: &usize| elements.get(*index).is_some_and(|element| element.face == open.face);
    let found = match (way, open.picked) {
        (FocusDirection::Previous, Some(picked)) => (0..picked).rev().find(on_face),
        (FocusDirection::Previous, None) => None,
        (_, Some(picked)) => (picked + 1..elements.len()).find(on_face),
        (_, None) => (0..elements.len()).find(on_face),
    };
    match found {
        Some(index) => open.pick(Some(index)),
        None => ui.memory_mut(|memory| memory.move_focus(way)),
    }
}
