//! How a due date was counted: one cell a day, and one sentence that names rule and extension.

use chrono::{Datelike, NaiveDate};
use egui::{Align2, CornerRadius, Frame, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::domain::calendar::DayKind;
use crate::domain::deadlines::{
    Circumstance, DayMark, Direction, HourSpan, LimitUnit, MarkKind, Refusal as ExtensionRefusal, SpanKind,
    StepDeadline,
};
use crate::ui::case_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, paragraph};

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
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, step: &StepDeadline, fold: Fold) -> bool {
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
        paragraph(ui, Text::Secondary, &sentence(cx, step), tokens.text2);
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
                cell(ui, cx, mark, due);
            } else if index == CELLS_AT_ENDS {
                let (rect, _) = ui.allocate_exact_size(vec2(CELL.x / 2.0, CELL.y), Sense::hover());
                centred(ui, (rect.center(), Text::Body), "…", cx.tokens.text3);
            }
        }
    });
}

fn cell(ui: &mut Ui, cx: &UiContext<'_>, mark: &DayMark, due: Option<NaiveDate>) {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(CELL, Sense::hover());
    let counts = matches!(mark.kind, MarkKind::Counted(_) | MarkKind::Extended(_));
    let (is_today, is_due) = (mark.date == cx.today(), due == Some(mark.date));
    let (fill, stroke, color) = match (is_due, is_today, counts) {
        (true, ..) => (tokens.warn_soft, tokens.warn, tokens.warn_text),
        (_, true, _) => (tokens.selected, tokens.accent, tokens.accent_text),
        (_, _, true) => (tokens.surface, tokens.line, tokens.text),
        _ => (tokens.sunken, tokens.line, tokens.text3),
    };
    let painter = ui.painter();
    painter.rect_filled(rect, size::RADIUS, fill);
    if counts || is_today || is_due {
        painter.rect_stroke(rect, size::RADIUS, Stroke::new(size::LINE, stroke), StrokeKind::Inside);
    } else {
        dashed(ui, rect.shrink(0.5), Stroke::new(size::LINE, tokens.line_strong.gamma_multiply(0.6)));
    }
    let weekday = if is_today { cx.text("count-today") } else { cx.strings.weekday_sign(mark.date.weekday()) };
    let word = mark_words(cx, mark);
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

fn centred(ui: &Ui, (at, style): (egui::Pos2, Text), words: &str, color: egui::Color32) {
    ui.painter().text(at, Align2::CENTER_CENTER, words, style.font(), color);
}

fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, 3.0, 3.0));
}

fn mark_words(cx: &UiContext<'_>, mark: &DayMark) -> String {
    match mark.kind {
        MarkKind::Start => cx.text("count-start"),
        MarkKind::Counted(n) => n.to_string(),
        MarkKind::Extended(n) => cx.strings.text_with("count-extended", &[("n", n.into())]),
        MarkKind::Rest => cx.text("count-rest"),
        MarkKind::Closed => cx.text("count-hall-closed"),
        MarkKind::Paused => cx.text("count-paused"),
    }
}

fn span_words(cx: &UiContext<'_>, span: &HourSpan) -> String {
    let moment = |at| super::detail::moment_words(cx, at);
    let until = span.until.map_or_else(|| cx.text("count-until-now"), moment);
    let key = match span.kind {
        SpanKind::Counted => "count-span-counted",
        SpanKind::Extended => "count-span-extended",
        SpanKind::Paused => "count-span-paused",
    };
    cx.strings.text_with(key, &[("from", moment(span.from).into()), ("until", until.into())])
}

/// Rule and limit, how its days count, each extension, where it ends, what does not count.
pub(super) fn sentence(cx: &UiContext<'_>, step: &StepDeadline) -> String {
    let explanation = &step.explanation;
    let mut parts = Vec::new();
    for (index, part) in explanation.parts.iter().enumerate() {
        let limit = case_words::limit(cx.strings, part.limit);
        let ends = part.ends.map(|at| end_words(cx, at, part.limit.unit)).unwrap_or_default();
        let name = step.name.in_language(cx.strings.lang().key());
        let values = [
            ("name", name.into()),
            ("basis", basis_words(cx, &step.basis).into()),
            ("limit", limit.into()),
            ("ends", ends.clone().into()),
            ("approver", part.approver.clone().unwrap_or_default().into()),
        ];
        let key = match (index, step.direction, part.limit.unit) {
            (0, Direction::Before, _) => "count-says-before",
            (0, _, LimitUnit::Hours) => "count-says-hours",
            (0, _, LimitUnit::CalendarDays) => "count-says-days",
            (0, _, LimitUnit::WorkingDays) => "count-says-working-days",
            (0, _, LimitUnit::OpenDays) => "count-says-open-days",
            _ => "count-says-extension",
        };
        parts.push(cx.strings.text_with(key, &values));
    }
    parts.extend(explanation.because.iter().map(|because| circumstance_words(cx, *because)));
    for refused in &explanation.refused {
        let limit = case_words::limit(cx.strings, refused.by);
        let why = cx.text(match refused.because {
            ExtensionRefusal::NotAllowed => "refused-not-allowed",
            ExtensionRefusal::NoApprover => "refused-no-approver",
            ExtensionRefusal::TooLong => "refused-too-long",
            ExtensionRefusal::TooOften => "refused-too-often",
            ExtensionRefusal::TooLate => "refused-too-late",
        });
        parts.push(cx.strings.text_with("count-refused", &[("limit", limit.into()), ("why", why.into())]));
    }
    if !explanation.provisional_years.is_empty() {
        let years: Vec<String> = explanation.provisional_years.iter().map(ToString::to_string).collect();
        parts.push(cx.strings.text_with("count-provisional", &[("years", years.join(", ").into())]));
    }
    let gap = if cx.strings.lang() == crate::ui::strings::Lang::En { " " } else { "" };
    parts.join(gap)
}

fn end_words(cx: &UiContext<'_>, at: crate::domain::dates::Moment, unit: LimitUnit) -> String {
    let day = cx.strings.date_with_weekday(at.date(), cx.today());
    if unit == LimitUnit::Hours { format!("{day} {}", cx.strings.time(at.time())) } else { day }
}

fn basis_words(cx: &UiContext<'_>, basis: &str) -> String {
    if basis == "ours" { cx.text("basis-ours") } else { basis.to_owned() }
}

/// What changed the limit.
pub(super) fn circumstance_words(cx: &UiContext<'_>, circumstance: Circumstance) -> String {
    cx.text(match circumstance {
        Circumstance::Night => "because-night",
        Circumstance::OutOfTown => "because-out-of-town",
        Circumstance::SevereWeather => "because-severe-weather",
        Circumstance::Complex => "because-complex",
        Circumstance::Important => "because-important",
        Circumstance::AnswerRequired => "because-answer-required",
    })
}
