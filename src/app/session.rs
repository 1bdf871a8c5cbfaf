//! An open hall: its register, its screens, its drafts on their way to disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use egui::Context;

use super::backups::Copies;
use super::screens::Screens;
use super::watch::Watch;
use super::{App, card_numbers, messages, paths, sample};
use crate::domain::dates::Moment;
use crate::domain::hall::Hall;
use crate::register::opening::place_of;
use crate::register::{Area, Register, RegisterError};
use crate::ui::commands::Notice;
use crate::ui::frame::{Banner, RailTallies, WhoWorks};
use crate::ui::help::Help;
use crate::ui::palette::Palette;

/// How long a draft may wait for disk, in milliseconds: typing is not slowed by a write for every key.
const DRAFT_WAITS_MS: i64 = 400;

/// What paints: it reads the register and never writes.
#[derive(Default)]
pub(crate) struct Views {
    pub(crate) screens: Screens,
    pub(crate) palette: Palette,
    pub(crate) help: Help,
    pub(crate) tallies: RailTallies,
    pub(crate) banner: Banner,
    pub(crate) who: WhoWorks,
}

/// What is open. `R` is the register, or nothing while it is lent to a job: all else waits as it was.
pub struct Session<R = Register> {
    pub(crate) register: R,
    pub(crate) views: Views,
    pub(crate) saved_at: Moment,
    pub(crate) watch: Watch,
    pub(crate) copies: Copies,
    drafts: BTreeMap<String, String>,
    drafts_since: Option<Moment>,
    /// The roster's revision up to which card numbers are remembered outside the file.
    remembered: Option<u64>,
}

impl Session {
    fn new(register: Register, now: Moment) -> Self {
        let copies = Copies::of(&register);
        Self {
            register,
            views: Views::default(),
            saved_at: now,
            watch: Watch::nothing(now),
            copies,
            drafts: BTreeMap::new(),
            drafts_since: None,
            remembered: None,
        }
    }

    /// Whether what was typed is still on its way to disk.
    pub fn has_waiting_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }
}

impl<R> Session<R> {
    /// What was in the place of the register, and the session with this there.
    pub(super) fn exchange<S>(self, register: S) -> (R, Session<S>) {
        let Self { register: former, views, saved_at, watch, copies, drafts, drafts_since, remembered } = self;
        (former, Session { register, views, saved_at, watch, copies, drafts, drafts_since, remembered })
    }
}

impl App {
    /// Opens a file in place of what is open; where that cannot be, the screen of ways out is shown.
    pub fn open_file(&mut self, path: &Path) {
        self.close_session();
        self.trouble = self.trouble_of_place(path);
        if self.trouble.is_some() {
            return;
        }
        match Register::open(path) {
            Ok(register) => {
                self.preferences.last_file = Some(path.to_owned());
                self.show_opened(register);
                self.begin_work(None);
            }
            Err(error) => self.cannot_open(&error, path),
        }
    }

    /// Shows a file just opened, and what is to be said of it.
    pub(super) fn show_opened(&mut self, register: Register) {
        self.enter(register);
        self.raise_card_numbers();
    }

