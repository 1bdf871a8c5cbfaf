//! Parts of a pane: header, action bar, footer, group row, lines.

use super::paint::{edge, elided, line, put};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align, Align2, Layout, Margin, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of an action bar with its line.
pub const ACTION_BAR: f32 = 63.0;

/// A thin line over the full width.
pub fn separator(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::LINE), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, edge(tokens.line));
}

/// Splits the pane: the upper part for the body, the lower `height` for a bar that never scrolls.
pub fn split_bottom(ui: &mut Ui, height: f32) -> (Ui, Ui) {
    let all = ui.available_rect_before_wrap();
    let at = (all.bottom() - height).max(all.top());
    let upper = Rect::from_min_max(all.min, pos2(all.right(), at));
    let lower = Rect::from_min_max(pos2(all.left(), at), all.max);
    let child = |ui: &mut Ui, name: &str, rect: Rect| {
        let layout = Layout::top_down(Align::Min);
        let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
        child.shrink_clip_rect(rect.expand(4.0).intersect(all));
        child
    };
    let parts = (child(ui, "upper", upper), child(ui, "lower", lower));
    ui.advance_cursor_after_rect(all);
    parts
}

/// A strip of the given height over the full width, its contents in the middle of the height.
fn strip(ui: &mut Ui, height: f32) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    rect
}

fn row_in(ui: &mut Ui, rect: Rect, name: &str, layout: Layout) -> Ui {
    let mut row = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    row
}

/// Title left, count beside it, actions right. The actions are laid from the right: add the primary first.
pub fn pane_header(ui: &mut Ui, tokens: &Tokens, (title, count): (&str, &str), actions: impl FnOnce(&mut Ui)) {
    let rect = strip(ui, size::PANE_HEADER);
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::GAP_20, rect.top()),
        pos2(rect.right() - size::GAP_16, rect.bottom()),
    );
    let mut right = row_in(ui, inner, "pane actions", Layout::right_to_left(Align::Center));
    actions(&mut right);
    let end = right.min_rect().left().min(inner.right()) - size::GAP_12;
    let room = Rect::from_min_max(inner.min, pos2(end.max(inner.left()), inner.bottom()));
    let name = elided(ui, Text::PageTitle, (title, tokens.text), room.width());
    let place = put(ui.painter(), name, room, Align2::LEFT_CENTER);
    let left = place.right() + size::GAP_8;
    let words = elided(ui, Text::Body, (count, tokens.text2), (end - left).max(0.0));
    let beside = Rect::from_min_max(pos2(left, room.top() + 1.0), pos2(end.max(left), room.bottom() + 1.0));
    put(ui.painter(), words, beside, Align2::LEFT_CENTER);
    let heading = ui.interact(place, ui.scope_id().with(("heading", title)), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

/// A line, then buttons: primary first at the left, print quiet at the far right.
pub fn action_bar(ui: &mut Ui, tokens: &Tokens, left: impl FnOnce(&mut Ui), far_right: impl FnOnce(&mut Ui)) {
    separator(ui, tokens);
    let rect = strip(ui, ACTION_BAR - size::LINE);
    let mut row = row_in(ui, rect, "actions left", Layout::left_to_right(Align::Center));
    left(&mut row);
    let rest = rect.with_min_x((row.min_rect().right() + size::GAP_12).min(rect.right()));
    let mut row = row_in(ui, rest, "actions right", Layout::right_to_left(Align::Center));
    far_right(&mut row);
}

/// Footer of a list: what is shown at the left, sums at the right.
pub fn list_footer(ui: &mut Ui, tokens: &Tokens, (left, right): (&str, &str)) {
    separator(ui, tokens);
    let rect = strip(ui, size::LIST_FOOTER - size::LINE);
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::GAP_20, rect.top()),
        pos2(rect.right() - size::GAP_20, rect.bottom()),
    );
    let sums = line(ui, Text::Secondary, right, tokens.text2);
    let room = inner.width() - sums.size().x - size::GAP_16;
    put(ui.painter(), sums, inner, Align2::RIGHT_CENTER);
    put(ui.painter(), elided(ui, Text::Secondary, (left, tokens.text2), room), inner, Align2::LEFT_CENTER);
    let all = ui.interact(inner, ui.scope_id().with("list footer"), Sense::hover());
    all.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{left} · {right}")));
}

/// The row above a group: bold name, grey count, sunken ground.
pub fn group_row(ui: &mut Ui, tokens: &Tokens, (name, count): (&str, &str)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_GROUP), Sense::hover());
    paint_group_row(ui, rect, tokens, (name, count));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name} {count}")));
    response
}

/// Paints a group row into `rect`.
pub(super) fn paint_group_row(ui: &Ui, rect: Rect, tokens: &Tokens, (name, count): (&str, &str)) {
    ui.painter().rect_filled(rect, 0.0, tokens.ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge(tokens.line));
    let inner = rect - Margin { left: 20, right: 16, top: 0, bottom: 0 };
    let end =
        put(ui.painter(), line(ui, Text::SecondaryStrong, name, tokens.text2), inner, Align2::LEFT_CENTER).right();
    let beside = Rect::from_min_max(pos2(end + size::GAP_8, inner.top()), inner.max);
    put(ui.painter(), line(ui, Text::Secondary, count, tokens.text2), beside, Align2::LEFT_CENTER);
}
