//! The form of the next step, in place below the story; what is typed is kept as a draft.

use egui::{Align, Ui, vec2};

use super::detail::Shown;
use super::photo::Photos;
use crate::domain::corrective::{CorrectiveAction, CorrectiveDraft, CorrectiveStep, NewCorrectiveEvent};
use crate::domain::ids::{FileId, StaffId};
use crate::domain::problems::{Field, Problem};
use crate::ui::audits::who::Who;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, DateField, TextField, action_bar, card, label, paragraph, problem};
use crate::ui::words;

/// A step being written down.
#[derive(Debug)]
pub(super) struct StepForm {
    pub(super) draft: CorrectiveDraft,
    was_tried: bool,
    /// Sent, not yet answered.
    pub(super) is_waiting: bool,
    wants_focus: bool,
    wants_scroll: bool,
}

/// How the form was left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormAsked {
    /// Put away; what was typed is thrown away.
    Drop,
    /// Enter this.
    Enter(NewCorrectiveEvent),
}

/// Icon and words of a step's button.
pub(super) fn step_words(cx: &UiContext<'_>, step: CorrectiveStep) -> (Icon, String) {
    let (icon, key) = match step {
        CorrectiveStep::Open => (icons::ADD, "corrective-do-open"),
        CorrectiveStep::Assign => (icons::PERSON, "corrective-do-assign"),
        CorrectiveStep::Postpone => (icons::EXTEND, "corrective-do-postpone"),
        CorrectiveStep::HandIn => (icons::CHECK, "corrective-do-hand-in"),
        CorrectiveStep::Close => (icons::DONE, "corrective-do-close"),
        CorrectiveStep::Reopen => (icons::RETURNED, "corrective-do-reopen"),
        CorrectiveStep::Note => (icons::NOTE, "corrective-do-note"),
    };
    (icon, cx.text(key))
}

impl StepForm {
    /// A fresh form that takes the keys; whoever has it is proposed as who handed in.
    pub(super) fn fresh(step: CorrectiveStep, shown: &Shown) -> Self {
        let action = shown.action.as_ref();
        let owner = action.and_then(CorrectiveAction::owner).map(|id| id.0);
        let due = action.and_then(CorrectiveAction::due);
        let keeps_due = matches!(step, CorrectiveStep::Assign);
        let draft = CorrectiveDraft {
            step,
            by: owner.filter(|_| step == CorrectiveStep::HandIn),
            owner: owner.filter(|_| step == CorrectiveStep::Assign),
            due: due.filter(|_| keeps_due).map(|day| day.to_string()).unwrap_or_default(),
            ..CorrectiveDraft::default()
        };
        Self { wants_focus: true, wants_scroll: true, ..Self::kept(draft) }
    }

    /// What was typed before.
    pub(super) fn kept(draft: CorrectiveDraft) -> Self {
        Self { draft, was_tried: false, is_waiting: false, wants_focus: false, wants_scroll: false }
    }

    /// A photo was kept for it: it is brought into sight.
    pub(super) fn put_photo(&mut self, file: FileId) {
        self.draft.file = Some(file.0);
        self.wants_scroll = true;
    }

    fn problems(&self, cx: &UiContext<'_>) -> Vec<Problem> {
        self.draft.check(cx.today()).err().filter(|_| self.was_tried).unwrap_or_default()
    }

