//! A stretch of a year that is kept or not: shape above a word, or beside it where there is room.

use super::Tone;
use super::paint::{corner, elided, focus_ring, line, put};
use super::tip::tip;
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, CursorIcon, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// From this width on, shape and word stand side by side.
const WIDE: f32 = 88.0;

/// What a stretch shows.
#[derive(Clone, Copy, Debug)]
pub struct SpanTile<'a> {
    /// Its colour.
    pub tone: Tone,
    /// Its shape.
    pub icon: Icon,
    /// Its word.
    pub words: &'a str,
    /// What it is and how it stands, for screen readers and the tooltip.
    pub name: &'a str,
}

/// Shows a stretch in `rect`; clicked when it was chosen.
pub fn span_tile(ui: &Ui, tokens: &Tokens, (rect, id): (Rect, Id), tile: SpanTile<'_>) -> Response {
    let SpanTile { tone, icon, words, name } = tile;
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { tokens.hover } else { tone.soft(tokens) };
        let (painter, color) = (ui.painter(), tone.text(tokens));
        painter.rect_filled(rect, corner(size::RADIUS), fill);
        if rect.width() >= WIDE {
            let room = rect.width() - size::CHIP_ICON - 3.0 * size::GAP_8;
            let galley = elided(ui, Text::Secondary, (words, color), room);
            let wide = size::CHIP_ICON + size::GAP_4 + galley.size().x;
            let left = rect.center().x - wide / 2.0;
            icon.paint(painter, pos2(left + size::CHIP_ICON / 2.0, rect.center().y), size::CHIP_ICON, color);
            let place = rect.with_min_x(left + size::CHIP_ICON + size::GAP_4);
            put(painter, galley, place, Align2::LEFT_CENTER);
        } else {
            icon.paint(painter, rect.center_top() + vec2(0.0, 12.0), size::CHIP_ICON, color);
            let galley = line(ui, Text::Small, words, color);
            if galley.size().x <= rect.width() {
                put(painter, galley, rect.with_min_y(rect.bottom() - 20.0), Align2::CENTER_CENTER);
            }
        }
        focus_ring(ui, &response, size::RADIUS, tokens);
    }
    tip(response.on_hover_cursor(CursorIcon::PointingHand), tokens, name, None)
}
