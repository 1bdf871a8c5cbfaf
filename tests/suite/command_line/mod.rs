//! The command line: sentences and exit codes a script can rely on.

mod audits;
mod cards;
mod cases;
mod deadlines;
mod doors;
mod health;
mod keeping;
mod lists;
mod opening;
mod person;
mod print;
mod taking;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Report, Run, code, run};
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::cases::CaseDraft;
use hallkeeper::exchange::sample_hall::portrait;
use hallkeeper::register::Register;

use super::documents::reading;
use super::register::case_figures;
use super::register::making::{self, at, hall};

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
fn a_hall_is_of_the_kind_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let bank = folder.path().join("bank.hall");
    assert_eq!(said(&["new", text(&bank), "--hall", "城关支行", "--sector", "bank"]).code, code::DONE);
    let register = Register::open(&bank).unwrap();
    assert_eq!(register.daily_pack().unwrap().unwrap().pack.code, "bank-branch-daily");
    let strange = folder.path().join("b.hall");
    assert_eq!(said(&["new", text(&strange), "--hall", "甲", "--sector", "shop"]).code, code::USAGE);
    assert!(!strange.exists());
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
    let two = said(&[
        "badges",
        "--sample",
        "--out",
        text(&out),
        "--replace",
        "--sheet",
        "card",
        "--work-no",
        "CQ0201,cq0209",
    ]);
    assert_eq!(two.code, code::DONE, "{two:?}");
    assert_eq!(page_count(&std::fs::read(&out).unwrap()).unwrap(), 2);
    let nobody = said(&["badges", "--sample", "--out", text(&out), "--replace", "--work-no", "X9"]);
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
fn an_index_that_lacks_cases_is_mended_by_verify_and_is_no_finding() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let case = CaseDraft {
        summary: "停电没有提前告知".into(),
        channel: "box_letter".into(),
        ..CaseDraft::fresh(at("2026-11-23", 8, 0))
    };
    let case = case.check(at("2026-11-23", 8, 0)).unwrap();
    let mut register = Register::open(&hall).unwrap();
    register.record_case(&case, at("2026-11-23", 8, 0)).unwrap();
    drop(register);
    let foreign = rusqlite::Connection::open(&hall).unwrap();
    foreign.execute_batch("DELETE FROM case_texts").unwrap();
    drop(foreign);
    let report = said(&["verify", text(&hall)]);
    assert_eq!(report.code, code::DONE, "{}{}", report.out, report.err);
    assert!(report.out.contains("已重建"), "{}", report.out);
    let again = said(&["verify", text(&hall)]);
    assert!(!again.out.contains("已重建"), "{}", again.out);
    assert_eq!(Register::open(&hall).unwrap().search_cases("前告", 9).unwrap().len(), 1);
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

/// A file with the six cases of November 2026.
fn hall_with_cases(folder: &Path) -> PathBuf {
    let path = folder.join("a.hall");
    let empty = Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(empty);
    case_figures::fill(&mut register, &people);
    path
}

