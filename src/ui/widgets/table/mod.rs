//! Tables: sunken header with sort arrow, virtual rows, soft selected row with a bar, arrow keys and Enter.

mod columns;
mod row;
mod rows;

pub use columns::{Column, Order, Sort};
pub use row::Row;
pub use rows::RowTops;

use super::paint::{edge, ring};
use crate::ui::theme::{Tokens, size};
use columns::head_cell;
use egui::accesskit::Action;
use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use rows::{Rows, Way};

/// Rows that a page key passes.
const PAGE: usize = 10;

/// What a table answers.
#[derive(Debug, Default)]
pub struct TableOutput {
    /// The row that was clicked or reached with the arrow keys: select it.
    pub clicked: Option<usize>,
    /// The row that was double-clicked or confirmed with Enter: open it.
    pub activated: Option<usize>,
    /// The selected row when Space was pressed: tick it.
    pub toggled: Option<usize>,
    /// The row that was right-clicked, with its response for [`crate::ui::widgets::Menu::at_pointer`].
    pub menu_row: Option<(usize, Response)>,
    /// The sort that is wanted after a click on a head.
    pub sorted: Option<Sort>,
}

/// A list of rows under heads.
#[must_use]
pub struct Table<'a> {
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: Rows<'a>,
    height: f32,
    selected: Option<usize>,
    sort: Option<Sort>,
    headless: bool,
    reveal: Option<usize>,
}

impl<'a> Table<'a> {
    /// A table; `name` is its id and its name for screen readers.
    pub fn new(name: &'a str, columns: &'a [Column<'a>]) -> Self {
        let rows = Rows::Same { count: 0, height: size::ROW };
        Self { name, columns, rows, height: size::ROW, selected: None, sort: None, headless: false, reveal: None }
    }

    /// Height of every row; say it before [`Table::rows`].
    pub fn row(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// How many rows of that height.
    pub fn rows(mut self, count: usize) -> Self {
        self.rows = Rows::Same { count, height: self.height };
        self
    }

    /// Rows of different heights: group rows between people.
    pub fn mixed(mut self, tops: &'a RowTops) -> Self {
        self.rows = Rows::Mixed(tops);
        self
    }

    /// The selected row.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// How the rows are sorted now.
    pub fn sort(mut self, sort: Sort) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Without heads.
    pub fn headless(mut self) -> Self {
        self.headless = true;
        self
    }

    /// Scrolls so that this row can be seen, once.
    pub fn reveal(mut self, row: Option<usize>) -> Self {
        self.reveal = row;
        self
    }

    /// Shows heads and the rows that can be seen; fills the height there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, mut row: impl FnMut(&mut Row<'_>)) -> TableOutput {
        let mut output = TableOutput::default();
        ui.scope_builder(UiBuilder::new().id_salt(self.name), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let widths = self.widths(ui.available_width());
            if !self.headless {
                output.sorted = self.heads(ui, tokens, &widths);
            }
            let id = ui.make_persistent_id("rows");
            let moved = self.keys(ui, id, &mut output);
            let reveal = self.reveal.or(moved);
            let area = ScrollArea::vertical().auto_shrink([false, true]).id_salt("scroll");
            let shown = area.show_viewport(ui, |ui, view| {
                let asked = self.body(ui, tokens, (&widths, view, id), (&mut row, &mut output));
                let (top, bottom) = self.rows.span(reveal.or(asked)?);
                let origin = ui.max_rect().min;
                let place = Rect::from_min_max(origin + vec2(0.0, top), origin + vec2(1.0, bottom));
                ui.scroll_to_rect(place, None);
                Some(place)
            });
            if let Some(place) = shown.inner {
                // The list takes what is to be scrolled to for itself; the page it may stand in must come along.
                let seen = place.intersect(shown.inner_rect);
                ui.scroll_to_rect(if seen.is_positive() { seen } else { shown.inner_rect }, None);
            }
            output.clicked = output.clicked.or(moved);
        });
        output
    }

    fn widths(&self, total: f32) -> Vec<f32> {
        let fixed: f32 = self.columns.iter().map(|column| column.width).sum();
        let sharing = self.columns.iter().filter(|column| column.width <= 0.0).count().max(1) as f32;
        let share = ((total - fixed - size::GAP_20 - size::GAP_16) / sharing).max(60.0);
        self.columns.iter().map(|column| if column.width > 0.0 { column.width } else { share }).collect()
    }

