//! The lock: the file closed and the window covered, on demand or when nobody is there; opening it again; and writing the
//! file anew under another key, for which it is closed too.

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Context, Event, Frame, Ui};

use super::{App, paths};
use crate::domain::ids::KeeperId;
use crate::jobs::sealing::start_reclosing;
use crate::jobs::{JobEnd, Task};
use crate::register::sealing::{Candidate, FirstPassphrase, Reclosing, UnlockError, open_sealed};
use crate::register::{FileKey, Register, RegisterError};
use crate::storage::{CAN_SEAL, StorageError};
use crate::ui::commands::{AccessCommand, Command, Notice, Place};
use crate::ui::lock::{LockContext, LockScreen, LockState};
use crate::ui::settings::Section;

/// A file that is locked, or being written anew.
pub(crate) struct Locked {
    file: PathBuf,
    screen: LockScreen,
    /// Where one was.
    back_to: Place,
    reclosing: Option<Writing>,
}

/// A file being written anew.
struct Writing {
    task: Task<Result<(), UnlockError>>,
    former: Option<FileKey>,
    new: Option<FileKey>,
    author: Option<KeeperId>,
}

impl App {
    /// Shows the lock screen of a file that needs a passphrase.
    pub(super) fn show_lock(&mut self, file: &Path, back_to: Place) {
        let screen = LockScreen::new(paths::file_name(file), LockState::of_sealed(file));
        self.locked = Some(Locked { file: file.to_owned(), screen, back_to, reclosing: None });
    }

    pub(super) fn dispatch_access(&mut self, command: AccessCommand, ctx: &Context) {
        match command {
            AccessCommand::Lock => self.lock(),
            AccessCommand::Unlock(candidates) => self.unlock(&candidates),
            AccessCommand::WrongTried => self.count_wrong(),
            AccessCommand::Uncover => self.uncover(),
            AccessCommand::LeaveLock => self.locked = None,
            AccessCommand::EnterNobody => self.who = None,
            AccessCommand::IdleLock(limit) => {
                self.preferences.idle_lock = limit;
                self.preferences.save(self.preferences_path.as_deref());
            }
            AccessCommand::Reclose(to) => self.start_reclosing(to.map(|to| *to)),
            AccessCommand::DeleteCopies(copies) => self.delete_copies(&copies),
            AccessCommand::Enter(id) => {
                self.who = None;
                self.dispatch_change(Command::Access(AccessCommand::Enter(id)), ctx);
                self.remember_keeper();
            }
            register => self.dispatch_change(Command::Access(register), ctx),
        }
        ctx.request_repaint();
    }

    /// Closes the file, everything typed on disk first, and covers the window.
    fn lock(&mut self) {
        let Some(session) = &self.session else { return };
        let Some(file) = session.register.path().map(Path::to_owned) else {
            let words = (self.strings.text("access-lock-sample"), self.strings.text("access-lock-sample-do"));
            self.notify(Notice::wrong(words.0, words.1));
            return;
        };
        let needs_key = session.register.key().is_some();
        let back_to = session.views.screens.tab().place();
        self.back_up_on_close();
        if !self.drop_session() {
            return;
        }
        if needs_key {
            self.show_lock(&file, back_to);
        } else {
            let screen = LockScreen::new(paths::file_name(&file), LockState::Covered);
            self.locked = Some(Locked { file, screen, back_to, reclosing: None });
        }
    }

    /// Closes the file without a copy; `false` when something typed could not be kept: then it stays open.
    fn drop_session(&mut self) -> bool {
        self.keep_all_drafts();
        self.end_copies();
        if self.session.as_ref().is_some_and(super::session::Session::has_waiting_drafts) {
            return false;
        }
        self.end_watch();
        self.session = None;
        self.who = None;
        self.renew_calendar();
        self.pictures.clear();
        self.notices.clear();
        true
    }

