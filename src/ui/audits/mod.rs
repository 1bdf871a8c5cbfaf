//! Checks (检查).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct AuditsTab {}

impl Screen for AuditsTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
