//! Two decisions: when the version on show came down, and why a document is off the list.

use egui::Context;

use crate::domain::dates::parse_date;
use crate::domain::ids::DisclosureId;
use crate::domain::problems::{Field, Wrong};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::commands::{Command, DisclosureCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Answer, Button, Caption, DateField, Dialog, TextField, Tone};
use crate::ui::words;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// The day the version came down.
    TakeDown,
    /// Why the document is off the list.
    Retire,
}

/// The question that is open.
#[derive(Debug)]
pub(super) struct Question {
    id: DisclosureId,
    about: About,
    title: String,
    put_up_on: Option<chrono::NaiveDate>,
    typed: String,
    tried: bool,
    sent: bool,
    wants_focus: bool,
}

impl Question {
    /// Asks about a document.
    pub(super) fn new(cx: &UiContext<'_>, about: About, entry: &DisclosureEntry) -> Self {
        let typed = if about == About::TakeDown { cx.today().to_string() } else { String::new() };
        Self {
            id: entry.document.id,
            about,
            title: entry.document.facts.title_in(cx.strings.lang().key()).to_owned(),
            put_up_on: entry.current().map(|version| version.facts.put_up_on),
            typed,
            tried: false,
            sent: false,
            wants_focus: about == About::Retire,
        }
    }

    /// The register refused; the question stays with what was typed.
    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    /// Paints the dialog; true when it is over.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        let answer = match self.about {
            About::TakeDown => self.take_down(ctx, cx),
            About::Retire => self.retire(ctx, cx),
        };
        if answer == Some(Answer::Act) && !self.sent {
            self.tried = true;
            if let Some(command) = self.command(cx) {
                cx.send(Command::Disclosure(command));
                self.sent = true;
            }
        }
        answer == Some(Answer::Safe)
    }

    fn command(&self, cx: &UiContext<'_>) -> Option<DisclosureCommand> {
        match self.about {
            About::TakeDown if self.wrong(cx).is_some() => None,
            About::TakeDown => {
                parse_date(&self.typed, cx.today()).ok().map(|day| DisclosureCommand::TakeDown(self.id, day))
            }
            About::Retire => {
                let reason = self.typed.trim();
                (!reason.is_empty()).then(|| DisclosureCommand::Retire(self.id, reason.to_owned()))
            }
        }
    }

    /// What is wrong with the day.
    fn wrong(&self, cx: &UiContext<'_>) -> Option<Wrong> {
        match parse_date(&self.typed, cx.today()) {
            Err(wrong) => Some(wrong),
            Ok(day) if day > cx.today() => Some(Wrong::InFuture),
            Ok(day) if self.put_up_on.is_some_and(|up| day < up) => Some(Wrong::OutOfOrder),
            Ok(_) => None,
        }
    }

    fn take_down(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let question = cx.strings.text_with("disclosure-take-down-question", &[("title", self.title.as_str().into())]);
        let dialog = Dialog::new("take down", question)
            .icon(icons::DISCLOSURE, Tone::Accent)
            .text(cx.text("disclosure-take-down-text"))
            .answers(cx.text("disclosure-keep-up"), Button::primary(cx.text("disclosure-take-down")));
        let wrong = self.wrong(cx).map(|wrong| words::wrong(cx.strings, &wrong));
        let caption = Caption::new(words::field(cx.strings, Field::TakenDownOn)).required().problem(wrong);
        let typed = &mut self.typed;
        dialog.show(ctx, cx.tokens, |ui| {
            DateField::new(caption, typed, cx.today()).show(ui, cx.tokens, cx.strings);
        })
    }

    fn retire(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let question = cx.strings.text_with("disclosure-retire-question", &[("title", self.title.as_str().into())]);
        let dialog = Dialog::new("retire document", question)
            .icon(icons::ARCHIVED, Tone::Danger)
            .text(cx.text("disclosure-retire-text"))
            .answers(cx.text("disclosure-retire-keep"), Button::danger(cx.text("disclosure-retire")));
        let missing = (self.tried && self.typed.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let caption = Caption::new(words::field(cx.strings, Field::Reason)).required().problem(missing);
        let wants_focus = std::mem::take(&mut self.wants_focus);
        let typed = &mut self.typed;
        dialog.show(ctx, cx.tokens, |ui| {
            let field = TextField::new(caption, typed).multiline(2).limit(300);
            let field = field.placeholder(cx.text("disclosure-retire-hint")).show(ui, cx.tokens);
            if wants_focus {
                field.request_focus();
            }
        })
    }
}
