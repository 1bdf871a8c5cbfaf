//! Copies of the file while it is written, what goes wrong with them, and one brought back: nothing is lost on any way.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use hallkeeper::domain::backups::{BackupReason, CopyName};
use hallkeeper::register::backups::{
    ClosedFile, CopyError, Keep, Look, Places, Restoring, Source, UNWATCHED, copy, finish_restore, folder_of, look,
    newest_good_of, prepare_restore,
};
use hallkeeper::register::files::NewFile;
use hallkeeper::register::{ActionKind, Register, RegisterError};
use hallkeeper::storage::StorageError;
use hallkeeper::storage::fault::ABORT_AT;

use super::making::{at, fill, hall, record};

/// What the child does, and with which file.
const WORK: &str = "HALLKEEPER_BACKUP_CHILD";

fn new_hall(folder: &Path) -> (PathBuf, Register) {
    let path = folder.join("长桥.hall");
    let register = Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap();
    (path, fill(register).0)
}

fn add(register: &mut Register, work_no: &str) {
    register.add_staff(&record(work_no, "沈若溪"), at("2026-11-02", 9, 0)).unwrap();
}

fn people(path: &Path) -> i64 {
    look(path, None, Look::Pages).unwrap().counts.people
}

/// Every name in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn child(work: &str, point: Option<&str>) -> std::process::ExitStatus {
    let (_, here) = module_path!().split_once("::").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("{here}::child_of_these_tests"), "--nocapture"]).env(WORK, work);
    command.env_remove(ABORT_AT).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    if let Some(point) = point {
        command.env(ABORT_AT, point);
    }
    command.status().unwrap()
}

/// Another program: opens a file, or brings a copy back. Without being asked it does nothing.
#[test]
fn child_of_these_tests() {
    let Ok(work) = std::env::var(WORK) else { return };
    let (what, path) = work.split_once(' ').unwrap();
    let file = PathBuf::from(path);
    match what {
        "open" => drop(Register::open(&file).unwrap()),
        "restore" => {
            let copy = newest_good_of(&file, (None, None)).unwrap().path;
            let restoring = Restoring { copy, file, key: None, at: at("2026-11-23", 18, 0) };
            let ready = prepare_restore(&restoring, UNWATCHED).unwrap();
            finish_restore(&ready, restoring.at).unwrap();
        }
        other => panic!("{other}"),
    }
}

#[test]
fn what_is_written_while_a_copy_is_made_is_not_in_it_and_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut register) = new_hall(folder.path());
    let source = register.source().unwrap().unwrap();
    assert!(register.is_being_copied());
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    for n in 0..400 {
        add(&mut register, &format!("HX{n:04}"));
    }
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), before, "the file itself is left alone");
    let target = folder.path().join("copy.hall");
    copy(&source, (&target, Keep::Copy), UNWATCHED).unwrap();
    assert_eq!(people(&target), 3);
    drop(source);
    register.settle_copies().unwrap();
    assert!(!register.is_being_copied());
    assert_eq!(register.staff().unwrap().len(), 403);
    drop(register);
    let again = Register::open(&path).unwrap();
    assert_eq!((again.staff().unwrap().len(), again.verify().unwrap().findings), (403, vec![]));
    drop(again);
    assert_eq!(names(folder.path()), ["copy.hall", "长桥.hall"], "and nothing else is left");
}

#[test]
fn a_copy_of_what_stands_in_the_log_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut register) = new_hall(folder.path());
    add(&mut register, "CQ0300");
    let target = folder.path().join("copies/now.hall");
    register.copy_in_place((&target, Keep::Copy), UNWATCHED).unwrap();
    assert_eq!(look(&target, None, Look::Pages).unwrap(), register.standing().unwrap());
    assert_eq!(names(&folder.path().join("copies")), ["now.hall"]);
    assert!(std::fs::metadata(&target).unwrap().permissions().readonly());
}

