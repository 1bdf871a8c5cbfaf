//! Fields for words, of one line or several.

use super::caption::{Caption, FieldState, plate_text};
use super::key_cap;
use super::paint::reveal_focus;
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, FocusDirection, Frame, Id, Key, Margin, Modifiers, Response, Shape, TextEdit, Ui, pos2, vec2};
use std::borrow::Cow;

/// A field for words. The draft is a plain string; the caller checks it.
#[must_use]
pub struct TextField<'a> {
    caption: Caption<'a>,
    draft: &'a mut String,
    placeholder: Cow<'a, str>,
    icon: Option<Icon>,
    key: Option<Cow<'a, str>>,
    id: Option<Id>,
    rows: usize,
    height: f32,
    right: f32,
    hides: bool,
    limit: usize,
    keeps_enter: bool,
}

impl<'a> TextField<'a> {
    /// A field under its caption.
    pub fn new(caption: impl Into<Caption<'a>>, draft: &'a mut String) -> Self {
        Self {
            caption: caption.into(),
            draft,
            placeholder: Cow::default(),
            icon: None,
            key: None,
            id: None,
            rows: 1,
            height: size::NORMAL,
            right: 0.0,
            hides: false,
            limit: 4000,
            keeps_enter: false,
        }
    }

    /// Grey words while it is empty.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// An icon at the left: search, filter.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that leads here, shown at the right.
    pub fn key(mut self, keys: impl Into<Cow<'a, str>>) -> Self {
        self.key = Some(keys.into());
        self
    }

    /// A lasting id, to give it the focus from elsewhere: `ui.memory_mut(|m| m.request_focus(id))`.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Several lines; Enter makes a new one.
    pub fn multiline(mut self, rows: usize) -> Self {
        self.rows = rows.max(2);
        self
    }

    /// 32 high, for pane headers.
    pub fn small(mut self) -> Self {
        self.height = size::SMALL;
        self
    }

    /// Shows dots instead of the signs.
    pub fn password(mut self) -> Self {
        self.hides = true;
        self
    }

    /// At most this many signs.
    pub fn limit(mut self, signs: usize) -> Self {
        self.limit = signs;
        self
    }

    /// Leaves Enter to the caller instead of moving on: search fields.
    pub fn keeps_enter(mut self) -> Self {
        self.keeps_enter = true;
        self
    }

    /// Keeps room at the right for something painted over it.
    pub(super) fn keep_right(mut self, room: f32) -> Self {
        self.right = room;
        self
    }

    /// Shows it; `.changed()` after typing, `.lost_focus()` when it is left.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let caption = self.caption.clone();
        caption.around(ui, tokens, |ui| self.control(ui, tokens))
    }

    /// The field without its caption.
    pub(super) fn control(mut self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let plate = ui.painter().add(Shape::Noop);
        let id = self.id.unwrap_or_else(|| own_id(ui));
        if self.rows == 1 && !self.keeps_enter {
            enter_moves_on(ui, id);
        }
        let cap = self.key.as_ref().map_or(0.0, |key| key_cap::width(ui, key) + 4.0);
        let response = self.edit(ui, tokens, (id, cap));
        reveal_focus(&response);
        let rect = response.rect;
        let state = FieldState::of(&self.caption, &response);
        ui.painter().set(plate, state.plate(rect, tokens));
        state.paint(ui, rect, tokens);
        if let Some(icon) = self.icon {
            let at = pos2(rect.left() + 20.0, rect.top() + self.height / 2.0);
            icon.paint(ui.painter(), at, size::BUTTON_ICON, tokens.text2);
        }
        if let Some(key) = &self.key {
            let at = pos2(rect.right() - 4.0 - cap, rect.center().y);
            key_cap::paint(ui, at, key, tokens);
        }
        response
    }

    fn edit(&mut self, ui: &mut Ui, tokens: &Tokens, (id, cap): (Id, f32)) -> Response {
        let vertical = ((self.height - Text::Body.line()) / 2.0) as i8;
        let margin = Margin {
            left: if self.icon.is_some() { 36 } else { 11 },
            right: (11.0 + cap + self.right) as i8,
            top: vertical,
            bottom: vertical,
        };
        let edit = if self.rows > 1 {
            TextEdit::multiline(self.draft).desired_rows(self.rows)
        } else {
            let line = TextEdit::singleline(self.draft).return_key(None);
            line.align(Align2::LEFT_CENTER)
        };
        let hint = Text::Body.rich(self.placeholder.as_ref()).color(tokens.text3);
        let shown = edit
            .id(id)
            .frame(Frame::NONE.inner_margin(margin))
            .font(Text::Body.font())
            .text_color(plate_text(ui, tokens))
            .hint_text(hint)
            .desired_width(ui.available_width())
            .min_size(vec2(ui.available_width(), self.height))
            .password(self.hides)
            .char_limit(self.limit)
            .show(ui);
        let response = shown.response.response;
        response.accessible_name(self.caption.words())
    }
}

/// An id as the layout counts them.
pub(super) fn own_id(ui: &mut Ui) -> Id {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    id
}

/// Enter leads from the field with this id to the next thing that takes keys; asked before the field is shown.
pub(super) fn enter_moves_on(ui: &Ui, id: Id) {
    if ui.memory(|memory| memory.has_focus(id)) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
}
