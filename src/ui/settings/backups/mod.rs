//! Copies of the file: where they lie, how old they are, bringing one back.

use egui::{Context, Ui};

use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;

/// The page's view state.
#[derive(Default)]
pub(super) struct BackupsPage {
    copies: CopiesShown,
}

impl BackupsPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}

    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        self.copies = copies.clone();
    }

    pub(super) fn work(&mut self, _ctx: &Context, _cx: &UiContext<'_>) {}
}
