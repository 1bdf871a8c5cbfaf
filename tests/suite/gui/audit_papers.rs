//! The papers of the checks, opened from the screens they belong to: sheet, notice, ranking; the items of a check as a table.

use super::harness::{OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::audit_figures::{answers, fill, shipped};
use crate::suite::register::case_figures::looked_at;
use crate::suite::register::making::{self, at, day};
use calamine::{Data, Reader, Xlsx};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::Start;
use hallkeeper::domain::audits::{AuditKind, RunDetails, Subject};
use hallkeeper::domain::contests::NewContest;
use hallkeeper::domain::ids::{AuditId, StaffId};
use hallkeeper::domain::standards::SubjectKind;
use hallkeeper::register::Register;
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::ui::commands::{Command, Place, ShellCommand};
use tempfile::TempDir;

type Window = Harness<'static, Program>;

/// The program on a file put together by the test.
fn open<T>(put: impl FnOnce(&mut Register, &[StaffId]) -> T) -> (Window, T, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let register = Register::create(&path, &making::hall(), at("2026-01-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(register);
    let made = put(&mut register, &people);
    drop(register);
    let (harness, _clock) = program(Start::File(path), looked_at(), OFFICE);
    (harness, made, folder)
}

fn go(harness: &mut Window, place: Place) {
    ask(harness, Command::Shell(ShellCommand::Go(place)));
    harness.run_ok();
}

/// Clicks a button and waits for the pages.
fn paper(harness: &mut Window, button: &str) {
    harness.get_by_role_and_label(Role::Button, button).click();
    for _ in 0..4 {
        harness.run_ok();
    }
}

#[test]
fn a_check_opens_its_sheet_in_its_place_and_esc_brings_it_back() {
    let (mut harness, id, _folder) = open(fill);
    go(&mut harness, Place::Audits(Some(id)));
    paper(&mut harness, "检查评分表");
    harness.get_by_role_and_label(Role::Heading, "检查评分表");
    picture(&mut harness, "audit-papers-sheet");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.run_ok();
    assert!(harness.query_by_role_and_label(Role::Heading, "检查评分表").is_none());
    picture(&mut harness, "audit-papers-check");
}

#[test]
fn the_items_of_a_check_are_saved_as_a_table_and_noted() {
    let (mut harness, id, folder) = open(fill);
    go(&mut harness, Place::Audits(Some(id)));
    harness.get_by_role_and_label(Role::Button, "存为表格").click();
    harness.run_ok();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    let path = folder.path().join("一次.xlsx");
    harness.event(Event::Text(path.to_str().unwrap().to_owned()));
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "确定").click();
    for _ in 0..3 {
        harness.run_ok();
    }
    let mut workbook: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    assert_eq!(workbook.sheet_names(), ["检查评分表", "逐项"]);
    let items = workbook.worksheet_range("逐项").unwrap();
    let (_, pack) = shipped("power-hall");
    assert_eq!(items.height(), pack.items.len() + 1);
    assert_eq!(items.get_value((1, 0)), Some(&Data::String("2026-11-05".to_owned())));
    let newest = harness.state().0.register().unwrap().history(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.subject.as_str()), ("export_audits", "一次.xlsx"));
}

/// A check with two faults that the same person puts right.
fn two_actions(register: &mut Register, people: &[StaffId]) {
    let (text, pack) = shipped("power-hall");
    let mut answers = answers(pack, &[("P1-2.9.a", "3 号窗口旁水杯未消毒"), ("P1-2.6", "伞架上有纸箱")]);
    for code in ["P1-2.9.a", "P1-2.6"] {
        let answer = answers.get_mut(code).unwrap();
        (answer.owner, answer.due) = (Some(people[1]), Some(day("2026-11-26")));
    }
    let details = RunDetails::of_hall(day("2026-11-20"));
    let run = NewRun { pack_text: text.to_owned(), day: day("2026-11-20"), auditor: Some(people[0]), details };
    register.record_whole_run(&run, &answers, (at("2026-11-20", 9, 0), at("2026-11-20", 10, 0))).unwrap();
}

#[test]
fn a_notice_is_of_one_action_or_of_all_of_its_owner() {
    let (mut harness, (), _folder) = open(two_actions);
    let first = harness.state().0.register().unwrap().correctives().unwrap()[0].id;
    go(&mut harness, Place::Corrective(Some(first)));
    paper(&mut harness, "整改通知单");
    harness.get_by_label("只打这一项");
    picture(&mut harness, "audit-papers-notice-menu");
    harness.get_by_label("这位责任人的全部 2 项").click();
    for _ in 0..4 {
        harness.run_ok();
    }
    harness.get_by_role_and_label(Role::Heading, "整改通知单");
    picture(&mut harness, "audit-papers-notice");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "整改通知单");
}

/// A contest of two windows with a visit each.
fn contest(register: &mut Register, people: &[StaffId]) -> hallkeeper::domain::ids::ContestId {
    for number in ["1", "2"] {
        let change = WindowChange { number: number.to_owned(), purpose: String::new(), retired_on: None };
        register.change_window(&change, at("2026-01-02", 8, 0)).unwrap();
    }
    let (text, pack) = shipped("window-contest");
    let new = NewContest {
        name: "秋季窗口竞赛".to_owned(),
        pack_text: text.to_owned(),
        subject_kind: SubjectKind::Window,
        from: day("2026-11-02"),
        until: day("2026-11-30"),
        note: String::new(),
    };
    let id = register.open_contest(&new, at("2026-11-02", 8, 0)).unwrap().value;
    for window in register.windows().unwrap() {
        for on in ["2026-11-03", "2026-11-10", "2026-11-17"] {
            let details = RunDetails {
                kind: AuditKind::ContestVisit,
                subject: Subject::Window(window.id),
                contest: Some(id),
                ..RunDetails::of_hall(day(on))
            };
            let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: Some(people[0]), details };
            let visit: AuditId =
                register.record_whole_run(&run, &answers(pack, &[]), (at(on, 9, 0), at(on, 9, 30))).unwrap().value;
            assert!(visit.0 > 0);
        }
    }
    id
}

#[test]
fn a_contest_hangs_out_its_ranking() {
    let (mut harness, id, _folder) = open(contest);
    go(&mut harness, Place::Contests(Some(id)));
    paper(&mut harness, "名次公示表");
    harness.get_by_role_and_label(Role::Heading, "秋季窗口竞赛名次公示");
    picture(&mut harness, "audit-papers-ranking");
}
