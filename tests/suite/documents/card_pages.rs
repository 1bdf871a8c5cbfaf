//! Cards, signs and plates measured on their pages, read back, and held inside their frames (P1-1.2, P1-1.3, P1-1.6, P1-2.7).

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::cards::{CardUnit, Drawn, FitKind, SheetPaper, cards_pdf, fit, unprintable};
use hallkeeper::documents::raster::{page_count, page_picture, page_size_mm};
use hallkeeper::domain::layouts::{
    CardField, CardLayout, Element, ElementKind, Face, Frame, Ink, Shown, TextElement, Weight,
};
use hallkeeper::domain::sheets::{Calibration, Flip, SheetOrder, SheetPreset, Side, Sides, impose};
use hayro::hayro_syntax::object::{Dict, Name};
use proptest::prelude::*;

use super::card_samples::{alone, card, four, on, own_pages, shipped, unit};
use super::reading::{Measured, assert_fonts_embedded, glyphs, open, text};
use super::samples::photo;

const GREEN: [u8; 3] = [0x00, 0x69, 0x5f];
const GOLD: [u8; 3] = [0xc9, 0xa2, 0x4b];
const BLACK: [u8; 3] = [0; 3];

fn close(measured: f32, wanted: f32) {
    assert!((measured - wanted).abs() <= 0.2, "measured {measured} mm, wanted {wanted} mm");
}

#[test]
fn every_product_has_the_size_of_its_layout() {
    for shipped in CardLayout::shipped() {
        let pdf = alone(shipped.code, &card("沈若溪", "CQ0217"));
        assert_eq!(page_count(&pdf).unwrap(), if shipped.layout.has_back() { 2 } else { 1 }, "{}", shipped.code);
        let (width, height) = page_size_mm(&pdf, 0).unwrap();
        close(width, shipped.layout.width_mm);
        close(height, shipped.layout.height_mm);
    }
}

#[test]
fn bands_of_badge_and_id_card_run_from_edge_to_edge_at_600_dpi() {
    let badge = Measured::at_dpi(&alone("badge", &card("沈若溪", "CQ0217")), 0, 600.0);
    let (left, right) = badge.across(1.0, 0.0, 90.0, GREEN).unwrap();
    close(left, 0.0);
    close(right, 86.0);
    let (top, bottom) = badge.down(3.0, 27.1, 60.0, GOLD).unwrap();
    close(top, 27.0);
    close(bottom, 28.4);
    let (top, bottom) = badge.down(3.0, 60.0, 120.0, GREEN).unwrap();
    close(top, 102.4);
    close(bottom, 118.0);
    let pdf = alone("id_card", &card("韩一鸣", "CQ0311"));
    let front = Measured::at_dpi(&pdf, 0, 600.0);
    let (top, bottom) = front.down(2.0, 0.0, 40.0, GREEN).unwrap();
    close(top, 0.0);
    close(bottom, 12.6);
    let back = Measured::at_dpi(&pdf, 1, 600.0);
    let (top, bottom) = back.down(2.0, 30.0, 54.0, GREEN).unwrap();
    close(top, 41.4);
    close(bottom, 53.98);
}

#[test]
fn photos_have_their_size_at_600_dpi() {
    let badge = Measured::at_dpi(&alone("badge", &card("沈若溪", "CQ0217")), 0, 600.0);
    assert!(badge.has_ink((6.0, 31.0), (34.0, 34.2)) && badge.has_ink((6.0, 6.2), (34.0, 69.0)));
    assert!(!badge.has_ink((3.0, 5.85), (33.0, 70.0)) && !badge.has_ink((31.15, 35.5), (34.0, 69.0)));
    assert!(!badge.has_ink((6.0, 31.0), (33.0, 33.85)) && !badge.has_ink((6.0, 31.0), (69.15, 73.0)));
    let wall = Measured::at_dpi(&alone("photo_wall", &card("沈若溪", "CQ0217")), 0, 600.0);
    let (top, bottom) = wall.down(2.0, 100.0, 149.0, GREEN).unwrap();
    close(top, 127.0);
    close(bottom, 128.2);
}

