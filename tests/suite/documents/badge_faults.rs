//! What badges refuse, and how they say it.

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::badges::{BadgeSheet, CropMarks, badge_pdf, prints};
use hallkeeper::documents::raster::{page_picture, page_size_mm};
use hallkeeper::domain::badges::{BadgeContent, BadgeField, BadgeProblem, check_badge};

use super::reading::text;
use super::samples::{card, style};

const SINGLE: BadgeSheet = BadgeSheet::OneCardPerPage;

#[test]
fn a_character_without_a_glyph_is_named_before_printing_and_never_printed() {
    // Private use: no installed face draws it.
    let person = card("王\u{10FFFD}", "CQ0001");
    let content = BadgeContent {
        unit_name: "长桥供电所",
        name: &person.name,
        post: &person.post,
        title: &person.title,
        work_number: &person.work_no,
        has_photo: true,
    };
    let problem = BadgeProblem::NoGlyph { field: BadgeField::Name, character: '\u{10FFFD}' };
    assert_eq!(check_badge(&content, prints), vec![problem]);
    let refused = badge_pdf(&style(), &[person], SINGLE);
    assert_eq!(refused, Err(DocumentError::NoGlyph { characters: vec!['\u{10FFFD}'] }));
}

#[test]
fn a_photo_that_is_no_jpeg_names_its_person() {
    let mut broken = card("沈若溪", "CQ0217");
    broken.photo_jpeg = b"\x89PNG\r\n\x1a\n and no more".to_vec();
    let refused = badge_pdf(&style(), &[card("贺文博", "CQ0221"), broken], SINGLE);
    assert_eq!(refused, Err(DocumentError::Photo { work_no: "CQ0217".into() }));
}

#[test]
fn a_photo_that_ends_after_its_header_names_its_person() {
    let mut broken = card("沈若溪", "CQ0217");
    let scan = broken.photo_jpeg.windows(2).position(|marker| marker == [0xff, 0xda]).unwrap();
    broken.photo_jpeg.truncate(scan);
    let refused = badge_pdf(&style(), &[card("贺文博", "CQ0221"), broken], SINGLE);
    assert_eq!(refused, Err(DocumentError::Photo { work_no: "CQ0217".into() }));
}

#[test]
fn a_logo_that_is_no_picture_is_refused_and_a_real_one_is_drawn() {
    let mut style = style();
    style.logo = Some(b"GIF89a".to_vec());
    assert_eq!(badge_pdf(&style, &[card("沈若溪", "1")], SINGLE), Err(DocumentError::Logo));
    let mut png = std::io::Cursor::new(Vec::new());
    let red = image::RgbImage::from_pixel(40, 20, image::Rgb([200, 0, 0]));
    red.write_to(&mut png, image::ImageFormat::Png).unwrap();
    style.logo = Some(png.into_inner());
    let pdf = badge_pdf(&style, &[card("沈若溪", "1")], SINGLE).unwrap();
    let picture = page_picture(&pdf, 0, 10.0).unwrap();
    let at = (135 * picture.width + 133) * 4;
    assert!(picture.rgba[at] > 180 && picture.rgba[at + 1] < 40, "{:?}", &picture.rgba[at..at + 4]);
}

#[test]
fn nothing_to_print_and_a_cell_beyond_the_sheet_are_said() {
    assert_eq!(badge_pdf(&style(), &[], SINGLE), Err(DocumentError::Nothing));
    let sheet = BadgeSheet::A4 { crop_marks: CropMarks::Drawn, start: 4 };
    assert_eq!(badge_pdf(&style(), &[card("沈若溪", "1")], sheet), Err(DocumentError::NoSuchCell { cell: 4 }));
}

#[test]
fn a_page_that_is_not_there_is_an_error() {
    let pdf = badge_pdf(&style(), &[card("沈若溪", "1")], SINGLE).unwrap();
    assert_eq!(page_size_mm(&pdf, 1), Err(DocumentError::NoSuchPage { page: 1 }));
    assert_eq!(page_picture(&pdf, 7, 5.0), Err(DocumentError::NoSuchPage { page: 7 }));
}

#[test]
fn what_is_left_empty_leaves_no_stray_label() {
    let mut style = style();
    style.caption = String::new();
    style.supervision_phone = " ".into();
    let mut person = card("沈若溪", "CQ0217");
    person.valid_until = None;
    let printed = text(&badge_pdf(&style, &[person], SINGLE).unwrap(), 0);
    assert!(!printed.contains("监督电话") && !printed.contains("有效期至"), "{printed}");
    assert!(printed.contains("沈若溪"));
}
