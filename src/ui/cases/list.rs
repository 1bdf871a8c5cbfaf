//! The left pane: what narrows the list, the rows, their menu, the sums.

use egui::{Align, Id, Key, Layout, Modifiers, Response, Ui, UiBuilder, vec2};

use super::data::{CaseList, Entry, Filter, Standing, as_text};
use crate::domain::cases::{CaseChannel, CaseKind};
use crate::domain::ids::CaseId;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, Column, EmptyState, FilterChip, Menu, MenuItem, Row, Table, TextField, Tone, TwoLines, chip,
    list_footer, menu_item, menu_line, pane_header, two_line_row,
};
use crate::ui::words;

/// What was asked for in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    New,
    Select(CaseId),
    Open(CaseId),
    Void(CaseId),
}

/// What the pane is given.
pub(super) struct ListPane<'a> {
    pub(super) list: &'a CaseList,
    pub(super) filter: &'a mut Filter,
    pub(super) selected: Option<CaseId>,
    pub(super) reveal: bool,
}

/// Width of the date column.
const DATE_WIDTH: f32 = 80.0;
/// Below this the two list filters stand with the chips instead of beside the field.
const BESIDE_FIELD: f32 = 440.0;

fn filter_id() -> Id {
    Id::unique("cases filter")
}

impl ListPane<'_> {
    /// Paints the pane and answers what was asked for.
    pub(super) fn show(mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let total = self.list.total;
        if total.of(Standing::All) == 0 {
            return nothing_yet(ui, cx);
        }
        let mut asked = None;
        let count = cx.strings.text_with("cases-count", &[("n", total.of(Standing::All).into())]);
        pane_header(ui, cx.tokens, (&cx.text("cases-title"), &count), |ui| {
            let button = Button::primary(cx.text("cases-new")).icon(icons::ADD).shortcut("Ctrl N");
            if button.show(ui, cx.tokens).clicked() {
                asked = Some(Asked::New);
            }
        });
        self.filters(ui, cx);
        let (mut body, mut foot) = crate::ui::widgets::split_bottom(ui, size::LIST_FOOTER);
        asked = asked.or(self.rows(&mut body, cx));
        self.footer(&mut foot, cx);
        asked
    }

    fn filters(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let inner = ui.available_rect_before_wrap();
        let room = egui::Rect::from_min_max(inner.min + vec2(size::GAP_20, 0.0), inner.max - vec2(size::GAP_16, 0.0));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)), |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            let narrow = ui.available_width() < BESIDE_FIELD;
            ui.horizontal_wrapped(|ui| {
                self.standing_chips(ui, cx);
                if narrow {
                    self.kind_chip(ui, cx);
                    self.channel_chip(ui, cx);
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Min).with_main_wrap(false), |ui| {
                ui.set_height(size::SMALL);
                if !narrow {
                    self.channel_chip(ui, cx);
                    self.kind_chip(ui, cx);
                }
                self.field(ui, cx);
            });
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(size::GAP_8 + 2.0);
    }

    fn standing_chips(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        for standing in Standing::ALL {
            let n = self.list.counts.of(standing);
            let words = match standing {
                Standing::OnRecord => cx.strings.text_with("cases-filter-on-record", &[("n", n.into())]),
                Standing::Void => cx.strings.text_with("cases-filter-void", &[("n", n.into())]),
                Standing::All => cx.strings.text_with("cases-filter-all", &[("n", n.into())]),
            };
            let picked = self.filter.standing == standing;
            if FilterChip::new(words).picked(picked).show(ui, cx.tokens).clicked() {
                self.filter.standing = standing;
            }
        }
    }

    fn kind_chip(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let options = CaseKind::ALL.map(|kind| (kind, words::case_kind(cx.strings, kind)));
        let names = (cx.text("cases-kind"), cx.text("cases-any-kind"));
        choose(ui, cx, (names, &options), &mut self.filter.kind);
    }

    fn channel_chip(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let options = CaseChannel::ALL.map(|channel| (channel, words::case_channel(cx.strings, channel)));
        let names = (cx.text("cases-channel"), cx.text("cases-any-channel"));
        choose(ui, cx, (names, &options), &mut self.filter.channel);
    }

    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let hint = cx.text("cases-filter-hint");
        let width = ui.available_width();
        let field = TextField::new(Caption::unseen(hint.clone()).width(width), &mut self.filter.text)
            .placeholder(hint)
            .icon(icons::FILTER)
            .key("Ctrl F")
            .small()
            .id(filter_id());
        let response = ui.allocate_ui_with_layout(vec2(width, size::SMALL), Layout::top_down(Align::Min), |ui| {
            field.show(ui, cx.tokens)
        });
        let was_here = response.inner.has_focus() || response.inner.lost_focus();
        if was_here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.filter.text.clear();
        }
    }

    fn rows(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        if self.list.len() == 0 {
            return self.nothing_fits(ui, cx);
        }
        let columns = [
            Column::rest(cx.text("cases-column-case")).sortable(),
            Column::exact(cx.text("cases-column-received"), DATE_WIDTH).right().sortable(),
        ];
        let selected = self.selected.and_then(|id| self.list.row_of(id));
        let name = cx.text("cases-title");
        let table = Table::new(&name, &columns)
            .row(size::ROW_TWO)
            .rows(self.list.len())
            .selected(selected)
            .sort(self.filter.sort)
            .reveal(selected.filter(|_| self.reveal));
        let output = table.show(ui, cx.tokens, |row| {
            if let Some(entry) = self.list.row(row.index) {
                paint_row(row, cx, entry);
            }
        });
        if let Some(sort) = output.sorted {
            self.filter.sort = sort;
        }
        let id_of = |row: usize| self.list.row(row).map(|entry| entry.case.id);
        let menu = output.menu_row.and_then(|(row, response)| self.menu(cx, row, &response));
        let opened = output.activated.and_then(id_of).map(Asked::Open);
        menu.or(opened).or(output.clicked.and_then(id_of).map(Asked::Select))
    }

    fn nothing_fits(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        ui.add_space((ui.available_height() / 2.0 - 110.0).max(size::GAP_24));
        let empty = EmptyState::new(icons::FILTER, cx.text("cases-none-title"), cx.text("cases-none-text"));
        if empty.button(Button::secondary(cx.text("cases-show-all"))).show(ui, cx.tokens) {
            self.filter.clear();
        }
        None
    }

    fn menu(&self, cx: &UiContext<'_>, row: usize, response: &Response) -> Option<Asked> {
        let entry = self.list.row(row)?;
        let id = entry.case.id;
        let shown = Menu::at_pointer(response).show(cx.tokens, |ui| {
            let mut asked = None;
            if menu_item(ui, cx.tokens, MenuItem::new(cx.text("cases-open")).icon(icons::NEXT).key("Enter")).clicked() {
                asked = Some(Asked::Open(id));
            }
            asked.or(case_menu(ui, cx, self.list, entry))
        })?;
        shown.inner
    }

    fn footer(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let shown = cx.strings.text_with("cases-shown", &[("n", self.list.len().into())]);
        let total = self.list.total;
        let sums =
            cx.strings.text_with("cases-sums", &[("all", total.of(Standing::All).into()), ("void", total.void.into())]);
        list_footer(ui, cx.tokens, (&shown, &sums));
    }
}

