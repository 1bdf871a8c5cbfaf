//! Cards, notes, rows of two lines, thumbnails, empty states.

use super::Tone;
use super::button::Button;
use super::label::{label, paragraph};
use super::paint::{corner, dashed, edge, elided, line, put, wrapped};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Frame, InnerResponse, Margin, Rect, Response, Role, Sense, StrokeKind, TextureHandle, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// A white card with a thin edge, as wide as the pane.
pub fn card<R>(ui: &mut Ui, tokens: &Tokens, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    plain_frame(tokens).inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    })
}

/// A card by itself in the window, `width` points wide where there is room for it: the lock screen, long work.
pub fn lone_card<R>(ui: &mut Ui, tokens: &Tokens, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let all = ui.available_rect_before_wrap();
    let width = width.min(all.width() - 2.0 * size::GAP_24);
    let top = (all.height() * 0.16).clamp(size::GAP_16, 140.0);
    let left = all.center().x - width / 2.0;
    let place = Rect::from_min_max(pos2(left.round(), all.top() + top), pos2((left + width).round(), all.bottom()));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        card(ui, tokens, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            contents(ui)
        })
    });
    shown.inner.inner
}

/// What such a card is about: icon, title, a grey line below.
pub fn card_head(ui: &mut Ui, tokens: &Tokens, (icon, title, line): (Icon, &str, &str)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        icon_tile(ui, tokens, Tone::Accent, icon);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            label(ui, tokens, Text::DetailTitle, title);
            paragraph(ui, Text::Secondary, line, tokens.text2);
        });
    });
}

fn plain_frame(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.surface).stroke(edge(tokens.line)).corner_radius(corner(size::RADIUS_CARD))
}

/// A card with a bold title and a grey word at the right.
pub fn titled_card<R>(
    ui: &mut Ui,
    tokens: &Tokens,
    (title, right): (&str, &str),
    contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    card(ui, tokens, |ui| {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), Text::RowTitle.line()), Sense::hover());
        let words = line(ui, Text::Secondary, right, tokens.text2);
        let room = rect.width() - words.size().x - size::GAP_8;
        let told = put(ui.painter(), words, rect, Align2::RIGHT_CENTER);
        put(ui.painter(), elided(ui, Text::RowTitle, (title, tokens.text), room), rect, Align2::LEFT_CENTER);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
        if !right.is_empty() {
            let beside = ui.interact(told, response.id.with("right"), Sense::hover());
            beside.widget_info(|| WidgetInfo::labeled(Role::Label, true, right));
        }
        contents(ui)
    })
}

/// Height of a note with these words in a width.
pub fn note_height(ui: &Ui, words: &str, width: f32) -> f32 {
    let galley = wrapped(ui, Text::Secondary, (words, egui::Color32::PLACEHOLDER), width - 24.0 - 28.0);
    galley.size().y.max(20.0) + 16.0
}

/// A soft note with an icon; its words wrap. Red only for a veto or a problem.
pub fn note(ui: &mut Ui, tokens: &Tokens, tone: Tone, (icon, words): (Icon, &str)) -> Response {
    let fill = if tone == Tone::Neutral { tokens.sunken } else { tone.soft(tokens) };
    let stroke = if tone == Tone::Neutral { edge(tokens.line) } else { egui::Stroke::NONE };
    let frame = Frame::new().fill(fill).stroke(stroke).corner_radius(corner(size::RADIUS_NOTE));
    let color = if tone == Tone::Neutral { tokens.text2 } else { tone.text(tokens) };
    let shown = frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        let galley = wrapped(ui, Text::Secondary, (words, color), ui.available_width() - 28.0);
        let wanted = vec2(ui.available_width(), galley.size().y.max(20.0));
        let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
        icon.paint(ui.painter(), rect.min + vec2(10.0, 10.0), size::BUTTON_ICON, color);
        let lift = ((20.0 - Text::Secondary.line()) / 2.0).max(0.0);
        ui.painter().galley(rect.min + vec2(28.0, lift), galley, color);
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    shown.response
}

/// A soft square with an icon, at the left of a Today row.
pub fn icon_tile(ui: &mut Ui, tokens: &Tokens, tone: Tone, icon: Icon) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(34.0), Sense::hover());
    ui.painter().rect_filled(rect, corner(size::RADIUS), tone.soft(tokens));
    icon.paint(ui.painter(), rect.center(), size::BUTTON_ICON, tone.text(tokens));
    response
}

/// A label over its value, for the facts of a detail pane.
pub fn key_value(ui: &mut Ui, tokens: &Tokens, key: &str, value: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        super::secondary(ui, tokens, key);
        super::elided_label(ui, tokens, Text::Body, (value, tokens.text))
    })
    .inner
}

/// Words of a row: bold title, a grey word beside it, one grey line.
#[derive(Clone, Debug, Default)]
pub struct TwoLines<'a> {
    /// Bold title; cut with `…` last.
    pub title: Cow<'a, str>,
    /// Grey beside the title: a number. Never cut.
    pub beside: Cow<'a, str>,
    /// The grey line.
    pub line: Cow<'a, str>,
}

