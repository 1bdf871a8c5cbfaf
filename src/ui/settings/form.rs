//! What the forms of the settings share: rows of fields, and a small form whose draft outlives the window.

use egui::{Align, Layout, Response, Ui, vec2};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::problems::{Field, Problem};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::separator;
use crate::ui::words;

/// Below this width the fields of a row stand one under the other.
const ROW: f32 = 480.0;

/// What happened to fields in a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Edited {
    /// Something was typed or chosen.
    pub(super) changed: bool,
    /// A field was left.
    pub(super) left: bool,
}

impl From<Response> for Edited {
    fn from(response: Response) -> Self {
        Self { changed: response.changed(), left: response.lost_focus() }
    }
}

impl std::ops::BitOrAssign for Edited {
    fn bitor_assign(&mut self, other: Self) {
        self.changed |= other.changed;
        self.left |= other.left;
    }
}

/// A field in its column.
pub(super) type Cell<'a> = Box<dyn FnOnce(&mut Ui) -> Response + 'a>;

/// Fields side by side, or one under the other where there is no room.
pub(super) fn row(ui: &mut Ui, cells: Vec<Cell<'_>>) -> Edited {
    let mut edited = Edited::default();
    if ui.available_width() < ROW {
        for cell in cells {
            edited |= cell(ui).into();
        }
        return edited;
    }
    ui.spacing_mut().item_spacing.x = size::GAP_12;
    ui.columns(cells.len(), |columns| {
        for (column, cell) in columns.iter_mut().zip(cells) {
            edited |= cell(column).into();
        }
    });
    edited
}

/// A line of a short list: words at the left, buttons at the right, a thin line above all but the first.
pub(super) fn list_line(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    index: usize,
    buttons: impl FnOnce(&mut Ui),
    words: impl FnOnce(&mut Ui),
) {
    if index > 0 {
        separator(ui, cx.tokens);
    }
    let wanted = vec2(ui.available_width(), size::RAIL_ITEM);
    ui.allocate_ui_with_layout(wanted, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(size::RAIL_ITEM);
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        buttons(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), words);
    });
}

/// A draft with its key, its problems, and whether it was asked to be written.
pub(super) struct Form<D> {
    key: &'static str,
    pub(super) draft: D,
    loaded: bool,
    sent: bool,
    pub(super) problems: Vec<Problem>,
}

impl<D: Default + PartialEq + Serialize + DeserializeOwned> Form<D> {
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, draft: D::default(), loaded: false, sent: false, problems: Vec::new() }
    }

    /// Finds again what was typed before the window was closed.
    pub(super) fn load(&mut self, cx: &UiContext<'_>) {
        if self.loaded {
            return;
        }
        self.loaded = true;
        if let Ok(Some(draft)) = cx.register.draft::<D>(self.key) {
            self.draft = draft;
        }
    }

    /// Keeps what was typed; problems stand until the next confirm.
    pub(super) fn keep(&mut self, cx: &UiContext<'_>, edited: Edited) {
        if edited.changed {
            self.problems.clear();
            cx.keep_draft(self.key, &self.draft);
        }
    }

    /// The draft was asked to be written.
    pub(super) fn mark_sent(&mut self) {
        self.sent = true;
    }

    /// Whether it was asked to be written and no answer came yet.
    pub(super) fn is_sent(&self) -> bool {
        self.sent
    }

    /// It was written if it was asked: the form is empty again.
    pub(super) fn written(&mut self, cx: &UiContext<'_>) {
        if self.sent {
            self.clear(cx);
        }
    }

    /// It was refused: it stays as typed.
    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    /// Puts another draft into the form (a row to change).
    pub(super) fn put(&mut self, cx: &UiContext<'_>, draft: D) {
        self.draft = draft;
        self.problems.clear();
        cx.keep_draft(self.key, &self.draft);
    }

    /// Throws the draft away.
    pub(super) fn clear(&mut self, cx: &UiContext<'_>) {
        self.draft = D::default();
        self.problems.clear();
        self.sent = false;
        cx.forget_draft(self.key);
    }

    pub(super) fn told(&self, cx: &UiContext<'_>, field: Field) -> Option<String> {
        words::problem_at(cx.strings, &self.problems, field)
    }
}
