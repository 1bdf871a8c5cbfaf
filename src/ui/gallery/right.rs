//! Toasts, progress, dialog, menu, tooltip, empty list.

use super::{Drafts, Look, shelf};
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Button, Caption, Dialog, MenuItem, Toast, Tone};
use egui::{Align, Frame, Layout, Ui, vec2};

pub(super) fn show(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    shelf(ui, look, "gallery-toasts", |ui| {
        Toast::done(look.text("gallery-toast-done")).undo(look.text("gallery-undo"), "Ctrl Z").show(ui, look.tokens);
        Toast::problem(look.text("gallery-toast-problem"), look.text("gallery-toast-do"))
            .retry(look.text("gallery-retry"))
            .copy(look.text("gallery-copy-details"))
            .show(ui, look.tokens);
    });
    shelf(ui, look, "gallery-progress", |ui| progress(ui, look));
    shelf(ui, look, "gallery-bars", |ui| {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                bars(left, look);
                scores(right, look);
            }
        });
    });
    dialog(ui, look, drafts);
    shelf(ui, look, "gallery-menus", |ui| menus(ui, look));
    shelf(ui, look, "gallery-editor-layout", |ui| layout(ui, look, drafts));
    shelf(ui, look, "gallery-empty", |ui| {
        let button = Button::primary(look.text("gallery-first-case")).icon(icons::ADD);
        ui.add_space(size::GAP_8);
        w::EmptyState::new(icons::CASES, look.text("gallery-empty-title"), look.text("gallery-empty-text"))
            .button(button)
            .show(ui, look.tokens);
    });
}

fn progress(ui: &mut Ui, look: Look<'_>) {
    ui.horizontal(|ui| {
        let cancel = Button::secondary(look.text("gallery-cancel")).small();
        let width = ui.available_width() - 90.0;
        ui.vertical(|ui| {
            ui.set_width(width);
            let words = (look.text("gallery-exporting"), look.text("gallery-exported"));
            w::progress_with_words(ui, look.tokens, 0.6, (&words.0, &words.1));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| cancel.show(ui, look.tokens));
    });
}

const WEEK: [(&str, [u32; 3]); 7] = [
    ("16", [3, 0, 0]),
    ("17", [2, 1, 0]),
    ("18", [5, 0, 0]),
    ("19", [1, 2, 1]),
    ("20", [4, 0, 2]),
    ("21", [0, 0, 0]),
    ("22", [0, 0, 3]),
];

fn bars(ui: &mut Ui, look: Look<'_>) {
    let mut bars = w::Bars::new(look.text("gallery-bars"))
        .series(look.text("gallery-bars-done"), Tone::Accent)
        .series(look.text("gallery-bars-late"), Tone::Danger)
        .series(look.text("gallery-bars-open"), Tone::Neutral)
        .height(150.0);
    for (day, values) in WEEK {
        bars = bars.bar((day, day), values.to_vec());
    }
    bars.show(ui, look.tokens);
}

/// Scores of two subjects over a week, and two bars of 100.
fn scores(ui: &mut Ui, look: Look<'_>) {
    let scores = WEEK.map(|(_, [done, ..])| (done > 0).then(|| 80.0 + 3.0 * f64::from(done)));
    let others = WEEK.map(|(_, [.., open])| Some(72.0 + 4.0 * f64::from(open)));
    let trend = WEEK.iter().fold(w::Trend::new(look.text("gallery-bars")), |trend, (day, _)| trend.place(*day, *day));
    trend
        .series(look.text("gallery-bars-done"), scores.to_vec())
        .series(look.text("gallery-bars-open"), others.to_vec())
        .pass(Some(80.0))
        .height(112.0)
        .show(ui, look.tokens);
    let shares = w::Shares::new(0.8).row(look.text("gallery-bars-done"), Some(0.95), "95%");
    shares.row(look.text("gallery-bars-late"), Some(0.6), "60%").show(ui, look.tokens);
}

fn dialog(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    let ground = Frame::new().fill(look.tokens.canvas).corner_radius(size::RADIUS_CARD).inner_margin(16);
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        Dialog::new("gallery", look.text("gallery-question"))
            .icon(icons::VOID, Tone::Danger)
            .text(look.text("gallery-consequence"))
            .answers(look.text("gallery-keep"), Button::danger(look.text("gallery-void")))
            .show_inside(ui, look.tokens, |ui| {
                let caption = Caption::new(look.text("gallery-reason")).required();
                w::TextField::new(caption, &mut drafts.reason).show(ui, look.tokens);
            });
    });
}

/// What the editor of layouts needs: a length, words with chips, rows of a short list.
fn layout(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    let tokens = look.tokens;
    ui.columns_const(|[left, right]| {
        w::MmField::new(look.text("gallery-length"), &mut drafts.length, 1.0..=420.0).show(left, tokens);
        let chips = drafts.chips.get_or_insert_with(|| look.text("gallery-chips-words"));
        w::ChipField::new(look.text("gallery-chips"), chips).show(left, tokens);
        right.spacing_mut().item_spacing.y = 0.0;
        let row = w::ListRow::new(icons::PERSON, look.text("gallery-row-picked")).picked(true);
        row.show(right, tokens);
        let row = w::ListRow::new(icons::TEXT, look.text("gallery-row-other"));
        row.chip(Tone::Ok, icons::PRINT, look.text("gallery-row-state")).show(right, tokens);
    });
}

fn menus(ui: &mut Ui, look: Look<'_>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_20;
        w::menu_frame(look.tokens).show(ui, |ui| {
            ui.vertical(|ui| {
                ui.set_width(214.0);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                let item = |key: &str, icon, keys: &'static str| MenuItem::new(look.text(key)).icon(icon).key(keys);
                w::menu_item(ui, look.tokens, item("gallery-reply", icons::REPLY, "Enter"));
                w::menu_item(ui, look.tokens, item("gallery-forward", icons::FORWARD, "Ctrl T"));
                w::menu_item(ui, look.tokens, item("gallery-copy", icons::COPY, "Ctrl C"));
                w::menu_line(ui, look.tokens);
                w::menu_item(ui, look.tokens, item("gallery-bin", icons::DELETE, "Del").danger());
            });
        });
        ui.vertical(|ui| {
            w::tip_still(ui, look.tokens, (&look.text("gallery-tip"), "Ctrl N"));
            w::muted(ui, look.tokens, &look.text("gallery-tip-delay"));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_8;
                for keys in ["1", "Enter", "Ctrl K"] {
                    w::key_cap(ui, look.tokens, keys);
                }
            });
            w::muted(ui, look.tokens, &look.text("gallery-keys"));
        });
    });
}
