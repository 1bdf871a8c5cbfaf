//! Lists in, everything out, the archive of a year.

use egui::Ui;

use crate::ui::context::UiContext;

/// The page's view state.
#[derive(Debug, Default)]
pub(super) struct InOutPage {}

impl InOutPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
