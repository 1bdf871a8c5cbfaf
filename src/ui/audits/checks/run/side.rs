//! The score side of a walk: figure, bar, what cost how much, veto, keys, and finishing once nothing is missing.

use egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::{Run, Wish};
use crate::domain::audits::RunProblemKind;
use crate::ui::audits::score_view::{self, Figure};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, card, elided_label, key_cap, label, paragraph, separator, split_bottom};

/// Height of the bar that carries the score in a narrow window.
pub(super) const BAR: f32 = 64.0;
/// Height of the part with the last button.
const FOOT: f32 = 106.0;
/// Height of the keys; a lower side does without them.
const KEYS: f32 = 158.0;
const WITH_KEYS: f32 = 600.0;

/// Paints the side.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let all = ui.max_rect();
    ui.painter().vline(all.left() + 0.5, all.y_range(), Stroke::new(size::LINE, cx.tokens.line));
    let inner =
        Rect::from_min_max(all.min + vec2(size::GAP_20, size::GAP_16), all.max - vec2(size::GAP_20, size::GAP_12));
    let mut pane = ui.new_child(UiBuilder::new().id_salt("score").max_rect(inner).layout(Layout::top_down(Align::Min)));
    let has_keys = all.height() >= WITH_KEYS;
    let (mut upper, mut lower) = split_bottom(&mut pane, if has_keys { FOOT + KEYS } else { FOOT });
    let room = upper.available_rect_before_wrap();
    let with_bar = room.with_max_x(all.right() - size::GAP_4);
    let builder = UiBuilder::new().id_salt("score and bar").max_rect(with_bar).layout(Layout::top_down(Align::Min));
    let mut wider = upper.new_child(builder);
    wider.set_clip_rect(with_bar.intersect(ui.clip_rect()));
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("score").show(&mut wider, |ui| {
        ui.set_max_width(room.width());
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        score(run, ui, cx);
    });
    lower.spacing_mut().item_spacing.y = size::GAP_8;
    if has_keys {
        keys(&mut lower, cx);
    } else {
        separator(&mut lower, cx.tokens);
    }
    foot(run, &mut lower, cx)
}

/// Figure, what cost how much, the last run beside it, vetoes, what would gain most.
fn score(run: &Run, ui: &mut Ui, cx: &UiContext<'_>) {
    let pack = &run.audit.pack;
    let head = if run.score.unanswered.is_empty() { "audit-score-whole" } else { "audit-score-now" };
    let figure = Figure { score: &run.score, pack, answers: &run.audit.answers, head: cx.text(head) };
    score_view::figure(ui, cx, &figure);
    ui.add_space(size::GAP_8);
    score_view::lost(ui, cx, &figure);
    ui.add_space(size::GAP_8);
    compared(run, ui, cx);
    score_view::vetoes(ui, cx, &figure);
    if run.score.lost.len() > run.gains.len() || !run.score.vetoed.is_empty() {
        score_view::gains(ui, cx, (pack, &run.gains));
    }
}

/// The last run of the same standard and subject.
fn compared(run: &Run, ui: &mut Ui, cx: &UiContext<'_>) {
    if let Some((compared, before)) = run.compared.as_ref().zip(run.before.as_ref()) {
        let words = words::compared(cx.strings, compared, &words::name_of_run(cx, before));
        score_view::line_with_icon(ui, cx, (words::compared_icon(compared), cx.tokens.text2), &words);
    }
}

/// The narrow form: figure left, last button right.
pub(super) fn bar(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    separator(ui, cx.tokens);
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.set_height(BAR - size::GAP_4);
        ui.add_space(size::GAP_20);
        let got = words::points(cx.strings, run.score.earned);
        let checked = words::points(cx.strings, run.score.checked);
        let values = [("got", got.into()), ("checked", checked.into())];
        label(ui, cx.tokens, Text::RowTitle, &cx.strings.text_with("audit-score-line", &values));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::GAP_16);
            wish = last_button(run, ui, cx, None);
        });
    });
    wish
}

fn keys(ui: &mut Ui, cx: &UiContext<'_>) {
    card(ui, cx.tokens, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        label(ui, cx.tokens, Text::SecondaryStrong, &cx.text("audit-keys"));
        let rows = [
            [("1", "audit-key-pass"), ("2", "audit-key-fail")],
            [("3", "audit-key-na"), ("0–9", "audit-key-number")],
            [("Enter", "audit-key-next"), ("Ctrl Z", "audit-key-undo")],
            [("↑ ↓", "audit-key-move"), ("Esc", "audit-key-leave")],
        ];
        let half = ((ui.available_width() - size::GAP_8) / 2.0).floor();
        for row in rows {
            ui.horizontal(|ui| {
                for (keys, meaning) in row {
                    ui.allocate_ui_with_layout(vec2(half, size::CHIP), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_width(half);
                        key_cap(ui, cx.tokens, keys);
                        elided_label(ui, cx.tokens, Text::Secondary, (&cx.text(meaning), cx.tokens.text2));
                    });
                }
            });
        }
    });
}

/// What is still missing, and the last button.
fn foot(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    ui.add_space(size::GAP_4);
    let (words, color) = missing(run, cx);
    paragraph(ui, Text::Secondary, &words, color);
    let width = ui.available_width();
    last_button(run, ui, cx, Some(width))
}

fn missing(run: &Run, cx: &UiContext<'_>) -> (String, egui::Color32) {
    let count = |kind| run.problems.iter().filter(|problem| problem.what == kind).count();
    let open = count(RunProblemKind::Unanswered);
    let rest = run.problems.len() - open;
    let strings = cx.strings;
    match (open, rest) {
        (0, 0) => (cx.text("audit-nothing-missing"), cx.tokens.text2),
        (open, 0) => (strings.text_with("audit-missing-open", &[("n", open.into())]), cx.tokens.text2),
        (open, rest) => {
            let first = run.problems.iter().find(|problem| problem.what != RunProblemKind::Unanswered);
            let number = first.and_then(|problem| run.audit.pack.number_of(&problem.item)).unwrap_or_default();
            let values = [("open", open.into()), ("n", rest.into()), ("first", number.into())];
            let key = if open == 0 { "audit-missing-reasons" } else { "audit-missing-both" };
            (strings.text_with(key, &values), cx.tokens.danger_text)
        }
    }
}

fn last_button(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, width: Option<f32>) -> Option<Wish> {
    let sized = |button: Button<'static>| match width {
        Some(width) => button.width(width),
        None => button,
    };
    if run.problems.is_empty() {
        let button = sized(Button::primary(cx.text("audit-finish")).icon(icons::CHECK).shortcut("Ctrl Enter"));
        return button.show(ui, cx.tokens).clicked().then_some(Wish::Finish);
    }
    let code = run.most_urgent()?;
    let number = run.audit.pack.number_of(&code).unwrap_or_default();
    let words = cx.strings.text_with("audit-go-to", &[("number", number.into())]);
    if sized(Button::secondary(words).icon(icons::NEXT).shortcut("Ctrl Enter")).show(ui, cx.tokens).clicked() {
        run.go_to_missing(cx);
    }
    None
}
