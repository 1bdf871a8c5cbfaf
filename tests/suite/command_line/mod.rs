//! The command line: sentences and exit codes a script can rely on.

mod cases;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Report, Run, code, run};
use hallkeeper::documents::raster::page_count;
use hallkeeper::exchange::sample_hall::portrait;
use hallkeeper::register::Register;

use super::register::making::at;

fn said(words: &[&str]) -> Report {
    let clock = Clock::set_to(at("2026-11-23", 8, 21));
    match run(words.iter().map(OsString::from), "zh_CN.UTF-8", &clock) {
        Run::Headless(report) => report,
        Run::Window(..) => panic!("a window for {words:?}"),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A new hall and a list of three people, one without a name, with one photo.
fn hall_and_list(folder: &Path) -> (PathBuf, PathBuf, PathBuf) {
    let hall = folder.join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "长桥供电所营业厅"]).code, code::DONE);
    let list = folder.join("名单.csv");
    let rows = "员工名单,,,\n工号,姓名,岗位,职务\nCQ01,方䶮,业务受理员,班员\nCQ02,=1+1,收费员,班员\nCQ03,𬭎𠅤,收费员,班员\n合计,3,,\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(rows);
    std::fs::write(&list, bytes).unwrap();
    let photos = folder.join("photos");
    std::fs::create_dir(&photos).unwrap();
    std::fs::write(photos.join("CQ01.jpg"), portrait("CQ0201").unwrap()).unwrap();
    (hall, list, photos)
}

#[test]
fn a_hall_is_made_once_and_never_over_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "甲"]).code, code::DONE);
    let again = said(&["new", text(&hall), "--hall", "乙"]);
    assert_eq!(again.code, code::FILE);
    assert!(again.err.contains("同名"), "{}", again.err);
    assert_eq!(Register::open(&hall).unwrap().hall().name, "甲");
}

#[test]
fn good_rows_go_in_and_bad_ones_are_named_one_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list, photos) = hall_and_list(folder.path());
    let asked = ["import", "staff", text(&hall), text(&list), "--photos", text(&photos)];
    let dry = said(&[&asked[..], &["--dry-run"]].concat());
    assert!(dry.out.contains("没有写入"), "{}", dry.out);
    assert_eq!(Register::open(&hall).unwrap().staff().unwrap().len(), 0);
    let report = said(&asked);
    assert_eq!(report.code, code::NAMED, "{report:?}");
    assert!(report.out.lines().any(|line| line.starts_with("第 4 行 B 姓名")), "{}", report.out);
    assert!(report.out.contains("新增 2 人"), "{}", report.out);
    let register = Register::open(&hall).unwrap();
    let names: Vec<String> = register.staff().unwrap().iter().map(|m| m.record.name.as_str().into()).collect();
    assert_eq!(names, ["方䶮", "𬭎𠅤"]);
    let photo = register.staff().unwrap()[0].photo_original.unwrap();
    assert_eq!(register.file(photo).unwrap(), portrait("CQ0201").unwrap());
    drop(register);
    let again = said(&asked);
    assert!(again.out.contains("新增 0 人，修改 0 人"), "{}", again.out);
}

#[test]
fn badges_of_those_who_can_be_printed_are_written_and_the_others_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("b.pdf");
    let report = said(&["badges", "--sample", "--out", text(&out), "--crop-marks", "--start", "2"]);
    assert_eq!(report.code, code::NAMED);
    assert!(report.out.contains("CQ0318") && report.out.contains("缺一寸照片"), "{}", report.out);
    assert!(report.out.contains("17 张"), "{}", report.out);
    assert_eq!(page_count(&std::fs::read(&out).unwrap()).unwrap(), 5, "17 cards from the second cell on");
    let two = said(&["badges", "--sample", "--out", text(&out), "--sheet", "card", "--work-no", "CQ0201,cq0209"]);
    assert_eq!(two.code, code::DONE, "{two:?}");
    assert_eq!(page_count(&std::fs::read(&out).unwrap()).unwrap(), 2);
    let nobody = said(&["badges", "--sample", "--out", text(&out), "--work-no", "X9"]);
    assert_eq!(nobody.code, code::NAMED);
    assert!(nobody.out.contains("X9"), "{}", nobody.out);
}

#[test]
fn a_changed_row_is_named_by_verify_with_an_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list, _) = hall_and_list(folder.path());
    said(&["import", "staff", text(&hall), text(&list)]);
    assert_eq!(said(&["verify", text(&hall)]).code, code::DONE);
    let foreign = rusqlite::Connection::open(&hall).unwrap();
    foreign.execute("UPDATE staff SET post = '厅长' WHERE work_no = 'CQ01'", []).unwrap();
    drop(foreign);
    let report = said(&["verify", text(&hall)]);
    assert_eq!(report.code, code::NAMED);
    assert!(report.out.contains("CQ01"), "{}", report.out);
}

#[test]
fn a_file_open_elsewhere_is_a_sentence_and_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let open = Register::open(&hall).unwrap();
    let report = said(&["verify", text(&hall)]);
    assert_eq!(report.code, code::FILE);
    assert!(report.err.contains("另一个窗口"), "{}", report.err);
    drop(open);
}

#[test]
fn english_is_a_word_away() {
    let help = said(&["--help", "--lang", "en"]);
    assert!(help.out.contains("hallkeeper verify FILE") && help.out.contains("Exit codes"));
    assert!(said(&["--help"]).out.contains("退出码"));
}
