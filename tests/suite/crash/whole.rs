//! What holds of every file, whatever happened to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hallkeeper::domain::cards::Standing;
use hallkeeper::register::Register;

use super::super::register::making::day;

/// Opens the file and checks that nothing in it is half.
pub(super) fn opened_whole(file: &Path) -> Register {
    let register = Register::open(file).unwrap_or_else(|error| panic!("{} does not open: {error}", file.display()));
    is_whole(&register);
    register
}

/// Nothing half, no gap in the numbers, a history that holds.
pub(super) fn is_whole(register: &Register) {
    numbers_have_no_gap(register);
    let entries = register.box_entries(day("1970-01-01"), day("2999-01-01")).unwrap();
    for entry in &entries {
        let full = register.box_entry(entry.box_id, entry.day).unwrap().unwrap();
        assert_eq!(full.letters.len(), full.entry.letter_count as usize, "half an entry on {}", entry.day);
    }
    let cards = register.cards().unwrap();
    let numbers: BTreeSet<_> = cards.iter().map(|c| (c.number.series.clone(), c.number.running)).collect();
    assert_eq!(numbers.len(), cards.len(), "a card number given out twice");
    let live = cards.iter().filter(|c| c.life.is_printed && c.life.standing == Standing::Live);
    let mut bearers: Vec<_> = live.map(|c| format!("{:?} {:?}", c.staff, c.product)).collect();
    let all = bearers.len();
    bearers.sort_unstable();
    bearers.dedup();
    assert_eq!(bearers.len(), all, "a new card is printed and the old one counts still");
    assert!(register.case_index_is_whole().unwrap(), "the index knows all cases, and no others");
    let report = register.verify().unwrap();
    assert_eq!(report.findings, []);
}

fn numbers_have_no_gap(register: &Register) {
    let mut years: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
    for case in register.cases().unwrap() {
        years.entry(case.number.year).or_default().push(case.number.running);
    }
    for (year, mut running) in years {
        running.sort_unstable();
        let expected: Vec<u32> = (1..=running.len() as u32).collect();
        assert_eq!(running, expected, "a gap in the numbers of {year}");
    }
}

/// Nothing in the folder (nor below it) is the rest of a file that was being made.
pub(super) fn no_part_is_left(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            no_part_is_left(&path);
        }
        assert!(path.extension().is_none_or(|ending| ending != "part"), "left behind: {}", path.display());
    }
}
