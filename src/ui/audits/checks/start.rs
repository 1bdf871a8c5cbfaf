//! Beginning today's check: who checks is asked once, the rest follows.

use egui::{Key, Modifiers, Ui};

use super::data::Overview;
use crate::domain::audits::RunDetails;
use crate::register::audit_runs::NewRun;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Answer, Button, Caption, Dialog, Select, Tone};

/// The question who checks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    auditor: Option<usize>,
}

impl Start {
    /// Asks, with whoever is proposed.
    pub(super) fn new(overview: &Overview) -> Self {
        Self { auditor: overview.proposed }
    }

    /// Paints the question; `true` once it was answered either way. Enter begins.
    pub(super) fn show(&mut self, ui: &Ui, overview: &Overview, cx: &UiContext<'_>) -> bool {
        let Some((text, pack)) = &overview.pack else {
            return true;
        };
        let values = [
            ("pack", pack.title.in_language(cx.strings.lang().key()).into()),
            ("edition", pack.edition.as_str().into()),
            ("n", pack.items.len().into()),
        ];
        let names: Vec<&str> = overview.people.iter().map(|(_, name)| name.as_str()).collect();
        let idle = !ui.ctx().any_popup_open() && ui.memory(|memory| memory.focused().is_none());
        let entered = idle && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let dialog = Dialog::new("start-audit", cx.text("audit-start"))
            .icon(icons::CHECKLIST, Tone::Accent)
            .text(cx.strings.text_with("audit-start-text", &values))
            .answers(cx.text("audit-start-not"), Button::primary(cx.text("audit-start-now")).shortcut("Enter"));
        let answer = dialog.show(ui.ctx(), cx.tokens, |ui| {
            let caption = Caption::new(cx.text("audit-auditor"));
            Select::new(caption, &mut self.auditor, &names)
                .placeholder(cx.text("audit-auditor-none"))
                .show(ui, cx.tokens, cx.strings);
        });
        match (answer, entered) {
            (Some(Answer::Safe), _) => true,
            (Some(Answer::Act), _) | (None, true) => {
                let who = self.auditor.and_then(|index| overview.people.get(index)).map(|(id, _)| *id);
                let details = RunDetails::of_hall(cx.today());
                let run = NewRun { pack_text: text.clone(), day: cx.today(), auditor: who, details };
                cx.send(Command::Audits(AuditCommand::Start(Box::new(run))));
                true
            }
            (None, false) => false,
        }
    }
}
