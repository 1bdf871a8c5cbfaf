//! Badges measured on the page (P1-1.2, §4.7).

use hallkeeper::documents::badges::{BadgeSheet, CropMarks, badge_pdf};
use hallkeeper::documents::raster::{page_count, page_size_mm};

use super::reading::{Measured, glyphs};
use super::samples::{card, four_cards, style};

const GREEN: [u8; 3] = [0x00, 0x69, 0x5f];
const GOLD: [u8; 3] = [0xc9, 0xa2, 0x4b];
const BLACK: [u8; 3] = [0; 3];
const WITH_MARKS: BadgeSheet = BadgeSheet::A4 { crop_marks: CropMarks::Drawn, start: 0 };
const WITHOUT_MARKS: BadgeSheet = BadgeSheet::A4 { crop_marks: CropMarks::Omitted, start: 0 };

/// Left and top edge of each cell of the A4 sheet.
const CELLS: [(f32, f32); 4] = [(15.0, 25.5), (109.0, 25.5), (15.0, 153.5), (109.0, 153.5)];

fn close(measured: f32, wanted: f32) {
    assert!((measured - wanted).abs() <= 0.2, "measured {measured} mm, wanted {wanted} mm");
}

#[test]
fn pages_are_a4_or_the_card_itself() {
    let cards = four_cards();
    let single = badge_pdf(&style(), &cards, BadgeSheet::OneCardPerPage).unwrap();
    assert_eq!(page_count(&single).unwrap(), 4);
    for page in 0..4 {
        let (width, height) = page_size_mm(&single, page).unwrap();
        assert!((width - 86.0).abs() < 0.01 && (height - 118.0).abs() < 0.01, "{width} x {height}");
    }
    let sheet = badge_pdf(&style(), &cards, WITH_MARKS).unwrap();
    assert_eq!(page_count(&sheet).unwrap(), 1);
    let (width, height) = page_size_mm(&sheet, 0).unwrap();
    assert!((width - 210.0).abs() < 0.01 && (height - 297.0).abs() < 0.01, "{width} x {height}");
}

#[test]
fn a_card_on_its_own_page_is_banded_from_edge_to_edge_at_600_dpi() {
    let pdf = badge_pdf(&style(), &[card("沈若溪", "CQ0217")], BadgeSheet::OneCardPerPage).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    let (left, right) = page.across(1.0, 0.0, 90.0, GREEN).unwrap();
    close(left, 0.0);
    close(right, 86.0);
    let (top, bottom) = page.down(3.0, 0.0, 60.0, GREEN).unwrap();
    close(top, 0.0);
    close(bottom, 27.0);
    let (rule_top, rule_bottom) = page.down(3.0, 0.0, 60.0, GOLD).unwrap();
    close(rule_top, 27.0);
    close(rule_bottom, 28.4);
    let (foot_top, foot_bottom) = page.down(3.0, 60.0, 120.0, GREEN).unwrap();
    close(foot_top, 102.4);
    close(foot_bottom, 118.0);
}

#[test]
fn every_card_on_a4_is_86_by_118_mm_at_600_dpi() {
    let pdf = badge_pdf(&style(), &four_cards(), WITHOUT_MARKS).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    for (x, y) in CELLS {
        let (left, right) = page.across(y + 1.0, x - 4.0, x + 90.0, GREEN).unwrap();
        close(left, x);
        close(right - left, 86.0);
        let (top, bottom) = page.down(x + 3.0, y - 5.0, y + 122.0, GREEN).unwrap();
        close(top, y);
        close(bottom - top, 118.0);
    }
}

