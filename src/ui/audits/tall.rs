//! A long list of rows of different heights: rows out of sight are not laid out once their height is known.

use egui::{Align, Id, Layout, Rect, Ui, UiBuilder, vec2};

/// Rows this far out of sight are painted too, so that a step by key finds them.
const MARGIN: f32 = 240.0;

/// Known heights of the rows.
#[derive(Debug, Default)]
pub(super) struct Tall {
    width: f32,
    heights: Vec<Option<f32>>,
}

impl Tall {
    /// So many rows, none of them known.
    pub(super) fn reset(&mut self, rows: usize) {
        self.heights = vec![None; rows];
    }

    /// The height of a row is not what it was.
    pub(super) fn forget(&mut self, row: usize) {
        if let Some(height) = self.heights.get_mut(row) {
            *height = None;
        }
    }

    /// Paints the rows in sight, those whose height is not known, and those to `keep`.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        name: Id,
        keep: impl Fn(usize) -> bool,
        mut row: impl FnMut(&mut Ui, usize),
    ) {
        let width = ui.available_width();
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.heights.fill(None);
        }
        let seen = ui.clip_rect().y_range().expand(MARGIN);
        for (index, known) in self.heights.iter_mut().enumerate() {
            let start = ui.cursor().min;
            let is_seen = |height: f32| start.y <= seen.max && start.y + height >= seen.min;
            let height = match *known {
                Some(height) if !is_seen(height) && !keep(index) => height,
                _ => {
                    let place = Rect::from_min_size(start, vec2(width, f32::INFINITY));
                    let layout = Layout::top_down(Align::Min);
                    let builder = UiBuilder::new().scope_id(name.with(index)).max_rect(place).layout(layout);
                    let mut child = ui.new_child(builder);
                    row(&mut child, index);
                    child.min_rect().height()
                }
            };
            *known = Some(height);
            ui.advance_cursor_after_rect(Rect::from_min_size(start, vec2(width, height)));
        }
    }
}
