//! The worst day: the PC goes down in the middle of work, and the file is damaged besides. The newest copy is offered, and all
//! of the day but the last minutes is there again.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::Start;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{BackupCommand, CaseCommand, Command};
use hallkeeper::ui::trouble::Way;

use super::{Window, check_the_day, click, evening_box, list_and_photos, morning_check, said};
use crate::suite::gui::harness::{OFFICE, picture};
use crate::suite::gui::program::{ask, program};
use crate::suite::register::making::at;

/// What a PC that goes down leaves of a folder: every file as it stands, nothing closed.
fn as_killed(folder: &Path, into: &Path) {
    std::fs::create_dir_all(into).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let target = into.join(path.file_name().unwrap());
        if path.is_dir() {
            as_killed(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

/// Four pages in the middle overwritten; gives the file as it is then.
fn damage(file: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4 * 4096].fill(0x77);
    std::fs::write(file, &bytes).unwrap();
    bytes
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn last_case() -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::InPerson,
        summary: "停电没有提前告知".into(),
        customer_name: "陈建国".into(),
        customer_contact: "139 0000 0472".into(),
        first_asked: None,
        department: String::new(),
        received_at: at("2026-11-23", 17, 12),
        details: CaseDetails::default(),
    }
}

/// A day as in the first journey, a copy at 17:10, one case more, and then the PC is gone. Gives what lies on its disk.
fn a_day_cut_off(folder: &Path) -> std::path::PathBuf {
    let desk = folder.join("desk");
    std::fs::create_dir(&desk).unwrap();
    list_and_photos(&desk);
    let place = |name: &str| desk.join(name).to_str().unwrap().to_owned();
    let (file, list, photos) = (place("长桥.hall"), place("list.csv"), place("photos"));
    assert_eq!(said(&["new", &file, "--hall", "长桥供电所营业厅"]).code, 0);
    said(&["import", "staff", &file, &list, "--photos", &photos]);
    let (mut window, clock) = program(Start::File(desk.join("长桥.hall")), at("2026-11-23", 8, 0), OFFICE);
    morning_check(&mut window);
    clock.set(at("2026-11-23", 17, 0));
    evening_box(&mut window);
    clock.set(at("2026-11-23", 17, 10));
    ask(&mut window, Command::Backups(BackupCommand::Now));
    clock.set(at("2026-11-23", 17, 14));
    ask(&mut window, Command::Cases(CaseCommand::Record(Box::new(last_case()))));
    assert_eq!(window.state().0.register().unwrap().cases().unwrap().len(), 3);
    let disk = folder.join("disk");
    as_killed(&desk, &disk);
    disk
}

#[test]
fn a_day_cut_off_in_a_file_damaged_besides_comes_back_but_for_the_last_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let disk = a_day_cut_off(folder.path());
    let hall = disk.join("长桥.hall");
    let damaged = damage(&hall);

    let (mut window, _) = program(Start::File(hall.clone()), at("2026-11-23", 17, 30), OFFICE);
    assert!(window.state().0.register().is_none());
    assert!(says(&window, "损坏"), "{:?}", window.state().0.trouble().unwrap().said());
    assert_eq!(window.state().0.trouble().unwrap().ways()[..2], [Way::Copy, Way::Salvage]);
    assert!(says(&window, "20 分钟前") && says(&window, "人员 24 · 投诉 2"), "the copy of 17:10 is offered");
    picture(&mut window, "bad-day-offered");
    click(&mut window, Role::Button, "用这份备份");
    window.run_ok();
    let register = window.state().0.register().unwrap();
    assert_eq!(register.staff().unwrap().len(), 24);
    check_the_day(register);
    assert_eq!(register.verify().unwrap().findings, []);
    assert_eq!(register.history(1).unwrap()[0].action, "restore_file");
    picture(&mut window, "bad-day-restored");
    window.state_mut().0.finish();
    drop(window);
    assert_eq!(said(&["verify", hall.to_str().unwrap()]).code, 0);

    let kept = disk.join("长桥-before-restore-2026-11-23_173000.hall");
    assert_eq!(std::fs::read(&kept).unwrap(), damaged, "the damaged file is kept as it was");
}

#[test]
fn a_day_cut_off_in_a_sound_file_is_there_to_the_last_case() {
    let folder = tempfile::tempdir().unwrap();
    let hall = a_day_cut_off(folder.path()).join("长桥.hall");
    let register = Register::open(&hall).unwrap();
    let summaries: Vec<String> = register.cases().unwrap().into_iter().map(|case| case.facts.summary).collect();
    assert_eq!(summaries, ["停电没有提前告知", "表扬 2 号窗口", "等候区椅子少"]);
    assert_eq!(register.verify().unwrap().findings, []);
}
