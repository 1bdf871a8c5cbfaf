//! Millimetres of a face as points on the screen, and back.

use egui::{Pos2, Rect, pos2, vec2};

use crate::domain::layouts::Frame;

/// Where the face lies on the screen and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The face.
    pub(super) face: Rect,
    /// Points a millimetre.
    pub(super) scale: f32,
}

impl View {
    /// A frame on the screen.
    pub(super) fn rect(self, frame: Frame) -> Rect {
        let Frame { x_mm, y_mm, width_mm, height_mm } = frame;
        Rect::from_min_size(self.point((x_mm, y_mm)), vec2(width_mm, height_mm) * self.scale)
    }

    /// A point of the face on the screen.
    pub(super) fn point(self, (x, y): (f32, f32)) -> Pos2 {
        pos2(self.face.left() + x * self.scale, self.face.top() + y * self.scale)
    }

    /// A point of the screen on the face.
    pub(super) fn mm(self, at: Pos2) -> (f32, f32) {
        let from = at - self.face.min;
        (from.x / self.scale, from.y / self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back_from_the_screen() {
        let view = View { face: Rect::from_min_size(pos2(100.0, 50.0), vec2(344.0, 472.0)), scale: 4.0 };
        let there = view.point((6.0, 34.0));
        assert_eq!(there, pos2(124.0, 186.0));
        assert_eq!(view.mm(there), (6.0, 34.0));
        let frame = Frame { x_mm: 6.0, y_mm: 34.0, width_mm: 25.0, height_mm: 35.0 };
        assert_eq!(view.rect(frame).size(), vec2(100.0, 140.0));
    }
}
