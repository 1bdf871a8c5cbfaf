//! Free text with a list of what was used before: a field with an arrow, Alt+Down or the arrow opens the list.

use super::caption::Caption;
use super::field::TextField;
use super::menu::floating_frame;
use super::paint::corner;
use super::select::option_row;
use crate::ui::icons;
use crate::ui::theme::{Tokens, size};
use egui::{
    CursorIcon, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};
use std::borrow::Cow;

/// A field for words that were often used before.
#[must_use]
pub struct SuggestField<'a, O> {
    caption: Caption<'a>,
    draft: &'a mut String,
    options: &'a [O],
    placeholder: Cow<'a, str>,
    id: Option<Id>,
}

impl<'a, O: AsRef<str>> SuggestField<'a, O> {
    /// A field under its caption; `options` are offered, anything may be typed.
    pub fn new(caption: impl Into<Caption<'a>>, draft: &'a mut String, options: &'a [O]) -> Self {
        Self { caption: caption.into(), draft, options, placeholder: Cow::default(), id: None }
    }

    /// Grey words while it is empty.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// A lasting id, to give it the focus from elsewhere.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it; `.changed()` after typing or picking, `.lost_focus()` when it is left.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { caption, draft, options, placeholder, id } = self;
        let id = id.unwrap_or_else(|| ui.make_persistent_id(("suggest", caption.words().to_owned())));
        caption.around(ui, tokens, |ui| {
            let field = TextField::new(caption.clone(), draft).placeholder(placeholder).id(id);
            if options.is_empty() {
                return field.control(ui, tokens);
            }
            let mut response = field.keep_right(28.0).control(ui, tokens);
            let arrow = arrow(ui, tokens, &response, caption.words());
            let picked = open_list(ui, tokens, (&response, &arrow), (options, draft.as_str()));
            if let Some(option) = picked.and_then(|index| options.get(index)) {
                option.as_ref().clone_into(draft);
                response.mark_changed();
                response.request_focus();
            }
            response
        })
    }
}

/// The arrow inside the field; the keyboard opens the list from the field itself.
fn arrow(ui: &Ui, tokens: &Tokens, field: &Response, name: &str) -> Response {
    let at = pos2(field.rect.right() - 20.0, field.rect.center().y);
    let rect = Rect::from_center_size(at, vec2(28.0, 28.0));
    let open = ui.interact(rect, field.id.with("open"), Sense::CLICK);
    open.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{name} ▾")));
    if open.hovered() {
        ui.painter().rect_filled(rect, corner(4.0), tokens.hover);
    }
    icons::EXPAND.paint(ui.painter(), rect.center(), size::BUTTON_ICON, tokens.text2);
    open.on_hover_cursor(CursorIcon::PointingHand)
}

fn open_list<O: AsRef<str>>(
    ui: &Ui,
    tokens: &Tokens,
    (field, arrow): (&Response, &Response),
    (options, typed): (&[O], &str),
) -> Option<usize> {
    let popup = Popup::default_response_id(arrow);
    let place = field.id.with("at");
    let is_open = Popup::is_id_open(ui.ctx(), popup);
    let down = |modifiers| field.has_focus() && ui.input_mut(|input| input.consume_key(modifiers, Key::ArrowDown));
    if !is_open && (arrow.clicked() || down(Modifiers::NONE) || down(Modifiers::ALT)) {
        let at = options.iter().position(|option| option.as_ref() == typed).unwrap_or(0);
        ui.data_mut(|data| data.insert_temp(place, at));
        Popup::open_id(ui.ctx(), popup);
    } else if is_open && arrow.clicked() {
        Popup::close_id(ui.ctx(), popup);
    }
    let shown = Popup::from_response(field)
        .id(popup)
        .open_memory(None)
        .frame(floating_frame(tokens))
        .width(field.rect.width())
        .gap(size::GAP_4)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(field.rect.width().max(160.0));
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let mut at: usize = ui.data(|data| data.get_temp(place)).unwrap_or(0);
            let answer = list(ui, tokens, (options, typed), &mut at);
            ui.data_mut(|data| data.insert_temp(place, at));
            answer
        })?;
    if shown.inner.is_some() {
        Popup::close_id(ui.ctx(), popup);
    }
    shown.inner
}

fn list<O: AsRef<str>>(ui: &mut Ui, tokens: &Tokens, (options, typed): (&[O], &str), at: &mut usize) -> Option<usize> {
    let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if key(Key::ArrowDown) {
        *at = (*at + 1).min(options.len().saturating_sub(1));
    } else if key(Key::ArrowUp) {
        *at = at.saturating_sub(1);
    }
    let mut answer = key(Key::Enter).then_some(*at);
    ScrollArea::vertical().max_height(size::POPUP_LIST).show(ui, |ui| {
        for (index, option) in options.iter().enumerate() {
            let marks = (option.as_ref() == typed, *at == index);
            if option_row(ui, tokens, option.as_ref(), marks).clicked() {
                answer = Some(index);
            }
        }
    });
    answer
}
