//! Watches over the open file while it is open: the room kept for a full disk, the PC's clock, and whether the file is
//! still where it was opened.

use std::path::{Path, PathBuf};

use super::{App, messages};
use crate::domain::clock_watch::{ClockVerdict, judge};
use crate::domain::dates::Moment;
use crate::register::opening::ballast;
use crate::register::{Hold, RegisterError};
use crate::storage::StorageError;
use crate::ui::commands::Notice;
use crate::ui::first_start::file_name::with_ending;

/// How often it is looked whether the file is there, in milliseconds.
const LOOKS_EACH_MS: i64 = 60_000;

/// What is watched of an open file.
#[derive(Debug)]
pub(crate) struct Watch {
    /// The file as it was opened; `None` for the sample hall and for one only looked at.
    file: Option<(PathBuf, Option<FileNumber>)>,
    /// The latest moment the clock showed.
    seen: Moment,
    /// When it was looked for last.
    looked: Moment,
}

/// Which file it is, by the file system's own number; a file put in its place has another.
type FileNumber = (u64, u64);

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems tell none")]
fn number_of(about: &std::fs::Metadata) -> Option<FileNumber> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "other systems tell one")]
fn number_of(_about: &std::fs::Metadata) -> Option<FileNumber> {
    None
}

impl Watch {
    /// Watches nothing.
    pub(super) fn nothing(now: Moment) -> Self {
        Self { file: None, seen: now, looked: now }
    }

    /// Begins to watch a file. Its description is read, never the file.
    fn of(path: &Path, now: Moment) -> Self {
        let number = std::fs::metadata(path).ok().as_ref().and_then(number_of);
        Self { file: Some((path.to_owned(), number)), seen: now, looked: now }
    }

    /// Whether the very file is where it was opened.
    fn is_there(&self) -> bool {
        let Some((path, number)) = &self.file else { return true };
        std::fs::metadata(path).is_ok_and(|about| about.is_file() && number_of(&about) == *number)
    }
}

/// Whether an error says that there is no room.
fn is_full(error: &RegisterError) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    match error {
        RegisterError::Storage(StorageError::DiskFull) => true,
        RegisterError::Storage(StorageError::Io(error)) => matches!(error.kind(), StorageFull | QuotaExceeded),
        _ => false,
    }
}

/// Whether an error may come from a file that is gone.
fn may_be_gone(error: &RegisterError) -> bool {
    matches!(
        error,
        RegisterError::Storage(
            StorageError::Engine(_) | StorageError::Io(_) | StorageError::ReadOnly | StorageError::Damaged(_)
        )
    )
}

impl App {
    /// Begins to watch over the file just opened for writing: room is kept, the clock is judged by the newest record.
    pub(super) fn begin_watch(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        if session.register.hold() == Some(Hold::ViewOnly) {
            return;
        }
        let Some(path) = session.register.path().map(Path::to_owned) else { return };
        session.watch = Watch::of(&path, now);
        if let Err(error) = ballast::make(&path) {
            tracing::warn!(%error, "no room could be kept for a full disk");
        }
        let latest = session.register.newest_moment().ok().flatten();
        match judge(now, latest) {
            ClockVerdict::Right => {}
            ClockVerdict::Behind { latest } => session.register.set_hold(Some(Hold::ClockBehind { latest })),
            ClockVerdict::Odd { latest } => session.views.banner.ask_odd_clock(latest),
        }
    }

    /// The room kept is given up when the file is closed: it stands beside it only while there is something to save.
    pub(super) fn end_watch(&mut self) {
        if let Some(session) = &mut self.session
            && let Some((path, _)) = session.watch.file.take()
        {
            ballast::release(&path);
        }
    }

    /// Between frames: costs nothing unless the clock jumped or a minute went by.
    pub(super) fn watch(&mut self) {
        let now = self.clock.now();
        let Some(session) = self.session.as_mut().filter(|session| session.watch.file.is_some()) else { return };
        let lifted = watch_clock(session, now);
        let since = now.0 - session.watch.looked.0;
        if !(0..LOOKS_EACH_MS).contains(&since) {
            session.watch.looked = now;
            self.look_for_file();
        }
        if lifted {
            self.notify(Notice::done(self.strings.text("done-clock-lifted")));
        }
    }

    /// What an error in writing means for the file as a whole.
    pub(super) fn meet_writing_error(&mut self, error: &RegisterError) {
        if is_full(error) {
            self.meet_full_disk();
        } else if may_be_gone(error) {
            self.look_for_file();
        }
    }

    /// The disk is full: the room kept is given up, writing stops, and what was typed goes into that room.
    fn meet_full_disk(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some((path, _)) = session.watch.file.clone() else { return };
        if session.register.hold() == Some(Hold::DiskFull) {
            return;
        }
        session.register.set_hold(Some(Hold::DiskFull));
        if ballast::release(&path) {
            self.keep_all_drafts();
        }
    }

    /// Tries to write again: only when the room can be kept anew is there room for more.
    pub(crate) fn try_writing(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some((path, _)) = session.watch.file.clone() else { return };
        match ballast::make(&path) {
            Ok(()) => {
                if session.register.hold() == Some(Hold::DiskFull) {
                    session.register.set_hold(None);
                }
                self.keep_all_drafts();
                self.notify(Notice::done(self.strings.text("done-writing-again")));
            }
            Err(error) => {
                let notice = messages::of_error(&self.strings, &error.into());
                self.notify(notice);
            }
        }
    }

