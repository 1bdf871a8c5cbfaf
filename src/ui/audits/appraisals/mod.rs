//! The yearly appraisal (年度考核): self-score beside re-score, ranking.

use egui::Ui;

use crate::ui::context::UiContext;
use crate::ui::screen::Screen;

/// The screen's view state.
#[derive(Default)]
pub(super) struct AppraisalsScreen {}

impl Screen for AppraisalsScreen {
    fn show(&mut self, _ui: &mut Ui, _cx: &UiContext<'_>) {}
}
