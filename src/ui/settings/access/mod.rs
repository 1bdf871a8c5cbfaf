//! Passphrase, lock, and people who may open the file.

use egui::Ui;

use crate::ui::context::UiContext;

/// The page's view state.
#[derive(Debug, Default)]
pub(super) struct AccessPage {}

impl AccessPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
