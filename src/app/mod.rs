//! Session state: runs commands, starts jobs, shows notices, reads the clock. The top layer under `main`.

pub mod backups;
mod busy;
mod calendar;
pub mod card_numbers;
pub mod clock;
pub mod crash;
pub mod dispatch;
pub mod headless;
mod health;
pub mod incoming;
mod locking;
pub mod messages;
pub mod notices;
mod opening;
pub mod paths;
pub mod preferences;
pub mod sample;
pub mod screens;
pub mod session;
pub mod shell;
pub mod unlock_tries;
mod watch;

use std::path::PathBuf;

use egui::{Context, Ui};

use crate::domain::calendar::WorkCalendar;
use crate::domain::dates::Moment;
use crate::jobs::Jobs;
use crate::ui::commands::{Commands, Notice};
use crate::ui::ime::KeepInputMethod;
use crate::ui::pictures::Pictures;
use crate::ui::strings::Strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::trouble::Trouble;

use busy::Busy;
use clock::Clock;
use locking::Locked;
use notices::Notices;
use preferences::Preferences;
use session::Session;
use unlock_tries::UnlockTries;

/// The program: one window, at most one open hall.
pub struct App {
    pub(crate) session: Option<Session>,
    /// Long work that has the open file's records, and what waits for it; then there is no session.
    busy: Option<Busy>,
    pub(crate) first: crate::ui::first_start::FirstStart,
    /// A file that did not open, and the ways out; shown while nothing is open.
    pub(crate) trouble: Option<Trouble>,
    pub(crate) preferences: Preferences,
    pub(crate) preferences_path: Option<PathBuf>,
    pub(crate) strings: Strings,
    pub(crate) tokens: Tokens,
    /// The years shipped with the program.
    shipped_calendar: WorkCalendar,
    /// Those, and the years brought into the open file in their place.
    pub(crate) calendar: WorkCalendar,
    pub(crate) pictures: Pictures,
    pub(crate) commands: Commands,
    pub(crate) notices: Notices,
    pub(crate) jobs: Jobs,
    pub(crate) clock: Clock,
    /// A copy being made ready to be brought back; the file it is for may be open or not.
    pub(crate) preparing: Option<backups::Preparing>,
    /// A copy on its way to the second place, though its file is closed.
    pub(crate) onward: Option<backups::Onward>,
    is_styled: bool,
    /// The file that is locked, while none is open.
    pub(crate) locked: Option<Locked>,
    /// The question who works.
    pub(crate) who: Option<crate::ui::lock::WhoDialog>,
    pub(crate) tries: UnlockTries,
    /// When keyboard or mouse were touched last.
    touched: Option<Moment>,
}

/// What the program starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The hall opened last, else the first screen.
    Last,
    /// This file.
    File(PathBuf),
    /// The sample hall.
    Sample,
}

impl App {
    /// The program as it is when the window opens. `preferences_path` is where choices are kept (`None`: nowhere).
    pub fn new(preferences_path: Option<PathBuf>, clock: Clock, jobs: Jobs) -> Self {
        let preferences = Preferences::load(preferences_path.as_deref());
        let notices = Notices::default();
        let calendar = WorkCalendar::shipped().unwrap_or_else(|error| {
            tracing::error!(%error, "the shipped calendar cannot be read");
            WorkCalendar::default()
        });
        Self {
            session: None,
            busy: None,
            trouble: None,
            first: crate::ui::first_start::FirstStart::default(),
            strings: Strings::load(preferences.language),
            tokens: Tokens::load(preferences.theme),
            tries: UnlockTries::load(preferences_path.as_deref()),
            preferences,
            preferences_path,
            shipped_calendar: calendar.clone(),
            calendar,
            pictures: Pictures::default(),
            commands: Commands::default(),
            notices,
            jobs,
            clock,
            preparing: None,
            onward: None,
            is_styled: false,
            locked: None,
            who: None,
            touched: None,
        }
    }

    /// Opens what the program was started with.
    pub fn start(&mut self, start: Start) {
        match start {
            Start::Last => {
                if let Some(path) = self.preferences.last_file.clone() {
                    self.open_file(&path);
                }
            }
            Start::File(path) => self.open_file(&path),
            Start::Sample => self.open_sample(),
        }
    }

    /// Between frames: does what was asked, keeps drafts and backups, lets the window sleep otherwise.
    pub fn logic(&mut self, ctx: &Context) {
        if !self.is_styled {
            self.is_styled = true;
            KeepInputMethod::add_to(ctx);
            self.restyle(ctx);
        }
        self.finish_busy(ctx);
        self.take_incoming(ctx);
        for command in self.commands.drain() {
            self.dispatch(command, ctx);
        }
        self.finish_reclosing();
        self.keep_due_drafts(ctx);
        self.watch();
        self.work_on_copies(ctx);
        self.lock_when_idle(ctx);
        if ctx.input(|input| input.viewport().close_requested()) {
            self.finish();
        }
    }

    /// A frame: paints bars, the active tab, dialogs, notices.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.keys(ui.ctx());
        if self.busy.is_some() {
            self.busy_ui(ui);
        } else if self.session.is_some() {
            self.hall_ui(ui);
            self.undo_key(ui.ctx());
        } else if self.trouble.is_some() {
            self.trouble_ui(ui);
        } else if self.locked.is_some() {
            self.lock_ui(ui);
        } else {
            self.first_ui(ui);
        }
        self.copies_ui(ui.ctx());
        self.notices_ui(ui.ctx());
    }

    /// Before the window closes: long work stopped, drafts on disk, a backup made.
    pub fn finish(&mut self) {
        self.end_busy();
        self.keep_all_drafts();
        self.back_up_on_close();
        self.end_watch();
        self.wait_for_second();
        self.preferences.save(self.preferences_path.as_deref());
    }

    pub(crate) fn notify(&mut self, notice: Notice) {
        let now = self.clock.now();
        self.notices.push(notice, now);
    }

    pub(crate) fn restyle(&mut self, ctx: &Context) {
        self.strings = Strings::load(self.preferences.language);
        let mut tokens = Tokens::load(self.preferences.theme);
        if let Some(session) = &self.session {
            tokens = tokens.with_accent(crate::domain::hall::colour_rgb(&session.register.hall().unit_colour));
        }
        self.tokens = tokens;
        theme::install(ctx, &self.tokens, self.preferences.text_size as f32 / 100.0);
        ctx.request_repaint();
    }
}
