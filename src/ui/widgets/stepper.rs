//! A small whole number with minus and plus.

use super::caption::{Caption, FieldState, plate_text};
use super::field::{enter_moves_on, own_id};
use super::paint::{edge, ring};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align, Align2, CursorIcon, Frame, Key, Margin, Modifiers, Rect, Response, Role, Sense, Shape, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};
use std::ops::RangeInclusive;

/// Width of the minus and plus at the ends of a number.
pub(super) const ARM: f32 = 34.0;

/// A number from a range: typed, stepped with the buttons or the arrow keys.
#[must_use]
pub struct Stepper<'a> {
    caption: Caption<'a>,
    value: &'a mut u32,
    range: RangeInclusive<u32>,
}

impl<'a> Stepper<'a> {
    /// A number under its caption.
    pub fn new(caption: impl Into<Caption<'a>>, value: &'a mut u32, range: RangeInclusive<u32>) -> Self {
        Self { caption: caption.into(), value, range }
    }

    /// Shows it; changed when the number is another.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { caption, value, range } = self;
        caption.around(ui, tokens, |ui| {
            let before = *value;
            let width = ui.available_width().clamp(112.0, 180.0);
            let (rect, base) = ui.allocate_exact_size(vec2(width, size::NORMAL), Sense::hover());
            let plate = ui.painter().add(Shape::Noop);
            let mut response = digits(ui, tokens, (rect, &caption), (value, &range));
            let state = FieldState::of(&caption, &response);
            ui.painter().set(plate, state.plate(rect, tokens));
            state.paint(ui, rect, tokens);
            for (side, icon, step) in [(Align::Min, icons::REMOVE, -1), (Align::Max, icons::ADD, 1)] {
                let left = if side == Align::Min { rect.left() } else { rect.right() - ARM };
                let arm = Rect::from_min_size(pos2(left, rect.top()), vec2(ARM, rect.height()));
                let name = format!("{} {}", caption.words(), if step < 0 { "−" } else { "+" });
                if arm_button(ui, tokens, (arm, base.id.with(step)), (icon, &name)).clicked() {
                    *value = stepped(*value, step, &range);
                }
            }
            if *value != before {
                response.mark_changed();
            }
            response
        })
    }
}

fn stepped(value: u32, step: i32, range: &RangeInclusive<u32>) -> u32 {
    value.saturating_add_signed(step).clamp(*range.start(), *range.end())
}

fn digits(
    ui: &mut Ui,
    tokens: &Tokens,
    (rect, caption): (Rect, &Caption<'_>),
    (value, range): (&mut u32, &RangeInclusive<u32>),
) -> Response {
    let mut text = value.to_string();
    let id = own_id(ui);
    enter_moves_on(ui, id);
    let middle = rect.shrink2(vec2(ARM, 0.0));
    let edit = TextEdit::singleline(&mut text)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(4, 7)))
        .font(Text::RowTitle.font())
        .text_color(plate_text(ui, tokens))
        .align(Align2::CENTER_CENTER)
        .return_key(None)
        .id(id)
        .min_size(middle.size())
        .char_limit(6);
    let response = ui.put(middle, edit).accessible_name(caption.words());
    if response.changed() {
        let signs: String = text.chars().filter(char::is_ascii_digit).collect();
        *value = signs.parse().unwrap_or(*range.start()).clamp(*range.start(), *range.end());
    }
    super::paint::reveal_focus(&response);
    if response.has_focus() {
        for (key, step) in [(Key::ArrowUp, 1), (Key::ArrowDown, -1)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                *value = stepped(*value, step, range);
            }
        }
    }
    response
}

/// The minus or plus at an end of a number.
pub(super) fn arm_button(
    ui: &Ui,
    tokens: &Tokens,
    (rect, id): (Rect, egui::Id),
    (icon, name): (Icon, &str),
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        let fill = rect.shrink(3.0);
        super::paint::plate(ui.painter(), fill, 4.0, (tokens.hover, edge(tokens.hover)));
    }
    icon.paint(ui.painter(), rect.center(), size::BUTTON_ICON, tokens.text2);
    if response.has_focus() {
        ring(ui.painter(), rect.shrink(4.0), 4.0, tokens);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_never_leaves_the_range() {
        assert_eq!(stepped(0, -1, &(0..=9)), 0);
        assert_eq!(stepped(9, 1, &(0..=9)), 9);
        assert_eq!(stepped(3, 1, &(0..=9)), 4);
    }
}
