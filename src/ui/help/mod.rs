//! Help.
use super::{frame::Tab, strings::Strings, theme::Tokens};
/// Help.
#[derive(Debug, Default)]
pub struct Help;
impl Help {
    /// Toggles.
    pub fn toggle(&mut self) {}
    /// Shows.
    pub fn show(&mut self, _ctx: &egui::Context, _x: (&Tokens, &Strings), _tab: Tab) {}
}
