//! The columns of the ranking and their heads, with the legend of the plot.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::register::appraisals::Appraisal;
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Column, tip};

const RANK: f32 = 44.0;
const NAME_LEAST: f32 = 132.0;
const SCORE: f32 = 54.0;
const MARK: f32 = 48.0;
const RESULT: f32 = 126.0;
const PLOT: [f32; 2] = [70.0, 170.0];
/// Room on both sides of the plot.
const PLOT_GAP: f32 = 14.0;

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Rank,
    Name,
    Own,
    Again,
    Difference,
    Yearly,
    Plot,
    /// The prerequisite of this index in the pack.
    Mark(usize),
    Pass,
    Result,
}

/// The columns that fit, from the left, with their widths.
pub(super) fn columns(total: f32, appraisal: &Appraisal) -> Vec<(Shows, f32)> {
    let marks = appraisal.pack.prerequisites.len();
    let mut columns = vec![(Shows::Rank, RANK), (Shows::Name, NAME_LEAST), (Shows::Own, SCORE), (Shows::Again, SCORE)];
    columns.push((Shows::Difference, SCORE));
    if !appraisal.pack.parts.is_empty() {
        columns.push((Shows::Yearly, SCORE));
    }
    columns.push((Shows::Plot, 0.0));
    columns.extend((0..marks).map(|index| (Shows::Mark(index), MARK)));
    columns.extend([(Shows::Pass, MARK), (Shows::Result, RESULT)]);
    let fixed: f32 = columns.iter().map(|(_, width)| width).sum();
    let room = total - size::GAP_20 - size::GAP_16 - fixed;
    let [least, most] = PLOT;
    // Without room for the plot a gap stays, so that figures and signs keep apart.
    let plot = if room < least { room.clamp(0.0, PLOT_GAP) } else { room.min(most) };
    let more = (room - plot).max(0.0);
    for (shows, width) in &mut columns {
        match shows {
            Shows::Plot => *width = plot,
            Shows::Name => *width += more,
            _ => {}
        }
    }
    columns.retain(|(_, width)| *width > 0.5);
    columns
}

/// The same for the table.
pub(super) fn for_table(columns: &[(Shows, f32)]) -> Vec<Column<'static>> {
    let column = |(shows, width): &(Shows, f32)| {
        let column = Column::exact("", *width);
        match shows {
            Shows::Own | Shows::Again | Shows::Difference | Shows::Yearly | Shows::Result => column.right(),
            _ => column,
        }
    };
    columns.iter().map(column).collect()
}

/// The place of the plot in its column.
pub(super) fn plot_place(cell: Rect) -> Rect {
    cell.shrink2(vec2(PLOT_GAP, 0.0))
}