#[test]
fn crop_marks_stand_at_the_card_edge_and_bands_run_2_mm_over_it() {
    let pdf = badge_pdf(&style(), &four_cards(), WITH_MARKS).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    let (x, y) = CELLS[0];
    // Above the bleed stand the two upright marks, left of it the two level ones.
    let (left, right) = page.across(y - 3.0, x - 3.0, x + 89.0, BLACK).unwrap();
    close(left, x);
    close(right, x + 86.0);
    let (top, bottom) = page.down(x - 3.0, y - 3.0, y + 121.0, BLACK).unwrap();
    close(top, y);
    close(bottom, y + 118.0);
    let (mark_top, mark_bottom) = page.down(x, y - 6.0, y - 0.5, BLACK).unwrap();
    close(mark_top, y - 4.0);
    close(mark_bottom, y - 1.0);
    let (bleed_left, bleed_right) = page.across(y + 10.0, x - 5.0, x + 92.0, GREEN).unwrap();
    close(bleed_left, x - 2.0);
    close(bleed_right, x + 88.0);
}

#[test]
fn the_first_card_takes_the_cell_asked_for_and_empty_cells_stay_white() {
    let sheet = BadgeSheet::A4 { crop_marks: CropMarks::Drawn, start: 3 };
    let pdf = badge_pdf(&style(), &four_cards(), sheet).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 2);
    let first = Measured::at_dpi(&pdf, 0, 75.0);
    for (x, y) in &CELLS[..3] {
        assert!(!first.has_ink((x - 5.0, x + 88.0), (y - 5.0, y + 120.0)), "{x} {y}");
    }
    assert!(first.has_ink((112.0, 190.0), (160.0, 260.0)));
    let second = Measured::at_dpi(&pdf, 1, 75.0);
    assert!(second.has_ink((15.0, 101.0), (25.5, 143.0)));
    assert!(!second.has_ink((114.0, 200.0), (158.0, 276.0)));
}

#[test]
fn the_check_ruler_is_50_mm_long() {
    let pdf = badge_pdf(&style(), &four_cards(), WITHOUT_MARKS).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    let (left, right) = page.across(282.0, 5.0, 66.0, BLACK).unwrap();
    close(right - left, 50.0);
    let caption: String = glyphs(&pdf, 0).into_iter().map(|glyph| glyph.text).collect();
    assert!(caption.contains("50mm") || caption.contains("50 mm"));
}

#[test]
fn every_qr_code_reads_back_as_its_work_number_at_300_dpi() {
    let mut cards = four_cards();
    cards[3].work_no = "电-2026-长桥-000217".into();
    let pdf = badge_pdf(&style(), &cards, WITH_MARKS).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 300.0);
    for (card, (x, y)) in cards.iter().zip(CELLS) {
        let mut cell = rqrr::PreparedImage::prepare(page.grey((x, x + 86.0), (y, y + 118.0)));
        let read: Vec<String> = cell.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
        assert_eq!(read, [card.work_no.as_str()]);
    }
}

#[test]
fn a_qr_code_is_18_mm_wide_with_four_modules_of_white_around_it() {
    let pdf = badge_pdf(&style(), &[card("沈若溪", "CQ0217")], BadgeSheet::OneCardPerPage).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    let (left, right) = page.across(79.3, 58.0, 84.0, BLACK).unwrap();
    close(left, 62.0);
    close(right, 80.0);
    let quiet = 4.0 * 18.0 / 21.0;
    assert!(!page.has_ink((62.0 - quiet, 61.9), (79.0, 97.0)));
    assert!(!page.has_ink((80.1, 80.0 + quiet), (79.0, 97.0)));
    assert!(!page.has_ink((60.0, 82.0), (79.0 - quiet, 78.9)));
    assert!(!page.has_ink((60.0, 82.0), (97.1, 97.0 + quiet)));
}

/// Size and place of the glyphs of `name` on a card of its own.
fn name_glyphs(name: &str) -> Vec<(f64, f64)> {
    let pdf = badge_pdf(&style(), &[card(name, "1")], BadgeSheet::OneCardPerPage).unwrap();
    let placed = glyphs(&pdf, 0);
    let found = placed.iter().filter(|glyph| {
        glyph.size > 5.9 && glyph.x > 35.0 && glyph.ink.is_some_and(|ink| ink.y0 > 38.0 && ink.y1 < 56.0)
    });
    found.map(|glyph| (glyph.x, glyph.size)).collect()
}

