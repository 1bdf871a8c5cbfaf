//! A page drawn on in millimetres from its top left: fills, lines, words and pictures as the PDF writer takes them.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::paint::{Fill, FillRule, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::TextDirection;

use super::setting::{Run, runs};
use crate::domain::layouts::{Frame, Weight};

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// Reach of a curve's handles that makes a quarter of a circle, in shares of the radius.
const QUARTER: f32 = 0.551_784;

/// A page, or a card on it.
pub(super) struct Canvas<'a> {
    surface: Surface<'a>,
    /// Characters no face has, each once.
    pub(super) missing: Vec<char>,
}

/// How a line of text looks; lengths in mm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size_mm: f32,
    pub(super) weight: Weight,
    pub(super) rgb: [u8; 3],
    pub(super) spacing_mm: f32,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) rgb: [u8; 3],
    pub(super) thickness_mm: f32,
    /// Dashes and gaps of this length.
    pub(super) dash_mm: Option<f32>,
}

impl<'a> Canvas<'a> {
    /// The whole surface of a page.
    pub(super) fn new(mut surface: Surface<'a>) -> Self {
        surface.push_transform(&Transform::from_scale(POINTS, POINTS));
        Self { surface, missing: Vec::new() }
    }

    /// Ends the page.
    pub(super) fn finish(mut self) -> Vec<char> {
        self.surface.pop();
        self.missing
    }

    /// What `draw` draws, moved and turned so.
    pub(super) fn placed<T>(&mut self, transform: &Transform, draw: impl FnOnce(&mut Self) -> T) -> T {
        self.surface.push_transform(transform);
        let drawn = draw(self);
        self.surface.pop();
        drawn
    }

    /// Fills the shape.
    pub(super) fn fill(&mut self, path: Option<Path>, rgb: [u8; 3]) {
        let Some(path) = path else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(rgb)));
        self.surface.draw_path(&path);
    }

    /// Draws along the shape.
    pub(super) fn outline(&mut self, path: Option<Path>, pen: &Pen) {
        let Some(path) = path else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke(pen)));
        self.surface.draw_path(&path);
    }

    /// Fills the shape and rounds its corners with a line of the same colour.
    pub(super) fn rounded(&mut self, path: Option<Path>, rgb: [u8; 3], thickness_mm: f32) {
        let Some(path) = path else { return };
        self.surface.set_fill(Some(fill(rgb)));
        let pen = Pen { rgb, thickness_mm, dash_mm: None };
        self.surface.set_stroke(Some(Stroke { line_join: LineJoin::Round, ..stroke(&pen) }));
        self.surface.draw_path(&path);
    }

    /// A line of text from this place on its baseline.
    pub(super) fn words(&mut self, (x_mm, y_mm): (f32, f32), text: &str, look: &Look) {
        let size = look.size_mm;
        if !(size > 0.0) {
            return;
        }
        match runs(text, look.weight, look.spacing_mm / size) {
            Ok(runs) => {
                self.surface.set_stroke(None);
                self.surface.set_fill(Some(fill(look.rgb)));
                for run in runs {
                    self.run(Point::from_xy(x_mm + run.from * size, y_mm), &run, size);
                }
            }
            Err(missing) => missing.into_iter().for_each(|character| {
                if !self.missing.contains(&character) {
                    self.missing.push(character);
                }
            }),
        }
    }

    fn run(&mut self, at: Point, run: &Run, size: f32) {
        let Some(font) = run.face.font() else { return };
        if run.is_joined {
            self.surface.draw_text(at, font, size, run.text.trim_end(), false, TextDirection::Auto);
        } else {
            self.surface.draw_glyphs(at, &run.glyphs, font, &run.text, size, false);
        }
    }

    /// The picture as large as it goes into the frame, in its middle.
    pub(super) fn picture_inside(&mut self, image: &Image, frame: &Frame) {
        let (wide, high) = size_of(image);
        self.scaled_picture(image, frame, (frame.width_mm / wide).min(frame.height_mm / high));
    }

    /// The picture as small as it fills the frame, cut evenly.
    pub(super) fn picture_filling(&mut self, image: &Image, frame: &Frame) {
        let (wide, high) = size_of(image);
        let (across, down) = (frame.width_mm / wide, frame.height_mm / high);
        let Some(cut) = rectangle(frame).filter(|_| (across / down - 1.0).abs() > 1e-4) else {
            self.stretched_picture(image, frame);
            return;
        };
        self.surface.push_clip_path(&cut, &FillRule::NonZero);
        self.scaled_picture(image, frame, across.max(down));
        self.surface.pop();
    }

    fn scaled_picture(&mut self, image: &Image, frame: &Frame, scale: f32) {
        let (wide, high) = size_of(image);
        let (width_mm, height_mm) = (wide * scale, high * scale);
        let x_mm = frame.x_mm + (frame.width_mm - width_mm) / 2.0;
        let y_mm = frame.y_mm + (frame.height_mm - height_mm) / 2.0;
        self.stretched_picture(image, &Frame { x_mm, y_mm, width_mm, height_mm });
    }

    fn stretched_picture(&mut self, image: &Image, frame: &Frame) {
        let Some(size) = Size::from_wh(frame.width_mm, frame.height_mm) else { return };
        self.placed(&Transform::from_translate(frame.x_mm, frame.y_mm), |canvas| {
            canvas.surface.draw_image(image.clone(), size);
        });
    }
}

