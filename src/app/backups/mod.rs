//! Copies of the open file: once a day, on closing, before what cannot be taken back; in both places. When and which is
//! decided in `domain::backups`; the copying is a job.

mod before;
mod places;
mod restoring;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{App, messages};
use crate::domain::backups::{BackupReason, CopyName, PlaceState, care_of_first, care_of_second, is_daily_due};
use crate::domain::dates::Moment;
use crate::jobs::backups::{self as copying, Copied, CopyOrder, SecondEnd};
use crate::jobs::{JobEnd, Progress, Task};
use crate::register::backups::{self as copies, CopyError, CopyInfo, CopyPlace, StorageError};
use crate::register::{FileKey, Hold, Register, RegisterError};
use crate::ui::commands::{BackupCommand, Command, Done, Notice};
use crate::ui::copies::{CopiesShown, RunningShown, SecondShown, Waits};
use crate::ui::icons;
use crate::ui::widgets::{Dialog, Tone, progress};

pub use crate::register::backups::newest_good_of;
pub(crate) use restoring::Preparing;

/// How long the window may take to close for the second place, in seconds; what is not done then is given up.
const SECOND_ON_CLOSE: u64 = 20;

/// A second place that was out is looked for again after this time, in milliseconds.
const LOOK_MS: i64 = 5 * 60_000;

/// All copies of a file beside it, looked into, newest first. `key`: of a file closed by a passphrase.
pub fn copies_of(file: &Path, key: Option<&FileKey>) -> Vec<CopyInfo> {
    let found = copies::copies_in(&copies::folder_of(file)).into_iter().rev();
    found.map(|copy| CopyInfo::of(copy, CopyPlace::First, key)).collect()
}

/// Name and path of the newest copy of a file beside it, not looked into.
pub fn newest_of(file: &Path) -> Option<(CopyName, PathBuf)> {
    copies::copies_in(&copies::folder_of(file)).pop()
}

/// What the session knows of its copies.
pub(crate) struct Copies {
    /// Which hall it is of, for ever.
    hall_uid: String,
    /// Those beside the file.
    known: Vec<CopyName>,
    state: PlaceState,
    running: Option<Running>,
    looking: Option<Task<SecondEnd>>,
    choosing: Option<places::Choosing>,
    taking: Option<Task<Result<PathBuf, CopyError>>>,
    tried: Option<NaiveDate>,
    /// When the second place was looked for last.
    looked: Option<Moment>,
    /// The failure told last: the same one is not told again and again.
    told: Option<String>,
    /// Grows whenever the copies may be others.
    serial: u64,
}

/// Whether a copy is made unasked. Of a file gone from its place only where its copies still lie: a stick pulled leaves an
/// empty folder, and a copy there would be found by nobody.
fn may_be_copied(register: &Register) -> bool {
    let is_gone = register.hold() == Some(Hold::FileGone);
    let has_copies = || register.path().is_some_and(|file| copies::folder_of(file).is_dir());
    register.can_be_copied() && (!is_gone || has_copies())
}

/// The copy on its way to the second place after its file was closed.
pub(crate) struct Onward {
    file: PathBuf,
    task: Task<SecondEnd>,
}

/// A copy being made, and what waits for it.
struct Running {
    task: Task<Copied>,
    reason: BackupReason,
    then: Vec<Command>,
}

impl Copies {
    /// Those of an open file; none for a hall in memory.
    pub(crate) fn of(register: &Register) -> Self {
        let mut copies = Self {
            hall_uid: register.hall_uid().unwrap_or_default(),
            known: Vec::new(),
            state: PlaceState::Unknown,
            running: None,
            looking: None,
            choosing: None,
            taking: None,
            tried: None,
            looked: None,
            told: None,
            serial: 0,
        };
        copies.look_again(register.path());
        copies
    }

