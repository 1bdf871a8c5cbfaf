//! Does what is asked when a file does not open, and in the bar that says why nothing is written.

use crate::app::App;
use crate::ui::commands::OpeningCommand;

impl App {
    pub(super) fn dispatch_opening(&mut self, command: OpeningCommand) {
        match command {
            OpeningCommand::View(path) => self.open_to_look(&path),
            OpeningCommand::UseCopy(file, copy) => self.restore_copy(&copy, &file),
            OpeningCommand::SetLogAside(path) => self.set_log_aside(&path),
            OpeningCommand::WorkThere(path) => self.work_there(&path),
            OpeningCommand::Brought(from, here) => self.arrive(&from, &here),
            OpeningCommand::KeepReport(file, text) => self.keep_report(&file, &text),
            OpeningCommand::Leave => self.trouble = None,
            OpeningCommand::TryWriting => self.try_writing(),
            OpeningCommand::ConfirmClock => self.confirm_clock(),
            OpeningCommand::ClockIsRight => {}
            OpeningCommand::SaveElsewhere(target) => self.save_elsewhere(&target),
        }
    }
}