#[test]
fn after_a_copy_another_program_still_finds_the_file_locked() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut register) = new_hall(folder.path());
    let open = format!("open {}", path.display());
    assert!(!child(&open, None).success(), "locked before");
    let source = register.source().unwrap().unwrap();
    copy(&source, (&folder.path().join("a/1.hall"), Keep::Copy), UNWATCHED).unwrap();
    drop(source);
    register.settle_copies().unwrap();
    register.back_up(&folder.path().join("a/2.hall")).unwrap();
    assert!(!child(&open, None).success(), "locked after");
    drop(register);
    assert!(child(&open, None).success(), "and free once closed");
}

#[test]
fn a_copy_never_takes_the_place_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, register) = new_hall(folder.path());
    let target = folder.path().join("a.hall");
    std::fs::write(&target, "words").unwrap();
    let error = register.back_up(&target).unwrap_err();
    assert!(matches!(error, RegisterError::Storage(StorageError::Exists(_))), "{error}");
    assert_eq!(std::fs::read(&target).unwrap(), b"words");
}

#[test]
fn a_copy_stopped_at_any_step_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut register) = new_hall(folder.path());
    let source = register.source().unwrap().unwrap();
    let copies = folder.path().join("copies");
    let steps = std::cell::Cell::new(0);
    let counted = |_, _| {
        steps.set(steps.get() + 1);
        ControlFlow::Continue(())
    };
    copy(&source, (&copies.join("whole.hall"), Keep::Copy), &counted).unwrap();
    for stop_at in 1..=steps.get() {
        let left = std::cell::Cell::new(stop_at);
        let step = |_, _| {
            left.set(left.get() - 1);
            if left.get() == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let ended = copy(&source, (&copies.join("stopped.hall"), Keep::Copy), &step);
        assert!(matches!(ended, Err(CopyError::Stopped)), "{ended:?}");
        assert_eq!(names(&copies), ["whole.hall"], "after step {stop_at}");
    }
    assert!(steps.get() >= 2);
}

/// Copies, and calls `meanwhile` once after all bytes were written and before they are read back.
fn copied_while(source: &Source, target: &Path, meanwhile: impl Fn()) -> Result<(), CopyError> {
    let step = |done: u64, _| {
        if done == source.len() {
            meanwhile();
        }
        ControlFlow::Continue(())
    };
    copy(source, (target, Keep::Copy), &step)
}

#[test]
fn a_copy_that_does_not_read_back_as_it_was_written_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut register) = new_hall(folder.path());
    let picture = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 40_000] };
    register.keep_file(&picture, ActionKind::KeepScan, at("2026-11-02", 9, 0)).unwrap();
    let source = register.source().unwrap().unwrap();
    let copies = folder.path().join("copies");
    // A byte within a picture: the engine's own check sees nothing of it.
    let spoil = || {
        let part = copies.join("a.hall.part");
        let mut bytes = std::fs::read(&part).unwrap();
        let within = bytes.windows(64).position(|window| window == [7; 64]).unwrap() + 32;
        bytes[within] = 8;
        std::fs::write(&part, bytes).unwrap();
    };
    let ended = copied_while(&source, &copies.join("a.hall"), spoil);
    assert!(matches!(ended, Err(CopyError::Spoilt(_))), "{ended:?}");
    assert_eq!(names(&copies), Vec::<String>::new());
}

#[test]
fn a_file_changed_by_another_program_while_it_is_copied_gives_no_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    drop(register);
    let source = Source::of_copy(&path, None).unwrap();
    let copies = folder.path().join("copies");
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(2);
    let step = |_, _| {
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        ControlFlow::Continue(())
    };
    let ended = copy(&source, (&copies.join("a.hall"), Keep::Copy), &step);
    assert!(matches!(ended, Err(CopyError::SourceChanged)), "{ended:?}");
    assert_eq!(names(&copies), Vec::<String>::new());
}

