//! The steps of the year: self-score, sent, re-score, published; and the one thing to do next.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::View;
use super::{Ask, Question, paint};
use crate::domain::appraisals::{AppraisalDates, AppraisalStep, Publicity, PublicityState, StepStanding, StepState};
use crate::register::appraisal_standing::AppraisalStanding;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, separator, tip};

/// Height of the strip.
const STRIP: f32 = 44.0;
/// Shortest line between two steps.
const LINK_LEAST: f32 = 10.0;

/// Paints the strip.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
    let standing = view.standing.as_ref()?;
    separator(ui, cx.tokens);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), STRIP - size::LINE), Sense::hover());
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::GAP_20, rect.top()),
        pos2(rect.right() - size::GAP_16, rect.bottom()),
    );
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().id_salt("appraisal next").max_rect(inner).layout(layout));
    let ask = next(&mut right, cx, standing);
    let used = right.min_rect().width();
    let end = if used > 0.5 { right.min_rect().left() - size::GAP_16 } else { inner.right() };
    strip(ui, cx, (standing, inner.with_max_x(end.max(inner.left()))));
    ask
}

/// The one thing to do next.
fn next(ui: &mut Ui, cx: &UiContext<'_>, standing: &AppraisalStanding) -> Option<Ask> {
    let appraisal = &standing.appraisal;
    if appraisal.closed_on.is_some() {
        return None;
    }
    let (words, primary, ask) = match (appraisal.sent_on, appraisal.published_on) {
        (_, Some(on)) => {
            let full = Publicity::on(on, cx.today()).state == PublicityState::Full;
            if !full {
                return None;
            }
            ("appraisal-close", false, Ask::Question(Question::Close))
        }
        (Some(_), None) => {
            let all = standing.rows.iter().all(|row| row.re_score.is_some());
            ("appraisal-publish", all, Ask::Question(Question::Publish))
        }
        (None, None) => ("appraisal-send", standing.missing_self_scores().is_empty(), Ask::Send),
    };
    let words = cx.text(words);
    let button = if primary { Button::primary(words) } else { Button::secondary(words) };
    button.small().show(ui, cx.tokens).clicked().then_some(ask)
}

fn strip(ui: &mut Ui, cx: &UiContext<'_>, (standing, rect): (&AppraisalStanding, Rect)) {
    let told: Vec<Told> = standing.steps.iter().map(|step| Told::of(cx, standing, *step)).collect();
    let wide: f32 = told.iter().map(|told| told.width(ui)).sum();
    let links = told.len().saturating_sub(1).max(1) as f32;
    let link = ((rect.width() - wide) / links - 2.0 * size::GAP_12).clamp(LINK_LEAST, 90.0);
    let mut x = rect.left();
    for (index, told) in told.iter().enumerate() {
        let width = told.width(ui).min((rect.right() - x).max(0.0));
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        told.show(ui, cx, (place, index));
        x += width + size::GAP_12;
        if index + 1 < standing.steps.len() && x + link < rect.right() {
            let stroke = Stroke::new(size::LINE_FOCUS, cx.tokens.line);
            ui.painter().hline(x..=x + link, rect.center().y, stroke);
        }
        x += link + size::GAP_12;
    }
}

/// A step in words.
struct Told {
    icon: Icon,
    tone: Tone,
    name: String,
    line: String,
    whole: String,
    is_ahead: bool,
}

impl Told {
    fn of(cx: &UiContext<'_>, standing: &AppraisalStanding, step: StepStanding) -> Self {
        let (icon, tone, state) = state(cx, step.state);
        let name = cx.text(match step.step {
            AppraisalStep::SelfScore => "audit-kind-self-score",
            AppraisalStep::Sent => "appraisal-step-sent",
            AppraisalStep::ReScore => "audit-kind-re-score",
            AppraisalStep::Published => "appraisal-step-published",
        });
        let line = line(cx, standing, step);
        let whole = [name.as_str(), line.as_str(), state.as_str()].join(" ").trim().to_owned();
        Self { icon, tone, name, line, whole, is_ahead: step.state == StepState::Ahead }
    }

    fn width(&self, ui: &Ui) -> f32 {
        let words = paint::width(ui, Text::Body, &self.name) + paint::width(ui, Text::Secondary, &self.line);
        size::BUTTON_ICON + size::GAP_8 + words + size::GAP_8
    }

