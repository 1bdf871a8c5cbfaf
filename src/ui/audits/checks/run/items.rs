//! The list of a walk: what failed last time first, then area by area; the present item is open, failed ones stay open.

use std::sync::Arc;

use egui::{
    Align, Galley, Layout, Pos2, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{Filter, Run, body};
use crate::domain::audits::{Verdict, loss};
use crate::domain::standards::{Item, Points};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{EmptyState, Tone, group_row};

/// Left edge of the texts.
const TEXT_LEFT: f32 = 64.0;
/// Room of points and of a counted number.
const POINTS: f32 = 64.0;
const VALUE: f32 = 76.0;
/// Above and below the words of a head.
const HEAD_GAP: f32 = 9.0;

/// Paints the list.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) {
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(size::LINE, cx.tokens.line));
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("items").show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let shown = run.shown();
        if shown.is_empty() {
            nothing(run, ui, cx);
        }
        let mut above = None;
        for code in shown {
            let group = group_of(run, &code);
            if above.as_ref() != Some(&group) {
                group_head(run, ui, cx, group.as_deref());
                above = Some(group);
            }
            row(run, ui, cx, &code);
        }
        ui.add_space(size::GAP_24);
    });
}

fn nothing(run: &Run, ui: &mut Ui, cx: &UiContext<'_>) {
    let (title, text) = match run.filter {
        Filter::Failed => ("audit-none-failed", "audit-none-failed-text"),
        Filter::All | Filter::Unanswered => ("audit-none-open", "audit-none-open-text"),
    };
    ui.add_space(size::GAP_24 * 2.0);
    EmptyState::new(icons::CHECKLIST, cx.text(title), cx.text(text)).show(ui, cx.tokens);
}

/// `None` is the group of what failed last time, else the area's code.
fn group_of(run: &Run, code: &str) -> Option<String> {
    if run.failed_before.contains(code) { None } else { run.item(code).map(|item| item.area.clone()) }
}

fn group_head(run: &Run, ui: &mut Ui, cx: &UiContext<'_>, group: Option<&str>) {
    let lang = cx.strings.lang().key();
    let items: Vec<&Item> =
        run.audit.pack.items.iter().filter(|item| group_of(run, &item.code).as_deref() == group).collect();
    let points: Points = items.iter().filter(|item| !item.bonus).map(|item| item.points).sum();
    let area = run.audit.pack.areas.iter().find(|area| Some(area.code.as_str()) == group);
    let name = area.map_or_else(|| cx.text("audit-group-failed"), |area| area.title.in_language(lang).to_owned());
    let answered = items.iter().filter(|item| run.answer(&item.code).is_some()).count();
    let values =
        [("n", items.len().into()), ("points", words::points(cx.strings, points).into()), ("done", answered.into())];
    group_row(ui, cx.tokens, (&name, &cx.strings.text_with("audit-group-count", &values)));
}

/// Where the parts of a row stand.
struct Columns {
    text: egui::Rangef,
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
        let numbers = run.audit.pack.items.iter().any(Item::takes_number) && rect.width() > super::top::ONE_LINE;
        let end = if numbers { value_right - VALUE } else { value_right };
        let value_right = numbers.then_some(value_right);
        let left = rect.left() + TEXT_LEFT;
        Self { text: egui::Rangef::new(left, end.max(left + 80.0)), value_right, points_right, state_left }
    }
}

fn galley(ui: &Ui, style: Text, words: &str) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, egui::Color32::PLACEHOLDER)))
}

fn row(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, code: &str) {
    let Some(item) = run.item(code).cloned() else {
        return;
    };
    let present = run.present == code;
    let open = present || run.is_failed(code);
    let columns = Columns::of(ui, run, cx);
    let ground = ui.painter().add(Shape::Noop);
    let (head, clicked) = head(run, ui, cx, (&item, &columns));
    let bottom = if open { inside(run, ui, cx, (&item, &columns, head)) } else { head.bottom() };
    let whole = head.with_max_y(bottom);
    if present {
        let mut shapes = vec![Shape::rect_filled(whole, 0.0, cx.tokens.selected)];
        let bar = Rect::from_min_size(whole.min, vec2(size::BAR, whole.height()));
        shapes.push(Shape::rect_filled(bar, 0.0, cx.tokens.accent));
        ui.painter().set(ground, Shape::Vec(shapes));
    } else if clicked.hovered() {
        ui.painter().set(ground, Shape::rect_filled(whole, 0.0, cx.tokens.hover));
    }
    ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, Stroke::new(size::LINE, cx.tokens.line));
    ui.advance_cursor_after_rect(whole);
    if present && std::mem::take(&mut run.reveal) {
        ui.scroll_to_rect(whole.expand2(vec2(0.0, size::ROW_TODAY)), None);
        ui.ctx().request_repaint();
    }
    if clicked.clicked() {
        run.turn_to(code, cx);
    }
}

