//! The left pane: what narrows the list, the rows with their menu, the sums; and the empty hall.

use egui::{Align, Key, Layout, Modifiers, Rect, Response, Ui, UiBuilder, vec2};

use super::DisclosureTab;
use super::data::{Filter, Line, ListData, Which};
use crate::domain::disclosure::DisclosureList;
use crate::domain::ids::DisclosureId;
use crate::ui::commands::{Command, DisclosureCommand};
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Caption, Column, EmptyState, FilterChip, Menu, MenuItem, Row, Table, TextField, Tone, TwoLines, chip,
    list_footer, menu_item, menu_line, pane_header, split_bottom, two_line_row,
};

/// Width of the column with the chip's head.
const STATE_WIDTH: f32 = 120.0;
/// Least width of a title beside a chip.
const TITLE_LEAST: f32 = 80.0;

/// What the list asks of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// The form for a new document.
    New,
    /// The list on paper.
    Print,
    /// The list as a table file.
    Save,
    /// Take over what is missing of the sector's list.
    TakeOver,
    /// Show a document beside the list.
    Select(DisclosureId),
    /// Show a document instead of the list, where there is no room for both.
    Open(DisclosureId),
    /// The form for a new version of a document.
    PutUp(DisclosureId),
}

/// The filter field, to give it the keys.
pub(super) fn filter_id() -> egui::Id {
    egui::Id::unique("disclosure filter")
}

impl DisclosureTab {
    /// The whole pane.
    pub(super) fn list(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let (mut upper, mut foot) = split_bottom(ui, size::LIST_FOOTER);
        upper.spacing_mut().item_spacing.y = 0.0;
        foot.spacing_mut().item_spacing.y = 0.0;
        let mut asked = header(&mut upper, cx, data);
        self.filters(&mut upper, cx, data);
        asked = asked.or(self.rows(&mut upper, cx, data));
        footer(&mut foot, cx, data);
        asked
    }

    fn filters(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let inner = ui.available_rect_before_wrap();
        let inner = Rect::from_min_max(inner.min + vec2(size::GAP_20, 0.0), inner.max - vec2(size::GAP_16, 0.0));
        let builder = UiBuilder::new().id_salt("disclosure filters").max_rect(inner);
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            ui.horizontal_wrapped(|ui| self.chips(ui, cx, data));
            let name = cx.text("disclosure-filter");
            let field = TextField::new(Caption::unseen(name.clone()), &mut self.filter.words).placeholder(name);
            let field = field.icon(icons::FILTER).key("Ctrl F").small().id(filter_id()).show(ui, cx.tokens);
            let down = field.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
            if down && let Some(first) = data.lines.first() {
                self.choose(first.id);
            }
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(size::GAP_8 + 2.0);
    }

    fn chips(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let counts = data.counts;
        for (which, key, n, icon) in [
            (Which::All, "disclosure-filter-all", counts.all, None),
            (Which::Wrong, "disclosure-filter-wrong", counts.wrong, Some((icons::OVERDUE, Tone::Danger))),
            (Which::Soon, "disclosure-filter-soon", counts.soon, Some((icons::DUE, Tone::Warn))),
            (Which::Retired, "disclosure-filter-retired", counts.retired, None),
        ] {
            let picked = self.filter.which == which;
            if which == Which::Retired && n == 0 && !picked {
                continue;
            }
            let mut chip = FilterChip::new(cx.strings.text_with(key, &[("n", n.into())])).picked(picked);
            if let Some((icon, tone)) = icon {
                chip = chip.icon(icon, if n > 0 { tone } else { Tone::Neutral });
            }
            if chip.show(ui, cx.tokens).clicked() {
                self.filter.which = which;
            }
        }
        let any = || cx.text("disclosure-filter-kind");
        let words = self.filter.kind.map_or_else(any, |kind| disclosure_words::kind(cx.strings, kind));
        let chip = FilterChip::new(words).picked(self.filter.kind.is_some()).opens().show(ui, cx.tokens);
        Menu::below(&chip).show(cx.tokens, |ui| {
            if menu_item(ui, cx.tokens, MenuItem::new(cx.text("disclosure-filter-any-kind"))).clicked() {
                self.filter.kind = None;
            }
            menu_line(ui, cx.tokens);
            for kind in &data.kinds {
                let words = disclosure_words::kind(cx.strings, *kind);
                if menu_item(ui, cx.tokens, MenuItem::new(words)).clicked() {
                    self.filter.kind = Some(*kind);
                }
            }
        });
    }

    fn rows(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
        if data.lines.is_empty() {
            ui.add_space((ui.available_height() / 2.0 - 110.0).max(size::GAP_24));
            let empty = EmptyState::new(icons::FILTER, cx.text("disclosure-none"), cx.text("disclosure-none-why"));
            if empty.button(Button::secondary(cx.text("disclosure-show-all"))).show(ui, cx.tokens) {
                self.filter = Filter::default();
            }
            return None;
        }
        let columns = [
            Column::rest(cx.text("disclosure-column-document")),
            Column::exact(cx.text("disclosure-column-state"), STATE_WIDTH).right(),
        ];
        let at = self.chosen.and_then(|id| data.row_of(id));
        let name = cx.text("disclosure-title");
        let reveal = std::mem::take(&mut self.reveal).then_some(at).flatten();
        let table = Table::new(&name, &columns).row(size::ROW_TWO).rows(data.lines.len()).selected(at).reveal(reveal);
        let output = table.show(ui, cx.tokens, |row| {
            if let Some(line) = data.lines.get(row.index) {
                paint_row(row, cx, line);
            }
        });
        let id_at = |row: usize| data.lines.get(row).map(|line| line.id);
        let menu = output.menu_row.and_then(|(row, response)| row_menu(cx, data.lines.get(row)?, &response));
        let opened = output.activated.and_then(id_at).map(Ask::Open);
        menu.or(opened).or(output.clicked.and_then(id_at).map(Ask::Select))
    }
}

