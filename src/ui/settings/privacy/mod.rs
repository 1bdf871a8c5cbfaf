//! 个人信息: erasing and taking out one person, how long records are kept and what is due, who was shown what.

mod barriers;
mod copies;
mod decision;
mod log;
mod people;
mod preview;
mod times;

use egui::{Context, Ui};

use crate::ui::commands::Done;
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::theme::size;
use crate::ui::widgets::Segments;

/// Parts of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    /// One person: everything held about them, out of the program or erased.
    #[default]
    People,
    /// How long records are kept, and what is due.
    Times,
    /// Who was shown what.
    Log,
}

/// The page's view state.
#[derive(Default)]
pub(super) struct PrivacyPage {
    part: Part,
    people: people::People,
    times: times::TimesPart,
    log: log::Log,
    copies: copies::Copies,
}

impl PrivacyPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let parts = Segments::new()
            .option(Part::People, cx.text("privacy-people"))
            .option(Part::Times, cx.text("privacy-times"))
            .option(Part::Log, cx.text("privacy-log"));
        if parts.show(ui, cx.tokens, &mut self.part).changed() {
            self.forget();
        }
        ui.add_space(size::GAP_4);
        match self.part {
            Part::People => {
                self.people.show(ui, cx);
                self.copies.show(ui, cx);
            }
            Part::Times => self.times.show(ui, cx),
            Part::Log => self.log.show(ui, cx),
        }
    }

    /// Tells where the copies of the file lie.
    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        self.copies.tell(copies);
    }

    /// Opens the page at what is due.
    pub(super) fn open_times(&mut self) {
        self.part = Part::Times;
        self.forget();
    }

    /// Dialogs over the page, and files on their way out.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.people.work(ctx, cx);
        self.times.work(ctx, cx);
        self.copies.work(ctx, cx);
    }

    pub(super) fn hear(&mut self, done: &Done) {
        self.forget();
        self.people.hear(done);
        self.times.hear(done);
    }

    /// What was read is read anew.
    fn forget(&mut self) {
        self.people.forget();
        self.times.forget();
        self.log.forget();
        self.copies.forget();
    }
}
