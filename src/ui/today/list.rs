//! The list of what is due: one card, a time gutter at the left, one button a row; only the first row's is primary.

use egui::{Align, Color32, CornerRadius, Frame, Layout, Rect, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::data::{Agenda, Part, Row};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, EmptyState, TwoLines, chip, icon_tile, two_line_row};

/// Narrower than this chip and button stand below the words.
const ONE_LINE: f32 = 620.0;
/// Height of the second line with chip and button.
const SECOND_LINE: f32 = 44.0;
/// Left edge of the words: icon tile and gap.
const BESIDE_ICON: f32 = 46.0;

/// Paints the card.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let frame = Frame::new()
        .fill(cx.tokens.surface)
        .stroke(Stroke::new(size::LINE, cx.tokens.line))
        .corner_radius(CornerRadius::same(size::RADIUS_CARD as u8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if agenda.rows.is_empty() {
            nothing(ui, cx, agenda);
        }
        let buttons = widest_button(ui, agenda);
        let mut above: Option<Part> = None;
        for (index, row) in agenda.rows.iter().enumerate() {
            let first_of_part = above != Some(row.part);
            line_above(ui, cx, (index, first_of_part));
            let count = agenda.rows.iter().filter(|other| other.part == row.part).count();
            let gutter = first_of_part.then(|| gutter_words(cx, row.part, count));
            paint(ui, cx, row, &Place { index, gutter, buttons });
            above = Some(row.part);
        }
    });
}

fn nothing(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    ui.add_space(size::GAP_24 * 2.0);
    let (icon, title, text) = if agenda.is_open {
        (icons::DONE, "today-nothing", "today-nothing-text")
    } else {
        (icons::REST_DAY, "today-nothing-rest", "today-nothing-rest-text")
    };
    EmptyState::new(icon, cx.text(title), cx.text(text)).show(ui, cx.tokens);
    ui.add_space(size::GAP_24 * 2.0);
}

/// Where a row stands in the card.
struct Place {
    index: usize,
    gutter: Option<(String, String)>,
    buttons: f32,
}

fn line_above(ui: &Ui, cx: &UiContext<'_>, (index, first_of_part): (usize, bool)) {
    if index == 0 {
        return;
    }
    let rect = ui.available_rect_before_wrap();
    let left = if first_of_part { rect.left() } else { rect.left() + size::TIME_GUTTER };
    ui.painter().hline(left..=rect.right(), rect.top(), Stroke::new(size::LINE, cx.tokens.line));
}

fn gutter_words(cx: &UiContext<'_>, part: Part, count: usize) -> (String, String) {
    let strings = cx.strings;
    let hall = cx.register.hall();
    let count = || strings.text_with("today-count", &[("n", count.into())]);
    match part {
        Part::BeforeOpening => {
            let time = strings.time(hall.opens_at);
            (strings.text("today-part-opening"), strings.text_with("today-opens", &[("time", time.into())]))
        }
        Part::Today => (strings.text("today-part-today"), count()),
        Part::BeforeClosing => {
            let time = strings.time(hall.closes_at);
            (strings.text("today-part-closing"), strings.text_with("today-closes", &[("time", time.into())]))
        }
        Part::Week => (strings.text("today-part-week"), count()),
    }
}

/// All buttons end at the same edge and chips before the widest of them.
fn widest_button(ui: &Ui, agenda: &Agenda) -> f32 {
    let width = |row: &Row| {
        let job = Text::Body.job(row.action.0.as_str(), Color32::PLACEHOLDER);
        ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x + 30.0
    };
    agenda.rows.iter().map(width).fold(0.0, f32::max)
}

fn paint(ui: &mut Ui, cx: &UiContext<'_>, row: &Row, place: &Place) {
    let width = ui.available_width();
    let lines = Lines::of(width);
    let start = ui.cursor().min;
    let rect = Rect::from_min_size(start, vec2(width, lines.height()));
    if let Some((title, line)) = &place.gutter {
        let room = vec2(size::TIME_GUTTER - size::GAP_16, 40.0);
        let words = Rect::from_min_size(start + vec2(size::GAP_16, 11.0), room);
        gutter(ui, cx, words, (title, line));
    }
    let inner = Rect::from_min_max(
        pos2(start.x + size::TIME_GUTTER, start.y),
        pos2(rect.right() - size::GAP_16, rect.bottom()),
    );
    let upper = inner.with_max_y(start.y + size::ROW_TODAY);
    let end = ends(ui, cx, row, (place, lines, inner));
    words(ui, cx, row, (place, upper.with_max_x(end.max(upper.left() + 80.0))));
    ui.advance_cursor_after_rect(rect);
}