    /// Founds a hall in a new file and opens it.
    pub(crate) fn found_hall(&mut self, hall: &Hall, path: &Path) {
        let now = self.clock.now();
        if let Some(notice) = messages::of_place(&self.strings, place_of(path)).filter(|_| place_of(path).is_refused())
        {
            self.notify(notice);
            return;
        }
        if let Some(folder) = path.parent()
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            tracing::warn!(%error, "the folder of the new hall could not be made");
        }
        match Register::create(path, hall, now) {
            Ok(register) => {
                self.close_session();
                self.preferences.last_file = Some(path.to_owned());
                self.preferences.save(self.preferences_path.as_deref());
                self.enter(register);
            }
            Err(error) => self.notify(messages::of_opening(&self.strings, &error, path)),
        }
    }

    /// Opens the sample hall: in memory, made anew each time.
    pub fn open_sample(&mut self) {
        match sample::register(self.clock.now()) {
            Ok(register) => {
                self.close_session();
                self.enter(register);
            }
            Err(error) => self.notify(messages::of_error(&self.strings, &error)),
        }
    }

    pub(super) fn enter(&mut self, register: Register) {
        self.pictures.clear();
        (self.locked, self.who) = (None, None);
        self.remember_hall(&register);
        self.session = Some(Session::new(register, self.clock.now()));
        self.renew_calendar();
        self.is_styled = false;
        self.trouble = None;
        self.begin_watch();
    }

    /// Which hall a file is of is known on this PC from now on, though the file be damaged one day.
    fn remember_hall(&mut self, register: &Register) {
        let (Some(file), Ok(hall)) = (register.path(), register.hall_uid()) else { return };
        if register.can_be_copied() && self.preferences.halls.get(file) != Some(&hall) {
            self.preferences.halls.insert(file.to_owned(), hall);
            self.preferences.save(self.preferences_path.as_deref());
        }
    }

    /// Closes what is open; drafts and backup first.
    pub(crate) fn close_session(&mut self) {
        self.end_busy();
        if self.session.is_some() {
            self.keep_all_drafts();
            self.back_up_on_close();
            self.end_watch();
            self.session = None;
            self.renew_calendar();
            self.pictures.clear();
        }
    }

    /// Numbers of cards go on above those this PC saw printed, though the file be an older copy.
    pub(super) fn raise_card_numbers(&mut self) {
        let (now, kept) = (self.clock.now(), self.card_numbers_path());
        let Some((session, kept)) = self.session.as_mut().zip(kept) else {
            return;
        };
        match card_numbers::raise(&mut session.register, &kept, now) {
            Ok(true) => {
                let words = self.strings.text("card-numbers-raised");
                self.notify(Notice::done(words));
            }
            Ok(false) => {}
            Err(error) => self.tell(&error),
        }
        self.remember_card_numbers();
    }

    /// Remembers the highest card numbers when the roster's records changed since the last time.
    pub(crate) fn remember_card_numbers(&mut self) {
        let kept = self.card_numbers_path();
        let Some((session, kept)) = self.session.as_mut().zip(kept) else {
            return;
        };
        let revision = session.register.revision(Area::Staff);
        if session.remembered == Some(revision) {
            return;
        }
        session.remembered = Some(revision);
        if let Err(error) = card_numbers::remember(&session.register, &kept) {
            tracing::warn!(%error, "the card numbers could not be read");
        }
    }

    fn card_numbers_path(&self) -> Option<PathBuf> {
        self.preferences_path.as_deref().map(card_numbers::beside)
    }

    pub(crate) fn keep_draft(&mut self, key: String, body: String) {
        let now = self.clock.now();
        if let Some(session) = &mut self.session {
            session.drafts.insert(key, body);
            session.drafts_since.get_or_insert(now);
        }
    }

    pub(crate) fn forget_draft(&mut self, key: &str) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.drafts.remove(key);
        if let Err(error) = session.register.forget_draft(key) {
            self.tell(&error);
        }
    }

    pub(crate) fn keep_due_drafts(&mut self, ctx: &Context) {
        let Some(since) = self.session.as_ref().and_then(|session| session.drafts_since) else {
            return;
        };
        let left = since.0 + DRAFT_WAITS_MS - self.clock.now().0;
        if left <= 0 {
            self.keep_all_drafts();
        } else {
            ctx.request_repaint_after(std::time::Duration::from_millis(left as u64));
        }
    }

    /// Writes every waiting draft now.
    pub(crate) fn keep_all_drafts(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else {
            return;
        };
        let waiting = std::mem::take(&mut session.drafts);
        session.drafts_since = None;
        let mut failed = None;
        for (key, body) in &waiting {
            match session.register.keep_draft_text(key, body, now) {
                Ok(()) => session.saved_at = now,
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            session.drafts = waiting;
            self.tell(&error);
        }
    }

    /// Something was written just now.
    pub(crate) fn saved_now(&mut self) {
        let now = self.clock.now();
        if let Some(session) = &mut self.session {
            session.saved_at = now;
        }
    }

    /// Shows an error as a notice; the one place they all come to.
    pub(crate) fn tell(&mut self, error: &RegisterError) {
        tracing::warn!(%error, "refused or failed");
        self.meet_writing_error(error);
        let notice = messages::of_error(&self.strings, error);
        self.notify(notice);
    }
}

/// What the status line says of the file.
pub(crate) fn file_words(app: &App, session: &Session) -> String {
    match session.register.path() {
        Some(path) => paths::file_name(path),
        None => app.strings.text("status-sample"),
    }
}
