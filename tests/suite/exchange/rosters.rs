//! A hall's list as halls really keep it, in every file format: title and fill-in rows, a total, mixed dates, a ruined
//! number, a number used twice, rare signs. All people are invented.

use encoding_rs::GB18030;
use hallkeeper::exchange::headers::find_header;
use hallkeeper::exchange::photo_folder::PhotoFolder;
use hallkeeper::exchange::staff_import::{Existing, ImportPlan, plan_staff};
use hallkeeper::exchange::tables::{Table, read_table};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// The header words.
pub(super) const HEADER: [&str; 10] =
    ["工 号", "姓　名", "性别", "班组", "职务", "窗口", "入职日期", "手机号", "身份证号", "备注"];

/// The rows under the header.
pub(super) const ROWS: [[&str; 10]; 7] = [
    ["0001", "陈䶮", "女", "客户服务班", "营业员", "1", "2016-01-03", "13800000001", "", ""],
    ["0002", "  郑𬭎　", "男", "配电班", "技术员", "", "2013年7月2日", "13800000002", "1.10101E+17", ""],
    ["0003", "王𠅤", "男", "客户服务班", "营业员", "2", "2005-09-16", "138 0000 0003", "", "借调,半年"],
    ["0002", "同号者", "女", "客户服务班", "营业员", "3", "", "", "", ""],
    ["0009", "", "男", "营业班", "", "", "2020-13-45", "138", "", ""],
    ["", "无号者", "女", "营业班", "", "9", "", "", "", "=1+1"],
    ["0005", "阿依古丽·买买提", "女", "营业班", "抄表员", "", "2009/03/18", "1380000", "", ""],
];

/// The day the lists are read on.
pub(super) fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// The list as delimited text, header first.
pub(super) fn delimited(delimiter: char) -> String {
    let mut text = String::new();
    for row in std::iter::once(&HEADER).chain(&ROWS) {
        let quoted = |cell: &&str| {
            if cell.contains(delimiter) { format!("\"{cell}\"") } else { (*cell).to_owned() }
        };
        let cells: Vec<String> = row.iter().map(quoted).collect();
        text.push_str(&cells.join(&delimiter.to_string()));
        text.push_str("\r\n");
    }
    text
}

/// The list as a workbook: two rows above the header, a total below a blank row, a date as a date, a phone as a number, a
/// long number as a spreadsheet ruins it, a formula, and a sheet that is no roster before it.
pub(super) fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let notes = workbook.add_worksheet();
    notes.set_name("说明").unwrap();
    notes.write_string(0, 0, "请填写人员名册").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.set_name("人员名册").unwrap();
    let title = Format::new();
    sheet.merge_range(0, 0, 0, 9, "营业厅人员名册", &title).unwrap();
    sheet.write_string(1, 0, "填表日期：2026年11月").unwrap();
    sheet.write_string(1, 3, "填表人：办公室").unwrap();
    for (row, cells) in std::iter::once(&HEADER).chain(&ROWS).enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row as u32 + 2, column as u16, *cell).unwrap();
        }
    }
    let day = Format::new().set_num_format("yyyy/m/d");
    let date = ExcelDateTime::from_ymd(2005, 9, 16).unwrap();
    sheet.write_datetime_with_format(5, 6, &date, &day).unwrap();
    sheet.write_number(3, 7, 13_800_000_001.0).unwrap();
    sheet.write_number(4, 8, 1.101_011_997e17).unwrap();
    sheet.write_formula(8, 9, Formula::new("1+1").set_result("")).unwrap();
    sheet.write_string(11, 0, "合计").unwrap();
    sheet.write_string(11, 1, "7人").unwrap();
    workbook.save_to_buffer().unwrap()
}

/// The list in every file format a hall may have it in.
pub(super) fn files() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |text: &str, encode: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(encode).collect() };
    let text = delimited(',');
    let tabs = delimited('\t');
    vec![
        ("xlsx", workbook()),
        ("utf-8", text.clone().into_bytes()),
        ("utf-8 marked", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("gb18030", GB18030.encode(&text).0.into_owned()),
        ("utf-16 le", [&b"\xff\xfe"[..], &utf16(&tabs, u16::to_le_bytes)].concat()),
        ("utf-16 be", [&b"\xfe\xff"[..], &utf16(&tabs, u16::to_be_bytes)].concat()),
        ("semicolons", delimited(';').into_bytes()),
    ]
}

/// The plan of a table against a roster, without photos.
pub(super) fn plan_of(table: &Table, existing: &[Existing]) -> ImportPlan {
    let mapping = find_header(table).expect("the header is found");
    plan_staff(table, &mapping, existing, &PhotoFolder::none(), today())
}

/// The plan of a file against an empty roster.
pub(super) fn plan_of_bytes(bytes: &[u8]) -> ImportPlan {
    plan_of(&read_table(bytes, None).unwrap(), &[])
}