#[test]
fn a_place_that_takes_nothing_is_named_and_holds_no_part() {
    let folder = tempfile::tempdir().unwrap();
    let (_, register) = new_hall(folder.path());
    let file = folder.path().join("no folder");
    std::fs::write(&file, "words").unwrap();
    let ended = register.copy_in_place((&file.join("a.hall"), Keep::Copy), UNWATCHED);
    assert!(matches!(ended, Err(CopyError::Target { .. })), "{ended:?}");
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    let mut rights = std::fs::metadata(&closed).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&closed, rights).unwrap();
    // Whoever may write everywhere (root) is not kept out.
    if std::fs::write(closed.join("try"), "").is_err() {
        let ended = register.copy_in_place((&closed.join("a.hall"), Keep::Copy), UNWATCHED);
        assert!(matches!(ended, Err(CopyError::Target { .. })), "{ended:?}");
        assert_eq!(names(&closed), Vec::<String>::new());
    }
}

/// Spoils the last pages of a file.
fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let from = bytes.len() - 3 * 4096;
    bytes[from..].fill(0xA5);
    let mut rights = std::fs::metadata(path).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a copy of the test's own")]
    rights.set_readonly(false);
    std::fs::set_permissions(path, rights).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_file_never_comes_over_a_good_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    let copies = folder_of(&path);
    let good = CopyName::new(at("2026-11-20", 9, 0), BackupReason::Daily);
    register.copy_in_place((&copies.join(good.file_name()), Keep::Copy), UNWATCHED).unwrap();
    drop(register);
    damage(&path);
    assert!(matches!(ClosedFile::open(&path, None), Err(StorageError::Damaged(_))));
    let source = Source::of_copy(&path, None).unwrap();
    let bad = CopyName::new(at("2026-11-21", 9, 0), BackupReason::Daily);
    let ended = copy(&source, (&copies.join(bad.file_name()), Keep::Copy), UNWATCHED);
    assert!(matches!(ended, Err(CopyError::SourceDamaged(_))), "{ended:?}");
    assert_eq!(names(&copies), [good.file_name()]);
    let newest = newest_good_of(&path, (None, None)).unwrap();
    assert_eq!((newest.name, newest.holds.unwrap().counts.people), (good, 3));
}

#[test]
fn the_newest_good_copy_passes_a_damaged_one_by() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    let copies = folder_of(&path);
    let made = [("2026-11-20", 9), ("2026-11-21", 9)].map(|(day, hour)| {
        let name = CopyName::new(at(day, hour, 0), BackupReason::Daily);
        register.copy_in_place((&copies.join(name.file_name()), Keep::Copy), UNWATCHED).unwrap();
        name
    });
    damage(&copies.join(made[1].file_name()));
    let uid = register.hall_uid().unwrap();
    assert_eq!(newest_good_of(&path, (Some(&uid), None)).unwrap().name, made[0]);
}

#[test]
fn two_halls_of_one_name_do_not_mix_their_copies_in_the_second_place() {
    let folder = tempfile::tempdir().unwrap();
    let places = |uid: &str| Places {
        file: "/halls/长桥.hall".into(),
        hall_uid: uid.to_owned(),
        second: Some(folder.path().to_owned()),
    };
    let (one, other) = (places("0199a0b1-0000-7000-8000-aaaabbbbcccc"), places("0199a0b1-0000-7000-8000-ddddeeeeffff"));
    assert_eq!(one.second_folder(), None, "a place without the hall's folder is not the place that was chosen");
    one.make_second_folder().unwrap();
    other.make_second_folder().unwrap();
    one.make_second_folder().unwrap();
    assert_eq!(names(folder.path()), ["长桥-bbbbcccc", "长桥-eeeeffff"]);
    assert_eq!(one.second_folder(), Some(folder.path().join("长桥-bbbbcccc")));
}

