//! The print room for badges (打印).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct PrintRoom {}

impl Screen for PrintRoom {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
