//! The fields of a step's form, each step its own.

use egui::Ui;

use super::detail::{Shown, reply_modes};
use super::people::People;
use super::step_form::{StepForm, extend_to_the_most};
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::steps::StepKind;
use crate::domain::cases::{CaseEvent, Finding, PauseReason, ReplyMode};
use crate::domain::deadlines::{LimitUnit, StepDeadline};
use crate::domain::problems::{Field, Problem};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, DateField, Segments, Select, TextField, TimeField, secondary};
use crate::ui::{case_words, deadline_words, words};

/// The fields of a step.
pub(super) struct Fields<'a> {
    pub(super) form: &'a mut StepForm,
    pub(super) cx: &'a UiContext<'a>,
    pub(super) people: &'a People,
    pub(super) shown: &'a Shown,
    pub(super) problems: &'a [Problem],
}

impl Fields<'_> {
    pub(super) fn show(&mut self, ui: &mut Ui, kind: StepKind) {
        match kind {
            StepKind::HandOver => self.hand_over(ui),
            StepKind::Pause => self.pause(ui),
            StepKind::Extend => self.extend(ui),
            StepKind::Happen => self.event(ui),
            StepKind::Conclude => self.conclusion(ui),
            StepKind::Remedy => self.remedy(ui),
            StepKind::Reply => self.reply(ui),
            StepKind::Report => self.unit(ui, ("step-report-to", Field::HandOverTo)),
            StepKind::Survey => self.satisfaction(ui),
            StepKind::Link => self.link(ui),
            StepKind::Strike => self.strike(ui),
            _ => {}
        }
        if let Some((key, field)) = text_of(kind) {
            self.text(ui, key, field);
        }
        if kind == StepKind::Close {
            self.closing(ui);
        }
        self.when_and_who(ui, kind);
    }

    fn problem(&self, field: Field) -> Option<String> {
        self.form.was_tried.then(|| words::problem_at(self.cx.strings, self.problems, field)).flatten()
    }

    fn text(&mut self, ui: &mut Ui, key: &str, field: Field) {
        let problem = self.problem(field);
        let mut caption = Caption::new(self.cx.text(key)).problem(problem);
        if !matches!(key, "step-note" | "step-place") {
            caption = caption.required();
        }
        let lines = if matches!(key, "step-reply-text" | "step-found-out") { 4 } else { 2 };
        let text = TextField::new(caption, &mut self.form.draft.text).multiline(lines).limit(4000);
        let response = text.show(ui, self.cx.tokens);
        if std::mem::take(&mut self.form.wants_focus) {
            response.request_focus();
        }
    }

    fn unit(&mut self, ui: &mut Ui, (key, field): (&str, Field)) {
        let caption = Caption::new(self.cx.text(key)).required().problem(self.problem(field));
        TextField::new(caption, &mut self.form.draft.unit).limit(80).show(ui, self.cx.tokens);
    }

    fn person(&mut self, ui: &mut Ui, (key, none): (&str, &str)) {
        let mut names = vec![self.cx.text(none)];
        names.extend(self.people.names.iter().cloned());
        let mut picked = Some(self.people.index(self.form.draft.person).map_or(0, |index| index + 1));
        let select = Select::new(self.cx.text(key), &mut picked, &names);
        if select.show(ui, self.cx.tokens, self.cx.strings).changed() {
            self.form.draft.person = self.people.id(picked.and_then(|index| index.checked_sub(1)));
        }
    }

    fn hand_over(&mut self, ui: &mut Ui) {
        ui.columns_const::<2, _>(|[left, right]| {
            self.person(left, ("step-to-person", "step-to-nobody"));
            let caption = Caption::new(self.cx.text("step-to-unit")).problem(self.problem(Field::HandOverTo));
            let hint = self.cx.text("step-to-unit-hint");
            let unit = TextField::new(caption, &mut self.form.draft.unit).placeholder(hint).limit(80);
            unit.show(right, self.cx.tokens);
        });
    }

    fn pause(&mut self, ui: &mut Ui) {
        let allowed = self.shown.clocks.rule.as_ref().map(|rule| rule.pausable.clone()).unwrap_or_default();
        let names: Vec<String> =
            allowed.iter().map(|reason| case_words::pause_reason(self.cx.strings, *reason)).collect();
        let chosen: Option<PauseReason> = self.form.draft.because;
        let mut picked = chosen.and_then(|reason| allowed.iter().position(|known| *known == reason));
        let caption = Caption::new(self.cx.text("step-because")).required().problem(self.problem(Field::Reason));
        if Select::new(caption, &mut picked, &names).show(ui, self.cx.tokens, self.cx.strings).changed() {
            self.form.draft.because = picked.and_then(|index| allowed.get(index).copied());
        }
    }

    fn extend(&mut self, ui: &mut Ui) {
        let steps = extendable(self.shown);
        let lang = self.cx.strings.lang().key();
        let names: Vec<&str> = steps.iter().map(|step| step.name.in_language(lang)).collect();
        let mut picked = steps.iter().position(|step| step.step == self.form.draft.code);
        let allowed = picked.and_then(|index| steps.get(index)).and_then(|step| step.extension.as_ref());
        if let Some(allowed) = allowed {
            let most = deadline_words::limit(self.cx.strings, allowed.limit);
            let values = [("most", most.into()), ("times", allowed.times.into())];
            secondary(ui, self.cx.tokens, &self.cx.strings.text_with("step-extend-most", &values));
        }
        let unit = self.form.draft.length_unit.unwrap_or(LimitUnit::CalendarDays);
        let unit_words = self.cx.text(match unit {
            LimitUnit::Hours => "unit-hours",
            LimitUnit::CalendarDays => "unit-days",
            LimitUnit::WorkingDays => "unit-working-days",
            LimitUnit::OpenDays => "unit-open-days",
        });
        ui.columns_const::<3, _>(|[left, middle, right]| {
            let select = Select::new(self.cx.text("step-extend-what"), &mut picked, &names);
            if select.show(left, self.cx.tokens, self.cx.strings).changed()
                && let Some(step) = picked.and_then(|index| steps.get(index))
            {
                extend_to_the_most(&mut self.form.draft, step);
            }
            let caption = self.cx.strings.text_with("step-extend-by", &[("unit", unit_words.clone().into())]);
            let caption = Caption::new(caption).required().problem(self.problem(Field::Length));
            TextField::new(caption, &mut self.form.draft.length).limit(4).show(middle, self.cx.tokens);
            let caption = Caption::new(self.cx.text("step-approver")).required().problem(self.problem(Field::Approver));
            TextField::new(caption, &mut self.form.draft.unit).limit(40).show(right, self.cx.tokens);
        });
    }

    fn event(&mut self, ui: &mut Ui) {
        let codes = waiting_events(self.shown);
        let set = self.cx.register.rules_on(self.shown.file.case.facts.received_at.date()).ok();
        let lang = self.cx.strings.lang().key();
        let name = |code: &String| {
            let event = set.and_then(|set| set.events.iter().find(|event| event.code == *code));
            event.map_or_else(|| code.clone(), |event| event.name.in_language(lang).to_owned())
        };
        let names: Vec<String> = codes.iter().map(name).collect();
        let mut picked = codes.iter().position(|code| *code == self.form.draft.code);
        let caption = Caption::new(self.cx.text("step-event")).required().problem(self.problem(Field::Note));
        if Select::new(caption, &mut picked, &names).show(ui, self.cx.tokens, self.cx.strings).changed() {
            self.form.draft.code = picked.and_then(|index| codes.get(index)).cloned().unwrap_or_default();
        }
    }

    fn conclusion(&mut self, ui: &mut Ui) {
        let needs = self.shown.file.case.facts.kind.needs_finding();
        let findings: Vec<Finding> =
            Finding::ALL.into_iter().filter(|finding| !needs || *finding != Finding::NotApplicable).collect();
        let problem = self.problem(Field::Conclusion);
        secondary(ui, self.cx.tokens, &self.cx.text("step-finding"));
        let mut segments = Segments::new().small();
        for finding in findings {
            segments = segments.option(Some(finding), case_words::finding(self.cx.strings, finding));
        }
        segments.show(ui, self.cx.tokens, &mut self.form.draft.finding);
        if let Some(words) = self.problem(Field::Finding) {
            crate::ui::widgets::problem(ui, self.cx.tokens, &words);
        }
        let caption = Caption::new(self.cx.text("step-conclusion")).required().problem(problem);
        let field = TextField::new(caption, &mut self.form.draft.conclusion).multiline(2).limit(4000);
        let response = field.show(ui, self.cx.tokens);
        if std::mem::take(&mut self.form.wants_focus) {
            response.request_focus();
        }
    }

    fn reply(&mut self, ui: &mut Ui) {
        if self.form.draft.with_conclusion {
            self.conclusion(ui);
        }
        let problem = self.problem(Field::ReplyMode);
        let allowed = reply_modes(self.shown);
        let is_narrowed = allowed.len() < ReplyMode::ALL.len();
        let names: Vec<String> =
            ReplyMode::ALL.iter().map(|mode| case_words::reply_mode(self.cx.strings, *mode)).collect();
        let chosen = self.form.draft.mode;
        let mut picked = chosen.and_then(|mode| ReplyMode::ALL.iter().position(|known| *known == mode));
        let mut caption = Caption::new(self.cx.text("step-reply-mode")).required().problem(problem);
        if is_narrowed {
            caption = caption.hint(self.cx.text("reply-by-important"));
        }
        if Select::new(caption, &mut picked, &names).show(ui, self.cx.tokens, self.cx.strings).changed() {
            self.form.draft.mode = picked.and_then(|index| ReplyMode::ALL.get(index).copied());
        }
    }

    fn remedy(&mut self, ui: &mut Ui) {
        ui.columns_const::<3, _>(|[left, middle, right]| {
            let caption = Caption::new(self.cx.text("step-paid")).problem(self.problem(Field::Amount));
            TextField::new(caption, &mut self.form.draft.amount).limit(16).show(left, self.cx.tokens);
            self.person(middle, ("step-charged", "step-charged-nobody"));
            let caption = Caption::new(self.cx.text("step-charged-amount")).problem(self.problem(Field::Amount));
            TextField::new(caption, &mut self.form.draft.charged_amount).limit(16).show(right, self.cx.tokens);
        });
    }

    fn satisfaction(&mut self, ui: &mut Ui) {
        secondary(ui, self.cx.tokens, &self.cx.text("step-satisfaction"));
        let mut segments = Segments::new().small().width(ui.available_width().min(size::LIST_PANE));
        for grade in (1..=5).rev() {
            segments = segments.option(Some(grade), case_words::satisfaction(self.cx.strings, grade));
        }
        segments.show(ui, self.cx.tokens, &mut self.form.draft.satisfaction);
        if let Some(words) = self.problem(Field::Satisfaction) {
            crate::ui::widgets::problem(ui, self.cx.tokens, &words);
        }
    }

    fn link(&mut self, ui: &mut Ui) {
        let cx = self.cx;
        ui.columns_const::<2, _>(|[left, right]| {
            let found = self.form.draft.other.map(|_| self.form.number.clone());
            let mut caption = Caption::new(cx.text("step-other")).required().problem(self.problem(Field::Note));
            if found.is_none() {
                caption = caption.hint(cx.text("step-other-hint"));
            }
            let field = TextField::new(caption, &mut self.form.number).placeholder("2026-0001").limit(20);
            if field.show(left, cx.tokens).changed() {
                self.form.draft.other = case_by_number(cx, &self.form.number);
            }
            let names = LinkKind::ALL.map(|how| case_words::link(cx.strings, how));
            let how = self.form.draft.how.unwrap_or(LinkKind::Related);
            let mut picked = LinkKind::ALL.iter().position(|known| *known == how);
            if Select::new(cx.text("step-how"), &mut picked, &names).show(right, cx.tokens, cx.strings).changed() {
                self.form.draft.how = picked.and_then(|index| LinkKind::ALL.get(index).copied());
            }
        });
    }

    /// Which entry is struck: the newest first.
    fn strike(&mut self, ui: &mut Ui) {
        let file = &self.shown.file;
        let entries: Vec<&CaseEvent> = file.events.iter().rev().filter(|event| file.can_strike(event.id)).collect();
        let name = |event: &&CaseEvent| {
            let title = super::event_words::event_words(self.cx, self.shown, event).0;
            format!("{title} · {}", super::detail::moment_words(self.cx, event.at))
        };
        let names: Vec<String> = entries.iter().map(name).collect();
        let mut picked = entries.iter().position(|event| Some(event.id.0) == self.form.draft.event);
        let select = Select::new(self.cx.text("step-strike-which"), &mut picked, &names);
        if select.show(ui, self.cx.tokens, self.cx.strings).changed() {
            self.form.draft.event = picked.and_then(|index| entries.get(index)).map(|event| event.id.0);
        }
    }

    /// What will be frozen: each step with its chip.
    fn closing(&mut self, ui: &mut Ui) {
        secondary(ui, self.cx.tokens, &self.cx.text("close-freezes"));
        super::timeline::step_chips(ui, self.cx, self.shown);
    }

    fn when_and_who(&mut self, ui: &mut Ui, kind: StepKind) {
        let cx = self.cx;
        let problem = self.problem(Field::HappenedAt);
        ui.columns_const::<3, _>(|[left, middle, right]| {
            let caption = Caption::new(cx.text("step-on")).problem(problem);
            DateField::new(caption, &mut self.form.draft.on, cx.today()).show(left, cx.tokens, cx.strings);
            TimeField::new(cx.text("step-time"), &mut self.form.draft.time).show(middle, cx.tokens);
            let mut names = vec![cx.text("cases-note-nobody")];
            names.extend(self.people.names.iter().cloned());
            let mut picked = Some(self.people.index(self.form.draft.by).map_or(0, |index| index + 1));
            let who = if kind == StepKind::Sign { "step-signer" } else { "step-by" };
            if Select::new(cx.text(who), &mut picked, &names).show(right, cx.tokens, cx.strings).changed() {
                self.form.draft.by = self.people.id(picked.and_then(|index| index.checked_sub(1)));
            }
        });
    }
}