    /// Looks whether the file is where it was opened; if not, nothing more is written into what is lost on closing.
    fn look_for_file(&mut self) {
        let Some(session) = &mut self.session else { return };
        let hold = session.register.hold();
        match (session.watch.is_there(), hold) {
            (false, None | Some(Hold::DiskFull | Hold::ClockBehind { .. })) => {
                tracing::warn!("the file is gone from its place");
                session.register.set_hold(Some(Hold::FileGone));
            }
            (true, Some(Hold::FileGone)) => session.register.set_hold(None),
            _ => {}
        }
    }

    /// A person says the clock is right: it stands on the history, and writing goes on.
    pub(crate) fn confirm_clock(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        match session.register.confirm_clock(now) {
            Ok(_) => {
                (session.watch.seen, session.saved_at) = (now, now);
                self.notify(Notice::done(self.strings.text("done-confirm-clock")));
            }
            Err(error) => self.tell(&error),
        }
    }

    /// Saves the open file, gone from its place, elsewhere and goes on there.
    pub(crate) fn save_elsewhere(&mut self, target: &Path) {
        let now = self.clock.now();
        let target = with_ending(target);
        self.keep_all_drafts();
        let Some(session) = &mut self.session else { return };
        let saved = if target.exists() {
            Err(StorageError::Exists(target.clone()).into())
        } else {
            session.register.back_up(&target)
        };
        match saved {
            Ok(()) => {
                session.saved_at = now;
                self.open_file(&target);
            }
            Err(error) => {
                let notice = messages::of_error(&self.strings, &error);
                self.notify(notice);
            }
        }
    }
}

/// Holds writing when the clock jumped back, lifts the hold when it is right again; true when it was lifted.
fn watch_clock(session: &mut super::session::Session, now: Moment) -> bool {
    match session.register.hold() {
        Some(Hold::ClockBehind { latest }) => {
            let is_right = !matches!(judge(now, Some(latest)), ClockVerdict::Behind { .. });
            if is_right {
                session.register.set_hold(None);
                session.watch.seen = now;
            }
            is_right
        }
        None => {
            match judge(now, Some(session.watch.seen)) {
                ClockVerdict::Behind { latest } => session.register.set_hold(Some(Hold::ClockBehind { latest })),
                _ => session.watch.seen = session.watch.seen.max(now),
            }
            false
        }
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::clock::Clock;
    use crate::domain::hall::HallDraft;
    use crate::domain::ids::BoxId;
    use crate::jobs::Jobs;
    use crate::register::Register;
    use crate::register::files::NewFile;
    use crate::ui::commands::{BoxCommand, Command};

    const NOW: Moment = Moment(1_795_000_000_000);

    fn app_on(path: &Path) -> App {
        let hall = HallDraft { name: "甲".into(), ..HallDraft::fresh() }.check(None, NOW.date()).unwrap();
        drop(Register::create(path, &hall, NOW).unwrap());
        let mut app = App::new(None, Clock::set_to(NOW), Jobs::at_once());
        app.open_file(path);
        app
    }

    fn limit(app: &App, pages: i64) {
        let conn = app.session.as_ref().unwrap().register.conn();
        conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    }

    fn keep_a_scan(app: &mut App) {
        let file = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 1 << 20] };
        app.dispatch(Command::Boxes(BoxCommand::KeepScan(BoxId(1), 0, file)), &egui::Context::default());
    }

    fn hold(app: &App) -> Option<Hold> {
        app.register().unwrap().hold()
    }

    #[test]
    fn a_full_disk_gives_up_the_room_kept_and_what_was_typed_is_written_into_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        let mut app = app_on(&path);
        assert!(ballast::ballast_of(&path).exists());
        app.keep_draft("case:new".into(), "{\"text\":\"停电\"}".into());
        limit(&app, 1);
        keep_a_scan(&mut app);
        assert_eq!(hold(&app), Some(Hold::DiskFull));
        assert!(!ballast::ballast_of(&path).exists(), "the room is given up");
        assert!(!app.session.as_ref().unwrap().has_waiting_drafts(), "the draft is on disk");
        assert!(app.register().unwrap().draft::<serde_json::Value>("case:new").unwrap().is_some());
        limit(&app, 1_000_000);
        app.try_writing();
        assert_eq!(hold(&app), None);
        assert!(ballast::ballast_of(&path).exists(), "room is kept anew");
        keep_a_scan(&mut app);
        assert_eq!(app.register().unwrap().verify().unwrap().lines, 2, "written now");
        app.close_session();
        assert!(!ballast::ballast_of(&path).exists(), "closed, the file stands alone");
    }

    #[test]
    fn a_draft_that_finds_no_room_waits_and_is_written_once_there_is_some() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        let mut app = app_on(&path);
        limit(&app, 1);
        app.keep_draft("case:new".into(), format!("\"{}\"", "长".repeat(200_000)));
        app.keep_all_drafts();
        assert_eq!(hold(&app), Some(Hold::DiskFull));
        assert!(app.session.as_ref().unwrap().has_waiting_drafts(), "kept in memory");
        limit(&app, 1_000_000);
        app.try_writing();
        assert!(!app.session.as_ref().unwrap().has_waiting_drafts());
        assert!(app.register().unwrap().draft::<String>("case:new").unwrap().is_some());
    }
}
