//! A report on the screen: what is to be seen to with its button, then what is well.

use egui::{Align, Layout, Ui};

use super::head;
use crate::domain::health::{Finding, HealthReport, Remedy, State};
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::health_words::{self as words, Told};
use crate::ui::icons::{self, Icon};
use crate::ui::settings::Section;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, card, chip, icon_tile, label, paragraph, separator, titled_card};

/// Room of the buttons at the right: Chinese, English.
const BUTTON: f32 = 168.0;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Check now.
    Check,
    /// The report as text, to paste.
    Copy,
    /// The report as a file.
    Save,
    /// The index anew.
    Rebuild,
    /// Somewhere else.
    Go(Place),
}

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, report: &HealthReport) -> Option<Asked> {
    let asked = summary(ui, cx, report);
    let open = report.to_see_to();
    let mut gone = None;
    if !open.is_empty() {
        titled_card(ui, cx.tokens, (&cx.text("health-open-title"), &open.len().to_string()), |ui| {
            for (index, finding) in open.iter().enumerate() {
                if index > 0 {
                    separator(ui, cx.tokens);
                }
                gone = open_row(ui, cx, finding).or(gone.take());
            }
        });
    }
    well(ui, cx, report);
    gone.or(asked)
}

fn summary(ui: &mut Ui, cx: &UiContext<'_>, report: &HealthReport) -> Option<Asked> {
    let mut asked = None;
    card(ui, cx.tokens, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let (icon, tone) = look(report.worst());
            icon_tile(ui, cx.tokens, tone, icon);
            let checked = words::checked_at(cx.strings, report.at, cx.now);
            head(ui, cx, (&words::summary(cx.strings, report), &checked));
        });
        ui.add_space(size::GAP_12);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            let buttons = [
                (Button::primary(cx.text("health-check-again")).icon(icons::HEALTH), Asked::Check),
                (Button::secondary(cx.text("health-copy")).icon(icons::COPY), Asked::Copy),
                (Button::secondary(cx.text("health-save")).icon(icons::EXPORT), Asked::Save),
            ];
            for (button, wish) in buttons {
                if button.show(ui, cx.tokens).clicked() {
                    asked = Some(wish);
                }
            }
        });
    });
    asked
}

/// Sign and colour of a state.
fn look(state: State) -> (Icon, Tone) {
    match state {
        State::Ok => (icons::DONE, Tone::Ok),
        State::Note => (icons::INFO, Tone::Neutral),
        State::Warn => (icons::WARNING, Tone::Warn),
        State::Bad => (icons::OVERDUE.filled(), Tone::Danger),
    }
}

fn open_row(ui: &mut Ui, cx: &UiContext<'_>, finding: &Finding) -> Option<Asked> {
    let (icon, tone) = look(finding.verdict.state);
    let mut asked = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        icon_tile(ui, cx.tokens, tone, icon);
        let room = ui.available_width() - BUTTON - size::GAP_12;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_8;
                label(ui, cx.tokens, Text::RowTitle, &words::title(cx.strings, finding));
                chip(ui, cx.tokens, tone, (icon, &words::state(cx.strings, finding.verdict.state)));
            });
            paragraph(ui, Text::Body, &words::sentence(cx.strings, finding, Told::Here), cx.tokens.text);
            paragraph(ui, Text::Secondary, &words::advice(cx.strings, finding, Told::Here), cx.tokens.text2);
        });
        if let Some((key, wish)) = way(finding.verdict.remedy) {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if Button::secondary(cx.text(key)).small().show(ui, cx.tokens).clicked() {
                    asked = Some(wish);
                }
            });
        }
    });
    asked
}

/// Words of a finding's button, and where it leads.
fn way(remedy: Remedy) -> Option<(&'static str, Asked)> {
    let section = |section| Asked::Go(Place::SettingsSection(section));
    Some(match remedy {
        Remedy::Nothing | Remedy::Drafts => return None,
        Remedy::Backups => ("health-go-backups", section(Section::Backups)),
        Remedy::History => ("health-go-history", section(Section::File)),
        Remedy::RebuildIndex => ("health-go-index", Asked::Rebuild),
        Remedy::Standards => ("health-go-standards", Asked::Go(Place::Standards(None))),
        Remedy::Calendar => ("health-go-calendar", Asked::Go(Place::Calendar)),
        Remedy::Staff => ("health-go-staff", Asked::Go(Place::Staff(None))),
        Remedy::Printers => ("health-go-printers", Asked::Go(Place::Print(Vec::new()))),
    })
}

fn well(ui: &mut Ui, cx: &UiContext<'_>, report: &HealthReport) {
    let count = report.count(State::Ok);
    if count == 0 {
        return;
    }
    titled_card(ui, cx.tokens, (&cx.text("health-well-title"), &count.to_string()), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        for finding in report.in_order() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_8;
                let (icon, tone) = look(State::Ok);
                icon.show(ui, size::BUTTON_ICON, tone.icon(cx.tokens));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    label(ui, cx.tokens, Text::Body, &words::title(cx.strings, finding));
                    let found = words::sentence(cx.strings, finding, Told::Here);
                    paragraph(ui, Text::Secondary, &found, cx.tokens.text2);
                });
            });
        }
    });
}
