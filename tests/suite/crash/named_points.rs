//! Every named point at which the program can be made to die, driven once and more.

use std::collections::BTreeSet;
use std::path::Path;

use super::backups::COPYING;
use super::child::{Until, Work, run};
use super::erasures::ERASING;
use super::imports::{BRINGING_CASES, BRINGING_DOCUMENTS, BRINGING_ENTRIES, BRINGING_STAFF, LISTS};
use super::keys::WRAPPING;
use super::migrations::{OPENING, old_hall};
use super::outward::TAKING_OUT;
use super::restores::RESTORING;
use super::salvages::SALVAGING;
use super::saves::SAVING;
use super::whole::opened_whole;
use super::{backups, erasures, imports, is_long, keys, migrations, new_hall, outward, restores, salvages, saves};

/// A point, the work that passes it, and at which passings it dies.
struct Driven {
    point: &'static str,
    work: Work,
    times: &'static [usize],
}

const fn driven(point: &'static str, work: Work, times: &'static [usize]) -> Driven {
    Driven { point, work, times }
}

const DRIVEN: [Driven; 47] = [
    driven("save:written", SAVING, &[1, 2, 5, 8]),
    driven("save:before-commit", SAVING, &[1, 2, 5, 8]),
    driven("save:committed", SAVING, &[1, 2, 5, 8]),
    driven("save:written", BRINGING_STAFF, &[1, 3]),
    driven("save:before-commit", BRINGING_CASES, &[1, 3]),
    driven("save:committed", BRINGING_CASES, &[1, 3]),
    driven("import:half", BRINGING_ENTRIES, &[1, 2]),
    driven("import:half", BRINGING_DOCUMENTS, &[1, 2]),
    driven("keys:written", WRAPPING, &[1, 2, 3]),
    driven("keys:former-kept", WRAPPING, &[1, 2, 3]),
    driven("keys:renamed", WRAPPING, &[1, 2, 3]),
    driven("erase:half", ERASING, &[1, 2]),
    driven("erase:committed", ERASING, &[1, 2]),
    driven("erase:merged", ERASING, &[1, 2]),
    driven("erase:vacuumed", ERASING, &[1, 2]),
    driven("erase:wiped", ERASING, &[1, 2]),
    driven("salvage:copied", SALVAGING, &[1]),
    driven("salvage:read", SALVAGING, &[1]),
    driven("salvage:written", SALVAGING, &[1]),
    driven("salvage:renamed", SALVAGING, &[1]),
    driven("backup:piece", COPYING, &[1, 2]),
    driven("backup:made", COPYING, &[1, 2]),
    driven("backup:checked", COPYING, &[1, 2]),
    driven("backup:keys", COPYING, &[1, 2]),
    driven("backup:synced", COPYING, &[1, 2]),
    driven("backup:renamed", COPYING, &[1, 2]),
    driven("backup:folder-synced", COPYING, &[1, 2]),
    driven("restore:copied", RESTORING, &[1, 2]),
    driven("restore:ready", RESTORING, &[1, 2]),
    driven("restore:noted", RESTORING, &[1, 2]),
    driven("restore:kept", RESTORING, &[1, 2]),
    driven("restore:keys-kept", RESTORING, &[1, 2]),
    driven("restore:keys", RESTORING, &[1, 2]),
    driven("restore:swapped", RESTORING, &[1, 2]),
    driven("restore:done", RESTORING, &[1, 2]),
    driven("export:written", TAKING_OUT, &[1]),
    driven("export:renamed", TAKING_OUT, &[1]),
    driven("archive:written", TAKING_OUT, &[1]),
    driven("archive:renamed", TAKING_OUT, &[1]),
    driven("unpack:written", TAKING_OUT, &[1]),
    driven("unpack:renamed", TAKING_OUT, &[1]),
    driven("migration:backed-up", OPENING, &[1]),
    driven("migration:step", OPENING, &[1, 2, 3, 4]),
    driven("migration:indexed", OPENING, &[1]),
    driven("migration:taken-over", OPENING, &[1]),
    driven("migration:before-commit", OPENING, &[1]),
    driven("migration:committed", OPENING, &[1]),
];

