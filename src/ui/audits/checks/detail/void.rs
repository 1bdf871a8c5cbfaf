//! Voiding a check: it stays on record with the reason and counts nowhere.

use egui::Ui;

use crate::domain::ids::AuditId;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Answer, Button, Caption, Dialog, TextField, Tone};

/// The question, with the reason as typed.
pub(super) struct VoidForm {
    id: AuditId,
    reason: String,
    was_tried: bool,
    is_waiting: bool,
    has_focus: bool,
}

impl VoidForm {
    /// The question about a check.
    pub(super) fn new(id: AuditId) -> Self {
        Self { id, reason: String::new(), was_tried: false, is_waiting: false, has_focus: false }
    }

    /// Whether this check was being voided.
    pub(super) fn is_done(&self, id: AuditId) -> bool {
        self.is_waiting && self.id == id
    }

    /// It was refused.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    /// Paints the question; `true` once it was answered with no.
    pub(super) fn show(&mut self, ui: &Ui, cx: &UiContext<'_>) -> bool {
        let dialog = Dialog::new("void-audit", cx.text("runs-void-ask"))
            .icon(icons::VOID, Tone::Danger)
            .text(cx.text("runs-void-text"))
            .answers(cx.text("runs-void-not"), Button::danger(cx.text("runs-void")));
        let missing = (self.was_tried && self.reason.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let (reason, has_focus) = (&mut self.reason, &mut self.has_focus);
        let answer = dialog.show(ui.ctx(), cx.tokens, |ui| {
            let caption = Caption::new(cx.text("field-void-reason")).required().problem(missing);
            let field = TextField::new(caption, reason).limit(300).show(ui, cx.tokens);
            if !std::mem::replace(has_focus, true) {
                field.request_focus();
            }
        });
        match answer {
            Some(Answer::Safe) => true,
            Some(Answer::Act) => {
                self.was_tried = true;
                if !self.reason.trim().is_empty() && !self.is_waiting {
                    self.is_waiting = true;
                    cx.send(Command::Audits(AuditCommand::Void(self.id, self.reason.trim().to_owned())));
                }
                false
            }
            None => false,
        }
    }
}
