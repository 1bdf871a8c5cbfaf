//! The left pane: what narrows the list, the rows, their menu, the sums.

use egui::{Align, Layout, Response, Ui};

use super::data::{CaseList, Entry, as_text};
use super::filter::{Filter, KEPT};
use super::filters::{FilterBar, FilterState};
use super::people::People;
use super::picks::Picks;
use crate::domain::ids::CaseId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Column, EmptyState, Menu, MenuItem, Row, Table, TwoLines, chip, list_footer, menu_item, menu_line,
    pane_header, split_bottom, two_line_row,
};

pub(super) use super::filters::focus_filter;

/// What was asked for in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The form for a new case.
    New,
    /// The register book.
    Book,
    /// Show a case beside the list.
    Select(CaseId),
    /// Show a case instead of the list, where there is no room for both.
    Open(CaseId),
    /// Ask whether a case is void.
    Void(CaseId),
}

/// What the pane remembers besides the filter itself.
#[derive(Debug, Default)]
pub(super) struct ListState {
    pub(super) picks: Picks,
    pub(super) filters: FilterState,
    /// The filter as it is kept over restarts; `None` until it was looked up.
    kept: Option<Filter>,
}

impl ListState {
    /// Takes up the filter of the last time, once.
    pub(super) fn restore(&mut self, cx: &UiContext<'_>, filter: &mut Filter) {
        if self.kept.is_none() {
            *filter = cx.register.draft(KEPT).unwrap_or_default().unwrap_or_default();
            self.kept = Some(filter.clone());
        }
    }

    /// Keeps the filter for the next time when it changed; what was picked under another one is let go.
    pub(super) fn keep(&mut self, cx: &UiContext<'_>, filter: &Filter) {
        if self.kept.as_ref() != Some(filter) {
            self.kept = Some(filter.clone());
            self.picks.clear();
            cx.keep_draft(KEPT, filter);
        }
    }
}

/// What the pane is given.
pub(super) struct ListPane<'a> {
    pub(super) list: &'a mut CaseList,
    pub(super) filter: &'a mut Filter,
    pub(super) state: &'a mut ListState,
    pub(super) people: &'a People,
    pub(super) selected: Option<CaseId>,
    pub(super) reveal: bool,
}

/// Width of the column with the chip's head.
const DUE_WIDTH: f32 = 110.0;
/// Least width of a title beside a chip.
const TITLE_LEAST: f32 = 80.0;
/// In a narrower pane the register's button is its icon alone.
const WORDS_LEAST: f32 = 460.0;

