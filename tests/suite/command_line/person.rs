//! `export person`: a folder of its own, a line on the history, and neither without the other.

use std::path::Path;

use hallkeeper::app::headless::code;
use hallkeeper::register::Register;

use super::{hall_and_list, said, text};

fn lines(hall: &Path) -> Vec<(String, String)> {
    let lines = Register::open(hall).unwrap().history(9).unwrap();
    let about = lines.into_iter().filter(|line| line.action == "export_person");
    about.map(|line| (line.action, line.subject)).collect()
}

#[test]
fn everything_about_one_person_goes_into_a_folder_and_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list, _) = hall_and_list(folder.path());
    assert_eq!(said(&["import", "staff", text(&hall), text(&list)]).code, code::NAMED);
    let out = folder.path().join("one");
    let report = said(&["export", "person", text(&hall), "CQ01", "--out", text(&out)]);
    assert_eq!((report.code, report.err.as_str()), (code::DONE, ""), "{report:?}");
    assert!(out.join("资料.xlsx").is_file() && out.join("说明.txt").is_file());
    let told = std::fs::read_to_string(out.join("说明.txt")).unwrap();
    assert!(told.contains("方䶮（CQ01）"), "{told}");
    assert_eq!(lines(&hall), [("export_person".to_owned(), "CQ01".to_owned())]);
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_nothing_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list, _) = hall_and_list(folder.path());
    said(&["import", "staff", text(&hall), text(&list)]);
    let out = folder.path().join("one");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("mine"), b"mine").unwrap();
    let report = said(&["export", "person", text(&hall), "CQ01", "--out", text(&out)]);
    assert!(report.code == code::FILE && report.err.contains("已经存在"), "{report:?}");
    let gone = folder.path().join("gone").join("deeper");
    let report = said(&["export", "person", text(&hall), "CQ01", "--out", text(&gone)]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    let nobody = said(&["export", "person", text(&hall), "XX9999", "--out", text(&folder.path().join("none"))]);
    assert_ne!(nobody.code, code::DONE);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1, "nothing is mixed with it");
    assert!(!folder.path().join("none").exists());
    assert_eq!(lines(&hall), []);
}

#[test]
fn the_sample_hall_hands_out_a_colleague_and_a_customer() {
    let folder = tempfile::tempdir().unwrap();
    for who in ["CQ0217", "2026-0001"] {
        let out = folder.path().join(who);
        let report = said(&["export", "person", "--sample", who, "--out", text(&out)]);
        assert_eq!((report.code, report.err.as_str()), (code::DONE, ""), "{who}: {report:?}");
        assert!(out.join("资料.xlsx").is_file());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing beside");
}
