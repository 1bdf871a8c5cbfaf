//! The month sheet of a suggestion box on paper (P1-9.3).

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::box_sheets::{box_sheet_pdf, unprintable_in};
use hallkeeper::documents::raster::{page_count, page_size_mm};
use hayro::hayro_syntax::object::{Dict, Name};

use super::reading::{glyphs, open, text};
use super::samples::month;

#[test]
fn every_date_of_the_month_stands_on_one_a4_page() {
    let pdf = box_sheet_pdf(&month()).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    let (width, height) = page_size_mm(&pdf, 0).unwrap();
    assert!((width - 210.0).abs() < 0.02 && (height - 297.0).abs() < 0.02, "{width} x {height}");
    let printed = text(&pdf, 0);
    for day in 1..=30 {
        assert!(printed.contains(&format!("11-{day:02}周")), "{day} in {printed}");
    }
    for words in ["意见箱开箱登记月表", "1号箱大厅东侧", "2026年11月", "开箱人签字", "见证人签字", "营业厅负责人签字"]
    {
        assert!(printed.contains(words), "{words} in {printed}");
    }
}

#[test]
fn states_times_letters_and_outcomes_are_shown() {
    let printed = text(&box_sheet_pdf(&month()).unwrap(), 0);
    assert!(printed.contains("11-02周一有信16:422"), "{printed}");
    assert!(printed.contains("11-03周二空箱16:420"), "{printed}");
    assert!(printed.contains("11-05周四漏记——"), "{printed}");
    assert!(printed.contains("2026-0035；第2封不处理：优惠券"), "{printed}");
}

#[test]
fn a_late_entry_shows_both_times() {
    let printed = text(&box_sheet_pdf(&month()).unwrap(), 0);
    assert!(printed.contains("11-12周四补记16:42补记于11-1308:31"), "{printed}");
}

#[test]
fn counts_page_and_head_of_the_history_stand_at_the_foot() {
    let printed = text(&box_sheet_pdf(&month()).unwrap(), 0);
    for words in [
        "开箱天数18",
        "信件合计4",
        "空箱16",
        "补记1",
        "漏记1",
        "第1页，共1页",
        "台账校验码3f2a91bc77d0e5a4",
        "打印于2026-11-23",
    ] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
    assert!(!printed.contains("c0ffee"), "the hash is cut");
}

#[test]
fn a_month_with_much_to_say_goes_on_with_its_heads_repeated_and_nothing_lost() {
    let mut sheet = month();
    for day in &mut sheet.days {
        day.remark = "封条破损，已当场更换并拍照留存，见证人在场".into();
        day.outcome = format!("2026-{:04} 转配电班处理，三日内受理，十五日内书面答复来信人", day.letters.unwrap_or(0));
    }
    let pdf = box_sheet_pdf(&sheet).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 2);
    let (first, second) = (text(&pdf, 0), text(&pdf, 1));
    assert!(first.contains("开箱人签字") && second.contains("开箱人签字"), "{second}");
    assert!(first.contains("第1页，共2页") && second.contains("第2页，共2页"));
    let both = first + &second;
    for day in 1..=30 {
        assert_eq!(both.matches(&format!("11-{day:02}周")).count(), 1, "{day}");
    }
    for page in 0..2 {
        for glyph in glyphs(&pdf, page) {
            let Some(ink) = glyph.ink else { continue };
            assert!(ink.x0 > 10.0 && ink.x1 < 200.0 && ink.y0 > 8.0 && ink.y1 < 292.0, "{} {ink:?}", glyph.text);
        }
    }
}

#[test]
fn the_sheet_is_tagged_in_its_language_and_prints_unscaled() {
    let pdf = box_sheet_pdf(&month()).unwrap();
    let opened = open(&pdf);
    let catalog = opened.xref().get::<Dict<'_>>(opened.xref().root_id()).unwrap();
    assert!(catalog.contains_key("StructTreeRoot"));
    let preferences = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(preferences.get::<Name<'_>>("PrintScaling").unwrap().as_str(), "None");
}

#[test]
fn a_character_without_a_glyph_is_spelled_out() {
    let mut sheet = month();
    sheet.days[1].remark = "来信人自称\u{10FFFD}".into();
    let printed = text(&box_sheet_pdf(&sheet).unwrap(), 0);
    assert!(printed.contains("[U+10FFFD]"), "{printed}");
    assert_eq!(unprintable_in(&sheet), ['\u{10FFFD}'], "and named before it is printed");
}

#[test]
fn a_month_without_a_day_is_refused() {
    let mut sheet = month();
    sheet.days.clear();
    assert_eq!(box_sheet_pdf(&sheet), Err(DocumentError::Nothing));
}