/// Paints the heads.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (columns, appraisal): (&[(Shows, f32)], &Appraisal)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEADER), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, cx.tokens.sunken);
    for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
        ui.painter().hline(rect.x_range(), y, Stroke::new(size::LINE, cx.tokens.line));
    }
    let mut left = rect.left() + size::GAP_20;
    for (index, (shows, width)) in columns.iter().enumerate() {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        left += width;
        head(ui, cx, (*shows, cell, index), appraisal);
    }
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, (shows, cell, index): (Shows, Rect, usize), appraisal: &Appraisal) {
    let pass = cx.strings.number(appraisal.rules().pass_score.as_number(), 2);
    let (words, align, whole) = match shows {
        Shows::Rank => (cx.text("appraisal-col-rank"), Align2::LEFT_CENTER, None),
        Shows::Name => (cx.text("appraisal-col-name"), Align2::LEFT_CENTER, None),
        Shows::Own => (cx.text("appraisal-col-own"), Align2::RIGHT_CENTER, Some(cx.text("audit-kind-self-score"))),
        Shows::Again => (cx.text("appraisal-col-again"), Align2::RIGHT_CENTER, Some(cx.text("audit-kind-re-score"))),
        Shows::Difference => {
            (cx.text("appraisal-col-difference"), Align2::RIGHT_CENTER, Some(cx.text("appraisal-col-difference-tip")))
        }
        Shows::Yearly => (cx.text("appraisal-col-year"), Align2::RIGHT_CENTER, Some(cx.text("appraisal-col-year-tip"))),
        Shows::Plot => {
            let place = plot_place(cell);
            if place.is_positive() {
                legend(ui, cx, (place, &pass));
            }
            return;
        }
        Shows::Mark(at) => {
            let needed = appraisal.pack.prerequisites.get(at);
            let title = needed.map(|needed| needed.text.in_language(cx.strings.lang().key()).to_owned());
            let rule = needed.map(|needed| super::words::rule(cx.strings, needed).to_owned());
            (title.unwrap_or_default(), Align2::CENTER_CENTER, rule)
        }
        Shows::Pass => {
            let whole = cx.strings.text_with("appraisal-col-pass-tip", &[("n", pass.clone().into())]);
            (format!("≥{pass}"), Align2::CENTER_CENTER, Some(whole))
        }
        Shows::Result => (cx.text("appraisal-col-result"), Align2::RIGHT_CENTER, None),
    };
    let bold = matches!(shows, Shows::Again if appraisal.pack.parts.is_empty()) || shows == Shows::Yearly;
    let (style, color) =
        if bold { (Text::SecondaryStrong, cx.tokens.text) } else { (Text::Secondary, cx.tokens.text2) };
    let is_mark = matches!(shows, Shows::Mark(_) | Shows::Pass);
    let cell = if is_mark { cell.with_max_x(cell.right() - size::GAP_8).expand2(vec2(size::GAP_4, 0.0)) } else { cell };
    if is_mark && paint::width(ui, style, &words) > cell.width() - size::GAP_4 {
        two_lines(ui, cell, (&words, color));
    } else {
        paint::put(ui, cell, align, (style, &words, color));
    }
    let response = ui.interact(cell, ui.scope_id().with(("appraisal head", index)), Sense::hover());
    let name = whole.clone().filter(|_| is_mark).map_or_else(|| words.clone(), |whole| format!("{words}: {whole}"));
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    if let Some(whole) = whole {
        tip(response, cx.tokens, &whole, None);
    }
}

/// A head of two words in a narrow column.
fn two_lines(ui: &Ui, cell: Rect, (words, color): (&str, egui::Color32)) {
    let (first, second) = words.rsplit_once(' ').unwrap_or((words, ""));
    let lines = [(first, cell.center().y - 7.0), (second, cell.center().y + 7.0)];
    for (words, y) in lines.into_iter().filter(|(words, _)| !words.is_empty()) {
        let place = Rect::from_center_size(pos2(cell.center().x, y), vec2(cell.width(), 14.0));
        paint::put(ui, place, Align2::CENTER_CENTER, (Text::Small, words, color));
    }
}

/// What both signs of the plot mean.
fn legend(ui: &mut Ui, cx: &UiContext<'_>, (place, pass): (Rect, &str)) {
    let (own, again) = (cx.text("audit-kind-self-score"), cx.text("audit-kind-re-score"));
    let response = ui.interact(place, ui.scope_id().with("appraisal legend"), Sense::hover());
    let words = cx.strings.text_with("appraisal-plot-tip", &[("n", pass.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &words));
    tip(response, cx.tokens, &words, None);
    let style = Text::Secondary;
    let y = place.center().y;
    let mut right = place.right();
    let both = [(&again, true), (&own, false)];
    let wide: f32 = both.iter().map(|(words, _)| paint::width(ui, style, words) + 26.0).sum();
    if wide > place.width() {
        let both = format!("60–100 · {pass}");
        let words = if paint::width(ui, style, &both) > place.width() { pass } else { &both };
        paint::put(ui, place, Align2::CENTER_CENTER, (style, words, cx.tokens.text2));
        return;
    }
    for (words, is_full) in both {
        let at = Rect::from_min_max(place.min, pos2(right, place.bottom()));
        let left = paint::put(ui, at, Align2::RIGHT_CENTER, (style, words, cx.tokens.text2)).left() - 10.0;
        let dot = pos2(left, y);
        if is_full {
            paint::full(ui, dot, cx.tokens);
        } else {
            paint::hollow(ui, dot, cx.tokens);
        }
        right = left - 14.0;
    }
    if right - place.left() > paint::width(ui, style, pass) + 6.0 {
        let stroke = Stroke::new(size::LINE, cx.tokens.line_strong);
        ui.painter().vline(place.left() + 1.0, y - 7.0..=y + 7.0, stroke);
        let words = place.with_min_x(place.left() + 6.0);
        paint::put(ui, words, Align2::LEFT_CENTER, (style, pass, cx.tokens.text2));
    }
}
