//! 标准与日历: the daily check of the hall's kind, and the years whose holidays are known.

use chrono::Datelike;
use egui::Ui;

use super::data::Data;
use super::form::list_line;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::Text;
use crate::ui::widgets::{Tone, elided_label, key_value, label, note, paragraph, secondary, titled_card};

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
    titled_card(ui, cx.tokens, (&cx.text("settings-daily-check"), ""), |ui| pack(ui, cx, data));
    titled_card(ui, cx.tokens, (&cx.text("settings-calendar"), ""), |ui| {
        years(ui, cx);
    });
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

fn years(ui: &mut Ui, cx: &UiContext<'_>) {
    let this = cx.today().year();
    for year in [this, this + 1].into_iter().filter(|year| !cx.calendar.covers(*year)) {
        let words = cx.strings.text_with("settings-year-missing", &[("year", year.to_string().into())]);
        let tone = if year == this { Tone::Warn } else { Tone::Neutral };
        note(ui, cx.tokens, tone, (icons::REST_DAY, &words));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, year) in cx.calendar.years().enumerate() {
        let edition = cx.strings.text_with("settings-edition", &[("edition", year.edition.as_str().into())]);
        let right = |ui: &mut Ui| {
            secondary(ui, cx.tokens, &edition);
        };
        list_line(ui, cx, index, right, |ui| {
            label(ui, cx.tokens, Text::RowTitle, &year.year.to_string());
            elided_label(ui, cx.tokens, Text::Secondary, (&year.source, cx.tokens.text2));
        });
    }
}