    fn show(&self, ui: &mut Ui, cx: &UiContext<'_>, (rect, index): (Rect, usize)) {
        let response = ui.interact(rect, ui.scope_id().with(("step", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.whole));
        let at = pos2(rect.left() + size::BUTTON_ICON / 2.0, rect.center().y);
        self.icon.paint(ui.painter(), at, size::BUTTON_ICON, self.tone.icon(cx.tokens));
        let color = if self.is_ahead { cx.tokens.text2 } else { cx.tokens.text };
        let words = rect.with_min_x(rect.left() + size::BUTTON_ICON + size::GAP_8);
        let end = paint::put(ui, words, Align2::LEFT_CENTER, (Text::Body, &self.name, color)).right();
        let beside = words.with_min_x((end + size::GAP_8).min(words.right()));
        let color = if self.tone == Tone::Danger || self.tone == Tone::Warn {
            self.tone.text(cx.tokens)
        } else {
            cx.tokens.text2
        };
        paint::put(ui, beside, Align2::LEFT_CENTER, (Text::Secondary, &self.line, color));
        tip(response, cx.tokens, &self.whole, None);
    }
}

fn state(cx: &UiContext<'_>, state: StepState) -> (Icon, Tone, String) {
    let days = |key: &str, n: u32| cx.strings.text_with(key, &[("n", n.into())]);
    match state {
        StepState::Ahead => (icons::WAITING, Tone::Neutral, cx.text("appraisal-state-ahead")),
        StepState::Open => (icons::IN_PROGRESS, Tone::Accent, cx.text("appraisal-state-open")),
        StepState::Overdue(n) => (icons::OVERDUE.filled(), Tone::Danger, days("appraisal-state-overdue", n)),
        StepState::Done => (icons::DONE.filled(), Tone::Ok, cx.text("appraisal-state-done")),
        StepState::DoneLate(n) => (icons::LATE, Tone::Warn, days("appraisal-state-late", n)),
    }
}

/// The grey words of a step: its last day, how many are done, how late.
fn line(cx: &UiContext<'_>, standing: &AppraisalStanding, step: StepStanding) -> String {
    let (dates, strings) = (AppraisalDates::of(standing.appraisal.year), cx.strings);
    let by = |day: chrono::NaiveDate| {
        let day = day.format("%m-%d").to_string();
        strings.text_with("appraisal-by", &[("day", day.into())])
    };
    let all = standing.rows.len();
    let done = |count: usize| strings.text_with("appraisal-so-many", &[("done", count.into()), ("all", all.into())]);
    let own = standing.rows.iter().filter(|row| row.self_score.is_some()).count();
    let again = standing.rows.iter().filter(|row| row.re_score.is_some()).count();
    let words = match step.step {
        AppraisalStep::SelfScore if step.state.is_done() => by(dates.self_score_until),
        AppraisalStep::SelfScore => format!("{} · {}", by(dates.self_score_until), done(own)),
        AppraisalStep::Sent => by(dates.sent_until),
        AppraisalStep::ReScore if step.state.is_done() || step.state == StepState::Ahead => {
            strings.text("appraisal-in-december")
        }
        AppraisalStep::ReScore => format!("{} · {}", strings.text("appraisal-in-december"), done(again)),
        AppraisalStep::Published => return publicity(cx, standing),
    };
    match step.state {
        StepState::Overdue(n) => format!("{words} · {}", strings.text_with("appraisal-overdue", &[("n", n.into())])),
        StepState::DoneLate(n) => format!("{words} · {}", strings.text_with("appraisal-late", &[("n", n.into())])),
        _ => words,
    }
}

fn publicity(cx: &UiContext<'_>, standing: &AppraisalStanding) -> String {
    let Some(on) = standing.appraisal.published_on else {
        return cx.strings.text_with("appraisal-public-days", &[("n", Publicity::DAYS.into())]);
    };
    let Publicity { days, state } = Publicity::on(on, cx.today());
    match state {
        PublicityState::Full => cx.strings.text_with("appraisal-public-full", &[("n", days.into())]),
        PublicityState::Running(left) => {
            cx.strings.text_with("appraisal-public-left", &[("n", days.into()), ("left", left.into())])
        }
    }
}
