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
use super::widgets::Tally;
/// Counts for the rail.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tallies {
    /// staff
    pub staff: Tally,
    /// boxes
    pub boxes: Tally,
    /// audits
    pub audits: Tally,
}
/// What is due.
#[derive(Debug, Default)]
pub struct Agenda;
impl Agenda {
    /// Builds.
    pub fn build(_cx: &UiContext<'_>) -> Self {
        Self
    }
    /// Counts.
    pub fn tallies(&self) -> Tallies {
        Tallies::default()
    }
}