impl ListPane<'_> {
    /// Paints the pane and answers what was asked for.
    pub(super) fn show(mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, 0.0);
        let total = self.list.total;
        if total.all == 0 {
            return nothing_yet(ui, cx);
        }
        let open = cx.strings.text_with("cases-open-count", &[("n", total.open.into())]);
        let mut asked = None;
        let is_wide = ui.available_width() >= WORDS_LEAST;
        pane_header(ui, cx.tokens, (&cx.text("cases-title"), &open), |ui| asked = actions(ui, cx, is_wide.into()));
        let bar = FilterBar { list: self.list, people: self.people, state: &mut self.state.filters };
        bar.show(ui, cx, self.filter);
        let (mut body, mut foot) = split_bottom(ui, size::LIST_FOOTER);
        asked = asked.or(self.rows(&mut body, cx));
        self.footer(&mut foot, cx);
        self.state.keep(cx, self.filter);
        asked
    }

    fn rows(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        if self.list.len() == 0 {
            return self.nothing_fits(ui, cx);
        }
        let columns = [
            Column::rest(cx.text("cases-column-subject")).sortable(),
            Column::exact(cx.text("cases-column-due"), DUE_WIDTH).right().sortable(),
        ];
        let selected = self.selected.and_then(|id| self.list.row_of(id));
        let name = cx.text("cases-title");
        let mut table = Table::new(&name, &columns)
            .row(size::ROW_TWO)
            .rows(self.list.len())
            .selected(selected)
            .reveal(selected.filter(|_| self.reveal));
        if let Some(sort) = self.filter.head() {
            table = table.sort(sort);
        }
        let (list, picks) = (&mut *self.list, &self.state.picks);
        let output = table.show(ui, cx.tokens, |row| {
            let Some(id) = list.id_at(row.index) else { return };
            if picks.holds(id) {
                row.mark();
            }
            if let Some(entry) = list.load(cx, id) {
                paint_row(row, cx, entry);
            }
        });
        if let Some(sort) = output.sorted {
            self.filter.click_head(sort.column);
        }
        let menu = output.menu_row.and_then(|(row, response)| self.menu(cx, row, &response));
        let opened = output.activated.and_then(|row| self.list.id_at(row)).map(Asked::Open);
        let clicked = output.clicked.and_then(|row| self.click(ui, row));
        menu.or(opened).or(clicked)
    }

    /// A click selects; with Ctrl or Shift it picks several. A right click on one of several leaves them picked.
    fn click(&mut self, ui: &Ui, row: usize) -> Option<Asked> {
        let id = self.list.id_at(row)?;
        let (modifiers, is_second) = ui.input(|input| (input.modifiers, input.pointer.secondary_clicked()));
        if !is_second || !self.state.picks.holds(id) {
            self.state.picks.click(self.list, row, (modifiers, self.selected));
        }
        Some(Asked::Select(id))
    }

    fn nothing_fits(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        ui.add_space((ui.available_height() / 2.0 - 110.0).max(size::GAP_24));
        let empty = EmptyState::new(icons::FILTER, cx.text("cases-none-title"), cx.text("cases-none-text"));
        if empty.button(Button::secondary(cx.text("cases-show-all"))).show(ui, cx.tokens) {
            self.filter.clear();
        }
        None
    }

    fn menu(&mut self, cx: &UiContext<'_>, row: usize, response: &Response) -> Option<Asked> {
        let id = self.list.id_at(row)?;
        let picked = if self.state.picks.holds(id) { self.state.picks.in_order(self.list) } else { vec![id] };
        let is_void = self.list.entry(id).is_some_and(|entry| entry.case.voided.is_some());
        let shown = Menu::at_pointer(response).show(cx.tokens, |ui| {
            let mut asked = None;
            if menu_item(ui, cx.tokens, MenuItem::new(cx.text("cases-open")).icon(icons::NEXT).key("Enter")).clicked() {
                asked = Some(Asked::Open(id));
            }
            let words = match picked.len() {
                1 => cx.text("cases-copy"),
                n => cx.strings.text_with("cases-copy-several", &[("n", n.into())]),
            };
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::COPY)).clicked() {
                ui.ctx().copy_text(self.texts(cx, &picked));
            }
            if !is_void {
                menu_line(ui, cx.tokens);
                let void = MenuItem::new(cx.text("cases-void")).icon(icons::VOID).danger();
                if menu_item(ui, cx.tokens, void).clicked() {
                    asked = Some(Asked::Void(id));
                }
            }
            asked
        })?;
        shown.inner
    }

    /// Cases as text, a blank line between them; names and contacts stay masked.
    fn texts(&mut self, cx: &UiContext<'_>, ids: &[CaseId]) -> String {
        let mut texts = Vec::new();
        for id in ids {
            if self.list.load(cx, *id).is_some() {
                texts.extend(self.list.entry(*id).map(|entry| as_text(cx, self.list, entry)));
            }
        }
        texts.join("\n\n")
    }

    fn footer(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let picked = self.state.picks.count(self.selected);
        let shown = cx.strings.text_with("cases-shown", &[("n", self.list.len().into()), ("picked", picked.into())]);
        let share = self.list.total.in_time.map_or_else(|| "–".to_owned(), |share| format!("{share}%"));
        let share = cx.strings.text_with("cases-in-time", &[("share", share.into())]);
        list_footer(ui, cx.tokens, (&shown, &share));
    }
}

/// Whether there is room for words beside icons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Words,
    Icons,
}

impl From<bool> for Room {
    fn from(is_wide: bool) -> Self {
        if is_wide { Self::Words } else { Self::Icons }
    }
}

fn actions(ui: &mut Ui, cx: &UiContext<'_>, room: Room) -> Option<Asked> {
    let new = Button::primary(cx.text("cases-new")).icon(icons::ADD).shortcut("Ctrl N").small();
    let new = new.show(ui, cx.tokens).clicked();
    let book = match room {
        Room::Words => Button::secondary(cx.text("cases-book")).icon(icons::PRINT),
        Room::Icons => Button::icon_only(icons::PRINT, cx.text("cases-book")),
    };
    let book = book.small().show(ui, cx.tokens).clicked();
    match (new, book) {
        (true, _) => Some(Asked::New),
        (_, true) => Some(Asked::Book),
        _ => None,
    }
}

fn nothing_yet(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    pane_header(ui, cx.tokens, (&cx.text("cases-title"), ""), |_| {});
    ui.add_space((ui.available_height() / 2.0 - 140.0).max(size::GAP_24));
    let button = Button::primary(cx.text("cases-new")).icon(icons::ADD).shortcut("Ctrl N");
    let empty = EmptyState::new(icons::CASES, cx.text("cases-empty-title"), cx.text("cases-empty-text"));
    empty.button(button).show(ui, cx.tokens).then_some(Asked::New)
}

fn paint_row(row: &mut Row<'_>, cx: &UiContext<'_>, entry: &Entry) {
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