    /// Paints the fields; its buttons stand in the bar of the pane.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (shown, who, photos): (&Shown, &Who, &mut Photos)) {
        let before = self.draft.clone();
        let problems = self.problems(cx);
        let painted = card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
            label(ui, cx.tokens, Text::RowTitle, &step_words(cx, self.draft.step).1);
            let fields = Fields { cx, who, problems: &problems, shown };
            self.fields(ui, &fields);
            if self.draft.step == CorrectiveStep::HandIn {
                self.photo(ui, cx, photos);
            }
        });
        if std::mem::take(&mut self.wants_scroll) {
            painted.response.scroll_to_me(Some(Align::BOTTOM));
        }
        self.wants_focus = false;
        if self.draft != before {
            cx.keep_draft(&shown.draft_key(), &self.draft);
        }
    }

    fn fields(&mut self, ui: &mut Ui, fields: &Fields<'_>) {
        match self.draft.step {
            CorrectiveStep::Open | CorrectiveStep::Assign => ui.columns_const::<2, _>(|[left, right]| {
                fields.owner(left, &mut self.draft);
                fields.due(right, &mut self.draft);
            }),
            CorrectiveStep::Postpone => {
                fields.due(ui, &mut self.draft);
                self.words(ui, fields, ("corrective-reason-postpone", Field::Reason));
            }
            CorrectiveStep::HandIn => {
                self.words(ui, fields, ("corrective-how", Field::Evidence));
                fields.by(ui, &mut self.draft, ("field-handed-in-by", Field::HandedInBy));
            }
            CorrectiveStep::Close => {
                paragraph(ui, Text::Secondary, &fields.cx.text("corrective-second-person"), fields.cx.tokens.text2);
                fields.by(ui, &mut self.draft, ("field-closed-by", Field::ClosedBy));
                self.words(ui, fields, ("corrective-remark", Field::Note));
            }
            CorrectiveStep::Reopen => {
                self.words(ui, fields, ("corrective-reason-reopen", Field::Reason));
                ui.columns_const::<2, _>(|[left, right]| {
                    fields.due(left, &mut self.draft);
                    fields.by(right, &mut self.draft, ("corrective-by", Field::Note));
                });
            }
            CorrectiveStep::Note => {
                self.words(ui, fields, ("corrective-remark", Field::Note));
                fields.by(ui, &mut self.draft, ("corrective-by", Field::HandedInBy));
            }
        }
    }

    fn words(&mut self, ui: &mut Ui, fields: &Fields<'_>, (key, field): (&str, Field)) {
        let needed = !matches!(self.draft.step, CorrectiveStep::Close | CorrectiveStep::HandIn);
        let caption = Caption::new(fields.cx.text(key)).problem(fields.wrong(field));
        let caption = if needed { caption.required() } else { caption };
        let text = TextField::new(caption, &mut self.draft.text).multiline(2).limit(500);
        let response = text.show(ui, fields.cx.tokens);
        if self.wants_focus && self.draft.step != CorrectiveStep::Close {
            response.request_focus();
        }
    }

    fn photo(&mut self, ui: &mut Ui, cx: &UiContext<'_>, photos: &mut Photos) {
        let Some(file) = self.draft.file else {
            photos.zone(ui, cx);
            return;
        };
        ui.horizontal(|ui| {
            photos.thumbnail(ui, cx, (FileId(file), &cx.text("corrective-photo")));
            let off = Button::quiet(cx.text("corrective-photo-take-off")).icon(icons::CLOSE).small();
            if off.show(ui, cx.tokens).clicked() {
                self.draft.file = None;
            }
        });
    }

    /// The form's buttons, in place of the bar's own.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<FormAsked> {
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        let has_popup = ui.ctx().any_popup_open();
        let key = |ui: &mut Ui, modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut enter = !covered && key(ui, egui::Modifiers::COMMAND, egui::Key::Enter);
        let mut drop = !covered && !has_popup && key(ui, egui::Modifiers::NONE, egui::Key::Escape);
        let left = self.problems(cx).len();
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let (icon, words) = step_words(cx, self.draft.step);
                let button = Button::primary(words).icon(icon).shortcut("Ctrl Enter");
                enter |= button.show(ui, cx.tokens).clicked();
                let button = Button::secondary(cx.text("corrective-drop")).shortcut("Esc");
                drop |= button.show(ui, cx.tokens).clicked();
            },
            |ui| {
                if left > 0 {
                    problem(ui, cx.tokens, &cx.strings.text_with("corrective-problems", &[("n", left.into())]));
                }
            },
        );
        if drop {
            return Some(FormAsked::Drop);
        }
        if !enter || self.is_waiting {
            return None;
        }
        self.was_tried = true;
        let new = self.draft.check(cx.today()).ok()?;
        self.is_waiting = true;
        Some(FormAsked::Enter(new))
    }
}

/// What all fields need.
struct Fields<'a> {
    cx: &'a UiContext<'a>,
    who: &'a Who,
    problems: &'a [Problem],
    shown: &'a Shown,
}

impl Fields<'_> {
    fn wrong(&self, field: Field) -> Option<String> {
        words::problem_at(self.cx.strings, self.problems, field)
    }

    fn owner(&self, ui: &mut Ui, draft: &mut CorrectiveDraft) {
        let caption = Caption::new(self.cx.text("field-owner")).problem(self.wrong(Field::Owner));
        let caption = if draft.step == CorrectiveStep::Assign { caption.required() } else { caption };
        self.who.select(ui, (self.cx, caption), (&mut draft.owner, |_| true));
    }

    fn due(&self, ui: &mut Ui, draft: &mut CorrectiveDraft) {
        let caption = Caption::new(self.cx.text("field-due-on")).problem(self.wrong(Field::DueOn));
        let needed = matches!(draft.step, CorrectiveStep::Assign | CorrectiveStep::Postpone);
        let caption = if needed { caption.required() } else { caption };
        DateField::new(caption, &mut draft.due, self.cx.today()).show(ui, self.cx.tokens, self.cx.strings);
    }

    /// Who did it; a second person where it is closed.
    fn by(&self, ui: &mut Ui, draft: &mut CorrectiveDraft, (key, field): (&str, Field)) {
        let is_close = draft.step == CorrectiveStep::Close;
        let needed = is_close || draft.step == CorrectiveStep::HandIn;
        let caption = Caption::new(self.cx.text(key)).problem(self.wrong(field).filter(|_| needed));
        let caption = if needed { caption.required() } else { caption };
        let action = self.shown.action.as_ref();
        let may = |id: StaffId| !is_close || action.is_none_or(|action| action.may_be_closed_by(id));
        self.who.select(ui, (self.cx, caption), (&mut draft.by, may));
    }
}
