//! Copies made before somebody was erased: said with their days, and taken away when asked.

use egui::{Context, Ui};

use crate::domain::dates::Moment;
use crate::jobs::copies_found::copies_of_erased_in;
use crate::jobs::{JobEnd, Task};
use crate::register::backups::Places;
use crate::ui::commands::{Command, PrivacyCommand};
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::icons;
use crate::ui::theme::Text;
use crate::ui::widgets::{Answer, Button, Dialog, Tone, paragraph, titled_card};

/// The card's view state.
#[derive(Default)]
pub(super) struct Copies {
    places: Option<Places>,
    serial: u64,
    /// What was found last; shown until something newer is known.
    holding: Vec<Moment>,
    looking: Looking,
    is_asking: bool,
}

/// How far the looking is: a second place may take its time, so it is a job.
#[derive(Default)]
enum Looking {
    #[default]
    Due,
    UnderWay(Task<Vec<Moment>>),
    Done,
}

impl Copies {
    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        if self.serial != copies.serial || self.places.is_none() {
            (self.places, self.serial, self.looking) = (copies.places.clone(), copies.serial, Looking::Due);
        }
    }

    pub(super) fn forget(&mut self) {
        self.looking = Looking::Due;
    }

    fn look(&mut self, cx: &UiContext<'_>) {
        let Some(places) = &self.places else { return };
        if matches!(self.looking, Looking::Due) {
            self.looking = if let Ok(Some(newest)) = cx.register.newest_erasure() {
                Looking::UnderWay(copies_of_erased_in(cx.jobs, (places.clone(), cx.register.key().cloned()), newest))
            } else {
                self.holding.clear();
                Looking::Done
            };
        }
        if let Looking::UnderWay(task) = &self.looking
            && let Some(end) = task.poll()
        {
            self.holding = match end {
                JobEnd::Value(found) => found,
                JobEnd::Broke(because) => {
                    tracing::error!(because, "copies could not be looked for");
                    Vec::new()
                }
            };
            self.looking = Looking::Done;
        }
    }

    /// Nothing while no copy holds anybody who was erased.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.look(cx);
        let (Some(first), Some(last)) = (self.holding.first(), self.holding.last()) else { return };
        let day = |moment: &Moment| cx.strings.date_iso(moment.date());
        let values = [("n", self.holding.len().into()), ("first", day(first).into()), ("last", day(last).into())];
        let words = cx.strings.text_with("privacy-copies-hold", &values);
        titled_card(ui, cx.tokens, (&cx.text("privacy-copies-title"), ""), |ui| {
            paragraph(ui, Text::Secondary, &words, cx.tokens.text2);
            let drop = Button::secondary(cx.text("privacy-copies-drop")).icon(icons::DELETE);
            self.is_asking |= drop.show(ui, cx.tokens).clicked();
        });
    }

    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(places) = self.places.as_ref().filter(|_| self.is_asking) else { return };
        let answer = Dialog::new("drop copies", cx.text("privacy-copies-question"))
            .icon(icons::DELETE, Tone::Danger)
            .text(cx.text("privacy-copies-text"))
            .answers(cx.text("privacy-copies-keep"), Button::danger(cx.text("privacy-copies-yes")))
            .show(ctx, cx.tokens, |_| {});
        if answer == Some(Answer::Act) {
            cx.send(Command::Privacy(PrivacyCommand::DropCopies(places.clone())));
        }
        self.is_asking = answer.is_none();
    }
}
