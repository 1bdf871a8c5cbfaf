//! 标准: the daily check of the hall's kind.

use egui::Ui;

use super::data::Data;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::Text;
use crate::ui::widgets::{Tone, key_value, note, paragraph, secondary, titled_card};

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
    titled_card(ui, cx.tokens, (&cx.text("settings-daily-check"), ""), |ui| pack(ui, cx, data));
}

fn pack(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
    let Some(pack) = &data.pack else {
        note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text("settings-no-pack")));
        return;
    };
    paragraph(ui, Text::RowTitle, &pack.title, cx.tokens.text);
    ui.columns(3, |columns| {
        let items = pack.items.to_string();
        let facts = [
            ("settings-pack-edition", &pack.edition),
            ("settings-pack-items", &items),
            ("settings-pack-points", &pack.points),
        ];
        for (ui, (key, value)) in columns.iter_mut().zip(facts) {
            key_value(ui, cx.tokens, &cx.text(key), value);
        }
    });
    secondary(ui, cx.tokens, &cx.text("settings-source"));
    paragraph(ui, Text::Body, &pack.source, cx.tokens.text);
    paragraph(ui, Text::Secondary, &cx.text("settings-pack-line"), cx.tokens.text2);
}