#[test]
fn the_work_number_stands_at_the_lower_right_of_a_counter_sign() {
    let placed = glyphs(&alone("counter_sign", &card("沈若溪", "CQ0217")), 0);
    let number: Vec<_> = placed.iter().filter(|glyph| (glyph.size - 15.0).abs() < 0.01).collect();
    assert_eq!(number.iter().map(|glyph| glyph.text.as_str()).collect::<String>(), "CQ0217");
    assert!(number.iter().all(|glyph| glyph.x > 100.0 && glyph.ink.unwrap().y0 > 50.0));
}

#[test]
fn four_badges_lie_in_their_cells_with_marks_bleed_and_ruler() {
    let pages = impose(&SheetPreset::BadgeA4.order(4)).unwrap();
    let pdf = on(shipped("badge"), &four(), &pages).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    for placed in &pages[0].placed {
        let (x, y) = (placed.x_mm, placed.y_mm);
        let (left, right) = page.across(y + 10.0, x - 3.5, x + 89.5, GREEN).unwrap();
        close(left, x - 2.0);
        close(right, x + 88.0);
        let (mark_left, mark_right) = page.across(y - 2.8, x - 3.0, x + 89.0, BLACK).unwrap();
        close(mark_left, x);
        close(mark_right, x + 86.0);
    }
    let ruler = pages[0].ruler.as_ref().unwrap();
    let line = ruler.marks.iter().find(|mark| (mark.to.x_mm - mark.from.x_mm).abs() > 49.0).unwrap();
    let (left, right) = page.across(line.from.y_mm, line.from.x_mm - 3.0, line.to.x_mm + 1.0, BLACK).unwrap();
    close(right - left, 50.0);
    assert!(text(&pdf, 0).contains("50mm"));
}

#[test]
fn the_first_badge_takes_the_cell_asked_for_and_used_cells_stay_white() {
    let order = SheetOrder { start: 3, ..SheetPreset::BadgeA4.order(4) };
    let pages = impose(&order).unwrap();
    let pdf = on(shipped("badge"), &four(), &pages).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 2);
    let used = impose(&SheetPreset::BadgeA4.order(4)).unwrap();
    let first = Measured::at_dpi(&pdf, 0, 75.0);
    for placed in &used[0].placed[..3] {
        let (x, y) = (placed.x_mm, placed.y_mm);
        assert!(!first.has_ink((x, x + 82.0), (y, y + 114.0)), "{x} {y}");
    }
}

#[test]
fn backs_lie_behind_fronts_for_both_flips() {
    let layout = shipped("id_card");
    let cards: Vec<_> = four().into_iter().take(3).collect();
    for flip in [Flip::LongEdge, Flip::ShortEdge] {
        let order = SheetOrder { sides: Sides::FrontAndBack(flip), ..SheetPreset::IdCardA4.order(cards.len()) };
        let pages = impose(&order).unwrap();
        let pdf = on(layout, &cards, &pages).unwrap();
        let (front, back) = (Measured::at_dpi(&pdf, 0, 100.0), Measured::at_dpi(&pdf, 1, 100.0));
        for placed in pages[0].placed.iter().filter(|placed| placed.side == Side::Front) {
            let (x0, x1) = (placed.x_mm, placed.x_mm + placed.width_mm);
            let (y0, y1) = (placed.y_mm, placed.y_mm + placed.height_mm);
            assert!(front.has_ink((x0 + 1.0, x1 - 1.0), (y0 + 1.0, y1 - 1.0)));
            // The paper turned over: a point of the front mirrored across, or down.
            let (bx, by) = match flip {
                Flip::LongEdge => ((210.0 - x1, 210.0 - x0), (y0, y1)),
                Flip::ShortEdge => ((x0, x1), (297.0 - y1, 297.0 - y0)),
            };
            let found = back.down(bx.0 + 2.0, by.0 - 1.0, by.1 + 1.0, GREEN).unwrap();
            assert!((found.1 - found.0 - 12.58).abs() < 3.0, "the foot band of a back: {found:?} {flip:?}");
            let edges =
                back.across(if found.1 > by.0 + 27.0 { by.1 - 1.0 } else { by.0 + 1.0 }, bx.0 - 1.5, bx.1 + 1.5, GREEN);
            let (left, right) = edges.unwrap();
            assert!(left <= bx.0 + 0.4 && right >= bx.1 - 0.4, "{flip:?} {left} {right} {bx:?}");
        }
    }
}

