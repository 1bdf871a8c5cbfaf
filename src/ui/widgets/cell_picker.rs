//! The first free cell of a part-used sheet: the grid as it lies on the paper.

use super::paint::{plate, put, ring};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Longest side of a cell, the room all of them have, and the gap between two.
const LONG: f32 = 46.0;
const ROOM: Vec2 = Vec2::new(108.0, 110.0);
const GAP: f32 = 6.0;

/// Cells to pick the first free one of; those before it were used earlier.
#[must_use]
pub struct CellPicker<'a> {
    columns: usize,
    rows: usize,
    name: &'a dyn Fn(usize) -> String,
    shape: Vec2,
}

impl<'a> CellPicker<'a> {
    /// So many columns and rows; `name` is what a cell, counted from 0, is called.
    pub fn new((columns, rows): (usize, usize), name: &'a dyn Fn(usize) -> String) -> Self {
        Self { columns: columns.max(1), rows: rows.max(1), name, shape: vec2(3.0, 4.0) }
    }

    /// Width and height of a cell on the paper, for its shape.
    pub fn shape(mut self, shape: Vec2) -> Self {
        self.shape = shape;
        self
    }

    /// Shows it; changed when another cell was picked.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, picked: &mut usize) -> Response {
        let cell = self.cell();
        let count = vec2(self.columns as f32, self.rows as f32);
        let all = cell * count + (count - Vec2::splat(1.0)) * GAP;
        let (rect, mut response) = ui.allocate_exact_size(all, Sense::hover());
        for index in 0..self.columns * self.rows {
            let step = vec2((index % self.columns) as f32, (index / self.columns) as f32) * (cell + Vec2::splat(GAP));
            let place = Rect::from_min_size(pos2(rect.left() + step.x, rect.top() + step.y), cell);
            let one = ui.interact(place, response.id.with(index), Sense::click());
            let name = (self.name)(index);
            one.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), index == *picked, &name));
            super::paint::reveal_focus(&one);
            paint(ui, tokens, (place, index, *picked), &one);
            if one.clicked() && index != *picked {
                *picked = index;
                response.mark_changed();
            }
            let _ = one.on_hover_cursor(CursorIcon::PointingHand);
        }
        response
    }

    /// A cell in its shape, as large as all of them have room.
    fn cell(&self) -> Vec2 {
        let shape = self.shape.max(Vec2::splat(1.0));
        let unit = shape * (LONG / shape.max_elem());
        let count = vec2(self.columns as f32, self.rows as f32);
        let room = ROOM - (count - Vec2::splat(1.0)) * GAP;
        let fit = (room / (unit * count)).min_elem().min(1.0);
        (unit * fit).round().max(vec2(22.0, 20.0))
    }
}

fn paint(ui: &Ui, tokens: &Tokens, (place, index, picked): (Rect, usize, usize), one: &Response) {
    let is_picked = index == picked;
    let fill = match (is_picked, index < picked, one.hovered()) {
        (true, _, _) => tokens.selected,
        (_, _, true) => tokens.hover,
        (_, true, _) => tokens.neutral_soft,
        _ => tokens.surface,
    };
    let edge = if is_picked {
        Stroke::new(size::LINE_FOCUS, tokens.accent)
    } else {
        Stroke::new(size::LINE, tokens.line_strong)
    };
    plate(ui.painter(), place, 4.0, (fill, edge));
    let color = if is_picked { tokens.accent_text } else { tokens.text2 };
    let words = ui.fonts_mut(|fonts| fonts.layout_job(Text::RowTitle.job((index + 1).to_string(), color)));
    put(ui.painter(), words, place, Align2::CENTER_CENTER);
    if one.has_focus() {
        ring(ui.painter(), place, 4.0, tokens);
    }
}