#[test]
fn a_copy_brought_back_is_the_file_again_and_the_present_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut register) = new_hall(folder.path());
    let name = CopyName::new(at("2026-11-20", 9, 0), BackupReason::Daily);
    let copied = folder_of(&path).join(name.file_name());
    register.copy_in_place((&copied, Keep::Copy), UNWATCHED).unwrap();
    add(&mut register, "CQ0300");
    let restoring = Restoring { copy: copied, file: path.clone(), key: None, at: at("2026-11-23", 18, 0) };
    let ready = prepare_restore(&restoring, UNWATCHED).unwrap();
    let open = finish_restore(&ready, restoring.at);
    assert!(matches!(open, Err(RegisterError::Storage(StorageError::Locked))), "an open file is not swapped: {open:?}");
    drop(register);
    let ready = prepare_restore(&restoring, UNWATCHED).unwrap();
    let kept = finish_restore(&ready, restoring.at).unwrap().unwrap();
    assert_eq!(kept.file_name().unwrap(), "长桥-before-restore-2026-11-23_180000.hall");
    let back = Register::open(&path).unwrap();
    assert_eq!((back.staff().unwrap().len(), back.verify().unwrap().findings), (3, vec![]));
    let line = &back.history(1).unwrap()[0];
    assert_eq!((line.action.as_str(), line.subject.as_str()), ("restore_file", "2026-11-20_090000-daily.hall"));
    assert_eq!(people(&kept), 4);
    drop(back);
    let left = names(folder.path());
    assert_eq!(left, ["长桥-backups", "长桥-before-restore-2026-11-23_180000.hall", "长桥.hall"]);
}

#[test]
fn a_copy_takes_the_place_of_a_damaged_or_a_missing_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    let name = CopyName::new(at("2026-11-20", 9, 0), BackupReason::Daily);
    let copy = folder_of(&path).join(name.file_name());
    register.copy_in_place((&copy, Keep::Copy), UNWATCHED).unwrap();
    drop(register);
    damage(&path);
    let spoilt = std::fs::read(&path).unwrap();
    let restoring = Restoring { copy, file: path.clone(), key: None, at: at("2026-11-23", 18, 0) };
    let kept = finish_restore(&prepare_restore(&restoring, UNWATCHED).unwrap(), restoring.at).unwrap().unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), spoilt, "the damaged file is kept as it was");
    assert_eq!(Register::open(&path).unwrap().staff().unwrap().len(), 3);
    std::fs::remove_file(&path).unwrap();
    let kept = finish_restore(&prepare_restore(&restoring, UNWATCHED).unwrap(), restoring.at).unwrap();
    assert_eq!((kept, people(&path)), (None, 3));
}

#[test]
fn a_damaged_copy_is_not_brought_back_and_nothing_is_left_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    let copy = folder.path().join("copy.hall");
    register.copy_in_place((&copy, Keep::Copy), UNWATCHED).unwrap();
    drop(register);
    damage(&copy);
    let before = names(folder.path());
    let restoring = Restoring { copy, file: path.clone(), key: None, at: at("2026-11-23", 18, 0) };
    assert!(matches!(prepare_restore(&restoring, UNWATCHED), Err(CopyError::SourceDamaged(_))));
    assert_eq!((names(folder.path()), people(&path)), (before, 3));
}

/// A file of four people with a copy of three beside it.
fn four_and_a_copy_of_three(folder: &Path) -> PathBuf {
    let (path, mut register) = new_hall(folder);
    let name = CopyName::new(at("2026-11-20", 9, 0), BackupReason::Daily);
    register.copy_in_place((&folder_of(&path).join(name.file_name()), Keep::Copy), UNWATCHED).unwrap();
    add(&mut register, "CQ0300");
    path
}

#[test]
fn a_restore_killed_at_any_point_is_undone_or_finished_by_the_next_opening() {
    for (point, is_back) in [
        ("backup:made", false),
        ("backup:renamed", false),
        ("restore:copied", false),
        ("restore:ready", false),
        ("restore:noted", false),
        ("restore:kept", true),
        ("restore:keys", true),
        ("restore:swapped", true),
        ("restore:done", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = four_and_a_copy_of_three(folder.path());
        let status = child(&format!("restore {}", path.display()), Some(point));
        assert!(!status.success(), "{point} is passed");
        let register = Register::open(&path).unwrap();
        assert_eq!(register.staff().unwrap().len(), if is_back { 3 } else { 4 }, "{point}");
        assert_eq!(register.verify().unwrap().findings, [], "{point}");
        drop(register);
        let left = names(folder.path());
        let kept: Vec<_> = left.iter().filter(|name| name.contains("before-restore")).collect();
        assert_eq!(kept.len(), usize::from(is_back), "{point}: {left:?}");
        if let Some(kept) = kept.first() {
            assert_eq!(people(&folder.path().join(kept)), 4, "{point}");
        }
        assert_eq!(left.len(), 2 + kept.len(), "{point} leaves nothing else: {left:?}");
    }
}

#[test]
fn the_log_of_the_kept_file_goes_with_it_and_never_meets_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = four_and_a_copy_of_three(folder.path());
    // As after a power cut: what was written last lies in the log only.
    let log = PathBuf::from(format!("{}-wal", path.display()));
    {
        let mut register = Register::open(&path).unwrap();
        add(&mut register, "CQ0301");
        std::fs::copy(&path, folder.path().join("cut")).unwrap();
        std::fs::copy(&log, folder.path().join("cut-wal")).unwrap();
    }
    std::fs::rename(folder.path().join("cut"), &path).unwrap();
    std::fs::rename(folder.path().join("cut-wal"), &log).unwrap();
    assert!(child(&format!("restore {}", path.display()), None).success());
    assert_eq!(Register::open(&path).unwrap().staff().unwrap().len(), 3);
    let kept = folder.path().join("长桥-before-restore-2026-11-23_180000.hall");
    assert_eq!(Register::open(&kept).unwrap().staff().unwrap().len(), 5, "nothing of the kept file is lost");
}