#[test]
fn every_qr_code_reads_back_at_300_dpi() {
    let pages = impose(&SheetPreset::BadgeA4.order(4)).unwrap();
    let cards = four();
    let pdf = on(shipped("badge"), &cards, &pages).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 300.0);
    for placed in &pages[0].placed {
        let (x, y) = (placed.x_mm, placed.y_mm);
        let mut cell = rqrr::PreparedImage::prepare(page.grey((x, x + 86.0), (y, y + 118.0)));
        let read: Vec<String> = cell.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
        assert_eq!(read, [cards[placed.card].code.as_str()]);
    }
}

#[test]
fn a_qr_code_is_18_mm_wide_with_four_modules_of_white_around_it() {
    let person = card("沈若溪", "CQ0217");
    let modules = hallkeeper::documents::qr::QrCode::of(&person.code).unwrap().side as f32;
    let page = Measured::at_dpi(&alone("badge", &person), 0, 600.0);
    let (left, right) = page.across(79.3, 58.0, 84.0, BLACK).unwrap();
    close(left, 62.0);
    close(right, 80.0);
    let quiet = 4.0 * 18.0 / modules;
    assert!(!page.has_ink((62.0 - quiet, 61.9), (79.0, 97.0)));
    assert!(!page.has_ink((80.1, 80.0 + quiet), (79.0, 97.0)));
    assert!(!page.has_ink((60.0, 82.0), (79.0 - quiet, 78.9)));
    assert!(!page.has_ink((60.0, 82.0), (97.1, 97.0 + quiet)));
}

#[test]
fn a_logo_takes_the_place_of_the_mark() {
    let mut png = std::io::Cursor::new(Vec::new());
    let red = image::RgbImage::from_pixel(40, 20, image::Rgb([200, 0, 0]));
    red.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let unit = CardUnit { logo: Some(png.into_inner()), ..unit() };
    let layout = shipped("badge");
    let paper = SheetPaper { pages: &own_pages(layout, 1), calibration: Calibration::default(), title: "" };
    let pdf = cards_pdf(layout, &unit, &[card("沈若溪", "1")], &paper).unwrap();
    let picture = page_picture(&pdf, 0, 10.0).unwrap();
    let at = (135 * picture.width + 133) * 4;
    assert!(picture.rgba[at] > 180 && picture.rgba[at + 1] < 40, "{:?}", &picture.rgba[at..at + 4]);
}

#[test]
fn a_page_that_is_not_there_is_an_error() {
    let pdf = alone("badge", &card("沈若溪", "1"));
    assert_eq!(page_size_mm(&pdf, 1), Err(DocumentError::NoSuchPage { page: 1 }));
    assert_eq!(page_picture(&pdf, 7, 5.0), Err(DocumentError::NoSuchPage { page: 7 }));
}

fn words_at(frame: Frame, text: TextElement) -> Element {
    Element { face: Face::Front, frame, kind: ElementKind::Text(text), shown: Shown::Always }
}

#[test]
fn a_bar_code_reads_back_from_its_bars() {
    let mut layout = shipped("photo_strip").clone();
    (layout.width_mm, layout.height_mm) = (80.0, 30.0);
    let frame = Frame { x_mm: 10.0, y_mm: 5.0, width_mm: 60.0, height_mm: 15.0 };
    layout.elements = vec![Element { face: Face::Front, frame, kind: ElementKind::Barcode, shown: Shown::Always }];
    let pdf = on(&layout, &[card("沈若溪", "CQ0217")], &own_pages(&layout, 1)).unwrap();
    let grey = Measured::at_dpi(&pdf, 0, 600.0).grey((5.0, 75.0), (12.0, 12.2));
    let dark: Vec<bool> = (0..grey.width()).map(|x| grey.get_pixel(x, 1).0[0] < 128).collect();
    let runs: Vec<(bool, usize)> = dark.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
    let runs: Vec<usize> = runs[1..runs.len() - 1].iter().map(|(_, length)| *length).collect();
    let module = runs.iter().sum::<usize>() as f32 / (11.0 * 8.0 + 13.0);
    let widths: Vec<usize> = runs.iter().map(|run| (*run as f32 / module).round() as usize).collect();
    // Start B, C, Q, 0, 2, 1, 7 as the standard draws them; then the check sign and the stop.
    let signs = ["211214", "131321", "211331", "123122", "223211", "123221", "312131"];
    let signs = signs.map(|sign| sign.bytes().map(|digit| usize::from(digit - b'0')).collect::<Vec<_>>());
    let wanted: Vec<usize> = signs.concat();
    assert_eq!(widths[..wanted.len()], wanted);
    assert_eq!(widths[widths.len() - 7..], [2, 3, 3, 1, 1, 1, 2]);
}

