//! Reads a finished PDF back: glyphs with their characters and places, and measures on rendered pages.

use std::sync::Arc;

use hallkeeper::documents::raster::{PagePicture, page_count, page_picture, page_size_mm};
use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Name, Object};
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

/// The places of the lines, bars and frames of a page, in millimetres from the top left.
pub(super) fn strokes(pdf: &[u8], page: usize) -> Vec<Rect> {
    let pdf = open(pdf);
    let page = &pdf.pages()[page];
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, 10_000.0, 10_000.0);
    let start = Affine::scale(MM_PER_POINT) * Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(start, area, &cache, page.xref(), InterpreterSettings::default());
    let mut reader = StrokeReader(Vec::new());
    interpret_page(page, &mut context, &mut reader);
    reader.0
}

struct StrokeReader(Vec<Rect>);

impl<'a> Device<'a> for StrokeReader {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
    fn draw_glyph(&mut self, _: &Glyph<'a>, _: Affine, _: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.0.push((transform * path.clone()).bounding_box());
    }
}

/// The glyphs a line runs through, as one text in drawing order.
pub(super) fn crossed(pdf: &[u8], page: usize) -> String {
    let lines: Vec<Rect> = strokes(pdf, page).into_iter().filter(|r| r.height() < 0.5 && r.width() > 0.5).collect();
    let is_crossed = |ink: &Rect| {
        let middle = ink.center();
        lines
            .iter()
            .any(|line| line.x0 <= middle.x && middle.x <= line.x1 && ink.y0 - 0.6 < line.y0 && line.y0 < ink.y1 + 0.6)
    };
    glyphs(pdf, page).into_iter().filter(|glyph| glyph.ink.as_ref().is_some_and(is_crossed)).map(|g| g.text).collect()
}

/// Asserts that every font of the PDF is embedded as a subset of the shipped faces.
pub(super) fn assert_fonts_embedded(pdf: &[u8]) {
    let opened = open(pdf);
    let mut faces = 0;
    for object in opened.objects() {
        let Object::Dict(dict) = object else { continue };
        if dict.get::<Name<'_>>("Type").is_none_or(|kind| kind.as_str() != "FontDescriptor") {
            continue;
        }
        faces += 1;
        assert!(dict.contains_key("FontFile2") || dict.contains_key("FontFile3"));
        let name = dict.get::<Name<'_>>("FontName").unwrap();
        let (tag, family) = name.as_str().split_once('+').expect("a subset tag");
        assert!(tag.len() == 6 && family.starts_with("NotoSansSC"), "{tag} {family}");
    }
    assert!((1..=2).contains(&faces), "{faces} faces");
    assert!(pdf.len() < 1_000_000, "the whole fonts would be 21 MB: {}", pdf.len());
}

/// Asserts the size of every page in millimetres, and that no glyph comes nearer than 6 mm to an edge.
pub(super) fn assert_pages(pdf: &[u8], (width, height): (f32, f32)) {
    for page in 0..page_count(pdf).unwrap() {
        let (wide, high) = page_size_mm(pdf, page).unwrap();
        assert!((wide - width).abs() < 0.02 && (high - height).abs() < 0.02, "{wide} x {high}");
        for glyph in glyphs(pdf, page) {
            let Some(ink) = glyph.ink else { continue };
            let (right, low) = (f64::from(width) - 6.0, f64::from(height) - 6.0);
            assert!(ink.x0 > 6.0 && ink.x1 < right && ink.y0 > 6.0 && ink.y1 < low, "{} {ink:?}", glyph.text);
        }
    }
}

/// Asserts that the PDF is tagged in this language and prints unscaled.
pub(super) fn assert_tagged(pdf: &[u8], language: &str) {
    let opened = open(pdf);
    let catalog = opened.xref().get::<Dict<'_>>(opened.xref().root_id()).unwrap();
    assert!(catalog.contains_key("StructTreeRoot"));
    let said = catalog.get::<hayro::hayro_syntax::object::String<'_>>("Lang").unwrap();
    assert!(String::from_utf8_lossy(said.as_ref()).starts_with(language), "{said:?}");
    let preferences = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(preferences.get::<Name<'_>>("PrintScaling").unwrap().as_str(), "None");
}
