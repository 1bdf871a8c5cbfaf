//! Bringing a copy back, killed: under the file's name lies the file as it was or the copy, and nothing that was written
//! is gone: what the present file held is kept beside.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hallkeeper::register::Register;
use hallkeeper::register::backups::{Restoring, finish_restore, prepare_restore};
use hallkeeper::storage::backup::UNWATCHED;

use super::super::register::making::at;
use super::backups::look_at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::{case, number_in};
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const RESTORING: Work = Work { name: "restore", run: restore_without_end };

fn copy_of(file: &Path, n: usize) -> PathBuf {
    file.with_file_name("copies").join(format!("copy-{n}.hall"))
}

fn restore_without_end(file: &Path, from: usize) {
    begun();
    for n in (from..).step_by(2) {
        let now = at("2026-11-02", 9, (n % 60) as u32);
        let mut register = Register::open(file).unwrap();
        let people = register.staff().unwrap();
        register.record_case(&case(&format!("此前 {n}"), people[0].id), now).unwrap();
        tell(&format!("case {n}"));
        register.back_up(&copy_of(file, n)).unwrap();
        register.record_case(&case(&format!("此后 {}", n + 1), people[0].id), now).unwrap();
        tell(&format!("case {}", n + 1));
        drop(register);
        let restoring = Restoring { copy: copy_of(file, n), file: file.to_owned(), key: None, at: now };
        let ready = prepare_restore(&restoring, UNWATCHED).unwrap();
        finish_restore(&ready, now).unwrap();
        tell(&format!("restored {n}"));
    }
}

fn numbers(register: &Register) -> BTreeSet<usize> {
    register.cases().unwrap().iter().map(|case| number_in(&case.facts.summary)).collect()
}

/// The files kept of before.
fn kept(file: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| {
            path.to_string_lossy().contains("-before-restore-") && path.extension().is_some_and(|e| e == "hall")
        })
        .collect()
}

/// Every case told is in the file or in one that is kept; what was restored stands in the file. Gives the first number
/// not used.
pub(super) fn check(file: &Path, told: &[String]) -> usize {
    let register = opened_whole(file);
    let present = numbers(&register);
    drop(register);
    let mut all = present.clone();
    for path in kept(file) {
        let log = PathBuf::from(format!("{}-wal", path.display()));
        assert!(!log.exists() || std::fs::metadata(&log).unwrap().len() == 0, "closed before it was put aside");
        let (look, register) = look_at(&path);
        all.extend(numbers(&register));
        drop((register, look));
    }
    for line in told {
        let n = number_in(line);
        assert!(line.starts_with("restored") || all.contains(&n), "lost: {line}");
    }
    if let Some(restored) = told.last().and_then(|line| line.strip_prefix("restored ")) {
        let n: usize = restored.parse().unwrap();
        assert!(present.contains(&n) && !present.contains(&(n + 1)), "{restored} was restored, {present:?} is there");
    }
    for path in kept(file) {
        std::fs::remove_file(path).unwrap();
    }
    all.iter().max().map_or(1, |last| last + 2 - last % 2 + 1)
}

#[test]
fn killed_at_random_while_restoring_the_file_is_the_one_or_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(RESTORING, (&file, 1), 3);
    let (mut from, mut restored) = (check(&file, &ended.told), 0);
    for round in 0..share(8) {
        let ended = run(RESTORING, (&file, from), Until::Killed(wait(round, most * 2)));
        restored += ended.told.iter().filter(|line| line.starts_with("restored")).count();
        from = check(&file, &ended.told);
    }
    println!("{} rounds, {restored} restored", share(8));
    assert!(restored > 0, "copies were brought back");
}
