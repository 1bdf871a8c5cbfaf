//! Copies looked for off the window's thread: beside the file, among its copies, in the second place.

use std::path::{Path, PathBuf};

use hallkeeper::domain::backups::{BackupReason, CopyName};
use hallkeeper::jobs::copies_found::{copies_of_erased_in, plain_copies_in};
use hallkeeper::jobs::{JobEnd, Jobs, Task};
use hallkeeper::register::Register;
use hallkeeper::register::backups::Places;

use super::super::register::making::{at, hall};

fn value<T>(task: Task<T>) -> T {
    match task.wait() {
        JobEnd::Value(value) => value,
        JobEnd::Broke(because) => panic!("{because}"),
    }
}

/// A hall file with a second place that holds the hall's folder.
fn places(folder: &Path) -> Places {
    let file = folder.join("a.hall");
    let register = Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap();
    let hall_uid = register.hall_uid().unwrap();
    drop(register);
    let second = folder.join("stick");
    std::fs::create_dir(&second).unwrap();
    let places = Places { file, hall_uid, second: Some(second) };
    std::fs::create_dir_all(places.first_folder()).unwrap();
    places.make_second_folder().unwrap();
    places
}

fn of(places: &Places) -> (PathBuf, String) {
    (places.file.clone(), places.hall_uid.clone())
}

fn copy_to(places: &Places, folder: &Path, (date, hour): (&str, u32)) -> PathBuf {
    let path = folder.join(CopyName::new(at(date, hour, 0), BackupReason::Daily).file_name());
    std::fs::copy(&places.file, &path).unwrap();
    path
}

#[test]
fn copies_that_open_without_a_passphrase_are_found_in_the_second_place_too() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let first = copy_to(&places, &places.first_folder(), ("2026-11-02", 9));
    let second = copy_to(&places, &places.second_folder().unwrap(), ("2026-11-03", 9));
    std::fs::write(places.second_folder().unwrap().join("list.hall"), b"no hall").unwrap();
    let jobs = Jobs::in_threads(|| {});
    let mut found = value(plain_copies_in(&jobs, of(&places), Some(places.clone())));
    found.sort();
    let mut wanted = vec![first.clone(), second];
    wanted.sort();
    assert_eq!(found, wanted);
    assert_eq!(value(plain_copies_in(&jobs, of(&places), None)), std::slice::from_ref(&first));
    let gone = Places { second: Some(folder.path().join("no stick")), ..places.clone() };
    assert_eq!(value(plain_copies_in(&jobs, of(&places), Some(gone))), [first]);
}

#[test]
fn a_file_that_is_open_is_never_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let second = copy_to(&places, &places.second_folder().unwrap(), ("2026-11-03", 9));
    let open = Register::open(&second).unwrap();
    let jobs = Jobs::at_once();
    let found = value(plain_copies_in(&jobs, of(&places), Some(places.clone())));
    assert_eq!(found, Vec::<PathBuf>::new());
    drop(open);
    assert_eq!(value(plain_copies_in(&jobs, of(&places), Some(places))), [second]);
}

#[test]
fn copies_older_than_an_erasure_are_told_of_both_places_once_a_later_one_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    copy_to(&places, &places.first_folder(), ("2026-11-02", 9));
    copy_to(&places, &places.second_folder().unwrap(), ("2026-11-02", 9));
    copy_to(&places, &places.second_folder().unwrap(), ("2026-11-03", 9));
    let erased = at("2026-11-20", 9, 0);
    let jobs = Jobs::in_threads(|| {});
    assert_eq!(value(copies_of_erased_in(&jobs, (places.clone(), None), erased)), []);
    copy_to(&places, &places.first_folder(), ("2026-11-21", 9));
    let told = value(copies_of_erased_in(&jobs, (places, None), erased));
    assert_eq!(told, [at("2026-11-02", 9, 0), at("2026-11-03", 9, 0)]);
}