/// Two lines in the width there is, in the middle of the height. Answers where it is, for a click of one's own.
pub fn two_line_row(ui: &mut Ui, tokens: &Tokens, words: TwoLines<'_>) -> Response {
    let TwoLines { title, beside, line: below } = words;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let number = line(ui, Text::Secondary, &beside, tokens.text2);
    let gap = if beside.is_empty() { 0.0 } else { size::GAP_4 };
    let upper = Rect::from_min_size(rect.min, vec2(rect.width(), 22.0));
    let lower = Rect::from_min_size(pos2(rect.left(), rect.top() + 22.0), vec2(rect.width(), 18.0));
    let name = elided(ui, Text::RowTitle, (&title, tokens.text), rect.width() - number.size().x - gap);
    let grey = elided(ui, Text::Secondary, (&below, tokens.text2), rect.width());
    let is_cut = name.elided || grey.elided;
    let end = put(ui.painter(), name, upper, Align2::LEFT_CENTER).right();
    put(ui.painter(), number, upper.with_min_x(end + gap), Align2::LEFT_CENTER);
    put(ui.painter(), grey, lower, Align2::LEFT_CENTER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title} {beside} {below}")));
    if is_cut { super::tip(response, tokens, &format!("{title}\n{below}"), None) } else { response }
}

/// A photo in a frame of `[width, height]` with round corners, or a dashed empty place.
pub fn thumbnail(ui: &mut Ui, tokens: &Tokens, [width, height]: [f32; 2], photo: Option<&TextureHandle>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let Some(photo) = photo else {
        dashed(ui.painter(), rect, size::RADIUS_PHOTO, tokens.line_strong);
        let icon = (width * 0.72).clamp(14.0, 48.0);
        icons::PERSON.paint(ui.painter(), rect.center(), icon, tokens.text2);
        return response;
    };
    egui::Image::from_texture((photo.id(), rect.size()))
        .corner_radius(corner(size::RADIUS_PHOTO))
        .uv(cover(photo.size_vec2(), rect.size()))
        .paint_at(ui, rect);
    ui.painter().rect_stroke(rect, corner(size::RADIUS_PHOTO), edge(tokens.line), StrokeKind::Inside);
    response
}

/// A small picture that is clicked to be looked at; `name` says of what.
pub fn picture_button(
    ui: &mut Ui,
    tokens: &Tokens,
    ([width, height], picture): ([f32; 2], Option<&TextureHandle>),
    name: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    match picture {
        Some(picture) => egui::Image::from_texture((picture.id(), rect.size()))
            .corner_radius(corner(size::RADIUS_PHOTO))
            .uv(cover(picture.size_vec2(), rect.size()))
            .paint_at(ui, rect),
        None => icons::IMAGE.paint(ui.painter(), rect.center(), 24.0, tokens.text2),
    }
    let line = if response.hovered() { tokens.accent } else { tokens.line };
    ui.painter().rect_stroke(rect, corner(size::RADIUS_PHOTO), edge(line), StrokeKind::Inside);
    super::paint::focus_ring(ui, &response, size::RADIUS_PHOTO, tokens);
    super::tip(response.on_hover_cursor(egui::CursorIcon::ZoomIn), tokens, name, None)
}

/// The middle part of a picture that has the proportions of its frame.
fn cover(picture: Vec2, frame: Vec2) -> Rect {
    let scale = (frame.x / picture.x.max(1.0)).max(frame.y / picture.y.max(1.0));
    let part = vec2(frame.x / (picture.x.max(1.0) * scale), frame.y / (picture.y.max(1.0) * scale));
    Rect::from_center_size(pos2(0.5, 0.5), part)
}

/// What an empty list says: what belongs there, where from, and the one next step.
#[derive(Clone, Debug)]
#[must_use]
pub struct EmptyState<'a> {
    icon: Icon,
    title: Cow<'a, str>,
    text: Cow<'a, str>,
    button: Option<Button<'a>>,
}

impl<'a> EmptyState<'a> {
    /// A round icon, what belongs here, where it comes from.
    pub fn new(icon: Icon, title: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self { icon, title: title.into(), text: text.into(), button: None }
    }

    /// The one next step.
    pub fn button(mut self, button: Button<'a>) -> Self {
        self.button = Some(button);
        self
    }

    /// Shows it centred in the width; true when the step was clicked.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> bool {
        let Self { icon, title, text, button } = self;
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(56.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 28.0, tokens.neutral_soft);
            icon.paint(ui.painter(), rect.center(), 28.0, tokens.text2);
            ui.add_space(size::GAP_12);
            super::paragraph(ui, Text::RowTitle, &title, tokens.text);
            super::paragraph(ui, Text::Secondary, &text, tokens.text2);
            ui.add_space(size::GAP_8);
            button.is_some_and(|button| button.show(ui, tokens).clicked())
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_picture_is_cut_at_its_sides() {
        let part = cover(vec2(100.0, 70.0), vec2(25.0, 35.0));
        assert!((part.width() - 0.5).abs() < 0.001 && (part.height() - 1.0).abs() < 0.001);
        assert_eq!(part.center(), pos2(0.5, 0.5));
    }
}