    fn look_again(&mut self, file: Option<&Path>) {
        let found = file.map(|file| copies::copies_in(&copies::folder_of(file))).unwrap_or_default();
        self.known = found.into_iter().map(|(name, _)| name).collect();
        self.serial += 1;
    }

    fn newest(&self) -> Option<Moment> {
        self.known.last().map(|name| name.at)
    }
}

impl App {
    /// Between frames: what ended is taken in, what is due is begun.
    pub(super) fn work_on_copies(&mut self, ctx: &egui::Context) {
        self.take_copy_in(ctx);
        self.take_second_in();
        self.take_choice_in();
        self.take_taken_in();
        self.take_onward_in();
        self.take_ready_in();
        let settled = self.session.as_mut().map(|session| session.register.settle_copies());
        if let Some(Err(error)) = settled {
            self.tell(&error);
        }
        self.begin_daily();
    }

    /// The first copy of a day.
    fn begin_daily(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        let copies = &mut session.copies;
        let is_due = may_be_copied(&session.register)
            && copies.running.is_none()
            && self.preparing.is_none()
            && copies.tried != Some(now.date())
            && is_daily_due(&copies.known, now);
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

    /// Without a copy it is not done; the forms stay open with what was typed.
    fn not_done(&mut self, waiting: &[Command]) {
        if !waiting.is_empty() {
            self.hear(&Done::Refused);
        }
    }

    /// What is to be copied where; `None` for a hall in memory.
    fn order(&mut self, reason: BackupReason) -> Result<Option<CopyOrder>, RegisterError> {
        let (at, places) = (self.clock.now(), self.places());
        let (Some(session), Some(places)) = (&mut self.session, places) else {
            return Ok(None);
        };
        let source = session.register.source()?;
        Ok(source.map(|source| CopyOrder { source, reason, places, at }))
    }

    fn take_copy_in(&mut self, ctx: &egui::Context) {
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
    fn copy_ended(&mut self, end: JobEnd<Copied>, reason: BackupReason) -> bool {
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
        session.copies.look_again(Some(&file));
        self.second_ended(&file, copied.second);
        let Some(session) = &mut self.session else { return false };
        match copied.first {
            Ok(_) => {
                session.copies.told = None;
                if reason == BackupReason::Asked {
                    let name = copied.name.file_name();
                    let words = self.strings.text_with("done-back-up", &[("file", name.into())]);
                    self.notify(Notice::done(words));
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

    /// A failure of a copy nobody asked for is told once, not each day anew.
    fn tell_once(&mut self, notice: Notice, reason: BackupReason) {
        let Some(session) = &mut self.session else { return };
        let is_known = session.copies.told.as_ref() == Some(&notice.text);
        session.copies.told = Some(notice.text.clone());
        if !is_known || !matches!(reason, BackupReason::Daily | BackupReason::OnClose) {
            self.notify(notice);
        }
    }

    /// Stops a copy under way; what waits for it is not done.
    pub(super) fn stop_copy(&mut self) {
        if let Some(session) = &self.session {
            let copies = &session.copies;
            copies.running.iter().for_each(|running| running.task.cancel());
            copies.taking.iter().for_each(Task::cancel);
        }
        self.stop_preparing();
    }

    /// Copies to a file somebody chose.
    pub(super) fn copy_to(&mut self, target: &Path) {
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

    fn take_taken_in(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some(end) = session.copies.taking.as_ref().and_then(Task::poll) else { return };
        session.copies.taking = None;
        self.taken(match end {
            JobEnd::Value(ended) => ended,
            JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
        });
    }

    fn taken(&mut self, ended: Result<PathBuf, CopyError>) {
        let notice = match ended {
            Ok(path) => {
                let file = super::paths::file_name(&path);
                Notice::done(self.strings.text_with("done-back-up", &[("file", file.into())]))
            }
            Err(CopyError::Stopped) => Notice::done(self.strings.text("backup-stopped")),
            Err(error) => messages::of_copy(&self.strings, &error),
        };
        self.notify(notice);
    }

    /// Before the file is closed: no job reads its bytes any more, and a copy is made if anything was written since the last.
    pub(super) fn back_up_on_close(&mut self) {
        self.end_copies();
        let Some(session) = &self.session else { return };
        let is_newer = session.copies.newest().is_none_or(|last| session.saved_at > last);
        if is_newer && may_be_copied(&session.register) {
            self.copy_on_close();
        }
    }

    /// A copy asked for is waited for; others are stopped. Closing the file while its bytes are read would lose the lock.
    pub(crate) fn end_copies(&mut self) {
        let Some(session) = &mut self.session else { return };
        let copies = &mut session.copies;
        if let Some(running) = copies.running.take() {
            if running.reason == BackupReason::Daily {
                running.task.cancel();
            }
            let end = running.task.wait();
            self.copy_ended(end, running.reason);
        }
        let Some(session) = &mut self.session else { return };
        if let Some(taking) = session.copies.taking.take() {
            let end = taking.wait();
            self.taken(match end {
                JobEnd::Value(ended) => ended,
                JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
            });
        }
        self.end_preparing();
    }

    fn copy_on_close(&mut self) {
        let order = match self.order(BackupReason::OnClose) {
            Ok(Some(order)) => order,
            Ok(None) => return,
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                return self.notify(notice);
            }
        };
        let places = order.places.clone();
        let first_only = CopyOrder { places: copies::Places { second: None, ..places }, ..order };
        let copied = copying::run(first_only, &Progress::default());
        let to_second = copied.first.as_ref().ok().cloned();
        let name = copied.name;
        self.copy_ended(JobEnd::Value(copied), BackupReason::OnClose);
        if let Some(path) = to_second {
            self.send_on((name, path));
        }
    }

    /// Copies a finished copy on to the second place. It is read, not the file: nobody need wait.
    pub(super) fn send_on(&mut self, copy: (CopyName, PathBuf)) {
        let Some(places) = self.places().filter(|places| places.second.is_some()) else { return };
        if self.onward.is_none() {
            let key = self.session.as_ref().and_then(|session| session.register.key().cloned());
            let file = places.file.clone();
            let task = copying::copy_on(&self.jobs, copy, places, key);
            self.onward = Some(Onward { file, task });
        }
    }

    fn take_onward_in(&mut self) {
        if let Some(end) = self.onward.as_ref().and_then(|onward| onward.task.poll()) {
            self.onward_ended(end);
        }
    }

    fn onward_ended(&mut self, end: JobEnd<SecondEnd>) {
        let Some(onward) = self.onward.take() else { return };
        if let JobEnd::Value(end) = end {
            self.second_ended(&onward.file, end);
        }
    }

    /// The program ends: a slow second place is waited for, but not for ever.
    pub(super) fn wait_for_second(&mut self) {
        let Some(onward) = &self.onward else { return };
        match onward.task.wait_at_most(std::time::Duration::from_secs(SECOND_ON_CLOSE)) {
            Some(end) => self.onward_ended(end),
            None => onward.task.cancel(),
        }
    }

    /// A copy before something that cannot be taken back, made in place: when it fails, that is not done either.
    ///
    /// # Errors
    /// The copy's.
    pub fn back_up_before(&mut self, reason: BackupReason) -> Result<(), RegisterError> {
        self.end_copies();
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return Ok(()) };
        let made = session.register.copy_first(reason, now).map_err(StorageError::from)?;
        let file = session.register.path().map(Path::to_owned);
        session.copies.look_again(file.as_deref());
        if let Some(copy) = made {
            self.send_on(copy);
        }
        Ok(())
    }

    /// What the screens show of the copies.
    pub(super) fn copies_shown(&self) -> CopiesShown {
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
    pub(super) fn copies_ui(&self, ctx: &egui::Context) {
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