#[test]
fn the_figures_of_a_month_are_written_on_paper_with_the_head_of_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, out) = (hall_with_cases(folder.path()), folder.path().join("r.pdf"));
    let report = said(&["report", "cases", text(&hall), "--month", "2026-11", "--out", text(&out)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(
        report.out.contains("2026 年 11 月") && report.out.contains("收到 6 件，超期 3 件，作废 1 件"),
        "{}",
        report.out
    );
    let pdf = std::fs::read(&out).unwrap();
    let pages: String = (0..page_count(&pdf).unwrap()).map(|page| reading::text(&pdf, page)).collect();
    for words in
        ["收到件数6", "按时率25%", "超期件数3", "受理66.7%2120", "答复用户40%2211", "账单差错350%1", "顾明远20%"]
    {
        assert!(pages.contains(words), "{words} in {pages}");
    }
    let head = Register::open(&hall).unwrap().history_head().unwrap();
    let (line, hash) = head.split_once('-').unwrap();
    assert!(pages.contains(&format!("第{line}条校验码{hash}")), "{head} in {pages}");
}

#[test]
fn the_figures_of_any_days_are_written_as_a_workbook_of_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, out) = (hall_with_cases(folder.path()), folder.path().join("r.xlsx"));
    let asked = ["report", "cases", text(&hall), "--out", text(&out), "--replace", "--lang", "en"];
    for (period, count) in [
        (&["--month", "2026-10"][..], 1.0),
        (&["--quarter", "2026-4"], 7.0),
        (&["--year", "2026"], 7.0),
        (&["--from", "2026-11-05", "--to", "2026-11-20"], 3.0),
    ] {
        let report = said(&[&asked[..], period].concat());
        assert_eq!(report.code, code::DONE, "{report:?}");
        let mut workbook: Xlsx<_> = calamine::open_workbook(&out).unwrap();
        let by_kind = workbook.worksheet_range("By kind").unwrap();
        let last = by_kind.end().unwrap().0;
        assert_eq!(by_kind.get_value((last, 0)), Some(&Data::String("Total".to_owned())));
        assert_eq!(by_kind.get_value((last, 1)), Some(&Data::Float(count)), "{period:?}");
        let summary = workbook.worksheet_range("Summary").unwrap();
        assert_eq!(summary.get_value((5, 1)), Some(&Data::Float(count)), "{period:?}");
        let foot = summary.rows().next_back().unwrap()[0].to_string();
        let head = Register::open(&hall).unwrap().history_head().unwrap();
        assert!(foot.ends_with(head.split_once('-').unwrap().1), "{foot}");
    }
}

#[test]
fn a_report_needs_one_period_and_a_known_ending() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    let out = folder.path().join("r.pdf");
    let asked = ["report", "cases", text(&hall), "--out", text(&out)];
    for wrong in [
        &[][..],
        &["--month", "2026-13"],
        &["--month", "2026-11", "--year", "2026"],
        &["--from", "2026-11-01"],
        &["--from", "2026-11-02", "--to", "2026-11-01"],
        &["--from", "gestern", "--to", "2026-11-01"],
        &["--month", "2026-11", "--start", "2"],
    ] {
        let report = said(&[&asked[..], wrong].concat());
        assert_eq!(report.code, code::USAGE, "{wrong:?}: {report:?}");
    }
    let odd = said(&["report", "cases", text(&hall), "--month", "2026-11", "--out", "r.docx"]);
    assert_eq!(odd.code, code::USAGE, "{odd:?}");
    assert!(!out.exists());
}

#[test]
fn english_is_a_word_away() {
    let help = said(&["--help", "--lang", "en"]);
    assert!(help.out.contains("hallkeeper verify FILE") && help.out.contains("Exit codes"));
    assert!(said(&["--help"]).out.contains("退出码"));
}

/// A new hall, and a file of a year beside it.
fn hall_and_year(folder: &Path, name: &str, text: &str) -> (PathBuf, PathBuf) {
    let hall = folder.join("a.hall");
    if !hall.exists() {
        assert_eq!(said(&["new", self::text(&hall), "--hall", "甲"]).code, code::DONE);
    }
    let list = folder.join(name);
    std::fs::write(&list, encoding_rs::GB18030.encode(text).0).unwrap();
    (hall, list)
}

fn editions(hall: &Path) -> Vec<String> {
    let years = Register::open(hall).unwrap().calendar_years().unwrap();
    years.into_iter().map(|stored| stored.year.edition).collect()
}

#[test]
fn a_year_goes_in_from_every_form_and_is_told_holiday_by_holiday() {
    let folder = tempfile::tempdir().unwrap();
    let typed = "休 春节 2-6..2-12, 班 2-13";
    let (hall, list) = hall_and_year(folder.path(), "2027.txt", typed);
    let asked = ["import", "calendar", text(&hall), text(&list), "--year", "2027"];
    let dry = said(&[&asked[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, code::DONE, "{dry:?}");
    assert!(dry.out.contains("没有写入"), "{}", dry.out);
    assert_eq!(editions(&hall), Vec::<String>::new());
    let report = said(&asked);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("春节：休 02-06 周六 – 02-12 周五 · 7 天；补班 02-13 周六"), "{}", report.out);
    assert!(report.out.contains("版本 2027.import-1"), "{}", report.out);
    let csv = "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n";
    let (_, list) = hall_and_year(folder.path(), "2027.csv", csv);
    assert_eq!(said(&["import", "calendar", text(&hall), text(&list)]).code, code::DONE);
    assert_eq!(editions(&hall), ["2027.import-2"]);
    let json = r#"{"year": 2027, "edition": "2027.1", "source": "s", "days": [
        {"date": "2027-01-01", "name": {"zh": "元旦", "en": "New Year's Day"}, "kind": "off"}]}"#;
    let (_, list) = hall_and_year(folder.path(), "2027.json", json);
    assert_eq!(said(&["import", "calendar", text(&hall), text(&list)]).code, code::DONE);
    assert_eq!(editions(&hall), ["2027.1"]);
    assert_eq!(Register::open(&hall).unwrap().verify().unwrap().findings, []);
}

