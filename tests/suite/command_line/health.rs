//! `check`: what is found one a line, exit codes, and JSON a script can rely on.

use std::path::Path;

use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Report, Run, code, run_with};
use hallkeeper::domain::health::Check;
use hallkeeper::jobs::printing::PrintSystem;
use hallkeeper::register::Register;
use serde_json::Value;

use super::super::register::making::at;
use super::{hall_with_cases, text};

/// A PC without printers on a day in autumn, when the next year's calendar is not yet asked for.
fn checked(words: &[&str]) -> Report {
    let clock = Clock::set_to(at("2026-10-12", 9, 0));
    let none = PrintSystem::cups("/no/such/lpstat", "/no/such/lp");
    match run_with(words.iter().map(Into::into), "zh_CN.UTF-8", (&clock, &none)) {
        Run::Headless(report) => report,
        Run::Window(..) => panic!("a window for {words:?}"),
    }
}

fn json(words: &[&str]) -> (Value, u8) {
    let report = checked(&[words, &["--json"]].concat());
    (serde_json::from_str(&report.out).unwrap(), report.code)
}

fn found<'a>(told: &'a Value, check: &str) -> &'a Value {
    let findings = told["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["check"] == check).unwrap()
}

/// Gives a file a copy, as the program does on closing.
fn with_copy(path: &Path) {
    let target = path.with_file_name("a-backups").join("2026-10-12_080000.hall");
    Register::open(path).unwrap().back_up(&target).unwrap();
}

#[test]
fn a_sound_sample_is_done_and_every_check_is_told() {
    let (told, code) = json(&["check", "--sample"]);
    assert_eq!((code, &told["worst"]), (code::DONE, &Value::from("note")), "{told:#}");
    for check in Check::ALL {
        let is_of_files = ["copy", "second", "disk"].contains(&check.code());
        let findings = told["findings"].as_array().unwrap();
        assert_eq!(findings.iter().any(|finding| finding["check"] == check.code()), !is_of_files, "{check:?}");
    }
    assert_eq!(found(&told, "engine")["code"], "engine-whole");
    assert!(found(&told, "history")["figures"]["lines"].as_u64().unwrap() > 10);
    let lines = checked(&["check", "--sample"]).out;
    assert!(lines.lines().any(|line| line.starts_with("[正常] 数据表：")), "{lines}");
    assert!(lines.ends_with("没有要处理的；有几处值得知道\n"), "{lines}");
}

#[test]
fn a_file_with_a_copy_is_well_and_one_without_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    let report = checked(&["check", text(&hall)]);
    assert_eq!(report.code, code::NAMED);
    assert!(report.out.contains("[马上处理] 备份：这份档案还没有备份。"), "{}", report.out);
    assert!(report.out.contains("    到“备份”现在备份一次。"), "{}", report.out);
    with_copy(&hall);
    let (told, _) = json(&["check", text(&hall)]);
    assert_eq!(found(&told, "copies")["code"], "copies-fresh");
    assert_eq!(found(&told, "copies")["figures"]["n"], 1);
    assert_eq!(found(&told, "copy")["code"], "copy-opens", "{told:#}");
    assert_ne!(found(&told, "disk")["state"], "bad");
}

#[test]
fn what_another_program_did_and_a_damaged_copy_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    with_copy(&hall);
    let copy = folder.path().join("a-backups/2026-10-12_080000.hall");
    let length = std::fs::metadata(&copy).unwrap().len();
    std::fs::File::options().write(true).open(&copy).unwrap().set_len(length / 2).unwrap();
    let foreign = rusqlite::Connection::open(&hall).unwrap();
    foreign.execute_batch("UPDATE staff SET post = '厅长' WHERE id = 1; DELETE FROM case_texts").unwrap();
    drop(foreign);
    let (told, code) = json(&["check", text(&hall)]);
    assert_eq!((code, &told["worst"]), (code::NAMED, &Value::from("bad")));
    let of = |check: &str| (found(&told, check)["code"].clone(), found(&told, check)["remedy"].clone());
    assert_eq!(of("history"), ("history-broken".into(), "history".into()));
    assert_eq!(of("index"), ("index-broken".into(), "rebuild_index".into()));
    assert_eq!(of("copy"), ("copy-damaged".into(), "backups".into()));
}

#[test]
fn looking_changes_nothing_and_what_is_no_hall_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    let head = Register::open(&hall).unwrap().history_head().unwrap();
    checked(&["check", text(&hall)]);
    assert_eq!(Register::open(&hall).unwrap().history_head().unwrap(), head);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "only the file itself");
    let none = checked(&["check", text(&folder.path().join("b.hall"))]);
    assert_eq!(none.code, code::FILE);
    assert!(!none.err.is_empty());
    assert_eq!(checked(&["check"]).code, code::USAGE);
    assert_eq!(checked(&["check", text(&hall), "--due"]).code, code::USAGE);
}
