//! Fitted items as the template reads them, and the pictures they need, each of them once.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::{ImageFormat, ImageReader};
use serde_json::{Value, json};

use super::faces::{Drawn, FittedItem};
use super::{CardContent, CardUnit, Mark};
use crate::documents::DocumentError;
use crate::documents::colours::hex;
use crate::documents::svg::{framed_jpeg, upright_bars};
use crate::domain::layouts::{CardField, CardLayout, Frame, Weight};

/// What an edge may be off and still be the face's own.
const SLACK_MM: f32 = 0.01;

/// Pictures by the name the template calls them.
pub(in crate::documents) struct Pictures<'a> {
    layout: &'a CardLayout,
    unit: &'a CardUnit,
    pub(in crate::documents) files: BTreeMap<String, Vec<u8>>,
}

impl<'a> Pictures<'a> {
    /// None yet but the unit's own.
    ///
    /// # Errors
    /// A logo or seal that is no picture.
    pub(in crate::documents) fn new(layout: &'a CardLayout, unit: &'a CardUnit) -> Result<Self, DocumentError> {
        let mut files = BTreeMap::new();
        for (name, bytes) in [("logo", &unit.logo), ("seal", &unit.seal)] {
            if let Some(bytes) = bytes {
                if ![ImageFormat::Png, ImageFormat::Jpeg].into_iter().any(|format| readable(bytes, format)) {
                    return Err(DocumentError::Logo);
                }
                files.insert(name.to_owned(), bytes.clone());
            }
        }
        Ok(Self { layout, unit, files })
    }

    /// The layout of the cards.
    pub(in crate::documents) fn layout(&self) -> &'a CardLayout {
        self.layout
    }

    /// What stands on the page beside the cards, as the template draws it.
    pub(in crate::documents) fn on_page(&mut self, item: &FittedItem) -> Result<Value, DocumentError> {
        if let Drawn::Fill { rgb, radius_mm } = &item.drawn {
            return Ok(fill(&item.area, *rgb, *radius_mm));
        }
        self.item(item, &CardContent::default(), 0.0)
    }

    /// The item as the template draws it; fills that touch an edge of the face run so far over it.
    pub(in crate::documents) fn item(
        &mut self,
        item: &FittedItem,
        content: &CardContent,
        bleed_mm: f32,
    ) -> Result<Value, DocumentError> {
        let Frame { x_mm: x, y_mm: y, width_mm: w, height_mm: h } = item.area;
        Ok(match &item.drawn {
            Drawn::Fill { rgb, radius_mm } => fill(&self.ground(&item.area, *radius_mm, bleed_mm), *rgb, *radius_mm),
            Drawn::Line { text, baseline_mm, size_mm, weight, rgb, spacing_mm } => {
                let is_bold = *weight == Weight::Bold;
                json!(["line", x, baseline_mm, size_mm, is_bold, hex(*rgb), spacing_mm, text])
            }
            Drawn::Photo => json!(["photo", x, y, w, h, self.photo(&item.area, content)?]),
            Drawn::NoPhoto => json!(["no_photo", x, y, w, h]),
            Drawn::Logo => json!(["logo", x, y, w, h, "logo"]),
            Drawn::Seal => json!(["seal", x, y, w, h, "seal"]),
            Drawn::Mark { rgb } => {
                let kind = if self.unit.mark == Mark::House { "house" } else { "power" };
                json!(["mark", x, y, w, kind, hex(*rgb)])
            }
            Drawn::Qr(code) => {
                let name = format!("qr-{}", content.code.trim());
                self.files.entry(name.clone()).or_insert_with(|| code.svg().into_bytes());
                json!(["qr", x, y, w, h, name])
            }
            Drawn::Bars(bars) => {
                let name = format!("bars-{}-{w}", work_no(content));
                let svg = upright_bars(bars.iter().map(|(from, width)| (from - x, *width)), w);
                self.files.entry(name.clone()).or_insert_with(|| svg.into_bytes());
                json!(["bars", x, y, h, name, w])
            }
            Drawn::Star { rgb } => json!(["star", x, y, w, hex(*rgb)]),
        })
    }

    /// A fill inside its face, or over the edge it touches.
    fn ground(&self, area: &Frame, radius_mm: f32, bleed_mm: f32) -> Frame {
        let (wide, high) = (self.layout.width_mm, self.layout.height_mm);
        let bleed = if radius_mm > 0.0 { 0.0 } else { bleed_mm };
        let low = |from: f32| if from <= SLACK_MM { -bleed } else { from };
        let far = |until: f32, edge: f32| if until >= edge - SLACK_MM { edge + bleed } else { until };
        let (x_mm, y_mm) = (low(area.x_mm), low(area.y_mm));
        let (right, bottom) = (far(area.right_mm(), wide), far(area.bottom_mm(), high));
        Frame { x_mm, y_mm, width_mm: right - x_mm, height_mm: bottom - y_mm }
    }

    /// The photo cut to its frame, named by what it is: one that lies on many cards is written once.
    fn photo(&mut self, area: &Frame, content: &CardContent) -> Result<String, DocumentError> {
        let unreadable = || DocumentError::Photo { work_no: work_no(content).to_owned() };
        let jpeg = content.photo.as_deref().ok_or_else(unreadable)?;
        let name = format!("photo-{}-{}x{}", blake3::hash(jpeg).to_hex(), area.width_mm, area.height_mm);
        if !self.files.contains_key(&name) {
            let svg = framed_jpeg(jpeg, area.width_mm, area.height_mm).ok_or_else(unreadable)?;
            self.files.insert(name.clone(), svg.into_bytes());
        }
        Ok(name)
    }
}

fn fill(area: &Frame, rgb: [u8; 3], radius_mm: f32) -> Value {
    let Frame { x_mm, y_mm, width_mm, height_mm } = *area;
    json!(["fill", x_mm, y_mm, width_mm, height_mm, hex(rgb), radius_mm])
}

fn work_no(content: &CardContent) -> &str {
    content.fields.get(&CardField::WorkNo).map_or("", String::as_str)
}

/// Whether the header of the picture can be read as this format.
fn readable(bytes: &[u8], format: ImageFormat) -> bool {
    let begins = image::guess_format(bytes).is_ok_and(|found| found == format);
    begins && ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().is_ok_and(|(w, h)| w > 0 && h > 0)
}
