//! Copying the file, killed: a copy that stands under its name is whole and holds what was acknowledged before it.

use std::path::{Path, PathBuf};

use hallkeeper::register::Register;

use super::super::register::making::at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::case;
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const COPYING: Work = Work { name: "copy", run: copy_without_end };

/// Where the copies of a file go: each under its own name, none over another.
fn copy_of(file: &Path, n: usize) -> PathBuf {
    file.with_file_name("copies").join(format!("copy-{n:05}.hall"))
}

/// The newest copy that stands under its name.
pub(super) fn newest_copy(file: &Path) -> Option<PathBuf> {
    let found = std::fs::read_dir(file.with_file_name("copies")).ok()?.map(|entry| entry.unwrap().path());
    found.filter(|path| path.extension().is_some_and(|ending| ending == "hall")).max()
}

fn copy_without_end(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    begun();
    for n in from.. {
        register.record_case(&case(&format!("第 {n} 件"), people[0].id), at("2026-11-02", 9, 0)).unwrap();
        tell(&format!("case {n}"));
        register.back_up(&copy_of(file, n)).unwrap();
        tell(&format!("copy {n}"));
    }
}

/// The last number told of a thing; 0 for none.
fn last_told(told: &[String], what: &str) -> usize {
    let numbers = told.iter().filter_map(|line| line.strip_prefix(what)?.trim().parse().ok());
    numbers.max().unwrap_or(0)
}

/// The file holds every case told, the copy every case told before it was made. Gives the cases of both.
pub(super) fn check(file: &Path, told: &[String]) -> (usize, usize) {
    let cases = opened_whole(file).cases().unwrap().len();
    assert!(cases >= last_told(told, "case "), "lost: {told:?}");
    let Some(copy) = newest_copy(file) else {
        assert_eq!(last_told(told, "copy "), 0, "the copy told of is not there");
        return (cases, 0);
    };
    // Opened elsewhere, so that the copy itself stays as it was left.
    let look = tempfile::tempdir().unwrap();
    let looked_at = look.path().join("look.hall");
    std::fs::copy(&copy, &looked_at).unwrap();
    let copied = opened_whole(&looked_at).cases().unwrap().len();
    assert!(copied >= last_told(told, "copy ") && copied <= cases, "the copy holds {copied} of {cases}: {told:?}");
    (cases, copied)
}

#[test]
fn killed_at_random_while_copying_the_copy_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(COPYING, (&file, 1), 4);
    let (mut from, mut copies) = (check(&file, &ended.told).0 + 1, 0);
    for round in 0..share(8) {
        let ended = run(COPYING, (&file, from), Until::Killed(wait(round, most)));
        let (cases, _) = check(&file, &ended.told);
        copies += ended.told.iter().filter(|line| line.starts_with("copy")).count();
        from = cases + 1;
    }
    println!("{} rounds, {copies} copies acknowledged", share(8));
    assert!(copies as u64 * 4 >= share(8), "copies were made: {copies}");
}
