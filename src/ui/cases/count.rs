//! How a due date was counted: one cell a day, and one sentence that names rule and extension.

use chrono::{Datelike, NaiveDate};
use egui::{Align2, CornerRadius, Frame, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::domain::calendar::DayKind;
use crate::domain::deadlines::{DayMark, Direction, HourSpan, MarkKind, RuleSet, Standing, StepDeadline};
use crate::ui::context::UiContext;
use crate::ui::deadline_words;
use crate::ui::icons;
use crate::ui::strings::Lang;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, paragraph};

/// Size of a day's cell.
const CELL: egui::Vec2 = vec2(50.0, 62.0);
/// Longer counts leave out their middle.
const CELLS_MOST: usize = 42;
const CELLS_AT_ENDS: usize = 14;

/// Whether a count is open to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Every day is shown.
    Open,
    /// One line.
    Folded,
}

/// Paints the count, opened or folded; answers whether it was turned.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (set, step): (&RuleSet, &StepDeadline), fold: Fold) -> bool {
    let tokens = cx.tokens;
    if fold == Fold::Folded {
        let open = Button::link(cx.text("count-open")).trailing(icons::EXPAND);
        return open.show(ui, tokens).clicked();
    }
    let frame = Frame::new()
        .fill(tokens.sunken)
        .stroke(Stroke::new(size::LINE, tokens.line))
        .corner_radius(CornerRadius::same(size::RADIUS_NOTE as u8))
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(3.0, size::GAP_8);
        let is_turned = head(ui, cx);
        if !step.explanation.marks.is_empty() {
            days(ui, cx, step);
        }
        for span in &step.explanation.spans {
            paragraph(ui, Text::Secondary, &span_words(cx, span), tokens.text2);
        }
        paragraph(ui, Text::Secondary, &sentence(cx, set, step), tokens.text2);
        is_turned
    });
    shown.inner
}

fn head(ui: &mut Ui, cx: &UiContext<'_>) -> bool {
    ui.horizontal(|ui| {
        crate::ui::widgets::label(ui, cx.tokens, Text::SecondaryStrong, &cx.text("count-title"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            Button::link(cx.text("count-close")).trailing(icons::COLLAPSE).show(ui, cx.tokens).clicked()
        })
        .inner
    })
    .inner
}

fn days(ui: &mut Ui, cx: &UiContext<'_>, step: &StepDeadline) {
    let marks = &step.explanation.marks;
    let due = step.due.map(|due| due.at.date());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        let is_long = marks.len() > CELLS_MOST;
        for (index, mark) in marks.iter().enumerate() {
            let is_left_out = is_long && index >= CELLS_AT_ENDS && index + CELLS_AT_ENDS < marks.len();
            if !is_left_out {
                cell(ui, cx, (mark, step.direction), ends(step, due));
            } else if index == CELLS_AT_ENDS {
                let (rect, _) = ui.allocate_exact_size(vec2(CELL.x / 2.0, CELL.y), Sense::hover());
                centred(ui, (rect.center(), Text::Body), "…", cx.tokens.text3);
            }
        }
    });
}

/// The due day, and whether it has gone by unmet.
type End = Option<(NaiveDate, Tone)>;

fn ends(step: &StepDeadline, due: Option<NaiveDate>) -> End {
    let tone = if matches!(step.standing, Standing::Overdue { .. }) { Tone::Danger } else { Tone::Warn };
    due.map(|due| (due, tone))
}

fn cell(ui: &mut Ui, cx: &UiContext<'_>, (mark, direction): (&DayMark, Direction), end: End) {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(CELL, Sense::hover());
    let counts = matches!(mark.kind, MarkKind::Counted(_) | MarkKind::Extended(_));
    let is_today = mark.date == cx.today();
    let is_due = end.filter(|(due, _)| *due == mark.date).map(|(_, tone)| tone);
    let (fill, stroke, color) = match (is_due, is_today, counts) {
        (Some(Tone::Danger), ..) => (tokens.danger_soft, tokens.danger, tokens.danger_text),
        (Some(_), ..) => (tokens.warn_soft, tokens.warn, tokens.warn_text),
        (_, true, _) => (tokens.selected, tokens.accent, tokens.accent_text),
        (_, _, true) => (tokens.surface, tokens.line, tokens.text),
        _ => (tokens.sunken, tokens.line, tokens.text3),
    };
    let painter = ui.painter();
    painter.rect_filled(rect, size::RADIUS, fill);
    if counts || is_today || is_due.is_some() {
        painter.rect_stroke(rect, size::RADIUS, Stroke::new(size::LINE, stroke), StrokeKind::Inside);
    } else {
        dashed(ui, rect.shrink(0.5), Stroke::new(size::LINE, tokens.line_strong.gamma_multiply(0.6)));
    }
    let weekday = if is_today { cx.text("count-today") } else { cx.strings.weekday_sign(mark.date.weekday()) };
    let word = short_mark(cx, mark, direction);
    let line = |dy: f32| pos2(rect.center().x, rect.top() + dy);
    centred(ui, (line(13.0), Text::Small), &weekday, color);
    centred(ui, (line(31.0), Text::RowTitle), &mark.date.day().to_string(), color);
    centred(ui, (line(49.0), Text::Small), &word, color);
    let name = format!("{} {word}", cx.strings.date_with_weekday(mark.date, cx.today()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if let DayKind::Holiday(holiday) = &mark.day {
        let tip = format!("{name} {}", holiday.in_language(cx.strings.lang().key()));
        crate::ui::widgets::tip(response, tokens, &tip, None);
    }
}

/// A holiday's name is too long for a cell: it stands in the tooltip.
fn short_mark(cx: &UiContext<'_>, mark: &DayMark, direction: Direction) -> String {
    let day = if mark.kind == MarkKind::Rest { DayKind::RestDay } else { mark.day.clone() };
    deadline_words::mark(cx.strings, &DayMark { day, ..mark.clone() }, direction)
}

fn centred(ui: &Ui, (at, style): (egui::Pos2, Text), words: &str, color: egui::Color32) {
    ui.painter().text(at, Align2::CENTER_CENTER, words, style.font(), color);
}

fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, 3.0, 3.0));
}

fn span_words(cx: &UiContext<'_>, span: &HourSpan) -> String {
    let moment = |at| super::detail::moment_words(cx, at);
    let until = span.until.map_or_else(|| cx.text("count-until-now"), moment);
    let kind = deadline_words::span(cx.strings, span.kind);
    let values = [("from", moment(span.from).into()), ("until", until.into()), ("kind", kind.into())];
    cx.strings.text_with("count-span", &values)
}

/// Rule and step with what they rest on, then how the due moment was counted.
pub(super) fn sentence(cx: &UiContext<'_>, set: &RuleSet, step: &StepDeadline) -> String {
    let basis = deadline_words::basis(cx.strings, &step.basis);
    let name = step.name.in_language(cx.strings.lang().key());
    let mut said = vec![cx.strings.text_with("count-rule", &[("name", name.into()), ("basis", basis.into())])];
    said.extend(deadline_words::sentences(cx.strings, set, step, cx.today()));
    let gap = if cx.strings.lang() == Lang::En { " " } else { "" };
    said.join(gap)
}
