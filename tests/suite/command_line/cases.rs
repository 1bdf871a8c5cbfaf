//! Cases in and out without a window: import, export, what is due.

use std::path::{Path, PathBuf};

use hallkeeper::app::headless::code;
use hallkeeper::domain::cases::{Case, CaseChannel, CaseDetails, CaseKind, NewCase, Standing};
use hallkeeper::domain::dates::Moment;
use hallkeeper::register::Register;

use super::super::register::making::{at, record};
use super::{said, text};

/// A new hall with two people, and a register of four rows: closed, open, one of an unknown person, one without a day.
fn hall_and_register(folder: &Path) -> (PathBuf, PathBuf) {
    let hall = folder.join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "长桥供电所营业厅"]).code, code::DONE);
    let mut register = Register::open(&hall).unwrap();
    for (no, name) in [("CQ01", "周静岚"), ("CQ02", "唐巧云")] {
        register.add_staff(&record(no, name), at("2026-11-02", 8, 0)).unwrap();
    }
    drop(register);
    let list = folder.join("登记簿.csv");
    let rows = "投诉登记簿,,,,,,,\n编号,收到日期,种类,事由,姓名,电话,首问人,处理结论,答复时间,办结时间\n\
        17,2025-03-05,投诉,停电没有提前告知,陈一鸣,13800002610,周静岚,情况属实已道歉,2025-03-07,2025-03-07\n\
        18,2026-11-19,举报,=1+1,,,CQ02,,,\n\
        19,2026-11-19,投诉,排队太久,,,赵无名,,,\n\
        20,,投诉,账单有误,,,周静岚,,,\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(rows);
    std::fs::write(&list, bytes).unwrap();
    (hall, list)
}

#[test]
fn good_cases_go_in_and_bad_rows_are_named_one_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list) = hall_and_register(folder.path());
    let asked = ["import", "cases", text(&hall), text(&list)];
    let dry = said(&[&asked[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, code::NAMED);
    assert!(dry.out.contains("没有写入：将登记 2 件"), "{}", dry.out);
    assert_eq!(Register::open(&hall).unwrap().cases().unwrap(), []);
    let report = said(&asked);
    assert_eq!(report.code, code::NAMED, "{report:?}");
    assert!(report.out.lines().any(|line| line.starts_with("第 5 行 G 首问人 [19] “赵无名”")), "{}", report.out);
    assert!(report.out.lines().any(|line| line.starts_with("第 6 行 B 收到时间 [20]")), "{}", report.out);
    assert!(report.out.contains("登记 2 件，册上已有 0 件"), "{}", report.out);
    let register = Register::open(&hall).unwrap();
    let cases = register.cases().unwrap();
    assert_eq!(cases.iter().map(|case| case.number.to_string()).collect::<Vec<_>>(), ["2026-0002", "2026-0001"]);
    assert_eq!(cases[0].facts.summary, "=1+1", "a text stays a text");
    assert_eq!(cases[1].outcomes.standing, Standing::Closed);
    assert_eq!(register.case_notes(cases[1].id).unwrap()[0].text, "原编号 17");
    drop(register);
    assert!(said(&asked).out.contains("登记 0 件，册上已有 2 件"));
}

#[test]
fn a_list_without_its_columns_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_register(folder.path());
    let list = folder.path().join("b.csv");
    std::fs::write(&list, "内容,电话\n停电,1\n").unwrap();
    let report = said(&["import", "cases", text(&hall), text(&list)]);
    assert_eq!(report.code, code::FILE);
    assert!(report.err.contains("收到时间"), "{}", report.err);
    let english = said(&["import", "cases", text(&hall), text(&list), "--lang", "en"]);
    assert!(english.err.contains("Received at"), "{}", english.err);
}

#[test]
fn an_export_is_masked_unless_revealed_and_that_stands_on_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list) = hall_and_register(folder.path());
    said(&["import", "cases", text(&hall), text(&list)]);
    let last = || Register::open(&hall).unwrap().history(1).unwrap().remove(0);
    let out = folder.path().join("案件.csv");
    let masked = said(&["export", "cases", text(&hall), "--out", text(&out)]);
    assert_eq!(masked.code, code::DONE, "{masked:?}");
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.starts_with('\u{feff}') && written.contains("陈**") && !written.contains("陈一鸣"), "{written}");
    assert_eq!(last().action, "import_cases");
    let shown = said(&["export", "cases", text(&hall), "--out", text(&out), "--replace", "--reveal"]);
    assert_eq!(shown.code, code::DONE, "{shown:?}");
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.contains("陈一鸣") && written.contains("13800002610") && written.contains("'=1+1"), "{written}");
    let line = last();
    assert_eq!((line.action.as_str(), line.subject.as_str()), ("export_cases", "案件.csv"));
    let nowhere = said(&["export", "cases", text(&hall), "--out", "/nowhere/a.xlsx"]);
    assert_eq!(nowhere.code, code::FILE);
    assert_eq!(said(&["export", "cases", text(&hall), "--out", "a.pdf"]).code, code::USAGE);
}

