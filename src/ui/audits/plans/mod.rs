//! Plans of checks (计划): what is due, done, missed; draws.

use egui::Ui;

use crate::ui::context::UiContext;
use crate::ui::screen::Screen;

/// The screen's view state.
#[derive(Default)]
pub(super) struct PlansScreen {}

impl Screen for PlansScreen {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
