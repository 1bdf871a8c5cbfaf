//! Making copies beside the work: the first of a day, one asked for, one before what cannot be taken back; how they ended.

use std::path::{Path, PathBuf};

use egui::Context;

use super::super::{App, messages, paths};
use super::{LOOK_MS, Running, may_be_copied};
use crate::domain::backups::{BackupReason, PlaceState, is_daily_due};
use crate::jobs::backups::{self as copying, Copied, CopyOrder};
use crate::jobs::{JobEnd, Task};
use crate::register::RegisterError;
use crate::register::backups::CopyError;
use crate::ui::commands::{Command, Done, Notice};

impl App {
    /// The first copy of a day.
    pub(super) fn begin_daily(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        let copies = &mut session.copies;
        let is_due = may_be_copied(&session.register)
            && copies.running.is_none()
            && self.preparing.is_none()
            && copies.tried != Some(now.date())
            && is_daily_due(&copies.ours().map(|(name, _)| name).collect::<Vec<_>>(), now);
        if is_due {
            copies.tried = Some(now.date());
            self.begin_copy(BackupReason::Daily, Vec::new());
        } else if copies.looked.is_none_or(|looked| copies.state == PlaceState::Missing && now.0 - looked.0 > LOOK_MS) {
            copies.looked = Some(now);
            self.look_at_second();
        }
    }

    /// Begins a copy to both places; `then` is done once it is made. A hall in memory needs none.
    pub(crate) fn begin_copy(&mut self, reason: BackupReason, then: Vec<Command>) {
        match self.order(reason) {
            Ok(Some(order)) => {
                let task = copying::copy_to_places(&self.jobs, order);
                if let Some(session) = &mut self.session {
                    session.copies.running = Some(Running { task, reason, then });
                }
            }
            Ok(None) => then.into_iter().for_each(|command| self.commands.send(command)),
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                self.notify(notice);
                self.not_done(&then);
            }
        }
    }

    /// Without a copy it is not done, which is said; the forms stay open with what was typed.
    pub(super) fn not_done(&mut self, waiting: &[Command]) {
        if !waiting.is_empty() {
            let (text, advice) = (self.strings.text("backup-so-not-done"), self.strings.text("backup-so-not-done-do"));
            self.notify(Notice::wrong(text, advice));
            self.hear(&Done::Refused);
        }
    }

    /// What is to be copied where; `None` for a hall in memory.
    pub(super) fn order(&mut self, reason: BackupReason) -> Result<Option<CopyOrder>, RegisterError> {
        let (at, places) = (self.clock.now(), self.places());
        let (Some(session), Some(places)) = (&mut self.session, places) else {
            return Ok(None);
        };
        let source = session.register.source()?;
        Ok(source.map(|source| CopyOrder { source, reason, places, at }))
    }

    pub(super) fn take_copy_in(&mut self, ctx: &Context) {
        let Some(session) = &mut self.session else { return };
        let Some(end) = session.copies.running.as_ref().and_then(|running| running.task.poll()) else {
            return;
        };
        let Some(running) = session.copies.running.take() else { return };
        if self.copy_ended(end, running.reason) {
            for command in running.then {
                self.dispatch_change(command, ctx);
            }
        } else {
            self.not_done(&running.then);
        }
        ctx.request_repaint();
    }

    /// Takes in how a copy ended; whether it was made beside the file.
    pub(super) fn copy_ended(&mut self, end: JobEnd<Copied>, reason: BackupReason) -> bool {
        let copied = match end {
            JobEnd::Value(copied) => copied,
            JobEnd::Broke(because) => {
                let notice = messages::of_copy(&self.strings, &CopyError::Spoilt(because));
                self.tell_once(notice, reason);
                return false;
            }
        };
        let Some(session) = &mut self.session else { return false };
        let file = session.register.path().map(Path::to_owned).unwrap_or_default();
        session.copies.look_again(&session.register);
        self.second_ended(&file, copied.second);
        let Some(session) = &mut self.session else { return false };
        match copied.first {
            Ok(_) => {
                session.copies.told = None;
                if reason == BackupReason::Asked {
                    let notice = self.made_notice(copied.name.file_name());
                    self.notify(notice);
                }
                true
            }
            Err(CopyError::Stopped) => {
                let notice = Notice::done(self.strings.text("backup-stopped"));
                self.notify(notice);
                false
            }
            Err(error) => {
                let notice = messages::of_copy(&self.strings, &error);
                self.tell_once(notice, reason);
                false
            }
        }
    }

    /// That a copy somebody asked for was made; and, where the last check of the file found what the program did not do, that the
    /// copy holds it too: worth having, but no proof.
    fn made_notice(&self, file: String) -> Notice {
        let doubts = self.session.as_ref().and_then(|session| session.register.doubts_at_last_check());
        let Some((n, at)) = doubts else {
            return Notice::done(self.strings.text_with("done-back-up", &[("file", file.into())]));
        };
        let day = self.strings.date_iso(at.date());
        let values = [("file", file.into()), ("n", n.into()), ("day", day.into())];
        Notice::done(self.strings.text_with("done-back-up-doubts", &values))
    }

    /// A failure of a copy nobody asked for is told once, not each day anew.
    pub(super) fn tell_once(&mut self, notice: Notice, reason: BackupReason) {
        let Some(session) = &mut self.session else { return };
        let is_known = session.copies.told.as_ref() == Some(&notice.text);
        session.copies.told = Some(notice.text.clone());
        if !is_known || !matches!(reason, BackupReason::Daily | BackupReason::OnClose) {
            self.notify(notice);
        }
    }

    /// Stops a copy under way; what waits for it is not done.
    pub(in crate::app) fn stop_copy(&mut self) {
        if let Some(session) = &self.session {
            let copies = &session.copies;
            copies.running.iter().for_each(|running| running.task.cancel());
            copies.taking.iter().for_each(Task::cancel);
        }
        self.stop_preparing();
    }

    /// Copies to a file somebody chose.
    pub(in crate::app) fn copy_to(&mut self, target: &Path) {
        let Some(session) = &mut self.session else { return };
        match session.register.source() {
            Ok(Some(source)) => {
                session.copies.taking = Some(copying::copy_to(&self.jobs, source, target.to_owned()));
            }
            Ok(None) => {
                let ended = session.register.back_up(target).map(|()| target.to_owned());
                self.taken(ended.map_err(|error| match error {
                    RegisterError::Storage(error) => error.into(),
                    other => CopyError::Spoilt(other.to_string()),
                }));
            }
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                self.notify(notice);
            }
        }
    }

    pub(super) fn take_taken_in(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some(end) = session.copies.taking.as_ref().and_then(Task::poll) else { return };
        session.copies.taking = None;
        self.taken(match end {
            JobEnd::Value(ended) => ended,
            JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
        });
    }

    pub(super) fn taken(&mut self, ended: Result<PathBuf, CopyError>) {
        let notice = match ended {
            Ok(path) => self.made_notice(paths::file_name(&path)),
            Err(CopyError::Stopped) => Notice::done(self.strings.text("backup-stopped")),
            Err(error) => messages::of_copy(&self.strings, &error),
        };
        self.notify(notice);
    }
}
