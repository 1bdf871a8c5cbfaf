//! Bringing a copy back: made ready in a job, then swapped in for the file, which is kept under another name.

use std::path::{Path, PathBuf};

use super::super::{App, messages, paths};
use crate::domain::backups::{BackupReason, CopyName};
use crate::jobs::backups as copying;
use crate::jobs::{JobEnd, Seen, Task};
use crate::register::backups::{self as copies, CopyError, Ready, Restoring};
use crate::register::{FileKey, Register};
use crate::ui::commands::Notice;

/// A copy being made ready.
pub(crate) struct Preparing {
    task: Task<Result<Ready, CopyError>>,
    file: PathBuf,
    copy: PathBuf,
}

impl Preparing {
    /// How far it is.
    pub(crate) fn seen(&self) -> Seen {
        self.task.seen()
    }
}

impl App {
    /// Brings a copy back in the place of `file`, which may be open here, closed, damaged or missing. A job makes it ready;
    /// then the file is kept under another name and the copy opened. A notice says how it ended.
    pub fn restore_copy(&mut self, copy: &Path, file: &Path) {
        let key = self.session.as_ref().and_then(|session| session.register.key().cloned());
        let key = key.or_else(|| self.key_of_trouble(file));
        self.restore_copy_with((copy, file), key);
    }

    /// The same for a file closed by a passphrase that is not open here.
    pub fn restore_copy_with(&mut self, (copy, file): (&Path, &Path), key: Option<FileKey>) {
        self.keep_all_drafts();
        self.end_copies();
        let is_open = self.session.as_ref().is_some_and(|session| session.register.path() == Some(file));
        let present = if is_open { self.order(BackupReason::BeforeRestore) } else { Ok(None) };
        let present = match present {
            Ok(present) => present,
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                return self.notify(notice);
            }
        };
        let restoring = Restoring { copy: copy.to_owned(), file: file.to_owned(), key, at: self.clock.now() };
        let task = copying::prepare(&self.jobs, restoring, present);
        self.preparing = Some(Preparing { task, file: file.to_owned(), copy: copy.to_owned() });
    }

    /// A copy made ready is swapped in; one that could not be is told about.
    pub(super) fn take_ready_in(&mut self) {
        let Some(end) = self.preparing.as_ref().and_then(|preparing| preparing.task.poll()) else { return };
        let Some(preparing) = self.preparing.take() else { return };
        let ended = match end {
            JobEnd::Value(ended) => ended,
            JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
        };
        match ended {
            Ok(ready) => self.swap_in(&ready, &preparing.copy),
            Err(CopyError::Stopped) => {
                let notice = Notice::done(self.strings.text("restore-stopped"));
                self.notify(notice);
            }
            Err(error) => {
                let notice = messages::of_restore(&self.strings, &error);
                self.notify(notice);
            }
        }
    }

    fn swap_in(&mut self, ready: &Ready, copy: &Path) {
        let now = self.clock.now();
        self.end_copies();
        if self.session.as_ref().is_some_and(|session| session.register.path() == Some(&ready.file)) {
            self.keep_all_drafts();
            self.end_watch();
            self.session = None;
        } else {
            self.close_session();
        }
        let kept = copies::finish_restore(ready, now);
        let opened = Register::open_with(&ready.file, ready.key.clone());
        match (kept, opened) {
            (Ok(kept), Ok(register)) => {
                self.enter_restored(register, &ready.file);
                let notice = self.restored_words(copy, kept.as_deref());
                self.notify(notice);
            }
            (Err(error), Ok(register)) => {
                self.enter_restored(register, &ready.file);
                let notice = messages::of_error(&self.strings, &error);
                self.notify(notice);
            }
            (_, Err(error)) => {
                let notice = messages::of_opening(&self.strings, &error, &ready.file);
                self.notify(notice);
            }
        }
    }

    fn enter_restored(&mut self, register: Register, file: &Path) {
        self.preferences.last_file = Some(file.to_owned());
        self.show_opened(register);
        self.begin_work(None);
    }

    /// Which state is back, and where the file as it was is kept.
    fn restored_words(&self, copy: &Path, kept: Option<&Path>) -> Notice {
        let name = paths::file_name(copy);
        let moment = CopyName::read(&name).map_or(name, |name| name.at.local().format("%Y-%m-%d %H:%M").to_string());
        let words = match kept.map(paths::file_name) {
            Some(kept) => self.strings.text_with("restore-done", &[("moment", moment.into()), ("kept", kept.into())]),
            None => self.strings.text_with("restore-done-nothing-kept", &[("moment", moment.into())]),
        };
        Notice::done(words)
    }

    pub(super) fn stop_preparing(&mut self) {
        self.preparing.iter().for_each(|preparing| preparing.task.cancel());
    }

    /// The window closes: nothing is brought back.
    pub(super) fn end_preparing(&mut self) {
        if let Some(preparing) = self.preparing.take() {
            preparing.task.cancel();
            let _ = preparing.task.wait();
            copies::give_up_restore(&preparing.file);
        }
    }
}
