//! A colour a unit may choose for itself.

use super::Picked;
use super::paint::{edge, focus_ring, plate};
use super::tip::tip;
use crate::ui::icons;
use crate::ui::theme::{Tokens, contrast, opaque, size};
use egui::{CursorIcon, Response, Role, Sense, Ui, Vec2, WidgetInfo};

/// A square of a colour with its name in the tooltip; clicked when it is chosen. A tick marks the chosen one.
pub fn swatch(ui: &mut Ui, tokens: &Tokens, (rgb, picked): ([u8; 3], impl Into<Picked>), name: &str) -> Response {
    let picked = picked.into() == Picked::Yes;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::NORMAL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), picked, name));
    let color = opaque(rgb);
    plate(ui.painter(), rect, size::RADIUS, (color, edge(tokens.line)));
    if picked {
        let tick = if contrast(tokens.paper, color) >= 3.0 { tokens.paper } else { tokens.text };
        icons::CHECK.paint(ui.painter(), rect.center(), size::BUTTON_ICON, tick);
    }
    focus_ring(ui, &response, size::RADIUS, tokens);
    tip(response.on_hover_cursor(CursorIcon::PointingHand), tokens, name, None)
}
