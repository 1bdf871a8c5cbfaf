//! Small strokes that all widgets share: plates, focus rings, lines of text, dashes.

use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, CornerRadius, Galley, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Corners of `radius` points; more than half the height makes a pill.
pub(super) fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.min(f32::from(u8::MAX)) as u8)
}

/// A filled shape with an edge inside its bounds.
pub(super) fn plate(painter: &Painter, rect: Rect, radius: f32, look: (Color32, Stroke)) {
    let (fill, edge) = look;
    painter.rect(rect, corner(radius), fill, edge, StrokeKind::Inside);
}

/// A thin edge of a role.
pub(super) fn edge(color: Color32) -> Stroke {
    Stroke::new(size::LINE, color)
}

/// The ring of the keyboard: 2 wide, 2 outside of what takes the keys.
pub(super) fn focus_ring(ui: &Ui, response: &Response, radius: f32, tokens: &Tokens) {
    reveal_focus(response);
    if response.has_focus() {
        ring(ui.painter(), response.rect, radius, tokens);
    }
}

/// Scrolls to what has just got the keys, so that Tab never leads out of sight.
pub(super) fn reveal_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// The ring itself, for the gallery too.
pub(super) fn ring(painter: &Painter, rect: Rect, radius: f32, tokens: &Tokens) {
    let stroke = Stroke::new(size::LINE_FOCUS, tokens.accent);
    let ring = corner(radius + size::LINE_FOCUS);
    painter.rect_stroke(rect.expand(size::LINE_FOCUS), ring, stroke, StrokeKind::Outside);
}

/// One line of text, laid out but not yet placed.
pub(super) fn line(ui: &Ui, style: Text, words: &str, color: Color32) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)))
}

/// One line of text of at most `width`, ending in `…`.
pub(super) fn elided(ui: &Ui, style: Text, words: (&str, Color32), width: f32) -> Arc<Galley> {
    let (words, color) = words;
    ui.fonts_mut(|fonts| fonts.layout_job(style.elided(words, color, width.max(0.0))))
}

/// Text that wraps at `width`.
pub(super) fn wrapped(ui: &Ui, style: Text, words: (&str, Color32), width: f32) -> Arc<Galley> {
    let (words, color) = words;
    ui.fonts_mut(|fonts| fonts.layout_job(style.wrapped(words, color, width.max(1.0))))
}

/// Places a laid-out text inside `rect`.
pub(super) fn put(painter: &Painter, galley: Arc<Galley>, rect: Rect, align: Align2) -> Rect {
    let place = align.align_size_within_rect(galley.size(), rect);
    painter.galley(place.min, galley, Color32::PLACEHOLDER);
    place
}

/// A dashed frame, for what is still missing.
pub(super) fn dashed(painter: &Painter, rect: Rect, radius: f32, color: Color32) {
    let rect = rect.shrink(0.5);
    let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
    let mut path = vec![];
    for (x, y, start) in [
        (right - radius, top + radius, -90.0_f32),
        (right - radius, bottom - radius, 0.0),
        (left + radius, bottom - radius, 90.0),
        (left + radius, top + radius, 180.0),
    ] {
        for step in 0..=4_u8 {
            let angle = (start + f32::from(step) * 22.5).to_radians();
            path.push(pos2(x, y) + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    painter.extend(Shape::dashed_line(&path, edge(color), 4.0, 3.0));
}
