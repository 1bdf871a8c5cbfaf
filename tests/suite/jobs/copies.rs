//! Copies as jobs: how far they are is told, and asked to stop they leave nothing.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use hallkeeper::domain::backups::{BackupReason, PlaceState};
use hallkeeper::jobs::Progress;
use hallkeeper::jobs::backups::{CopyOrder, run};
use hallkeeper::register::Register;
use hallkeeper::register::backups::{CopyError, Places, Restoring, folder_of, prepare_restore};

use super::super::register::making::{at, fill, hall};

fn new_hall(folder: &Path) -> (PathBuf, Register) {
    let path = folder.join("长桥.hall");
    let register = Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap();
    (path, fill(register).0)
}

/// A copy of the file as it stands, in both places.
fn order(register: &mut Register, second: &Path) -> CopyOrder {
    let places = Places {
        file: register.path().unwrap().to_owned(),
        hall_uid: register.hall_uid().unwrap(),
        second: Some(second.to_owned()),
    };
    places.make_second_folder().unwrap();
    let source = register.source().unwrap().unwrap();
    CopyOrder { source, reason: BackupReason::Asked, places, at: at("2026-11-23", 17, 0) }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn how_far_a_copy_is_is_told_and_both_places_have_it() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let (path, mut register) = new_hall(folder.path());
    let progress = Progress::default();
    let copied = run(order(&mut register, &stick), &progress);
    assert_eq!(copied.second.state, PlaceState::There);
    let (seen, made) = (progress.seen(), copied.first.unwrap());
    assert!(seen.total > 0 && seen.done == seen.total, "{seen:?}");
    assert_eq!(files(&folder_of(&path)), std::slice::from_ref(&made));
    let [second] = files(&stick).try_into().unwrap();
    assert_eq!(std::fs::read(second).unwrap(), std::fs::read(made).unwrap());
}

#[test]
fn a_copy_asked_to_stop_is_in_neither_place_and_leaves_no_part() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let (path, mut register) = new_hall(folder.path());
    let progress = Progress::default();
    progress.cancel();
    let copied = run(order(&mut register, &stick), &progress);
    assert!(matches!(copied.first, Err(CopyError::Stopped)), "{:?}", copied.first);
    assert_eq!(copied.second.state, PlaceState::Unknown, "a place nobody wrote to is not called bad");
    assert_eq!((files(&folder_of(&path)), files(&stick)), (vec![], vec![]));
}

#[test]
fn bringing_back_stopped_at_any_step_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (path, register) = new_hall(folder.path());
    let copy = folder.path().join("copy.hall");
    register.back_up(&copy).unwrap();
    drop(register);
    let before = std::fs::read(&path).unwrap();
    let restoring = Restoring { copy: copy.clone(), file: path.clone(), key: None, at: at("2026-11-23", 18, 0) };
    let mut stopped = 0;
    for stop_at in 1.. {
        let left = std::cell::Cell::new(stop_at);
        let step = |_, _| {
            left.set(left.get() - 1);
            if left.get() == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let ended = prepare_restore(&restoring, &step);
        if ended.is_ok() {
            break;
        }
        assert!(matches!(ended, Err(CopyError::Stopped)), "{ended:?}");
        assert_eq!(files(folder.path()), [copy.clone(), path.clone()], "after step {stop_at}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        stopped += 1;
    }
    assert!(stopped >= 2);
}
