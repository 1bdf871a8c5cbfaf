//! The score as one sees it: figure, one bar of got, lost and open, and what cost how much.

use std::collections::BTreeMap;

use egui::{Align, Align2, Color32, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::domain::audits::{Answer, Gain, Score};
use crate::domain::standards::{Pack, Points};
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, chip, label, note, paragraph, secondary, separator};

/// Height of the score's bar.
const BAR: f32 = 12.0;
/// Side of a square of the legend.
const SQUARE: f32 = 10.0;
/// A row of what cost how much, and the room of its number.
const ROW: f32 = 30.0;
const NUMBER: f32 = 42.0;

/// A score with the pack it belongs to and the words above the figure.
pub(super) struct Figure<'a> {
    pub(super) score: &'a Score,
    pub(super) pack: &'a Pack,
    /// What was answered: what cost points is told by its reason where there is one.
    pub(super) answers: &'a BTreeMap<String, Answer>,
    pub(super) head: String,
}

impl Figure<'_> {
    fn lost(&self) -> Points {
        self.score.lost.iter().map(|(_, points)| *points).sum()
    }

    /// Whether every item that counts was answered.
    fn is_whole(&self) -> bool {
        self.score.unanswered.is_empty()
    }

    fn open(&self) -> Points {
        self.score.possible.less(self.score.checked)
    }
}

/// Head, figure, bar and legend.
pub(super) fn figure(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    secondary(ui, cx.tokens, &figure.head);
    let checked = words::points(cx.strings, figure.score.checked);
    let got = words::points(cx.strings, figure.score.earned);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Text::Score.line()), Sense::hover());
    let big = ui.fonts_mut(|fonts| fonts.layout_job(Text::Score.job(got.as_str(), cx.tokens.text)));
    let key = if figure.is_whole() { "audit-of-possible" } else { "audit-of-checked" };
    let beside = cx.strings.text_with(key, &[("checked", checked.into())]);
    let small = ui.fonts_mut(|fonts| fonts.layout_job(Text::Body.job(beside.as_str(), cx.tokens.text2)));
    let left = rect.left() + big.size().x + size::GAP_8;
    ui.painter().galley(rect.min, big, cx.tokens.text);
    ui.painter().galley(pos2(left, rect.bottom() - Text::Body.line() - 7.0), small, cx.tokens.text2);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{got} {beside}")));
    bar(ui, cx, figure);
    legend(ui, cx, figure);
    whole(ui, cx, figure);
}

/// Once every item counts: the score of 100, the grade, and what leaves the possible total.
fn whole(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    let Score { scaled_to_100, result, possible, total, bonus, .. } = figure.score;
    let Some((scaled, result)) = scaled_to_100.zip(result.as_ref()) else {
        if figure.is_whole() {
            paragraph(ui, Text::Secondary, &cx.text("audit-nothing-possible"), cx.tokens.text2);
        }
        return;
    };
    ui.add_space(size::GAP_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        let score = cx.strings.text_with("audit-scaled", &[("score", cx.strings.number(result.score, 2).into())]);
        label(ui, cx.tokens, Text::RowTitle, &score);
        if let Some(grade) = figure.pack.grade(&result.grade) {
            let (icon, tone) = words::grade_icon(result.is_passed);
            chip(ui, cx.tokens, tone, (icon, grade.title.in_language(cx.strings.lang().key())));
        }
    });
    let mut notes = Vec::new();
    if possible < total {
        let values = [
            ("possible", words::points(cx.strings, *possible).into()),
            ("total", words::points(cx.strings, *total).into()),
        ];
        notes.push(cx.strings.text_with("audit-left-out", &values));
    }
    if *bonus > Points::ZERO {
        notes.push(cx.strings.text_with("audit-with-bonus", &[("n", words::points(cx.strings, *bonus).into())]));
    }
    if result.score < scaled {
        notes.push(cx.strings.text_with("audit-before-veto", &[("score", cx.strings.number(scaled, 2).into())]));
    }
    for note in notes {
        paragraph(ui, Text::Secondary, &note, cx.tokens.text2);
    }
}

/// An icon and words that wrap beside it.
pub(super) fn line_with_icon(ui: &mut Ui, cx: &UiContext<'_>, (icon, color): (Icon, Color32), words: &str) {
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icon.show(ui, size::CHIP_ICON + 2.0, color);
        paragraph(ui, Text::Secondary, words, cx.tokens.text2);
    });
}

/// The vetoes of a score with what they do; one line where none was triggered; nothing where the pack has none.
pub(super) fn vetoes(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    let has_veto = figure.pack.items.iter().any(|item| item.veto);
    if !has_veto {
        return;
    }
    if figure.score.vetoed.is_empty() {
        line_with_icon(ui, cx, (icons::VERIFIED, cx.tokens.ok), &cx.text("audit-no-veto"));
        return;
    }
    for code in &figure.score.vetoed {
        let effect = figure.pack.item(code).and_then(|item| item.veto_effect).unwrap_or(figure.pack.veto_effect);
        let item = words::item_line(cx.strings, figure.pack, code);
        let effect = audit_words::veto_effect(cx.strings, effect);
        let words = cx.strings.text_with("audit-veto", &[("items", item.into()), ("effect", effect.into())]);
        note(ui, cx.tokens, Tone::Danger, (icons::VETO, &words));
        ui.add_space(size::GAP_4);
    }
}

