//! Chips: a state as icon, words and colour; filter chips; counts.

use super::paint::{corner, edge, focus_ring, line, plate, put};
use super::{Picked, Tone};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// Width of a chip with these words.
pub fn chip_width(ui: &Ui, words: &str) -> f32 {
    let text = line(ui, Text::Secondary, words, Color32::PLACEHOLDER).size().x;
    (8.0 + size::CHIP_ICON + size::GAP_4 + text + 10.0).round()
}

/// A state: icon, at most nine Chinese signs, soft fill. Word and shape tell all without the colour.
pub fn chip(ui: &mut Ui, tokens: &Tokens, tone: Tone, state: (Icon, &str)) -> Response {
    let (_, words) = state;
    let (rect, response) = ui.allocate_exact_size(vec2(chip_width(ui, words), size::CHIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint_chip(ui, rect, tokens, (tone, state));
    response
}

/// Paints a chip into `rect` without a place in the layout.
pub(super) fn paint_chip(ui: &Ui, rect: Rect, tokens: &Tokens, (tone, (icon, words)): (Tone, (Icon, &str))) {
    let painter = ui.painter();
    painter.rect_filled(rect, corner(size::CHIP / 2.0), tone.soft(tokens));
    let color = tone.text(tokens);
    icon.paint(painter, rect.left_center() + vec2(8.0 + size::CHIP_ICON / 2.0, 0.0), size::CHIP_ICON, color);
    let left = pos2(rect.left() + 8.0 + size::CHIP_ICON + size::GAP_4, rect.top());
    put(painter, line(ui, Text::Secondary, words, color), Rect::from_min_max(left, rect.max), Align2::LEFT_CENTER);
}

/// How many, and whether some of them are overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many need doing now.
    pub due: usize,
    /// How many of them are over their limit.
    pub overdue: usize,
}

/// Above this nobody counts any more, and the words beside it need the room.
const COUNTED: usize = 999;

impl Tally {
    fn words(self) -> String {
        let due = if self.due > COUNTED { format!("{COUNTED}+") } else { self.due.to_string() };
        if self.overdue > 0 { format!("! {due}") } else { due }
    }

    fn width(self, ui: &Ui) -> f32 {
        let text = line(ui, Text::Count, &self.words(), Color32::PLACEHOLDER).size().x;
        (text + 14.0).round().max(size::COUNT + 2.0)
    }
}

/// A count: grey, or red with `!` when something is overdue. Nothing at all for zero.
pub fn count(ui: &mut Ui, tokens: &Tokens, tally: Tally) -> Option<Response> {
    if tally.due == 0 {
        return None;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(tally.width(ui), size::COUNT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tally.words()));
    paint_count(ui, rect, tokens, (tally, tokens.neutral_soft));
    Some(response)
}

/// Paints a count with its right edge and middle in `rect`, on `ground` when nothing is overdue. Answers its left edge.
pub(super) fn paint_count(ui: &Ui, rect: Rect, tokens: &Tokens, (tally, ground): (Tally, Color32)) -> f32 {
    let place = Align2::RIGHT_CENTER.align_size_within_rect(vec2(tally.width(ui), size::COUNT), rect);
    let (fill, text) =
        if tally.overdue > 0 { (tokens.danger, tokens.on_danger) } else { (ground, tokens.neutral_text) };
    ui.painter().rect_filled(place, corner(size::COUNT / 2.0), fill);
    put(ui.painter(), line(ui, Text::Count, &tally.words(), text), place, Align2::CENTER_CENTER);
    place.left()
}

/// A filter one can switch on, or open when it has a list.
#[derive(Clone, Debug)]
#[must_use]
pub struct FilterChip<'a> {
    words: Cow<'a, str>,
    icon: Option<(Icon, Tone)>,
    picked: Picked,
    opens: bool,
}

impl<'a> FilterChip<'a> {
    /// A filter with its count in the words: `逾期 1`.
    pub fn new(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), icon: None, picked: Picked::No, opens: false }
    }

    /// Selected or not.
    pub fn picked(mut self, picked: impl Into<Picked>) -> Self {
        self.picked = picked.into();
        self
    }

    /// An icon before the words, in the colour of a tone.
    pub fn icon(mut self, icon: Icon, tone: Tone) -> Self {
        self.icon = Some((icon, tone));
        self
    }

    /// Shows that it opens a list; give the answer to [`super::Menu`].
    pub fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// Shows it; clicked when the filter shall change.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let picked = self.picked == Picked::Yes;
        let style = if picked { Text::SecondaryStrong } else { Text::Secondary };
        let color = if picked { tokens.accent_text } else { tokens.text2 };
        let words = line(ui, style, &self.words, color);
        let sign = size::CHIP_ICON + size::GAP_4;
        let extra = sign * (f32::from(u8::from(self.icon.is_some())) + f32::from(u8::from(self.opens)));
        let wanted = vec2((words.size().x + extra + 26.0).round(), size::SMALL);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), picked, &self.words));
        let hovered = response.hovered();
        let (fill, line_color) = match (picked, hovered) {
            (true, _) => (tokens.selected, tokens.accent),
            (false, true) => (tokens.hover, tokens.line),
            (false, false) => (tokens.surface, tokens.line),
        };
        plate(ui.painter(), rect, size::SMALL / 2.0, (fill, edge(line_color)));
        let mut x = rect.left() + 13.0;
        if let Some((icon, tone)) = self.icon {
            icon.paint(ui.painter(), pos2(x + 8.0, rect.center().y), size::CHIP_ICON, tone.text(tokens));
            x += sign;
        }
        let place = Rect::from_min_max(pos2(x, rect.top()), rect.max);
        let end = put(ui.painter(), words, place, Align2::LEFT_CENTER).right();
        if self.opens {
            icons::EXPAND.paint(ui.painter(), pos2(end + size::GAP_4 + 8.0, rect.center().y), size::CHIP_ICON, color);
        }
        focus_ring(ui, &response, size::SMALL / 2.0, tokens);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_never_takes_more_room_than_three_figures_and_a_plus() {
        let words = |due, overdue| Tally { due, overdue }.words();
        assert_eq!([words(999, 0), words(1_000, 0), words(30_000, 2)], ["999", "999+", "! 999+"]);
    }
}
