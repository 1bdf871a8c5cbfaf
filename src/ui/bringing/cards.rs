//! What can be brought in, a row each, to choose from.

use egui::{Align, Layout, Ui};

use super::title;
use crate::exchange::headers::ListKind;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Tone, TwoLines, icon_tile, note, titled_card, two_line_row};

/// Width kept for the button.
const BUTTON: f32 = 168.0;

/// The kinds of lists; `waiting` is the name of a file that was dropped and is of no kind yet. Answers the one chosen.
pub(in crate::ui) fn cards(ui: &mut Ui, cx: &UiContext<'_>, waiting: Option<&str>) -> Option<ListKind> {
    let mut chosen = None;
    titled_card(ui, cx.tokens, (&cx.text("bring-title"), ""), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        match waiting {
            Some(name) => {
                let words = cx.strings.text_with("bring-dropped", &[("name", name.into())]);
                note(ui, cx.tokens, Tone::Accent, (icons::FILE, &words));
            }
            None => {
                crate::ui::widgets::secondary(ui, cx.tokens, &cx.text("bring-line"));
            }
        }
        for kind in ListKind::ALL {
            if row(ui, cx, kind) {
                chosen = Some(kind);
            }
        }
    });
    chosen
}

fn row(ui: &mut Ui, cx: &UiContext<'_>, kind: ListKind) -> bool {
    let (icon, line, button) = look(kind);
    let title = cx.text(title(kind));
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        icon_tile(ui, cx.tokens, Tone::Accent, icon);
        let room = (ui.available_width() - BUTTON - size::GAP_12).max(0.0);
        ui.allocate_ui(egui::vec2(room, 40.0), |ui| {
            let line = cx.text(line);
            two_line_row(
                ui,
                cx.tokens,
                TwoLines { title: title.as_str().into(), beside: "".into(), line: line.into() },
            );
        });
        let shown = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            Button::secondary(cx.text(button)).icon(icons::OPEN_FILE).show(ui, cx.tokens)
        });
        shown.inner.clicked()
    });
    row.inner
}

/// Icon, the key of the line under the name, and of the button.
fn look(kind: ListKind) -> (Icon, &'static str, &'static str) {
    match kind {
        ListKind::Staff => (icons::GROUP, "bring-staff-line", "bring-staff-choose"),
        ListKind::Cases => (icons::CASES, "bring-cases-line", "bring-cases-choose"),
        ListKind::Boxes => (icons::BOXES, "bring-boxes-line", "bring-boxes-choose"),
        ListKind::Disclosure => (icons::DISCLOSURE, "bring-disclosure-line", "bring-disclosure-choose"),
        ListKind::Calendar => (icons::DATE, "bring-calendar-line", "bring-calendar-choose"),
    }
}
