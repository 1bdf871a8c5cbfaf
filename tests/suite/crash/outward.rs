//! Taking everything out and archiving a year, killed: what stands under its name is whole, and the hall is as it was.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Run, code, run as run_words};
use hallkeeper::register::Register;

use super::super::register::making::at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::{case, number_in};
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const TAKING_OUT: Work = Work { name: "take out", run: take_out_without_end };

/// Runs a command line; its exit code.
fn said(words: &[&OsString]) -> u8 {
    let clock = Clock::set_to(at("2026-12-30", 8, 21));
    match run_words(words.iter().map(OsString::from), "zh_CN.UTF-8", &clock) {
        Run::Headless(report) => report.code,
        Run::Window(..) => panic!("a window for {words:?}"),
    }
}

fn words(text: &str) -> Vec<OsString> {
    text.split(' ').map(OsString::from).collect()
}

fn places(file: &Path, n: usize) -> [PathBuf; 3] {
    [format!("all-{n}"), format!("year-{n}.zip"), format!("year-{n}")].map(|name| file.with_file_name(name))
}

fn do_words(text: &str, paths: &[(&str, &Path)]) {
    let mut all = words(text);
    for word in &mut all {
        if let Some((_, path)) = paths.iter().find(|(name, _)| *word == *name) {
            *word = path.as_os_str().to_owned();
        }
    }
    assert_eq!(said(&all.iter().collect::<Vec<_>>()), code::DONE, "{text}");
}

fn take_out_without_end(file: &Path, from: usize) {
    begun();
    for n in from.. {
        let [folder, archive, unpacked] = places(file, n);
        let mut register = Register::open(file).unwrap();
        let people = register.staff().unwrap();
        register.record_case(&case(&format!("第 {n} 件"), people[0].id), at("2026-11-02", 9, 0)).unwrap();
        drop(register);
        tell(&format!("case {n}"));
        do_words("export all FILE --out OUT --csv", &[("FILE", file), ("OUT", &folder)]);
        tell(&format!("all {n}"));
        do_words("archive FILE --year 2026 --out OUT", &[("FILE", file), ("OUT", &archive)]);
        tell(&format!("archive {n}"));
        do_words("archive --check OUT --unpack DIR", &[("OUT", &archive), ("DIR", &unpacked)]);
        tell(&format!("unpacked {n}"));
    }
}

fn files_in(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_in(&path) } else { 1 }).sum()
}

/// What stands under a name is whole; what was told of is there. Gives the first number not used.
pub(super) fn check(file: &Path, (from, told): (usize, &[String])) -> usize {
    let register = opened_whole(file);
    let cases =
        register.cases().unwrap().iter().map(|case| number_in(case.facts.summary.trim_end_matches(" 件"))).max();
    drop(register);
    let last = cases.unwrap_or(0);
    for n in from..=last {
        let places = places(file, n);
        for (what, place) in ["all", "archive", "unpacked"].into_iter().zip(&places) {
            assert!(place.exists() || !told.contains(&format!("{what} {n}")), "told of and not there: {what} {n}");
        }
        let [folder, archive, unpacked] = places;
        if folder.exists() {
            assert!(files_in(&folder) >= 5, "half taken out: {} files", files_in(&folder));
        }
        if archive.exists() {
            do_words("archive --check OUT", &[("OUT", &archive)]);
        }
        if unpacked.exists() {
            assert!(unpacked.join("manifest.json").is_file(), "half unpacked");
        }
    }
    last + 1
}

#[test]
fn killed_at_random_while_taking_everything_out_what_stands_there_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(TAKING_OUT, (&file, 1), 4);
    let (mut from, mut taken) = (check(&file, (1, &ended.told)), 0);
    for round in 0..share(16) {
        let ended = run(TAKING_OUT, (&file, from), Until::Killed(wait(round, most)));
        taken += ended.told.iter().filter(|line| !line.starts_with("case")).count();
        from = check(&file, (from, &ended.told));
    }
    println!("{} rounds, {taken} taken out", share(16));
    assert!(taken > 0, "something was taken out");
}