/// A hall that has no list yet: what belongs here, and the one step that brings it.
pub(super) fn empty_hall(ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
    pane_header(ui, cx.tokens, (&cx.text("disclosure-title"), ""), |_| {});
    ui.add_space((ui.available_height() / 2.0 - 140.0).max(size::GAP_24));
    if let Some(failure) = &data.failure {
        EmptyState::new(icons::WARNING, cx.text("disclosure-unreadable"), failure).show(ui, cx.tokens);
        return None;
    }
    let title = cx.text("disclosure-empty-title");
    let Some(list) = DisclosureList::shipped_for(cx.register.hall().sector) else {
        let button = Button::primary(cx.text("disclosure-new")).icon(icons::ADD).shortcut("Ctrl N");
        let empty = EmptyState::new(icons::DISCLOSURE, title, cx.text("disclosure-empty-own"));
        return empty.button(button).show(ui, cx.tokens).then_some(Ask::New);
    };
    let values =
        [("n", data.to_take_over.len().into()), ("list", list.title.in_language(cx.strings.lang().key()).into())];
    let button = Button::primary(cx.strings.text_with("disclosure-take-over", &values)).icon(icons::IMPORT);
    let text = cx.strings.text_with("disclosure-empty-text", &values);
    let empty = EmptyState::new(icons::DISCLOSURE, title, text);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::TakeOver)
}

/// Takes over what is not there yet.
pub(super) fn take_over(cx: &UiContext<'_>, data: &ListData) {
    cx.send(Command::Disclosure(DisclosureCommand::TakeOver(data.to_take_over.clone())));
}

fn header(ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
    let count = cx.strings.text_with("disclosure-count", &[("n", data.counts.all.into())]);
    let mut asked = None;
    pane_header(ui, cx.tokens, (&cx.text("disclosure-title"), &count), |ui| {
        let new = Button::primary(cx.text("disclosure-new")).icon(icons::ADD).shortcut("Ctrl N");
        if new.show(ui, cx.tokens).clicked() {
            asked = Some(Ask::New);
        }
        let print = Button::secondary(cx.text("disclosure-print")).icon(icons::PRINT).shortcut("Ctrl P");
        if print.show(ui, cx.tokens).clicked() {
            asked = Some(Ask::Print);
        }
        let more = Button::icon_only(icons::MORE, cx.text("disclosure-more")).show(ui, cx.tokens);
        asked = asked.or(more_menu(cx, data, &more));
    });
    asked
}

fn more_menu(cx: &UiContext<'_>, data: &ListData, button: &Response) -> Option<Ask> {
    let shown = Menu::below(button).width(270.0).show(cx.tokens, |ui| {
        let mut asked = None;
        let save = MenuItem::new(cx.text("disclosure-save")).icon(icons::EXPORT);
        if menu_item(ui, cx.tokens, save).clicked() {
            asked = Some(Ask::Save);
        }
        let left = data.to_take_over.len();
        if left > 0 {
            let words = cx.strings.text_with("disclosure-take-over-rest", &[("n", left.into())]);
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::IMPORT)).clicked() {
                asked = Some(Ask::TakeOver);
            }
        }
        asked
    });
    shown.and_then(|shown| shown.inner)
}

fn row_menu(cx: &UiContext<'_>, line: &Line, response: &Response) -> Option<Ask> {
    let shown = Menu::at_pointer(response).show(cx.tokens, |ui| {
        let mut asked = None;
        let open = MenuItem::new(cx.text("disclosure-open")).icon(icons::NEXT).key("Enter");
        if menu_item(ui, cx.tokens, open).clicked() {
            asked = Some(Ask::Open(line.id));
        }
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text("disclosure-put-up-new")).icon(icons::REFRESH)).clicked() {
            asked = Some(Ask::PutUp(line.id));
        }
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text("disclosure-copy")).icon(icons::COPY)).clicked() {
            ui.ctx().copy_text(format!("{}\t{}\t{}", line.title, line.below, line.chip.2));
        }
        asked
    });
    shown.and_then(|shown| shown.inner)
}

fn footer(ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
    let told = |key: &str, n: usize| (n > 0).then(|| cx.strings.text_with(key, &[("n", n.into())]));
    let shown = cx.strings.text_with("disclosure-shown", &[("n", data.lines.len().into())]);
    let sums = [
        told("disclosure-sum-out-of-date", data.counts.out_of_date),
        told("disclosure-sum-missing", data.counts.missing),
        told("disclosure-sum-soon", data.counts.soon),
    ];
    let sums: Vec<String> = sums.into_iter().flatten().collect();
    list_footer(ui, cx.tokens, (&shown, &sums.join(" · ")));
}

fn paint_row(row: &mut Row<'_>, cx: &UiContext<'_>, line: &Line) {
    let (tone, icon, state) = &line.chip;
    row.name([line.title.as_str(), &line.below, state].join(" "));
    row.rest(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chip(ui, cx.tokens, *tone, (*icon, state));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(TITLE_LEAST.min(ui.available_width()));
                let (title, line) = (line.title.as_str().into(), line.below.as_str().into());
                two_line_row(ui, cx.tokens, TwoLines { title, line, ..TwoLines::default() });
            });
        });
    });
}
