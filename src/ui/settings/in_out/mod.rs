//! Lists in, everything out, the archive of a year.

mod archive_check;
mod taking;

use egui::{Context, Ui};

use crate::ui::commands::Done;
use crate::ui::context::UiContext;
use archive_check::ArchiveCheck;
use taking::Taking;

/// The page's view state.
#[derive(Default)]
pub(super) struct InOutPage {
    taking: Taking,
    check: ArchiveCheck,
}

impl InOutPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.taking.show(ui, cx);
        self.check.show(ui, cx);
    }

    /// Dialogs and work of the page, each frame it is shown.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.taking.work(ctx, cx);
        self.check.work(ctx, cx);
    }

    /// Lets what goes out go on while another screen is shown.
    pub(super) fn work_on(&mut self, cx: &UiContext<'_>) {
        self.taking.work_on(cx);
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        self.taking.hear(done, cx);
    }
}
