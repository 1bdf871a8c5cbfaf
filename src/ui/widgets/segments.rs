//! One of a few at a glance: joined segments, underlined tabs.

use super::paint::{corner, edge, line, plate, put, ring};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};
use std::borrow::Cow;

/// Joined segments of equal width.
#[derive(Clone, Debug)]
#[must_use]
pub struct Segments<'a, T> {
    options: Vec<(T, Cow<'a, str>, Option<Icon>)>,
    height: f32,
    width: Option<f32>,
}

impl<T> Default for Segments<'_, T> {
    fn default() -> Self {
        Self { options: Vec::new(), height: size::NORMAL, width: None }
    }
}

impl<'a, T: PartialEq + Clone> Segments<'a, T> {
    /// No segment yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a segment.
    pub fn option(mut self, value: T, words: impl Into<Cow<'a, str>>) -> Self {
        self.options.push((value, words.into(), None));
        self
    }

    /// Adds a segment with an icon.
    pub fn icon_option(mut self, value: T, icon: Icon, words: impl Into<Cow<'a, str>>) -> Self {
        self.options.push((value, words.into(), Some(icon)));
        self
    }

    /// 32 high instead of 36.
    pub fn small(mut self) -> Self {
        self.height = size::SMALL;
        self
    }

    /// All segments together this wide; else as wide as the longest word wants, at most what there is.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shows them; changed when another one was picked.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, value: &mut T) -> Response {
        let count = self.options.len().max(1) as f32;
        let widest = self.options.iter().map(|(_, words, icon)| cell_width(ui, words, *icon)).fold(0.0, f32::max);
        let total = self.width.unwrap_or((widest * count).min(ui.available_width()));
        let (rect, mut response) = ui.allocate_exact_size(vec2(total.round(), self.height), Sense::hover());
        plate(ui.painter(), rect, size::RADIUS, (tokens.surface, edge(tokens.line_strong)));
        let step = rect.width() / count;
        let mut focused = None;
        for (index, (this, words, icon)) in self.options.iter().enumerate() {
            let left = (rect.left() + step * index as f32).round();
            let right = (rect.left() + step * (index + 1) as f32).round();
            let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            let one = ui.interact(cell, response.id.with(index), Sense::click());
            if one.clicked() && value != this {
                *value = this.clone();
                response.mark_changed();
            }
            let picked = value == this;
            super::paint::reveal_focus(&one);
            one.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), picked, words));
            let ends = (index == 0, index + 1 == self.options.len());
            paint_cell(ui, tokens, (cell, ends), (words, *icon, picked || one.hovered(), picked));
            if one.has_focus() {
                focused = Some(cell);
            }
            let _ = one.on_hover_cursor(CursorIcon::PointingHand);
        }
        ui.painter().rect_stroke(rect, corner(size::RADIUS), edge(tokens.line_strong), StrokeKind::Inside);
        if let Some(cell) = focused {
            ring(ui.painter(), cell, size::RADIUS, tokens);
        }
        response
    }
}

fn cell_width(ui: &Ui, words: &str, icon: Option<Icon>) -> f32 {
    let text = line(ui, Text::RowTitle, words, Color32::PLACEHOLDER).size().x;
    text + icon.map_or(0.0, |_| 24.0) + 2.0 * size::GAP_16
}

fn paint_cell(
    ui: &Ui,
    tokens: &Tokens,
    (cell, (first, last)): (Rect, (bool, bool)),
    (words, icon, lit, picked): (&str, Option<Icon>, bool, bool),
) {
    let painter = ui.painter();
    if lit {
        let round = |on: bool| if on { size::RADIUS as u8 } else { 0 };
        let corners = CornerRadius { nw: round(first), sw: round(first), ne: round(last), se: round(last) };
        painter.rect_filled(cell, corners, if picked { tokens.selected } else { tokens.hover });
    }
    if !first {
        painter.vline(cell.left() + 0.5, cell.y_range(), edge(tokens.line_strong));
    }
    let (style, color) = if picked { (Text::RowTitle, tokens.accent_text) } else { (Text::Body, tokens.text) };
    let style = if cell.height() < size::NORMAL && style == Text::Body { Text::Secondary } else { style };
    let style = if cell.height() < size::NORMAL && picked { Text::SecondaryStrong } else { style };
    let room = cell.width() - size::GAP_8 - icon.map_or(0.0, |_| 24.0);
    let words = super::paint::elided(ui, style, (words, color), room);
    let Some(icon) = icon else {
        put(painter, words, cell, Align2::CENTER_CENTER);
        return;
    };
    let left = cell.center().x - 0.5 * (words.size().x + 24.0);
    icon.paint(painter, pos2(left + 10.0, cell.center().y), size::BUTTON_ICON, color);
    let place = Rect::from_min_max(pos2(left + 24.0, cell.top()), cell.max);
    put(painter, words, place, Align2::LEFT_CENTER);
}

/// Underlined tabs of a detail pane.
#[derive(Clone, Debug)]
#[must_use]
pub struct Tabs<'a, T> {
    tabs: Vec<(T, Cow<'a, str>)>,
}

impl<T> Default for Tabs<'_, T> {
    fn default() -> Self {
        Self { tabs: Vec::new() }
    }
}

impl<'a, T: PartialEq + Clone> Tabs<'a, T> {
    /// No tab yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a tab, its count in the words: `上岗证 2`.
    pub fn tab(mut self, value: T, words: impl Into<Cow<'a, str>>) -> Self {
        self.tabs.push((value, words.into()));
        self
    }

    /// Shows them over the full width; changed when another one was picked.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, value: &mut T) -> Response {
        let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge(tokens.line));
        let mut x = rect.left();
        for (index, (this, words)) in self.tabs.iter().enumerate() {
            let width = (line(ui, Text::RowTitle, words, tokens.text).size().x + 2.0 * size::GAP_12).round();
            let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
            x += width + size::GAP_4;
            let one = ui.interact(cell, response.id.with(index), Sense::click());
            if one.clicked() && value != this {
                *value = this.clone();
                response.mark_changed();
            }
            let picked = value == this;
            one.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), picked, words));
            let (style, color) = match (picked, one.hovered()) {
                (true, _) => (Text::RowTitle, tokens.accent_text),
                (false, true) => (Text::Body, tokens.text),
                (false, false) => (Text::Body, tokens.text2),
            };
            put(ui.painter(), line(ui, style, words, color), cell, Align2::CENTER_CENTER);
            if picked {
                let stroke = Stroke::new(3.0, tokens.accent);
                ui.painter().hline(cell.x_range().shrink(8.0), rect.bottom() - 1.5, stroke);
            }
            if one.has_focus() {
                ring(ui.painter(), cell.shrink2(vec2(2.0, 4.0)), size::RADIUS, tokens);
            }
            let _ = one.on_hover_cursor(CursorIcon::PointingHand);
        }
        response
    }
}
