//! What is done only after a copy: a list brought in, a person erased, the window locked. Without one it is not done.

use std::path::Path;

use egui_kittest::Harness;
use hallkeeper::app::backups::copies_of;
use hallkeeper::domain::backups::BackupReason;
use hallkeeper::domain::erasure::{ErasureReason, Mentions, Person};
use hallkeeper::domain::staff::{StaffRecord, StaffStatus};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::erasure::Erasure;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::staff::StaffImport;
use hallkeeper::register::{ActionKind, Register};
use hallkeeper::ui::commands::{AccessCommand, BackupCommand, Command, PrivacyCommand, ShellCommand, StaffCommand};

use super::backups::{new_hall, program_on, program_with, reasons, record};
use super::harness::OFFICE;
use super::program::{Program, ask};
use crate::suite::register::making::{self, at};

/// One person more.
fn a_list() -> Command {
    a_list_of("CQ0300", "沈若溪")
}

fn a_list_of(work_no: &str, name: &str) -> Command {
    let person = StaffImport { id: None, record: making::record(work_no, name), photo: None };
    Command::Staff(StaffCommand::Import(vec![person]))
}

/// Takes the first person off the roster as gone; gives who, to be erased by their own wish.
fn who_left(file: &Path) -> Erasure {
    let mut register = Register::open(file).unwrap();
    let member = register.staff().unwrap().remove(0);
    let gone = StaffRecord { status: StaffStatus::Left, ..member.record };
    register.change_staff(member.id, &gone, at("2026-11-02", 9, 0)).unwrap();
    Erasure {
        person: Person::Staff(member.id),
        word: "已抹去".into(),
        reason: ErasureReason::Asked,
        note: "本人来信要求".into(),
        mentions: Mentions::EditedOut,
    }
}

#[test]
fn a_person_is_erased_only_after_a_copy_which_still_holds_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let erasure = who_left(&file);
    let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    let names = |register: &Register| -> Vec<String> {
        register.staff().unwrap().into_iter().map(|member| member.record.name.as_str().to_owned()).collect()
    };
    let before = names(harness.state().0.register().unwrap());
    ask(&mut harness, Command::Privacy(PrivacyCommand::Erase(Box::new(erasure))));
    assert!(names(harness.state().0.register().unwrap()).contains(&"已抹去０１".to_owned()));
    let copies = copies_of(&file, None);
    let made = copies.iter().find(|copy| copy.name.reason == BackupReason::BeforeErasure).unwrap();
    let elsewhere = folder.path().join("look.hall");
    std::fs::write(&elsewhere, std::fs::read(&made.path).unwrap()).unwrap();
    assert_eq!(names(&Register::open(&elsewhere).unwrap()), before);
}

#[test]
fn where_no_copy_can_be_made_no_list_comes_in_and_nobody_is_erased() {
    for is_list in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let file = new_hall(folder.path());
        let erasure = who_left(&file);
        let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
        std::fs::remove_dir_all(folder.path().join("长桥-backups")).unwrap();
        std::fs::write(folder.path().join("长桥-backups"), "no folder").unwrap();
        let head = harness.state().0.register().unwrap().whole_history_head().unwrap();
        let command = if is_list { a_list() } else { Command::Privacy(PrivacyCommand::Erase(Box::new(erasure))) };
        ask(&mut harness, command);
        let told = harness.state().0.notice_texts();
        assert!(told.iter().any(|text| text.contains("所以这一步没有做")), "that it was not done is said: {told:?}");
        assert_eq!(harness.state().0.register().unwrap().whole_history_head().unwrap(), head, "and it was not done");
    }
}

#[test]
fn locking_closes_the_file_with_a_copy_and_what_was_typed_is_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (mut harness, clock) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    clock.set(at("2026-11-23", 12, 0));
    record(&mut harness, "停电没有提前告知");
    let typed = ShellCommand::KeepDraft("case:new".into(), "\"窗口排队\"".into());
    harness.state().0.commands().send(Command::Shell(typed));
    ask(&mut harness, Command::Access(AccessCommand::Lock));
    assert!(harness.state().0.is_locked());
    assert_eq!(reasons(&file), [BackupReason::OnClose, BackupReason::Daily]);
    let draft = Register::open(&file).unwrap().draft::<String>("case:new").unwrap();
    assert_eq!(draft.as_deref(), Some("窗口排队"));
}

#[test]
fn two_lists_in_one_breath_both_come_in_after_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let now = at("2026-11-23", 8, 21);
    let (mut harness, _) = program_with(Jobs::in_threads(|| {}), &file, (now, OFFICE));
    harness.state().0.commands().send(a_list());
    harness.state().0.commands().send(a_list_of("CQ0301", "林见川"));
    let people = |harness: &Harness<'_, Program>| harness.state().0.register().map(|hall| hall.staff().unwrap().len());
    for _ in 0..1_000 {
        harness.step();
        if people(&harness) == Some(5) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(people(&harness), Some(5));
    assert!(reasons(&file).contains(&BackupReason::BeforeImport));
}

#[test]
fn where_the_copy_is_stopped_the_list_that_waited_for_it_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut register = Register::open(&file).unwrap();
    // So large that nobody copies it between two commands.
    let scan = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 24 << 20] };
    register.keep_file(&scan, ActionKind::KeepScan, at("2026-11-02", 9, 0)).unwrap();
    drop(register);
    let now = at("2026-11-23", 8, 21);
    let (mut harness, _) = program_with(Jobs::in_threads(|| {}), &file, (now, OFFICE));
    // Asked in one breath, so that the copy is still being made however fast the disk is.
    harness.state().0.commands().send(a_list());
    harness.state().0.commands().send(Command::Backups(BackupCommand::Stop));
    for _ in 0..400 {
        harness.step();
        if harness.state().0.notice_texts().iter().any(|text| text.contains("所以这一步没有做")) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let told = harness.state().0.notice_texts();
    assert!(
        ["已停下", "所以这一步没有做"].into_iter().all(|words| told.iter().any(|text| text.contains(words))),
        "{told:?}"
    );
    assert_eq!(harness.state().0.register().unwrap().staff().unwrap().len(), 3);
    assert!(!reasons(&file).contains(&BackupReason::BeforeImport));
    let parts = std::fs::read_dir(folder.path().join("长桥-backups")).unwrap();
    assert_eq!(parts.filter(|entry| entry.as_ref().unwrap().path().extension().unwrap() == "part").count(), 0);
}