/// How a row uses its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// Words, chip and button on one line.
    One,
    /// Chip and button below the words.
    Two,
}

impl Lines {
    fn of(width: f32) -> Self {
        if width >= ONE_LINE { Self::One } else { Self::Two }
    }

    fn height(self) -> f32 {
        match self {
            Self::One => size::ROW_TODAY,
            Self::Two => size::ROW_TODAY + SECOND_LINE,
        }
    }
}

/// Icon and words of a row.
fn words(ui: &mut Ui, cx: &UiContext<'_>, row: &Row, (place, rect): (&Place, Rect)) {
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt(("words", place.index)).max_rect(rect).layout(layout);
    let mut left = ui.new_child(builder);
    left.spacing_mut().item_spacing.x = size::GAP_12;
    icon_tile(&mut left, cx.tokens, row.tone, row.icon);
    let lines = TwoLines {
        title: row.title.as_str().into(),
        beside: row.beside.as_str().into(),
        line: row.line.as_str().into(),
    };
    two_line_row(&mut left, cx.tokens, lines);
}

/// Chip and button; answers where the words must end.
fn ends(ui: &mut Ui, cx: &UiContext<'_>, row: &Row, (place, lines, inner): (&Place, Lines, Rect)) -> f32 {
    let below = inner.top() + size::ROW_TODAY - size::GAP_8;
    let (rect, layout) = match lines {
        Lines::One => {
            let upper = inner.with_max_y(inner.top() + size::ROW_TODAY);
            (upper, Layout::right_to_left(Align::Center))
        }
        Lines::Two => {
            let start = pos2(inner.left() + BESIDE_ICON, below);
            let lower = Rect::from_min_max(start, pos2(inner.right(), below + size::NORMAL));
            (lower, Layout::left_to_right(Align::Center))
        }
    };
    let builder = UiBuilder::new().id_salt(("ends", place.index)).max_rect(rect).layout(layout);
    let mut right = ui.new_child(builder);
    right.spacing_mut().item_spacing.x = size::GAP_16;
    chip_and_button(&mut right, cx, row, (place, lines));
    match lines {
        Lines::One => right.min_rect().left() - size::GAP_16,
        Lines::Two => inner.right(),
    }
}

fn gutter(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, (title, line): (&str, &str)) {
    let mut words = ui.new_child(UiBuilder::new().id_salt(("gutter", title)).max_rect(rect));
    words.spacing_mut().item_spacing.y = 0.0;
    let label = |ui: &mut Ui, style: Text, words: &str, color: Color32| {
        ui.add(egui::Label::new(style.rich(words).color(color)).wrap());
    };
    label(&mut words, Text::SecondaryStrong, title, cx.tokens.text);
    label(&mut words, Text::Small, line, cx.tokens.text2);
}

fn chip_and_button(ui: &mut Ui, cx: &UiContext<'_>, row: &Row, (place, lines): (&Place, Lines)) {
    let (words, target) = &row.action;
    let button = if place.index == 0 { Button::primary(words) } else { Button::secondary(words) };
    let show_button = |ui: &mut Ui| {
        if button.show(ui, cx.tokens).clicked() {
            cx.go(target.clone());
        }
    };
    let show_chip = |ui: &mut Ui| {
        let (icon, words) = &row.chip;
        chip(ui, cx.tokens, row.tone, (*icon, words));
    };
    if lines == Lines::One {
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(vec2(place.buttons, size::NORMAL), layout, |ui| {
            ui.set_width(place.buttons);
            show_button(ui);
        });
        show_chip(ui);
    } else {
        show_chip(ui);
        show_button(ui);
    }
}
