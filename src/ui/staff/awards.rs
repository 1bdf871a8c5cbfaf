//! The awards of a person, to be read (P7-3, P6-1): title, period, certificate; revoked ones say so.

use std::sync::Arc;

use egui::{Align, Id, Layout, Ui, vec2};

use crate::domain::awards::Award;
use crate::domain::ids::StaffId;
use crate::register::Area;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, chip, elided_label, secondary, separator, titled_card};

/// What was read of a person, and when: person and revision of the awards.
type Held = ((StaffId, u64), Arc<Vec<Award>>);

/// Whether there is an award to show.
pub(super) fn has_any(ui: &Ui, cx: &UiContext<'_>, person: StaffId) -> bool {
    !read(ui, cx, person).is_empty()
}

/// Paints the card; nothing for a person without an award.
pub(super) fn card(ui: &mut Ui, cx: &UiContext<'_>, person: StaffId) {
    let awards = read(ui, cx, person);
    if awards.is_empty() {
        return;
    }
    let standing = awards.iter().filter(|award| award.revoked.is_none()).count();
    titled_card(ui, cx.tokens, (&cx.text("staff-awards"), &standing.to_string()), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, award) in awards.iter().enumerate() {
            if place > 0 {
                separator(ui, cx.tokens);
            }
            line(ui, cx, award);
        }
    });
    ui.add_space(size::GAP_8);
}

fn line(ui: &mut Ui, cx: &UiContext<'_>, award: &Award) {
    let wanted = vec2(ui.available_width(), size::ROW_AIRY);
    ui.allocate_ui_with_layout(wanted, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(size::ROW_AIRY);
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        if award.revoked.is_some() {
            chip(ui, cx.tokens, Tone::Danger, (icons::VOID, &cx.text("award-revoked")));
        } else if let Some(contest) = award.granted.contest
            && Button::link(cx.text("contest-visit-open")).show(ui, cx.tokens).clicked()
        {
            cx.go(Place::Contests(Some(contest)));
        }
        secondary(ui, cx.tokens, &award.certificate.to_string());
        secondary(ui, cx.tokens, &cx.strings.date_iso(award.granted.awarded_on));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            icons::AWARD.show(ui, size::BUTTON_ICON, cx.tokens.text2);
            elided_label(ui, cx.tokens, Text::Body, (&award.granted.title, cx.tokens.text));
        });
    });
}

/// The awards, read when the person or an award changed.
fn read(ui: &Ui, cx: &UiContext<'_>, person: StaffId) -> Arc<Vec<Award>> {
    let key = (person, cx.register.revision(Area::Audits));
    let id = Id::unique("awards of a person");
    let held: Option<Held> = ui.data(|data| data.get_temp(id));
    if let Some((_, awards)) = held.filter(|(before, _)| *before == key) {
        return awards;
    }
    let awards = Arc::new(cx.register.awards_of(person).unwrap_or_default());
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&awards))));
    awards
}