    fn unlock(&mut self, candidates: &[Candidate]) {
        let Some(locked) = &mut self.locked else { return };
        match open_sealed(&locked.file, candidates) {
            Ok((register, keeper)) => {
                let (file, place) = (locked.file.clone(), locked.back_to.clone());
                self.tries.forget(&file);
                self.come_back(register, &file, &place);
                self.begin_work(keeper);
            }
            // The passphrase is right; it is the file that does not open.
            Err(UnlockError::Register(error)) => {
                let file = locked.file.clone();
                self.locked = None;
                self.meet_trouble(&file, &error, candidates.first().map(|candidate| &candidate.key));
            }
            Err(error) => {
                let is_wrong = matches!(error, UnlockError::Wrong);
                locked.screen.say(error);
                if is_wrong {
                    self.count_wrong();
                }
            }
        }
    }

    fn count_wrong(&mut self) {
        let now = self.clock.now();
        if let Some(locked) = &self.locked {
            self.tries.count(&locked.file, now);
        }
    }

    fn uncover(&mut self) {
        let Some(locked) = self.locked.take() else { return };
        self.open_file(&locked.file);
        self.commands.send(Command::Shell(crate::ui::commands::ShellCommand::Go(locked.back_to)));
    }

    /// Shows an opened file, at the place one was.
    fn come_back(&mut self, register: Register, file: &Path, place: &Place) {
        self.locked = None;
        self.preferences.last_file = Some(file.to_owned());
        self.show_opened(register);
        self.with_screens(|screens, cx| screens.go(place, cx));
    }