/// Points that other tests drive, by where those stand: closing a file needs an edition that knows keys.
const DRIVEN_ELSEWHERE: [(&str, &str); 7] = [
    ("seal:copied", "tests/suite/register/sealed.rs"),
    ("seal:checked", "tests/suite/register/sealed.rs"),
    ("seal:noted", "tests/suite/register/sealed.rs"),
    ("seal:keys", "tests/suite/register/sealed.rs"),
    ("seal:synced", "tests/suite/register/sealed.rs"),
    ("seal:swapped", "tests/suite/register/sealed.rs"),
    ("seal:tidied", "tests/suite/register/sealed.rs"),
];

/// Points nobody drives, and why.
const NOT_DRIVEN: [(&str, &str); 1] =
    [("erase:backed-up", "between the copy and the erasure, in the window: as after backup:folder-synced")];

/// The names in the program's text: those of its tests aside.
fn points_of_the_program(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            points_of_the_program(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let named = text.split("fault::point(\"").skip(1);
            found.extend(named.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
}

#[test]
fn every_named_point_is_driven() {
    let mut found = BTreeSet::new();
    points_of_the_program(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let mut known: BTreeSet<String> = DRIVEN.iter().map(|one| one.point.to_owned()).collect();
    for (point, test) in DRIVEN_ELSEWHERE {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(test)).unwrap();
        assert!(text.contains(&format!("\"{point}\"")), "{test} does not drive {point}");
        known.insert(point.to_owned());
    }
    known.extend(NOT_DRIVEN.iter().map(|(point, _)| (*point).to_owned()));
    assert_eq!(found, known);
}

/// One death at one passing of one point, and what is there afterwards.
fn die_at(point: &str, work: Work, times: usize) {
    let folder = tempfile::tempdir().unwrap();
    let is_opening = work.name == OPENING.name;
    let file = if is_opening { old_hall(folder.path(), 1) } else { new_hall(folder.path()) };
    let wanted: &'static str = Box::leak(format!("{point}#{times}").into_boxed_str());
    let before = std::fs::read(&file).unwrap();
    let ended = run(work, (&file, 1), Until::AbortsAt(wanted));
    assert!(ended.aborted(), "{wanted} while at \"{}\" is never passed: {:?}", work.name, ended.status);
    match work.name {
        "open" => migrations::check(folder.path(), &file, 1),
        "save" => saves::holds(&opened_whole(&file), &ended.told),
        "erase" => drop(erasures::check(&file, &ended.told)),
        "salvage" => salvages::check(&file, &before, &ended.told),
        "wrap" => keys::check(&file, &ended.told),
        "take out" => drop(outward::check(&file, (1, &ended.told))),
        "restore" => drop(restores::check(&file, &ended.told)),
        "copy" => drop(backups::check(&file, &ended.told)),
        name => {
            let list = LISTS.iter().find(|list| list.work.name == name);
            let list = list.unwrap_or_else(|| panic!("nothing is checked after \"{name}\""));
            imports::check(&(list.rows)(&opened_whole(&file)), &ended.told);
        }
    }
}

#[test]
fn dying_at_any_named_point_loses_nothing_and_leaves_nothing_half() {
    for Driven { point, work, times } in DRIVEN {
        for time in times.iter().take(if is_long() { times.len() } else { 1 }) {
            die_at(point, work, *time);
        }
    }
}

#[test]
fn dying_twice_in_a_row_is_no_worse() {
    let folder = tempfile::tempdir().unwrap();
    let file = old_hall(folder.path(), 1);
    for point in ["migration:step#2", "migration:before-commit", "migration:committed"] {
        assert!(run(OPENING, (&file, 1), Until::AbortsAt(point)).aborted(), "{point}");
    }
    migrations::check(folder.path(), &file, 1);
}
