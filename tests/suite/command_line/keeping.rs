//! `backup` and `restore`: what is copied is named with its counts, and no file is ever lost to another.

use std::path::{Path, PathBuf};

use hallkeeper::app::headless::code;
use hallkeeper::register::Register;

use super::{hall_and_list, said, text};

/// A hall of two people, and its one copy.
fn hall_and_copy(folder: &Path) -> (PathBuf, PathBuf) {
    let (hall, list, _) = hall_and_list(folder);
    said(&["import", "staff", text(&hall), text(&list)]);
    let copies = folder.join("copies");
    let report = said(&["backup", text(&hall), "--to", text(&copies)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    let copy = copies.join("a-2026-11-23_082100.hall");
    assert!(report.out.contains(text(&copy)) && report.out.contains("2 人"), "{}", report.out);
    (hall, copy)
}

#[test]
fn a_backup_is_named_with_its_counts_and_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let before = std::fs::read(&copy).unwrap();
    let again = said(&["backup", text(&hall), "--to", text(copy.parent().unwrap())]);
    assert_eq!(again.code, code::FILE, "{again:?}");
    assert!(again.err.contains("同名"), "{}", again.err);
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    assert_eq!(std::fs::read_dir(copy.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_file_that_is_open_is_not_backed_up_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let open = Register::open(&hall).unwrap();
    assert_eq!(said(&["backup", text(&hall), "--to", text(folder.path())]).code, code::FILE);
    assert_eq!(said(&["restore", text(&copy), "--to", text(&hall)]).code, code::FILE);
    drop(open);
}

#[test]
fn a_restore_keeps_the_file_that_was_there_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let more = folder.path().join("more.csv");
    std::fs::write(&more, "工号,姓名,岗位,职务\nCQ09,林见川,引导员,班员\n").unwrap();
    said(&["import", "staff", text(&hall), text(&more)]);
    let report = said(&["restore", text(&copy), "--to", text(&hall)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    let kept = folder.path().join("a-before-restore-2026-11-23_082100.hall");
    assert!(report.out.contains(text(&kept)), "{}", report.out);
    let people = |path: &Path| Register::open(path).unwrap().staff().unwrap().len();
    assert_eq!((people(&hall), people(&kept)), (2, 3));
    assert_eq!(said(&["verify", text(&hall)]).code, code::DONE);
}

#[test]
fn a_restore_to_a_place_where_nothing_is_makes_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, copy) = hall_and_copy(folder.path());
    let new = folder.path().join("new.hall");
    let report = said(&["restore", text(&copy), "--to", text(&new)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(!report.out.contains("before-restore"), "{}", report.out);
    assert_eq!(Register::open(&new).unwrap().staff().unwrap().len(), 2);
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_copy(folder.path());
    let before = std::fs::read(&hall).unwrap();
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "words").unwrap();
    let report = said(&["restore", text(&letter), "--to", text(&hall)]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    assert!(report.err.contains("没有恢复"), "{}", report.err);
    assert_eq!(std::fs::read(&hall).unwrap(), before);
    for words in [&["backup", text(&hall)][..], &["restore", text(&letter)], &["backup", "--to", text(folder.path())]] {
        assert_eq!(said(words).code, code::USAGE, "{words:?}");
    }
}
