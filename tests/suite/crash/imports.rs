//! Bringing lists in, killed: a list is in as a whole or not at all, and taken back as a whole or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use hallkeeper::domain::box_lists::{BoxImport, LetterOrigin};
use hallkeeper::domain::cases::CaseImport;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::disclosure::{DisclosureImport, DisclosureKind, NewDocument, NewVersion, VersionImport};
use hallkeeper::exchange::headers::find_header;
use hallkeeper::exchange::photo_folder::PhotoFolder;
use hallkeeper::exchange::staff_import::plan_staff;
use hallkeeper::exchange::tables::read_table;
use hallkeeper::register::Register;
use hallkeeper::register::staff::StaffImport;

use super::super::register::making::{at, day};
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::{case, entry};
use super::whole::opened_whole;
use super::{new_hall, say, share, wait};

pub(super) const BRINGING_STAFF: Work = Work { name: "bring staff", run: bring_staff };
pub(super) const BRINGING_CASES: Work = Work { name: "bring cases", run: bring_cases };
pub(super) const BRINGING_ENTRIES: Work = Work { name: "bring entries", run: bring_entries };
pub(super) const BRINGING_DOCUMENTS: Work = Work { name: "bring documents", run: bring_documents };

/// A kind of list: the work that brings it in, and how many rows of each list a file has.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) work: Work,
    pub(super) rows: fn(&Register) -> BTreeMap<usize, usize>,
}

/// Every kind.
pub(super) const LISTS: [List; 4] = [
    List { work: BRINGING_STAFF, rows: staff_lists },
    List { work: BRINGING_CASES, rows: case_lists },
    List { work: BRINGING_ENTRIES, rows: entry_lists },
    List { work: BRINGING_DOCUMENTS, rows: document_lists },
];

/// Rows of every list.
const ROWS: usize = 40;

/// List `n` as it would come from a spreadsheet.
fn staff_list(n: usize) -> Vec<StaffImport> {
    let rows: Vec<String> = (0..ROWS).map(|k| format!("L{n}-{k},周静岚,营业班\n")).collect();
    let table = read_table(format!("工号,姓名,班组\n{}", rows.concat()).as_bytes(), None).unwrap();
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
        in_and_every_third_back(&mut register, n, at("2026-11-02", 9, 0));
    }
}

fn bring_cases(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    begun();
    for n in from.. {
        let row = |k: usize| {
            let notes = vec![format!("原编号 {n}-{k}")];
            CaseImport::told(case(&format!("L{n}-{k}"), people[0].id), Vec::new(), notes)
        };
        let list: Vec<CaseImport> = (0..ROWS).map(row).collect();
        register.import_cases(&list, at("2026-11-02", 9, 0)).unwrap();
        in_and_every_third_back(&mut register, n, at("2026-11-02", 9, 0));
    }
}

fn bring_entries(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people: Vec<_> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    let now = at("2500-11-02", 9, 0);
    begun();
    for n in from.. {
        let row = |k: usize| BoxImport {
            entry: hallkeeper::domain::boxes::NewBoxEntry {
                remark: format!("L{n}-{k}"),
                ..entry(n * ROWS + k, box_id, &people)
            },
            origins: vec![LetterOrigin::fresh(), LetterOrigin::fresh()],
            remarks: Vec::new(),
        };
        let list: Vec<BoxImport> = (0..ROWS).map(row).collect();
        register.import_box_entries(&list, now).unwrap();
        in_and_every_third_back(&mut register, n, now);
    }
}

fn bring_documents(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let now = at("2026-11-02", 9, 0);
    begun();
    for n in from.. {
        let list: Vec<DisclosureImport> = (0..ROWS).map(|k| document(n, k)).collect();
        register.import_disclosure(&list, now).unwrap();
        in_and_every_third_back(&mut register, n, now);
    }
}

/// A document with a version that came down and one that hangs.
fn document(n: usize, k: usize) -> DisclosureImport {
    let version = |name: &str, put_up_on: &str, taken_down: Option<&str>| VersionImport {
        version: NewVersion {
            version: name.to_owned(),
            place: "大厅".into(),
            put_up_on: day(put_up_on),
            valid_until: None,
            event_ends_on: None,
            photo: None,
            note: String::new(),
        },
        taken_down_on: taken_down.map(day),
    };
    DisclosureImport {
        id: None,
        facts: NewDocument {
            code: format!("L{n}-{k}"),
            rule: String::new(),
            kind: DisclosureKind::Document,
            title: "电价表".into(),
            place: String::new(),
            note: String::new(),
        },
        since: Some(day("2024-01-02")),
        versions: vec![version("旧版", "2024-02-01", Some("2025-02-01")), version("新版", "2025-02-01", None)],
        taken_down: Vec::new(),
        retired: None,
    }
}

/// Tells that a list is in; every third is taken back at once.
fn in_and_every_third_back(register: &mut Register, n: usize, now: Moment) {
    tell(&format!("list {n}"));
    if n.is_multiple_of(3) {
        register.undo("误导入", now).unwrap();
        tell(&format!("back {n}"));
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
        let may_be_back = list.is_multiple_of(3);
        assert!(if what == "list" { has || may_be_back } else { !has }, "not so: {line}");
        next = list + 1;
    }
    next.max(lists.keys().max().map_or(1, |list| list + 1))
}

fn killed_at_random(List { work, rows: lists }: List) {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(work, (&file, 1), 4);
    let (mut from, mut seen) = (check(&lists(&opened_whole(&file)), &ended.told), 0);
    for round in 0..share(8) {
        let ended = run(work, (&file, from), Until::Killed(wait(round, most * 3)));
        let register = opened_whole(&file);
        from = from.max(check(&lists(&register), &ended.told));
        seen += ended.told.len();
    }
    say(&format!("{} rounds, {seen} lists acknowledged", share(8)));
    assert!(seen as u64 * 4 >= share(8), "lists went in: {seen}");
}

fn staff_lists(register: &Register) -> BTreeMap<usize, usize> {
    rows_of_lists(register.staff().unwrap().iter().map(|m| m.record.work_no.as_str().to_owned()))
}

fn case_lists(register: &Register) -> BTreeMap<usize, usize> {
    let cases = register.cases().unwrap();
    rows_of_lists(cases.into_iter().filter(|case| case.voided.is_none()).map(|case| case.facts.summary))
}

fn entry_lists(register: &Register) -> BTreeMap<usize, usize> {
    let entries = register.box_entries(day("2026-11-01"), day("2999-01-01")).unwrap();
    rows_of_lists(entries.into_iter().map(|entry| entry.remark))
}

fn document_lists(register: &Register) -> BTreeMap<usize, usize> {
    let entries = register.listed_disclosure().unwrap();
    assert!(entries.iter().all(|entry| entry.versions.len() == 2), "half a document");
    rows_of_lists(entries.into_iter().map(|entry| entry.document.facts.code))
}

#[test]
fn a_list_of_staff_is_brought_in_whole_or_not_at_all() {
    killed_at_random(LISTS[0]);
}

#[test]
fn a_list_of_cases_is_brought_in_whole_or_not_at_all() {
    killed_at_random(LISTS[1]);
}

#[test]
fn a_list_of_box_entries_is_brought_in_whole_or_not_at_all() {
    killed_at_random(LISTS[2]);
}

#[test]
fn a_list_of_documents_is_brought_in_whole_or_not_at_all() {
    killed_at_random(LISTS[3]);
}
