//! What is held about somebody, as words: counts by kind, where texts mention them, what stays.

use egui::Ui;

use crate::register::erasure::ErasurePreview;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, key_value, note, paragraph, titled_card};

/// Columns of counts.
const COLUMNS: usize = 4;

/// The card about what is held.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (name, preview): (&str, &ErasurePreview)) {
    titled_card(ui, cx.tokens, (&cx.text("privacy-held"), name), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        for line in preview.held.chunks(COLUMNS) {
            ui.columns(COLUMNS, |columns| {
                for (column, (key, count)) in columns.iter_mut().zip(line) {
                    key_value(column, cx.tokens, &cx.text(held_key(key)), &count.to_string());
                }
            });
        }
        mentioned(ui, cx, preview);
    });
    if preview.history_lines > 0 {
        let words = cx.strings.text_with("privacy-history-lines", &[("n", preview.history_lines.into())]);
        note(ui, cx.tokens, Tone::Neutral, (icons::LATE, &words));
    }
}

fn mentioned(ui: &mut Ui, cx: &UiContext<'_>, preview: &ErasurePreview) {
    let comma = cx.text("today-comma");
    let tables = preview.mentions.iter().map(|(table, rows)| {
        let name = cx.text(&format!("table-{}", table.replace('_', "-")));
        format!("{name} {rows}")
    });
    let tables: Vec<String> = tables.collect();
    if !tables.is_empty() {
        let words = cx.strings.text_with("privacy-mentions", &[("places", tables.join(&comma).into())]);
        paragraph(ui, Text::Secondary, &words, cx.tokens.text2);
    }
    let further = [(preview.drafts, "privacy-mentions-drafts"), (preview.elsewhere, "privacy-mentions-elsewhere")];
    for (n, key) in further.into_iter().filter(|(n, _)| *n > 0) {
        paragraph(ui, Text::Secondary, &cx.strings.text_with(key, &[("n", n.into())]), cx.tokens.text2);
    }
}

/// The register's key of a kind as a key of the strings.
fn held_key(key: &str) -> &'static str {
    match key {
        "held-roster" => "held-roster",
        "held-phone" => "held-phone",
        "held-photos" => "held-photos",
        "held-cards" => "held-cards",
        "held-windows" => "held-windows",
        "held-training" => "held-training",
        "held-conduct" => "held-conduct",
        "held-awards" => "held-awards",
        "held-checks" => "held-checks",
        "held-cases" => "held-cases",
        "held-contact" => "held-contact",
        "held-letters" => "held-letters",
        "held-notes" => "held-notes",
        _ => "held-attachments",
    }
}
