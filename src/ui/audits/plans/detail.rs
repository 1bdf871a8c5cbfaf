//! A plan: its present period with who is still to be checked, and every period of a year with its checks and notes.

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::data::{Data, chip as chip_of};
use super::note::NoteForm;
use super::year::{line, subjects, year_bar};
use crate::domain::audits::Subject;
use crate::domain::plans::{Every, PeriodReport, PeriodState, Plan, PlanNoteKind};
use crate::domain::standards::SubjectKind;
use crate::register::plans::PlanView;
use crate::ui::audit_words;
use crate::ui::audits::who::Who;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::plan_words;
use crate::ui::theme::{Text, size};
use crate::ui::today::run_wish;
use crate::ui::widgets::{Button, Tone, action_bar, chip, muted, note, paragraph, secondary, separator, titled_card};

/// What was asked for in the detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Another year.
    Year(i32),
    /// Draw the subjects of a period, by its key.
    Draw(chrono::NaiveDate),
    /// The form of a note on a period.
    Explain(chrono::NaiveDate),
    /// The form of the plan.
    Change,
    /// Ask whether the plan is stopped.
    Stop,
}

/// What the detail is painted from.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) data: &'a Data,
    pub(super) who: &'a Who,
    pub(super) view: &'a PlanView,
    pub(super) year: i32,
}

/// Paints the body over the bar.
pub(super) fn body(ui: &mut Ui, cx: &UiContext<'_>, seen: Seen<'_>, form: Option<&mut NoteForm>) -> Option<Asked> {
    let mut asked = None;
    ScrollArea::vertical().auto_shrink([false, false]).id_salt(("plan", seen.view.plan.id)).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        head(ui, cx, seen);
        if let Some(form) = form {
            form.show(ui, cx, (&seen.view.plan, seen.who));
            ui.add_space(size::GAP_12);
        }
        if let Some(report) = seen.view.period_on(cx.today()) {
            asked = present(ui, cx, (seen, report));
            ui.add_space(size::GAP_16);
        }
        asked = asked.take().or(periods(ui, cx, seen));
        ui.add_space(size::GAP_16);
    });
    asked
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, seen: Seen<'_>) {
    let details = &seen.view.plan.details;
    ui.add_space(size::GAP_16);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let (tone, icon, words) = chip_of(cx, seen.view);
        chip(ui, cx.tokens, tone, (icon, &words));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            paragraph(ui, Text::DetailTitle, &details.title, cx.tokens.text);
        });
    });
    ui.add_space(size::GAP_4);
    let mut parts = vec![
        plan_words::every(cx.strings, details.every),
        audit_words::kind(cx.strings, details.kind),
        subjects(cx, details),
        seen.data.pack_title(&details.pack_code, cx.strings.lang()),
    ];
    if details.auditor.is_some() {
        parts.push(seen.who.name(details.auditor).to_owned());
    }
    parts.push(cx.strings.text_with("plan-remind", &[("n", details.remind_days.into())]));
    if let Some(until) = details.until_on {
        parts.push(cx.strings.text_with("plan-until", &[("day", cx.strings.date_iso(until).into())]));
    }
    paragraph(ui, Text::Secondary, &parts.join(" · "), cx.tokens.text2);
    if !details.note.is_empty() {
        ui.add_space(size::GAP_8);
        note(ui, cx.tokens, Tone::Neutral, (icons::NOTE, &details.note));
    }
    ui.add_space(size::GAP_12);
}

