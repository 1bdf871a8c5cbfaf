//! Columns of a table, their heads and the sort.

use super::super::paint::{elided, focus_ring, put};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align, Align2, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};
use std::borrow::Cow;

const ARROW: f32 = 14.0;

/// Rising or falling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Smallest first.
    #[default]
    Rising,
    /// Largest first.
    Falling,
}

impl Order {
    fn icon(self) -> Icon {
        match self {
            Self::Rising => icons::SORT_UP,
            Self::Falling => icons::SORT_DOWN,
        }
    }
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
        Self { column, order: if turned { Order::Falling } else { Order::Rising } }
    }
}

/// A column: its head, its width (0 shares what is left), its side.
#[derive(Clone, Debug)]
#[must_use]
pub struct Column<'a> {
    pub(super) words: Cow<'a, str>,
    pub(super) width: f32,
    pub(super) align: Align,
    pub(super) sortable: bool,
}

impl<'a> Column<'a> {
    /// A column that takes what the others leave.
    pub fn rest(words: impl Into<Cow<'a, str>>) -> Self {
        Self::exact(words, 0.0)
    }

    /// A column of this width.
    pub fn exact(words: impl Into<Cow<'a, str>>, width: f32) -> Self {
        Self { words: words.into(), width, align: Align::Min, sortable: false }
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

/// Paints a head; true when a click on it shall sort.
pub(super) fn head_cell(
    ui: &Ui,
    tokens: &Tokens,
    (cell, id): (Rect, Id),
    (column, sorted): (&Column<'_>, Option<Order>),
) -> bool {
    let (style, color) =
        if sorted.is_some() { (Text::SecondaryStrong, tokens.text) } else { (Text::Secondary, tokens.text2) };
    let words = elided(ui, style, (&column.words, color), cell.width() - size::GAP_4);
    let align = if column.align == Align::Max { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let arrow = if sorted.is_some() && column.align == Align::Max { ARROW } else { 0.0 };
    let room = cell.with_max_x(cell.right() - arrow);
    let place = put(ui.painter(), words, room, align);
    if let Some(order) = sorted {
        let at = pos2(place.right() + ARROW / 2.0, cell.center().y);
        order.icon().paint(ui.painter(), at, ARROW, color);
    }
    let sense = if column.sortable { Sense::click() } else { Sense::hover() };
    let response = ui.interact(cell, id, sense);
    let role = if column.sortable { Role::Button } else { Role::ColumnHeader };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &column.words));
    focus_ring(ui, &response.clone().with_new_rect(cell.shrink(4.0)), 4.0, tokens);
    column.sortable && response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let sort = Sort { column: 1, order: Order::Rising };
        assert_eq!(sort.clicked(1).order, Order::Falling);
        assert_eq!(sort.clicked(1).clicked(1).order, Order::Rising);
        assert_eq!(sort.clicked(2), Sort { column: 2, order: Order::Rising });
    }
}
