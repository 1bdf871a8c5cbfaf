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
use crate::domain::layouts::{CardField, Frame, Weight};

/// Pictures by the name the template calls them.
pub(in crate::documents) struct Pictures<'a> {
    unit: &'a CardUnit,
    pub(in crate::documents) files: BTreeMap<String, Vec<u8>>,
}

impl<'a> Pictures<'a> {
    /// None yet but the unit's own.
    ///
    /// # Errors
    /// A logo or seal that is no picture.
    pub(in crate::documents) fn new(unit: &'a CardUnit) -> Result<Self, DocumentError> {
        let mut files = BTreeMap::new();
        for (name, bytes) in [("logo", &unit.logo), ("seal", &unit.seal)] {
            if let Some(bytes) = bytes {
                if ![ImageFormat::Png, ImageFormat::Jpeg].into_iter().any(|format| readable(bytes, format)) {
                    return Err(DocumentError::Logo);
                }
                files.insert(name.to_owned(), bytes.clone());
            }
        }
        Ok(Self { unit, files })
    }

    /// The item as the template draws it.
    pub(in crate::documents) fn item(
        &mut self,
        item: &FittedItem,
        content: &CardContent,
    ) -> Result<Value, DocumentError> {
        let Frame { x_mm: x, y_mm: y, width_mm: w, height_mm: h } = item.area;
        Ok(match &item.drawn {
            Drawn::Fill { rgb, radius_mm } => json!(["fill", x, y, w, h, hex(*rgb), radius_mm]),
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

fn work_no(content: &CardContent) -> &str {
    content.fields.get(&CardField::WorkNo).map_or("", String::as_str)
}

/// Whether the header of the picture can be read as this format.
fn readable(bytes: &[u8], format: ImageFormat) -> bool {
    let begins = image::guess_format(bytes).is_ok_and(|found| found == format);
    begins && ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().is_ok_and(|(w, h)| w > 0 && h > 0)
}
