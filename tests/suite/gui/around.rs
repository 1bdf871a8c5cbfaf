//! What a screen shown by itself stands in: everything of a context but the records and the time.

use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::Commands;
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};

/// What a context is made of besides records and time; work is done at once.
pub(super) struct Around {
    pub(super) commands: Commands,
    pub(super) strings: Strings,
    pub(super) tokens: Tokens,
    pub(super) calendar: WorkCalendar,
    jobs: Jobs,
    pictures: Pictures,
}

impl Around {
    pub(super) fn load((lang, theme): (Lang, ThemeName)) -> Self {
        Self {
            commands: Commands::default(),
            strings: Strings::load(lang),
            tokens: Tokens::load(theme),
            calendar: WorkCalendar::shipped().unwrap(),
            jobs: Jobs::at_once(),
            pictures: Pictures::default(),
        }
    }

    pub(super) fn context<'a>(&'a self, register: &'a Register, now: Moment) -> UiContext<'a> {
        UiContext {
            register,
            commands: &self.commands,
            jobs: &self.jobs,
            now,
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        }
    }
}
