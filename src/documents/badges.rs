//! Badges as PDF (P1-1.2): portrait inner cards of exactly 86 x 118 mm, one a page or four on A4. The layout is `assets/documents/badge.typ`.

use std::collections::BTreeMap;
use std::io::Cursor;

use chrono::NaiveDate;
use image::{ImageFormat, ImageReader};
use serde_json::{Value, json};

use super::colours::{hex, text_colour_on};
use super::engine::{self, Paper, Tagging, Template};
use super::qr::QrCode;
use super::{DocumentError, fonts};

/// Width of the inner card in millimetres.
pub const CARD_WIDTH_MM: f32 = 86.0;
/// Height of the inner card in millimetres.
pub const CARD_HEIGHT_MM: f32 = 118.0;
/// Cards on one A4 sheet: two across, two down.
pub const CARDS_PER_A4: usize = 4;

static TEMPLATE: Template = Template { name: "badge.typ", source: include_str!("../../assets/documents/badge.typ") };

/// What stands on one person's badge. Every field but the date must be filled: `domain::badges::check_badge` says what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeCard {
    /// Work number, also the content of the QR code.
    pub work_no: String,
    /// Name as printed.
    pub name: String,
    /// Title (职务).
    pub title: String,
    /// Post (岗位).
    pub post: String,
    /// 1-inch photo, 25:35, as JPEG; its bytes go into the PDF unchanged.
    pub photo_jpeg: Vec<u8>,
    /// Last day of validity; without one the line is left out.
    pub valid_until: Option<NaiveDate>,
}

/// What all badges of a unit share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeStyle {
    /// Name of the unit, the large line of the band.
    pub unit_name: String,
    /// The line below the unit's name; empty leaves it out.
    pub caption: String,
    /// Colour of the bands as red, green, blue. Text on it is white, or dark where white would be too faint.
    pub band_rgb: [u8; 3],
    /// Colour of the rule below the head band.
    pub rule_rgb: [u8; 3],
    /// Colour of the work number.
    pub number_rgb: [u8; 3],
    /// The unit's logo as PNG or JPEG, drawn on a white plate; without one the mark stands there.
    pub logo: Option<Vec<u8>>,
    /// What is drawn when there is no logo.
    pub mark: Mark,
    /// Supervision phone in the foot band; empty leaves the line out.
    pub supervision_phone: String,
    /// The words beside the values.
    pub labels: BadgeLabels,
}

/// The words on a badge, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeLabels {
    /// Above the name (姓名).
    pub name: String,
    /// Above the work number (工号).
    pub work_no: String,
    /// Before the post (岗位).
    pub post: String,
    /// Before the title (职务).
    pub title: String,
    /// Before the last day of validity (有效期至).
    pub valid_until: String,
    /// Before the supervision phone (监督电话).
    pub supervision_phone: String,
}

/// The neutral signs for a unit without a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// A lightning: power supply.
    #[default]
    Power,
    /// A house: any other hall.
    House,
}

/// The paper the badges go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeSheet {
    /// A4 upright, two by two, with a 50 mm check ruler in the margin.
    A4 {
        /// Whether cutting marks are drawn; with them the bands run 2 mm over the card's edge.
        crop_marks: CropMarks,
        /// Cells left empty before the first card, 0 to 3: for a sheet begun earlier.
        start: usize,
    },
    /// Pages of the card's own size, for card printers.
    OneCardPerPage,
}

/// Cutting marks: 3 mm long, 1 mm off the corners, only around cells that hold a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CropMarks {
    /// Drawn.
    Drawn,
    /// Left out.
    Omitted,
}

/// The badges as PDF, in the order given.
/// Errors: nothing to print, a start beyond the sheet, an unreadable photo or logo, a character no font holds, a work number too long for a QR code.
pub fn badge_pdf(style: &BadgeStyle, cards: &[BadgeCard], sheet: BadgeSheet) -> Result<Vec<u8>, DocumentError> {
    if cards.is_empty() {
        return Err(DocumentError::Nothing);
    }
    let (data, files) = sheet_content(style, cards, sheet)?;
    let paper = Paper { template: &TEMPLATE, data, files, tagging: Tagging::Untagged, date: None };
    engine::compile(paper).map_err(|problem| damaged_photo(cards).unwrap_or(problem))
}

fn sheet_content(style: &BadgeStyle, cards: &[BadgeCard], sheet: BadgeSheet) -> Result<(Value, Files), DocumentError> {
    let mut files = Files::new();
    let style = style_data(style, &mut files)?;
    let cards = cards
        .iter()
        .enumerate()
        .map(|(place, card)| card_data(card, place, &mut files))
        .collect::<Result<Vec<Value>, _>>()?;
    let (sheet, crop_marks, start) = sheet_data(sheet)?;
    let data = json!({ "style": style, "cards": cards, "sheet": sheet, "crop_marks": crop_marks, "start": start });
    Ok((data, files))
}