fn nothing_yet(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    pane_header(ui, cx.tokens, (&cx.text("cases-title"), ""), |_| {});
    ui.add_space((ui.available_height() / 2.0 - 140.0).max(size::GAP_24));
    let button = Button::primary(cx.text("cases-new")).icon(icons::ADD).shortcut("Ctrl N");
    let empty = EmptyState::new(icons::CASES, cx.text("cases-empty-title"), cx.text("cases-empty-text"));
    empty.button(button).show(ui, cx.tokens).then_some(Asked::New)
}

/// Focus to the filter field.
pub(super) fn focus_filter(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(filter_id()));
}

/// What a case's menu offers besides opening it.
pub(super) fn case_menu(ui: &mut Ui, cx: &UiContext<'_>, list: &CaseList, entry: &Entry) -> Option<Asked> {
    let copy = MenuItem::new(cx.text("cases-copy")).icon(icons::COPY);
    if menu_item(ui, cx.tokens, copy).clicked() {
        ui.ctx().copy_text(as_text(cx, list, entry));
    }
    if entry.case.voided.is_some() {
        return None;
    }
    menu_line(ui, cx.tokens);
    let void = MenuItem::new(cx.text("cases-void")).icon(icons::VOID).danger();
    menu_item(ui, cx.tokens, void).clicked().then_some(Asked::Void(entry.case.id))
}

/// A filter chip with a list: the word of what is picked, or the name of the filter.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((name, any), options): ((String, String), &[(T, String)]),
    picked: &mut Option<T>,
) {
    let word = picked.and_then(|value| options.iter().find(|(this, _)| *this == value)).map(|(_, word)| word.clone());
    let chip = FilterChip::new(word.unwrap_or(name)).picked(picked.is_some()).opens().show(ui, cx.tokens);
    Menu::below(&chip).show(cx.tokens, |ui| {
        if menu_item(ui, cx.tokens, MenuItem::new(any)).clicked() {
            *picked = None;
        }
        menu_line(ui, cx.tokens);
        for (value, word) in options {
            if menu_item(ui, cx.tokens, MenuItem::new(word.as_str())).clicked() {
                *picked = Some(*value);
            }
        }
    });
}

fn paint_row(row: &mut Row<'_>, cx: &UiContext<'_>, entry: &Entry) {
    let void = entry.case.voided.as_ref().map(|_| cx.text("cases-void-word"));
    let state = void.as_deref().unwrap_or_default();
    row.name([entry.title.as_str(), &entry.line, &entry.kind, state].join(" ").trim_end());
    row.cell(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chip(ui, cx.tokens, Tone::Neutral, (kind_icon(entry.case.facts.kind), &entry.kind));
            if let Some(word) = &void {
                chip(ui, cx.tokens, Tone::Neutral, (icons::VOID, word));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = TwoLines {
                    title: entry.title.as_str().into(),
                    line: entry.line.as_str().into(),
                    ..TwoLines::default()
                };
                two_line_row(ui, cx.tokens, words);
            });
        });
    });
    row.text(Text::Secondary, &entry.received);
}

/// The shape that tells a kind without colour.
pub(super) fn kind_icon(kind: CaseKind) -> Icon {
    match kind {
        CaseKind::Complaint => icons::CASES,
        CaseKind::Report => icons::LOST,
        CaseKind::Suggestion => icons::NOTE,
        CaseKind::Enquiry => icons::HELP,
        CaseKind::Praise => icons::AWARD,
        CaseKind::Other => icons::MORE,
    }
}
