//! Personal data: reveals, keeping times, erasure, everything about one person.

use egui::Ui;

use crate::ui::context::UiContext;

/// The page's view state.
#[derive(Debug, Default)]
pub(super) struct PrivacyPage {}

impl PrivacyPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
