//! What is refused at the doors: a command that is none, a file that is there, a name of two lines.

use std::path::Path;

use hallkeeper::app::headless::code;
use hallkeeper::register::Register;

use super::{hall_and_list, hall_with_cases, said, text};

#[test]
fn a_word_that_is_neither_a_command_nor_a_file_is_told_with_the_nearest_command() {
    for (word, near) in [("verfiy", "verify"), ("bakcup", "backup"), ("nowhere/a.db", "")] {
        let report = said(&[word]);
        assert_eq!(report.code, code::USAGE, "{report:?}");
        assert!(report.err.contains(word) && report.err.contains("不是命令"), "{}", report.err);
        assert!(word.contains('/') || report.err.contains(near), "{}", report.err);
    }
    let english = said(&["restor", "a.hall", "--lang", "en"]);
    assert!(english.code == code::USAGE && english.err.contains("Did you mean: restore"), "{}", english.err);
}

#[test]
fn a_hall_of_a_name_of_two_lines_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("a.hall");
    for name in ["甲\n乙", "甲\u{7}", "甲\u{2028}乙"] {
        let report = said(&["new", text(&hall), "--hall", name]);
        assert_eq!(report.code, code::USAGE, "{name:?}: {report:?}");
        assert!(report.err.contains("一行"), "{}", report.err);
        assert!(!hall.exists());
    }
    assert_eq!(said(&["new", text(&hall), "--hall", "甲"]).code, code::DONE);
}

/// Every command that writes one file, with the file it writes.
fn writers<'a>(hall: &'a str, pdf: &'a str, csv: &'a str) -> Vec<(Vec<&'a str>, &'a str)> {
    vec![
        (vec!["report", "cases", hall, "--month", "2026-11", "--out", pdf], pdf),
        (vec!["report", "audits", hall, "--year", "2026", "--out", pdf], pdf),
        (vec!["export", "cases", hall, "--out", csv], csv),
        (vec!["export", "cases", hall, "--out", csv, "--reveal"], csv),
        (vec!["badges", "--sample", "--work-no", "CQ0217", "--out", pdf], pdf),
        (vec!["print", "--sample", "--product", "roster-list", "--out", pdf], pdf),
    ]
}

#[test]
fn a_file_that_is_there_stays_and_nothing_is_noted_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    let (pdf, csv) = (folder.path().join("a.pdf"), folder.path().join("a.csv"));
    let lines = |hall: &Path| Register::open(hall).unwrap().history_head().unwrap();
    let before = lines(&hall);
    for (words, out) in writers(text(&hall), text(&pdf), text(&csv)) {
        std::fs::write(out, "mine").unwrap();
        let report = said(&words);
        assert_eq!(report.code, code::FILE, "{words:?}: {report:?}");
        assert!(report.err.contains(out) && report.err.contains("--replace"), "{words:?}: {}", report.err);
        assert_eq!(std::fs::read(out).unwrap(), b"mine", "{words:?}");
        assert_eq!(lines(&hall), before, "{words:?}");
        let report = said(&[&words[..], &["--replace"]].concat());
        assert!(report.code <= code::NAMED, "{words:?}: {report:?}");
        assert_ne!(std::fs::read(out).unwrap(), b"mine", "{words:?}");
        std::fs::remove_file(out).unwrap();
        // With nothing there it is the same with and without.
        assert!(said(&words).code <= code::NAMED, "{words:?}");
        if words.contains(&"--reveal") {
            return assert_ne!(lines(&hall), before, "what was written is noted");
        }
    }
}

#[test]
fn a_halls_file_is_never_replaced_and_folders_take_no_such_word() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let named = folder.path().join("a.pdf");
    std::fs::copy(&hall, &named).unwrap();
    let before = std::fs::read(&named).unwrap();
    for more in [&[][..], &["--replace"]] {
        let asked = ["report", "cases", text(&hall), "--year", "2026", "--out", text(&named)];
        let report = said(&[&asked[..], more].concat());
        assert_eq!(report.code, code::FILE, "{report:?}");
        assert!(!report.err.contains("--replace"), "no way out that is none: {}", report.err);
        assert_eq!(std::fs::read(&named).unwrap(), before);
    }
    let out = folder.path().join("out");
    for words in [
        &["export", "all", text(&hall), "--out", text(&out), "--replace"][..],
        &["export", "person", text(&hall), "CQ01", "--out", text(&out), "--replace"],
        &["archive", text(&hall), "--year", "2026", "--out", "a.zip", "--replace"],
        &["print", text(&hall), "--product", "badge", "--to", "Office", "--replace"],
    ] {
        let report = said(words);
        assert!(report.code == code::USAGE && report.err.contains("--replace"), "{words:?}: {report:?}");
    }
}

