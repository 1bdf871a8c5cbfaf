//! The list of a walk, area by area; the present item is open, failed ones stay open, linked ones say their figure.

use std::sync::Arc;

use egui::{
    Align, Align2, Color32, Galley, Layout, Pos2, Rangef, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::lines::{Head, ItemLine, Line};
use super::{Filter, Run, Words, body, evidence, lines};
use crate::domain::audits::Verdict;
use crate::domain::standards::Item;
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{EmptyState, Tone, chip, chip_width};

/// Left edge of the texts.
const TEXT_LEFT: f32 = 64.0;
/// Room of points and of a counted number.
const POINTS: f32 = 74.0;
const VALUE: f32 = 84.0;
/// Above and below the words of a head.
const HEAD_GAP: f32 = 9.0;

/// Paints the list.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) {
    lines::refresh(run, cx);
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(size::LINE, cx.tokens.line));
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("items").show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if run.lines.all.is_empty() {
            nothing(run, ui, cx);
        }
        let columns = Columns::of(ui, run, cx);
        let typing = typing_in(run, ui);
        let all = std::mem::take(&mut run.lines.all);
        let mut tall = std::mem::take(&mut run.lines.tall);
        let keep = |index: usize| match all.get(index) {
            Some(Line::Item(line)) => line.is_present || typing.as_ref() == Some(&line.code),
            _ => false,
        };
        tall.show(ui, egui::Id::unique(("audit lines", run.id.0)), keep, |ui, index| match all.get(index) {
            Some(Line::Head(head)) => group_head(ui, cx, head),
            Some(Line::Item(line)) => row(run, ui, cx, (line, &columns)),
            None => {}
        });
        run.lines.tall = tall;
        run.lines.all = all;
        ui.add_space(size::GAP_24);
    });
}

/// The item whose words are typed.
fn typing_in(run: &Run, ui: &Ui) -> Option<String> {
    let focused = ui.memory(egui::Memory::focused)?;
    let is_typed =
        |code: &&String| [Words::Reason, Words::Overrule].into_iter().any(|words| run.words_id(code, words) == focused);
    run.order.iter().find(is_typed).cloned()
}

fn nothing(run: &Run, ui: &mut Ui, cx: &UiContext<'_>) {
    let (title, text) = match run.filter {
        Filter::Failed => ("audit-none-failed", "audit-none-failed-text"),
        Filter::All | Filter::Unanswered => ("audit-none-open", "audit-none-open-text"),
    };
    ui.add_space(size::GAP_24 * 2.0);
    EmptyState::new(icons::CHECKLIST, cx.text(title), cx.text(text)).show(ui, cx.tokens);
}

/// Name and contents of a group at the left, how far it is at the right.
fn group_head(ui: &mut Ui, cx: &UiContext<'_>, head: &Head) {
    let Head { name, about, far } = head;
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_GROUP + 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens.ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, tokens.line));
    let inner = rect.shrink2(vec2(size::GAP_20, 0.0));
    let right = galley(ui, Text::Secondary, far);
    let room = inner.width() - right.size().x - size::GAP_16;
    let title = ui.fonts_mut(|fonts| fonts.layout_job(Text::SecondaryStrong.elided(name.as_str(), tokens.text, room)));
    let beside = title.size().x + size::GAP_8;
    let about_job = Text::Secondary.elided(about.as_str(), tokens.text2, (room - beside).max(0.0));
    let grey = ui.fonts_mut(|fonts| fonts.layout_job(about_job));
    for (galley, left, align, color) in [
        (title, 0.0, Align2::LEFT_CENTER, tokens.text),
        (grey, beside, Align2::LEFT_CENTER, tokens.text2),
        (right, 0.0, Align2::RIGHT_CENTER, tokens.text2),
    ] {
        let place = align.align_size_within_rect(galley.size(), inner.with_min_x(inner.left() + left));
        ui.painter().galley(place.min, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name} {about} {far}").trim()));
}

/// Where the parts of a row stand.
pub(super) struct Columns {
    text: Rangef,
    value_right: Option<f32>,
    points_right: f32,
    state_left: f32,
}

