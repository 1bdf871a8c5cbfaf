//! The figures of the register on paper: totals, bars as high as their figures, tables, the unit's colour.

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::case_reports::{CaseReport, ChartShape, ReportBar, case_report};
use hallkeeper::documents::raster::page_count;
use hallkeeper::ui::strings::Lang;

use super::case_samples::report;
use super::reading::{Measured, assert_fonts_embedded, assert_pages, assert_tagged, glyphs, text};

const A4: (f32, f32) = (210.0, 297.0);

#[test]
fn totals_and_tables_stand_in_both_languages() {
    for (lang, tag, wanted) in [
        (
            Lang::Zh,
            "zh",
            [
                "投诉办理月报长桥供电所营业厅·2026年11月",
                "收到37作废2",
                "第45周18",
                "合计37",
                "投诉181713.4天",
                "按对象本期没有",
            ],
        ),
        (
            Lang::En,
            "en",
            [
                "CasesofthemonthChangqiaoServiceHall·November2026",
                "Received372void",
                "Week4518",
                "All37",
                "Complaint181713.4days",
                "BytargetNoneinthisperiod",
            ],
        ),
    ] {
        let pdf = case_report(&report(lang)).unwrap();
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
        assert_tagged(&pdf, tag);
        let printed: String = (0..page_count(&pdf).unwrap()).map(|page| text(&pdf, page)).collect();
        for words in wanted {
            assert!(printed.contains(words), "{words} in {printed}");
        }
    }
}

/// Two lying bars of one series, alone on the page.
fn bars(values: [u32; 2]) -> CaseReport {
    let mut report = report(Lang::Zh);
    report.totals.clear();
    report.sections.truncate(1);
    let section = &mut report.sections[0];
    section.rows.clear();
    let chart = section.chart.as_mut().unwrap();
    chart.shape = ChartShape::Rows;
    chart.series.truncate(1);
    chart.bars = values.map(|value| ReportBar { label: "甲".into(), values: vec![value] }).to_vec();
    report
}

/// The lengths of the bars, top down, in millimetres.
fn lengths(report: &CaseReport) -> Vec<f32> {
    let page = Measured::at_dpi(&case_report(report).unwrap(), 0, 200.0);
    let mut found: Vec<f32> = Vec::new();
    let mut inside = false;
    for step in 0..400 {
        let y = 40.0 + step as f32 * 0.1;
        let bar = page.across(y, 20.0, 195.0, [0x00, 0x69, 0x5f]).filter(|(left, right)| right - left > 5.0);
        if let Some((left, right)) = bar.filter(|_| !inside) {
            found.push(right - left);
        }
        inside = bar.is_some();
    }
    found
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let found = lengths(&bars([20, 5]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!((found[0] / found[1] - 4.0).abs() < 0.1, "{found:?}");
}

#[test]
fn a_month_without_a_case_draws_no_bars_and_divides_by_nothing() {
    for shape in [ChartShape::Rows, ChartShape::Columns] {
        let mut empty = bars([0, 0]);
        empty.sections[0].chart.as_mut().unwrap().shape = shape;
        assert_eq!(lengths(&empty), Vec::<f32>::new());
    }
}

#[test]
fn large_figures_keep_inside_the_page() {
    for values in [[1, 999_999], [7, 13], [1, 1]] {
        for shape in [ChartShape::Rows, ChartShape::Columns] {
            let mut report = bars(values);
            report.sections[0].chart.as_mut().unwrap().shape = shape;
            assert_pages(&case_report(&report).unwrap(), A4);
        }
    }
}

#[test]
fn labels_and_figures_of_many_bars_never_lie_over_each_other() {
    for count in [12, 31, 53, 120] {
        let mut report = bars([1, 1]);
        let chart = report.sections[0].chart.as_mut().unwrap();
        chart.shape = ChartShape::Columns;
        chart.bars = (1..=count).map(|day| ReportBar { label: format!("q{day}"), values: vec![1000 + day] }).collect();
        let pdf = case_report(&report).unwrap();
        assert_pages(&pdf, A4);
        let mut small: Vec<_> =
            glyphs(&pdf, 0).into_iter().filter(|g| g.size < 7.1 * 25.4 / 72.0).filter_map(|g| g.ink).collect();
        small.retain(|ink| ink.y0 < 150.0);
        for (index, one) in small.iter().enumerate() {
            let over = small.iter().skip(index + 1).find(|other| {
                let shared = one.intersect(**other);
                shared.width() > 0.1 && shared.height() > 0.1
            });
            assert!(over.is_none(), "{count} bars: {one:?} {over:?}");
        }
    }
}

#[test]
fn a_long_report_goes_on_with_its_head_repeated() {
    let mut report = report(Lang::Zh);
    let section = report.sections[1].clone();
    report.sections.extend(vec![section; 12]);
    let pdf = case_report(&report).unwrap();
    let count = page_count(&pdf).unwrap();
    assert!(count >= 3, "{count}");
    assert_pages(&pdf, A4);
    for page in 1..count {
        let printed = text(&pdf, page);
        assert!(printed.starts_with("长桥供电所营业厅·投诉办理月报·2026年11月"), "{printed}");
        assert!(printed.contains(&format!("第{}页共{count}页", page + 1)), "{printed}");
    }
}

#[test]
fn a_report_of_nothing_or_with_uneven_rows_is_refused() {
    assert_eq!(case_report(&CaseReport::default()), Err(DocumentError::Nothing));
    let mut uneven = report(Lang::Zh);
    uneven.sections[0].rows[0].pop();
    assert_eq!(case_report(&uneven), Err(DocumentError::UnevenRow { section: "按日".into() }));
    let mut uneven = report(Lang::Zh);
    uneven.sections[1].chart.as_mut().unwrap().bars[0].values.push(1);
    assert_eq!(case_report(&uneven), Err(DocumentError::UnevenRow { section: "按种类".into() }));
}
