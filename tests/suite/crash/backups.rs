//! Copying the file, killed: a copy that stands under its name is whole and holds what was acknowledged before it.

use std::path::{Path, PathBuf};

use hallkeeper::register::Register;
use hallkeeper::storage::backup::{Keep, UNWATCHED, copy};

use super::super::register::making::at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::case;
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const COPYING: Work = Work { name: "copy", run: copy_without_end };

/// Where copy `n` of a file goes.
pub(super) fn copy_of(file: &Path, n: usize) -> PathBuf {
    file.with_file_name("copies").join(format!("copy-{n}.hall"))
}

fn copy_without_end(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    begun();
    for n in from.. {
        register.record_case(&case(&format!("第 {n} 件"), people[0].id), at("2026-11-02", 9, 0)).unwrap();
        tell(&format!("case {n}"));
        if n % 2 == 0 {
            register.back_up(&copy_of(file, n)).unwrap();
        } else {
            // As a job does it, with the window still writing.
            let source = register.source().unwrap().unwrap();
            register.add_case_note(register.cases().unwrap()[0].id, ("其间", None), at("2026-11-02", 9, 0)).unwrap();
            copy(&source, (&copy_of(file, n), Keep::Copy), UNWATCHED).unwrap();
            drop(source);
            register.settle_copies().unwrap();
        }
        tell(&format!("copy {n}"));
    }
}

/// A copy opened elsewhere, so that the copy itself stays as it was left.
pub(super) fn look_at(copy: &Path) -> (tempfile::TempDir, Register) {
    let look = tempfile::tempdir().unwrap();
    let looked_at = look.path().join("look.hall");
    std::fs::write(&looked_at, std::fs::read(copy).unwrap()).unwrap();
    let register = opened_whole(&looked_at);
    (look, register)
}

/// The last number told of a thing; 0 for none.
pub(super) fn last_told(told: &[String], what: &str) -> usize {
    let numbers = told.iter().filter_map(|line| line.strip_prefix(what)?.trim().parse().ok());
    numbers.max().unwrap_or(0)
}

/// The file holds every case told; every copy under a copy's name is whole and holds every case told before it. Gives how
/// many cases there are.
pub(super) fn check(file: &Path, told: &[String]) -> usize {
    let cases = opened_whole(file).cases().unwrap().len();
    assert!(cases >= last_told(told, "case "), "lost: {told:?}");
    for n in 1..=cases {
        let copy = copy_of(file, n);
        if copy.exists() {
            let (look, copied) = look_at(&copy);
            assert_eq!(copied.cases().unwrap().len(), n, "what copy {n} holds");
            drop((copied, look));
            // Looked at once.
            std::fs::remove_file(copy).unwrap();
        } else {
            assert!(!told.contains(&format!("copy {n}")), "copy {n} was told of and is not there");
        }
    }
    cases
}

#[test]
fn killed_at_random_while_copying_every_copy_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(COPYING, (&file, 1), 6);
    let (mut from, mut copies) = (check(&file, &ended.told) + 1, 0);
    for round in 0..share(8) {
        let ended = run(COPYING, (&file, from), Until::Killed(wait(round, most)));
        copies += ended.told.iter().filter(|line| line.starts_with("copy")).count();
        from = check(&file, &ended.told) + 1;
    }
    println!("{} rounds, {copies} copies acknowledged", share(8));
    assert!(copies as u64 * 4 >= share(8), "copies were made: {copies}");
}

#[test]
fn a_copy_whose_place_goes_away_in_the_middle_says_so_and_the_file_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut register = Register::open(&file).unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let source = register.source().unwrap().unwrap();
    // Pulled out while the bytes go over, and once they are there.
    for place in [0, source.len() + 1] {
        let pulled = folder.path().join(format!("gone-{place}"));
        let step = |done: u64, _: u64| {
            if done >= place && stick.exists() {
                std::fs::rename(&stick, &pulled).unwrap();
            }
            std::ops::ControlFlow::Continue(())
        };
        let error = copy(&source, (&stick.join("a.hall"), Keep::Copy), &step).unwrap_err();
        println!("pulled at {place}: {error}");
        assert!(!stick.join("a.hall").exists() && !pulled.join("a.hall").exists(), "half a copy under a copy's name");
        std::fs::create_dir_all(&stick).unwrap();
    }
    drop(source);
    register.settle_copies().unwrap();
    register.back_up(&stick.join("b.hall")).unwrap();
    drop(register);
    drop(look_at(&stick.join("b.hall")));
    drop(opened_whole(&file));
}

#[test]
fn a_copy_into_a_folder_that_is_a_file_or_not_there_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let register = Register::open(&file).unwrap();
    let taken = folder.path().join("taken");
    std::fs::write(&taken, b"x").unwrap();
    for target in [taken.join("a.hall"), PathBuf::from("/dev/null/a.hall")] {
        let error = register.back_up(&target).unwrap_err();
        println!("{}: {error}", target.display());
    }
    assert_eq!(std::fs::read(&taken).unwrap(), b"x");
    drop(register);
    drop(opened_whole(&file));
}
