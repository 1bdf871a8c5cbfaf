//! The roster (人员).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct StaffTab {}

impl Screen for StaffTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
