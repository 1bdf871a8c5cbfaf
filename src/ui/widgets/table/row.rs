//! One row of a table: its ground and its cells.

use super::super::paint::{edge, elided, put};
use super::super::tip::tip;
use super::columns::Column;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align, Align2, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// One row being painted: fill its cells from left to right.
pub struct Row<'r> {
    /// Which row.
    pub index: usize,
    pub(super) rect: Rect,
    pub(super) tokens: &'r Tokens,
    pub(super) widths: &'r [f32],
    pub(super) columns: &'r [Column<'r>],
    pub(super) ui: &'r mut Ui,
    pub(super) column: usize,
    pub(super) left: f32,
    pub(super) name: String,
    pub(super) selected: bool,
    pub(super) hovered: bool,
    pub(super) is_group: bool,
    pub(super) upper: Option<f32>,
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

    /// The cells take only this much of the height, what is left is for [`Row::below`]; say it before the first cell.
    pub fn upper(&mut self, height: f32) {
        self.upper = Some(height);
    }

    /// What stands below the cells, from the left edge of a column to the right edge of the row.
    pub fn below<R>(&mut self, from_column: usize, contents: impl FnOnce(&mut Ui) -> R) -> R {
        self.ground();
        let indent: f32 = self.widths.iter().take(from_column).sum();
        let top = self.rect.top() + self.upper.unwrap_or_default();
        let left = self.rect.left() + size::GAP_20 + indent;
        let rect = Rect::from_min_max(pos2(left, top), self.rect.max - vec2(size::GAP_16, size::LINE));
        let builder = UiBuilder::new().id_salt((self.index, "below")).max_rect(rect);
        contents(&mut self.ui.new_child(builder.layout(Layout::top_down(Align::Min))))
    }

    /// Makes it a group row: bold name and grey count, not to be selected.
    pub fn group(&mut self, name: &str, count: &str) {
        self.is_group = true;
        self.name = format!("{name} {count}");
        super::super::pane::paint_group_row(self.ui, self.rect, self.tokens, (name, count));
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
        painter.hline(self.rect.x_range(), self.rect.bottom() - 0.5, edge(self.tokens.line));
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
        let builder = UiBuilder::new().id_salt((self.index, self.column)).max_rect(rect).layout(layout);
        let mut cell = self.ui.new_child(builder);
        cell.spacing_mut().item_spacing.x = size::GAP_8;
        let clip = rect.expand2(vec2(4.0, 0.0));
        cell.shrink_clip_rect(clip);
        contents(&mut cell)
    }

    /// All cells left as one, with contents of one's own from the left: what stands at the right takes what it needs.
    pub fn rest<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let (mut rect, _) = self.next_cell();
        rect.max.x = self.rect.right() - size::GAP_16;
        let builder = UiBuilder::new().id_salt((self.index, "rest")).max_rect(rect);
        let mut cell = self.ui.new_child(builder.layout(Layout::left_to_right(Align::Center)));
        cell.spacing_mut().item_spacing.x = size::GAP_8;
        cell.shrink_clip_rect(rect.expand2(vec2(4.0, 0.0)));
        contents(&mut cell)
    }

    /// The next cell with one line of text, cut with `…` and whole in a tooltip.
    pub fn text(&mut self, style: Text, words: &str) {
        let color = if style.is_bold() || style == Text::Body { self.tokens.text } else { self.tokens.text2 };
        let (rect, align) = self.next_cell();
        let galley = elided(self.ui, style, (words, color), rect.width());
        let cut = galley.elided;
        let side = if align == Align::Max { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        put(self.ui.painter(), galley, rect, side);
        let response =
            self.ui.interact(rect, self.ui.scope_id().with((self.index, self.column, "text")), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        if cut {
            tip(response, self.tokens, words, None);
        }
    }

    fn next_cell(&mut self) -> (Rect, Align) {
        self.ground();
        let width = self.widths.get(self.column).copied().unwrap_or(0.0);
        let align = self.columns.get(self.column).map_or(Align::Min, |column| column.align);
        let gap = if align == Align::Max { 0.0 } else { size::GAP_8 };
        let bottom = self.upper.map_or(self.rect.bottom(), |height| self.rect.top() + height);
        let rect = Rect::from_min_max(pos2(self.left, self.rect.top()), pos2(self.left + width - gap, bottom - 1.0));
        self.left += width;
        self.column += 1;
        (rect, align)
    }

    pub(super) fn finish(&mut self, response: &Response) {
        if self.is_group {
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &self.name));
        } else {
            self.ground();
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, self.selected, &self.name));
        }
    }
}