#[test]
fn a_list_of_days_says_what_it_changes_and_names_its_faults_by_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let first = "序号,节日,日期,安排\n1,春节,2027-02-06,休\n2,春节,2027-02-13,补班\n";
    let (hall, list) = hall_and_year(folder.path(), "a.csv", first);
    let asked = ["import", "calendar", text(&hall), text(&list)];
    assert_eq!(said(&asked).code, code::DONE);
    let (_, list) = hall_and_year(folder.path(), "b.csv", "日期,类型,名称\n2027-02-06,休,春节\n2027-05-01,休,劳动节\n");
    let next = ["import", "calendar", text(&hall), text(&list)];
    let dry = said(&[&next[..], &["--dry-run"]].concat());
    assert!(dry.out.contains("新增 1 天，改 0 天，去掉 1 天") && dry.out.contains("期限都不变"), "{}", dry.out);
    assert_eq!(editions(&hall), ["2027.import-1"]);
    assert_eq!(said(&next).code, code::DONE);
    let again = said(&next);
    assert!(again.out.contains("与现有的一样，没有写入"), "{}", again.out);
    assert_eq!(editions(&hall), ["2027.import-2"]);
    let (_, list) = hall_and_year(folder.path(), "c.csv", "日期,类型,名称\n2027-02-06,休,春节\n2027-02-15,班,\n");
    let refused = said(&["import", "calendar", text(&hall), text(&list)]);
    assert_eq!(refused.code, code::FILE);
    assert!(refused.err.contains("B 列") && refused.err.contains("不是补班"), "{}", refused.err);
    let (_, list) = hall_and_year(folder.path(), "d.csv", "哪天,怎么排\n2027-02-06,休\n2027-02-13,班\n");
    let unknown = said(&["import", "calendar", text(&hall), text(&list)]);
    assert_eq!(unknown.code, code::FILE);
    assert!(unknown.err.contains("日期、休或班"), "{}", unknown.err);
    assert_eq!(editions(&hall), ["2027.import-2"]);
}

#[test]
fn a_year_with_faults_is_refused_whole_and_each_fault_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list) = hall_and_year(folder.path(), "a.txt", "休 1-1..1-3\n休 2-30, 班 2-15\n");
    let asked = ["import", "calendar", text(&hall), text(&list)];
    let undated = said(&asked);
    assert_eq!(undated.code, code::FILE);
    assert!(undated.err.contains("没写年份"), "{}", undated.err);
    let report = said(&[&asked[..], &["--year", "2027"]].concat());
    assert_eq!(report.code, code::FILE);
    assert!(report.err.contains("第 2 行 · 日期：没有“2-30”这一天"), "{}", report.err);
    assert!(report.err.contains("2027-02-15 是星期一"), "{}", report.err);
    assert!(report.err.contains("有 2 处不对，没有写入"), "{}", report.err);
    assert_eq!(editions(&hall), Vec::<String>::new());
    assert_eq!(said(&[&asked[..], &["--year", "27"]].concat()).code, code::USAGE);
    assert_eq!(said(&["import", "calendar", text(&hall)]).code, code::USAGE);
    let gone = said(&["import", "calendar", text(&hall), "/nowhere/a.json"]);
    assert_eq!(gone.code, code::FILE);
    assert!(gone.err.contains("找不到"), "{}", gone.err);
}
