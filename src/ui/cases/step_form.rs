//! The form of a step, in place below the story: its fields, what the rules say to it, nothing typed is lost.

use egui::{Align, Ui, vec2};

use super::bar::step_words;
use super::detail::Shown;
use super::people::People;
use super::step_fields::{Fields, extendable, waiting_events};
use crate::domain::cases::steps::{StepDraft, StepKind};
use crate::domain::cases::{Finding, NewEvent};
use crate::domain::deadlines::StepDeadline;
use crate::domain::ids::CaseId;
use crate::register::{Refusal, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, action_bar, card, label};
use crate::ui::words;

/// A step being written down.
#[derive(Debug)]
pub(super) struct StepForm {
    pub(super) draft: StepDraft,
    pub(super) was_tried: bool,
    /// Sent, not yet answered.
    pub(super) is_waiting: bool,
    pub(super) wants_focus: bool,
    wants_scroll: bool,
    /// What the rules say to the draft as it stood.
    judged: Option<(StepDraft, u64, Option<String>)>,
    /// Number typed to find the case to link.
    pub(super) number: String,
}

/// How the form was left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum StepAsked {
    /// Put away; what was typed is thrown away.
    Drop,
    /// Enter these.
    Enter(Vec<NewEvent>),
}

/// Key of the kept step form of a case.
pub(super) fn step_key(case: CaseId) -> String {
    format!("case:step:{}", case.0)
}

impl StepForm {
    /// A fresh form that takes the keys.
    pub(super) fn fresh(cx: &UiContext<'_>, kind: StepKind, shown: &Shown) -> Self {
        let targets = cx.register.case_targets(&shown.file.case.facts).unwrap_or_default();
        let by = shown.file.handler().filter(|handler| !targets.contains(handler));
        let mut draft = StepDraft::fresh(kind, by, cx.now);
        draft.with_conclusion = kind == StepKind::Reply && shown.file.conclusion().is_none();
        if !shown.file.case.facts.kind.needs_finding() {
            draft.finding = Some(Finding::NotApplicable);
        }
        if kind == StepKind::Extend {
            prepare_extension(&mut draft, shown);
        }
        if kind == StepKind::Happen {
            draft.code = waiting_events(shown).into_iter().next().unwrap_or_default();
        }
        if kind == StepKind::Strike {
            let newest = shown.file.events.iter().rev().find(|event| shown.file.can_strike(event.id));
            draft.event = newest.map(|event| event.id.0);
        }
        if kind == StepKind::Report {
            draft.unit.clone_from(&shown.file.case.facts.details.forwarded_by);
        }
        Self::around(draft)
    }

    /// What was typed before: brought into sight, but the keys stay where they are.
    pub(super) fn kept(draft: StepDraft) -> Self {
        Self { wants_focus: false, ..Self::around(draft) }
    }

    fn around(draft: StepDraft) -> Self {
        let (was_tried, is_waiting) = (false, false);
        Self {
            draft,
            was_tried,
            is_waiting,
            wants_focus: true,
            wants_scroll: true,
            judged: None,
            number: String::new(),
        }
    }