#[test]
fn fields_and_rare_names_are_text_in_subset_fonts_and_no_tags() {
    let mut cards = four();
    cards[1] = card("䶮𬭎𠅤", "CQ0001");
    let pages = impose(&SheetPreset::BadgeA4.order(4)).unwrap();
    let pdf = on(shipped("badge"), &cards, &pages).unwrap();
    let printed = text(&pdf, 0);
    for wanted in ["沈若溪", "䶮𬭎𠅤", "方挈", "CQ0217", "业务受理员", "副班长", "有效期至2028-12-31", "0000-8866123"]
    {
        assert!(printed.contains(wanted), "{wanted} in {printed}");
    }
    assert_eq!(printed.matches("营业厅·工作人员上岗证").count(), 4);
    assert_fonts_embedded(&pdf);
    let opened = open(&pdf);
    let catalog = opened.xref().get::<Dict<'_>>(opened.xref().root_id()).unwrap();
    let preferences = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(preferences.get::<Name<'_>>("PrintScaling").unwrap().as_str(), "None");
    assert!(!catalog.contains_key("StructTreeRoot"));
    assert_eq!(pdf, on(shipped("badge"), &cards, &pages).unwrap(), "the same cards give the same bytes");
}

#[test]
fn jpeg_bytes_stand_in_the_pdf_unchanged_and_once() {
    let mut cards = four();
    for (card, shade) in cards.iter_mut().zip([10, 90, 170, 170]) {
        card.photo = Some(photo(shade));
    }
    let pdf = on(shipped("badge"), &cards, &impose(&SheetPreset::BadgeA4.order(4)).unwrap()).unwrap();
    for card in &cards {
        let jpeg = card.photo.as_deref().unwrap();
        assert_eq!(pdf.windows(jpeg.len()).filter(|window| *window == jpeg).count(), 1);
    }
}

#[test]
fn a_seal_covers_only_where_it_is_inked() {
    let mut layout = shipped("badge").clone();
    let frame = Frame { x_mm: 20.0, y_mm: 20.0, width_mm: 40.0, height_mm: 20.0 };
    let element = |kind| Element { face: Face::Front, frame, kind, shown: Shown::Always };
    layout.elements = vec![element(ElementKind::Fill { ink: Ink::Band, radius_mm: 0.0 }), element(ElementKind::Seal)];
    let red = image::RgbaImage::from_fn(40, 20, |x, _| image::Rgba([200, 0, 0, if x < 20 { 0 } else { 255 }]));
    let mut seal = std::io::Cursor::new(Vec::new());
    red.write_to(&mut seal, image::ImageFormat::Png).unwrap();
    let unit = CardUnit { seal: Some(seal.into_inner()), ..unit() };
    let pages = own_pages(&layout, 1);
    let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "" };
    let pdf = cards_pdf(&layout, &unit, &[card("沈若溪", "CQ0217")], &paper).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 600.0);
    let (left, right) = page.across(30.0, 10.0, 80.0, GREEN).unwrap();
    close(left, 20.0);
    close(right, 40.0);
    let (left, right) = page.across(30.0, 10.0, 80.0, [200, 0, 0]).unwrap();
    close(left, 40.0);
    close(right, 60.0);
}

