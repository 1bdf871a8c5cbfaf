//! Buttons, states, rail, tabs, filters, segments.

use super::{Drafts, Filter, Look, row_name, shelf};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Moment, Picked, RailItem, Tally, Tone, rail_item_as_of};
use egui::{Ui, vec2};

const BUTTON_ROWS: [(Moment, &str); 4] = [
    (Moment::Normal, "gallery-normal"),
    (Moment::Hovered, "gallery-hovered"),
    (Moment::Focused, "gallery-focused"),
    (Moment::Disabled, "gallery-disabled"),
];

const STATES: [(Tone, Icon, &str); 10] = [
    (Tone::Neutral, icons::WAITING, "gallery-state-waiting"),
    (Tone::Neutral, icons::IN_PROGRESS, "gallery-state-progress"),
    (Tone::Neutral, icons::FORWARD, "gallery-state-forwarded"),
    (Tone::Ok, icons::DONE.filled(), "gallery-state-closed"),
    (Tone::Neutral, icons::ARCHIVED, "gallery-state-archived"),
    (Tone::Ok, icons::DONE.filled(), "gallery-state-valid"),
    (Tone::Warn, icons::OVERDUE, "gallery-state-lost"),
    (Tone::Neutral, icons::VOID, "gallery-state-void"),
    (Tone::Danger, icons::VETO, "gallery-state-veto"),
    (Tone::Accent, icons::LINKED, "gallery-state-linked"),
];

const DUES: [(Tone, Icon, &str); 9] = [
    (Tone::Neutral, icons::DUE, "gallery-due-days"),
    (Tone::Neutral, icons::DUE, "gallery-due-working-days"),
    (Tone::Warn, icons::DUE, "gallery-due-one"),
    (Tone::Warn, icons::DUE, "gallery-due-today"),
    (Tone::Warn, icons::DUE, "gallery-due-minutes"),
    (Tone::Danger, icons::OVERDUE.filled(), "gallery-due-over"),
    (Tone::Ok, icons::DONE.filled(), "gallery-due-in-time"),
    (Tone::Neutral, icons::LATE, "gallery-due-late"),
    (Tone::Neutral, icons::INFO, "gallery-due-no-calendar"),
];

const fn due(due: usize, overdue: usize) -> Tally {
    Tally { due, overdue }
}

const QUIET: Tally = due(0, 0);
const HOVER: Option<Moment> = Some(Moment::Hovered);
const FOCUS: Option<Moment> = Some(Moment::Focused);

const RAIL: [(Icon, &str, Tally, Option<Moment>, Picked); 6] = [
    (icons::DISCLOSURE, "gallery-tab-disclosure", QUIET, None, Picked::No),
    (icons::REPORTS, "gallery-tab-reports", QUIET, HOVER, Picked::No),
    (icons::CASES, "gallery-tab-cases", due(2, 0), None, Picked::Yes),
    (icons::AUDITS, "gallery-tab-audits", due(2, 0), None, Picked::No),
    (icons::CASES, "gallery-tab-cases", due(3, 1), None, Picked::No),
    (icons::SETTINGS, "gallery-tab-settings", QUIET, FOCUS, Picked::No),
];

pub(super) fn show(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    shelf(ui, look, "gallery-buttons", |ui| buttons(ui, look));
    shelf(ui, look, "gallery-states", |ui| {
        chips(ui, look, &STATES);
        w::paragraph(ui, Text::SecondaryStrong, &look.text("gallery-dues"), look.tokens.text2);
        chips(ui, look, &DUES);
    });
    shelf(ui, look, "gallery-rail", |ui| {
        rail(ui, look);
        tabs(ui, look, drafts);
        filters(ui, look, drafts);
    });
}

fn buttons(ui: &mut Ui, look: Look<'_>) {
    for (moment, name) in BUTTON_ROWS {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            row_name(ui, look, name, 40.0);
            let all = [
                Button::primary(look.text("gallery-confirm")),
                Button::secondary(look.text("gallery-forward")),
                Button::danger(look.text("gallery-void")),
                Button::quiet(look.text("gallery-print")),
                Button::icon_only(icons::MORE, look.text("gallery-more")),
            ];
            for button in all {
                let button = if moment == Moment::Normal { button } else { button.as_of(moment) };
                button.show(ui, look.tokens);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        Button::primary(look.text("gallery-new")).icon(icons::ADD).small().shortcut("Ctrl N").show(ui, look.tokens);
        Button::secondary(look.text("gallery-print")).icon(icons::PRINT).small().show(ui, look.tokens);
        Button::secondary(look.text("gallery-pass")).icon(icons::CHECK).verdict("1").show(ui, look.tokens);
        Button::link(look.text("gallery-copy")).show(ui, look.tokens);
    });
}

fn chips(ui: &mut Ui, look: Look<'_>, states: &[(Tone, Icon, &str)]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        for (tone, icon, key) in states {
            w::chip(ui, look.tokens, *tone, (*icon, &look.text(key)));
        }
    });
}

fn rail(ui: &mut Ui, look: Look<'_>) {
    egui::Frame::new().fill(look.tokens.ground).corner_radius(size::RADIUS_NOTE).inner_margin(8).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for pair in RAIL.chunks(2) {
            ui.columns(2, |columns| {
                for ((icon, key, tally, moment, picked), ui) in pair.iter().zip(columns) {
                    let words = look.text(key);
                    let item = RailItem { icon: *icon, words: &words, tally: *tally, picked: *picked, keys: None };
                    rail_item_as_of(ui, look.tokens, item, *moment);
                }
            });
        }
    });
}

fn tabs(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    w::Tabs::new()
        .tab(0, look.text("gallery-tab-file"))
        .tab(1, look.text("gallery-tab-badge"))
        .tab(2, look.text("gallery-tab-windows"))
        .tab(3, look.text("gallery-tab-training"))
        .show(ui, look.tokens, &mut drafts.tab);
}

fn filters(ui: &mut Ui, look: Look<'_>, drafts: &mut Drafts) {
    ui.horizontal_wrapped(|ui| {
        for (filter, key) in [(Filter::Open, "gallery-filter-open"), (Filter::Today, "gallery-filter-today")] {
            let chip = w::FilterChip::new(look.text(key)).picked(drafts.filter == filter);
            if chip.show(ui, look.tokens).clicked() {
                drafts.filter = filter;
            }
        }
        let kinds = w::FilterChip::new(look.text("gallery-filter-kind")).opens().show(ui, look.tokens);
        w::Menu::below(&kinds).show(look.tokens, |ui| {
            for key in ["gallery-kind-complaint", "gallery-kind-praise"] {
                w::menu_item(ui, look.tokens, w::MenuItem::new(look.text(key)));
            }
        });
    });
    w::Segments::new()
        .option(0, look.text("gallery-paper-badge"))
        .option(1, look.text("gallery-paper-card"))
        .option(2, look.text("gallery-paper-sign"))
        .width(300.0_f32.min(ui.available_width()))
        .small()
        .show(ui, look.tokens, &mut drafts.kind);
}
