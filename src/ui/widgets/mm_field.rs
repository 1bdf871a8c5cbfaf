//! A length in millimetres with minus and plus.

use super::caption::{Caption, FieldState, plate_text};
use super::field::{enter_moves_on, own_id};
use super::stepper::{ARM, arm_button};
use crate::ui::icons;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Frame, Id, Key, Margin, Modifiers, Rect, Response, Sense, Shape, TextEdit, Ui, pos2, vec2};
use std::ops::RangeInclusive;

/// A length: typed, stepped with the buttons or the arrow keys.
#[must_use]
pub struct MmField<'a> {
    caption: Caption<'a>,
    value: &'a mut f32,
    range: RangeInclusive<f32>,
    step: f32,
}

impl<'a> MmField<'a> {
    /// A length under its caption, stepped by half a millimetre.
    pub fn new(caption: impl Into<Caption<'a>>, value: &'a mut f32, range: RangeInclusive<f32>) -> Self {
        Self { caption: caption.into(), value, range, step: 0.5 }
    }

    /// Stepped by this much.
    pub fn step(mut self, step: f32) -> Self {
        self.step = step;
        self
    }

    /// Shows it; changed when the length is another.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { caption, value, range, step } = self;
        caption.around(ui, tokens, |ui| {
            let before = *value;
            let width = ui.available_width().clamp(96.0, 180.0);
            let (rect, base) = ui.allocate_exact_size(vec2(width, size::NORMAL), Sense::hover());
            let plate = ui.painter().add(Shape::Noop);
            let (mut response, is_wrong) = digits(ui, tokens, (rect, &caption), (value, &range, step));
            let state = if is_wrong { FieldState::Wrong } else { FieldState::of(&caption, &response) };
            ui.painter().set(plate, state.plate(rect, tokens));
            state.paint(ui, rect, tokens);
            for (left, icon, sign, by) in
                [(rect.left(), icons::REMOVE, "−", -step), (rect.right() - ARM, icons::ADD, "+", step)]
            {
                let arm = Rect::from_min_size(pos2(left, rect.top()), vec2(ARM, rect.height()));
                let name = format!("{} {sign}", caption.words());
                if arm_button(ui, tokens, (arm, base.id.with(sign)), (icon, &name)).clicked() {
                    *value = stepped(*value, by, &range);
                    forget_typed(ui, response.id);
                }
            }
            if value.to_bits() != before.to_bits() {
                response.mark_changed();
            }
            response
        })
    }
}

/// The next value on the grid of the step, within the range.
fn stepped(value: f32, by: f32, range: &RangeInclusive<f32>) -> f32 {
    let grid = by.abs().max(0.01);
    let places = value / grid;
    let next = if by > 0.0 { (places + 1e-3).floor() + 1.0 } else { (places - 1e-3).ceil() - 1.0 };
    let next = (next * grid * 100.0).round() / 100.0;
    next.clamp(*range.start(), *range.end())
}

/// `12.5`, `86`, without noise behind the hundredth.
fn written(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

fn read(text: &str) -> Option<f32> {
    let text = text.trim().replace(['，', ',', '。'], ".").replace('−', "-");
    text.parse().ok().filter(|value: &f32| value.is_finite())
}

/// What is being typed, and the value the field had then: another value means it was changed from elsewhere.
type Typed = (String, f32);

fn forget_typed(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<Typed>(id));
}

/// While the field has the keys it shows what is typed, else the value; wrong while that is no length of the range.
fn digits(
    ui: &mut Ui,
    tokens: &Tokens,
    (rect, caption): (Rect, &Caption<'_>),
    (value, range, step): (&mut f32, &RangeInclusive<f32>, f32),
) -> (Response, bool) {
    let id = own_id(ui);
    let typed: Option<Typed> = ui.data(|data| data.get_temp(id));
    let typed = typed.filter(|(_, then)| then.to_bits() == value.to_bits()).map(|(typed, _)| typed);
    let mut text = typed.unwrap_or_else(|| written(*value));
    enter_moves_on(ui, id);
    let middle = rect.shrink2(vec2(ARM, 0.0));
    let edit = TextEdit::singleline(&mut text)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(2, 7)))
        .font(Text::Body.font())
        .text_color(plate_text(ui, tokens))
        .align(Align2::CENTER_CENTER)
        .return_key(None)
        .id(id)
        .min_size(middle.size())
        .char_limit(8);
    let response = ui.put(middle, edit).accessible_name(caption.words());
    let fitting = read(&text).filter(|length| range.contains(length));
    if response.changed() {
        *value = fitting.unwrap_or(*value);
        ui.data_mut(|data| data.insert_temp(id, (text, *value)));
    } else if !response.has_focus() {
        forget_typed(ui, id);
    }
    super::paint::reveal_focus(&response);
    if response.has_focus() {
        for (key, by) in [(Key::ArrowUp, step), (Key::ArrowDown, -step)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                *value = stepped(*value, by, range);
                forget_typed(ui, id);
            }
        }
    }
    let is_wrong = response.has_focus() && fitting.is_none();
    (response, is_wrong)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "lengths that are exact")]

    use super::*;

    #[test]
    fn a_step_goes_to_the_grid_and_never_leaves_the_range() {
        let range = 0.0..=86.0;
        assert_eq!(stepped(6.0, 0.5, &range), 6.5);
        assert_eq!(stepped(6.2, 0.5, &range), 6.5);
        assert_eq!(stepped(6.2, -0.5, &range), 6.0);
        assert_eq!(stepped(86.0, 0.5, &range), 86.0);
        assert_eq!(stepped(0.1, -0.5, &range), 0.0);
    }

    #[test]
    fn a_length_is_written_without_noise_and_read_back() {
        for (value, text) in [(6.0, "6"), (85.6, "85.6"), (53.98, "53.98"), (-0.3, "−0.3"), (-0.001, "0")] {
            assert_eq!(written(value), text);
        }
        assert_eq!(read("12，5"), Some(12.5));
        assert_eq!(read("−3"), Some(-3.0));
        assert_eq!(read("12."), Some(12.0));
        assert_eq!(read("wide"), None);
    }
}