#[test]
fn an_export_brought_into_another_hall_holds_the_same_cases() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list) = hall_and_register(folder.path());
    said(&["import", "cases", text(&hall), text(&list)]);
    let other_folder = tempfile::tempdir().unwrap();
    let (other, _) = hall_and_register(other_folder.path());
    let out = folder.path().join("b.xlsx");
    assert_eq!(
        said(&["export", "cases", text(&hall), "--out", text(&out), "--reveal", "--lang", "en"]).code,
        code::DONE
    );
    let report = said(&["import", "cases", text(&other), text(&out)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    let facts = |path: &Path| -> Vec<_> {
        let cases = Register::open(path).unwrap().cases().unwrap().into_iter();
        cases.map(|case| (case.facts, case.outcomes)).collect()
    };
    assert_eq!(facts(&other), facts(&hall));
}

#[test]
fn a_void_row_is_named_and_an_export_of_the_program_brings_void_cases_along() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list) = hall_and_register(folder.path());
    std::fs::write(&list, "编号,收到日期,事由,状态\n21,2026-11-19,排队太久,作废\n").unwrap();
    let report = said(&["import", "cases", text(&hall), text(&list)]);
    assert!(report.out.starts_with("第 2 行：表里写着作废，不导入"), "{}", report.out);
    let mut register = Register::open(&hall).unwrap();
    for summary in ["一", "二"] {
        let case = NewCase { summary: summary.into(), ..complaint(at("2026-11-20", 9, 0), &register) };
        register.record_case(&case, at("2026-11-20", 9, 0)).unwrap();
    }
    let first = register.cases().unwrap()[1].id;
    register.void_case(first, "重复登记", at("2026-11-20", 10, 0)).unwrap();
    drop(register);
    let out = folder.path().join("b.csv");
    said(&["export", "cases", text(&hall), "--out", text(&out), "--reveal"]);
    let other_folder = tempfile::tempdir().unwrap();
    let (other, _) = hall_and_register(other_folder.path());
    let report = said(&["import", "cases", text(&other), text(&out)]);
    assert!(report.out.contains("登记 2 件"), "{report:?}");
    let cases = Register::open(&other).unwrap().cases().unwrap();
    let told = |case: &Case| (case.number.to_string(), case.voided.as_ref().map(|voided| voided.reason.clone()));
    let expected = [("2026-0002", None), ("2026-0001", Some("重复登记"))];
    assert_eq!(
        cases.iter().map(told).collect::<Vec<_>>(),
        expected.map(|(number, void)| (number.to_owned(), void.map(str::to_owned)))
    );
}

fn complaint(received_at: Moment, register: &Register) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "停电没有提前告知".into(),
        customer_name: "陈一鸣".into(),
        customer_contact: "13800002610".into(),
        first_asked: Some(register.staff().unwrap()[0].id),
        department: String::new(),
        received_at,
        details: CaseDetails::default(),
    }
}

#[test]
fn what_is_overdue_comes_first_and_sets_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_register(folder.path());
    let mut register = Register::open(&hall).unwrap();
    for day in ["2026-11-20", "2026-11-10"] {
        let case = complaint(at(day, 9, 0), &register);
        register.record_case(&case, at(day, 9, 0)).unwrap();
    }
    drop(register);
    let asked = ["cases", text(&hall), "--due"];
    let report = said(&asked);
    assert_eq!(report.code, code::NAMED);
    let lines: Vec<&str> = report.out.lines().collect();
    assert_eq!(lines[0], "2026-0002  受理  11-13 周五  逾期 10 天  CQ01 周静岚");
    assert_eq!(lines[1], "2026-0001  受理  11-23 周一  今天到期  CQ01 周静岚");
    assert_eq!(lines[2], "逾期 1 件，快到期 1 件");
    assert!(!report.out.contains('陈'), "no customer is named");
    let before = said(&[&asked[..], &["--at", "2026-11-12"]].concat());
    assert_eq!(before.code, code::DONE, "{before:?}");
    let json = said(&[&asked[..], &["--json", "--lang", "en"]].concat());
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, told["overdue"].as_u64()), (code::NAMED, Some(1)));
    assert_eq!(told["cases"][0]["number"], "2026-0002");
    assert_eq!(told["cases"][0]["due"], "2026-11-13");
    assert_eq!(told["cases"][1]["is_overdue"], false);
}

#[test]
fn a_hall_without_cases_has_nothing_due() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_register(folder.path());
    let report = said(&["cases", text(&hall), "--due"]);
    assert_eq!((report.code, report.out.trim()), (code::DONE, "没有逾期的，也没有快到期的"));
    for words in [&["cases", text(&hall)][..], &["cases", "--due"], &["cases", text(&hall), "--due", "--at", "11-23"]] {
        assert_eq!(said(words).code, code::USAGE, "{words:?}");
    }
}
