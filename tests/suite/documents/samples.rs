//! Invented people, units and months.

use std::io::Cursor;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use hallkeeper::documents::badges::{BadgeCard, BadgeLabels, BadgeStyle, Mark};
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

pub(super) fn style() -> BadgeStyle {
    BadgeStyle {
        unit_name: "长桥供电所".into(),
        caption: "营业厅 · 工作人员上岗证".into(),
        band_rgb: [0x00, 0x69, 0x5f],
        rule_rgb: [0xc9, 0xa2, 0x4b],
        number_rgb: [0x00, 0x59, 0x4f],
        logo: None,
        mark: Mark::Power,
        supervision_phone: "0000-8866123".into(),
        labels: BadgeLabels {
            name: "姓名".into(),
            work_no: "工号".into(),
            post: "岗位".into(),
            title: "职务".into(),
            valid_until: "有效期至".into(),
            supervision_phone: "监督电话".into(),
        },
    }
}

pub(super) fn card(name: &str, work_no: &str) -> BadgeCard {
    BadgeCard {
        work_no: work_no.into(),
        name: name.into(),
        title: "副班长".into(),
        post: "业务受理员".into(),
        photo_jpeg: photo(0x40),
        valid_until: NaiveDate::from_ymd_opt(2028, 12, 31),
    }
}

pub(super) fn four_cards() -> Vec<BadgeCard> {
    [("沈若溪", "CQ0217"), ("贺文博", "CQ0221"), ("方挈", "CQ0236"), ("陆晓棠", "CQ0214")]
        .map(|(name, work_no)| card(name, work_no))
        .to_vec()
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
