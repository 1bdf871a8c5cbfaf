//! Today (今日).

use egui::Ui;

use super::context::UiContext;
use super::screen::Screen;

/// The tab's view state.
#[derive(Default)]
pub struct TodayTab {}

impl Screen for TodayTab {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
