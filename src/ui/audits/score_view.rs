//! The score as one sees it: figure, one bar of got, lost and open, and what cost how much.

use egui::{Align, Align2, Color32, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::domain::audits::Score;
use crate::domain::standards::{Pack, Points};
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{label, secondary, separator};

/// Height of the score's bar.
const BAR: f32 = 12.0;

/// A score with the pack it belongs to and the words above the figure.
pub(super) struct Figure<'a> {
    pub(super) score: &'a Score,
    pub(super) pack: &'a Pack,
    pub(super) head: String,
}

impl Figure<'_> {
    fn lost(&self) -> Points {
        self.score.lost.iter().map(|(_, points)| *points).sum()
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
    let beside = cx.strings.text_with("audit-of-checked", &[("checked", checked.into())]);
    let small = ui.fonts_mut(|fonts| fonts.layout_job(Text::Body.job(beside.as_str(), cx.tokens.text2)));
    let left = rect.left() + big.size().x + size::GAP_8;
    ui.painter().galley(rect.min, big, cx.tokens.text);
    ui.painter().galley(pos2(left, rect.bottom() - Text::Body.line() - 7.0), small, cx.tokens.text2);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{got} {beside}")));
    bar(ui, cx, figure);
    legend(ui, cx, figure);
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
        ui.spacing_mut().item_spacing = vec2(size::GAP_4, 0.0);
        let strings = cx.strings;
        let parts = [
            (cx.tokens.accent, "audit-legend-got", figure.score.earned),
            (cx.tokens.danger, "audit-legend-lost", figure.lost()),
        ];
        for (color, key, points) in parts {
            square(ui, color);
            let amount = words::points(strings, points);
            secondary(ui, cx.tokens, &strings.text_with(key, &[("n", amount.into())]));
            ui.add_space(size::GAP_8);
        }
        if figure.open() > Points::ZERO {
            square(ui, cx.tokens.neutral_soft);
            let amount = words::points(strings, figure.open());
            secondary(ui, cx.tokens, &strings.text_with("audit-legend-open", &[("n", amount.into())]));
        }
    });
}

fn square(ui: &mut Ui, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(10.0, Text::Secondary.line()), Sense::hover());
    let square = Rect::from_center_size(rect.center(), vec2(10.0, 10.0));
    ui.painter().rect_filled(square, CornerRadius::same(2), color);
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
        lost_row(ui, cx, (figure.pack, code, *points));
        separator(ui, cx.tokens);
    }
}

fn lost_row(ui: &mut Ui, cx: &UiContext<'_>, (pack, code, points): (&Pack, &str, Points)) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let item = pack.item(code).map(|item| item.text.in_language(cx.strings.lang().key()));
    let text = item.unwrap_or(code);
    let number = pack.number_of(code).unwrap_or_default();
    let minus = format!("−{}", words::points(cx.strings, points));
    let job =
        |style: Text, words: &str, color: Color32| ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)));
    let cost = job(Text::RowTitle, &minus, cx.tokens.danger_text);
    let place = job(Text::Secondary, &number, cx.tokens.text2);
    let left = rect.left() + 38.0;
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
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{number} {text} {minus}")));
    if cut {
        crate::ui::widgets::tip(response, cx.tokens, text, None);
    }
}
