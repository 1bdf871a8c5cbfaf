//! Tables: sunken header with sort arrow, virtual rows, soft selected row with a bar, arrow keys and Enter.

use super::paint::{edge, elided, put};
use super::tip::tip;
use crate::ui::icons;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align, Align2, EventFilter, Id, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea,
    Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// Rising or falling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Smallest first.
    #[default]
    Rising,
    /// Largest first.
    Falling,
}

/// The column a table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// Index of the column.
    pub column: usize,
    /// Direction.
    pub order: Order,
}

impl Sort {
    /// The sort after a click on a head: the other way round on the same column, else rising.
    #[must_use]
    pub fn clicked(self, column: usize) -> Self {
        let turned = self.column == column && self.order == Order::Rising;
        Self {
            column,
            order: if turned {
                Order::Falling
            } else {
                Order::Rising
            },
        }
    }
}

/// A column: its head, its width (0 shares what is left), its side.
#[derive(Clone, Debug)]
#[must_use]
pub struct Column<'a> {
    words: Cow<'a, str>,
    width: f32,
    align: Align,
    sortable: bool,
}

impl<'a> Column<'a> {
    /// A column that takes what the others leave.
    pub fn rest(words: impl Into<Cow<'a, str>>) -> Self {
        Self::exact(words, 0.0)
    }

    /// A column of this width.
    pub fn exact(words: impl Into<Cow<'a, str>>, width: f32) -> Self {
        Self {
            words: words.into(),
            width,
            align: Align::Min,
            sortable: false,
        }
    }

    /// Figures: head and cells at the right side.
    pub fn right(mut self) -> Self {
        self.align = Align::Max;
        self
    }

    /// A click on the head sorts.
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }
}

/// Tops of rows of different heights, built once with the data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowTops {
    ends: Vec<f32>,
}

impl RowTops {
    /// From the height of each row.
    pub fn new(heights: impl IntoIterator<Item = f32>) -> Self {
        let add = |end: &mut f32, height: f32| {
            *end += height;
            Some(*end)
        };
        Self {
            ends: heights.into_iter().scan(0.0, add).collect(),
        }
    }

    fn top(&self, row: usize) -> f32 {
        row.checked_sub(1)
            .and_then(|above| self.ends.get(above))
            .copied()
            .unwrap_or(0.0)
    }

    fn at(&self, y: f32) -> usize {
        self.ends.partition_point(|end| *end <= y)
    }
}

enum Rows<'a> {
    Same { count: usize, height: f32 },
    Mixed(&'a RowTops),
}

impl Rows<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Same { count, .. } => *count,
            Self::Mixed(tops) => tops.ends.len(),
        }
    }

    fn span(&self, row: usize) -> (f32, f32) {
        match self {
            Self::Same { height, .. } => (*height * row as f32, *height * (row + 1) as f32),
            Self::Mixed(tops) => (tops.top(row), tops.top(row + 1)),
        }
    }

    fn total(&self) -> f32 {
        self.span(self.count().saturating_sub(1)).1 * f32::from(u8::from(self.count() > 0))
    }

    fn first_at(&self, y: f32) -> usize {
        match self {
            Self::Same { height, .. } => (y.max(0.0) / height.max(1.0)) as usize,
            Self::Mixed(tops) => tops.at(y.max(0.0)),
        }
    }
}

