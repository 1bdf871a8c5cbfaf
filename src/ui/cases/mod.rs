//! The cases (投诉).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct CasesTab {}

impl Screen for CasesTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