impl Columns {
    fn of(ui: &Ui, run: &Run, cx: &UiContext<'_>) -> Self {
        let rect = ui.max_rect();
        let widest = [None, Some(Verdict::Pass), Some(Verdict::Fail), Some(Verdict::NotApplicable)]
            .map(|verdict| galley(ui, Text::Secondary, &words::verdict(cx.strings, verdict)).size().x)
            .into_iter()
            .fold(0.0, f32::max);
        let state_left = rect.right() - size::GAP_20 - widest - size::BUTTON_ICON - size::GAP_4;
        let points_right = state_left - size::GAP_12;
        let value_right = points_right - POINTS;
        let numbers = run.lines.has_numbers && rect.width() > super::top::ONE_LINE;
        let end = if numbers { value_right - VALUE } else { value_right };
        let value_right = numbers.then_some(value_right);
        let left = rect.left() + TEXT_LEFT;
        Self { text: Rangef::new(left, end.max(left + 80.0)), value_right, points_right, state_left }
    }
}

fn galley(ui: &Ui, style: Text, words: &str) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, Color32::PLACEHOLDER)))
}

fn row(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (line, columns): (&ItemLine, &Columns)) {
    let Some(item) = run.item(&line.code).cloned() else {
        return;
    };
    let ground = ui.painter().add(Shape::Noop);
    let (head, clicked) = head(ui, cx, (line, columns));
    let mut bottom = head.bottom();
    if let Some(figure) = &line.figure {
        let place = below(columns, bottom - size::GAP_8);
        bottom = inside(ui, ("records", place), |ui| evidence::show(run, ui, cx, (&item, figure))) - size::GAP_4;
    }
    if line.is_open() {
        let lift = match (line.is_present, line.figure.is_some()) {
            (false, _) => -size::GAP_4,
            (true, true) => size::GAP_4,
            (true, false) if item.hint.is_some() => size::GAP_8,
            (true, false) => 0.0,
        };
        let place = below(columns, bottom - lift);
        bottom = inside(ui, ("inside", place), |ui| body::show(run, ui, cx, &item)).max(bottom);
    }
    let whole = head.with_max_y(bottom);
    paint_ground(ui, cx, (ground, whole), (line, &clicked));
    ui.advance_cursor_after_rect(whole);
    if line.is_present && std::mem::take(&mut run.reveal) {
        ui.scroll_to_rect(whole.expand2(vec2(0.0, size::ROW_TODAY)), None);
        ui.ctx().request_repaint();
    }
    if clicked.clicked() {
        run.turn_to(&line.code, cx);
    }
}

fn paint_ground(
    ui: &Ui,
    cx: &UiContext<'_>,
    (ground, whole): (egui::layers::ShapeIdx, Rect),
    (line, clicked): (&ItemLine, &Response),
) {
    let tokens = cx.tokens;
    if line.is_present {
        let mut shapes = vec![Shape::rect_filled(whole, 0.0, tokens.selected)];
        let bar = Rect::from_min_size(whole.min, vec2(size::BAR, whole.height()));
        shapes.push(Shape::rect_filled(bar, 0.0, tokens.accent));
        ui.painter().set(ground, Shape::Vec(shapes));
    } else if clicked.hovered() {
        ui.painter().set(ground, Shape::rect_filled(whole, 0.0, tokens.hover));
    } else if line.figure.is_some() {
        ui.painter().set(ground, Shape::rect_filled(whole, 0.0, tokens.sunken));
    }
    ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, Stroke::new(size::LINE, tokens.line));
}