/// What a table answers.
#[derive(Debug, Default)]
pub struct TableOutput {
    /// The row that was clicked or reached with the arrow keys: select it.
    pub clicked: Option<usize>,
    /// The row that was double-clicked or confirmed with Enter: open it.
    pub activated: Option<usize>,
    /// The row that was right-clicked, with its response for [`super::Menu::at_pointer`].
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
        let rows = Rows::Same {
            count: 0,
            height: size::ROW,
        };
        Self {
            name,
            columns,
            rows,
            height: size::ROW,
            selected: None,
            sort: None,
            headless: false,
            reveal: None,
        }
    }

    /// Height of every row; say it before [`Table::rows`].
    pub fn row(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// How many rows of that height.
    pub fn rows(mut self, count: usize) -> Self {
        self.rows = Rows::Same {
            count,
            height: self.height,
        };
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
    pub fn show(
        self,
        ui: &mut Ui,
        tokens: &Tokens,
        mut row: impl FnMut(&mut Row<'_>),
    ) -> TableOutput {
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
            ScrollArea::vertical()
                .auto_shrink([false, true])
                .id_salt("scroll")
                .show_viewport(ui, |ui, view| {
                    self.body(ui, tokens, (&widths, view, id), (&mut row, &mut output));
                    if let Some(row) = reveal {
                        let (top, bottom) = self.rows.span(row);
                        let origin = ui.max_rect().min;
                        let place =
                            Rect::from_min_max(origin + vec2(0.0, top), origin + vec2(1.0, bottom));
                        ui.scroll_to_rect(place, None);
                    }
                });
            output.clicked = output.clicked.or(moved);
        });
        output
    }

    fn widths(&self, total: f32) -> Vec<f32> {
        let fixed: f32 = self.columns.iter().map(|column| column.width).sum();
        let sharing = self
            .columns
            .iter()
            .filter(|column| column.width <= 0.0)
            .count()
            .max(1) as f32;
        let share = ((total - fixed - size::GAP_20 - size::GAP_16) / sharing).max(60.0);
        self.columns
            .iter()
            .map(|column| {
                if column.width > 0.0 {
                    column.width
                } else {
                    share
                }
            })
            .collect()
    }

    fn heads(&self, ui: &mut Ui, tokens: &Tokens, widths: &[f32]) -> Option<Sort> {
        let (rect, head) = ui.allocate_exact_size(
            vec2(ui.available_width(), size::TABLE_HEADER),
            Sense::hover(),
        );
        ui.painter().rect_filled(rect, 0.0, tokens.sunken);
        for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
            ui.painter().hline(rect.x_range(), y, edge(tokens.line));
        }
        let mut left = rect.left() + size::GAP_20;
        let mut wanted = None;
        for (index, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
            left += width;
            let sorted = self
                .sort
                .filter(|sort| sort.column == index)
                .map(|sort| sort.order);
            let clicked = head_cell(ui, tokens, (cell, head.id.with(index)), (column, sorted));
            if clicked {
                wanted = Some(
                    self.sort
                        .unwrap_or(Sort {
                            column: usize::MAX,
                            order: Order::Rising,
                        })
                        .clicked(index),
                );
            }
        }
        wanted
    }

    /// Arrow keys move the selection, Enter opens it. Answers the row moved to.
    fn keys(&self, ui: &Ui, id: Id, output: &mut TableOutput) -> Option<usize> {
        if !ui.memory(|memory| memory.has_focus(id)) || self.rows.count() == 0 {
            return None;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = self.rows.count() - 1;
        let at = self.selected;
        let page = 10;
        let step = |key: Key, row: usize| {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                .then_some(row)
        };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            output.activated = at;
        }
        step(Key::ArrowDown, at.map_or(0, |at| (at + 1).min(last)))
            .or_else(|| step(Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))))
            .or_else(|| step(Key::PageDown, (at.unwrap_or(0) + page).min(last)))
            .or_else(|| step(Key::PageUp, at.unwrap_or(0).saturating_sub(page)))
            .or_else(|| step(Key::Home, 0))
            .or_else(|| step(Key::End, last))
    }

    fn body(
        &self,
        ui: &mut Ui,
        tokens: &Tokens,
        (widths, view, id): (&[f32], Rect, Id),
        (paint, output): (&mut dyn FnMut(&mut Row<'_>), &mut TableOutput),
    ) {
        ui.set_height(self.rows.total());
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        let list =
            Rect::from_min_size(origin, vec2(width, self.rows.total())).intersect(ui.clip_rect());
        let whole = ui.interact(list, id, Sense::focusable_noninteractive());
        whole.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        for index in self.rows.first_at(view.top())..self.rows.count() {
            let (top, bottom) = self.rows.span(index);
            if top > view.bottom() {
                break;
            }
            let rect = Rect::from_min_max(origin + vec2(0.0, top), origin + vec2(width, bottom));
            let sense = Sense::CLICK;
            let response = ui.interact(rect, id.with(index), sense);
            let mut row = Row {
                index,
                rect,
                tokens,
                widths,
                columns: self.columns,
                ui: &mut *ui,
                column: 0,
                left: rect.left() + size::GAP_20,
                name: String::new(),
                selected: self.selected == Some(index),
                hovered: response.hovered() || response.context_menu_opened(),
                is_group: false,
            };
            paint(&mut row);
            row.finish(&response);
            if !row.is_group {
                note_clicks(ui, output, (index, &response, id));
            }
        }
        if !whole.has_focus() {
            ui.data_mut(|data| data.remove::<bool>(id));
        } else if !ui.data(|data| data.get_temp(id).unwrap_or(false)) {
            super::paint::ring(ui.painter(), list.shrink(4.0), 4.0, tokens);
        }
    }
}

/// Paints a head; true when a click on it shall sort.
fn head_cell(
    ui: &Ui,
    tokens: &Tokens,
    (cell, id): (Rect, Id),
    (column, sorted): (&Column<'_>, Option<Order>),
) -> bool {
    let (style, color) = if sorted.is_some() {
        (Text::SecondaryStrong, tokens.text)
    } else {
        (Text::Secondary, tokens.text2)
    };
    let words = elided(
        ui,
        style,
        (&column.words, color),
        cell.width() - size::GAP_4,
    );
    let align = if column.align == Align::Max {
        Align2::RIGHT_CENTER
    } else {
        Align2::LEFT_CENTER
    };
    let arrow = if sorted.is_some() && column.align == Align::Max {
        14.0
    } else {
        0.0
    };
    let place = put(
        ui.painter(),
        words,
        cell.with_max_x(cell.right() - arrow),
        align,
    );
    if let Some(order) = sorted {
        let icon = if order == Order::Rising {
            icons::SORT_UP
        } else {
            icons::SORT_DOWN
        };
        icon.paint(
            ui.painter(),
            pos2(place.right() + 7.0, cell.center().y),
            14.0,
            color,
        );
    }
    let sense = if column.sortable {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(cell, id, sense);
    let role = if column.sortable {
        Role::Button
    } else {
        Role::ColumnHeader
    };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &column.words));
    super::paint::focus_ring(
        ui,
        &response.clone().with_new_rect(cell.shrink(4.0)),
        4.0,
        tokens,
    );
    column.sortable && response.clicked()
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

/// One row being painted: fill its cells from left to right.
pub struct Row<'r> {
    /// Which row.
    pub index: usize,
    rect: Rect,
    tokens: &'r Tokens,
    widths: &'r [f32],
    columns: &'r [Column<'r>],
    ui: &'r mut Ui,
    column: usize,
    left: f32,
    name: String,
    selected: bool,
    hovered: bool,
    is_group: bool,
}

