//! The suggestion box log (意见箱).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct BoxesTab {}

impl Screen for BoxesTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
