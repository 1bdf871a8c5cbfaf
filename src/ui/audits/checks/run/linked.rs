//! What the records say to the linked items of a run that is opened: those not answered yet, and those answered from
//! records that have changed since. What a person said stays.

use super::Run;
use crate::ui::commands::{AuditCommand, Command, Notice};
use crate::ui::context::UiContext;
use crate::ui::evidence_words::EvidenceNames;

/// Writes what the records say, and reads the names behind it.
pub(super) fn ask_records(run: &mut Run, cx: &UiContext<'_>) {
    match cx.register.linked_answers(&run.audit, cx.now) {
        Ok(answers) if answers.is_empty() => {}
        Ok(answers) => {
            run.audit.answers.extend(answers.clone());
            cx.send(Command::Audits(AuditCommand::AnswerAll(run.id, answers)));
        }
        Err(error) => {
            let notice = Notice::wrong(cx.text("run-records-unread"), cx.text("run-records-unread-do"));
            cx.notify(notice.with_details(error.to_string()));
        }
    }
    let evidence = run.audit.answers.values().filter_map(|answer| answer.evidence.as_ref());
    run.records = EvidenceNames::read(cx.register, evidence, cx.today()).unwrap_or_default();
}
