//! Contests and awards (竞赛与评选).

use egui::Ui;

use crate::ui::context::UiContext;
use crate::ui::screen::Screen;

/// The screen's view state.
#[derive(Default)]
pub(super) struct ContestsScreen {}

impl Screen for ContestsScreen {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
