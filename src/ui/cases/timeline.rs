//! A case's story: what happened in the order it happened, then what is still to be done and by when.

use egui::Ui;

use super::count::{self, Fold};
use super::detail::{Detail, Origin, Shown, moment_words};
use super::event_words::event_words;
use crate::domain::cases::{CaseEvent, CaseNote, CasePhase, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{RuleSet, Standing, StepDeadline};
use crate::domain::ids::{CaseId, FileId};
use crate::ui::case_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::deadline_words;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Step, TimelineRow, Tone, chip, note};

/// What was asked for in the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StoryAsked {
    /// Open or close the count of a step.
    Count(String),
    /// Look at an attached file: number, name, media type.
    Attachment(FileId, String, String),
}

/// Something that happened, with what hangs below it.
struct Happened {
    /// Minute it happened, moment it was entered, number: forms give minutes, and within one the order of entry holds.
    at: (i64, Moment, i64),
    row: TimelineRow<'static>,
    below: Below,
}

enum Below {
    Nothing,
    Letter(Origin),
    Case(CaseId, String),
    File(FileId, String, String),
    Steps,
}

/// Paints the story.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, detail: &Detail) -> Option<StoryAsked> {
    let shown = detail.shown.as_ref()?;
    let mut asked = None;
    if let Some(voided) = &shown.file.case.voided {
        let words = cx.strings.text_with("cases-is-void", &[("reason", voided.reason.as_str().into())]);
        note(ui, cx.tokens, Tone::Neutral, (icons::VOID, &words));
        ui.add_space(size::GAP_4);
    }
    ui.spacing_mut().item_spacing.y = size::GAP_4;
    let set = cx.register.rules_on(shown.file.case.facts.received_at.date()).ok();
    let ahead = if set.is_some() { steps_ahead(shown) } else { Vec::new() };
    let mut past = happened(cx, shown);
    past.sort_by_key(|happened| happened.at);
    let rest = if ahead.is_empty() && !is_open(shown) { 1 } else { usize::MAX };
    let count = past.len();
    for (index, Happened { row, below, .. }) in past.into_iter().enumerate() {
        let row = if index + 1 == count && rest == 1 { row.last() } else { row };
        row.show(ui, cx.tokens, |ui| asked = asked.take().or(below_ui(ui, cx, (shown, below))));
    }
    for (index, step) in ahead.iter().enumerate() {
        let Some(set) = set else { break };
        asked = asked.take().or(step_row(ui, cx, (detail, set, step), index));
    }
    if is_open(shown) {
        closing_row(ui, cx, shown);
    }
    ui.spacing_mut().item_spacing.y = size::GAP_8;
    asked
}

fn is_open(shown: &Shown) -> bool {
    !matches!(shown.file.phase(), CasePhase::Closed | CasePhase::Archived | CasePhase::Void)
}

/// Steps not met, the one due first at the top; none for a case that is closed or void.
fn steps_ahead(shown: &Shown) -> Vec<StepDeadline> {
    if !is_open(shown) {
        return Vec::new();
    }
    let open =
        shown.clocks.steps.iter().filter(|step| !matches!(step.standing, Standing::Met { .. } | Standing::Exempt));
    let mut steps: Vec<StepDeadline> = open.cloned().collect();
    steps.sort_by_key(|step| step.due.map_or(i64::MAX, |due| due.at.0));
    steps
}

fn step_row(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (detail, set, step): (&Detail, &RuleSet, &StepDeadline),
    place: usize,
) -> Option<StoryAsked> {
    let is_next = place == 0;
    let sign = if is_next && step.start.is_some() { Step::Open } else { Step::Ahead };
    let name = step.name.in_language(cx.strings.lang().key()).to_owned();
    let mut asked = None;
    TimelineRow::new(sign, name, due_words(cx, step)).show(ui, cx.tokens, |ui| {
        if let Standing::NotStarted { event } = &step.standing {
            let event = deadline_words::event_name(cx.strings, set, event);
            let words = cx.strings.text_with("step-waits-for", &[("event", event.into())]);
            note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &words));
            return;
        }
        let is_opened = match &detail.opened_count {
            Some(code) => *code == step.step,
            None => is_next && !detail.count_is_closed,
        };
        let fold = if is_opened { Fold::Open } else { Fold::Folded };
        if count::show(ui, cx, (set, step), fold) {
            asked = Some(StoryAsked::Count(step.step.clone()));
        }
    });
    asked
}

