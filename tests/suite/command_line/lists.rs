//! Logs of suggestion boxes and disclosure registers brought in without a window.

use std::path::{Path, PathBuf};

use hallkeeper::app::backups::copies_of;
use hallkeeper::app::headless::code;
use hallkeeper::domain::backups::BackupReason;
use hallkeeper::register::Register;

use super::super::register::making::{at, day, record};
use super::{said, text};

/// A new hall with two people and a box.
fn hall_here(folder: &Path) -> PathBuf {
    let hall = folder.join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "长桥供电所营业厅"]).code, code::DONE);
    let mut register = Register::open(&hall).unwrap();
    for (no, name) in [("CQ01", "周静岚"), ("CQ02", "唐巧云")] {
        register.add_staff(&record(no, name), at("2026-11-02", 8, 0)).unwrap();
    }
    register.add_box(("1 号箱", ""), day("2026-11-02"), at("2026-11-02", 8, 0)).unwrap();
    hall
}

#[test]
fn a_log_goes_in_once_its_bad_rows_are_named_and_a_trial_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_here(folder.path());
    let list = folder.path().join("开箱.csv");
    let rows = "日期,开箱人,见证人,信件内容\n2026-11-09,周静岚,唐巧云,多开一个窗口\n2026-11-10,周静岚,赵无名,\n2026-11-11,周静岚,唐巧云,\n";
    std::fs::write(&list, encoding_rs::GB18030.encode(rows).0).unwrap();
    let asked = ["import", "boxes", text(&hall), text(&list)];
    let dry = said(&[&asked[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, code::NAMED);
    assert!(dry.out.contains("试看：新增 2 次开箱，跳过 0 行，不导入 1 行"), "{}", dry.out);
    assert_eq!(Register::open(&hall).unwrap().every_box_entry().unwrap(), []);
    let copies =
        || copies_of(&hall, None).into_iter().filter(|copy| copy.name.reason == BackupReason::BeforeImport).count();
    assert_eq!(copies(), 0, "a trial needs no copy");
    let report = said(&asked);
    assert_eq!(copies(), 1, "nothing comes in before a copy is made");
    assert!(
        report.out.lines().any(|line| line.starts_with("第 3 行 C 见证人 [2026-11-10] “赵无名”")),
        "{}",
        report.out
    );
    let register = Register::open(&hall).unwrap();
    assert_eq!((register.every_box_entry().unwrap().len(), register.cases().unwrap().len()), (2, 1));
    assert_eq!(register.verify().unwrap().findings, []);
    drop(register);
    assert!(said(&asked).out.contains("已导入 0 次开箱，跳过 2 行"), "known the second time");
    assert_eq!(copies(), 1, "nothing came in, so nothing is copied");
}

#[test]
fn a_disclosure_list_goes_in_and_a_list_without_its_columns_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_here(folder.path());
    let list = folder.path().join("公示.csv");
    std::fs::write(&list, "编号,资料名称,种类,版本,挂出日期\nH-1,营业时间,告示,2026,2026-11-09\n").unwrap();
    let asked = ["import", "disclosure", text(&hall), text(&list)];
    let report = said(&asked);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("新增 1 份，修改 0 份"), "{}", report.out);
    assert_eq!(Register::open(&hall).unwrap().listed_disclosure().unwrap()[0].versions.len(), 1);
    std::fs::write(&list, "甲,乙\n丙,丁\n").unwrap();
    let refused = said(&asked);
    assert_eq!(refused.code, code::FILE);
    assert!(refused.err.contains("资料名称"), "{}", refused.err);
    assert!(said(&["import", "boxes", text(&hall)]).err.contains("LIST"), "what is missing is named");
}