    /// Paints the form; its buttons stand in the bar of the pane.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (people, shown): (&People, &Shown)) {
        let Some(kind) = self.draft.kind else { return };
        let before = self.draft.clone();
        let problems = self.draft.check(cx.now).err().unwrap_or_default();
        let painted = card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
            label(ui, cx.tokens, Text::RowTitle, &step_words(cx, kind).1);
            Fields { form: self, cx, people, shown, problems: &problems }.show(ui, kind);
        });
        if std::mem::take(&mut self.wants_scroll) {
            painted.response.scroll_to_me(Some(Align::TOP));
        }
        if self.draft != before {
            cx.keep_draft(&step_key(shown.file.case.id), &self.draft);
        }
    }

    /// What stands in the way, in one line over the bar: what the rules say, else the first field that is wrong once it
    /// was tried.
    pub(super) fn hindrance(&mut self, cx: &UiContext<'_>, shown: &Shown) -> Option<String> {
        if let Some(refusal) = self.judge(cx, shown) {
            return Some(refusal);
        }
        let problem = self.draft.check(cx.now).err().filter(|_| self.was_tried)?.into_iter().next()?;
        let (field, wrong) = (words::field(cx.strings, problem.field), words::wrong(cx.strings, &problem.wrong));
        Some(cx.strings.text_with("step-field-wrong", &[("field", field.into()), ("wrong", wrong.into())]))
    }

    /// The form's buttons, in place of the bar's own.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> Option<StepAsked> {
        let kind = self.draft.kind?;
        let confirmed = super::is_confirmed(ui);
        let pressed = if confirmed { Some(Pressed::Enter) } else { buttons(ui, cx, kind) };
        match pressed? {
            Pressed::Drop => Some(StepAsked::Drop),
            Pressed::Enter => {
                let is_refused = self.judge(cx, shown).is_some();
                self.confirm(cx, is_refused.into())
            }
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>, refused: Refused) -> Option<StepAsked> {
        self.was_tried = true;
        let checked = self.draft.check(cx.now);
        self.wants_scroll = checked.is_err();
        let events = checked.ok()?;
        if self.is_waiting || refused == Refused::Yes {
            return None;
        }
        self.is_waiting = true;
        Some(StepAsked::Enter(events))
    }

    /// What the rules say to the step as it is typed; asked again only when it or the records changed.
    fn judge(&mut self, cx: &UiContext<'_>, shown: &Shown) -> Option<String> {
        let revision = cx.register.revision(crate::register::Area::Cases);
        if let Some((draft, of, words)) = &self.judged
            && (draft, *of) == (&self.draft, revision)
        {
            return words.clone();
        }
        let events = self.draft.check(cx.now).unwrap_or_default();
        let told = if events.is_empty() { None } else { refusal_words(cx, shown, &events) };
        self.judged = Some((self.draft.clone(), revision, told.clone()));
        told
    }
}

/// Whether the rules forbid what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Yes,
    No,
}

impl From<bool> for Refused {
    fn from(is_refused: bool) -> Self {
        if is_refused { Self::Yes } else { Self::No }
    }
}

/// The rule's sentence, before anything is sent.
fn refusal_words(cx: &UiContext<'_>, shown: &Shown, events: &[NewEvent]) -> Option<String> {
    let judged = cx.register.may_add_case_events(shown.file.case.id, events, cx.now);
    let Err(RegisterError::NotAllowed(Refusal::Case(refusal))) = judged else { return None };
    let key = refusal.key();
    let gap = if cx.strings.lang() == crate::ui::strings::Lang::En { " " } else { "" };
    Some([cx.text(&format!("error-{key}")), cx.text(&format!("error-{key}-do"))].join(gap))
}

/// The step that can be extended, with the most the rule gives.
fn prepare_extension(draft: &mut StepDraft, shown: &Shown) {
    let step = extendable(shown).into_iter().next();
    if let Some(step) = step {
        extend_to_the_most(draft, step);
    }
}

pub(super) fn extend_to_the_most(draft: &mut StepDraft, step: &StepDeadline) {
    draft.code.clone_from(&step.step);
    if let Some(extension) = &step.extension {
        draft.length = extension.limit.length.to_string();
        draft.length_unit = Some(extension.limit.unit);
    }
}

/// A button of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Enter,
    Drop,
}

fn buttons(ui: &mut Ui, cx: &UiContext<'_>, kind: StepKind) -> Option<Pressed> {
    let mut pressed = None;
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let (icon, words) = match kind {
                StepKind::Close => (icons::DONE, cx.text("do-close")),
                StepKind::Reopen => (icons::REFRESH, cx.text("do-reopen")),
                StepKind::Strike => (icons::VOID, cx.text("event-strike")),
                _ => (icons::CHECK, cx.text("step-enter")),
            };
            let enter = Button::primary(words).icon(icon).shortcut("Ctrl Enter");
            if enter.show(ui, cx.tokens).clicked() {
                pressed = Some(Pressed::Enter);
            }
            if Button::secondary(cx.text("cases-note-drop")).show(ui, cx.tokens).clicked() {
                pressed = Some(Pressed::Drop);
            }
        },
        |_| {},
    );
    pressed
}
