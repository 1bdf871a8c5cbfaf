//! Copies of the file: where they lie, how old they are, bringing one back.

use egui::Ui;

use crate::ui::context::UiContext;

/// The page's view state.
#[derive(Debug, Default)]
pub(super) struct BackupsPage {}

impl BackupsPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
