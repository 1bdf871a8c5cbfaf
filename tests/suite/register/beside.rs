//! What lies beside a file (`-wal`, `-journal`): taken in when it belongs to the file, never when it is another's; on
//! opening, copying and bringing back.

use std::path::{Path, PathBuf};

use hallkeeper::domain::dates::Moment;
use hallkeeper::register::backups::{
    ClosedFile, CopyError, Keep, Look, Restoring, UNWATCHED, copy, finish_restore, look, prepare_restore,
};
use hallkeeper::register::opening::{salvage_file, set_log_aside};
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::StorageError;
use rusqlite::Connection;

use super::making::{at, fill, hall, record};

fn now() -> Moment {
    at("2026-11-20", 9, 0)
}

fn made(path: &Path) -> PathBuf {
    drop(fill(Register::create(path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    path.to_owned()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

/// A hall and beside it a whole `-wal` of another hall: every page of the other one stands in it.
fn with_log_of_another_hall(folder: &Path) -> PathBuf {
    let (file, other) = (made(&folder.join("a.hall")), made(&folder.join("other.hall")));
    let conn = Connection::open(&other).unwrap();
    conn.execute_batch("PRAGMA wal_autocheckpoint=0; VACUUM").unwrap();
    std::fs::copy(beside(&other, "-wal"), beside(&file, "-wal")).unwrap();
    drop(conn);
    file
}

/// A hall and beside it a `-journal` of another hall, as of a change broken off there.
fn with_journal_of_another_hall(folder: &Path) -> PathBuf {
    let (file, other) = (made(&folder.join("a.hall")), made(&folder.join("other.hall")));
    let conn = Connection::open(&other).unwrap();
    conn.execute_batch("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE staff SET name = 'x'")
        .unwrap();
    for n in 0..200 {
        let words = "x".repeat(4000);
        conn.execute("INSERT INTO drafts VALUES (?1, ?2, 1)", rusqlite::params![n.to_string(), words]).unwrap();
    }
    std::fs::copy(beside(&other, "-journal"), beside(&file, "-journal")).unwrap();
    drop(conn);
    file
}

fn is_stray<T>(found: Result<T, StorageError>) -> bool {
    matches!(found, Err(StorageError::StrayLog(_)))
}

fn people(file: &Path) -> i64 {
    look(file, None, Look::Pages).unwrap().counts.people
}

#[test]
fn what_is_of_another_hall_is_taken_in_nowhere_and_both_stay_as_they_are() {
    for ending in ["-wal", "-journal"] {
        let folder = tempfile::tempdir().unwrap();
        let file = match ending {
            "-wal" => with_log_of_another_hall(folder.path()),
            _ => with_journal_of_another_hall(folder.path()),
        };
        let uid = look(&file, None, Look::Open).unwrap().hall_uid;
        let read = || [std::fs::read(&file).unwrap(), std::fs::read(beside(&file, ending)).unwrap()];
        let before = read();
        let opened = Register::open(&file).map(drop);
        assert!(matches!(&opened, Err(RegisterError::Storage(StorageError::StrayLog(_)))), "{ending}: {opened:?}");
        assert!(is_stray(ClosedFile::open(&file, None)), "{ending}");
        let target = folder.path().join("back.hall");
        let restoring = Restoring { copy: file.clone(), file: target.clone(), key: None, at: now() };
        let ready = prepare_restore(&restoring, UNWATCHED);
        assert!(matches!(ready, Err(CopyError::Storage(StorageError::StrayLog(_)))), "{ending}: {ready:?}");
        assert!(Register::open_view(&file, None).is_err(), "{ending}");
        assert_eq!(read(), before, "{ending}");
        let saved = folder.path().join("saved.hall");
        salvage_file((&file, &saved), None, now(), &mut || true).unwrap().unwrap();
        assert_eq!(look(&saved, None, Look::Open).unwrap().hall_uid, uid, "{ending}");
        set_log_aside(&file).unwrap();
        assert_eq!(Register::open(&file).unwrap().hall_uid().unwrap(), uid, "{ending}");
        assert!(beside(&file, &format!("{ending}-aside-1")).exists(), "{ending}: kept under another name");
    }
}

#[test]
fn what_belongs_to_a_closed_file_comes_along_and_the_file_is_only_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = made(&folder.path().join("a.hall"));
    let cut = folder.path().join("cut.hall");
    let mut open = Register::open(&file).unwrap();
    open.add_staff(&record("CQ0300", "沈若溪"), now()).unwrap();
    for ending in ["", "-wal"] {
        std::fs::copy(beside(&file, ending), beside(&cut, ending)).unwrap();
    }
    drop(open);
    let before = [std::fs::read(&cut).unwrap(), std::fs::read(beside(&cut, "-wal")).unwrap()];
    let closed = ClosedFile::open(&cut, None).unwrap();
    let target = folder.path().join("copy.hall");
    copy(closed.source(), (&target, Keep::Copy), UNWATCHED).unwrap();
    drop(closed);
    assert_eq!((people(&cut), people(&target)), (3, 4), "alone it lacks what was written last");
    assert_eq!([std::fs::read(&cut).unwrap(), std::fs::read(beside(&cut, "-wal")).unwrap()], before);
}

#[test]
fn what_lies_beside_the_present_file_goes_with_it_when_a_copy_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_journal_of_another_hall(folder.path());
    let copy = made(&folder.path().join("copy.hall"));
    let uid = look(&copy, None, Look::Open).unwrap().hall_uid;
    let restoring = Restoring { copy, file: file.clone(), key: None, at: now() };
    let kept = finish_restore(&prepare_restore(&restoring, UNWATCHED).unwrap(), now()).unwrap().unwrap();
    assert!(!beside(&file, "-journal").exists() && beside(&kept, "-journal").exists());
    assert_eq!(Register::open(&file).unwrap().hall_uid().unwrap(), uid);
}

#[test]
fn a_copy_is_not_put_where_something_lies_that_would_be_taken_for_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let register = fill(Register::create(&folder.path().join("a.hall"), &hall(), now()).unwrap()).0;
    for ending in ["-wal", "-journal", ".keys"] {
        let target = folder.path().join(format!("copy{}.hall", ending.len()));
        std::fs::write(beside(&target, ending), "of another file").unwrap();
        assert!(register.back_up(&target).is_err(), "{ending}");
        assert_eq!(std::fs::read(beside(&target, ending)).unwrap(), b"of another file");
    }
}
