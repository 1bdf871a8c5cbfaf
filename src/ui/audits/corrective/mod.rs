//! Corrective actions (整改): the board by state.

use egui::Ui;

use crate::ui::context::UiContext;
use crate::ui::screen::Screen;

/// The screen's view state.
#[derive(Default)]
pub(super) struct CorrectiveScreen {}

impl Screen for CorrectiveScreen {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
