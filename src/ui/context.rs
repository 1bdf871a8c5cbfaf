//! What every screen is given: the records to read, the moment, texts, tokens, and a place to ask.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::commands::{Command, Commands, Notice, Place, ShellCommand};
use super::pictures::Pictures;
use super::strings::Strings;
use super::theme::{ThemeName, Tokens};
use crate::domain::calendar::OpenDays;
use crate::domain::calendar::WorkCalendar;
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Days, StepDeadline, is_due_soon};
use crate::jobs::Jobs;
use crate::register::Register;

/// Given to every screen each frame. Painting cannot write: the register is behind `&`.
#[derive(Clone, Copy)]
pub struct UiContext<'a> {
    /// The records.
    pub register: &'a Register,
    /// Where to ask.
    pub commands: &'a Commands,
    /// Where to start long work.
    pub jobs: &'a Jobs,
    /// Now, by the hall's clock.
    pub now: Moment,
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// Pictures of the file as textures.
    pub pictures: &'a Pictures,
    /// Working days.
    pub calendar: &'a WorkCalendar,
}

impl UiContext<'_> {
    /// Today by the hall's clock.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// A text.
    pub fn text(&self, key: &str) -> String {
        Cow::from(self.strings.text(key)).into_owned()
    }

    /// Whether a running step is due soon: from the last working day on (amber).
    pub fn is_due_soon(&self, step: &StepDeadline) -> bool {
        let open = OpenDays::default();
        is_due_soon(step, Days { calendar: self.register.calendar(), open: &open }, self.now)
    }

    /// Asks.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Goes to a place.
    pub fn go(&self, place: Place) {
        self.send(Command::Shell(ShellCommand::Go(place)));
    }

    /// Shows a notice.
    pub fn notify(&self, notice: Notice) {
        self.send(Command::Shell(ShellCommand::Notify(notice)));
    }

    /// Keeps a form not yet confirmed, so that nothing typed is lost.
    pub fn keep_draft(&self, key: &str, draft: &impl Serialize) {
        if let Ok(body) = serde_json::to_string(draft) {
            self.send(Command::Shell(ShellCommand::KeepDraft(key.to_owned(), body)));
        }
    }

    /// Forgets a form that was confirmed or thrown away.
    pub fn forget_draft(&self, key: &str) {
        self.send(Command::Shell(ShellCommand::ForgetDraft(key.to_owned())));
    }
}

/// What a context needs beside the records where there is no window: for papers made from the command line.
pub struct OffScreen {
    commands: Commands,
    jobs: Jobs,
    tokens: Tokens,
    pictures: Pictures,
}

impl Default for OffScreen {
    fn default() -> Self {
        Self {
            commands: Commands::default(),
            jobs: Jobs::at_once(),
            tokens: Tokens::load(ThemeName::Light),
            pictures: Pictures::default(),
        }
    }
}

impl OffScreen {
    /// A context in which nothing is shown and nothing asked.
    pub fn context<'a>(&'a self, register: &'a Register, strings: &'a Strings, now: Moment) -> UiContext<'a> {
        let Self { commands, jobs, tokens, pictures } = self;
        UiContext { register, commands, jobs, now, strings, tokens, pictures, calendar: register.calendar() }
    }
}

/// Pictures and files that came in by drop or paste this frame; the active screen takes what it can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// File name, or empty for a pasted picture.
    pub name: String,
    /// Where it lies, if it is a file.
    pub path: Option<std::path::PathBuf>,
    /// Its bytes; a pasted picture is PNG.
    pub bytes: Vec<u8>,
}
