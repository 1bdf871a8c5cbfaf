//! Rulers in millimetres along the top and the left of the canvas.

use egui::{Align2, Painter, Rect, pos2};

use super::view::View;
use crate::domain::layouts::Frame;
use crate::ui::theme::{Text, Tokens, size};

/// Thickness of a ruler.
pub(super) const RULER: f32 = 22.0;
/// Ticks of each millimetre are drawn from this many points a millimetre on.
const FINE: f32 = 3.0;
/// Between two numbers at least.
const APART: f32 = 36.0;

/// Paints both around `room`; the part the picked frame covers is marked.
pub(super) fn paint(painter: &Painter, tokens: &Tokens, room: Rect, (view, marked): (View, Option<Frame>)) {
    let top = Rect::from_min_max(pos2(room.left(), room.top() - RULER), pos2(room.right(), room.top()));
    let left = Rect::from_min_max(pos2(room.left() - RULER, room.top()), pos2(room.left(), room.bottom()));
    let corner = Rect::from_min_max(pos2(left.left(), top.top()), room.min);
    for plate in [top, left, corner] {
        painter.rect_filled(plate, 0.0, tokens.sunken);
    }
    if let Some(frame) = marked {
        let picked = view.rect(frame);
        painter.with_clip_rect(top).rect_filled(
            Rect::from_x_y_ranges(picked.x_range(), top.y_range()),
            0.0,
            tokens.selected,
        );
        painter.with_clip_rect(left).rect_filled(
            Rect::from_x_y_ranges(left.x_range(), picked.y_range()),
            0.0,
            tokens.selected,
        );
    }
    let line = (size::LINE, tokens.line);
    painter.hline(corner.left()..=top.right(), top.bottom() - 0.5, line);
    painter.vline(left.right() - 0.5, corner.top()..=left.bottom(), line);
    along(&painter.with_clip_rect(top), tokens, (view, top), Way::Across);
    along(&painter.with_clip_rect(left), tokens, (view, left), Way::Down);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Across,
    Down,
}

fn along(painter: &Painter, tokens: &Tokens, (view, strip): (View, Rect), way: Way) {
    let (start, length) = match way {
        Way::Across => (view.mm(strip.min).0, strip.width() / view.scale),
        Way::Down => (view.mm(strip.min).1, strip.height() / view.scale),
    };
    let fine = if view.scale >= FINE { 1 } else { 5 };
    let numbers = [10, 20, 50, 100].into_iter().find(|step| *step as f32 * view.scale >= APART).unwrap_or(100);
    let (first, last) = (start.floor() as i32, (start + length).ceil() as i32);
    for mm in (first..=last).filter(|mm| mm % fine == 0) {
        tick(painter, tokens, (view, strip), (mm, way));
        if mm % numbers == 0 {
            number(painter, tokens, (view, strip), (mm, way));
        }
    }
}

fn tick(painter: &Painter, tokens: &Tokens, (view, strip): (View, Rect), (mm, way): (i32, Way)) {
    let length = match mm {
        mm if mm % 10 == 0 => 9.0,
        mm if mm % 5 == 0 => 6.0,
        _ => 3.0,
    };
    let line = (size::LINE, tokens.line_strong);
    let at = view.point((mm as f32, mm as f32));
    match way {
        Way::Across => painter.vline(at.x.round() + 0.5, strip.bottom() - length..=strip.bottom(), line),
        Way::Down => painter.hline(strip.right() - length..=strip.right(), at.y.round() + 0.5, line),
    };
}

fn number(painter: &Painter, tokens: &Tokens, (view, strip): (View, Rect), (mm, way): (i32, Way)) {
    let at = view.point((mm as f32, mm as f32));
    let (place, anchor) = match way {
        Way::Across => (pos2(at.x + 3.0, strip.top() + 1.0), Align2::LEFT_TOP),
        Way::Down => (pos2(strip.left() + 2.0, at.y + 1.0), Align2::LEFT_TOP),
    };
    let text = mm.to_string().replace('-', "−");
    painter.text(place, anchor, text, Text::Small.font(), tokens.text2);
}
