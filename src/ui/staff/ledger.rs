//! A person's cards as the ledger has them, and their windows over time. Nothing is ever taken out of the ledger.

use chrono::NaiveDate;
use egui::{Align, Layout, Ui, vec2};

use super::cards::is_here;
use super::detail::print_one;
use super::list::window_name;
use super::person::PersonData;
use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::cards::{Card, CardEvent, CardEventKind, present_card};
use crate::domain::products::Product;
use crate::ui::cards::words as card_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::print::print_menu;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Column, EmptyState, Row, Table, Tone};

const DATE: f32 = 106.0;

/// The present badge, then every card with what happened to it, newest first.
pub(super) fn cards(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    let (mut body, mut foot) = w::split_bottom(ui, size::LIST_FOOTER + size::GAP_4);
    card_head(&mut body, cx, person);
    body.add_space(size::GAP_12);
    if person.cards.is_empty() {
        no_card(&mut body, cx, person);
    } else {
        list(&mut body, cx, person);
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

/// A line of the ledger: a card, or something that happened to it, by their places in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LedgerLine {
    /// A card.
    Card(usize),
    /// An event of a card.
    Event(usize, usize),
}

/// Every card with its events below it, newest first; what happened on the day it was printed up to the print is told by
/// its own line.
pub(super) fn lines(cards: &[Card]) -> Vec<LedgerLine> {
    let mut lines = Vec::new();
    for (at, card) in cards.iter().enumerate() {
        lines.push(LedgerLine::Card(at));
        let is_told = |event: &CardEvent| match event.kind {
            CardEventKind::Printed => event.by.is_empty(),
            CardEventKind::Made => card.printed_on() == Some(event.on),
            _ => false,
        };
        let events = card.events.iter().enumerate().rev().filter(|(_, event)| !is_told(event));
        lines.extend(events.map(|(event, _)| LedgerLine::Event(at, event)));
    }
    lines
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
    let PersonData { cards, ledger, .. } = person;
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
    let output = Table::new(&name, &columns).rows(ledger.len()).show(ui, cx.tokens, |row| {
        match ledger.get(row.index).and_then(|line| of_line(cards, *line)) {
            Some((card, None)) if card_row(row, cx, card) => opened = Some(card.id),
            Some((_, Some(event))) => event_row(row, cx, event),
            _ => {}
        }
    });
    let entered = output.activated.and_then(|row| of_line(cards, *ledger.get(row)?)).map(|(card, _)| card.id);
    if let Some(id) = opened.or(entered) {
        cx.go(Place::Cards(Some(id)));
    }
}

/// The card of a line, and the event where it is about one.
fn of_line(cards: &[Card], line: LedgerLine) -> Option<(&Card, Option<&CardEvent>)> {
    match line {
        LedgerLine::Card(at) => cards.get(at).map(|card| (card, None)),
        LedgerLine::Event(at, event) => cards.get(at).map(|card| (card, card.events.get(event))),
    }
}

fn event_row(row: &mut Row<'_>, cx: &UiContext<'_>, event: &CardEvent) {
    let date = cx.strings.date_iso(event.on);
    let what = card_words::event(cx.strings, event.kind);
    let parts = [card_words::event_line(cx.strings, event), event.by.clone()];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    row.name(format!("{date} {what} {line}"));
    row.text(Text::Secondary, &date);
    row.rest(|ui| {
        event_icon(event.kind).show(ui, size::BUTTON_ICON, cx.tokens.text2);
        w::elided_label(ui, cx.tokens, Text::Body, (&what, cx.tokens.text2));
        w::elided_label(ui, cx.tokens, Text::Body, (&line, cx.tokens.text2));
    });
}

fn event_icon(kind: CardEventKind) -> Icon {
    match kind {
        CardEventKind::Made => icons::STAFF,
        CardEventKind::Printed => icons::PRINT,
        CardEventKind::HandedOver => icons::DONE,
        CardEventKind::Suspended => icons::LOST,
        CardEventKind::Found => icons::SEARCH,
        CardEventKind::Voided => icons::VOID,
        CardEventKind::Returned => icons::RETURNED,
        CardEventKind::Destroyed => icons::DELETE,
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