/// Number, text, points and state: the part that is always there, and is clicked.
fn head(run: &Run, ui: &mut Ui, cx: &UiContext<'_>, (item, columns): (&Item, &Columns)) -> (Rect, Response) {
    let lang = cx.strings.lang().key();
    let (tokens, code) = (cx.tokens, item.code.as_str());
    let open = run.present == code || run.is_failed(code);
    let style = if open { Text::RowTitle } else { Text::Body };
    let text = item.text.in_language(lang);
    let title = ui.fonts_mut(|fonts| fonts.layout_job(style.wrapped(text, tokens.text, columns.text.span())));
    let start = ui.cursor().min;
    let rect =
        Rect::from_min_size(start, vec2(ui.max_rect().width(), (title.size().y + 2.0 * HEAD_GAP).max(size::ROW_AIRY)));
    let response = ui.interact(rect, ui.scope_id().with(("item", code)), Sense::click());
    let verdict = run.answer(code).map(|answer| answer.verdict);
    let number = run.audit.pack.number_of(code).unwrap_or_default();
    let state = words::verdict(cx.strings, verdict);
    let name = format!("{number} {text} {state}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, run.present == code, &name));
    let first = start.y + HEAD_GAP;
    ui.painter().galley(pos2(columns.text.min, first), title, tokens.text);
    put(ui, (Text::Secondary, &number, tokens.text2), pos2(start.x + size::GAP_20, first));
    figures(run, ui, cx, (item, columns, first));
    (rect, response)
}

/// One line whose middle is that of a body line beginning at `at`.
fn put(ui: &Ui, (style, words, color): (Text, &str, egui::Color32), at: Pos2) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)));
    let lift = (Text::Body.line() - style.line()) / 2.0;
    ui.painter().galley(at + vec2(0.0, lift), galley, color);
}

/// Counted number, points and state at the right of a head.
fn figures(run: &Run, ui: &Ui, cx: &UiContext<'_>, (item, columns, top): (&Item, &Columns, f32)) {
    let tokens = cx.tokens;
    let answer = run.answer(&item.code);
    let verdict = answer.map(|answer| answer.verdict);
    let (points, color) = points_of(run, cx, item);
    let failed = verdict == Some(Verdict::Fail);
    let style = if failed { Text::SecondaryStrong } else { Text::Secondary };
    let left = columns.points_right - galley(ui, style, &points).size().x;
    put(ui, (style, &points, color), pos2(left, top));
    let value = words::answered_value(cx.strings, item, answer);
    if let Some((value, right)) = value.zip(columns.value_right) {
        let width = galley(ui, Text::Secondary, &value).size().x;
        put(ui, (Text::Secondary, &value, tokens.text2), pos2(right - width, top));
    }
    let (icon, tone) = words::verdict_icon(verdict);
    let middle = vec2(size::BUTTON_ICON / 2.0, Text::Body.line() / 2.0);
    let at = pos2(columns.state_left, top);
    icon.paint(ui.painter(), at + middle, size::BUTTON_ICON, tone.text(tokens));
    let state = words::verdict(cx.strings, verdict);
    let beside = at + vec2(size::BUTTON_ICON + size::GAP_4, 0.0);
    put(ui, (Text::Secondary, &state, tone.text(tokens)), beside);
}

fn points_of(run: &Run, cx: &UiContext<'_>, item: &Item) -> (String, egui::Color32) {
    let whole = words::points(cx.strings, item.points);
    let Some(answer) = run.answer(&item.code) else {
        return (format!("— / {whole}"), cx.tokens.text2);
    };
    if answer.verdict == Verdict::NotApplicable {
        return ("—".to_owned(), cx.tokens.text2);
    }
    let lost = loss(item, answer);
    let got = words::points(cx.strings, item.points.less(lost));
    let color = if lost > Points::ZERO { Tone::Danger.text(cx.tokens) } else { cx.tokens.text2 };
    (format!("{got} / {whole}"), color)
}

/// What stands below the head of an open item; answers its lower edge.
fn inside(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (item, columns, head): (&Item, &Columns, Rect)) -> f32 {
    let right = columns.value_right.unwrap_or(columns.text.max).max(columns.text.max);
    let hinted = item.hint.is_some() && run.present == item.code;
    let lift = if hinted { size::GAP_8 } else { size::GAP_4 };
    let place = Rect::from_min_max(pos2(columns.text.min, head.bottom() - lift), pos2(right, head.bottom() + 2000.0));
    let layout = Layout::top_down(Align::Min);
    let builder = UiBuilder::new().id_salt(("inside", &item.code)).max_rect(place).layout(layout);
    let mut inner = ui.new_child(builder);
    inner.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
    body::show(run, &mut inner, cx, item);
    inner.min_rect().bottom() + size::GAP_12
}