/// The first photo whose header reads but whose picture does not: asked only after setting failed, for it decodes every photo.
fn damaged_photo(cards: &[BadgeCard]) -> Option<DocumentError> {
    let damaged = cards.iter().find(|card| image::load_from_memory(&card.photo_jpeg).is_err())?;
    Some(DocumentError::Photo { work_no: damaged.work_no.clone() })
}

fn sheet_data(sheet: BadgeSheet) -> Result<(&'static str, bool, usize), DocumentError> {
    match sheet {
        BadgeSheet::OneCardPerPage => Ok(("card", false, 0)),
        BadgeSheet::A4 { start, .. } if start >= CARDS_PER_A4 => Err(DocumentError::NoSuchCell { cell: start }),
        BadgeSheet::A4 { crop_marks, start } => Ok(("a4", crop_marks == CropMarks::Drawn, start)),
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn style_data(style: &BadgeStyle, files: &mut Files) -> Result<Value, DocumentError> {
    let BadgeStyle { unit_name, caption, band_rgb, rule_rgb, number_rgb, logo, mark, supervision_phone, labels } =
        style;
    let logo = logo.as_ref().map(|bytes| logo_file(bytes, files)).transpose()?;
    Ok(json!({
        "unit_name": printable(unit_name),
        "caption": printable(caption),
        "band": hex(*band_rgb),
        "on_band": hex(text_colour_on(*band_rgb)),
        "rule": hex(*rule_rgb),
        "number": hex(*number_rgb),
        "logo": logo,
        "mark": match mark { Mark::Power => "power", Mark::House => "house" },
        "supervision_phone": printable(supervision_phone),
        "labels": {
            "name": labels.name,
            "work_no": labels.work_no,
            "post": labels.post,
            "title": labels.title,
            "valid_until": labels.valid_until,
            "supervision_phone": labels.supervision_phone,
        },
    }))
}

fn card_data(card: &BadgeCard, place: usize, files: &mut Files) -> Result<Value, DocumentError> {
    let BadgeCard { work_no, name, title, post, photo_jpeg, valid_until } = card;
    if !readable(photo_jpeg, ImageFormat::Jpeg) {
        return Err(DocumentError::Photo { work_no: work_no.clone() });
    }
    let (photo, qr) = (format!("photo-{place}.jpg"), format!("qr-{place}.svg"));
    files.insert(photo.clone(), photo_jpeg.clone());
    files.insert(qr.clone(), QrCode::of(work_no.trim())?.svg().into_bytes());
    Ok(json!({
        "work_no": printable(work_no),
        "name": printable(name),
        "title": printable(title),
        "post": printable(post),
        "photo": photo,
        "qr": qr,
        "valid_until": valid_until.map(|date| date.format("%Y-%m-%d").to_string()),
    }))
}

/// One line without blanks at its ends: a pasted line break would push text out of its place.
fn printable(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn logo_file(bytes: &[u8], files: &mut Files) -> Result<String, DocumentError> {
    let known = [("logo.png", ImageFormat::Png), ("logo.jpg", ImageFormat::Jpeg)];
    let (name, _) = known.into_iter().find(|(_, format)| readable(bytes, *format)).ok_or(DocumentError::Logo)?;
    files.insert(name.to_owned(), bytes.to_vec());
    Ok(name.to_owned())
}

/// Whether the header of the picture can be read as this format.
fn readable(bytes: &[u8], format: ImageFormat) -> bool {
    let begins = image::guess_format(bytes).is_ok_and(|found| found == format);
    begins && ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().is_ok_and(|(w, h)| w > 0 && h > 0)
}

/// Whether a character on a badge will print; what `domain::badges::check_badge` is to ask.
pub fn prints(character: char) -> bool {
    fonts::is_covered(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_line_break_does_not_reach_the_card() {
        assert_eq!(printable("  沈\n若溪\t "), "沈 若溪");
    }

    #[test]
    fn pictures_are_known_by_their_bytes() {
        assert!(!readable(b"\xff\xd8\xff\xe0 no picture", ImageFormat::Jpeg));
        assert!(!readable(b"", ImageFormat::Png));
        let mut png = Cursor::new(Vec::new());
        image::RgbImage::new(3, 2).write_to(&mut png, ImageFormat::Png).unwrap();
        assert!(readable(png.get_ref(), ImageFormat::Png));
        assert!(!readable(png.get_ref(), ImageFormat::Jpeg));
    }

    #[test]
    fn a_start_beyond_the_sheet_is_refused() {
        let sheet = BadgeSheet::A4 { crop_marks: CropMarks::Drawn, start: 4 };
        assert_eq!(sheet_data(sheet), Err(DocumentError::NoSuchCell { cell: 4 }));
    }
}
