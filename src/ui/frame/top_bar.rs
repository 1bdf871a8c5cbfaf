//! The top bar: mark, hall, date and kind of day, search, language, who works, lock.

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::WhoWorks;
use crate::domain::calendar::DayKind;
use crate::ui::commands::{AccessCommand, Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Lang;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, chip, chip_width, elided_label, key_cap, label};

/// Width of the search box where there is room.
const SEARCH: f32 = 340.0;
/// Below this the hall's name would say nothing; the kind of day gives way first.
const NAME_LEAST: f32 = 90.0;

/// Paints the top bar.
pub fn top_bar(ui: &mut Ui, cx: &UiContext<'_>, who: &mut WhoWorks) {
    let frame = Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(16, 0));
    let shown = Panel::top("top-bar").resizable(false).exact_size(size::TOP_BAR).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            lock(ui, cx);
            language(ui, cx);
            who.show(ui, cx);
            search(ui, cx);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                hall_and_day(ui, cx);
            });
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, cx.tokens.line));
}

fn hall_and_day(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.spacing_mut().item_spacing.x = size::GAP_12;
    mark(ui, cx, 28.0);
    let today = cx.today();
    let date = cx.strings.date_long(today);
    let (icon, kind) = day_words(cx);
    let date_width = ui.painter().layout_no_wrap(date.clone(), Text::Body.font(), cx.tokens.text).size().x;
    let chip_room = chip_width(ui, &kind) + size::GAP_12;
    let room = ui.available_width() - date_width - 1.0 - 2.0 * size::GAP_12;
    let shows_kind = room - chip_room > NAME_LEAST;
    let name_room = if shows_kind { room - chip_room } else { room };
    ui.scope(|ui| {
        ui.set_max_width(name_room.max(size::GAP_24));
        elided_label(ui, cx.tokens, Text::RowTitle, (&cx.register.hall().name, cx.tokens.text));
    });
    let (line, _) = ui.allocate_exact_size(vec2(1.0, 20.0), Sense::hover());
    ui.painter().rect_filled(line, 0.0, cx.tokens.line);
    label(ui, cx.tokens, Text::Body, &date);
    if shows_kind {
        chip(ui, cx.tokens, Tone::Neutral, (icon, &kind));
    }
}

/// The product's mark: a house on the accent.
pub(crate) fn mark(ui: &mut Ui, cx: &UiContext<'_>, side: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect_filled(rect, size::RADIUS, cx.tokens.accent);
    icons::PRODUCT.filled().paint(ui.painter(), rect.center(), side * 0.64, cx.tokens.on_accent);
}

/// Working day, rest day, holiday by name, make-up day; a year the calendar does not know is said.
fn day_words(cx: &UiContext<'_>) -> (Icon, String) {
    let today = cx.today();
    let words = match cx.calendar.day_kind(today) {
        DayKind::WorkingDay => (icons::WORKING_DAY, cx.text("day-working")),
        DayKind::MakeUpDay => (icons::WORKING_DAY, cx.text("day-make-up")),
        DayKind::RestDay => (icons::REST_DAY, cx.text("day-rest")),
        DayKind::Holiday(name) => (icons::REST_DAY, name.in_language(cx.strings.lang().key()).to_owned()),
    };
    if cx.calendar.covers(chrono::Datelike::year(&today)) {
        return words;
    }
    (words.0, cx.strings.text_with("day-uncovered", &[("kind", words.1.into())]))
}

fn lock(ui: &mut Ui, cx: &UiContext<'_>) {
    let button = Button::icon_only(icons::LOCK, cx.text("access-lock")).small().shortcut("Ctrl L");
    if button.show(ui, cx.tokens).clicked() {
        cx.send(Command::Access(AccessCommand::Lock));
    }
}

fn language(ui: &mut Ui, cx: &UiContext<'_>) {
    let other = match cx.strings.lang() {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let words = cx.text("language-short");
    let tip = cx.text("language-switch");
    if Button::quiet(words).icon(icons::LANGUAGE).small().tip(tip).show(ui, cx.tokens).clicked() {
        cx.send(Command::Shell(ShellCommand::Language(other)));
    }
}

fn search(ui: &mut Ui, cx: &UiContext<'_>) {
    let tokens = cx.tokens;
    let words = cx.text("search-hint");
    let width = (ui.available_width() * 0.34).clamp(110.0, SEARCH);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let edge = if response.hovered() { tokens.line_strong } else { tokens.line };
    ui.painter().rect(rect, size::RADIUS, tokens.sunken, Stroke::new(size::LINE, edge), egui::StrokeKind::Inside);
    icons::SEARCH.paint(ui.painter(), pos2(rect.left() + 20.0, rect.center().y), 20.0, tokens.text2);
    let inside = Rect::from_min_max(pos2(rect.left() + 38.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)));
    key_cap(&mut inner, tokens, "Ctrl K");
    inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
        elided_label(ui, tokens, Text::Body, (&words, tokens.text3));
    });
    if response.has_focus() {
        let ring = Stroke::new(size::LINE_FOCUS, tokens.accent);
        ui.painter().rect_stroke(rect, size::RADIUS, ring, egui::StrokeKind::Outside);
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.send(Command::Shell(ShellCommand::OpenPalette));
    }
}
