//! A row of a short list in a side pane: sign, words, a chip, or room for buttons at the right.

use super::chip::{chip_width, paint_chip};
use super::paint::{corner, elided, focus_ring, put};
use super::{Picked, Tone};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// A row to pick.
#[derive(Clone, Debug)]
#[must_use]
pub struct ListRow<'a> {
    icon: Icon,
    words: Cow<'a, str>,
    picked: Picked,
    chip: Option<(Tone, Icon, Cow<'a, str>)>,
    right: f32,
}

impl<'a> ListRow<'a> {
    /// A row with its sign and words.
    pub fn new(icon: Icon, words: impl Into<Cow<'a, str>>) -> Self {
        Self { icon, words: words.into(), picked: Picked::No, chip: None, right: 0.0 }
    }

    /// Whether it is the one shown.
    pub fn picked(mut self, picked: impl Into<Picked>) -> Self {
        self.picked = picked.into();
        self
    }

    /// A chip at the right.
    pub fn chip(mut self, tone: Tone, icon: Icon, words: impl Into<Cow<'a, str>>) -> Self {
        self.chip = Some((tone, icon, words.into()));
        self
    }

    /// Keeps room at the right for buttons laid over it.
    pub fn keep_right(mut self, room: f32) -> Self {
        self.right = room;
        self
    }

    /// Shows it; `.clicked()` when picked, by Enter and Space too.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { icon, words, picked, chip, right } = self;
        let is_picked = picked == Picked::Yes;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::NORMAL), Sense::click());
        let name = match &chip {
            Some((.., state)) => format!("{words} {state}"),
            None => words.to_string(),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), is_picked, &name));
        let fill = match (is_picked, response.hovered()) {
            (true, _) => Some(tokens.selected),
            (false, true) => Some(tokens.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        if is_picked {
            let bar = Rect::from_min_size(rect.min, vec2(size::BAR, rect.height()));
            ui.painter().rect_filled(bar, corner(2.0), tokens.accent);
        }
        let (style, color) = if is_picked { (Text::RowTitle, tokens.accent_text) } else { (Text::Body, tokens.text) };
        let tint = if is_picked { tokens.accent_text } else { tokens.text2 };
        icon.paint(ui.painter(), pos2(rect.left() + 26.0, rect.center().y), size::BUTTON_ICON, tint);
        let mut end = rect.right() - size::GAP_12 - right;
        if let Some((tone, sign, state)) = &chip {
            let width = chip_width(ui, state);
            let place =
                Rect::from_min_size(pos2(end - width, rect.center().y - size::CHIP / 2.0), vec2(width, size::CHIP));
            paint_chip(ui, place, tokens, (*tone, (*sign, state)));
            end = place.left() - size::GAP_8;
        }
        let place = Rect::from_min_max(pos2(rect.left() + 42.0, rect.top()), pos2(end, rect.bottom()));
        put(ui.painter(), elided(ui, style, (&words, color), place.width()), place, Align2::LEFT_CENTER);
        focus_ring(ui, &response, 0.0, tokens);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
