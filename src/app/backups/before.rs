//! What is done only once a copy was made: bringing lists in, erasing a person. If it cannot be made, that is not done.

use super::super::App;
use super::super::session::Session;
use crate::domain::backups::BackupReason;
use crate::ui::commands::{Command, StaffCommand};

/// Why a copy is made before a command is done; `None` for what can be taken back.
pub(crate) fn reason_before(command: &Command) -> Option<BackupReason> {
    match command {
        Command::Staff(StaffCommand::Import(_) | StaffCommand::Photos(_)) => Some(BackupReason::BeforeImport),
        Command::Bringing(command) if command.writes_records() => Some(BackupReason::BeforeImport),
        Command::Privacy(command) if command.erases() => Some(BackupReason::BeforeErasure),
        _ => None,
    }
}

impl App {
    /// Holds a command until a copy is made, where one must come first: with the forms as typed. Gives it back when it may be
    /// done now.
    pub(crate) fn after_copy(&mut self, command: Command) -> Option<Command> {
        let is_kept = |session: &Session| session.register.can_be_copied() && session.register.hold().is_none();
        let is_kept = self.session.as_ref().is_some_and(is_kept);
        match reason_before(&command).filter(|_| is_kept) {
            None => Some(command),
            Some(reason) => {
                let running = self.session.as_mut().and_then(|session| session.copies.running.as_mut());
                if let Some(running) = running.filter(|running| !running.then.is_empty()) {
                    // The copy that is being made comes before this one, too.
                    running.then.push(command);
                    return None;
                }
                self.keep_all_drafts();
                self.end_copies();
                self.begin_copy(reason, vec![command]);
                None
            }
        }
    }
}
