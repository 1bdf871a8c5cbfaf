//! Everything the program rests on, checked, with what to do.

use egui::Ui;

use crate::ui::context::UiContext;

/// The page's view state.
#[derive(Debug, Default)]
pub(super) struct HealthPage {}

impl HealthPage {
    pub(super) fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
