//! A dashed place to drop a picture on, with a button for those who would rather choose.

use super::paint::{dashed, elided, put};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align, Align2, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Icon, title and one grey line; `actions` are laid from the right. Answers the zone.
pub fn drop_zone(
    ui: &mut Ui,
    tokens: &Tokens,
    (icon, title, hint): (Icon, &str, &str),
    actions: impl FnOnce(&mut Ui),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
    let dragged = ui.input(|input| !input.raw.hovered_files.is_empty());
    if dragged {
        ui.painter().rect_filled(rect, super::paint::corner(size::RADIUS_CARD), tokens.selected);
    }
    dashed(ui.painter(), rect, size::RADIUS_CARD, if dragged { tokens.accent } else { tokens.line_strong });
    let inner = rect.shrink2(vec2(size::GAP_16, 0.0));
    let mut row = ui.new_child(
        UiBuilder::new().id_salt("drop actions").max_rect(inner).layout(Layout::right_to_left(Align::Center)),
    );
    actions(&mut row);
    let end = row.min_rect().left().min(inner.right()) - size::GAP_12;
    icon.paint(ui.painter(), pos2(inner.left() + 11.0, inner.center().y), 22.0, tokens.text2);
    let left = inner.left() + 35.0;
    let words = Rect::from_min_max(pos2(left, inner.center().y - 20.0), pos2(end.max(left), inner.center().y + 20.0));
    let upper = words.with_max_y(words.top() + 22.0);
    let lower = words.with_min_y(words.top() + 22.0);
    put(ui.painter(), elided(ui, Text::Body, (title, tokens.text2), words.width()), upper, Align2::LEFT_CENTER);
    put(ui.painter(), elided(ui, Text::Secondary, (hint, tokens.text2), words.width()), lower, Align2::LEFT_CENTER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    response
}
