//! What the badge PDF carries inside: text, fonts, photos, viewer preferences.

use hallkeeper::documents::badges::{BadgeSheet, CropMarks, badge_pdf};
use hayro::hayro_syntax::object::{Dict, Name, Object};

use super::reading::{open, text};
use super::samples::{card, four_cards, photo, style};

const SHEET: BadgeSheet = BadgeSheet::A4 { crop_marks: CropMarks::Drawn, start: 0 };

#[test]
fn names_and_fields_are_text_that_can_be_read_out() {
    let cards = four_cards();
    let pdf = badge_pdf(&style(), &cards, SHEET).unwrap();
    let printed = text(&pdf, 0);
    for card in &cards {
        for field in [&card.name, &card.work_no, &card.post, &card.title] {
            assert!(printed.contains(field.as_str()), "{field} in {printed}");
        }
    }
    for shared in ["长桥供电所", "营业厅·工作人员上岗证", "有效期至2028-12-31", "监督电话", "0000-8866123"]
    {
        assert_eq!(printed.matches(shared).count(), 4, "{shared} in {printed}");
    }
}

#[test]
fn rare_characters_of_names_print() {
    let pdf = badge_pdf(&style(), &[card("䶮𬭎𠅤", "CQ0001"), card("𰻝㛃", "CQ0002")], SHEET).unwrap();
    let printed = text(&pdf, 0);
    assert!(printed.contains("䶮𬭎𠅤") && printed.contains("𰻝㛃"), "{printed}");
}

#[test]
fn every_font_is_embedded_and_subset() {
    let pdf = badge_pdf(&style(), &four_cards(), SHEET).unwrap();
    let opened = open(&pdf);
    let mut descriptors = 0;
    for object in opened.objects() {
        let Object::Dict(dict) = object else { continue };
        if dict.get::<Name<'_>>("Type").is_none_or(|kind| kind.as_str() != "FontDescriptor") {
            continue;
        }
        descriptors += 1;
        assert!(dict.contains_key("FontFile2") || dict.contains_key("FontFile3"));
        let name = dict.get::<Name<'_>>("FontName").unwrap();
        let (tag, family) = name.as_str().split_once('+').expect("a subset tag");
        assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()), "{tag}");
        assert!(family.starts_with("NotoSansSC"), "{family}");
    }
    assert_eq!(descriptors, 2, "regular and bold");
    assert!(pdf.len() < 1_000_000, "the whole fonts would be 21 MB: {}", pdf.len());
}

#[test]
fn jpeg_bytes_stand_in_the_pdf_unchanged() {
    let mut cards = four_cards();
    for (card, shade) in cards.iter_mut().zip([10, 90, 170, 250]) {
        card.photo_jpeg = photo(shade);
    }
    let pdf = badge_pdf(&style(), &cards, SHEET).unwrap();
    for card in &cards {
        let jpeg = &card.photo_jpeg;
        assert!(pdf.windows(jpeg.len()).any(|window| window == jpeg.as_slice()), "{}", card.name);
    }
}

#[test]
fn viewers_are_asked_not_to_scale_and_print_cards_carry_no_tags() {
    let pdf = badge_pdf(&style(), &four_cards(), BadgeSheet::OneCardPerPage).unwrap();
    let opened = open(&pdf);
    let catalog = opened.xref().get::<Dict<'_>>(opened.xref().root_id()).unwrap();
    let preferences = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(preferences.get::<Name<'_>>("PrintScaling").unwrap().as_str(), "None");
    assert_eq!(preferences.get::<Name<'_>>("Direction").unwrap().as_str(), "L2R");
    assert!(!catalog.contains_key("StructTreeRoot"));
}

#[test]
fn the_same_badges_give_the_same_bytes() {
    let make = || badge_pdf(&style(), &four_cards(), SHEET).unwrap();
    assert_eq!(make(), make());
}
