//! The ledger at the left: header, list and footer, and what a click on them asks.

use egui::{Response, Ui};

use super::CardsScreen;
use super::data::{Entry, Line, ListData, MADE, NAME, NUMBER, RowAt, STATE};
use super::filter::{Filter, Part};
use super::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Check, Column, EmptyState, Menu, MenuItem, Row, Table};

/// Widths of box, kind, number, day and state.
const WIDTHS: [f32; 5] = [30.0, 60.0, 94.0, 94.0, 122.0];

/// What the list asks of the screen.
pub(super) enum Ask {
    /// The print room.
    Print,
    /// The field for a code.
    Verify,
    /// The ledger on paper.
    Ledger,
    /// The ledger as a table.
    Table,
    /// A list to sign for what is ticked, else for what waits to be handed over.
    Receipt,
    /// Tick every card shown.
    TickAll,
    /// The detail, in a narrow window.
    Open(RowAt),
}

impl CardsScreen {
    /// The whole pane.
    pub(super) fn list(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let data = self.data.take()?;
        let (mut upper, mut footer) = w::split_bottom(ui, size::LIST_FOOTER);
        upper.spacing_mut().item_spacing.y = 0.0;
        footer.spacing_mut().item_spacing.y = 0.0;
        let mut ask = header(&mut upper, cx, &data);
        if data.counts.part(Part::All) == 0 {
            nothing(&mut upper, cx, data.failure.as_deref());
        } else {
            self.filters(&mut upper, cx, &data);
            ask = self.table(&mut upper, cx, &data).or(ask);
        }
        self.footer(&mut footer, cx, &data);
        self.data = Some(data);
        ask
    }

    fn table(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
        if data.counts.shown == 0 {
            ui.add_space(size::GAP_24);
            if none_fit(ui, cx, &self.filter) {
                self.filter = Filter::default();
            }
            return None;
        }
        let columns = columns(cx);
        let at = self.at.and_then(|at| data.line_of(at));
        let reveal = std::mem::take(&mut self.reveal).then_some(at).flatten();
        let name = cx.text("cards-title");
        let mut table = Table::new(&name, &columns).mixed(&data.tops).selected(at).reveal(reveal);
        if let Some(sort) = self.sort_shown() {
            table = table.sort(sort);
        }
        let mut toggled = None;
        let output = table.show(ui, cx.tokens, |row| match data.lines.get(row.index) {
            Some(Line::Head(list, count)) => {
                let count = cx.strings.text_with("cards-count", &[("n", (*count).into())]);
                row.group(&words::list(cx.strings, *list), &count);
            }
            Some(Line::Row(entry)) => {
                let is_ticked = entry.card().is_some_and(|id| self.ticked.contains(&id));
                if paint(row, cx, (entry, Check::from(is_ticked))) {
                    toggled = entry.card();
                }
            }
            None => {}
        });
        self.sort = output.sorted.or(self.sort);
        if let Some(id) = toggled.or_else(|| output.toggled.and_then(|line| data.at(line)?.card())) {
            self.tick(id);
        } else if let Some(line) = output.clicked {
            self.clicked(ui, data, (line, at));
        }
        let opened = output.activated.and_then(|line| data.at(line)).map(|entry| Ask::Open(entry.place));
        let menu = output.menu_row.as_ref().and_then(|(line, response)| Some((data.at(*line)?, response)));
        if let Some((entry, response)) = menu {
            row_menu(cx, (response, entry));
        }
        opened
    }

    /// Ctrl adds and takes away, Shift takes the range, a plain click only looks.
    fn clicked(&mut self, ui: &Ui, data: &ListData, (line, from): (usize, Option<usize>)) {
        let up = from.is_some_and(|from| line < from);
        let further = if up { line.checked_sub(1) } else { Some(line + 1) };
        let entry = data.at(line).or_else(|| data.at(further?));
        let Some(entry) = entry else { return };
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.shift {
            let start = self.anchor.unwrap_or(entry.place);
            self.ticked.extend(data.between(start, entry.place));
        } else if modifiers.command {
            if let Some(id) = entry.card() {
                self.tick(id);
            }
        } else {
            self.anchor = Some(entry.place);
        }
        self.reveal = data.line_of(entry.place) != Some(line);
        self.look_at(entry.place);
    }

    fn footer(&self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let values = [("shown", data.counts.shown.into()), ("ticked", self.ticked.len().into())];
        let left = cx.strings.text_with("cards-shown", &values);
        let todo = data.counts.part(Part::Todo);
        let right = match todo {
            0 => cx.text("cards-nothing-to-do"),
            n => cx.strings.text_with("cards-to-do", &[("n", n.into())]),
        };
        w::list_footer(ui, cx.tokens, (&left, &right));
    }
}

fn header(ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
    let mut ask = None;
    let in_use = data.counts.part(Part::InUse);
    let count = cx.strings.text_with("cards-in-use-count", &[("n", in_use.into())]);
    w::pane_header(ui, cx.tokens, (&cx.text("cards-title"), &count), |ui| {
        let is_empty = data.counts.part(Part::All) == 0;
        let print = cx.text("cards-print");
        let print = if is_empty { Button::secondary(print) } else { Button::primary(print) };
        let print = print.icon(icons::PRINT).shortcut("Ctrl P");
        if print.show(ui, cx.tokens).clicked() {
            ask = Some(Ask::Print);
        }
        let verify = Button::secondary(cx.text("cards-verify")).icon(icons::VERIFIED).shortcut("F2");
        if verify.tip(cx.text("cards-verify-tip")).show(ui, cx.tokens).clicked() {
            ask = Some(Ask::Verify);
        }
        let more = Button::icon_only(icons::MORE, cx.text("cards-more")).show(ui, cx.tokens);
        ask = ask.take().or(more_menu(cx, &more));
    });
    ask
}

