//! `backup` and `restore`: what is copied is named with its counts, and no file is ever lost to another.

use std::path::{Path, PathBuf};

use hallkeeper::app::headless::code;
use hallkeeper::register::Register;
use hallkeeper::register::sealing::CAN_SEAL;

use super::{hall_and_list, said, text};

/// A hall of two people, and its one copy.
fn hall_and_copy(folder: &Path) -> (PathBuf, PathBuf) {
    let (hall, list, _) = hall_and_list(folder);
    said(&["import", "staff", text(&hall), text(&list)]);
    let copies = folder.join("copies");
    std::fs::create_dir(&copies).unwrap();
    let report = said(&["backup", text(&hall), "--to", text(&copies)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    let copy = copies.join("a-2026-11-23_082100.hall");
    assert!(report.out.contains(text(&copy)) && report.out.contains("2 人"), "{}", report.out);
    (hall, copy)
}

#[test]
fn a_second_backup_of_the_same_second_gets_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let before = std::fs::read(&copy).unwrap();
    let to = copy.parent().unwrap();
    // Keys without their file may be the only ones of a file that lies elsewhere now.
    std::fs::write(to.join("a-2026-11-23_082100-2.hall.keys"), "of another file").unwrap();
    let again = said(&["backup", text(&hall), "--to", text(to)]);
    assert_eq!(again.code, code::DONE, "{again:?}");
    let second = to.join("a-2026-11-23_082100-3.hall");
    assert!(again.out.contains(text(&second)), "{}", again.out);
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    assert_eq!(std::fs::read(&second).unwrap(), before);
    assert_eq!(std::fs::read_dir(to).unwrap().count(), 3);
}

/// Changes a row as another program would.
fn changed_outside(hall: &Path) {
    let foreign = rusqlite::Connection::open(hall).unwrap();
    foreign.execute("UPDATE staff SET post = '厅长' WHERE work_no = 'CQ01'", []).unwrap();
}

#[test]
fn a_backup_and_a_restore_say_what_no_history_vouches_for() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_copy(folder.path());
    changed_outside(&hall);
    let to = folder.path().join("to");
    std::fs::create_dir(&to).unwrap();
    let report = said(&["backup", text(&hall), "--to", text(&to)]);
    assert_eq!(report.code, code::NAMED, "{report:?}");
    assert!(report.out.contains("已备份到"), "worth having all the same: {report:?}");
    assert!(report.err.contains("1 处") && report.err.contains("hallkeeper verify"), "{report:?}");
    assert_eq!(report.err.lines().count(), 1);
    let copy = to.join("a-2026-11-23_082100.hall");
    assert_eq!(said(&["verify", text(&hall)]).code, code::NAMED);
    let new = folder.path().join("new.hall");
    let report = said(&["restore", text(&copy), "--to", text(&new)]);
    assert!(report.code == code::NAMED && report.err.contains(text(&new)), "{report:?}");
    assert!(new.exists() && report.out.contains("已恢复成"), "{report:?}");
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

#[test]
fn a_folder_that_is_not_there_is_not_made_for_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    // Where a stick was.
    let gone = folder.path().join("stick/copies");
    let report = said(&["backup", text(&hall), "--to", text(&gone)]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    assert!(report.err.contains("文件夹找不到"), "{}", report.err);
    let report = said(&["restore", text(&copy), "--to", text(&gone.join("a.hall"))]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    assert!(report.err.contains("没有恢复") && !report.err.contains("没有备份"), "{}", report.err);
    assert!(!folder.path().join("stick").exists());
}

#[test]
fn a_file_that_may_only_be_read_is_backed_up_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    // The copy itself is marked so.
    assert!(std::fs::metadata(&copy).unwrap().permissions().readonly());
    let to = folder.path().join("to");
    std::fs::create_dir(&to).unwrap();
    let before = std::fs::read(&copy).unwrap();
    let report = said(&["backup", text(&copy), "--to", text(&to)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    let about = std::fs::metadata(&hall).unwrap().permissions();
    let mut only_read = about.clone();
    only_read.set_readonly(true);
    std::fs::set_permissions(&hall, only_read).unwrap();
    let report = said(&["backup", text(&hall), "--to", text(&to)]);
    std::fs::set_permissions(&hall, about).unwrap();
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert_eq!(std::fs::read_dir(&to).unwrap().count(), 2);
}

#[test]
fn keys_beside_a_file_that_needs_none_are_not_copied_along() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    std::fs::write(format!("{}.keys", hall.display()), "of something else").unwrap();
    let to = folder.path().join("to");
    std::fs::create_dir(&to).unwrap();
    assert_eq!(said(&["backup", text(&hall), "--to", text(&to)]).code, code::DONE);
    assert_eq!(std::fs::read_dir(&to).unwrap().count(), 1);
    std::fs::write(format!("{}.keys", copy.display()), "of something else").unwrap();
    let new = folder.path().join("new.hall");
    assert_eq!(said(&["restore", text(&copy), "--to", text(&new)]).code, code::DONE);
    assert!(!folder.path().join("new.hall.keys").exists());
    let saved = folder.path().join("saved.hall");
    assert_eq!(said(&["salvage", text(&hall), "--to", text(&saved)]).code, code::DONE);
    assert!(!folder.path().join("saved.hall.keys").exists());
}

#[test]
fn an_empty_and_a_cut_off_copy_are_called_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let before = std::fs::read(&hall).unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    for (content, word) in
        [(&b""[..], "是空的"), (&bytes[..bytes.len() - 4096], "后一段没有了"), (b"PK\x03\x04", "压缩包")]
    {
        let bad = folder.path().join("bad.hall");
        std::fs::write(&bad, content).unwrap();
        let report = said(&["restore", text(&bad), "--to", text(&hall)]);
        assert_eq!(report.code, code::FILE, "{report:?}");
        assert!(report.err.contains(word), "{}", report.err);
        assert_eq!(std::fs::read(&hall).unwrap(), before);
    }
}

#[test]
fn a_file_of_another_hall_in_whose_place_a_copy_comes_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let same = said(&["restore", text(&copy), "--to", text(&hall)]);
    assert!(!same.out.contains("另一个厅"), "{}", same.out);
    let other = folder.path().join("other.hall");
    assert_eq!(said(&["new", text(&other), "--hall", "河西供电所营业厅"]).code, code::DONE);
    let report = said(&["restore", text(&copy), "--to", text(&other)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("另一个厅") && report.out.contains("before-restore"), "{}", report.out);
}

#[cfg(unix)]
#[test]
fn behind_a_second_name_of_the_file_stays_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, copy) = hall_and_copy(folder.path());
    let second = folder.path().join("second name.hall");
    std::fs::hard_link(&hall, &second).unwrap();
    let more = folder.path().join("more.csv");
    std::fs::write(&more, "工号,姓名,岗位,职务\nCQ09,林见川,引导员,班员\n").unwrap();
    said(&["import", "staff", text(&hall), text(&more)]);
    let before = std::fs::read(&second).unwrap();
    assert_eq!(said(&["restore", text(&copy), "--to", text(&hall)]).code, code::DONE);
    let people = |path: &Path| Register::open(path).unwrap().staff().unwrap().len();
    assert_eq!(std::fs::read(&second).unwrap(), before, "the copy is another file, not written into this one");
    assert_eq!((people(&hall), people(&second)), (2, 3));
}

