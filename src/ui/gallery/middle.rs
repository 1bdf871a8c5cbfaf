//! Fields, choices, the month.

use super::{Drafts, Look, shelf};
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Caption, Tone};
use chrono::NaiveDate;
use egui::{Ui, vec2};

pub(super) fn show(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts, today: NaiveDate) {
    shelf(ui, look, "gallery-fields", |ui| {
        fields(ui, look, drafts, today);
        choices(ui, look, drafts);
    });
    shelf(ui, look, "gallery-month", |ui| w::month_card(ui, look.tokens, look.strings, (&mut drafts.month, today)));
    shelf(ui, look, "gallery-timeline", |ui| timeline(ui, look));
}

fn fields(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts, today: NaiveDate) {
    let Look { tokens, strings } = look;
    let gap = vec2(size::GAP_16, size::GAP_12);
    ui.spacing_mut().item_spacing = gap;
    ui.columns_const(|[left, right]| {
        let caption = Caption::new(look.text("gallery-name")).required();
        w::TextField::new(caption, &mut drafts.name).show(left, tokens);
        let caption = Caption::new(look.text("gallery-work-no")).required();
        w::TextField::new(caption, &mut drafts.work_no).show(right, tokens);
    });
    ui.columns_const(|[left, right]| {
        let caption = Caption::new(look.text("gallery-phone")).problem(Some(look.text("gallery-phone-short")));
        w::TextField::new(caption, &mut drafts.phone).show(left, tokens);
        let windows = [look.text("gallery-window-1"), look.text("gallery-window-2")];
        w::Select::new(look.text("gallery-window"), &mut drafts.window, &windows).show(right, tokens, strings);
    });
    ui.columns_const(|[left, right]| {
        w::DateField::new(look.text("gallery-due"), &mut drafts.due, today).show(left, tokens, strings);
        w::Stepper::new(look.text("gallery-letters"), &mut drafts.letters, 0..=99).show(right, tokens);
    });
}

fn choices(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    let Look { tokens, .. } = look;
    ui.spacing_mut().item_spacing.y = 0.0;
    let [marks, duplex, on, off] = &mut drafts.on;
    let signed = &mut drafts.signed;
    ui.columns_const(|[first, second, third]| {
        w::checkbox(first, tokens, marks, &look.text("gallery-marks"));
        w::checkbox(first, tokens, duplex, &look.text("gallery-duplex"));
        w::radio(second, tokens, signed, (true, &look.text("gallery-signed")));
        w::radio(second, tokens, signed, (false, &look.text("gallery-unsigned")));
        w::switch(third, tokens, on, &look.text("gallery-on"));
        w::switch(third, tokens, off, &look.text("gallery-off"));
    });
    let name = |cell: usize| look.strings.text_with("gallery-cell", &[("n", (cell + 1).into())]);
    ui.columns_const(|[first, second]| {
        w::CellPicker::new((2, 2), &name).shape(vec2(86.0, 118.0)).show(first, tokens, &mut drafts.cell);
        let layouts = [look.text("gallery-layout")];
        let select = w::Select::new(look.text("gallery-layout-of"), &mut drafts.layout, &layouts);
        select.swatch(pine()).show(second, tokens, look.strings);
    });
}

/// The unit's colour of the sample.
fn pine() -> [u8; 3] {
    crate::domain::hall::colour_rgb(crate::domain::hall::DEFAULT_UNIT_COLOUR)
}

fn timeline(ui: &mut Ui, look: Look<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = |step, key: &str, who: &'static str| w::TimelineRow::new(step, look.text(key), who);
    row(w::Step::Done, "gallery-step-recorded", "11-14 10:12").line(look.text("gallery-step-line")).show(
        ui,
        look.tokens,
        |_| {},
    );
    row(w::Step::Open, "gallery-step-reply", "11-24").show(ui, look.tokens, |ui| {
        w::note(ui, look.tokens, Tone::Neutral, (icons::INFO, &look.text("gallery-step-why")));
    });
    row(w::Step::Ahead, "gallery-step-close", "").last().show(ui, look.tokens, |ui| {
        w::secondary(ui, look.tokens, &look.text("gallery-step-needs"));
    });
}
