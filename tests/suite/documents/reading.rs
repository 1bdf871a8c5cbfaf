//! Reads a finished PDF back: glyphs with their characters and places, and measures on rendered pages.

use std::sync::Arc;

use hallkeeper::documents::raster::{PagePicture, page_picture};
use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect, Shape};

const MM_PER_POINT: f64 = 25.4 / 72.0;

pub(super) fn open(pdf: &[u8]) -> Pdf {
    Pdf::new(Arc::new(pdf.to_vec())).unwrap()
}

/// One glyph on a page: its text, where its origin stands and what it covers, in millimetres from the top left.
pub(super) struct PlacedGlyph {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) size: f64,
    pub(super) ink: Option<Rect>,
}

/// The glyphs of a page in drawing order.
pub(super) fn glyphs(pdf: &[u8], page: usize) -> Vec<PlacedGlyph> {
    let pdf = open(pdf);
    let page = &pdf.pages()[page];
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, 10_000.0, 10_000.0);
    let start = Affine::scale(MM_PER_POINT) * Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(start, area, &cache, page.xref(), InterpreterSettings::default());
    let mut reader = GlyphReader(Vec::new());
    interpret_page(page, &mut context, &mut reader);
    reader.0
}

/// The text of a page in drawing order, without blanks.
pub(crate) fn text(pdf: &[u8], page: usize) -> String {
    let all: String = glyphs(pdf, page).into_iter().map(|glyph| glyph.text).collect();
    all.split_whitespace().collect()
}

struct GlyphReader(Vec<PlacedGlyph>);

impl<'a> Device<'a> for GlyphReader {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph(&mut self, glyph: &Glyph<'a>, place: Affine, own: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let transform = place * own;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        let outline = match glyph {
            Glyph::Outline(outline) => transform * outline.outline(),
            Glyph::Type3(_) => BezPath::new(),
        };
        let ink = (!outline.is_empty()).then(|| outline.bounding_box());
        let [_, _, _, up, x, _] = transform.as_coeffs();
        self.0.push(PlacedGlyph { text, x, size: up.abs() * 1000.0, ink });
    }
}

/// Pixels of one page at a known resolution.
pub(super) struct Measured {
    picture: PagePicture,
    pixels_per_mm: f32,
}

impl Measured {
    pub(super) fn at_dpi(pdf: &[u8], page: usize, dpi: f32) -> Self {
        let pixels_per_mm = dpi / 25.4;
        Self { picture: page_picture(pdf, page, pixels_per_mm).unwrap(), pixels_per_mm }
    }

    fn colour(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.picture.width + x) * 4;
        self.picture.rgba[at..at + 3].try_into().unwrap()
    }

    fn pixel(&self, mm: f32) -> usize {
        (mm * self.pixels_per_mm) as usize
    }

    /// First and last millimetre along the row at `y` where the colour is nearly `wanted`, between `from` and `to`.
    pub(super) fn across(&self, y: f32, from: f32, to: f32, wanted: [u8; 3]) -> Option<(f32, f32)> {
        let y = self.pixel(y);
        let range = self.pixel(from)..self.pixel(to).min(self.picture.width);
        self.span(range.filter(|x| near(self.colour(*x, y), wanted)))
    }

    /// The same down the column at `x`.
    pub(super) fn down(&self, x: f32, from: f32, to: f32, wanted: [u8; 3]) -> Option<(f32, f32)> {
        let x = self.pixel(x);
        let range = self.pixel(from)..self.pixel(to).min(self.picture.height);
        self.span(range.filter(|y| near(self.colour(x, *y), wanted)))
    }

    fn span(&self, found: impl Iterator<Item = usize>) -> Option<(f32, f32)> {
        let all: Vec<usize> = found.collect();
        let (first, last) = (*all.first()?, *all.last()? + 1);
        Some((first as f32 / self.pixels_per_mm, last as f32 / self.pixels_per_mm))
    }

    /// Whether anything but white stands in the rectangle, in millimetres.
    pub(super) fn has_ink(&self, x: (f32, f32), y: (f32, f32)) -> bool {
        (self.pixel(y.0)..self.pixel(y.1))
            .any(|row| (self.pixel(x.0)..self.pixel(x.1)).any(|column| !near(self.colour(column, row), [255; 3])))
    }

    /// The rectangle, in millimetres, as a grey picture.
    pub(super) fn grey(&self, x: (f32, f32), y: (f32, f32)) -> image::GrayImage {
        let (left, top) = (self.pixel(x.0), self.pixel(y.0));
        let (width, height) = (self.pixel(x.1) - left, self.pixel(y.1) - top);
        image::GrayImage::from_fn(width as u32, height as u32, |x, y| {
            let [red, green, blue] = self.colour(left + x as usize, top + y as usize).map(u32::from);
            image::Luma([((red * 299 + green * 587 + blue * 114) / 1000) as u8])
        })
    }
}

/// Equal up to what antialiasing and colour management do.
fn near(colour: [u8; 3], wanted: [u8; 3]) -> bool {
    colour.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 40)
}
