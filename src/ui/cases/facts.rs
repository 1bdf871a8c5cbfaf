//! The facts under the title of a case: customer and contact behind their mask, whom it is about, who has it, how it may be answered.

use egui::{Align, Layout, Ui, vec2};

use super::data::customer_masked;
use super::detail::{DetailPane, Shown};
use crate::domain::personal::Why;
use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, elided_label, key_value, secondary};

impl DetailPane<'_> {
    pub(super) fn facts(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        let Some(plain) = self.detail.shown.as_ref().map(|shown| plain_facts(cx, shown)) else { return };
        let dash = cx.text("cases-none-given");
        let rows: &[&[usize]] =
            if ui.available_width() >= ONE_ROW { &[&[0, 1, 2, 3, 4]] } else { &[&[0, 1], &[2, 3, 4]] };
        for row in rows {
            let all: f32 = row.iter().filter_map(|index| SHARES.get(*index)).sum();
            let room = ui.available_width() - size::GAP_8 * (row.len() as f32 - 1.0);
            ui.horizontal(|ui| {
                for index in *row {
                    let width = room * SHARES.get(*index).copied().unwrap_or_default() / all;
                    ui.allocate_ui_with_layout(vec2(width, FACT), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(width);
                        match (index, plain.get(index.wrapping_sub(2))) {
                            (0, _) => self.customer(ui, cx),
                            (1, _) => self.contact(ui, cx, &dash),
                            (_, Some((key, value))) => {
                                key_value(ui, cx.tokens, key, value);
                            }
                            _ => {}
                        }
                    });
                }
            });
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(size::GAP_4);
    }

    fn customer(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(case) = self.detail.shown.as_ref().map(|shown| &shown.file.case) else { return };
        let name = &case.facts.customer_name;
        let masked = customer_masked(cx, name);
        let texts = (cx.text("cases-customer"), cx.text("cases-reveal-name"));
        let subject = format!("{} name", case.number);
        secret(ui, cx, (texts, subject), (name.reveal(Why::Asked), &masked), &mut self.detail.name_is_shown);
    }

    fn contact(&mut self, ui: &mut Ui, cx: &UiContext<'_>, dash: &str) {
        let Some(case) = self.detail.shown.as_ref().map(|shown| &shown.file.case) else { return };
        let contact = &case.facts.customer_contact;
        let masked = if contact.is_blank() { dash.to_owned() } else { contact.masked() };
        let texts = (cx.text("cases-contact"), cx.text("cases-reveal-contact"));
        let subject = format!("{} contact", case.number);
        secret(ui, cx, (texts, subject), (contact.reveal(Why::Asked), &masked), &mut self.detail.contact_is_shown);
    }
}

/// Whom it is about, who has it, how it may be answered.
fn plain_facts(cx: &UiContext<'_>, shown: &Shown) -> [(String, String); 3] {
    let dash = cx.text("cases-none-given");
    let or_dash = |text: String| if text.is_empty() { dash.clone() } else { text };
    let facts = &shown.file.case.facts;
    let (first, handler) = (shown.name(facts.first_asked), shown.name(shown.file.handler()));
    let who = if first == handler || handler.is_empty() { first.to_owned() } else { format!("{first} → {handler}") };
    let mode = if facts.details.is_important { cx.text("reply-by-important") } else { cx.text("reply-by-any") };
    [
        (cx.text("cases-target"), or_dash(shown.target(cx))),
        (cx.text("cases-first-asked"), or_dash(who)),
        (cx.text("cases-reply-by"), mode),
    ]
}

/// A masked value with its eye; showing it is noted.
fn secret(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((label, name), subject): ((String, String), String),
    (whole, masked): (&str, &str),
    is_shown: &mut bool,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        secondary(ui, cx.tokens, &label);
        let row = vec2(ui.available_width(), Text::Body.line());
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_4;
            let value = if *is_shown { whole } else { masked };
            let eye = if whole.trim().is_empty() { 0.0 } else { EYE + size::GAP_4 };
            let room = vec2((ui.available_width() - eye).max(size::GAP_24), Text::Body.line());
            ui.scope(|ui| {
                ui.set_max_width(room.x);
                elided_label(ui, cx.tokens, Text::Body, (value, cx.tokens.text));
            });
            if eye > 0.0 && eye_button(ui, cx, &name, is_shown) {
                cx.send(Command::Shell(ShellCommand::Reveal(subject)));
            }
        });
    });
}

/// From this width the facts stand in one row.
const ONE_ROW: f32 = 560.0;
/// Shares of the row: customer, contact, target, who, reply.
const SHARES: [f32; 5] = [1.0, 1.45, 1.05, 1.2, 1.15];
/// Height of a fact: label and value.
const FACT: f32 = 40.0;

/// Width of the eye beside a masked value.
const EYE: f32 = 24.0;

/// Turns the mask; `true` when the value was just shown.
fn eye_button(ui: &mut Ui, cx: &UiContext<'_>, name: &str, is_shown: &mut bool) -> bool {
    let (icon, words) =
        if *is_shown { (icons::HIDE, cx.text("cases-mask-again")) } else { (icons::REVEAL, name.to_owned()) };
    let room = ui.max_rect();
    let place = egui::Rect::from_center_size(
        egui::pos2(ui.cursor().left() + EYE / 2.0, room.center().y),
        egui::Vec2::splat(size::SMALL),
    );
    let mut over = ui.new_child(egui::UiBuilder::new().max_rect(place));
    if !Button::icon_only(icon, words).small().show(&mut over, cx.tokens).clicked() {
        return false;
    }
    *is_shown = !*is_shown;
    *is_shown
}
