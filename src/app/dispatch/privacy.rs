//! Does what the page about personal data asked for. Before anything is erased the file was copied.

use std::path::Path;

use super::{Change, change};
use crate::app::App;
use crate::domain::dates::Moment;
use crate::register::erasure::FreedBytes;
use crate::register::{ActionKind, Register, RegisterError};
use crate::storage::fault;
use crate::ui::commands::{Done, Notice, PrivacyCommand};

pub(super) fn apply(register: &mut Register, command: PrivacyCommand, at: Moment) -> Result<Change, RegisterError> {
    if command.erases() {
        fault::point("erase:backed-up");
    }
    Ok(match command {
        PrivacyCommand::LookAt(person) => {
            let preview = register.erasure_preview(person, at.date())?;
            Change { done: Done::PersonLookedAt(Box::new(preview)), said: None, is_undoable: false }
        }
        PrivacyCommand::Erase(erasure) => {
            let outcome = register.erase_person(&erasure, at)?;
            change(outcome, ActionKind::ErasePerson, Done::PersonErased)
        }
        PrivacyCommand::Time(kind, months) => {
            let outcome = register.set_retention((kind, months), at)?;
            change(outcome, ActionKind::ChangeRetention, |()| Done::RetentionChanged)
        }
        PrivacyCommand::Review(kind, decision) => {
            let outcome = register.review_retention(kind, &decision, at)?;
            change(outcome, ActionKind::ReviewRetention, |_| Done::RetentionChanged)
        }
        PrivacyCommand::DropCopies(places) => {
            register.drop_copies_of_erased(&places)?;
            Change { done: Done::RetentionChanged, said: None, is_undoable: false }
        }
        PrivacyCommand::Exported { subject, path } => {
            let outcome = register.note_person_export(&subject, at).inspect_err(|_| take_back(&path))?;
            Change { said: None, ..change(outcome, ActionKind::ExportPerson, |()| Done::RetentionChanged) }
        }
    })
}

/// Nothing personal lies outside without its line on the history.
fn take_back(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        tracing::error!(%error, "an export that could not be noted could not be taken back");
    }
}

impl App {
    /// Somebody was erased, but the freed bytes could not be wiped yet: said, for it is not all that was asked.
    pub(super) fn tell_waiting_bytes(&mut self, done: &Done) {
        if matches!(done, Done::PersonErased(erased) if erased.freed == FreedBytes::Waiting) {
            let (text, advice) = (self.strings.text("erase-bytes-wait"), self.strings.text("erase-bytes-wait-do"));
            self.notify(Notice::wrong(text, advice));
        }
    }
}