#[test]
fn what_lies_in_the_log_beside_a_copy_comes_along_and_the_copy_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    drop(register);
    // A hall that ended without closing: its last person stands in the log only.
    let before = people(&path);
    let mut open = Register::open(&path).unwrap();
    add(&mut open, "Z1");
    let copy = folder.path().join("kept.hall");
    std::fs::copy(&path, &copy).unwrap();
    std::fs::copy(folder.path().join("长桥.hall-wal"), folder.path().join("kept.hall-wal")).unwrap();
    assert_eq!(people(&copy), before, "the file alone does not hold the person");
    let bytes = std::fs::read(&copy).unwrap();
    let file = folder.path().join("back.hall");
    let restoring = Restoring { copy: copy.clone(), file: file.clone(), key: None, at: at("2026-11-02", 10, 0) };
    finish_restore(&prepare_restore(&restoring, UNWATCHED).unwrap(), restoring.at).unwrap();
    assert_eq!(people(&file), before + 1);
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    assert!(!names(folder.path()).iter().any(|name| name.starts_with(".hallkeeper")), "{:?}", names(folder.path()));
}

#[test]
fn a_folder_never_loses_its_place_to_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    drop(register);
    let documents = folder.path().join("documents");
    std::fs::create_dir(&documents).unwrap();
    for file in [documents.clone(), folder.path().join("..")] {
        let restoring = Restoring { copy: path.clone(), file, key: None, at: at("2026-11-02", 10, 0) };
        assert!(matches!(prepare_restore(&restoring, UNWATCHED), Err(CopyError::Storage(StorageError::Folder(_)))));
    }
    assert!(documents.is_dir());
    assert_eq!(names(folder.path()), ["documents", "长桥.hall"]);
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_file_is_exchanged_and_the_link_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut register) = new_hall(folder.path());
    let copy = folder.path().join("copy.hall");
    register.back_up(&copy).unwrap();
    add(&mut register, "Z1");
    drop(register);
    let link = folder.path().join("link.hall");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let before = people(&copy);
    let restoring = Restoring { copy, file: link.clone(), key: None, at: at("2026-11-02", 10, 0) };
    let kept = finish_restore(&prepare_restore(&restoring, UNWATCHED).unwrap(), restoring.at).unwrap().unwrap();
    assert!(link.is_symlink() && !kept.is_symlink());
    assert_eq!((people(&path), people(&kept)), (before, before + 1));
    assert_eq!(Register::open(&link).unwrap().path(), Some(std::fs::canonicalize(&path).unwrap().as_path()));
}

#[test]
fn keys_that_lie_where_a_copy_is_to_go_are_neither_overwritten_nor_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let (_, register) = new_hall(folder.path());
    let keys = folder.path().join("other.hall.keys");
    std::fs::write(&keys, "the only ones").unwrap();
    assert!(register.back_up(&folder.path().join("other.hall")).is_err());
    assert_eq!(std::fs::read_to_string(&keys).unwrap(), "the only ones");
}