/// The words of a step: their caption and where a problem with them stands; `None` for a step without.
fn text_of(kind: StepKind) -> Option<(&'static str, Field)> {
    Some(match kind {
        StepKind::Contact => ("step-contact-text", Field::Note),
        StepKind::Investigate => ("step-found-out", Field::Note),
        StepKind::Extend | StepKind::Reopen | StepKind::Strike => ("step-reason", Field::Reason),
        StepKind::Remedy => ("step-remedy-text", Field::Note),
        StepKind::Reply => ("step-reply-text", Field::Reply),
        StepKind::Archive => ("step-place", Field::Note),
        StepKind::Conclude | StepKind::Close | StepKind::Link => return None,
        _ => ("step-note", Field::Note),
    })
}

fn case_by_number(cx: &UiContext<'_>, text: &str) -> Option<i64> {
    let this_year = cx.today().format("%Y").to_string();
    let (year, running) = text.trim().split_once('-').unwrap_or((&this_year, text.trim()));
    let number = crate::domain::cases::CaseNumber { year: year.parse().ok()?, running: running.parse().ok()? };
    cx.register.case_of_number(number).ok().flatten().map(|case| case.id.0)
}

pub(super) fn extendable(shown: &Shown) -> Vec<&StepDeadline> {
    shown.clocks.steps.iter().filter(|step| step.may_extend).collect()
}

/// Codes of events a step of the case waits for, or was started by.
pub(super) fn waiting_events(shown: &Shown) -> Vec<String> {
    let rule = shown.clocks.rule.as_ref();
    let steps = rule.map(|rule| rule.steps.as_slice()).unwrap_or_default();
    let mut codes: Vec<String> = Vec::new();
    for step in steps {
        let starts = std::iter::once(&step.start).chain(step.variants.iter().filter_map(|v| v.start.as_ref()));
        codes.extend(starts.filter_map(|start| start.event().map(str::to_owned)));
        codes.extend(step.met_by.iter().filter_map(|met| met.event().map(str::to_owned)));
    }
    codes.dedup();
    codes
}
