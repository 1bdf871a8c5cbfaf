//! Buttons: primary, secondary, danger, quiet, link and icon-only, in three heights.

use super::key_cap;
use super::paint::{edge, elided, focus_ring, line, plate, put};
use super::tip::tip;
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, CursorIcon, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

const ICON_GAP: f32 = 6.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Danger,
    Quiet,
    QuietDanger,
    Icon,
    Link,
}

/// A button; build it, then [`Button::show`].
#[derive(Clone, Debug)]
#[must_use]
pub struct Button<'a> {
    words: Cow<'a, str>,
    kind: Kind,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    height: f32,
    width: Option<f32>,
    key: Option<Cow<'a, str>>,
    tip: Option<Cow<'a, str>>,
    shortcut: Option<Cow<'a, str>>,
    blocked: Option<Cow<'a, str>>,
    shown_as: Option<Moment>,
}

/// How a widget looks at a moment; only the gallery asks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// As it lies there.
    Normal,
    /// Under the pointer.
    Hovered,
    /// Taking the keys.
    Focused,
    /// Not to be pressed.
    Disabled,
}

struct Look {
    fill: Color32,
    edge: Stroke,
    text: Color32,
}

impl<'a> Button<'a> {
    fn new(kind: Kind, words: impl Into<Cow<'a, str>>) -> Self {
        Self {
            words: words.into(),
            kind,
            icon: None,
            trailing: None,
            height: size::NORMAL,
            width: None,
            key: None,
            tip: None,
            shortcut: None,
            blocked: None,
            shown_as: None,
        }
    }

