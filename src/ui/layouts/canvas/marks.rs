//! What is painted over the picture: outlines, handles, guides, the size while one drags. Each line has a halo of the pane's
//! colour, so that it is seen on white paper and on any band in every theme.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::super::frames::Handle;
use super::super::snapping::Guide;
use super::view::View;
use crate::domain::layouts::Frame;
use crate::ui::theme::{Text, Tokens, size};

/// Side of a handle.
const HANDLE: f32 = 9.0;
/// How near to a handle it is taken.
const REACH: f32 = 9.0;
/// What is smaller than this has handles at its corners only.
const ROOMY: f32 = 34.0;

/// The outline of an element.
pub(super) fn outline(painter: &Painter, tokens: &Tokens, rect: Rect, width: f32) {
    painter.rect_stroke(rect, 0.0, Stroke::new(width + 2.0, tokens.surface), StrokeKind::Middle);
    painter.rect_stroke(rect, 0.0, Stroke::new(width, tokens.accent), StrokeKind::Middle);
}

/// Handles of a frame that are shown.
pub(super) fn handles(rect: Rect) -> impl Iterator<Item = Handle> {
    Handle::ALL.into_iter().filter(move |handle| {
        let has_room = |side: i8, length: f32| side != 0 || length >= ROOMY;
        has_room(handle.across, rect.width()) && has_room(handle.down, rect.height())
    })
}

/// Paints the handles.
pub(super) fn paint_handles(painter: &Painter, tokens: &Tokens, view: View, frame: Frame) {
    for handle in handles(view.rect(frame)) {
        let plate = Rect::from_center_size(view.point(handle.point(frame)), Vec2::splat(HANDLE));
        painter.rect_filled(plate.expand(1.5), 2.0, tokens.surface);
        painter.rect(plate, 1.5, tokens.surface, Stroke::new(size::LINE_FOCUS, tokens.accent), StrokeKind::Inside);
    }
}

/// The handle under a point.
pub(super) fn handle_at(view: View, frame: Frame, at: Pos2) -> Option<Handle> {
    let near = |handle: &Handle| {
        let way = view.point(handle.point(frame)) - at;
        way.x.abs() <= REACH && way.y.abs() <= REACH
    };
    // Corners come last and win where they overlap with edges.
    handles(view.rect(frame)).filter(near).last()
}

/// Thin lines over the whole face.
pub(super) fn guides(painter: &Painter, tokens: &Tokens, view: View, guides: &[Guide]) {
    let beyond = view.face.expand(size::GAP_8);
    for guide in guides {
        let ends = match *guide {
            Guide::Upright(mm) => {
                let x = view.point((mm, 0.0)).x;
                [pos2(x, beyond.top()), pos2(x, beyond.bottom())]
            }
            Guide::Level(mm) => {
                let y = view.point((0.0, mm)).y;
                [pos2(beyond.left(), y), pos2(beyond.right(), y)]
            }
        };
        painter.line_segment(ends, Stroke::new(3.0, tokens.surface));
        painter.line_segment(ends, Stroke::new(size::LINE, tokens.accent));
    }
}

/// A dark plate with words below a rectangle, kept inside `room`.
pub(super) fn plate(painter: &Painter, tokens: &Tokens, (below, room): (Rect, Rect), words: &str) {
    let galley = painter.layout_no_wrap(words.to_owned(), Text::Secondary.font(), tokens.on_toast);
    let wanted = galley.size() + vec2(2.0 * size::GAP_8, size::GAP_4);
    let place = Align2::CENTER_TOP.anchor_size(pos2(below.center().x, below.bottom() + size::GAP_12), wanted);
    let lowest = room.bottom() - wanted.y - size::GAP_4;
    let at = pos2(
        place.left().clamp(room.left(), (room.right() - wanted.x).max(room.left())),
        place.top().clamp(room.top(), lowest.max(room.top())),
    );
    let plate = Rect::from_min_size(at, wanted);
    painter.rect_filled(plate, size::RADIUS, tokens.toast);
    painter.galley(plate.min + vec2(size::GAP_8, size::GAP_4 / 2.0), galley, Color32::PLACEHOLDER);
}
