//! A day of a month that is kept day by day: the number above, shape and word below.

use super::paint::{corner, edge, focus_ring, line, put};
use super::tip::tip;
use super::{Picked, Tone};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Color32, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// Below this width the number moves into the corner.
const NARROW: f32 = 52.0;
/// Below this height the words move down to the edge.
const LOW: f32 = 52.0;

/// The ground of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayGround {
    /// An ordinary day.
    #[default]
    Plain,
    /// A rest day.
    Sunken,
    /// Not yet come, or before the beginning: grey number.
    Faint,
    /// Filled softly: missed, entered late.
    Filled(Tone),
    /// Today: edged.
    Today,
}

/// A day in its place of the grid.
#[derive(Clone, Debug)]
#[must_use]
pub struct DayTile<'a> {
    number: u32,
    name: Cow<'a, str>,
    ground: DayGround,
    icon: Option<Icon>,
    words: Cow<'a, str>,
    tone: Tone,
    picked: Picked,
}

impl<'a> DayTile<'a> {
    /// The day's number, and its name with its state for screen readers and the tooltip.
    pub fn new(number: u32, name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            number,
            name: name.into(),
            ground: DayGround::Plain,
            icon: None,
            words: Cow::default(),
            tone: Tone::Neutral,
            picked: Picked::No,
        }
    }

    /// Its ground.
    pub fn ground(mut self, ground: DayGround) -> Self {
        self.ground = ground;
        self
    }

    /// Shape and word of its state.
    pub fn state(mut self, tone: Tone, icon: Option<Icon>, words: impl Into<Cow<'a, str>>) -> Self {
        (self.tone, self.icon, self.words) = (tone, icon, words.into());
        self
    }

    /// The selected day or not.
    pub fn picked(mut self, picked: impl Into<Picked>) -> Self {
        self.picked = picked.into();
        self
    }

    /// Shows it in `rect`; clicked when it was chosen.
    pub fn show(self, ui: &Ui, tokens: &Tokens, (rect, id): (Rect, Id)) -> Response {
        let response = ui.interact(rect, id, Sense::click());
        let picked = self.picked == Picked::Yes;
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), picked, &self.name));
        if ui.is_rect_visible(rect) {
            self.plate(ui, rect, tokens, &response);
            self.number(ui, rect, tokens);
            self.below(ui, rect, tokens);
            focus_ring(ui, &response, size::RADIUS, tokens);
        }
        tip(response.on_hover_cursor(CursorIcon::PointingHand), tokens, &self.name, None)
    }

    fn plate(&self, ui: &Ui, rect: Rect, tokens: &Tokens, response: &Response) {
        let picked = self.picked == Picked::Yes;
        let fill = match (self.ground, picked, response.hovered()) {
            (DayGround::Filled(tone), _, _) => tone.soft(tokens),
            (_, true, _) => tokens.selected,
            (_, false, true) => tokens.hover,
            (DayGround::Sunken, false, false) => tokens.sunken,
            (_, false, false) => tokens.surface,
        };
        let stroke = match (picked, self.ground) {
            (true, _) | (_, DayGround::Today) => Stroke::new(size::LINE_FOCUS, tokens.accent),
            _ => edge(tokens.line),
        };
        ui.painter().rect(rect, corner(size::RADIUS), fill, stroke, StrokeKind::Inside);
    }

    fn number(&self, ui: &Ui, rect: Rect, tokens: &Tokens) {
        let picked = self.picked == Picked::Yes;
        let faint = matches!(self.ground, DayGround::Faint | DayGround::Sunken) && !picked;
        let style = if picked || self.ground == DayGround::Today { Text::RowTitle } else { Text::Body };
        let color = if faint { tokens.text3 } else { tokens.text };
        let high = rect.height() >= 2.0 * Text::Body.line();
        let [side, top] = if rect.width() < NARROW { [6.0, 2.0] } else { [9.0, 6.0] };
        let room = rect.shrink2(vec2(side, if high { top } else { 0.0 }));
        let align = if high { Align2::LEFT_TOP } else { Align2::LEFT_CENTER };
        put(ui.painter(), line(ui, style, &self.number.to_string(), color), room, align);
    }

    fn below(&self, ui: &Ui, rect: Rect, tokens: &Tokens) {
        let quiet = matches!(self.ground, DayGround::Faint | DayGround::Sunken);
        let (mark, color) = if quiet {
            (tokens.text3, tokens.text3)
        } else {
            (self.tone.text(tokens), if self.tone == Tone::Neutral { tokens.text2 } else { self.tone.text(tokens) })
        };
        let today = self.ground == DayGround::Today;
        let [roomy, tight] = if today { [Text::SecondaryStrong, Text::Count] } else { [Text::Secondary, Text::Small] };
        let high = rect.height() >= 2.0 * Text::Body.line();
        for (style, inset, gap) in [(roomy, 8.0, size::GAP_4), (tight, 6.0, 3.0), (tight, 4.0, 2.0)] {
            let words = line(ui, style, &self.words, color);
            let sign = self.icon.map_or(0.0, |_| size::CHIP_ICON + gap);
            if high && sign + words.size().x <= rect.width() - 2.0 * inset + 2.0 {
                let lift = if rect.height() < LOW { 2.0 } else { 6.0 };
                let left = pos2(rect.left() + inset, rect.bottom() - lift - 20.0);
                let row = Rect::from_min_max(left, rect.max - vec2(0.0, lift));
                self.mark(ui, pos2(row.left() + size::CHIP_ICON / 2.0, row.center().y), mark);
                put(ui.painter(), words, row.with_min_x(row.left() + sign), Align2::LEFT_CENTER);
                return;
            }
        }
        self.mark(ui, rect.right_bottom() - vec2(11.0, 10.0), mark);
    }

    fn mark(&self, ui: &Ui, center: egui::Pos2, color: Color32) {
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), center, size::CHIP_ICON, color);
        }
    }
}