    /// The one thing to do in a pane.
    pub fn primary(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::Primary, words)
    }

    /// Another thing to do.
    pub fn secondary(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::Secondary, words)
    }

    /// Does what cannot simply be taken back.
    pub fn danger(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::Danger, words)
    }

    /// At hand without asking for attention.
    pub fn quiet(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::Quiet, words)
    }

    /// Quiet and red, for voiding and deleting beside other buttons.
    pub fn quiet_danger(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::QuietDanger, words)
    }

    /// An icon alone; the words are its name and its tooltip.
    pub fn icon_only(icon: Icon, words: impl Into<Cow<'a, str>>) -> Self {
        let words = words.into();
        Self { icon: Some(icon), tip: Some(words.clone()), ..Self::new(Kind::Icon, words) }
    }

    /// Words in the accent colour inside a line of text.
    pub fn link(words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Kind::Link, words)
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the words.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// 32 high, for headers and rows.
    pub fn small(mut self) -> Self {
        self.height = size::SMALL;
        self
    }

    /// 40 high with its key at the right, for verdicts.
    pub fn verdict(mut self, key: impl Into<Cow<'a, str>>) -> Self {
        self.height = size::VERDICT;
        self.key = Some(key.into());
        self
    }

    /// Exactly this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shown while the pointer rests on it.
    pub fn tip(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.tip = Some(words.into());
        self
    }

    /// The keys that do the same, shown in the tooltip: `Ctrl N`.
    pub fn shortcut(mut self, keys: impl Into<Cow<'a, str>>) -> Self {
        self.shortcut = Some(keys.into());
        self
    }

    /// With a reason the button cannot be pressed and its tooltip says why.
    pub fn blocked<W: Into<Cow<'a, str>>>(mut self, reason: Option<W>) -> Self {
        self.blocked = reason.map(Into::into);
        self
    }

    /// Painted as at one moment, whatever the pointer does (gallery).
    pub fn as_of(mut self, moment: Moment) -> Self {
        self.shown_as = Some(moment);
        self
    }

    /// Shows it; `.clicked()` also answers Enter and Space.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let enabled = ui.is_enabled() && self.blocked.is_none() && self.shown_as != Some(Moment::Disabled);
        let wanted = self.measure(ui);
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        let role = if self.kind == Kind::Link { Role::Link } else { Role::Button };
        response.widget_info(|| WidgetInfo::labeled(role, enabled, &self.words));
        if ui.is_rect_visible(rect) {
            let look = if enabled { self.look(tokens, self.moment(&response)) } else { self.disabled_look(tokens) };
            self.paint(ui, rect, &look, tokens);
            if self.shown_as == Some(Moment::Focused) {
                super::paint::ring(ui.painter(), rect, size::RADIUS, tokens);
            }
            focus_ring(ui, &response, size::RADIUS, tokens);
        }
        let response = if enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
        match (&self.blocked, &self.tip) {
            (Some(reason), _) => tip(response, tokens, reason, None),
            (None, Some(words)) => tip(response, tokens, words, self.shortcut.as_deref()),
            (None, None) if self.shortcut.is_some() => tip(response, tokens, &self.words, self.shortcut.as_deref()),
            (None, None) => response,
        }
    }

    fn moment(&self, response: &Response) -> (Moment, bool) {
        let hovered = if response.hovered() { Moment::Hovered } else { Moment::Normal };
        (self.shown_as.unwrap_or(hovered), response.is_pointer_button_down_on())
    }

    fn padding(&self) -> f32 {
        match self.kind {
            Kind::Icon | Kind::Link => 0.0,
            _ if self.icon.is_some() || self.trailing.is_some() || self.key.is_some() => size::GAP_12,
            _ if self.height < size::NORMAL => size::GAP_12 + 2.0,
            _ => 15.0,
        }
    }

    fn style(&self) -> Text {
        if self.kind == Kind::Link { Text::Secondary } else { Text::Body }
    }

    fn icon_size(&self) -> f32 {
        match self.kind {
            Kind::Link => size::CHIP_ICON,
            _ => size::BUTTON_ICON,
        }
    }

    fn measure(&self, ui: &Ui) -> Vec2 {
        match self.kind {
            Kind::Icon => return Vec2::splat(self.height),
            Kind::Link => return vec2(self.content_width(ui), size::GAP_20 + 2.0),
            _ => {}
        }
        let free = self.content_width(ui) + 2.0 * self.padding();
        vec2(self.width.unwrap_or(free.round()), self.height)
    }

    fn content_width(&self, ui: &Ui) -> f32 {
        let icons = [self.icon, self.trailing].into_iter().flatten().count() as f32;
        let words = line(ui, self.style(), &self.words, Color32::PLACEHOLDER).size().x;
        let key = self.key.as_ref().map_or(0.0, |key| size::GAP_8 + key_cap::width(ui, key));
        words + icons * (self.icon_size() + ICON_GAP) + key
    }

    fn disabled_look(&self, tokens: &Tokens) -> Look {
        let fill = match self.kind {
            Kind::Primary | Kind::Secondary | Kind::Danger => tokens.neutral_soft,
            _ => Color32::TRANSPARENT,
        };
        Look { fill, edge: Stroke::NONE, text: tokens.text3 }
    }

    fn look(&self, tokens: &Tokens, (moment, pressed): (Moment, bool)) -> Look {
        let over = moment == Moment::Hovered;
        let pick = |normal, hovered, down| match (pressed, over) {
            (true, _) => down,
            (false, true) => hovered,
            (false, false) => normal,
        };
        let clear = Color32::TRANSPARENT;
        let t = tokens;
        let (fill, line, text) = match self.kind {
            Kind::Primary => (pick(t.accent, t.accent_hover, t.accent_press), None, t.on_accent),
            Kind::Secondary => (pick(t.surface, t.hover, t.selected), Some(t.line_strong), t.text),
            Kind::Danger => (pick(t.danger, t.danger_hover, t.danger_hover), None, t.on_danger),
            Kind::Quiet => (pick(clear, t.hover, t.selected), None, t.accent_text),
            Kind::QuietDanger => (pick(clear, t.danger_soft, t.danger_soft), None, t.danger_text),
            Kind::Icon => (pick(clear, t.hover, t.selected), None, t.text2),
            Kind::Link => (clear, None, pick(t.accent_text, t.text, t.text)),
        };
        Look { fill, edge: line.map_or(Stroke::NONE, edge), text }
    }

    fn paint(&self, ui: &Ui, rect: Rect, look: &Look, tokens: &Tokens) {
        let painter = ui.painter();
        plate(painter, rect, size::RADIUS, (look.fill, look.edge));
        let icon_size = self.icon_size();
        if self.kind == Kind::Icon {
            if let Some(icon) = self.icon {
                icon.paint(painter, rect.center(), icon_size, look.text);
            }
            return;
        }
        let inner = rect.shrink2(vec2(self.padding().min(rect.width() / 2.0), 0.0));
        let spare = (inner.width() - self.content_width(ui)).max(0.0);
        let mut x = inner.left() + (spare / 2.0).round();
        let center = rect.center().y;
        if let Some(icon) = self.icon {
            icon.paint(painter, pos2(x + icon_size / 2.0, center), icon_size, look.text);
            x += icon_size + ICON_GAP;
        }
        let room = inner.width() - (self.content_width(ui) - line(ui, self.style(), &self.words, look.text).size().x);
        let words = elided(ui, self.style(), (&self.words, look.text), room.max(1.0) + 0.5);
        let place = Rect::from_min_max(pos2(x, rect.top()), rect.right_bottom());
        x = put(painter, words, place, Align2::LEFT_CENTER).right();
        if let Some(icon) = self.trailing {
            icon.paint(painter, pos2(x + ICON_GAP + icon_size / 2.0, center), icon_size, look.text);
        }
        if let Some(key) = &self.key {
            key_cap::paint(ui, pos2(x + size::GAP_8, center), key, tokens);
        }
    }
}
