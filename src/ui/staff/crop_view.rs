//! How the picture and the crop frame lie on the canvas: places, corners, the guide for head and eyes.

use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::crop_frame::{Corner, Frame};
use crate::domain::photos::PhotoSize;
use crate::ui::context::UiContext;
use crate::ui::theme::size;

/// Radius within which a corner is caught.
const CATCH: f32 = 16.0;

/// How the picture lies on the canvas.
pub(super) struct Sight {
    pub(super) picture: Rect,
    /// Points a pixel of the upright picture.
    pub(super) scale: f32,
}

impl Sight {
    pub(super) fn new(canvas: Rect, (width, height): (u32, u32), (zoom, view): (f32, (f64, f64))) -> Self {
        let pixels = vec2(width.max(1) as f32, height.max(1) as f32);
        let fit = (canvas.width() / pixels.x).min(canvas.height() / pixels.y).max(0.0001);
        let scale = fit * zoom;
        let shown = pixels * scale;
        let wanted = canvas.center() - vec2(view.0 as f32, view.1 as f32) * scale;
        let along = |wanted: f32, low: f32, high: f32, length: f32| {
            if length <= high - low { (low + high - length) / 2.0 } else { wanted.clamp(high - length, low) }
        };
        let corner = pos2(
            along(wanted.x, canvas.left(), canvas.right(), shown.x),
            along(wanted.y, canvas.top(), canvas.bottom(), shown.y),
        );
        Self { picture: Rect::from_min_size(corner, shown), scale }
    }

    pub(super) fn rect(&self, frame: Frame) -> Rect {
        let [x, y, width, height] = frame.place().map(|value| value as f32 * self.scale);
        Rect::from_min_size(self.picture.min + vec2(x, y), vec2(width, height))
    }

    pub(super) fn pixel(&self, at: Pos2) -> (f64, f64) {
        let inside: Vec2 = (at - self.picture.min) / self.scale;
        (f64::from(inside.x), f64::from(inside.y))
    }
}

/// The parts of `all` outside `inner`.
pub(super) fn around(all: Rect, inner: Rect) -> [Rect; 4] {
    [
        all.with_max_y(inner.top()),
        all.with_min_y(inner.bottom()),
        Rect::from_min_max(pos2(all.left(), inner.top()), inner.left_bottom()),
        Rect::from_min_max(inner.right_top(), pos2(all.right(), inner.bottom())),
    ]
}

fn corner_point(place: Rect, corner: Corner) -> Pos2 {
    let (left, top) = corner.sides();
    pos2(if left { place.left() } else { place.right() }, if top { place.top() } else { place.bottom() })
}

pub(super) fn corner_at(place: Rect, at: Pos2) -> Option<Corner> {
    Corner::ALL.into_iter().find(|corner| corner_point(place, *corner).distance(at) <= CATCH)
}

/// Frame, head, eyes, corners.
pub(super) fn guide(painter: &egui::Painter, place: Rect, cx: &UiContext<'_>, (of, edge): (PhotoSize, f32)) {
    let tokens = cx.tokens;
    let thin = Stroke::new(1.5, tokens.paper);
    let guide = of.guide();
    let down = |part: f64| place.top() + place.height() * part as f32;
    let (crown, chin) = (down(guide.crown), down(guide.chin()));
    let middle = pos2(place.center().x, crown.midpoint(chin));
    let radius = vec2(place.height() * guide.head_width() as f32 / 2.0, (chin - crown) / 2.0);
    let around = (0..72_u8).map(|step| {
        let angle = f32::from(step) * std::f32::consts::TAU / 72.0;
        middle + vec2(angle.cos() * radius.x, angle.sin() * radius.y)
    });
    painter.add(Shape::closed_line(around.collect(), thin));
    let line = [pos2(place.left(), down(guide.eyes())), pos2(place.right(), down(guide.eyes()))];
    painter.extend(Shape::dashed_line(&line, thin, 6.0, 5.0));
    painter.rect_stroke(place, 0.0, Stroke::new(edge, tokens.accent), StrokeKind::Outside);
    for corner in Corner::ALL {
        let at = corner_point(place, corner);
        painter.circle(at, 6.0, tokens.paper, Stroke::new(size::LINE_FOCUS, tokens.accent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_the_canvas_is_a_pixel_of_the_picture() {
        let canvas = Rect::from_min_size(pos2(100.0, 50.0), vec2(400.0, 400.0));
        let sight = Sight::new(canvas, (800, 400), (1.0, (400.0, 200.0)));
        assert_eq!(sight.picture, Rect::from_min_size(pos2(100.0, 150.0), vec2(400.0, 200.0)));
        assert_eq!(sight.pixel(pos2(300.0, 250.0)), (400.0, 200.0));
        let near = Sight::new(canvas, (800, 400), (4.0, (0.0, 0.0)));
        assert_eq!(near.picture.min, canvas.min, "a zoomed picture never leaves a gap");
    }
}
