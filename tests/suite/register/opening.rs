//! Opening: looked at without a trace, only looked at in a copy, salvaged with a line of its own.

use std::path::Path;

use hallkeeper::register::opening::{salvage_file, set_log_aside};
use hallkeeper::register::{ActionKind, Hold, Register, RegisterError};
use hallkeeper::storage::StorageError;
use hallkeeper::storage::files::NewFile;
use rusqlite::Connection;

use super::making::{at, fill, hall, record};

fn made(path: &Path) {
    drop(fill(Register::create(path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_database_of_another_program_with_its_own_log_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (open, left) = (folder.path().join("open.db"), folder.path().join("left.db"));
    let conn = Connection::open(&open).unwrap();
    conn.execute_batch("PRAGMA journal_mode=WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
    for ending in ["", "-wal"] {
        let name = |of: &str| folder.path().join(format!("{of}.db{ending}"));
        std::fs::copy(name("open"), name("left")).unwrap();
    }
    drop(conn);
    std::fs::remove_file(&open).unwrap();
    let before: Vec<Vec<u8>> =
        ["left.db", "left.db-wal"].iter().map(|name| std::fs::read(folder.path().join(name)).unwrap()).collect();
    let error = Register::open(&left).err().unwrap();
    assert!(matches!(error, RegisterError::Storage(StorageError::NotAHall(_))), "{error}");
    assert_eq!(names(folder.path()), ["left.db", "left.db-wal"]);
    for (name, before) in ["left.db", "left.db-wal"].iter().zip(before) {
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), before, "{name}");
    }
}

#[test]
fn a_file_only_looked_at_is_neither_changed_nor_locked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    made(&path);
    let before = std::fs::read(&path).unwrap();
    let mut view = Register::open_view(&path, None).unwrap();
    assert_eq!((view.hold(), view.path()), (Some(Hold::ViewOnly), Some(path.as_path())));
    let refused = view.add_staff(&record("CQ0300", "新人"), at("2026-11-02", 9, 0)).unwrap_err();
    assert!(matches!(refused, RegisterError::Held(Hold::ViewOnly)));
    let mut writer = Register::open(&path).unwrap();
    writer.add_staff(&record("CQ0301", "新人"), at("2026-11-02", 9, 0)).unwrap();
    drop(writer);
    assert_eq!(view.staff().unwrap().len(), 3, "as it was when it was opened");
    drop(view);
    assert_ne!(std::fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["a.hall"]);
}

#[test]
fn what_was_written_last_counts_unless_it_belongs_to_another_state() {
    let folder = tempfile::tempdir().unwrap();
    let (path, old) = (folder.path().join("a.hall"), folder.path().join("old.hall"));
    made(&path);
    std::fs::copy(&path, &old).unwrap();
    let mut register = Register::open(&path).unwrap();
    for n in 0..40 {
        register.add_staff(&record(&format!("N{n}"), "新人"), at("2026-11-02", 9, 0)).unwrap();
    }
    let log = std::fs::read(folder.path().join("a.hall-wal")).unwrap();
    drop(register);
    let whole = folder.path().join("whole.hall");
    std::fs::copy(&old, &whole).unwrap();
    std::fs::write(folder.path().join("whole.hall-wal"), &log).unwrap();
    assert_eq!(Register::open(&whole).unwrap().staff().unwrap().len(), 43, "a log that belongs to it counts");

    let mut register = Register::open(&path).unwrap();
    let big = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 300_000] };
    register.keep_file(&big, ActionKind::KeepScan, at("2026-11-02", 10, 0)).unwrap();
    for n in 40..60 {
        register.add_staff(&record(&format!("N{n}"), "新人"), at("2026-11-02", 10, 0)).unwrap();
    }
    let stray = std::fs::read(folder.path().join("a.hall-wal")).unwrap();
    drop(register);
    let wrong = folder.path().join("wrong.hall");
    std::fs::copy(&old, &wrong).unwrap();
    std::fs::write(folder.path().join("wrong.hall-wal"), &stray).unwrap();
    let error = Register::open(&wrong).err().unwrap();
    assert!(matches!(error, RegisterError::Storage(StorageError::StrayLog(_))), "{error}");
    assert_eq!(std::fs::read(&wrong).unwrap(), std::fs::read(&old).unwrap(), "left alone");
    assert_eq!(std::fs::read(folder.path().join("wrong.hall-wal")).unwrap(), stray);
    set_log_aside(&wrong).unwrap();
    assert_eq!(Register::open(&wrong).unwrap().staff().unwrap().len(), 3);
}

#[test]
fn damage_where_opening_reads_nothing_is_named_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    made(&path);
    let mut register = Register::open(&path).unwrap();
    let picture = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 100_000] };
    register.keep_file(&picture, ActionKind::KeepScan, at("2026-11-02", 9, 0)).unwrap();
    drop(register);
    let mut bytes = std::fs::read(&path).unwrap();
    let within = bytes.windows(4000).position(|window| window == [7; 4000]).unwrap();
    let page = (within / 4096 + 1) * 4096;
    bytes[page..page + 4 * 4096].fill(0x77);
    std::fs::write(&path, &bytes).unwrap();
    let error = Register::open(&path).err().unwrap();
    assert!(matches!(error, RegisterError::Storage(StorageError::Damaged(_))), "{error}");
    assert_eq!((std::fs::read(&path).unwrap(), names(folder.path())), (bytes, vec!["a.hall".to_owned()]));
}

#[test]
fn a_read_only_file_and_a_read_only_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    let path = inner.join("a.hall");
    made(&path);
    let set = |path: &Path, is_read_only: bool| {
        let mut mode = std::fs::metadata(path).unwrap().permissions();
        mode.set_readonly(is_read_only);
        std::fs::set_permissions(path, mode).unwrap();
    };
    set(&path, true);
    assert!(matches!(Register::open(&path), Err(RegisterError::Storage(StorageError::ReadOnly))));
    set(&path, false);
    #[cfg(unix)]
    {
        set(&inner, true);
        let found = Register::open(&path);
        set(&inner, false);
        assert!(matches!(found, Err(RegisterError::Storage(StorageError::FolderReadOnly(_)))));
    }
    assert!(Register::open(&path).is_ok());
}

#[test]
fn what_is_salvaged_ends_with_its_line_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (path, target) = (folder.path().join("a.hall"), folder.path().join("new.hall"));
    made(&path);
    let now = at("2026-11-03", 9, 0);
    let report = salvage_file((&path, &target), None, now, &mut || true).unwrap().unwrap();
    assert!(report.is_whole());
    let mut register = Register::open(&target).unwrap();
    let newest = register.history(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.subject.as_str()), ("salvage_file", "lost=0"));
    register.add_staff(&record("CQ0300", "新人"), now).unwrap();
    assert_eq!(register.verify().unwrap().findings, []);
    let again = salvage_file((&path, &target), None, now, &mut || true);
    assert!(matches!(again, Err(RegisterError::Storage(StorageError::Exists(_)))), "nothing is overwritten");
}
