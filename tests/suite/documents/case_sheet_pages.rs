//! The case sheet on paper (P1-9.2): everything on record, struck entries crossed and readable, long ones over pages.

use hallkeeper::documents::case_sheets::{CaseSheet, case_sheet};
use hallkeeper::documents::paper::unprintable;
use hallkeeper::documents::raster::page_count;
use hallkeeper::ui::strings::Lang;

use super::case_samples::{case, long_case};
use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, crossed, text};

const A4: (f32, f32) = (210.0, 297.0);

#[test]
fn a_case_stands_on_one_a4_page_with_all_that_is_known() {
    let pdf = case_sheet(&case(Lang::Zh)).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert_pages(&pdf, A4);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh");
    let printed = text(&pdf, 0);
    for words in [
        "长桥供电所营业厅编号2026-0035办理单",
        "种类投诉渠道电话事项账单差错",
        "收到时间2026-11-14周六10:12登记时间2026-11-14周六10:15信上日期—",
        "来人陈**联系方式139****0472对象3号窗口",
        "首问沈若溪承办方䶮转给部门电费核算班",
        "响铃3声",
        "受理2026-11-1724:002026-11-1410:40按时",
        "书面报告2026-11-2024:002026-11-2109:00超时",
        "回访——不计时",
        "补记11-1708:30",
        "𬭎→电费核算班𠅤",
        "经办人签字",
        "负责人签字",
        "2026-0035·打印于2026-11-2310:26·记录第214条校验码3f2a91bc77d0e5a4",
        "第1页共1页",
    ] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
    assert!(!printed.contains("c0ffee"), "the hash is cut");
    assert!(!printed.contains("已作废"), "{printed}");
}

#[test]
fn the_same_case_speaks_english() {
    let pdf = case_sheet(&case(Lang::En)).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert_pages(&pdf, A4);
    assert_tagged(&pdf, "en");
    let printed = text(&pdf, 0);
    for words in ["Casesheet", "KindComplaintChannelPhone", "October’sbill", "Writtenreport", "Late", "Page1of1"] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
}

#[test]
fn a_struck_entry_is_crossed_out_and_its_reason_is_not() {
    let pdf = case_sheet(&case(Lang::Zh)).unwrap();
    let crossed = crossed(&pdf, 0);
    for words in ["处理结论", "不属实", "示数与照片一致"] {
        assert!(crossed.contains(words), "{words} in {crossed}");
    }
    for words in ["核对有误", "部分属实", "受理", "登记"] {
        assert!(!crossed.contains(words), "{words} in {crossed}");
    }
    assert!(text(&pdf, 0).contains("不属实。示数与照片一致。已划去：核对有误，见下一条"), "still to be read");
}

#[test]
fn a_long_case_goes_on_over_pages_that_say_so_and_loses_nothing() {
    let sheet = long_case(Lang::Zh);
    let pdf = case_sheet(&sheet).unwrap();
    let count = page_count(&pdf).unwrap();
    assert!((3..=5).contains(&count), "{count} pages");
    assert_pages(&pdf, A4);
    let pages: Vec<String> = (0..count).map(|page| text(&pdf, page)).collect();
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("第{}页共{count}页", number + 1)), "{page}");
        assert_eq!(page.contains("长桥供电所营业厅·办理单·2026-0035·续页"), number > 0, "{page}");
    }
    let all = pages.concat();
    for number in 1..=60 {
        assert_eq!(all.matches(&format!("第几条{number:03}")).count(), 1, "{number}");
    }
    assert!(pages.iter().filter(|page| page.contains("时间经手人事项内容")).count() >= 2, "heads are repeated");
    assert_eq!(all.matches("先后往返三次").count(), sheet.summary.matches("先后往返三次").count());
    for words in [
        "已作废：与2026-0003重复",
        "部分属实抄表示数无误；电价执行有误",
        "赔偿31.20元",
        "2026-11-2215:00·书面",
        "4满意",
    ] {
        assert!(all.contains(words), "{words} in {all}");
    }
    assert!(
        pages[count - 1].contains("处理结论") && pages[count - 1].contains("负责人签字"),
        "a signature never stands alone"
    );
    let crossed: String = (0..count).map(|page| crossed(&pdf, page)).collect();
    for number in 1..=60 {
        assert_eq!(crossed.contains(&format!("第几条{number:03}")), number % 10 == 0, "{number}");
    }
}

#[test]
fn a_case_of_which_nothing_is_known_still_makes_a_form() {
    let sheet = CaseSheet { number: "2026-0001".into(), labels: case(Lang::Zh).labels, ..CaseSheet::default() };
    let pdf = case_sheet(&sheet).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    let printed = text(&pdf, 0);
    assert!(printed.contains("2026-0001") && printed.contains("处理结论"), "{printed}");
    assert!(!printed.contains("办理时限") && !printed.contains("办理经过"), "no empty tables: {printed}");
}

#[test]
fn what_no_font_holds_is_named_before_and_spelled_out_on_the_sheet() {
    let mut sheet = case(Lang::Zh);
    assert_eq!(unprintable(&sheet), Vec::<char>::new());
    sheet.customer = "王\u{10FFFD}五".into();
    sheet.timeline[0].words = "\u{10FFFD}\u{7}".into();
    assert_eq!(unprintable(&sheet), ['\u{10FFFD}']);
    let printed = text(&case_sheet(&sheet).unwrap(), 0);
    assert!(printed.contains("王[U+10FFFD]五"), "{printed}");
}

#[test]
fn markup_in_a_case_is_text() {
    let mut sheet = case(Lang::Zh);
    sheet.summary = "#strong[粗] *粗* _斜_ $x^2$ @ref <a> \\ // 注".into();
    let printed = text(&case_sheet(&sheet).unwrap(), 0);
    assert!(printed.contains("#strong[粗]*粗*_斜_$x^2$@ref<a>\\//注"), "{printed}");
}
