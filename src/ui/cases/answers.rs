//! What the right side asked for, answered.

use egui::Ui;

use super::bar::BarAsked;
use super::detail::DetailAsked;
use super::form::NewForm;
use super::note::{NoteAsked, NoteForm, draft_key};
use super::papers::CasePapers;
use super::step_form::{StepAsked, StepForm, step_key};
use super::timeline::StoryAsked;
use super::{CasesTab, Side, data};
use crate::domain::cases::steps::StepKind;
use crate::domain::ids::{CaseId, StaffId};
use crate::ui::commands::{CaseCommand, Command};
use crate::ui::context::UiContext;

impl CasesTab {
    /// What was typed for a case before and not confirmed.
    pub(super) fn find_kept(&mut self, cx: &UiContext<'_>, id: CaseId) {
        if !self.notes.contains_key(&id) {
            let kept = cx.register.draft(&draft_key(id)).unwrap_or_default();
            self.notes.extend(kept.map(|draft| (id, NoteForm::kept(draft))));
        }
        if !self.steps.contains_key(&id) {
            let kept = cx.register.draft(&step_key(id)).unwrap_or_default();
            self.steps.extend(kept.map(|draft| (id, StepForm::kept(draft))));
        }
    }

    pub(super) fn answer(&mut self, (ui, cx): (&Ui, &UiContext<'_>), id: CaseId, asked: DetailAsked) {
        match asked {
            DetailAsked::Back => self.back(),
            DetailAsked::Note(NoteAsked::Drop) => {
                self.notes.remove(&id);
                cx.forget_draft(&draft_key(id));
            }
            DetailAsked::Note(NoteAsked::Add) => {
                if let Some(note) = self.notes.get(&id) {
                    let author = note.draft.author.map(StaffId);
                    cx.send(Command::Cases(CaseCommand::Note(id, note.draft.text.clone(), author)));
                }
            }
            DetailAsked::Step(StepAsked::Drop) => {
                self.steps.remove(&id);
                cx.forget_draft(&step_key(id));
            }
            DetailAsked::Step(StepAsked::Enter(events)) => {
                cx.send(Command::Cases(CaseCommand::Events(id, events)));
            }
            DetailAsked::Story(StoryAsked::Count(step)) => self.detail.turn_count(step),
            DetailAsked::Story(StoryAsked::Attachment(file, name, media_type)) => {
                self.attachments.look(cx, (file, &name, &media_type));
            }
            DetailAsked::Bar(asked) => self.answer_bar((ui, cx), id, asked),
        }
    }

    fn answer_bar(&mut self, (ui, cx): (&Ui, &UiContext<'_>), id: CaseId, asked: BarAsked) {
        match asked {
            BarAsked::Step(kind) => self.write_step(cx, id, kind),
            BarAsked::Note => self.notes.entry(id).or_insert_with(NoteForm::fresh).focus(),
            BarAsked::Attach => self.attachments.choose((cx, id)),
            BarAsked::Void => self.ask_void(id),
            BarAsked::Copy => {
                if let Some(entry) = self.list.entry(id) {
                    ui.ctx().copy_text(data::as_text(cx, &self.list, entry));
                }
            }
            BarAsked::Paper(kind) => {
                let shown = self.detail.shown.as_ref();
                self.papers = shown.map(|shown| CasePapers::open(cx, kind, shown));
            }
            BarAsked::Another => self.start_like(cx, id),
            BarAsked::Correct => self.correct(cx),
        }
    }

    /// Opens the form of a step; one of the same kind already begun is gone on with.
    fn write_step(&mut self, cx: &UiContext<'_>, id: CaseId, kind: StepKind) {
        let is_begun = self.steps.get(&id).is_some_and(|form| form.draft.kind == Some(kind));
        let Some(shown) = self.detail.shown.as_ref().filter(|_| !is_begun) else { return };
        self.steps.insert(id, StepForm::fresh(cx, kind, shown));
    }

    /// Opens the form to correct what was recorded of the case shown.
    fn correct(&mut self, cx: &UiContext<'_>) {
        let Some(shown) = &self.detail.shown else { return };
        super::note_shown(cx, &shown.file.case, "correction");
        self.form = Some(NewForm::correcting(cx, &shown.file.case, shown.file.handler()));
        self.side = Side::New;
        self.is_open = true;
    }
}
