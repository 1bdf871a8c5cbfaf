//! Where the sheet of a check is printed from.

use egui::Ui;

use crate::register::audits::Audit;
use crate::ui::context::UiContext;

/// The way to the sheet of a finished check, at the far right of its bar.
pub(super) fn print(_ui: &mut Ui, _cx: &UiContext<'_>, _audit: &Audit) {}