fn size_of(image: &Image) -> (f32, f32) {
    let (wide, high) = image.size();
    (wide as f32, high as f32)
}

fn fill(rgb: [u8; 3]) -> Fill {
    Fill { paint: colour(rgb).into(), ..Fill::default() }
}

fn stroke(pen: &Pen) -> Stroke {
    let dash = pen.dash_mm.map(|length| StrokeDash { array: vec![length, length], offset: 0.0 });
    Stroke { paint: colour(pen.rgb).into(), width: pen.thickness_mm, dash, ..Stroke::default() }
}

fn colour([red, green, blue]: [u8; 3]) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// The frame as a shape; none where it has no area.
pub(super) fn rectangle(frame: &Frame) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm)?);
    path.finish()
}

/// The frame with corners of these radii: those above, those below.
pub(super) fn round_rectangle(frame: &Frame, above_mm: f32, below_mm: f32) -> Option<Path> {
    let most = frame.width_mm.min(frame.height_mm) / 2.0;
    let (above, below) = (above_mm.min(most), below_mm.min(most));
    if above <= 0.0 && below <= 0.0 {
        return rectangle(frame);
    }
    let (left, top) = (frame.x_mm, frame.y_mm);
    let (right, bottom) = (left + frame.width_mm, top + frame.height_mm);
    let mut path = PathBuilder::new();
    path.move_to(left + above, top);
    corner(&mut path, (right - above, top), (right, top), (right, top + above));
    corner(&mut path, (right, bottom - below), (right, bottom), (right - below, bottom));
    corner(&mut path, (left + below, bottom), (left, bottom), (left, bottom - below));
    corner(&mut path, (left, top + above), (left, top), (left + above, top));
    path.close();
    path.finish()
}

/// A line to where the corner starts, and the corner itself.
fn corner(path: &mut PathBuilder, from: (f32, f32), tip: (f32, f32), to: (f32, f32)) {
    let handle = |end: (f32, f32)| (end.0 + (tip.0 - end.0) * QUARTER, end.1 + (tip.1 - end.1) * QUARTER);
    let (first, second) = (handle(from), handle(to));
    path.line_to(from.0, from.1);
    if from != to {
        path.cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
    }
}

/// The line from one place to the other.
pub(super) fn line(from: (f32, f32), to: (f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    path.finish()
}

/// The closed shape with these corners.
pub(super) fn polygon(corners: impl IntoIterator<Item = (f32, f32)>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (place, (x, y)) in corners.into_iter().enumerate() {
        if place == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}

/// Many rectangles as one shape.
pub(super) fn rectangles(frames: impl IntoIterator<Item = Option<Rect>>) -> Option<Path> {
    let mut path = PathBuilder::new();
    frames.into_iter().flatten().for_each(|rect| path.push_rect(rect));
    path.finish()
}
