//! The window: bars, keys, the active screen, and what is asked of the window itself.

use std::path::Path;

use egui::{CentralPanel, Context, Frame, Key, Modifiers, Ui};

use super::busy::Errand;
use super::screens::Screens;
use super::session::{Views, file_words};
use super::{App, paths};
use crate::domain::locking::IdleLock;
use crate::register::undo::Undoable;
use crate::register::{ActionKind, Outcome, RegisterError};
use crate::ui::busy::Work;
use crate::ui::commands::{AccessCommand, Command, Commands, Done, Notice, Place, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::first_start::FirstContext;
use crate::ui::frame::{self, StatusWords, Tab};

impl App {
    /// Runs `work` with what paints and the context it is given.
    fn with_views(&mut self, work: impl FnOnce(&mut Views, &UiContext<'_>)) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else { return };
        let cx = UiContext {
            register: &session.register,
            commands: &self.commands,
            jobs: &self.jobs,
            now,
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        };
        work(&mut session.views, &cx);
    }

    /// Runs `work` with the screens and the context they are given.
    pub(super) fn with_screens(&mut self, work: impl FnOnce(&mut Screens, &UiContext<'_>)) {
        self.with_views(|views, cx| work(&mut views.screens, cx));
    }

    /// Tells every screen what was done.
    pub(super) fn hear(&mut self, done: &Done) {
        self.with_screens(|screens, cx| screens.hear(done, cx));
    }

    pub(super) fn hall_ui(&mut self, ui: &mut Ui) {
        let Some(session) = &self.session else { return };
        let words = StatusWords {
            file: file_words(self, session),
            copies: self.copies_shown(),
            saved_at: session.saved_at,
            is_saved: !session.has_waiting_drafts(),
        };
        let idle = self.preferences.idle_lock;
        self.with_views(|views, cx| views_ui(ui, cx, (views, &words, idle)));
        if let Some(who) = &mut self.who {
            who.show(ui.ctx(), &self.commands, (&self.strings, &self.tokens));
        }
    }

    pub(super) fn first_ui(&mut self, ui: &mut Ui) {
        let folder = paths::proposed_folder();
        let cx = FirstContext {
            commands: &self.commands,
            jobs: &self.jobs,
            strings: &self.strings,
            tokens: &self.tokens,
            today: self.clock.now().date(),
            proposed_folder: &folder,
            recent: self.preferences.last_file.as_deref(),
        };
        let ground = Frame::new().fill(self.tokens.ground);
        CentralPanel::default().frame(ground).show(ui, |ui| self.first.show(ui, &cx));
    }

    /// Keys of the whole window; fields keep their own Ctrl+Z.
    pub(super) fn keys(&mut self, ctx: &Context) {
        if self.busy.is_some() {
            self.busy_keys(ctx);
        }
        if self.session.is_none() {
            return;
        }
        let command = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        for (tab, key) in Tab::ALL.into_iter().zip(TAB_KEYS) {
            if command(key) {
                self.commands.send(Command::Shell(ShellCommand::Go(tab.place())));
            }
        }
        if command(Key::L) {
            self.commands.send(Command::Access(AccessCommand::Lock));
        }
        if command(Key::K) {
            self.commands.send(Command::Shell(ShellCommand::OpenPalette));
        }
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1))
            && let Some(session) = &mut self.session
        {
            session.views.help.toggle();
        }
    }

    /// Ctrl+Z, once the screen had its say: a field takes its own, a check goes back to the item first.
    pub(super) fn undo_key(&mut self, ctx: &Context) {
        let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if !is_covered
            && !ctx.text_edit_focused()
            && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z))
        {
            self.commands.send(Command::Shell(ShellCommand::Undo));
        }
    }

    pub(super) fn dispatch_shell(&mut self, command: ShellCommand, ctx: &Context) {
        match command {
            ShellCommand::Go(place) => self.go(&place),
            ShellCommand::Undo => self.undo(ctx),
            ShellCommand::Reveal(subject) => self.note_reveal(&subject),
            ShellCommand::KeepDraft(key, body) => self.keep_draft(key, body),
            ShellCommand::ForgetDraft(key) => self.forget_draft(&key),
            ShellCommand::Notify(notice) => self.notify(notice),
            ShellCommand::Language(language) => {
                self.preferences.language = language;
                self.choose(ctx);
            }
            ShellCommand::Theme(theme) => {
                self.preferences.theme = theme;
                self.choose(ctx);
            }
            ShellCommand::TextSize(size) => {
                self.preferences.text_size = size.clamp(100, 175);
                self.choose(ctx);
            }
            ShellCommand::OpenPalette => {
                if let Some(session) = &mut self.session {
                    session.views.palette.open();
                }
            }
            ShellCommand::OpenFile(path) => self.open_file(&path),
            ShellCommand::FoundHall(hall, path) => self.found_hall(&hall, &path),
            ShellCommand::OpenSample => self.open_sample(),
            ShellCommand::CloseFile => self.close_file(ctx),
            ShellCommand::OpenWithViewer(path) => self.open_with_viewer(&path),
            // Only while there is some, and then it was stopped.
            ShellCommand::StopWork => {}
        }
        ctx.request_repaint();
    }

    fn choose(&mut self, ctx: &Context) {
        self.preferences.save(self.preferences_path.as_deref());
        self.restyle(ctx);
    }

    fn go(&mut self, place: &Place) {
        self.with_screens(|screens, cx| screens.go(place, cx));
    }

    fn undo(&mut self, ctx: &Context) {
        let now = self.clock.now();
        let reason = self.strings.text("undo-void-reason");
        let Some(session) = &mut self.session else {
            return;
        };
        if session.register.undoes_much() {
            return self.begin_busy((Errand::Undo(reason), Work::Undo), ctx);
        }
        let ended = session.register.undo(&reason, now);
        self.undone(ended);
    }

    /// Takes in how taking back ended, and tells of it.
    pub(super) fn undone(&mut self, ended: Result<Outcome<Undoable>, RegisterError>) {
        match ended {
            Ok(outcome) => {
                self.saved_now();
                self.notices.withdraw_undo();
                if outcome.value.kind == ActionKind::ImportCalendar {
                    self.renew_calendar();
                }
                let action = self.action_words(outcome.value.kind);
                self.notify(Notice::done(self.strings.text_with("done-undo", &[("action", action.into())])));
                self.hear(&Done::Undone);
            }
            Err(error) => self.tell(&error),
        }
    }

    /// The action's own words, as in the list of the history.
    pub(super) fn action_words(&self, kind: ActionKind) -> String {
        self.strings.text(&format!("action-{}", kind.code().replace('_', "-")))
    }

    fn note_reveal(&mut self, subject: &str) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else {
            return;
        };
        if let Err(error) = session.register.note_reveal(subject, now) {
            self.tell(&error);
        }
    }

    fn close_file(&mut self, ctx: &Context) {
        self.close_session();
        self.preferences.last_file = None;
        self.choose(ctx);
    }

    fn open_with_viewer(&mut self, path: &Path) {
        if let Err(error) = viewer(path).spawn() {
            let notice = Notice::wrong(
                self.strings.text("error-viewer"),
                self.strings.text_with("error-viewer-do", &[("path", path.to_string_lossy().into_owned().into())]),
            );
            self.notify(notice.with_details(error.to_string()));
        }
    }

    /// What was asked and not yet done; tests look here.
    pub fn commands(&self) -> &Commands {
        &self.commands
    }

    /// The open hall's records; tests look here.
    pub fn register(&self) -> Option<&crate::register::Register> {
        self.session.as_ref().map(|session| &session.register)
    }

    /// The tab shown; `None` on the first screen. Tests look here.
    pub fn shown_tab(&self) -> Option<Tab> {
        self.session.as_ref().map(|session| session.views.screens.tab())
    }

    /// The file that did not open and the ways out shown; tests look here.
    pub fn trouble(&self) -> Option<&crate::ui::trouble::Trouble> {
        self.trouble.as_ref()
    }

    /// Texts of the notices shown; tests look here.
    pub fn notice_texts(&self) -> Vec<String> {
        self.notices.texts()
    }
}

