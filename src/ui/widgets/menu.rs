//! Popup menus: icon, words, key at the right; below a button or at the pointer.

use super::paint::{corner, elided, line, put};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, CursorIcon, Frame, InnerResponse, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// The plate of menus, lists and pickers.
pub(crate) fn floating_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(size::LINE, tokens.line))
        .corner_radius(corner(size::RADIUS_NOTE))
        .inner_margin(Margin::symmetric(0, 6))
        .shadow(tokens.float_shadow())
}

/// A menu that belongs to something on the screen.
#[must_use]
pub struct Menu<'a> {
    popup: Popup<'a>,
    width: f32,
}

impl Menu<'_> {
    /// Opens below a button when it is clicked, closes at the next click.
    pub fn below(button: &Response) -> Self {
        Self { popup: Popup::menu(button), width: 216.0 }
    }

    /// Opens at the pointer after a right click on a row.
    pub fn at_pointer(row: &Response) -> Self {
        Self { popup: Popup::context_menu(row), width: 216.0 }
    }

    /// Stays open while one types in it; close it with [`egui::Ui::close`].
    pub fn stays(mut self) -> Self {
        self.popup = self.popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        self
    }

    /// At least this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows the menu while it is open.
    pub fn show<R>(self, tokens: &Tokens, contents: impl FnOnce(&mut Ui) -> R) -> Option<InnerResponse<R>> {
        let width = self.width;
        self.popup.frame(floating_frame(tokens)).gap(size::GAP_4).show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            contents(ui)
        })
    }
}

/// One line of a menu.
#[derive(Clone, Debug)]
#[must_use]
pub struct MenuItem<'a> {
    words: Cow<'a, str>,
    icon: Option<Icon>,
    right: f32,
    keys: Option<Cow<'a, str>>,
    danger: bool,
}

impl<'a> MenuItem<'a> {
    /// A line with words.
    pub fn new(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), icon: None, right: 0.0, keys: None, danger: false }
    }

    /// With an icon.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Keeps room at the right for a button beside it.
    pub fn keep_right(mut self, room: f32) -> Self {
        self.right = room;
        self
    }

    /// With the keys that do the same.
    pub fn key(mut self, keys: impl Into<Cow<'a, str>>) -> Self {
        self.keys = Some(keys.into());
        self
    }

    /// In red: it takes something away.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// A line of a menu in the layout; clicked when chosen.
pub fn menu_item(ui: &mut Ui, tokens: &Tokens, item: MenuItem<'_>) -> Response {
    let MenuItem { words, icon, right, keys, danger } = item;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - right, size::NORMAL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), &words));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        let fill = if danger { tokens.danger_soft } else { tokens.hover };
        painter.rect_filled(rect, corner(0.0), fill);
    }
    let color = match (ui.is_enabled(), danger) {
        (false, _) => tokens.text3,
        (true, true) => tokens.danger_text,
        (true, false) => tokens.text,
    };
    if let Some(icon) = icon {
        let tint = if danger { color } else { tokens.text2 };
        icon.paint(painter, pos2(rect.left() + 24.0, rect.center().y), size::BUTTON_ICON, tint);
    }
    let left = rect.left() + if icon.is_some() { 42.0 } else { 14.0 };
    let place = Rect::from_min_max(pos2(left, rect.top()), rect.max);
    put(painter, elided(ui, Text::Body, (&words, color), place.width() - size::GAP_8), place, Align2::LEFT_CENTER);
    if let Some(keys) = keys {
        let place = rect.shrink2(vec2(size::GAP_12, 0.0));
        put(painter, line(ui, Text::Secondary, &keys, tokens.text3), place, Align2::RIGHT_CENTER);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A line between groups of a menu.
pub fn menu_line(ui: &mut Ui, tokens: &Tokens) {
    ui.add_space(size::GAP_4);
    super::separator(ui, tokens);
    ui.add_space(size::GAP_4);
}
