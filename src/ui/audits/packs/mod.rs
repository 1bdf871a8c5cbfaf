//! Standards (标准): list, editor, import and export.

use egui::Ui;

use crate::ui::context::UiContext;
use crate::ui::screen::Screen;

/// The screen's view state.
#[derive(Default)]
pub(super) struct PacksScreen {}

impl Screen for PacksScreen {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