/// Which corrections would gain most.
pub(super) fn gains(ui: &mut Ui, cx: &UiContext<'_>, (pack, gains): (&Pack, &[Gain])) {
    if gains.is_empty() {
        return;
    }
    ui.add_space(size::GAP_8);
    label(ui, cx.tokens, Text::RowTitle, &cx.text("audit-gains"));
    for gain in gains {
        let number = pack.number_of(&gain.item).unwrap_or_default();
        let text = pack.item(&gain.item).map_or("", |item| item.text.in_language(cx.strings.lang().key()));
        let points = words::points(cx.strings, gain.points);
        let plus = if gain.lifts_veto { cx.text("audit-gain-veto") } else { format!("+{points}") };
        let color = if gain.lifts_veto { cx.tokens.danger_text } else { cx.tokens.ok_text };
        cost_row(ui, cx, (&number, text), (&plus, color));
    }
}

fn bar(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    let whole = figure.score.possible.as_number().max(1.0);
    let part = |points: Points| rect.width() * (points.as_number() / whole) as f32;
    let round = CornerRadius::same((BAR / 2.0) as u8);
    ui.painter().rect_filled(rect, round, cx.tokens.neutral_soft);
    let got = (rect.left() + part(figure.score.earned)).min(rect.right());
    let lost = (got + part(figure.lost())).min(rect.right());
    let painter = ui.painter().with_clip_rect(Rect::from_min_max(rect.min, pos2(lost, rect.bottom())));
    painter.rect_filled(rect, round, cx.tokens.danger);
    let painter = ui.painter().with_clip_rect(Rect::from_min_max(rect.min, pos2(got, rect.bottom())));
    painter.rect_filled(rect, round, cx.tokens.accent);
}

fn legend(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_12, 0.0);
        let parts = [
            (cx.tokens.accent, "audit-legend-got", figure.score.earned),
            (cx.tokens.danger, "audit-legend-lost", figure.lost()),
            (cx.tokens.neutral_soft, "audit-legend-open", figure.open()),
        ];
        for (color, key, points) in parts {
            if key != "audit-legend-open" || points > Points::ZERO {
                let amount = words::points(cx.strings, points);
                legend_part(ui, cx, color, &cx.strings.text_with(key, &[("n", amount.into())]));
            }
        }
    });
}

/// A square of a colour with its words, which wrap together.
fn legend_part(ui: &mut Ui, cx: &UiContext<'_>, color: Color32, words: &str) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(words, cx.tokens.text2)));
    let beside = SQUARE + size::GAP_4;
    let wanted = vec2(beside + galley.size().x, Text::Secondary.line());
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let square = Rect::from_center_size(pos2(rect.left() + SQUARE / 2.0, rect.center().y), vec2(SQUARE, SQUARE));
    ui.painter().rect_filled(square, CornerRadius::same(2), color);
    ui.painter().galley(pos2(rect.left() + beside, rect.top()), galley, cx.tokens.text2);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// What cost how much, in the order of the pack.
pub(super) fn lost(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>) {
    let count = figure.score.lost.len();
    ui.horizontal(|ui| {
        label(ui, cx.tokens, Text::RowTitle, &cx.text("audit-lost"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            secondary(ui, cx.tokens, &cx.strings.text_with("audit-items", &[("n", count.into())]));
        });
    });
    separator(ui, cx.tokens);
    if count == 0 {
        secondary(ui, cx.tokens, &cx.text("audit-lost-nothing"));
        return;
    }
    for (code, points) in &figure.score.lost {
        lost_row(ui, cx, figure, (code, *points));
        separator(ui, cx.tokens);
    }
}

fn lost_row(ui: &mut Ui, cx: &UiContext<'_>, figure: &Figure<'_>, (code, points): (&str, Points)) {
    let text = figure.pack.item(code).map(|item| item.text.in_language(cx.strings.lang().key()));
    let reason = figure.answers.get(code).map(|answer| answer.reason.trim()).filter(|reason| !reason.is_empty());
    let item = reason.or(text);
    let number = figure.pack.number_of(code).unwrap_or_default();
    let minus = format!("−{}", words::points(cx.strings, points));
    cost_row(ui, cx, (&number, item.unwrap_or(code)), (&minus, cx.tokens.danger_text));
}

/// Number and words of an item, and what it cost or would bring at the right.
fn cost_row(ui: &mut Ui, cx: &UiContext<'_>, (number, text): (&str, &str), (amount, color): (&str, Color32)) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let job =
        |style: Text, words: &str, color: Color32| ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)));
    let cost = job(Text::RowTitle, amount, color);
    let place = job(Text::Secondary, number, cx.tokens.text2);
    let left = rect.left() + NUMBER;
    let room = rect.right() - cost.size().x - size::GAP_8 - left;
    let words = ui.fonts_mut(|fonts| fonts.layout_job(Text::Body.elided(text, cx.tokens.text, room)));
    let cut = words.elided;
    for (galley, x, align) in [
        (place, rect.left(), Align2::LEFT_CENTER),
        (words, left, Align2::LEFT_CENTER),
        (cost, rect.left(), Align2::RIGHT_CENTER),
    ] {
        let spot = align.align_size_within_rect(galley.size(), rect.with_min_x(x));
        ui.painter().galley(spot.min, galley, cx.tokens.text);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{number} {text} {amount}")));
    if cut {
        crate::ui::widgets::tip(response, cx.tokens, text, None);
    }
}