    /// Says on the history who works: whoever's passphrase it was, the only one on the list, or whoever answers.
    pub(super) fn begin_work(&mut self, keeper: Option<KeeperId>) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        let keepers = match session.register.keepers() {
            Ok(keepers) => keepers,
            Err(error) => return self.tell(&error),
        };
        let only = if let [only] = keepers.as_slice() { Some(only.id) } else { None };
        if let Some(id) = keeper.or(only) {
            match session.register.enter(id, now) {
                Ok(_) => {}
                // Not written now: the bar says why. Whoever works signs what is written afterwards.
                Err(RegisterError::Held(_)) => session.register.set_author(Some(id)),
                Err(error) => self.tell(&error),
            }
            return;
        }
        let last = session.register.hall_uid().ok().and_then(|hall| self.preferences.last_keepers.get(&hall).cloned());
        self.who = crate::ui::lock::WhoDialog::of(&keepers, last.as_deref());
    }

    /// The person who works is proposed first the next time, on this PC.
    fn remember_keeper(&mut self) {
        let Some(session) = &self.session else { return };
        let author = session.register.author();
        let keepers = session.register.keepers().unwrap_or_default();
        let uid = keepers.into_iter().find(|keeper| Some(keeper.id) == author).map(|keeper| keeper.uid);
        if let (Ok(hall), Some(uid)) = (session.register.hall_uid(), uid) {
            self.preferences.last_keepers.insert(hall, uid);
            self.preferences.save(self.preferences_path.as_deref());
        }
    }

    fn start_reclosing(&mut self, to: Option<FirstPassphrase>) {
        let now = self.clock.now();
        let Some(session) = &self.session else { return };
        let (Some(file), Ok(hall)) = (session.register.path().map(Path::to_owned), session.register.hall_uid()) else {
            return;
        };
        let former = session.register.key().cloned();
        let author = session.register.author();
        if !self.drop_session() {
            return;
        }
        let new = to.as_ref().map(|to| to.key.clone());
        let wish = Reclosing { file: file.clone(), from: former.clone(), to, hall, author, at: now };
        let task = start_reclosing(&self.jobs, wish);
        let screen = LockScreen::new(paths::file_name(&file), LockState::Writing);
        let reclosing = Some(Writing { task, former, new, author });
        self.locked = Some(Locked { file, screen, back_to: Place::SettingsSection(Section::Access), reclosing });
    }

    /// Opens the file again once it is written anew, or, where that failed, as it was.
    pub(super) fn finish_reclosing(&mut self) {
        let Some(locked) = &mut self.locked else { return };
        let Some(end) = locked.reclosing.as_ref().and_then(|writing| writing.task.poll()) else {
            return;
        };
        let Some(Writing { former, new, author, .. }) = locked.reclosing.take() else { return };
        let file = locked.file.clone();
        let key = match end {
            JobEnd::Value(Ok(())) => {
                let words = if new.is_some() { "access-sealed-done" } else { "access-unsealed-done" };
                self.notify(Notice::done(self.strings.text(words)));
                new
            }
            JobEnd::Value(Err(error)) => {
                self.tell_not_rewritten(&error.to_string());
                former
            }
            JobEnd::Broke(because) => {
                self.tell_not_rewritten(&because);
                former
            }
        };
        match Register::open_with(&file, key) {
            Ok(mut register) => {
                register.set_author(author);
                self.come_back(register, &file, &Place::SettingsSection(Section::Access));
            }
            Err(error) => self.cannot_open(&error, &file),
        }
    }

    fn tell_not_rewritten(&mut self, because: &str) {
        let words = (self.strings.text("access-not-rewritten"), self.strings.text("access-not-rewritten-do"));
        self.notify(Notice::wrong(words.0, words.1).with_details(because));
    }

    /// A file that could not be opened: one closed by a passphrase asks for it, of any other the ways out are shown.
    pub(super) fn cannot_open(&mut self, error: &RegisterError, file: &Path) {
        if matches!(error, RegisterError::Storage(StorageError::Sealed | StorageError::KeysMissing(_))) && CAN_SEAL {
            self.show_lock(file, Place::Today);
            return;
        }
        self.locked = None;
        self.meet_trouble(file, error, None);
    }

    fn delete_copies(&mut self, copies: &[PathBuf]) {
        let failed: Vec<String> = copies
            .iter()
            .filter(|copy| std::fs::remove_file(copy).is_err())
            .map(|copy| copy.to_string_lossy().into_owned())
            .collect();
        let notice = if failed.is_empty() {
            Notice::done(self.strings.text_with("access-copies-gone", &[("n", copies.len().into())]))
        } else {
            let text = self.strings.text_with("access-copies-stay", &[("n", failed.len().into())]);
            Notice::wrong(text, self.strings.text("access-copies-stay-do")).with_details(failed.join("\n"))
        };
        self.notify(notice);
        self.hear(&crate::ui::commands::Done::KeepersChanged);
    }

    /// Locks a closed file when nobody touched keyboard or mouse for long enough and no job is under way; else wakes when
    /// that will be.
    pub(super) fn lock_when_idle(&mut self, ctx: &Context) {
        let now = self.clock.now();
        let is_touched = ctx.input(|input| input.events.iter().any(is_a_touch) || !input.raw.dropped_files.is_empty());
        if is_touched || self.touched.is_none() {
            self.touched = Some(now);
        }
        let Some(session) = &self.session else { return };
        let (Some(touched), Some(limit), true) =
            (self.touched, self.preferences.idle_lock.after_ms(), session.register.key().is_some())
        else {
            return;
        };
        let left = touched.0 + limit - now.0;
        if left > 0 {
            ctx.request_repaint_after(std::time::Duration::from_millis(left as u64));
        } else if !self.jobs.are_running() {
            // A job wakes the window when it ends; then this is asked again.
            self.lock();
        }
    }

    pub(super) fn lock_ui(&mut self, ui: &mut Ui) {
        let now = self.clock.now();
        let Some(locked) = &mut self.locked else { return };
        let cx = LockContext {
            file: &locked.file,
            commands: &self.commands,
            jobs: &self.jobs,
            strings: &self.strings,
            tokens: &self.tokens,
            wait_ms: self.tries.wait_ms(&locked.file, now),
        };
        let ground = Frame::new().fill(self.tokens.ground);
        CentralPanel::default().frame(ground).show(ui, |ui| locked.screen.show(ui, &cx));
    }

    /// Whether the lock screen is shown; tests look here.
    pub fn is_locked(&self) -> bool {
        self.locked.is_some()
    }
}

/// What only a person does: not a window that came to the front by itself.
fn is_a_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::PointerMoved(_)
            | Event::MouseMoved(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Touch { .. }
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
    )
}
