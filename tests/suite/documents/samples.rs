//! Invented photos and months.

use std::io::Cursor;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use hallkeeper::documents::box_sheets::{
    BoxSheet, BoxSheetColumns, BoxSheetDay, BoxSheetLabels, BoxSheetState, BoxSheetStateWords, BoxSheetTotals,
    SheetLanguage,
};
use image::{ImageFormat, Rgb, RgbImage};

/// A JPEG in the size photos are kept in, different for each `shade`.
pub(super) fn photo(shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(590, 826, |x, y| Rgb([(x / 3) as u8, (y / 4) as u8, shade]));
    let mut jpeg = Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    jpeg.into_inner()
}

/// November 2026: Sundays off, the 5th missed, the 12th entered a day late, days from the 24th still to come.
pub(super) fn month() -> BoxSheet {
    BoxSheet {
        hall: "长桥供电所营业厅".into(),
        box_name: "1 号箱 大厅东侧".into(),
        month: "2026年11月".into(),
        days: (1..=30).map(day).collect(),
        printed_on: NaiveDate::from_ymd_opt(2026, 11, 23),
        chain_head: Some("3f2a91bc77d0e5a4c0ffee".into()),
        labels: labels(),
    }
}

fn day(number: u32) -> BoxSheetDay {
    let date = NaiveDate::from_ymd_opt(2026, 11, number).unwrap();
    let state = match number {
        _ if date.weekday() == Weekday::Sun => BoxSheetState::Rest,
        5 => BoxSheetState::Missed,
        12 => BoxSheetState::Late,
        24.. => BoxSheetState::Ahead,
        2 | 10 => BoxSheetState::Kept,
        _ => BoxSheetState::Empty,
    };
    let opened = matches!(state, BoxSheetState::Kept | BoxSheetState::Empty | BoxSheetState::Late);
    let name = |name: &str| {
        if opened { name.to_owned() } else { String::new() }
    };
    BoxSheetDay {
        date,
        state,
        opened_at: opened.then(|| NaiveTime::from_hms_opt(16, 42, 0).unwrap()),
        recorded_late_at: (state == BoxSheetState::Late)
            .then(|| date.succ_opt().unwrap().and_hms_opt(8, 31, 0).unwrap()),
        letters: opened.then_some(if state == BoxSheetState::Kept { 2 } else { 0 }),
        outcome: if number == 10 { "2026-0035；第 2 封不处理：优惠券".into() } else { String::new() },
        opener: name("唐巧云"),
        witness: name("顾明远"),
        remark: String::new(),
    }
}

fn labels() -> BoxSheetLabels {
    BoxSheetLabels {
        language: SheetLanguage::Chinese,
        title: "意见箱开箱登记月表".into(),
        hall: "营业厅".into(),
        box_name: "意见箱".into(),
        month: "月份".into(),
        columns: BoxSheetColumns {
            date: "日期".into(),
            state: "状态".into(),
            opened_at: "开箱时间".into(),
            letters: "信件".into(),
            outcome: "去向".into(),
            opener: "开箱人签字".into(),
            witness: "见证人签字".into(),
            remark: "备注".into(),
        },
        states: BoxSheetStateWords {
            kept: "有信".into(),
            empty: "空箱".into(),
            late: "补记".into(),
            missed: "漏记".into(),
            rest: "休息".into(),
            ahead: String::new(),
        },
        weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"].map(str::to_owned),
        recorded_at: "补记于".into(),
        totals: BoxSheetTotals {
            opened: "开箱天数".into(),
            letters: "信件合计".into(),
            empty: "空箱".into(),
            late: "补记".into(),
            missed: "漏记".into(),
        },
        head_signature: "营业厅负责人签字".into(),
        head_signed_on: "日期".into(),
        printed_on: "打印于".into(),
        chain_head: "台账校验码".into(),
        page: "第 {page} 页，共 {pages} 页".into(),
    }
}
