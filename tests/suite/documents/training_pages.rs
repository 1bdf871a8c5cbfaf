//! The training sheet of a year on paper (P1-8.1, P5-4).

use hallkeeper::documents::paper::{Fact, Foot, SheetLanguage};
use hallkeeper::documents::raster::page_count;
use hallkeeper::documents::training_sheets::{TrainingRow, TrainingSheet, TrainingSheetLabels, training_sheet};

use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, glyphs, text};

const A4_LYING: (f32, f32) = (297.0, 210.0);

fn row(index: usize) -> TrainingRow {
    let kinds = ["11", "2.5", "", "", "4", ""].map(str::to_owned);
    TrainingRow {
        work_no: format!("CQ{index:04}"),
        name: "沈若溪".into(),
        team: "营业班".into(),
        kinds,
        total: "17.5".into(),
        counted: "11".into(),
        due: "16".into(),
        missing: if index.is_multiple_of(2) { "5".into() } else { String::new() },
    }
}

fn sheet(people: usize) -> TrainingSheet {
    let columns = [
        "序号",
        "工号",
        "姓名",
        "班组",
        "职业道德与法纪",
        "业务",
        "安全",
        "礼仪",
        "自查自纠",
        "其他",
        "合计",
        "计入",
        "应满",
        "还差",
    ];
    TrainingSheet {
        language: SheetLanguage::Chinese,
        hall: "长桥供电所营业厅".into(),
        year: "2026 年".into(),
        rows: (1..=people).map(row).collect(),
        totals: vec![Fact::new(format!("在岗 {people} 人"), "")],
        foot: Foot { page: "第 {page} 页，共 {pages} 页".into(), ..Foot::default() },
        labels: TrainingSheetLabels {
            title: "年度培训学时表".into(),
            columns: columns.map(str::to_owned),
            enough: "已满".into(),
            note: "计入 16 学时的只有职业道德与法纪教育".into(),
            nobody: "没有在岗人员".into(),
            head_signature: "营业厅负责人签字".into(),
            signed_on: "日期".into(),
        },
    }
}

#[test]
fn every_person_stands_in_a_row_with_what_is_missing() {
    let pdf = training_sheet(&sheet(3)).unwrap();
    assert_pages(&pdf, A4_LYING);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh");
    let printed = text(&pdf, 0);
    assert!(printed.contains("1CQ0001沈若溪营业班112.5——4—17.51116已满"), "{printed}");
    assert!(printed.contains("2CQ0002沈若溪营业班112.5——4—17.511165"), "{printed}");
    for words in ["年度培训学时表", "2026年", "在岗3人", "营业厅负责人签字", "第1页，共1页"] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
}

#[test]
fn a_large_hall_goes_on_with_its_heads_repeated_inside_the_page() {
    let pdf = training_sheet(&sheet(90)).unwrap();
    let pages = page_count(&pdf).unwrap();
    assert!(pages > 1);
    for page in 0..pages {
        let printed = text(&pdf, page);
        assert!(printed.contains("自查自纠") || page + 1 == pages, "{printed}");
        for glyph in glyphs(&pdf, page) {
            let Some(ink) = glyph.ink else { continue };
            assert!(ink.x0 > 10.0 && ink.x1 < 287.0 && ink.y1 < 205.0, "{} {ink:?}", glyph.text);
        }
    }
    let all: String = (0..pages).map(|page| text(&pdf, page)).collect();
    for index in 1..=90 {
        assert_eq!(all.matches(&format!("CQ{index:04}")).count(), 1, "{index}");
    }
}

#[test]
fn a_hall_without_people_says_so() {
    let printed = text(&training_sheet(&sheet(0)).unwrap(), 0);
    assert!(printed.contains("没有在岗人员"), "{printed}");
}
