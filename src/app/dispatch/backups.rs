//! Does what screens asked for about the copies of the file.

use super::super::App;
use crate::domain::backups::BackupReason;
use crate::ui::commands::BackupCommand;

impl App {
    pub(super) fn dispatch_backups(&mut self, command: BackupCommand) {
        match command {
            BackupCommand::Now => self.begin_copy(BackupReason::Asked, Vec::new()),
            BackupCommand::CopyTo(path) => self.copy_to(&path),
            BackupCommand::ChooseSecond(folder) => self.choose_second(folder),
            BackupCommand::LookAgain => self.look_at_second(),
            BackupCommand::BringBack(copy) => {
                let file =
                    self.session.as_ref().and_then(|session| session.register.path().map(std::path::Path::to_owned));
                if let Some(file) = file {
                    self.restore_copy(&copy, &file);
                }
            }
            BackupCommand::Stop => self.stop_copy(),
        }
    }
}
