//! A person's badges as the ledger has them, and their windows over time. Nothing is ever taken out of the ledger.

use chrono::NaiveDate;
use egui::{Align, Layout, Ui, vec2};

use super::cards::is_here;
use super::detail::print_one;
use super::list::window_name;
use super::person::PersonData;
use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::cards::{Card, CardEventKind, present_card};
use crate::domain::products::Product;
use crate::ui::cards::words as card_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::print_menu;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Column, EmptyState, Row, Table, Tone};

const DATE: f32 = 106.0;

/// The present card, then every print, newest first.
pub(super) fn cards(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    let (mut body, mut foot) = w::split_bottom(ui, size::LIST_FOOTER + size::GAP_4);
    card_head(&mut body, cx, person);
    body.add_space(size::GAP_12);
    if person.cards.is_empty() {
        no_card(&mut body, cx, person);
    } else {
        list(&mut body, cx, &person.cards);
    }
    foot.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::LATE.show(ui, size::CHIP_ICON, cx.tokens.text2);
        w::secondary(ui, cx.tokens, &cx.text("staff-ledger-kept"));
    });
}

fn card_head(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    let place = vec2(ui.available_width(), 44.0);
    ui.allocate_ui_with_layout(place, Layout::right_to_left(Align::Center), |ui| {
        let gone = !is_here(person.member.record.status);
        let problems = person.card.as_ref().err().map(|problems| problems.join(" · "));
        let blocked = if gone { Some(cx.text("staff-card-gone-why")) } else { problems };
        let print = Button::primary(cx.text("staff-print-card")).icon(icons::PRINT).blocked(blocked);
        let more = Button::icon_only(icons::EXPAND, cx.text("staff-print-other")).show(ui, cx.tokens);
        print_menu(&more, cx, || vec![person.id()]);
        if print.show(ui, cx.tokens).clicked() {
            print_one(cx, person);
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            let (title, line) = card_in_use(cx, person);
            w::elided_label(ui, cx.tokens, Text::RowTitle, (&title, cx.tokens.text));
            w::elided_label(ui, cx.tokens, Text::Secondary, (&line, cx.tokens.text2));
        });
    });
}

fn card_in_use(cx: &UiContext<'_>, person: &PersonData) -> (String, String) {
    let badges = person.cards.iter().filter(|card| card.product == Product::Badge);
    let Some(badge) = present_card(badges) else {
        return (cx.text("staff-no-card-yet"), cx.text("staff-no-card-yet-why"));
    };
    let state = match badge.valid_until.map(|last| badge_state(Some(last), cx.today())) {
        _ if !is_here(person.member.record.status) => "staff-card-gone",
        _ if !badge.life.counts() => "staff-card-lost",
        Some(BadgeState::Expired) => "staff-card-over",
        _ => "staff-card-in-use",
    };
    let title = format!("{} · {}", badge.number, cx.text(state));
    let line = match badge.valid_until {
        Some(last) => {
            let date = cx.strings.date_iso(last);
            cx.strings.text_with("staff-valid-until", &[("date", date.into())])
        }
        None => cx.text("staff-valid-always"),
    };
    (title, line)
}

fn no_card(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    let Err(problems) = &person.card else {
        ui.add_space(size::GAP_24);
        let (title, why) = (cx.text("staff-ledger-empty"), cx.text("staff-ledger-empty-why"));
        EmptyState::new(icons::STAFF, title, why).show(ui, cx.tokens);
        return;
    };
    for problem in problems {
        w::note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), problem));
        ui.add_space(size::GAP_8);
    }
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, cards: &[Card]) {
    let columns = [
        Column::exact(cx.text("staff-column-date"), DATE),
        Column::exact(cx.text("cards-column-kind"), 68.0),
        Column::exact(cx.text("staff-column-card-no"), 100.0),
        Column::exact(cx.text("staff-column-until"), DATE),
        Column::rest(cx.text("staff-column-reason")),
        Column::exact(cx.text("cards-column-state"), 128.0),
    ];
    let name = cx.text("staff-tab-cards");
    let mut opened = None;
    let output = Table::new(&name, &columns).rows(cards.len()).show(ui, cx.tokens, |row| {
        if let Some(card) = cards.get(row.index)
            && card_row(row, cx, card)
        {
            opened = Some(card.id);
        }
    });
    let entered = output.activated.and_then(|row| cards.get(row)).map(|card| card.id);
    if let Some(id) = opened.or(entered) {
        cx.go(Place::Cards(Some(id)));
    }
}

/// Paints a card; true when its number was clicked.
fn card_row(row: &mut Row<'_>, cx: &UiContext<'_>, card: &Card) -> bool {
    let printed = card.last(CardEventKind::Printed).map_or(card.made_at.date(), |event| event.on);
    let date = cx.strings.date_iso(printed);
    let number = card.number.to_string();
    let reason = card_words::why(cx.strings, card);
    let (tone, icon, state) = card_words::state(cx.strings, card, cx.today());
    let kind = card_words::product(cx.strings, card.product);
    row.name(format!("{date} {number} {reason} {state}"));
    row.text(Text::Body, &date);
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&kind, cx.tokens.text)));
    let opened = row.cell(|ui| Button::link(number.as_str()).show(ui, cx.tokens).clicked());
    let until = card.valid_until.map_or_else(|| "—".to_owned(), |day| cx.strings.date_iso(day));
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&until, cx.tokens.text2)));
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&reason, cx.tokens.text2)));
    row.cell(|ui| w::chip(ui, cx.tokens, tone, (icon, &state)));
    opened
}

/// Windows a person served at, newest first.
pub(super) fn windows(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    if person.periods.is_empty() {
        ui.add_space(size::GAP_24);
        EmptyState::new(icons::STAFF, cx.text("staff-windows-empty"), cx.text("staff-windows-empty-why"))
            .show(ui, cx.tokens);
        return;
    }
    let columns = [
        Column::rest(cx.text("field-window")),
        Column::exact(cx.text("staff-column-from"), DATE),
        Column::exact(cx.text("staff-column-to"), DATE),
        Column::exact(cx.text("staff-column-days"), 96.0).right(),
    ];
    let name = cx.text("staff-tab-windows");
    Table::new(&name, &columns).rows(person.periods.len()).show(ui, cx.tokens, |row| {
        let Some(period) = person.periods.get(row.index) else {
            return;
        };
        let window = window_name(cx, &period.number);
        let until = period.until_on.map_or_else(|| cx.text("staff-until-now"), |day| cx.strings.date_iso(day));
        row.name(format!("{window} {} {until}", period.from_on));
        row.text(Text::RowTitle, &window);
        row.text(Text::Body, &cx.strings.date_iso(period.from_on));
        row.text(Text::Body, &until);
        row.text(Text::Body, &days(period.from_on, period.until_on.unwrap_or(cx.today())).to_string());
    });
}

/// Days at a window; the day of the change belongs to the window moved to.
fn days(from: NaiveDate, until: NaiveDate) -> i64 {
    (until - from).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_at_a_window_do_not_count_the_day_of_the_change() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        assert_eq!(days(day("2026-11-02"), day("2026-11-09")), 7);
        assert_eq!(days(day("2026-11-09"), day("2026-11-02")), 0);
    }
}