#[test]
fn what_cannot_be_printed_is_said() {
    let layout = shipped("badge");
    let pages = own_pages(layout, 1);
    assert_eq!(on(layout, &four(), &[]), Err(DocumentError::Nothing));
    let mut broken = card("沈若溪", "CQ0217");
    let jpeg = broken.photo.as_mut().unwrap();
    let scan = jpeg.windows(2).position(|marker| marker == [0xff, 0xda]).unwrap();
    jpeg.truncate(scan);
    assert_eq!(on(layout, &[broken], &pages), Err(DocumentError::Photo { work_no: "CQ0217".into() }));
    let rare = card("王\u{10FFFD}", "1");
    assert_eq!(unprintable(&unit(), std::slice::from_ref(&rare)), ['\u{10FFFD}']);
    assert_eq!(on(layout, &[rare], &pages), Err(DocumentError::NoGlyph { characters: vec!['\u{10FFFD}'] }));
    let unit = CardUnit { logo: Some(b"GIF89a".to_vec()), ..unit() };
    let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "" };
    assert_eq!(cards_pdf(layout, &unit, &four(), &paper), Err(DocumentError::Logo));
}

#[test]
fn a_calibration_moves_and_stretches_the_page() {
    let layout = shipped("badge");
    let pages = impose(&SheetPreset::BadgeA4.order(1)).unwrap();
    let calibration = Calibration { dx_mm: 1.5, dy_mm: -0.8, factor_x: 1.01, factor_y: 1.0 };
    let paper = SheetPaper { pages: &pages, calibration, title: "" };
    let page = Measured::at_dpi(&cards_pdf(layout, &unit(), &four()[..1], &paper).unwrap(), 0, 600.0);
    let (x, y) = (pages[0].placed[0].x_mm, pages[0].placed[0].y_mm);
    let (left, right) = page.across(y + 10.0, 5.0, 120.0, GREEN).unwrap();
    close(left, (x - 2.0) * 1.01 + 1.5);
    close(right, (x + 88.0) * 1.01 + 1.5);
    let (top, _) = page.down(x + 10.0, 5.0, 80.0, GREEN).unwrap();
    close(top, y - 2.0 - 0.8);
}

#[test]
fn what_is_left_empty_leaves_no_stray_label() {
    let mut person = card("沈若溪", "CQ0217");
    for field in [CardField::ValidUntil, CardField::Department, CardField::Title] {
        person.fields.remove(&field);
    }
    let unit = CardUnit { supervision_phone: " ".into(), ..unit() };
    for code in ["badge", "id_card"] {
        let layout = shipped(code);
        let pages = own_pages(layout, 1);
        let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "" };
        let pdf = cards_pdf(layout, &unit, std::slice::from_ref(&person), &paper).unwrap();
        let printed: String = (0..page_count(&pdf).unwrap()).map(|page| text(&pdf, page)).collect();
        for label in ["监督电话", "有效期至", "部门", "职务"] {
            assert!(!printed.contains(label), "{code}: {label} in {printed}");
        }
    }
}

fn name_glyphs(name: &str) -> Vec<(f64, f64)> {
    let placed = glyphs(&alone("badge", &card(name, "1")), 0);
    let in_frame = |glyph: &&super::reading::PlacedGlyph| {
        glyph.x > 35.0 && glyph.size > 3.0 && glyph.ink.is_some_and(|ink| ink.y0 > 38.3 && ink.y1 < 56.5)
    };
    placed.iter().filter(in_frame).map(|glyph| (glyph.x, glyph.size)).collect()
}

#[test]
fn names_take_the_sizes_of_the_design_and_minority_names_part_at_the_dot() {
    assert!(name_glyphs("沈若溪").iter().all(|(_, size)| (size - 13.6).abs() < 0.01));
    let four = name_glyphs("欧阳若溪");
    assert!(four.len() == 4 && four.iter().all(|(_, size)| (size - 10.5).abs() < 0.01), "{four:?}");
    let two = name_glyphs("方挈");
    assert!((two[1].0 - two[0].0 - 18.6).abs() < 0.01, "a gap of 5 mm: {two:?}");
    let person = card("阿卜杜拉·买买提·热合曼", "1");
    let fitted = fit(shipped("badge"), &unit(), &person).unwrap();
    let lines: Vec<&str> = fitted
        .front
        .items
        .iter()
        .filter_map(|item| match &item.drawn {
            Drawn::Line { text, .. } if text.contains('·') || text.contains("曼") => Some(text.as_str()),
            _ => None,
        })
        .filter(|line| !line.contains("营业厅"))
        .collect();
    assert_eq!(lines, ["阿卜杜拉·", "买买提·热合曼"]);
    assert!(fitted.remarks.iter().any(|remark| remark.kind == FitKind::Wrapped(2)), "{:?}", fitted.remarks);
}

