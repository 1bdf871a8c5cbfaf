//! Settings (设置).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct SettingsTab {}

impl Screen for SettingsTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