/// Number, text, chips, points and state: the part that is always there, and is clicked.
fn head(ui: &mut Ui, cx: &UiContext<'_>, (line, columns): (&ItemLine, &Columns)) -> (Rect, Response) {
    let tokens = cx.tokens;
    let style = if line.is_open() { Text::RowTitle } else { Text::Body };
    let room = columns.text.span();
    let title = ui.fonts_mut(|fonts| fonts.layout_job(style.wrapped(line.text.as_str(), tokens.text, room)));
    let widths: Vec<f32> = line.chips.iter().map(|(_, _, words)| chip_width(ui, words) + size::GAP_8).collect();
    let chips: f32 = widths.iter().sum();
    let beside = title.rows.len() == 1 && title.size().x + chips <= room;
    let under = if chips > 0.0 && !beside { size::CHIP + size::GAP_4 } else { 0.0 };
    let start = ui.cursor().min;
    let height = (title.size().y + under + 2.0 * HEAD_GAP).max(size::ROW_AIRY);
    let rect = Rect::from_min_size(start, vec2(ui.max_rect().width(), height));
    let response = ui.interact(rect, ui.scope_id().with("item"), Sense::click());
    let name = format!("{} {} {}", line.number, line.text, line.state);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, line.is_present, &name));
    let first = start.y + HEAD_GAP;
    let chips_at = if beside {
        pos2(columns.text.min + title.size().x + size::GAP_8, first - 1.0)
    } else {
        pos2(columns.text.min, first + title.size().y + size::GAP_4)
    };
    ui.painter().galley(pos2(columns.text.min, first), title, tokens.text);
    put(ui, (Text::Secondary, &line.number, tokens.text2), pos2(start.x + size::GAP_20, first));
    paint_chips(ui, cx, line, chips_at);
    figures(ui, cx, (line, columns, first));
    (rect, response)
}

fn paint_chips(ui: &mut Ui, cx: &UiContext<'_>, line: &ItemLine, at: Pos2) {
    if line.chips.is_empty() {
        return;
    }
    let place = Rect::from_min_size(at, vec2(600.0, size::CHIP));
    let layout = Layout::left_to_right(Align::Min);
    let mut row = ui.new_child(UiBuilder::new().id_salt("chips").max_rect(place).layout(layout));
    row.spacing_mut().item_spacing.x = size::GAP_8;
    for (tone, icon, words) in &line.chips {
        chip(&mut row, cx.tokens, *tone, (*icon, words));
    }
}

/// One line whose middle is that of a body line beginning at `at`.
fn put(ui: &Ui, (style, words, color): (Text, &str, Color32), at: Pos2) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)));
    let lift = (Text::Body.line() - style.line()) / 2.0;
    ui.painter().galley(at + vec2(0.0, lift), galley, color);
}

/// Counted number, points and state at the right of a head.
fn figures(ui: &Ui, cx: &UiContext<'_>, (line, columns, top): (&ItemLine, &Columns, f32)) {
    let tokens = cx.tokens;
    let failed = line.verdict == Some(Verdict::Fail);
    let style = if failed { Text::SecondaryStrong } else { Text::Secondary };
    let color = if line.is_lost { Tone::Danger.text(tokens) } else { tokens.text2 };
    let left = columns.points_right - galley(ui, style, &line.points).size().x;
    put(ui, (style, &line.points, color), pos2(left, top));
    if let Some(right) = columns.value_right.filter(|_| !line.value.is_empty()) {
        let width = galley(ui, Text::Secondary, &line.value).size().x;
        put(ui, (Text::Secondary, &line.value, tokens.text2), pos2(right - width, top));
    }
    let (icon, tone) = words::verdict_icon(line.verdict);
    let middle = vec2(size::BUTTON_ICON / 2.0, Text::Body.line() / 2.0);
    let at = pos2(columns.state_left, top);
    icon.paint(ui.painter(), at + middle, size::BUTTON_ICON, tone.text(tokens));
    let beside = at + vec2(size::BUTTON_ICON + size::GAP_4, 0.0);
    put(ui, (Text::Secondary, &line.state, tone.text(tokens)), beside);
}

/// The room below the words of an item, from `top` on.
fn below(columns: &Columns, top: f32) -> Rect {
    let right = columns.value_right.unwrap_or(columns.text.max).max(columns.text.max);
    Rect::from_min_max(pos2(columns.text.min, top), pos2(right, top + 4000.0))
}

/// What stands below the head of an item; answers its lower edge.
fn inside(ui: &mut Ui, (name, place): (&str, Rect), contents: impl FnOnce(&mut Ui)) -> f32 {
    let layout = Layout::top_down(Align::Min);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(layout));
    inner.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
    contents(&mut inner);
    let bottom = inner.min_rect().bottom();
    if bottom > place.top() + 1.0 { bottom + size::GAP_12 } else { place.top() + size::GAP_8 }
}

/// Whether the item is answered by its records alone.
pub(super) fn is_by_records(run: &Run, item: &Item) -> bool {
    run.answer(&item.code).is_some_and(|answer| answer.evidence.is_some())
}