#[test]
fn a_sealed_copy_is_made_and_brought_back_with_the_passphrase() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_copy(folder.path());
    let words = super::super::register::sealed::close(&hall);
    let (secret, wrong) = (folder.path().join("secret.txt"), folder.path().join("wrong.txt"));
    std::fs::write(&secret, format!("{words}\n")).unwrap();
    std::fs::write(&wrong, "nothing of the kind\n").unwrap();
    let to = folder.path().join("to");
    std::fs::create_dir(&to).unwrap();
    let asked = ["backup", text(&hall), "--to", text(&to)];
    let report = said(&asked);
    assert!(report.code == code::FILE && report.err.contains("--passphrase-from"), "it cannot be checked: {report:?}");
    let report = said(&[&asked[..], &["--passphrase-from", text(&secret)]].concat());
    assert_eq!(report.code, code::DONE, "{report:?}");
    let copy = to.join("a-2026-11-23_082100.hall");
    let new = folder.path().join("new.hall");
    let asked = ["restore", text(&copy), "--to", text(&new)];
    let report = said(&asked);
    assert!(report.code == code::FILE && report.err.contains("口令锁着"), "{report:?}");
    let report = said(&[&asked[..], &["--passphrase-from", text(&wrong)]].concat());
    assert!(report.code == code::FILE && report.err.contains("口令不对"), "{report:?}");
    assert!(!new.exists());
    let report = said(&[&asked[..], &["--passphrase-from", text(&secret)]].concat());
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(new.exists() && folder.path().join("new.hall.keys").exists());
}

#[test]
fn the_newest_copy_of_a_damaged_sealed_file_is_named_to_who_gives_the_passphrase() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_and_copy(folder.path());
    let words = super::super::register::sealed::close(&hall);
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, format!("{words}\n")).unwrap();
    let backups = folder.path().join("a-backups");
    // The one from before the list came in is open to everybody.
    std::fs::remove_dir_all(&backups).unwrap();
    std::fs::create_dir(&backups).unwrap();
    let copy = backups.join("2026-11-23_170000-close.hall");
    std::fs::copy(&hall, &copy).unwrap();
    std::fs::copy(hall.with_extension("hall.keys"), copy.with_extension("hall.keys")).unwrap();
    let mut bytes = std::fs::read(&hall).unwrap();
    for page in (2..bytes.len() / 4096).step_by(3) {
        bytes[4096 * page..4096 * (page + 1)].fill(0xA5);
    }
    std::fs::write(&hall, &bytes).unwrap();
    let report = said(&["check", text(&hall), "--passphrase-from", text(&secret)]);
    assert!(report.code == code::FILE && report.err.contains(text(&copy)), "{report:?}");
}
