//! The register book on paper (P1-9.2): numbered pages, repeated heads, void rows crossed, three thousand rows.

use hallkeeper::documents::case_sheets::register_book;
use hallkeeper::documents::raster::page_count;
use hallkeeper::ui::strings::Lang;

use super::case_samples::{book, long_summary};
use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, crossed, glyphs, strokes, text};

const LYING: (f32, f32) = (297.0, 210.0);

#[test]
fn every_page_is_numbered_and_repeats_its_heads() {
    let pdf = register_book(&book(Lang::Zh, 90)).unwrap();
    let count = page_count(&pdf).unwrap();
    assert!(count >= 4, "{count}");
    assert_pages(&pdf, LYING);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh");
    let pages: Vec<String> = (0..count).map(|page| text(&pdf, page)).collect();
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("第{}页共{count}页", number + 1)), "{page}");
        assert!(page.contains("长桥供电所营业厅登记簿2026年11月"), "{page}");
        assert!(page.contains("编号收到种类渠道来人事由对象首问/承办受理处理结论答复是否按时办结签字"), "{page}");
    }
    let all = pages.concat();
    for number in 1..=90 {
        assert_eq!(all.matches(&format!("2026-{number:04}")).count(), 1, "{number}");
    }
    let last = pages.last().unwrap();
    for words in ["2026年11月登记90作废2", "记录第214条校验码3f2a91bc77d0e5a4", "负责人签字"] {
        assert!(last.contains(words), "{words} in {last}");
    }
}

#[test]
fn a_void_row_is_crossed_out_and_its_reason_is_not() {
    let pdf = register_book(&book(Lang::Zh, 45)).unwrap();
    let (all, crossed): (String, String) =
        (0..page_count(&pdf).unwrap()).map(|page| (text(&pdf, page), crossed(&pdf, page))).unzip();
    assert!(all.contains("已作废：重复40"), "{all}");
    for words in ["2026-0040", "2026-11-1410:12", "用户称10月电费", "部分属实：电价有误", "按时"] {
        assert_eq!(crossed.split_whitespace().collect::<String>().matches(words).count(), 1, "{words} in {crossed}");
    }
    for words in ["2026-0039", "2026-0041", "已作废", "重复40"] {
        assert!(!crossed.contains(words), "{words} in {crossed}");
    }
}

#[test]
fn the_book_speaks_english_and_holds_the_longest_summary() {
    let mut book = book(Lang::En, 3);
    book.rows[1].summary = long_summary(Lang::En);
    let pdf = register_book(&book).unwrap();
    assert_pages(&pdf, LYING);
    assert_tagged(&pdf, "en");
    let all: String = (0..page_count(&pdf).unwrap()).map(|page| text(&pdf, page)).collect();
    assert_eq!(all.matches("thesamepapers").count(), book.rows[1].summary.matches("the same papers").count());
    assert!(all.contains("RegisterofcasesNovember2026") && all.contains("2026-0003"), "{all}");
}

#[test]
fn a_period_without_a_case_makes_a_book_that_says_so() {
    let pdf = register_book(&book(Lang::Zh, 0)).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    let printed = text(&pdf, 0);
    assert!(printed.contains("本期没有") && printed.contains("登记0"), "{printed}");
}

#[test]
fn three_thousand_rows_are_all_there() {
    let pdf = register_book(&book(Lang::Zh, 3000)).unwrap();
    let count = page_count(&pdf).unwrap();
    assert!((150..=250).contains(&count), "{count} pages");
    let last = text(&pdf, count - 1);
    assert!(last.contains(&format!("第{count}页共{count}页")) && last.contains("登记3000作废75"), "{last}");
    let near_the_end: String = (count - 2..count).map(|page| text(&pdf, page)).collect();
    assert!(near_the_end.contains("2026-3000"), "{near_the_end}");
}

#[test]
fn a_word_longer_than_its_column_breaks_and_never_runs_into_the_next() {
    let mut book = book(Lang::En, 1);
    let row = &mut book.rows[0];
    let odd = "Xxxxxxxxxxxxxxxxxxxxxxxxxx";
    for cell in [&mut row.kind, &mut row.channel, &mut row.customer, &mut row.target, &mut row.handler] {
        *cell = odd.into();
    }
    let pdf = register_book(&book).unwrap();
    let upright: Vec<f64> =
        strokes(&pdf, 0).iter().filter(|line| line.width() < 0.3 && line.height() > 1.0).map(|line| line.x0).collect();
    assert!(upright.len() >= 13, "{upright:?}");
    for glyph in glyphs(&pdf, 0).iter().filter(|glyph| odd.contains(&glyph.text) && glyph.ink.is_some()) {
        let ink = glyph.ink.unwrap();
        assert!(!upright.iter().any(|x| ink.x0 < *x && *x < ink.x1), "{} {ink:?}", glyph.text);
    }
    assert!(text(&pdf, 0).replace('\u{200b}', "").matches(odd).count() >= 4);
}
