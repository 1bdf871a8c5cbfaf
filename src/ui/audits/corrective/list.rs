//! The left pane: what narrows the board, and its rows by state.

use egui::{Align, Layout, Ui, vec2};

use super::CorrectiveScreen;
use super::data::{Filter, Line, Selected};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Column, EmptyState, FilterChip, Row, Table, Tone, TwoLines, chip, note, pane_header, pick_below,
    two_line_row,
};

/// Least width of a title beside a chip.
const TITLE_LEAST: f32 = 80.0;

/// Paints the pane; answers what was clicked.
pub(super) fn show(screen: &mut CorrectiveScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Selected> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    let count = cx.strings.text_with("corrective-count", &[("n", screen.board.open.into())]);
    pane_header(ui, cx.tokens, (&cx.text("corrective-title"), &count), |_| {});
    if let Some(failure) = &screen.board.failure {
        note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &cx.text("corrective-cannot-read")));
        tracing::error!(failure, "the board of corrective actions cannot be read");
        return None;
    }
    if screen.board.all == 0 {
        ui.add_space((ui.available_height() / 2.0 - 140.0).max(size::GAP_24));
        let (title, text) = (cx.text("corrective-empty"), cx.text("corrective-empty-text"));
        EmptyState::new(icons::REPAIR, title, text).show(ui, cx.tokens);
        return None;
    }
    filters(screen, ui, cx);
    if screen.board.lines.is_empty() {
        ui.add_space(size::GAP_24);
        let empty = EmptyState::new(icons::FILTER, cx.text("corrective-none-fit"), cx.text("corrective-none-fit-text"));
        if empty.button(Button::secondary(cx.text("corrective-show-all"))).show(ui, cx.tokens) {
            screen.filter = Filter::default();
        }
        return None;
    }
    rows(screen, ui, cx)
}

fn filters(screen: &mut CorrectiveScreen, ui: &mut Ui, cx: &UiContext<'_>) {
    let room = vec2(ui.available_width(), size::SMALL + size::GAP_12);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
        ui.set_min_size(room);
        ui.add_space(size::GAP_20);
        let names: Vec<String> = screen.board.owners.iter().map(|(_, name)| name.clone()).collect();
        let place = screen.board.owners.iter().position(|(id, _)| Some(*id) == screen.filter.owner);
        if let Some(Narrowed(picked)) = narrowing(ui, cx, "corrective-filter-owner", (&names, place)) {
            screen.filter.owner = picked.and_then(|index| screen.board.owners.get(index)).map(|(id, _)| *id);
        }
        let place = screen.board.areas.iter().position(|area| Some(area) == screen.filter.area.as_ref());
        if let Some(Narrowed(picked)) = narrowing(ui, cx, "corrective-filter-area", (&screen.board.areas, place)) {
            screen.filter.area = picked.and_then(|index| screen.board.areas.get(index)).cloned();
        }
    });
}

/// What was chosen: the place of a name; `None` for all of them.
struct Narrowed(Option<usize>);

/// A chip that opens a list.
fn narrowing(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    key: &str,
    (names, place): (&[String], Option<usize>),
) -> Option<Narrowed> {
    let words = place.and_then(|place| names.get(place)).cloned().unwrap_or_else(|| cx.strings.text(key));
    let chip = FilterChip::new(words).picked(place.is_some()).opens().show(ui, cx.tokens);
    let mut options = vec![cx.text("corrective-filter-all")];
    options.extend(names.iter().cloned());
    let picked = Some(place.map_or(0, |place| place + 1));
    let chosen = pick_below(ui, cx.tokens, cx.strings, &chip, (&options, &[], picked))?;
    Some(Narrowed(chosen.checked_sub(1)))
}

fn rows(screen: &mut CorrectiveScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Selected> {
    let columns = [Column::rest("")];
    let board = &screen.board;
    let selected = screen.selected.as_ref().and_then(|what| board.line_of(what));
    let name = cx.text("corrective-title");
    let reveal = selected.filter(|_| std::mem::take(&mut screen.reveal));
    let table = Table::new(&name, &columns).mixed(&board.tops).headless().selected(selected).reveal(reveal);
    let output = table.show(ui, cx.tokens, |row| match board.lines.get(row.index) {
        Some(Line::Head(group, count)) => {
            row.group(
                &cx.text(group.key()),
                &cx.strings.text_with("corrective-group-count", &[("n", (*count).into())]),
            );
        }
        Some(Line::Row(entry)) => paint(row, cx, entry),
        None => {}
    });
    if output.activated.is_some() {
        screen.turned = true;
    }
    output.activated.or(output.clicked).and_then(|line| screen.board.at(line))
}

fn paint(row: &mut Row<'_>, cx: &UiContext<'_>, entry: &super::data::Entry) {
    let (tone, icon, state) = &entry.chip;
    row.name([entry.title.as_str(), &entry.line, state].join(" "));
    row.rest(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chip(ui, cx.tokens, *tone, (*icon, state));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(TITLE_LEAST.min(ui.available_width()));
                let words = TwoLines {
                    title: entry.title.as_str().into(),
                    line: entry.line.as_str().into(),
                    ..TwoLines::default()
                };
                two_line_row(ui, cx.tokens, words);
            });
        });
    });
}
