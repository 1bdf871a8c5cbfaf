//! Disclosure (公示): what must hang or lie in the hall, out-of-date first.

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct DisclosureTab {}

impl Screen for DisclosureTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