#[test]
fn names_take_the_sizes_of_the_design() {
    let three = name_glyphs("沈若溪");
    assert_eq!(three.len(), 3);
    assert!(three.iter().all(|(_, size)| (size - 13.6).abs() < 0.01), "{three:?}");
    let four = name_glyphs("欧阳若溪");
    assert_eq!(four.len(), 4);
    assert!(four.iter().all(|(_, size)| (size - 10.5).abs() < 0.01), "{four:?}");
    let two = name_glyphs("方挈");
    assert_eq!(two.len(), 2);
    assert!((two[1].0 - two[0].0 - 18.6).abs() < 0.01, "a gap of 5 mm: {two:?}");
}

#[test]
fn a_name_of_many_signs_gets_smaller_and_stays_whole() {
    let long = name_glyphs("尉迟阿依古丽");
    assert_eq!(long.len(), 6);
    assert!(long.iter().all(|(_, size)| *size < 10.5), "{long:?}");
    let parted = name_glyphs("买买提明·阿卜杜热合曼");
    assert_eq!(parted.len(), 11);
}

#[test]
fn nothing_on_an_overfull_card_comes_nearer_than_3_mm_to_an_edge_or_over_another_field() {
    let mut style = style();
    style.unit_name = "国网某某省电力有限公司某某市供电公司城郊分公司长桥供电所客户服务中心".into();
    style.caption = "长桥镇营业厅 · 客户服务中心窗口工作人员上岗证（正式），非本人使用无效".into();
    style.supervision_phone = "0000-8866123 转 8021，夜间 0000-8866999".into();
    let mut person = card("买买提明·阿卜杜热合曼·伊敏江艾尔肯", "CQ-2026-000217-ABCDEFGHIJK");
    person.post = "客户服务班班长兼营业厅综合柜员、电价咨询与业扩报装受理员".into();
    person.title = "Deputy head of the customer-service-and-distribution team".into();
    let pdf = badge_pdf(&style, &[person.clone()], BadgeSheet::OneCardPerPage).unwrap();
    let placed = glyphs(&pdf, 0);
    for glyph in placed.iter().filter(|glyph| glyph.ink.is_some()) {
        let ink = glyph.ink.unwrap();
        assert!(ink.x0 >= 3.0 && ink.x1 <= 83.0 && ink.y0 >= 3.0 && ink.y1 <= 115.0, "{} {ink:?}", glyph.text);
    }
    let printed: String =
        placed.iter().map(|glyph| glyph.text.as_str()).collect::<String>().split_whitespace().collect();
    let wanted = [
        &style.unit_name,
        &style.caption,
        &person.name,
        &person.work_no,
        &person.post,
        &person.title,
        &style.supervision_phone,
    ];
    for text in wanted {
        let text: String = text.split_whitespace().collect();
        assert!(printed.contains(&text), "{text} in {printed}");
    }
    let inside = |x0: f64, x1: f64, y0: f64, y1: f64| {
        placed
            .iter()
            .filter_map(|glyph| glyph.ink)
            .filter(|ink| ink.x1 > x0 && ink.x0 < x1 && ink.y1 > y0 && ink.y0 < y1)
            .count()
    };
    assert_eq!(inside(6.0, 31.0, 34.0, 69.0), 0, "text over the photo");
    assert_eq!(inside(58.6, 80.0, 75.6, 100.4), 0, "text over the QR code or its quiet zone");
    assert_eq!(inside(0.0, 86.0, 27.0, 28.4), 0, "text over the rule");
    assert_eq!(inside(0.0, 86.0, 100.8, 102.4), 0, "text touching the foot band");
}
