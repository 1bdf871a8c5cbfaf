//! Awards of a person, to read. The place for the rows of the table `awards`: whoever writes them fills [`of_person`].

use egui::Ui;

use crate::domain::ids::StaffId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets as w;

/// An award as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AwardLine {
    /// Its title.
    pub(super) title: String,
    /// What it was given for: `2026-10`, `2026`.
    pub(super) period: String,
    /// Number of the certificate.
    pub(super) certificate: String,
}

/// The awards a person holds, newest first.
pub(super) fn of_person(_cx: &UiContext<'_>, _id: StaffId) -> Vec<AwardLine> {
    Vec::new()
}

/// Paints them; nothing where there are none.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, awards: &[AwardLine]) {
    if awards.is_empty() {
        return;
    }
    ui.add_space(size::GAP_12);
    w::label(ui, cx.tokens, Text::RowTitle, &cx.text("awards-title"));
    for award in awards {
        ui.horizontal(|ui| {
            icons::AWARD.show(ui, size::BUTTON_ICON, cx.tokens.ok);
            let values = [
                ("title", award.title.as_str().into()),
                ("period", award.period.as_str().into()),
                ("certificate", award.certificate.as_str().into()),
            ];
            let words = cx.strings.text_with("award-line", &values);
            w::elided_label(ui, cx.tokens, Text::Body, (&words, cx.tokens.text));
        });
    }
}
