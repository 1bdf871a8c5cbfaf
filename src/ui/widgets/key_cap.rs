//! Key caps: how a shortcut is written beside what it does.

use super::paint::{corner, edge, line, put};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, Pos2, Rect, Response, Sense, StrokeKind, Ui, pos2, vec2};

const PADDING: f32 = 6.0;

/// Width of a key cap with these words.
pub(super) fn width(ui: &Ui, keys: &str) -> f32 {
    (line(ui, Text::Small, keys, Color32::PLACEHOLDER).size().x + 2.0 * PADDING).round().max(size::GAP_20)
}

/// Paints a cap with its left edge and middle at `at`.
pub(super) fn paint(ui: &Ui, at: Pos2, keys: &str, tokens: &Tokens) {
    let min = pos2(at.x.round(), (at.y - 10.0).round());
    let rect = Rect::from_min_size(min, vec2(width(ui, keys), 20.0));
    let painter = ui.painter();
    painter.rect(rect, corner(4.0), tokens.surface, edge(tokens.line), StrokeKind::Inside);
    painter.hline(rect.x_range().shrink(2.0), rect.bottom() - 0.5, edge(tokens.line));
    put(painter, line(ui, Text::Small, keys, tokens.text2), rect, Align2::CENTER_CENTER);
}

/// A key cap in the layout: `key_cap(ui, tokens, "Ctrl K")`.
pub fn key_cap(ui: &mut Ui, tokens: &Tokens, keys: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width(ui, keys), 20.0), Sense::hover());
    paint(ui, rect.left_center(), keys, tokens);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, keys));
    response
}
