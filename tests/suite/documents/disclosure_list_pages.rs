//! The list of the disclosure register on paper (P1-3.1): every document, its state, room to tick and sign.

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::disclosure_lists::{
    DisclosureColumns, DisclosureGroup, DisclosureRow, DisclosureSheet, DisclosureTone, disclosure_sheet,
};
use hallkeeper::documents::paper::{Foot, unprintable};
use hallkeeper::documents::raster::{page_count, page_size_mm};

use super::reading::{assert_fonts_embedded, assert_tagged, glyphs, text};

fn row(number: usize) -> DisclosureRow {
    DisclosureRow {
        title: format!("居民家用电器损坏赔偿办法（第 {number} 份）"),
        code: format!("P1-3.1.{number}"),
        version: "国家能源局令第 29 号".into(),
        place: "1 号公示栏".into(),
        put_up: "2026-06-01".into(),
        until: "2027-06-01".into(),
        state: "有效".into(),
        tone: DisclosureTone::Good,
    }
}

fn sheet(rows: usize) -> DisclosureSheet {
    let late =
        DisclosureRow { tone: DisclosureTone::Late, state: "厅里没有".into(), version: String::new(), ..row(0) };
    DisclosureSheet {
        title: "公示资料清单".into(),
        hall: "长桥供电所营业厅".into(),
        about: "2026-11-23 · 共 40 份".into(),
        columns: DisclosureColumns {
            document: "资料".into(),
            version: "版本".into(),
            place: "位置".into(),
            put_up: "挂出日期".into(),
            until: "有效期至".into(),
            state: "状态".into(),
            seen: "核对".into(),
        },
        groups: vec![
            DisclosureGroup { title: "公开资料".into(), rows: (1..=rows).map(row).collect() },
            DisclosureGroup { title: "告示 1".into(), rows: vec![late] },
        ],
        checked_by: "检查人签字".into(),
        checked_on: "日期".into(),
        foot: Foot { page: "第 {page} 页，共 {pages} 页".into(), ..Foot::default() },
        ..DisclosureSheet::default()
    }
}

#[test]
fn every_document_stands_on_a4_with_its_heads_repeated() {
    let pdf = disclosure_sheet(&sheet(39)).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 2);
    let (width, height) = page_size_mm(&pdf, 0).unwrap();
    assert!((width - 210.0).abs() < 0.02 && (height - 297.0).abs() < 0.02, "{width} x {height}");
    let (first, second) = (text(&pdf, 0), text(&pdf, 1));
    assert!(first.contains("公示资料清单长桥供电所营业厅·2026-11-23·共40份"), "{first}");
    assert!(first.contains("挂出日期") && second.contains("挂出日期"), "{second}");
    let both = first + &second;
    for number in 1..=39 {
        assert_eq!(both.matches(&format!("（第{number}份）")).count(), 1, "{number}");
    }
    assert!(both.contains("告示1") && both.contains("厅里没有") && both.contains("检查人签字"), "{both}");
    for page in 0..2 {
        for glyph in glyphs(&pdf, page) {
            let Some(ink) = glyph.ink else { continue };
            assert!(ink.x0 > 10.0 && ink.x1 < 200.0 && ink.y0 > 8.0 && ink.y1 < 292.0, "{} {ink:?}", glyph.text);
        }
    }
    assert_tagged(&pdf, "zh");
    assert_fonts_embedded(&pdf);
}

#[test]
fn a_list_without_a_document_is_refused_and_a_missing_glyph_is_named() {
    let empty = DisclosureSheet { groups: vec![], ..sheet(1) };
    assert_eq!(disclosure_sheet(&empty), Err(DocumentError::Nothing));
    let mut rare = sheet(1);
    rare.groups[0].rows[0].place = "\u{10FFFD}".into();
    assert!(text(&disclosure_sheet(&rare).unwrap(), 0).contains("[U+10FFFD]"));
    assert_eq!(unprintable(&rare), ['\u{10FFFD}']);
}