#[test]
fn nothing_on_an_overfull_badge_comes_nearer_than_3_mm_to_an_edge() {
    let mut person = card("买买提明·阿卜杜热合曼·伊敏江艾尔肯", "CQ-2026-000217-ABCDEFGHIJK");
    person.code = "CQ0217".into();
    for (field, words) in [
        (CardField::UnitName, "国网某某省电力有限公司某某市供电公司城郊分公司长桥供电所客户服务中心"),
        (CardField::SupervisionPhone, "0000-8866123 转 8021，夜间 0000-8866999"),
        (CardField::Post, "客户服务班班长兼营业厅综合柜员、电价咨询与业扩报装受理员"),
        (CardField::Title, "Deputy head of the customer-service-and-distribution team"),
    ] {
        person.fields.insert(field, words.into());
    }
    let pdf = alone("badge", &person);
    for glyph in glyphs(&pdf, 0) {
        let Some(ink) = glyph.ink else { continue };
        assert!(ink.x0 > 2.99 && ink.x1 < 83.01 && ink.y0 > 2.99 && ink.y1 < 115.01, "{} {ink:?}", glyph.text);
    }
    let printed = text(&pdf, 0);
    let whole = |field: CardField| person.fields[&field].split_whitespace().collect::<String>();
    for field in [CardField::Name, CardField::WorkNo, CardField::Post, CardField::Title] {
        assert!(printed.contains(&whole(field)), "{} in {printed}", whole(field));
    }
}

#[test]
fn a_pale_unit_colour_keeps_every_text_readable() {
    let pale = CardUnit { band_rgb: [0xff, 0xe9, 0x9a], number_rgb: [0xff, 0xe9, 0x9a], ..unit() };
    let fitted = fit(shipped("badge"), &pale, &card("沈若溪", "CQ0217")).unwrap();
    for item in &fitted.front.items {
        if let Drawn::Line { rgb, text, .. } = &item.drawn {
            assert!(rgb.iter().map(|part| u32::from(*part)).sum::<u32>() < 420, "{text} in {rgb:?}");
        }
    }
}

fn element() -> impl Strategy<Value = (TextElement, Frame)> {
    let words = prop_oneof![Just("{name}"), Just("{post}"), Just("{label:post} {post}")];
    (words, 1.0_f32..40.0, 0.3_f32..1.0, 1..5_u8, (3.0_f32..80.0, 2.0_f32..40.0), 0.0_f32..2.0).prop_map(
        |(words, size, least, lines, (width_mm, height_mm), spacing)| {
            let text = TextElement { least, lines, spacing, weight: Weight::Bold, ..TextElement::new(words, size) };
            (text, Frame { x_mm: 7.0, y_mm: 11.0, width_mm, height_mm })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_stays_inside_its_frame_and_whole(
        said in "[沈若溪䶮阿卜杜拉·一（），。a-zA-Z0-9 jgQ./-]{1,60}",
        (text, frame) in element(),
    ) {
        let mut layout = shipped("badge").clone();
        layout.elements = vec![words_at(frame, text)];
        let mut person = card(&said, "1");
        person.fields.insert(CardField::Post, said.clone());
        let pdf = on(&layout, std::slice::from_ref(&person), &own_pages(&layout, 1)).unwrap();
        let placed = glyphs(&pdf, 0);
        for glyph in placed.iter().filter(|glyph| glyph.ink.is_some()) {
            let ink = glyph.ink.unwrap();
            let [left, top] = [frame.x_mm, frame.y_mm].map(f64::from);
            let [right, low] = [frame.right_mm(), frame.bottom_mm()].map(f64::from);
            let slack = 0.05;
            prop_assert!(ink.x0 > left - slack && ink.x1 < right + slack, "{} {ink:?} {frame:?}", glyph.text);
            prop_assert!(ink.y0 > top - slack && ink.y1 < low + slack, "{} {ink:?} {frame:?}", glyph.text);
        }
        let whole: String = said.split_whitespace().collect();
        prop_assert!(text_of(&placed).contains(&whole));
    }
}

fn text_of(placed: &[super::reading::PlacedGlyph]) -> String {
    placed.iter().flat_map(|glyph| glyph.text.split_whitespace()).collect()
}