/// Bars, the active screen, palette and help.
fn views_ui(ui: &mut Ui, cx: &UiContext<'_>, (views, words, idle): (&mut Views, &StatusWords, IdleLock)) {
    let Views { screens, palette, help, tallies, banner, who } = views;
    screens.tell_copies(&words.copies);
    screens.tell_idle_lock(idle);
    frame::top_bar(ui, cx, who);
    banner.show(ui, cx);
    frame::status_line(ui, cx, words);
    frame::rail(ui, cx, screens.tab(), tallies);
    let ground = Frame::new().fill(cx.tokens.ground);
    screens.work_on(cx);
    CentralPanel::default().frame(ground).show(ui, |ui| screens.shown().show(ui, cx));
    palette.show(ui.ctx(), cx);
    let page = screens.help_page();
    help.show(ui.ctx(), (cx.tokens, cx.strings), page);
    wake_at_the_minute(ui.ctx(), cx.now);
}

const TAB_KEYS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// The PC's own program for a file.
fn viewer(path: &Path) -> std::process::Command {
    let (program, first) = match std::env::consts::OS {
        "windows" => ("explorer", None),
        "macos" => ("open", None),
        _ => ("xdg-open", None::<&str>),
    };
    let mut command = std::process::Command::new(program);
    command.args(first).arg(path);
    command
}

/// The window sleeps, but what is left until closing changes each minute.
fn wake_at_the_minute(ctx: &Context, now: crate::domain::dates::Moment) {
    let left = 60_000 - now.0.rem_euclid(60_000);
    ctx.request_repaint_after(std::time::Duration::from_millis(left as u64 + 20));
}

impl Tab {
    /// The place a tab stands for.
    pub(super) fn place(self) -> Place {
        match self {
            Self::Today => Place::Today,
            Self::Staff => Place::Staff(None),
            Self::Cases => Place::Cases(None),
            Self::Boxes => Place::Boxes(None),
            Self::Audits => Place::Audits(None),
            Self::Disclosure => Place::Disclosure(None),
            Self::Settings => Place::Settings,
            Self::Reports => Place::Reports,
        }
    }
}
