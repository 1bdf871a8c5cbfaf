//! A number never comes twice: not after undo, not after an import, not after an older copy of the file was put back.

use std::path::Path;

use hallkeeper::app::card_numbers;
use hallkeeper::domain::cards::{CardEventKind, IssueReason};
use hallkeeper::register::staff::StaffImport;
use hallkeeper::register::{ActionKind, Register};

use super::cards::{now, printed, step};
use super::making::{at, fill, hall, record, register};

#[test]
fn after_undo_and_import_the_next_number_is_a_new_one() {
    let (mut register, people) = register();
    let first = printed(&mut register, people[0], IssueReason::First);
    step(&mut register, first.id, CardEventKind::Voided).unwrap();
    register.undo("", now()).unwrap();
    let second = printed(&mut register, people[0], IssueReason::Worn);
    assert_eq!(second.number.running, 2);
    let mut moved = record("CQ0299", "周静岚");
    let list = |id, record: &_| [StaffImport { id: Some(id), record: Clone::clone(record), photo: None }];
    register.import_staff(&list(people[0], &moved), now()).unwrap();
    moved = record("CQ0201", "周静岚");
    register.undo("", now()).unwrap();
    register.import_staff(&list(people[0], &moved), now()).unwrap();
    let third = printed(&mut register, people[0], IssueReason::Number);
    assert_eq!(third.number.to_string(), "CQ0201-03");
}

/// As the program opens a file: what this PC remembers comes first.
fn opened(path: &Path, kept: &Path) -> Register {
    let mut register = Register::open(path).unwrap();
    card_numbers::raise(&mut register, kept, now()).unwrap();
    register
}

#[test]
fn after_an_older_copy_was_put_back_the_numbers_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.hall"), folder.path().join("copy.hall"));
    let kept = card_numbers::beside(&folder.path().join("settings/preferences.ron"));
    let (register, people) = fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap());
    register.back_up(&copy).unwrap();
    drop(register);
    let mut register = opened(&path, &kept);
    printed(&mut register, people[0], IssueReason::First);
    card_numbers::remember(&register, &kept).unwrap();
    drop(register);
    std::fs::remove_file(&path).unwrap();
    std::fs::copy(&copy, &path).unwrap();

    let mut register = opened(&path, &kept);
    assert_eq!(register.cards().unwrap(), [], "the copy knows of no card");
    assert_eq!(register.history(1).unwrap()[0].action, ActionKind::RaiseCardMarks.code());
    let card = printed(&mut register, people[0], IssueReason::First);
    assert_eq!(card.number.to_string(), "CQ0201-02");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn marks_only_rise_and_what_is_known_already_leaves_no_line() {
    let (mut register, people) = register();
    printed(&mut register, people[0], IssueReason::First);
    let lines = |register: &Register| register.verify().unwrap().lines;
    let before = lines(&register);
    let known = |last| [("CQ0201".to_owned(), last)].into();
    assert!(register.raise_card_marks(&known(1), now()).unwrap().is_none());
    assert_eq!(lines(&register), before);
    let raised = register.raise_card_marks(&known(9), now()).unwrap().unwrap();
    assert_eq!((raised.value, raised.is_undoable, lines(&register)), (1, false, before + 1));
    assert_eq!(register.card_marks().unwrap()["CQ0201"], 9);
    assert!(register.raise_card_marks(&known(8), now()).unwrap().is_none());
}

#[test]
fn the_pc_remembers_the_highest_it_saw_of_each_hall() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("card-numbers.ron");
    let make = |name: &str| {
        let path = folder.path().join(name);
        fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap())
    };
    let ((mut one, people), (mut other, _)) = (make("a.hall"), make("b.hall"));
    printed(&mut one, people[0], IssueReason::First);
    card_numbers::remember(&one, &kept).unwrap();
    assert!(!card_numbers::raise(&mut other, &kept, now()).unwrap(), "another hall has numbers of its own");
    assert!(!card_numbers::raise(&mut one, &kept, now()).unwrap());
    std::fs::copy("Cargo.toml", &kept).unwrap();
    assert!(!card_numbers::raise(&mut one, &kept, now()).unwrap(), "nonsense is nothing remembered");
    card_numbers::remember(&one, &kept).unwrap();
    assert!(std::fs::read_to_string(&kept).unwrap().contains("CQ0201"));
}
