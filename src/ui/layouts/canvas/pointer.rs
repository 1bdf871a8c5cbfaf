//! The pointer on the canvas: picking, moving, sizing.

use egui::{CursorIcon, Pos2, Response, Ui};

use super::super::frames::{Bounds, Handle, next_under, under};
use super::super::open::Open;
use super::super::snapping::{Guide, Lines, snapped_move, snapped_size};
use super::super::steps::StepKind;
use super::marks;
use super::view::View;
use crate::domain::layouts::{Element, Frame};

/// How near something pulls, in points.
const PULL: f32 = 6.0;
/// How near a thin line is hit, in points.
const NEAR: f32 = 5.0;

/// What is in hand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drag {
    /// The element, by its place.
    element: usize,
    /// The edge or corner; none moves the whole.
    handle: Option<Handle>,
    /// Where it was taken.
    from: Pos2,
    /// The frame it had.
    start: Frame,
    /// What pulls.
    lines: Lines,
    /// The frame it has now.
    pub(super) frame: Frame,
    /// Lines it lies on now.
    pub(super) guides: Vec<Guide>,
}

/// Hears the pointer; changes what is picked, and on release the frame.
pub(super) fn hear(ui: &Ui, response: &Response, (open, drag): (&mut Open, &mut Option<Drag>), view: View) {
    let at = response.interact_pointer_pos();
    if response.drag_started()
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        response.request_focus();
        *drag = take(open, from, view);
    }
    if let (Some(drag), Some(at)) = (drag.as_mut(), at) {
        follow(ui, drag, (open, at), view);
    }
    if response.drag_stopped()
        && let Some(done) = drag.take()
    {
        open.place(done.frame, StepKind::Once);
    }
    if response.clicked()
        && let Some(at) = at
    {
        response.request_focus();
        let found = under(open.layout(), open.face, view.mm(at), NEAR / view.scale);
        open.pick(next_under(&found, open.picked));
    }
    cursor(ui, response, (open, drag.as_ref()), view);
}

/// The handle or element under the point where the pointer was pressed.
fn take(open: &mut Open, from: Pos2, view: View) -> Option<Drag> {
    let handle = open.element().and_then(|element| marks::handle_at(view, element.frame, from));
    if handle.is_none() {
        let found = under(open.layout(), open.face, view.mm(from), NEAR / view.scale);
        let is_on_picked = open.picked.is_some_and(|picked| found.contains(&picked));
        if !is_on_picked {
            open.pick(found.first().copied());
        }
    }
    let element = open.picked.filter(|_| open.target.is_open_to_change())?;
    let frame = open.element()?.frame;
    let lines = Lines::of(open.layout(), open.face, element);
    Some(Drag { element, handle, from, start: frame, lines, frame, guides: Vec::new() })
}

fn follow(ui: &Ui, drag: &mut Drag, (open, at): (&Open, Pos2), view: View) {
    let Some(element) = open.layout().elements.get(drag.element) else { return };
    let by = (at - drag.from) / view.scale;
    let is_free = ui.input(|input| input.modifiers.command || input.modifiers.alt);
    let reach = if is_free { 0.0 } else { PULL / view.scale };
    let bounds = Bounds::of(open.layout(), element);
    let (frame, guides) = match drag.handle {
        None => snapped_move(drag.start, (by.x, by.y), bounds, (&drag.lines, reach)),
        Some(handle) => snapped_size((drag.start, handle), (by.x, by.y), bounds, (&drag.lines, reach)),
    };
    (drag.frame, drag.guides) = (frame, guides);
}

/// What the pointer looks like: it says what can be done here.
fn cursor(ui: &Ui, response: &Response, (open, drag): (&Open, Option<&Drag>), view: View) {
    if !open.target.is_open_to_change() {
        return;
    }
    let Some(at) = response.hover_pos() else { return };
    let handle = match (drag, open.element()) {
        (Some(drag), _) => drag.handle,
        (None, Some(element)) => marks::handle_at(view, element.frame, at),
        (None, None) => None,
    };
    let icon = match handle.map(|handle| (handle.across, handle.down)) {
        Some((0, _)) => CursorIcon::ResizeVertical,
        Some((_, 0)) => CursorIcon::ResizeHorizontal,
        Some((across, down)) if across == down => CursorIcon::ResizeNwSe,
        Some(_) => CursorIcon::ResizeNeSw,
        None if drag.is_some() => CursorIcon::Grabbing,
        None if hovered(open, at, view).is_some() => CursorIcon::Move,
        None => return,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// The element a click would pick.
pub(super) fn hovered(open: &Open, at: Pos2, view: View) -> Option<&Element> {
    let found = under(open.layout(), open.face, view.mm(at), NEAR / view.scale);
    found.first().and_then(|index| open.layout().elements.get(*index))
}
