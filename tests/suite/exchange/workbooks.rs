//! Workbooks as they come: typed cells, several sheets, far cells, bombs, damage, other documents.

use std::io::{Cursor, Write};

use hallkeeper::exchange::headers::ListKind;
use hallkeeper::exchange::tables::{Table, TableError, read_list, read_table};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;

use super::rosters::workbook;

fn one_sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Table {
    read_table(bytes, None).unwrap()
}

/// A zip of the given parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn cells_read_as_a_person_sees_them() {
    let table = read(&one_sheet(|sheet| {
        let padded = Format::new().set_num_format("0000");
        let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let time = Format::new().set_num_format("hh:mm");
        let date = ExcelDateTime::from_ymd(2016, 1, 3).unwrap();
        sheet.write_number_with_format(0, 0, 7, &padded).unwrap();
        sheet.write_number(0, 1, 13_800_002_610.0).unwrap();
        sheet.write_number(0, 2, 1.5).unwrap();
        sheet.write_datetime_with_format(0, 3, &date, &day).unwrap();
        sheet.write_number_with_format(0, 4, 0.354_166_667, &time).unwrap();
        sheet.write_number(0, 5, 1.1e17).unwrap();
        sheet.write_formula(0, 6, Formula::new("A1&B1").set_result("合成")).unwrap();
        sheet.write_boolean(0, 7, true).unwrap();
        sheet.write_string(0, 8, "=1+1").unwrap();
    }));
    assert_eq!(table.rows[0], ["0007", "13800002610", "1.5", "2016-01-03", "08:30", "1.1E+17", "合成", "TRUE", "=1+1"]);
}

#[test]
fn the_sheet_most_like_a_roster_is_taken_or_the_one_asked_for() {
    let bytes = workbook();
    let table = read(&bytes);
    assert_eq!(table.name, "人员名册");
    assert_eq!(table.sheets, ["说明", "人员名册"]);
    assert_eq!(table.left_alone, ["说明"], "a sheet with rows that was not read is told");
    assert_eq!((table.first_row_number, table.rows.len()), (1, 12));
    let other = read_table(&bytes, Some("说明")).unwrap();
    assert_eq!(other.rows, [["请填写人员名册"]]);
    let error = read_table(&bytes, Some("无")).unwrap_err();
    assert_eq!(error, TableError::NoSuchSheet { name: "无".into() });
}

#[test]
fn two_far_cells_do_not_cost_the_rectangle_between_them() {
    let table = read(&one_sheet(|sheet| {
        sheet.write_string(0, 0, "a").unwrap();
        sheet.write_string(1_048_575, 16_383, "b").unwrap();
    }));
    assert_eq!(table.cell(1_048_575, 16_383), "b");
    assert_eq!(table.rows.iter().map(Vec::len).sum::<usize>(), 16_385);
}

#[test]
fn an_empty_workbook_is_said_to_be_empty() {
    let bytes = one_sheet(|_| {});
    assert_eq!(read_table(&bytes, None), Err(TableError::Empty));
}

#[test]
fn a_bomb_is_stopped_while_it_unpacks() {
    let zeros = vec![0; 257 << 20];
    let bytes = zipped(&[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", &zeros)]);
    assert!(bytes.len() < 2 << 20);
    let error = read_table(&bytes, None).unwrap_err();
    assert_eq!(error, TableError::TooBig { most: "256 MB".into() });
}

#[test]
fn lists_of_every_kind_stop_at_the_same_limits() {
    let bomb = zipped(&[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", &vec![0; 257 << 20])]);
    let large = vec![b'a'; 65 << 20];
    for kind in ListKind::ALL {
        let too_big = |bytes: &[u8]| matches!(read_list(bytes, None, kind), Err(TableError::TooBig { .. }));
        assert!(too_big(&bomb), "{kind:?}: a bomb");
        assert!(too_big(&large), "{kind:?}: too large a file");
    }
}

#[test]
fn a_workbook_cut_off_is_damaged() {
    let bytes = workbook();
    for part in 1..8 {
        let cut = &bytes[..bytes.len() * part / 8];
        assert_eq!(read_table(cut, None).unwrap_err().key(), "table-damaged");
    }
}

#[test]
fn other_zipped_documents_are_named() {
    let found = |part: &str| read_table(&zipped(&[(part, b"<x/>")]), None).unwrap_err();
    for (part, found_kind) in [
        ("word/document.xml", "DOCX"),
        ("ppt/presentation.xml", "PPTX"),
        ("xl/workbook.bin", "XLSB"),
        ("anything.txt", "ZIP"),
    ] {
        assert_eq!(found(part), TableError::NotATable { found: found_kind });
    }
}

#[test]
fn a_workbook_under_a_password_is_named() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 512], &name, &[0; 64]].concat();
    assert_eq!(read_table(&bytes, None), Err(TableError::Encrypted));
}

#[test]
fn an_ods_reads_like_a_workbook() {
    let content = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="名册">
<table:table-row><table:table-cell office:value-type="string"><text:p>工号</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>入职日期</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>陈䶮</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2016-01-03"><text:p>2016-01-03</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
        ("content.xml", content.as_bytes()),
    ]);
    let table = read(&bytes);
    assert_eq!(table.name, "名册");
    assert_eq!(table.rows[1], ["12", "陈䶮", "2016-01-03"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_workbook_with_flipped_bytes_never_panics(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = workbook();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = read_table(&bytes, None);
    }
}
