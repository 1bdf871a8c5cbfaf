//! Halls of earlier editions: today's program reads them, and dying in the middle leaves the old file or the new one.

use std::path::{Path, PathBuf};

use hallkeeper::register::Register;
use hallkeeper::storage::migrations::NEWEST;

use super::backups::look_at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::old_halls::{ALL, holds_all, of_edition};
use super::whole::{no_part_is_left, opened_whole};
use super::{share, wait};

pub(super) const OPENING: Work = Work { name: "open", run: open_old };

fn open_old(file: &Path, _: usize) {
    begun();
    let register = Register::open(file).unwrap();
    tell(&format!("open {}", register.staff().unwrap().len()));
}

/// A copy of the hall of an edition in a folder of its own.
pub(super) fn old_hall(folder: &Path, edition: usize) -> PathBuf {
    let file = folder.join("旧厅.hall");
    for rest in std::fs::read_dir(folder).unwrap() {
        let path = rest.unwrap().path();
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }
    std::fs::copy(of_edition(edition), &file).unwrap();
    file
}

/// Every other hall file in the folder or below it: copies made of the file.
pub(super) fn copies(folder: &Path, file: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(copies(&path, file));
        } else if path != file && path.extension().is_some_and(|ending| ending == "hall") {
            found.push(path);
        }
    }
    found
}

/// The version in the file's head; what lies in the log beside it counts first, so only for a file closed well.
fn version_in_head(file: &Path) -> u32 {
    let bytes = std::fs::read(file).unwrap();
    u32::from_be_bytes(bytes[60..64].try_into().unwrap())
}

/// The copies made before are the file as it was; each opens and holds all.
fn copies_hold_all(folder: &Path, file: &Path, edition: usize) -> usize {
    let found = copies(folder, file);
    for copy in &found {
        assert_eq!(version_in_head(copy), edition as u32, "{} is no file of before", copy.display());
        let (look, register) = look_at(copy);
        holds_all(&register, edition);
        drop((register, look));
    }
    found.len()
}

#[test]
fn a_hall_of_every_earlier_edition_is_read_whole_and_kept_as_it_was() {
    assert_eq!(ALL.len() as i64, NEWEST - 1, "a new step needs the hall of the edition before it");
    for edition in ALL {
        let folder = tempfile::tempdir().unwrap();
        let file = old_hall(folder.path(), edition);
        let register = opened_whole(&file);
        holds_all(&register, edition);
        drop(register);
        assert_eq!(version_in_head(&file), NEWEST as u32);
        assert_eq!(copies_hold_all(folder.path(), &file, edition), 1, "one copy of edition {edition}");
        no_part_is_left(folder.path());
    }
}

/// After a death in the middle: old or new, and the next start makes it new.
pub(super) fn check(folder: &Path, file: &Path, edition: usize) {
    copies_hold_all(folder, file, edition);
    let register = opened_whole(file);
    holds_all(&register, edition);
    drop(register);
    assert_eq!(version_in_head(file), NEWEST as u32);
    assert!(copies_hold_all(folder, file, edition) >= 1, "a copy of before is kept");
}

#[test]
fn killed_at_random_while_an_old_hall_is_taken_over_it_is_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    let (most, _) = time_of(OPENING, (&old_hall(folder.path(), 1), 1), 1);
    let mut ended = 0;
    for round in 0..share(8) {
        let edition = ALL[round as usize % ALL.len()];
        let file = old_hall(folder.path(), edition);
        let end = run(OPENING, (&file, 1), Until::Killed(wait(round, most * 2)));
        ended += usize::from(end.told.contains(&"open 3".to_owned()));
        check(folder.path(), &file, edition);
    }
    println!("{} rounds, {ended} of them ended before the blow", share(8));
    assert!((ended as u64) < share(8), "some were killed in the middle");
}

#[test]
fn an_old_hall_of_which_no_copy_can_be_made_stays_as_it_was() {
    for edition in ALL {
        let folder = tempfile::tempdir().unwrap();
        let file = old_hall(folder.path(), edition);
        let before = std::fs::read(&file).unwrap();
        // A file lies where the folder of the copies goes.
        let taken = hallkeeper::storage::backup::folder_of(&file);
        std::fs::write(&taken, b"x").unwrap();
        let error = Register::open(&file).err().expect("not opened without a copy of before");
        println!("{error}");
        assert!(std::fs::read(&file).unwrap() == before, "left as it was");
        std::fs::remove_file(&taken).unwrap();
        holds_all(&opened_whole(&file), edition);
    }
}
