//! Choosing: checkbox, radio, switch, big choice.

use super::paint::{corner, edge, focus_ring, line, plate, put};
use super::{Picked, paint};
use crate::ui::icons;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

const BOX: f32 = 18.0;
const GAP: f32 = 10.0;

/// State of a box over several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// None of them.
    Off,
    /// Some of them.
    Some,
    /// All of them.
    On,
}

impl From<bool> for Check {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

fn row(ui: &mut Ui, mark: Vec2, words: &str) -> (Rect, Response) {
    let text = line(ui, Text::Body, words, Color32::PLACEHOLDER).size().x;
    let gap = if words.is_empty() { 0.0 } else { GAP };
    let (rect, response) = ui.allocate_exact_size(vec2((mark.x + gap + text).ceil(), size::SMALL), Sense::click());
    paint::reveal_focus(&response);
    (rect, response.on_hover_cursor(CursorIcon::PointingHand))
}

fn words_beside(ui: &Ui, rect: Rect, mark: f32, (words, color): (&str, Color32)) {
    let left = pos2(rect.left() + mark + GAP, rect.top());
    put(ui.painter(), line(ui, Text::Body, words, color), Rect::from_min_max(left, rect.max), Align2::LEFT_CENTER);
}

fn text_color(ui: &Ui, tokens: &Tokens) -> Color32 {
    if ui.is_enabled() { tokens.text } else { tokens.text3 }
}

/// Paints the mark of a checkbox.
pub(super) fn paint_check(ui: &Ui, center: Pos2, state: Check, tokens: &Tokens) -> Rect {
    let rect = Rect::from_center_size(center.round(), Vec2::splat(BOX));
    let painter = ui.painter();
    if state == Check::On {
        plate(painter, rect, 4.0, (tokens.accent, Stroke::NONE));
        icons::CHECK.paint(painter, rect.center(), 16.0, tokens.on_accent);
    } else {
        plate(painter, rect, 4.0, (tokens.surface, edge(tokens.line_strong)));
    }
    if state == Check::Some {
        painter.hline(rect.x_range().shrink(4.0), rect.center().y, Stroke::new(2.0, tokens.accent));
    }
    rect
}

/// A box with its words at the right.
pub fn checkbox(ui: &mut Ui, tokens: &Tokens, on: &mut bool, words: &str) -> Response {
    let mut response = check_box(ui, tokens, Check::from(*on), words);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// A box over several rows; the caller decides what a click means.
pub fn check_box(ui: &mut Ui, tokens: &Tokens, state: Check, words: &str) -> Response {
    let (rect, response) = row(ui, Vec2::splat(BOX), words);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), state == Check::On, words));
    let mark = paint_check(ui, pos2(rect.left() + BOX / 2.0, rect.center().y), state, tokens);
    words_beside(ui, rect, BOX, (words, text_color(ui, tokens)));
    ring_around(ui, &response, mark, tokens);
    response
}

/// A box without words, for a column of a table; `name` says what it picks.
pub fn bare_check(ui: &mut Ui, tokens: &Tokens, state: Check, name: &str) -> Response {
    let (rect, response) = row(ui, Vec2::splat(BOX), "");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), state == Check::On, name));
    let mark = paint_check(ui, rect.center(), state, tokens);
    ring_around(ui, &response, mark, tokens);
    response
}

fn ring_around(ui: &Ui, response: &Response, mark: Rect, tokens: &Tokens) {
    if response.has_focus() {
        paint::ring(ui.painter(), mark, 4.0, tokens);
    }
}

fn paint_radio(ui: &Ui, center: Pos2, picked: Picked, tokens: &Tokens) -> Rect {
    let rect = Rect::from_center_size(center.round(), Vec2::splat(BOX));
    let painter = ui.painter();
    if picked == Picked::Yes {
        painter.circle_filled(rect.center(), BOX / 2.0, tokens.accent);
        painter.circle_filled(rect.center(), 4.0, tokens.surface);
    } else {
        painter.circle(rect.center(), BOX / 2.0 - 0.5, tokens.surface, edge(tokens.line_strong));
    }
    rect
}

/// One of several: sets `value` to `this` when picked.
pub fn radio<T: PartialEq>(ui: &mut Ui, tokens: &Tokens, value: &mut T, (this, words): (T, &str)) -> Response {
    let (rect, mut response) = row(ui, Vec2::splat(BOX), words);
    if response.clicked() && *value != this {
        *value = this;
        response.mark_changed();
        return finish_radio(ui, tokens, (rect, response), (Picked::Yes, words));
    }
    let picked = Picked::from(*value == this);
    finish_radio(ui, tokens, (rect, response), (picked, words))
}

fn finish_radio(ui: &Ui, tokens: &Tokens, place: (Rect, Response), (picked, words): (Picked, &str)) -> Response {
    let (rect, response) = place;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), picked == Picked::Yes, words));
    let mark = paint_radio(ui, pos2(rect.left() + BOX / 2.0, rect.center().y), picked, tokens);
    words_beside(ui, rect, BOX, (words, text_color(ui, tokens)));
    if response.has_focus() {
        paint::ring(ui.painter(), mark, BOX / 2.0, tokens);
    }
    response
}

/// A switch with its words at the right; acts at once.
pub fn switch(ui: &mut Ui, tokens: &Tokens, on: &mut bool, words: &str) -> Response {
    let [width, height] = size::SWITCH;
    let (rect, mut response) = row(ui, vec2(width, height), words);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), *on, words));
    let track = Rect::from_center_size(pos2(rect.left() + width / 2.0, rect.center().y), vec2(width, height));
    let fill = if *on { tokens.accent } else { tokens.line_strong };
    ui.painter().rect_filled(track, corner(height / 2.0), fill);
    let side = if *on { track.right() - height / 2.0 } else { track.left() + height / 2.0 };
    ui.painter().circle_filled(pos2(side, track.center().y), height / 2.0 - 2.0, tokens.surface);
    words_beside(ui, rect, width, (words, text_color(ui, tokens)));
    if response.has_focus() {
        paint::ring(ui.painter(), track, height / 2.0, tokens);
    }
    response
}

/// A big choice with a title and one grey line, as wide as the pane.
pub fn choice_card(ui: &mut Ui, tokens: &Tokens, picked: impl Into<Picked>, (title, about): (&str, &str)) -> Response {
    let picked = picked.into();
    let is_picked = picked == Picked::Yes;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 54.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_picked, title));
    let fill = match (is_picked, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hover,
        (false, false) => tokens.surface,
    };
    let stroke = if is_picked { Stroke::new(size::LINE_FOCUS, tokens.accent) } else { edge(tokens.line) };
    ui.painter().rect(rect, corner(size::RADIUS_NOTE), fill, stroke, StrokeKind::Inside);
    paint_radio(ui, pos2(rect.left() + 24.0, rect.center().y), picked, tokens);
    let style = if is_picked { Text::RowTitle } else { Text::Body };
    let left = rect.left() + 46.0;
    let room = rect.right() - left - size::GAP_12;
    let upper = Rect::from_min_size(pos2(left, rect.top() + 6.0), vec2(room, 22.0));
    let lower = Rect::from_min_size(pos2(left, rect.top() + 28.0), vec2(room, 18.0));
    put(ui.painter(), paint::elided(ui, style, (title, tokens.text), room), upper, Align2::LEFT_CENTER);
    put(ui.painter(), paint::elided(ui, Text::Secondary, (about, tokens.text2), room), lower, Align2::LEFT_CENTER);
    focus_ring(ui, &response, size::RADIUS_NOTE, tokens);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
