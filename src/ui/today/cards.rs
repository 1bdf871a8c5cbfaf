//! The cards at the right: what was done today, who is on duty.

use egui::{Align, Layout, Ui, vec2};

use super::data::{Agenda, DoneRow, OnDuty};
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, elided_label, secondary, thumbnail, titled_card};

const THUMB: [f32; 2] = [22.0, 30.0];
const DONE_ROW: f32 = 44.0;

/// Paints both cards.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let count = agenda.done.len().to_string();
    titled_card(ui, cx.tokens, (&cx.text("today-done"), &count), |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        if agenda.done.is_empty() {
            ui.add_space(size::GAP_4);
            secondary(ui, cx.tokens, &cx.text("today-done-nothing"));
        }
        for row in &agenda.done {
            done(ui, cx, row);
        }
    });
    ui.add_space(size::GAP_12);
    titled_card(ui, cx.tokens, (&cx.text("today-on-duty"), ""), |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        ui.add_space(size::GAP_4);
        if agenda.on_duty.is_empty() {
            secondary(ui, cx.tokens, &cx.text("today-on-duty-nothing"));
            if Button::link(cx.text("today-on-duty-go")).show(ui, cx.tokens).clicked() {
                cx.go(Place::Staff(None));
            }
        }
        for person in &agenda.on_duty {
            on_duty(ui, cx, person);
        }
    });
}

fn done(ui: &mut Ui, cx: &UiContext<'_>, row: &DoneRow) {
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, DONE_ROW), Layout::left_to_right(Align::Center), |ui| {
        icons::DONE.filled().show(ui, size::BUTTON_ICON, cx.tokens.ok);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            secondary(ui, cx.tokens, &cx.strings.time(row.at.time()));
            let rest = ui.available_width();
            ui.allocate_ui_with_layout(vec2(rest, 40.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(rest);
                elided_label(ui, cx.tokens, Text::Body, (&row.title, cx.tokens.text));
                if !row.line.is_empty() {
                    elided_label(ui, cx.tokens, Text::Secondary, (&row.line, cx.tokens.text2));
                }
            });
        });
    });
}

fn on_duty(ui: &mut Ui, cx: &UiContext<'_>, person: &OnDuty) {
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, THUMB[1]), Layout::left_to_right(Align::Center), |ui| {
        let picture =
            person.photo.and_then(|file| cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Thumbnail)));
        thumbnail(ui, cx.tokens, THUMB, picture.as_ref());
        elided_label(ui, cx.tokens, Text::Body, (&person.name, cx.tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            elided_label(ui, cx.tokens, Text::Secondary, (&person.place, cx.tokens.text2));
        });
    });
}
