//! The search palette (Ctrl+K): people, cases, entries, checks, commands.
use super::context::UiContext;
/// Palette.
#[derive(Debug, Default)]
pub struct Palette;
impl Palette { /// Opens.
pub fn open(&mut self) {} /// Shows.
pub fn show(&mut self, _ctx: &egui::Context, _cx: &UiContext<'_>) {} }
