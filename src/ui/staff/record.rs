//! All fields of a person, to read and to change.

use egui::{ScrollArea, Ui, vec2};

use super::detail::{Phones, or_dash};
use super::person::PersonData;
use crate::domain::problems::Field;
use crate::domain::staff::StaffRecord;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button};
use crate::ui::words;

/// Paints the fields; true when they shall be changed.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData, phones: Phones) -> bool {
    let change = ui.horizontal(|ui| {
        w::label(ui, cx.tokens, Text::RowTitle, &cx.text("staff-record"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            Button::secondary(cx.text("staff-change")).icon(icons::EDIT).show(ui, cx.tokens).clicked()
        })
        .inner
    });
    ui.add_space(size::GAP_8);
    ScrollArea::vertical().id_salt("record").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (field, value) in values(cx, &person.member.record, phones) {
            line(ui, cx, &words::field(cx.strings, field), &value);
        }
    });
    change.inner
}

/// Every field of a record as words, in the order of the form.
pub(super) fn values(cx: &UiContext<'_>, record: &StaffRecord, phones: Phones) -> Vec<(Field, String)> {
    let plain = |text: &str| or_dash(text).to_owned();
    vec![
        (Field::WorkNo, plain(record.work_no.as_str())),
        (Field::Name, plain(record.name.as_str())),
        (Field::Sex, record.sex.map_or_else(|| plain(""), |sex| words::sex(cx.strings, sex))),
        (Field::Team, plain(&record.team)),
        (Field::Post, plain(&record.post)),
        (Field::Title, plain(&record.title)),
        (Field::Window, plain(&record.window)),
        (Field::JoinedOn, record.joined_on.map_or_else(|| plain(""), |day| cx.strings.date_iso(day))),
        (Field::Phone, phones.of(record)),
        (Field::Qualifications, plain(&record.qualifications.join("、"))),
        (Field::Languages, plain(&record.languages.join("、"))),
        (Field::Status, words::staff_status(cx.strings, record.status)),
    ]
}

fn line(ui: &mut Ui, cx: &UiContext<'_>, key: &str, value: &str) {
    ui.horizontal_top(|ui| {
        ui.set_min_height(size::ROW - size::LINE);
        ui.spacing_mut().item_spacing = vec2(size::GAP_16, 0.0);
        let key_width = 150.0;
        ui.vertical(|ui| {
            ui.set_width(key_width);
            ui.add_space(size::GAP_8 + (Text::Body.line() - Text::Secondary.line()) / 2.0);
            w::secondary(ui, cx.tokens, key);
        });
        ui.vertical(|ui| {
            ui.add_space(size::GAP_8);
            w::paragraph(ui, Text::Body, value, cx.tokens.text);
            ui.add_space(size::GAP_4);
        });
    });
    w::separator(ui, cx.tokens);
}