/// The present period: draw, then a line for each subject still to be checked.
fn present(ui: &mut Ui, cx: &UiContext<'_>, (seen, report): (Seen<'_>, &PeriodReport)) -> Option<Asked> {
    let mut asked = None;
    let every = seen.view.plan.details.every;
    let title = plan_words::period(cx.strings, every, report.period);
    let title = format!("{} · {title}", cx.text("plan-this-period"));
    titled_card(ui, cx.tokens, (&title, &plan_words::days(cx.strings, every, report.period)), |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        ui.add_space(size::GAP_4);
        let is_open = report.state.is_running();
        if is_open && report.asked.is_empty() {
            let kind = audit_words::subject_kind(cx.strings, seen.view.plan.details.subject_kind);
            let words = cx.strings.text_with("plan-nobody-to-check", &[("kind", kind.into())]);
            note(ui, cx.tokens, Tone::Warn, (icons::INFO, &words));
            return;
        }
        if report.needs_draw {
            note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text("plan-to-draw-first")));
            ui.add_space(size::GAP_4);
            let button = Button::primary(cx.text("plan-draw")).icon(icons::GROUP);
            if button.show(ui, cx.tokens).clicked() {
                asked = Some(Asked::Draw(report.period.key));
            }
            return;
        }
        drawn(ui, cx, (seen, report));
        ui.spacing_mut().item_spacing.y = 0.0;
        let missing = report.missing.iter().filter(|_| is_open && seen.view.plan.stopped_on.is_none());
        for (index, subject) in missing.enumerate() {
            to_check(ui, cx, (seen, report), (index, subject));
        }
        if !report.missing.is_empty() && report.checks.iter().any(|check| check.is_finished) {
            separator(ui, cx.tokens);
        }
        checks(ui, cx, (seen, report));
    });
    asked
}

/// A subject still to be checked, with the button that begins its check or goes on with it.
fn to_check(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (seen, report): (Seen<'_>, &PeriodReport),
    (index, subject): (usize, &Subject),
) {
    let name = seen.data.names.subject(cx.strings, subject);
    let begun = report.checks.iter().find(|check| !check.is_finished && check.subject == *subject);
    line(ui, cx, index, (&name, ""), |ui| {
        let words = cx.text(if begun.is_some() { "plan-go-on" } else { "plan-begin" });
        let button = if index == 0 { Button::primary(words) } else { Button::secondary(words) };
        if !button.small().icon(icons::CHECKLIST).show(ui, cx.tokens).clicked() {
            return;
        }
        let place = begun.map_or_else(
            || Place::NewRun(Some(Box::new(run_wish(&seen.view.plan, report, (subject, cx.today()))))),
            |check| Place::Audits(Some(check.audit)),
        );
        cx.go(place);
    });
}

fn drawn(ui: &mut Ui, cx: &UiContext<'_>, (seen, report): (Seen<'_>, &PeriodReport)) {
    let Some(kept) = &report.draw else { return };
    let names: Vec<String> =
        kept.draw.drawn.iter().map(|subject| seen.data.names.subject(cx.strings, subject)).collect();
    let names = names.join(&cx.text("today-comma"));
    paragraph(ui, Text::Body, &cx.strings.text_with("plan-drawn", &[("names", names.into())]), cx.tokens.text);
    let values = [
        ("seed", kept.draw.seed.as_str().into()),
        ("n", kept.draw.candidates.len().into()),
        ("day", cx.strings.date_short(kept.at.date(), cx.today()).into()),
    ];
    secondary(ui, cx.tokens, &cx.strings.text_with("plan-seed", &values));
}

/// The finished checks of a period, each a way to it.
fn checks(ui: &mut Ui, cx: &UiContext<'_>, (seen, report): (Seen<'_>, &PeriodReport)) {
    for check in report.checks.iter().filter(|check| check.is_finished) {
        let mut parts = vec![cx.strings.date_short(check.day, cx.today())];
        if check.subject.kind() != SubjectKind::Hall {
            parts.push(seen.data.names.subject(cx.strings, &check.subject));
        }
        if let Some(score) = check.score {
            parts.push(cx.strings.number(score, 2));
        }
        if Button::link(parts.join(" · ")).show(ui, cx.tokens).clicked() {
            cx.go(Place::Audits(Some(check.audit)));
        }
    }
}

