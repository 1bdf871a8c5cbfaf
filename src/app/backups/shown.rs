//! What the screens are told of the copies, and the dialog while the window waits for one.

use egui::Context;

use super::super::App;
use super::Running;
use crate::domain::backups::{BackupReason, care_of_first, care_of_second};
use crate::domain::dates::Moment;
use crate::ui::commands::{BackupCommand, Command};
use crate::ui::copies::{CopiesShown, RunningShown, SecondShown, Waits};
use crate::ui::icons;
use crate::ui::widgets::{Dialog, Tone, progress};

impl App {
    /// What the screens show of the copies.
    pub(in crate::app) fn copies_shown(&self) -> CopiesShown {
        let now = self.clock.now();
        let Some(session) = &self.session else { return CopiesShown::default() };
        let copies = &session.copies;
        let Some(file) = session.register.path() else { return CopiesShown::default() };
        let second = self.preferences.second_places.get(file).map(|place| {
            let newest = place.newest_ms.map(Moment);
            SecondShown {
                folder: place.folder.clone(),
                state: copies.state,
                newest,
                care: care_of_second(newest, copies.state, now),
            }
        });
        CopiesShown {
            keeps_file: true,
            newest: copies.newest(),
            care: care_of_first(copies.newest(), now),
            second,
            running: self.running_shown(),
            places: self.places(),
            serial: copies.serial,
        }
    }

    /// The window waits for a copy: how far it is, and a way to stop.
    pub(in crate::app) fn copies_ui(&self, ctx: &Context) {
        let Some(running) = self.running_shown().filter(|running| running.waits == Waits::Window) else {
            return;
        };
        let (title, line) = match running.reason {
            BackupReason::BeforeRestore => ("backup-waits-before-restore", "backup-waits-before-restore-line"),
            _ => ("backup-waits", "backup-waits-line"),
        };
        let title = self.strings.text(title);
        let dialog = Dialog::new("copy first", title.as_str())
            .icon(icons::BACKUP, Tone::Accent)
            .text(self.strings.text(line))
            .closes(self.strings.text("backup-stop"));
        let answer = dialog.show(ctx, &self.tokens, |ui| {
            progress(ui, &self.tokens, running.part(), &title);
        });
        if answer.is_some() {
            self.commands.send(Command::Backups(BackupCommand::Stop));
        }
        // The job wakes the window only when it ends.
        ctx.request_repaint_after(std::time::Duration::from_millis(100));
    }

    fn running_shown(&self) -> Option<RunningShown> {
        if let Some(preparing) = &self.preparing {
            let seen = preparing.seen();
            return Some(RunningShown { reason: BackupReason::BeforeRestore, seen, waits: Waits::Window });
        }
        let copies = &self.session.as_ref()?.copies;
        if let Some(Running { task, reason, then }) = &copies.running {
            let waits = if then.is_empty() { Waits::Nobody } else { Waits::Window };
            return Some(RunningShown { reason: *reason, seen: task.seen(), waits });
        }
        let taking = copies.taking.as_ref()?;
        Some(RunningShown { reason: BackupReason::Asked, seen: taking.seen(), waits: Waits::Nobody })
    }
}