fn more_menu(cx: &UiContext<'_>, button: &Response) -> Option<Ask> {
    let shown = Menu::below(button).width(264.0).show(cx.tokens, |ui| {
        let lines = [
            (icons::PRINT, "cards-ledger-print", Ask::Ledger),
            (icons::EXPORT, "cards-ledger-table", Ask::Table),
            (icons::NOTE, "cards-receipt", Ask::Receipt),
            (icons::CHECKLIST, "cards-tick-all", Ask::TickAll),
        ];
        let mut ask = None;
        for (icon, key, this) in lines {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.strings.text(key)).icon(icon)).clicked() {
                ask = Some(this);
            }
        }
        ask
    });
    shown.and_then(|shown| shown.inner)
}

fn columns(cx: &UiContext<'_>) -> [Column<'static>; 6] {
    let [tick, kind, number, made, state] = WIDTHS;
    let mut columns = [
        Column::exact("", tick),
        Column::rest(cx.text("field-name")),
        Column::exact(cx.text("cards-column-kind"), kind),
        Column::exact(cx.text("cards-column-number"), number),
        Column::exact(cx.text("cards-column-made"), made),
        Column::exact(cx.text("cards-column-state"), state),
    ];
    for index in [NAME, NUMBER, MADE, STATE] {
        if let Some(column) = columns.get_mut(index) {
            *column = column.clone().sortable();
        }
    }
    columns
}

/// Paints a row; true when its box was clicked.
fn paint(row: &mut Row<'_>, cx: &UiContext<'_>, (entry, check): (&Entry, Check)) -> bool {
    let (tone, icon, state) = &entry.chip;
    let kind = entry.product.map_or_else(|| "—".to_owned(), |product| words::product(cx.strings, product));
    row.name(format!("{} {kind} {} {state}", entry.name, entry.number));
    if check == Check::On {
        row.mark();
    }
    let clicked = row.cell(|ui| {
        let name = cx.strings.text_with("cards-tick", &[("number", entry.number.as_str().into())]);
        entry.card().is_some() && w::bare_check(ui, cx.tokens, check, &name).clicked()
    });
    row.cell(|ui| {
        let photo = entry.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Thumbnail)));
        w::thumbnail(ui, cx.tokens, size::THUMBNAIL, photo.as_ref());
        w::elided_label(ui, cx.tokens, Text::RowTitle, (&entry.name, cx.tokens.text));
    });
    let grey = |ui: &mut Ui, words: &str| w::elided_label(ui, cx.tokens, Text::Body, (words, cx.tokens.text2));
    row.cell(|ui| grey(ui, &kind));
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&entry.number, cx.tokens.text)));
    let made = entry.made.map_or_else(|| "—".to_owned(), |day| cx.strings.date_short(day, cx.today()));
    row.cell(|ui| grey(ui, &made));
    row.cell(|ui| w::chip(ui, cx.tokens, *tone, (*icon, state)));
    clicked
}

fn row_menu(cx: &UiContext<'_>, (row, entry): (&Response, &Entry)) {
    Menu::at_pointer(row).show(cx.tokens, |ui| {
        let copy = MenuItem::new(cx.text("cards-copy-row")).icon(icons::COPY);
        if w::menu_item(ui, cx.tokens, copy).clicked() {
            let kind = entry.product.map(|product| words::product(cx.strings, product)).unwrap_or_default();
            let made = entry.made.map(|day| cx.strings.date_iso(day)).unwrap_or_default();
            ui.ctx().copy_text(format!("{}\t{}\t{kind}\t{made}\t{}", entry.number, entry.name, entry.chip.2));
        }
    });
}

/// No card and nobody yet.
fn nothing(ui: &mut Ui, cx: &UiContext<'_>, failure: Option<&str>) {
    ui.add_space(ui.available_height() * 0.2);
    let (title, text) = match failure {
        Some(failure) => (cx.text("cards-unreadable"), failure.to_owned()),
        None => (cx.text("cards-empty"), cx.text("cards-empty-why")),
    };
    let empty = EmptyState::new(icons::STAFF, title, text);
    if failure.is_some() {
        empty.show(ui, cx.tokens);
    } else if empty.button(Button::primary(cx.text("cards-to-roster")).icon(icons::GROUP)).show(ui, cx.tokens) {
        cx.go(crate::ui::commands::Place::Staff(None));
    }
}

/// Nothing is left of the ledger; true when everything shall be shown.
fn none_fit(ui: &mut Ui, cx: &UiContext<'_>, filter: &Filter) -> bool {
    let is_done = filter.part == Part::Todo && filter.words.trim().is_empty() && filter.product.is_none();
    let (icon, title, why) = if is_done {
        (icons::DONE, "cards-all-done", "cards-all-done-why")
    } else {
        (icons::FILTER, "cards-none-fit", "cards-none-fit-why")
    };
    let empty = EmptyState::new(icon, cx.strings.text(title), cx.strings.text(why));
    empty.button(Button::secondary(cx.text("cards-show-all"))).show(ui, cx.tokens)
}