impl Row<'_> {
    /// What a screen reader says for the row; say it before the first cell.
    pub fn name(&mut self, name: impl Into<String>) {
        self.name = name.into();
    }

    /// Shows it as one of several picked ones; say it before the first cell.
    pub fn mark(&mut self) {
        self.selected = true;
    }

    /// Makes it a group row: bold name and grey count, not to be selected.
    pub fn group(&mut self, name: &str, count: &str) {
        self.is_group = true;
        self.name = format!("{name} {count}");
        super::pane::paint_group_row(self.ui, self.rect, self.tokens, (name, count));
    }

    /// The ground of the row, painted once before its first cell.
    fn ground(&mut self) {
        if self.column > 0 || self.is_group {
            return;
        }
        let painter = self.ui.painter();
        let fill = match (self.selected, self.hovered) {
            (true, _) => Some(self.tokens.selected),
            (false, true) => Some(self.tokens.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            painter.rect_filled(self.rect, 0.0, fill);
        }
        painter.hline(
            self.rect.x_range(),
            self.rect.bottom() - 0.5,
            edge(self.tokens.line),
        );
        if self.selected {
            let bar = Rect::from_min_size(self.rect.min, vec2(size::BAR, self.rect.height()));
            painter.rect_filled(bar, 0.0, self.tokens.accent);
        }
    }

    /// The next cell with contents of one's own, laid from the left (or from the right in a right column), in the middle of the height.
    pub fn cell<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let (rect, align) = self.next_cell();
        let layout = match align {
            Align::Max => Layout::right_to_left(Align::Center),
            _ => Layout::left_to_right(Align::Center),
        };
        let builder = UiBuilder::new()
            .id_salt((self.index, self.column))
            .max_rect(rect)
            .layout(layout);
        let mut cell = self.ui.new_child(builder);
        cell.spacing_mut().item_spacing.x = size::GAP_8;
        let clip = rect.expand2(vec2(4.0, 0.0));
        cell.shrink_clip_rect(clip);
        contents(&mut cell)
    }

    /// The next cell with one line of text, cut with `…` and whole in a tooltip.
    pub fn text(&mut self, style: Text, words: &str) {
        let color = if style.is_bold() || style == Text::Body {
            self.tokens.text
        } else {
            self.tokens.text2
        };
        let (rect, align) = self.next_cell();
        let galley = elided(self.ui, style, (words, color), rect.width());
        let cut = galley.elided;
        let side = if align == Align::Max {
            Align2::RIGHT_CENTER
        } else {
            Align2::LEFT_CENTER
        };
        put(self.ui.painter(), galley, rect, side);
        let response = self.ui.interact(
            rect,
            self.ui.scope_id().with((self.index, self.column, "text")),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        if cut {
            tip(response, self.tokens, words, None);
        }
    }

    fn next_cell(&mut self) -> (Rect, Align) {
        self.ground();
        let width = self.widths.get(self.column).copied().unwrap_or(0.0);
        let align = self
            .columns
            .get(self.column)
            .map_or(Align::Min, |column| column.align);
        let gap = if align == Align::Max {
            0.0
        } else {
            size::GAP_8
        };
        let rect = Rect::from_min_max(
            pos2(self.left, self.rect.top()),
            pos2(self.left + width - gap, self.rect.bottom() - 1.0),
        );
        self.left += width;
        self.column += 1;
        (rect, align)
    }

    fn finish(&mut self, response: &Response) {
        if self.is_group {
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &self.name));
        } else {
            self.ground();
            response
                .widget_info(|| WidgetInfo::selected(Role::Row, true, self.selected, &self.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let sort = Sort {
            column: 1,
            order: Order::Rising,
        };
        assert_eq!(sort.clicked(1).order, Order::Falling);
        assert_eq!(sort.clicked(1).clicked(1).order, Order::Rising);
        assert_eq!(
            sort.clicked(2),
            Sort {
                column: 2,
                order: Order::Rising
            }
        );
    }

    #[test]
    fn rows_of_different_heights_are_found_by_their_place() {
        let tops = RowTops::new([30.0, 44.0, 44.0, 30.0]);
        let rows = Rows::Mixed(&tops);
        assert_eq!(rows.first_at(0.0), 0);
        assert_eq!(rows.first_at(29.9), 0);
        assert_eq!(rows.first_at(30.0), 1);
        assert_eq!(rows.first_at(117.9), 2);
        assert!((rows.total() - 148.0).abs() < 0.01);
        assert_eq!(rows.span(3), (118.0, 148.0));
    }

    #[test]
    fn an_empty_table_has_no_height() {
        assert!(
            Rows::Same {
                count: 0,
                height: 44.0
            }
            .total()
            .abs()
                < 0.01
        );
        assert!(Rows::Mixed(&RowTops::default()).total().abs() < 0.01);
    }
}
