//! What can be brought in, a row each, to choose from.

use egui::{Align, Layout, Ui};

use super::title;
use crate::exchange::headers::ListKind;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, elided_label, icon_tile, note, paragraph, titled_card};

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
                paragraph(ui, Text::Secondary, &cx.text("bring-line"), cx.tokens.text2);
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

/// Name and button on one line, below them what such a list holds.
fn row(ui: &mut Ui, cx: &UiContext<'_>, kind: ListKind) -> bool {
    let (icon, line, button) = look(kind);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        icon_tile(ui, cx.tokens, Tone::Accent, icon);
        let lines = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            let is_chosen = head(ui, cx, (title(kind), button));
            paragraph(ui, Text::Secondary, &cx.text(line), cx.tokens.text2);
            is_chosen
        });
        lines.inner
    });
    row.inner
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, (title, button): (&'static str, &'static str)) -> bool {
    let wanted = egui::vec2(ui.available_width(), size::NORMAL);
    let shown = ui.allocate_ui_with_layout(wanted, Layout::right_to_left(Align::Center), |ui| {
        let button = Button::secondary(cx.text(button)).icon(icons::OPEN_FILE).show(ui, cx.tokens);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            elided_label(ui, cx.tokens, Text::RowTitle, (&cx.text(title), cx.tokens.text));
        });
        button.clicked()
    });
    shown.inner
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
