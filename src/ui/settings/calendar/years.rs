//! The years known: edition, where from, days off and make-up days; and the years that are missing.

use chrono::{Datelike, NaiveDate};
use egui::{Align, Layout, Ui, vec2};

use crate::domain::calendar::WorkCalendar;
use crate::register::{Register, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, chip, elided_label, label, muted, note, secondary, separator, titled_card};

/// Where a year came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::settings) enum Origin {
    Shipped,
    BroughtIn,
}

/// A year as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui::settings) struct YearLine {
    year: i32,
    edition: String,
    source: String,
    origin: Origin,
    off: usize,
    make_up: usize,
}

/// What was asked for on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    BringIn,
    Change(i32),
}

/// The years of the calendar, newest first.
pub(in crate::ui::settings) fn year_lines(
    calendar: &WorkCalendar,
    register: &Register,
) -> Result<Vec<YearLine>, RegisterError> {
    let own: Vec<i32> = register.calendar_years()?.iter().map(|stored| stored.year.year).collect();
    let lines = calendar.years().map(|year| {
        let summary = year.summary();
        YearLine {
            year: year.year,
            edition: year.edition.clone(),
            source: year.source.clone(),
            origin: if own.contains(&year.year) { Origin::BroughtIn } else { Origin::Shipped },
            off: summary.off,
            make_up: summary.make_up,
        }
    });
    let mut lines: Vec<YearLine> = lines.collect();
    lines.reverse();
    Ok(lines)
}

/// The years that should be known and are not: this one, and the next; amber from December on.
fn missing(calendar: &WorkCalendar, today: NaiveDate) -> Vec<(i32, &'static str, Tone)> {
    let (this, next) = (today.year(), today.year() + 1);
    let next_tone = if today.month() == 12 { Tone::Warn } else { Tone::Neutral };
    [(this, "calendar-this-year-missing", Tone::Warn), (next, "calendar-next-year-missing", next_tone)]
        .into_iter()
        .filter(|(year, ..)| !calendar.covers(*year))
        .collect()
}

/// The first year from this one on that is not known.
pub(super) fn first_missing(calendar: &WorkCalendar, today: NaiveDate) -> i32 {
    (today.year()..).find(|year| !calendar.covers(*year)).unwrap_or(today.year())
}

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (lines, is_open): (&[YearLine], bool)) -> Option<Asked> {
    let mut asked = None;
    titled_card(ui, cx.tokens, (&cx.text("calendar-years"), ""), |ui| {
        for (year, key, tone) in missing(cx.calendar, cx.today()) {
            let words = cx.strings.text_with(key, &[("year", year.to_string().into())]);
            note(ui, cx.tokens, tone, (icons::REST_DAY, &words));
        }
        if lines.is_empty() {
            muted(ui, cx.tokens, &cx.text("calendar-years-none"));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                separator(ui, cx.tokens);
            }
            asked = year_line(ui, cx, line).or(asked);
        }
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        ui.add_space(size::GAP_12);
        let words = cx.text("calendar-bring-in");
        if !is_open && Button::primary(words).icon(icons::ADD).show(ui, cx.tokens).clicked() {
            asked = Some(Asked::BringIn);
        }
    });
    asked
}

fn year_line(ui: &mut Ui, cx: &UiContext<'_>, line: &YearLine) -> Option<Asked> {
    let YearLine { year, edition, source, origin, off, make_up } = line;
    let mut asked = None;
    let wanted = vec2(ui.available_width(), size::ROW_TWO);
    ui.allocate_ui_with_layout(wanted, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(size::ROW_TWO);
        let name = cx.strings.text_with("calendar-edit", &[("year", year.to_string().into())]);
        if Button::icon_only(icons::EDIT, name).small().show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Change(*year));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                label(ui, cx.tokens, Text::RowTitle, &year.to_string());
                let (tone, icon, key) = match origin {
                    Origin::Shipped => (Tone::Neutral, icons::VERIFIED, "calendar-with-program"),
                    Origin::BroughtIn => (Tone::Accent, icons::IMPORT, "calendar-brought-in"),
                };
                chip(ui, cx.tokens, tone, (icon, &cx.text(key)));
                let counts = [("off", (*off).into()), ("work", (*make_up).into())];
                secondary(ui, cx.tokens, &cx.strings.text_with("calendar-counts", &counts));
            });
            let edition = cx.strings.text_with("calendar-edition-of", &[("edition", edition.as_str().into())]);
            let below = format!("{edition} · {source}");
            elided_label(ui, cx.tokens, Text::Secondary, (&below, cx.tokens.text2));
        });
    });
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_missing_next_year_is_amber_from_december_on() {
        let calendar = WorkCalendar::shipped().unwrap();
        let tones = |day: &str| -> Vec<(i32, Tone)> {
            missing(&calendar, day.parse().unwrap()).into_iter().map(|(year, _, tone)| (year, tone)).collect()
        };
        assert_eq!(tones("2025-12-31"), []);
        assert_eq!(tones("2026-11-30"), [(2027, Tone::Neutral)]);
        assert_eq!(tones("2026-12-01"), [(2027, Tone::Warn)]);
        assert_eq!(tones("2027-01-01"), [(2027, Tone::Warn), (2028, Tone::Neutral)]);
    }

    #[test]
    fn the_year_proposed_is_the_first_one_missing() {
        let calendar = WorkCalendar::shipped().unwrap();
        assert_eq!(first_missing(&calendar, day("2025-06-01")), 2027);
        assert_eq!(first_missing(&calendar, day("2029-06-01")), 2029);
    }
}
