//! Adding a note to a case, in place; the void dialog.

use egui::{Align, Context, Ui, vec2};
use serde::{Deserialize, Serialize};

use super::people::People;
use crate::domain::cases::CaseNumber;
use crate::domain::ids::CaseId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Answer, Button, Caption, Dialog, Select, TextField, Tone, card, label};

/// A note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NoteDraft {
    pub(super) text: String,
    pub(super) author: Option<i64>,
}

/// A note being written.
#[derive(Debug, Default)]
pub(super) struct NoteForm {
    pub(super) draft: NoteDraft,
    was_tried: bool,
    pub(super) is_waiting: bool,
    wants_focus: bool,
}

/// Key of the kept note of a case.
pub(super) fn draft_key(case: CaseId) -> String {
    format!("case:note:{}", case.0)
}

/// How the editor was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoteAsked {
    /// Put away; what was typed is thrown away.
    Drop,
    /// Add it.
    Add,
}

impl NoteForm {
    /// A fresh editor that takes the keys.
    pub(super) fn fresh() -> Self {
        Self { wants_focus: true, ..Self::default() }
    }

    /// What was typed before.
    pub(super) fn kept(draft: NoteDraft) -> Self {
        Self { draft, ..Self::default() }
    }

    /// The keys again.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Paints the editor.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (people, case): (&People, CaseId),
    ) -> Option<NoteAsked> {
        let confirmed = super::is_confirmed(ui);
        let before = self.draft.clone();
        let is_sought = self.wants_focus;
        let answer = card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
            label(ui, cx.tokens, Text::RowTitle, &cx.text("cases-note-new"));
            self.fields(ui, cx, people);
            buttons(ui, cx)
        });
        if is_sought {
            answer.response.scroll_to_me(Some(Align::BOTTOM));
        }
        if self.draft != before {
            cx.keep_draft(&draft_key(case), &self.draft);
        }
        let answer = if confirmed { Some(NoteAsked::Add) } else { answer.inner };
        if answer == Some(NoteAsked::Add) {
            self.was_tried = true;
            let is_ready = !self.draft.text.trim().is_empty() && !self.is_waiting;
            self.is_waiting |= is_ready;
            return is_ready.then_some(NoteAsked::Add);
        }
        answer
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) {
        let missing = self.was_tried && self.draft.text.trim().is_empty();
        let caption =
            Caption::new(cx.text("cases-note-text")).required().problem(missing.then(|| cx.text("wrong-missing")));
        let field = TextField::new(caption, &mut self.draft.text).multiline(3).limit(2000);
        let response = field.show(ui, cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let mut names = vec![cx.text("cases-note-nobody")];
        names.extend(people.names.iter().cloned());
        let mut picked = Some(people.index(self.draft.author).map_or(0, |index| index + 1));
        let select = Select::new(cx.text("cases-note-author"), &mut picked, &names);
        if select.show(ui, cx.tokens, cx.strings).changed() {
            self.draft.author = people.id(picked.and_then(|index| index.checked_sub(1)));
        }
    }
}

fn buttons(ui: &mut Ui, cx: &UiContext<'_>) -> Option<NoteAsked> {
    ui.horizontal(|ui| {
        let add = Button::primary(cx.text("cases-note-add")).small().shortcut("Ctrl Enter");
        let add = add.show(ui, cx.tokens).clicked();
        let drop = Button::secondary(cx.text("cases-note-drop")).small().show(ui, cx.tokens).clicked();
        match (add, drop) {
            (true, _) => Some(NoteAsked::Add),
            (_, true) => Some(NoteAsked::Drop),
            _ => None,
        }
    })
    .inner
}

/// The question whether a case is void.
#[derive(Debug)]
pub(super) struct VoidForm {
    pub(super) case: CaseId,
    number: CaseNumber,
    pub(super) reason: String,
    was_tried: bool,
    pub(super) is_waiting: bool,
    wants_focus: bool,
}

impl VoidForm {
    /// The question about a case.
    pub(super) fn new(case: CaseId, number: CaseNumber) -> Self {
        Self { case, number, reason: String::new(), was_tried: false, is_waiting: false, wants_focus: true }
    }

    /// Paints the dialog; answers once decided, `Act` only with a reason.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let number = self.number.to_string();
        let title = cx.strings.text_with("cases-void-question", &[("number", number.as_str().into())]);
        let dialog = Dialog::new("void case", title)
            .icon(icons::VOID, Tone::Danger)
            .text(cx.text("cases-void-text"))
            .answers(cx.text("cases-void-keep"), Button::danger(cx.text("cases-void")));
        let missing = self.was_tried && self.reason.trim().is_empty();
        let wants_focus = std::mem::take(&mut self.wants_focus);
        let reason = &mut self.reason;
        let answer = dialog.show(ctx, cx.tokens, |ui| {
            let caption = Caption::new(cx.text("cases-void-reason"))
                .required()
                .problem(missing.then(|| cx.text("wrong-missing")));
            let response = TextField::new(caption, reason)
                .placeholder(cx.text("cases-void-reason-hint"))
                .multiline(2)
                .limit(500)
                .show(ui, cx.tokens);
            if wants_focus {
                response.request_focus();
            }
        });
        if answer == Some(Answer::Act) {
            self.was_tried = true;
            let is_ready = !self.reason.trim().is_empty() && !self.is_waiting;
            self.is_waiting |= is_ready;
            return is_ready.then_some(Answer::Act);
        }
        answer
    }
}
