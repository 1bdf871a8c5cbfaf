//! Bringing lists in, killed: a list is in as a whole or not at all, and taken back as a whole or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use hallkeeper::domain::cases::CaseImport;
use hallkeeper::exchange::headers::find_header;
use hallkeeper::exchange::photo_folder::PhotoFolder;
use hallkeeper::exchange::staff_import::plan_staff;
use hallkeeper::exchange::tables::read_table;
use hallkeeper::register::Register;
use hallkeeper::register::staff::StaffImport;

use super::super::register::making::{at, day};
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::case;
use super::whole::opened_whole;
use super::{new_hall, rounds, wait};

pub(super) const BRINGING_STAFF: Work = Work { name: "bring staff", run: bring_staff };
pub(super) const BRINGING_CASES: Work = Work { name: "bring cases", run: bring_cases };

/// Rows of every list.
const ROWS: usize = 40;

/// List `n` as it would come from a spreadsheet.
fn staff_list(n: usize) -> Vec<StaffImport> {
    let rows: String = (0..ROWS).map(|k| format!("L{n}-{k},周静岚,营业班\n")).collect();
    let table = read_table(format!("工号,姓名,班组\n{rows}").as_bytes(), None).unwrap();
    let mapping = find_header(&table).unwrap();
    let plan = plan_staff(&table, &mapping, &[], &PhotoFolder::none(), day("2026-11-02"));
    plan.add.into_iter().map(|one| StaffImport { id: None, record: one.record, photo: None }).collect()
}

fn bring_staff(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    begun();
    for n in from.. {
        let list = staff_list(n);
        register.import_staff(&list, at("2026-11-02", 9, 0)).unwrap();
        tell(&format!("list {n}"));
        if n % 3 == 0 {
            register.undo("", at("2026-11-02", 9, 0)).unwrap();
            tell(&format!("back {n}"));
        }
    }
}

fn bring_cases(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    begun();
    for n in from.. {
        let row = |k: usize| CaseImport {
            case: case(&format!("L{n}-{k}"), people[0].id),
            events: Vec::new(),
            notes: vec![format!("原编号 {n}-{k}")],
        };
        let list: Vec<CaseImport> = (0..ROWS).map(row).collect();
        register.import_cases(&list, at("2026-11-02", 9, 0)).unwrap();
        tell(&format!("list {n}"));
        if n % 3 == 0 {
            register.undo("误导入", at("2026-11-02", 9, 0)).unwrap();
            tell(&format!("back {n}"));
        }
    }
}

/// How many rows of each list are there: those of a name `L<list>-<row>`.
fn rows_of_lists(names: impl Iterator<Item = String>) -> BTreeMap<usize, usize> {
    let mut lists = BTreeMap::new();
    for name in names {
        if let Some((list, _)) = name.strip_prefix('L').and_then(|rest| rest.split_once('-')) {
            *lists.entry(list.parse().unwrap()).or_default() += 1;
        }
    }
    lists
}

/// Every list is whole or not there, what was told holds; gives the first number not used.
pub(super) fn check(lists: &BTreeMap<usize, usize>, told: &[String]) -> usize {
    for (list, rows) in lists {
        assert_eq!(*rows, ROWS, "half of list {list}");
    }
    let mut next = 1;
    for line in told {
        let (what, list) = line.split_once(' ').unwrap();
        let list: usize = list.parse().unwrap();
        let has = lists.contains_key(&list);
        let may_be_back = list % 3 == 0;
        assert!(if what == "list" { has || may_be_back } else { !has }, "not so: {line}");
        next = list + 1;
    }
    next.max(lists.keys().max().map_or(1, |list| list + 1))
}

fn killed_at_random(work: Work, lists: fn(&Register) -> BTreeMap<usize, usize>) {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(work, (&file, 1), 4);
    let (mut from, mut seen) = (check(&lists(&opened_whole(&file)), &ended.told), 0);
    for round in 0..rounds() {
        let ended = run(work, (&file, from), Until::Killed(wait(round, most * 3)));
        let register = opened_whole(&file);
        from = from.max(check(&lists(&register), &ended.told));
        seen += ended.told.len();
    }
    println!("{} rounds, {seen} lists acknowledged", rounds());
    assert!(seen > 10, "lists went in: {seen}");
}

pub(super) fn staff_lists(register: &Register) -> BTreeMap<usize, usize> {
    rows_of_lists(register.staff().unwrap().iter().map(|m| m.record.work_no.as_str().to_owned()))
}

pub(super) fn case_lists(register: &Register) -> BTreeMap<usize, usize> {
    let cases = register.cases().unwrap();
    rows_of_lists(cases.into_iter().filter(|case| case.voided.is_none()).map(|case| case.facts.summary))
}

#[test]
fn a_list_of_staff_is_brought_in_whole_or_not_at_all() {
    killed_at_random(BRINGING_STAFF, staff_lists);
}

#[test]
fn a_list_of_cases_is_brought_in_whole_or_not_at_all() {
    killed_at_random(BRINGING_CASES, case_lists);
}