/// Every period of the year, newest first; of days and weeks those that were not simply done.
fn periods(ui: &mut Ui, cx: &UiContext<'_>, seen: Seen<'_>) -> Option<Asked> {
    let title = cx.strings.text_with("plan-periods-of", &[("year", seen.year.to_string().into())]);
    let mut asked = year_bar(ui, cx, (&title, seen.year)).map(Asked::Year);
    let Some(view) = seen.data.plan_in_year(seen.view.plan.id) else { return asked };
    let is_short = matches!(view.plan.details.every, Every::Day | Every::Week);
    let is_told = |report: &&PeriodReport| {
        let quiet = matches!(report.state, PeriodState::Done { .. } | PeriodState::Ahead);
        !(is_short && quiet)
    };
    let shown: Vec<&PeriodReport> = view.periods.iter().rev().filter(is_told).collect();
    for report in &shown {
        separator(ui, cx.tokens);
        asked = asked.take().or(period(ui, cx, (seen, report)));
    }
    separator(ui, cx.tokens);
    let done = view.periods.iter().filter(|report| matches!(report.state, PeriodState::Done { .. })).count();
    if is_short && done > 0 {
        ui.add_space(size::GAP_8);
        muted(ui, cx.tokens, &cx.strings.text_with("plan-done-periods", &[("n", done.into())]));
    } else if shown.is_empty() {
        ui.add_space(size::GAP_8);
        muted(ui, cx.tokens, &cx.text("plans-nothing-this-year"));
    }
    asked
}

fn period(ui: &mut Ui, cx: &UiContext<'_>, (seen, report): (Seen<'_>, &PeriodReport)) -> Option<Asked> {
    let mut asked = None;
    let (tone, icon, words) = plan_words::state(cx.strings, report.state, cx.today());
    let every = seen.view.plan.details.every;
    let title = plan_words::period(cx.strings, every, report.period);
    let may_explain = report.state == PeriodState::Missed || report.state.is_running();
    line(ui, cx, 0, (&title, &plan_words::days(cx.strings, every, report.period)), |ui| {
        if may_explain {
            let name = cx.strings.text_with("plan-note-title", &[("period", title.as_str().into())]);
            let button = Button::secondary(cx.text("plan-explain")).small().tip(name);
            if button.show(ui, cx.tokens).clicked() {
                asked = Some(Asked::Explain(report.period.key));
            }
        }
        chip(ui, cx.tokens, tone, (icon, &words));
    });
    if !report.period.holds(cx.today()) {
        checks(ui, cx, (seen, report));
        drawn(ui, cx, (seen, report));
    }
    for noted in &report.notes {
        let kind = cx.text(match noted.kind {
            PlanNoteKind::Excused => "plan-note-excused",
            PlanNoteKind::DoneOnPaper => "plan-note-on-paper",
        });
        let by = seen.who.name(noted.by);
        let when = cx.strings.date_short(noted.at.date(), cx.today());
        let when = if by.is_empty() { when } else { format!("{by}, {when}") };
        let values = [("kind", kind.into()), ("text", noted.text.as_str().into()), ("when", when.into())];
        paragraph(ui, Text::Secondary, &cx.strings.text_with("plan-note-line", &values), cx.tokens.text2);
        ui.add_space(size::GAP_4);
    }
    asked
}

/// The bar of a plan that is in use.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan) -> Option<Asked> {
    let (mut change, mut stop) = (false, false);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            if plan.stopped_on.is_none() {
                change = Button::secondary(cx.text("plan-change")).icon(icons::EDIT).show(ui, cx.tokens).clicked();
            }
        },
        |ui| {
            if plan.stopped_on.is_none() {
                stop = Button::quiet_danger(cx.text("plan-stop")).icon(icons::VOID).show(ui, cx.tokens).clicked();
            }
        },
    );
    match (change, stop) {
        (true, _) => Some(Asked::Change),
        (_, true) => Some(Asked::Stop),
        _ => None,
    }
}