/// `最晚 11-24 周二 · 批准 周静岚`.
fn due_words(cx: &UiContext<'_>, step: &StepDeadline) -> String {
    let Some(due) = step.due else {
        return match step.standing {
            Standing::Paused { left } => deadline_words::left(cx.strings, left),
            Standing::CannotCount => cx.text("deadline-cannot-count"),
            _ => String::new(),
        };
    };
    let day = cx.strings.date_with_weekday(due.at.date(), cx.today());
    let day = if due.is_by_day { day } else { format!("{day} {}", cx.strings.time(due.at.time())) };
    let key = if due.is_provisional { "step-due-provisional" } else { "step-due" };
    let mut words = cx.strings.text_with(key, &[("day", day.into())]);
    let approver = step.explanation.parts.iter().rev().find_map(|part| part.approver.clone());
    if let Some(approver) = approver {
        words += " · ";
        words += &cx.strings.text_with("step-approved-by", &[("name", approver.into())]);
    }
    words
}

fn closing_row(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
    let needs = match (shown.file.conclusion().is_some(), shown.file.reply().is_some()) {
        (false, _) => "close-needs-both",
        (true, false) => "close-needs-reply",
        (true, true) => "close-ready",
    };
    let row = TimelineRow::new(Step::Ahead, cx.text("event-closed"), "").line(cx.text(needs));
    row.last().show(ui, cx.tokens, |_| {});
}

/// All that happened, notes among it.
fn happened(cx: &UiContext<'_>, shown: &Shown) -> Vec<Happened> {
    let struck = shown.file.struck();
    let mut all = beginning(cx, shown);
    for event in &shown.file.events {
        if matches!(event.what, What::Struck { .. }) {
            continue;
        }
        let row = event_row(cx, shown, event);
        let row = if struck.contains(&event.id) { struck_row(cx, shown, event) } else { row };
        let below = if struck.contains(&event.id) { Below::Nothing } else { below_of(shown, event) };
        all.push(Happened { at: (event.at.minute(), event.entered_at, event.id.0), row, below });
    }
    for (index, one) in shown.file.notes.iter().enumerate() {
        let at = (one.at.minute(), one.at, index as i64);
        all.push(Happened { at, row: note_row(cx, shown, one), below: Below::Nothing });
    }
    if let Some(voided) = &shown.file.case.voided {
        let row = TimelineRow::new(Step::Void, cx.text("cases-void-word"), moment_words(cx, voided.at));
        let at = (voided.at.minute(), voided.at, i64::MAX);
        all.push(Happened { at, row: row.line(voided.reason.clone()), below: Below::Nothing });
    }
    all
}

/// A case is written down while or soon after it is told; from half an hour on the time of entry is told too.
const ENTERED_LATER_MS: i64 = 30 * 60_000;

/// How the case came in, and when it was entered if that was later.
fn beginning(cx: &UiContext<'_>, shown: &Shown) -> Vec<Happened> {
    let case = &shown.file.case;
    let facts = &case.facts;
    let who = shown.name(facts.first_asked);
    let is_later = case.entered_at.0 - facts.received_at.0 > ENTERED_LATER_MS;
    let title = match &shown.origin {
        Some(origin) => {
            let values = [("box", origin.name.as_str().into()), ("n", origin.position.into())];
            cx.strings.text_with("cases-from-letter", &values)
        }
        None if is_later => cx.text("cases-came-in"),
        None => cx.text("cases-recorded"),
    };
    let mut line = facts.summary.clone();
    if let Some(date) = facts.details.letter_date {
        let date = cx.strings.date_with_weekday(date, cx.today());
        line += "\n";
        line += &cx.strings.text_with("letter-dated", &[("date", date.into())]);
    }
    let row = TimelineRow::new(Step::Done, title, at_words(cx, facts.received_at, who)).line(line);
    let below = shown.origin.clone().map_or(Below::Nothing, Below::Letter);
    let mut rows = vec![Happened { at: (facts.received_at.minute(), Moment(i64::MIN), 0), row, below }];
    if is_later {
        let row = TimelineRow::new(Step::Done, cx.text("cases-recorded-later"), at_words(cx, case.entered_at, ""));
        rows.push(Happened { at: (case.entered_at.minute(), Moment(i64::MIN), 1), row, below: Below::Nothing });
    }
    rows
}

fn at_words(cx: &UiContext<'_>, moment: Moment, name: &str) -> String {
    let when = moment_words(cx, moment);
    if name.is_empty() { when } else { format!("{when} · {name}") }
}

/// An event of the rules that was given as a day has no time of its own.
fn event_at(cx: &UiContext<'_>, shown: &Shown, event: &CaseEvent) -> String {
    let name = shown.name(event.by);
    let is_day = matches!(event.what, What::Happened { .. }) && event.at.time() == chrono::NaiveTime::MIN;
    if !is_day {
        return at_words(cx, event.at, name);
    }
    let day = cx.strings.date_with_weekday(event.at.date(), cx.today());
    if name.is_empty() { day } else { format!("{day} · {name}") }
}