    fn heads(&self, ui: &mut Ui, tokens: &Tokens, widths: &[f32]) -> Option<Sort> {
        let (rect, head) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEADER), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, tokens.sunken);
        for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
            ui.painter().hline(rect.x_range(), y, edge(tokens.line));
        }
        let mut left = rect.left() + size::GAP_20;
        let mut wanted = None;
        for (index, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
            left += width;
            let sorted = self.sort.filter(|sort| sort.column == index).map(|sort| sort.order);
            let clicked = head_cell(ui, tokens, (cell, head.id.with(index)), (column, sorted));
            if clicked {
                wanted = Some(self.sort.unwrap_or(Sort { column: usize::MAX, order: Order::Rising }).clicked(index));
            }
        }
        wanted
    }

    /// Arrow keys move the selection, Enter opens it. Answers the row moved to.
    fn keys(&self, ui: &Ui, id: Id, output: &mut TableOutput) -> Option<usize> {
        if !ui.memory(|memory| memory.has_focus(id)) || self.rows.count() == 0 {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            output.activated = self.selected;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space)) {
            output.toggled = self.selected;
        }
        let last = self.rows.count() - 1;
        let at = self.selected;
        let from = at.unwrap_or(0);
        let steps = [
            (Key::ArrowDown, at.map_or(0, |at| at + 1), Way::Down),
            (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1)), Way::Up),
            (Key::PageDown, from + PAGE, Way::Down),
            (Key::PageUp, from.saturating_sub(PAGE), Way::Up),
            (Key::Home, 0, Way::Down),
            (Key::End, last, Way::Up),
        ];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (_, row, way) = steps.into_iter().find(|(key, ..)| pressed(*key))?;
        self.rows.reached(row.min(last), way)
    }

    /// The rows that can be seen. Answers the one a screen reader wants to be brought into view.
    fn body(
        &self,
        ui: &mut Ui,
        tokens: &Tokens,
        (widths, view, id): (&[f32], Rect, Id),
        (paint, output): (&mut dyn FnMut(&mut Row<'_>), &mut TableOutput),
    ) -> Option<usize> {
        let mut asked = None;
        ui.set_height(self.rows.total());
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        let list = Rect::from_min_size(origin, vec2(width, self.rows.total())).intersect(ui.clip_rect());
        let whole = ui.interact(list, id, Sense::focusable_noninteractive());
        whole.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        for index in self.rows.first_at(view.top())..self.rows.count() {
            let (top, bottom) = self.rows.span(index);
            if top > view.bottom() {
                break;
            }
            let rect = Rect::from_min_max(origin + vec2(0.0, top), origin + vec2(width, bottom));
            let row_id = id.with(index);
            // Asked before the row answers it for itself.
            if ui.input(|input| input.has_accesskit_action_request(row_id, Action::ScrollIntoView)) {
                asked = Some(index);
            }
            let response = ui.interact(rect, row_id, Sense::CLICK);
            let mut row = self.row_at(ui, tokens, (index, rect, widths), &response);
            paint(&mut row);
            row.finish(&response);
            if !row.is_group {
                note_clicks(ui, output, (index, &response, id));
            }
        }
        Self::show_ring(ui, tokens, &whole);
        asked
    }

    fn row_at<'r>(
        &'r self,
        ui: &'r mut Ui,
        tokens: &'r Tokens,
        (index, rect, widths): (usize, Rect, &'r [f32]),
        response: &Response,
    ) -> Row<'r> {
        Row {
            index,
            rect,
            tokens,
            widths,
            columns: self.columns,
            ui,
            column: 0,
            left: rect.left() + size::GAP_20,
            name: String::new(),
            selected: self.selected == Some(index),
            hovered: response.hovered() || response.context_menu_opened(),
            is_group: false,
            upper: None,
        }
    }

    /// The ring around the list, not after a click: the selected row shows enough then.
    fn show_ring(ui: &Ui, tokens: &Tokens, list: &Response) {
        let id = list.id;
        if !list.has_focus() {
            ui.data_mut(|data| data.remove::<bool>(id));
        } else if !ui.data(|data| data.get_temp(id).unwrap_or(false)) {
            ring(ui.painter(), list.rect.shrink(4.0), 4.0, tokens);
        }
    }
}

fn note_clicks(ui: &Ui, output: &mut TableOutput, (index, response, id): (usize, &Response, Id)) {
    if response.clicked() {
        output.clicked = Some(index);
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.data_mut(|data| data.insert_temp(id, true));
    }
    if response.double_clicked() {
        output.activated = Some(index);
    }
    if response.secondary_clicked() {
        output.clicked = Some(index);
    }
    if response.secondary_clicked() || response.context_menu_opened() {
        output.menu_row = Some((index, response.clone()));
    }
}