#[test]
fn the_list_of_a_salvage_takes_no_other_lists_place() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let saved = folder.path().join("saved.hall");
    let list = folder.path().join("saved-抢救清单.txt");
    std::fs::write(&list, "an earlier one").unwrap();
    let report = said(&["salvage", text(&hall), "--to", text(&saved)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert_eq!(std::fs::read(&list).unwrap(), b"an earlier one");
    assert!(report.out.contains("saved-抢救清单-2.txt"), "{}", report.out);
    assert!(folder.path().join("saved-抢救清单-2.txt").is_file());
}

#[test]
fn an_option_given_twice_or_left_blank_is_not_understood() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let here = text(folder.path());
    for words in [
        &["backup", text(&hall), "--to", here, "--to", "/nowhere"][..],
        &["restore", text(&hall), "--to", "b.hall", "--to", "c.hall"],
        &["archive", text(&hall), "--year", "2026", "--year", "2025", "--out", "a.zip"],
        &["export", "cases", text(&hall), "--out", "a.csv", "--out", "b.csv"],
    ] {
        let report = said(words);
        assert!(report.code == code::USAGE && report.err.contains("写了两次"), "{words:?}: {report:?}");
    }
    for words in [&["export", "all", text(&hall), "--out", ""][..], &["archive", "--check", "a.zip", "--unpack", ""]] {
        assert_eq!(said(words).code, code::USAGE, "{words:?}");
    }
    assert!(said(&["import", "staff", text(&hall), "--dry-run", "--dry-run", "nowhere.csv"]).code == code::FILE);
}

#[test]
fn a_file_is_not_brought_back_in_its_own_place() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let before = std::fs::read(&hall).unwrap();
    let round = folder.path().join("photos/../a.hall");
    let report = said(&["restore", text(&round), "--to", text(&hall)]);
    assert!(report.code == code::FILE && report.err.contains("同一个文件"), "{report:?}");
    assert_eq!(std::fs::read(&hall).unwrap(), before);
}

#[test]
fn a_salvage_makes_no_folder_and_calls_a_folder_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    // Where a stick was.
    let gone = folder.path().join("stick/saved.hall");
    let report = said(&["salvage", text(&hall), "--to", text(&gone)]);
    assert!(report.code == code::FILE && report.err.contains("stick"), "{report:?}");
    assert!(!folder.path().join("stick").exists());
    let report = said(&["salvage", text(folder.path()), "--to", text(&folder.path().join("saved.hall"))]);
    assert!(report.code == code::FILE && report.err.contains("文件夹，不是档案"), "{report:?}");
}

#[test]
fn nobody_of_that_number_and_no_such_window_are_called_so() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, ..) = hall_and_list(folder.path());
    let out = folder.path().join("one");
    for who in ["CQ99", "2026-0099", "2026-99999999999", ""] {
        let report = said(&["export", "person", text(&hall), who, "--out", text(&out)]);
        assert!(report.code == code::FILE && report.err.contains("也没有这个编号"), "{who}: {report:?}");
    }
    assert!(!out.exists());
    let pdf = folder.path().join("w.pdf");
    let report = said(&["print", text(&hall), "--product", "window-plate", "--out", text(&pdf), "99"]);
    assert!(report.code == code::NAMED && report.out.contains("没有 99 号窗口"), "{report:?}");
}

#[test]
fn the_archive_of_a_file_no_history_vouches_for_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_cases(folder.path());
    let foreign = rusqlite::Connection::open(&hall).unwrap();
    foreign.execute("UPDATE staff SET post = '厅长' WHERE id = 1", []).unwrap();
    drop(foreign);
    let zip = folder.path().join("a.zip");
    let report = said(&["archive", text(&hall), "--year", "2026", "--out", text(&zip)]);
    assert_eq!(report.code, code::NAMED, "{report:?}");
    assert!(zip.is_file() && report.err.contains("1 处"), "{report:?}");
}