fn note_row(cx: &UiContext<'_>, shown: &Shown, one: &CaseNote) -> TimelineRow<'static> {
    let row = TimelineRow::new(Step::Done, cx.text("cases-note"), at_words(cx, one.at, shown.name(one.author)));
    row.line(one.text.clone())
}

fn event_row(cx: &UiContext<'_>, shown: &Shown, event: &CaseEvent) -> TimelineRow<'static> {
    let (title, line) = event_words(cx, shown, event);
    let mut line = line;
    if let Some(words) = late_words(cx, event) {
        line = if line.is_empty() { words } else { format!("{line}\n{words}") };
    }
    let accepts = shown.clocks.step("accept").is_some_and(|step| step.met_at == Some(event.at));
    let is_accepted =
        |other: &CaseEvent| matches!(other.what, What::Accepted { .. }) && other.at.minute() == event.at.minute();
    if accepts && !shown.file.events.iter().any(is_accepted) {
        let words = cx.text("event-accepts-too");
        line = if line.is_empty() { words } else { format!("{line}\n{words}") };
    }
    let sign = match event.what {
        What::Paused { .. } => Step::Ahead,
        What::Reopened { .. } => Step::Open,
        _ if was_late(shown, event) => Step::Failed,
        _ => Step::Done,
    };
    let row = TimelineRow::new(sign, title, event_at(cx, shown, event));
    if line.is_empty() { row } else { row.line(line) }
}

/// Whether the entry met a step after its limit.
fn was_late(shown: &Shown, event: &CaseEvent) -> bool {
    shown
        .clocks
        .steps
        .iter()
        .any(|step| step.met_at == Some(event.at) && matches!(step.standing, Standing::Met { in_time: Some(false) }))
}

/// Entered on a later day than it happened.
fn late_words(cx: &UiContext<'_>, event: &CaseEvent) -> Option<String> {
    let is_ahead = event.at > event.entered_at;
    let is_late = event.entered_at.date() > event.at.date();
    (is_late && !is_ahead)
        .then(|| cx.strings.text_with("event-entered-later", &[("when", moment_words(cx, event.entered_at).into())]))
}

fn struck_row(cx: &UiContext<'_>, shown: &Shown, event: &CaseEvent) -> TimelineRow<'static> {
    let (title, line) = event_words(cx, shown, event);
    let by = shown.file.events.iter().find_map(|other| match &other.what {
        What::Struck { event: id, reason } if *id == event.id => Some((other, reason)),
        _ => None,
    });
    let why = by.map(|(other, reason)| {
        let when = at_words(cx, other.at, shown.name(other.by));
        cx.strings.text_with("event-struck", &[("reason", reason.as_str().into()), ("when", when.into())])
    });
    let lines: Vec<String> = [line, why.unwrap_or_default()].into_iter().filter(|line| !line.is_empty()).collect();
    let title = cx.strings.text_with("event-struck-title", &[("title", title.into())]);
    TimelineRow::new(Step::Void, title, at_words(cx, event.at, shown.name(event.by))).line(lines.join("\n"))
}

fn below_of(shown: &Shown, event: &CaseEvent) -> Below {
    match (&event.what, event.file) {
        (What::Attached { name, media_type }, Some(file)) => Below::File(file, name.clone(), media_type.clone()),
        (What::Closed { .. }, _) if !is_open(shown) => Below::Steps,
        (What::Linked { other, .. }, _) => Below::Case(*other, shown.linked.get(other).cloned().unwrap_or_default()),
        _ => Below::Nothing,
    }
}

fn below_ui(ui: &mut Ui, cx: &UiContext<'_>, (shown, below): (&Shown, Below)) -> Option<StoryAsked> {
    match below {
        Below::Nothing => None,
        Below::Steps => {
            step_chips(ui, cx, shown);
            None
        }
        Below::Letter(origin) => {
            let day = cx.strings.date_short(origin.day, cx.today());
            let words = cx.strings.text_with("cases-open-box-day", &[("day", day.into())]);
            if Button::link(words).icon(icons::LETTER).show(ui, cx.tokens).clicked() {
                cx.go(Place::Boxes(Some((origin.the_box, origin.day))));
            }
            None
        }
        Below::Case(case, number) => {
            if Button::link(number).icon(icons::LINKED).show(ui, cx.tokens).clicked() {
                cx.go(Place::Cases(Some(case)));
            }
            None
        }
        Below::File(file, name, media_type) => {
            let icon = if media_type.starts_with("image/") { icons::IMAGE } else { icons::DOCUMENT };
            let look = Button::secondary(cx.text("attachment-look")).icon(icon).small();
            look.tip(name.clone())
                .show(ui, cx.tokens)
                .clicked()
                .then_some(StoryAsked::Attachment(file, name, media_type))
        }
    }
}

/// Chips of the steps as they were frozen or stand, for the head of papers and closed cases.
pub(super) fn step_chips(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
    ui.horizontal_wrapped(|ui| {
        for step in &shown.clocks.steps {
            if let Some((tone, icon, words)) = case_words::step_chip(cx, step) {
                let name = step.name.in_language(cx.strings.lang().key());
                chip(ui, cx.tokens, tone, (icon, &format!("{name} · {words}")));
            }
        }
    });
}
