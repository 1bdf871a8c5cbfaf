//! The first screen: three questions for a hall of one's own, the sample hall, or a file that is there already.
use super::{commands::Commands, strings::Strings, theme::Tokens};
use crate::jobs::Jobs;
/// cx
#[expect(missing_docs, reason = "stand-in")]
pub struct FirstContext<'a> {
    pub commands: &'a Commands,
    pub jobs: &'a Jobs,
    pub strings: &'a Strings,
    pub tokens: &'a Tokens,
    pub today: chrono::NaiveDate,
    pub proposed_folder: &'a std::path::Path,
    pub recent: Option<&'a std::path::Path>,
}
/// First.
#[derive(Default)]
pub struct FirstStart;
impl FirstStart {
    /// Shows.
    pub fn show(&mut self, _ui: &mut egui::Ui, _cx: &FirstContext<'_>) {}
}
