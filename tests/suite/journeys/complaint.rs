//! A complaint in the window: from the ring to the archive, an important one refused by phone, a letter of yesterday's box, a kill
//! in the middle of typing.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseFile, CaseKind, CasePhase, NewCase, ReplyMode, Standing, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{BoxCommand, CaseCommand, Command, Place, ShellCommand};

use super::{Window, click, list_and_photos, said_at, write};
use crate::suite::gui::harness::{OFFICE, picture};
use crate::suite::gui::program::{ask, program};
use crate::suite::register::making::{at, day};

/// A hall's file with its roster, from before the days of the stories: a clock behind its records would stop writing.
fn hall(folder: &std::path::Path) -> PathBuf {
    list_and_photos(folder);
    let place = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let before = at("2026-11-12", 8, 0);
    assert_eq!(said_at(before, &["new", &place("厅.hall"), "--hall", "长桥供电所营业厅"]).code, 0);
    said_at(before, &["import", "staff", &place("厅.hall"), &place("list.csv")]);
    folder.join("厅.hall")
}

fn register(window: &Window) -> &Register {
    window.state().0.register().unwrap()
}

fn person(window: &Window, name: &str) -> StaffId {
    let staff = register(window).staff().unwrap();
    staff.iter().find(|member| member.record.name.as_str() == name).unwrap().id
}

fn complaint(window: &Window, received_at: Moment) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "电费账单有误，要求说明\n10 月电费比往月多 86.40 元".into(),
        customer_name: "陈建国".into(),
        customer_contact: "139 0000 0472".into(),
        first_asked: Some(person(window, "沈若溪")),
        department: String::new(),
        received_at,
        details: CaseDetails { matter: "billing_error".into(), rings: Some(3), ..CaseDetails::default() },
    }
}

/// Records a case and shows it.
fn record(window: &mut Window, case: NewCase) -> CaseId {
    ask(window, Command::Cases(CaseCommand::Record(Box::new(case))));
    let id = register(window).cases().unwrap()[0].id;
    ask(window, Command::Shell(ShellCommand::Go(Place::Cases(Some(id)))));
    window.run_ok();
    id
}

fn file(window: &Window, id: CaseId) -> CaseFile {
    register(window).case_file(id).unwrap()
}

/// The step's button in the bar, its form, and the button that enters it.
fn begin(window: &mut Window, step: &str) {
    click(window, Role::Button, step);
    window.run_ok();
}

/// Picks from a list by a part of its words; one that lies below the fold is reached by keyboard.
fn pick(window: &mut Window, list: &str, wanted: &str) {
    window.get_by_role_and_label(Role::ComboBox, list).focus();
    window.run_ok();
    window.key_press(egui::Key::ArrowDown);
    window.run_ok();
    window.run_ok();
    let option = window
        .get_all_by_role(Role::ListBoxOption)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(wanted)));
    option.unwrap_or_else(|| panic!("{wanted} is not in the list {list}")).click_accesskit();
    window.run_ok();
}

/// Chooses one of a few, wherever the pane is scrolled to.
fn choose(window: &mut Window, words: &str) {
    window.get_by_role_and_label(Role::RadioButton, words).click_accesskit();
    window.run_ok();
}

/// Enters the form; what lies below the fold is reached as by keyboard.
fn enter(window: &mut Window, words: &str) {
    window.get_all_by_role_and_label(Role::Button, words).next().unwrap().click_accesskit();
    window.run_ok();
    window.run_ok();
}

fn has(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_phone_complaint_goes_from_the_ring_to_the_archive_p1_9_2() {
    let folder = tempfile::tempdir().unwrap();
    let path = hall(folder.path());
    let (mut window, clock) = program(Start::File(path.clone()), at("2026-11-14", 10, 12), OFFICE);
    let new = complaint(&window, at("2026-11-14", 10, 10));
    let id = record(&mut window, new);
    assert!(has(&window, "响 3 声接听"), "rings are told (P1-6.3)");
    assert!(!has(&window, "陈建国") && !has(&window, "139 0000 0472"), "masked until revealed");

    clock.set(at("2026-11-14", 10, 40));
    begin(&mut window, "受理");
    picture(&mut window, "case-accept");
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).phase(), CasePhase::Investigating);

    begin(&mut window, "转办");
    write(&mut window, (Role::TextInput, "转给部门"), "电费核算班");
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).department(), "电费核算班");
    assert!(has(&window, "转办 · 电费核算班"));

    clock.set(at("2026-11-20", 16, 0));
    begin(&mut window, "记答复");
    enter(&mut window, "记入");
    assert!(has(&window, "是否属实：必填"), "what is missing is said over the bar");
    choose(&mut window, "属实");
    write(&mut window, (Role::MultilineTextInput, "处理结论"), "电价执行有误，应退 31.20 元");
    pick(&mut window, "答复方式", "电话");
    write(&mut window, (Role::MultilineTextInput, "答复内容"), "已说明并退费");
    picture(&mut window, "case-reply");
    enter(&mut window, "记入");
    let now = file(&window, id);
    assert_eq!(now.phase(), CasePhase::Replied);
    let modes = now.events.iter().filter(|e| matches!(e.what, What::Replied { mode: ReplyMode::Phone, .. })).count();
    assert_eq!(modes, 1);

    begin(&mut window, "办结");
    picture(&mut window, "case-close");
    enter(&mut window, "办结");
    let case = register(&window).case(id).unwrap();
    assert_eq!(
        (case.outcomes.standing, case.outcomes.in_time),
        (Standing::Closed, Some(true)),
        "within 7 days (P1-4.3)"
    );

    begin(&mut window, "归档");
    write(&mut window, (Role::MultilineTextInput, "卷号或位置"), "2026 第 3 卷");
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).phase(), CasePhase::Archived);
    picture(&mut window, "case-archived");
    window.state_mut().0.finish();
    drop(window);
    assert_eq!(said_at(at("2026-11-20", 18, 0), &["verify", path.to_str().unwrap()]).code, 0);
}

#[test]
fn an_important_case_is_not_answered_by_phone_p1_9_3() {
    let folder = tempfile::tempdir().unwrap();
    let path = hall(folder.path());
    let (mut window, _) = program(Start::File(path), at("2026-11-16", 9, 0), OFFICE);
    let mut new = complaint(&window, at("2026-11-16", 8, 50));
    new.details.is_important = true;
    let id = record(&mut window, new);
    assert!(has(&window, "书面或上门"));
    begin(&mut window, "受理");
    enter(&mut window, "记入");
    begin(&mut window, "记答复");
    choose(&mut window, "属实");
    write(&mut window, (Role::MultilineTextInput, "处理结论"), "情况属实");
    pick(&mut window, "答复方式", "电话");
    write(&mut window, (Role::MultilineTextInput, "答复内容"), "打电话说明");
    assert!(has(&window, "重要事项不能只用电话或消息答复"), "told before anything is sent");
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "答复内容");
    assert!(field.accesskit_node().is_focused(), "being told takes neither the keys nor the place");
    picture(&mut window, "case-important-by-phone");
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).phase(), CasePhase::Investigating, "nothing was entered");
    pick(&mut window, "答复方式", "上门");
    assert!(!has(&window, "重要事项不能只用电话或消息答复"));
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).phase(), CasePhase::Replied);
}

#[test]
fn a_letter_of_yesterdays_box_is_counted_from_its_opening_p1_9_3() {
    let folder = tempfile::tempdir().unwrap();
    let path = hall(folder.path());
    let (mut window, _) = program(Start::File(path), at("2026-11-24", 9, 30), OFFICE);
    ask(&mut window, Command::Boxes(BoxCommand::Add("1 号箱".into(), String::new(), day("2026-11-02"))));
    let letter = NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: "希望等候区添一副老花镜".into(),
        scan: None,
        fate: LetterFate::Case { department: "综合班".into() },
    };
    let entry = NewBoxEntry {
        box_id: register(&window).boxes().unwrap()[0].id,
        day: day("2026-11-23"),
        opened_at: at("2026-11-23", 17, 5),
        opener: person(&window, "唐巧云"),
        witness: person(&window, "顾明远"),
        seal: Seal::Intact,
        letters: vec![letter],
        remark: String::new(),
    };
    ask(&mut window, Command::Boxes(BoxCommand::Record(Box::new(entry))));
    let case = register(&window).cases().unwrap().remove(0);
    assert_eq!((case.facts.received_at, case.entered_at), (at("2026-11-23", 17, 5), at("2026-11-24", 9, 30)));
    ask(&mut window, Command::Shell(ShellCommand::Go(Place::Cases(Some(case.id)))));
    window.run_ok();
    assert!(has(&window, "最晚 11-26 周四"), "accepted within 3 days of the opening");
    assert!(has(&window, "最晚 12-08 周二"), "answered within 15 days of it");
    picture(&mut window, "case-letter-of-yesterday");
}

#[test]
fn what_was_typed_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = hall(folder.path());
    let (mut window, clock) = program(Start::File(path.clone()), at("2026-11-16", 9, 0), OFFICE);
    let new = complaint(&window, at("2026-11-16", 8, 50));
    let id = record(&mut window, new);
    clock.set(Moment(at("2026-11-16", 9, 0).0 + 40_000));
    begin(&mut window, "受理");
    enter(&mut window, "记入");
    begin(&mut window, "转办");
    write(&mut window, (Role::TextInput, "转给部门"), "电费核算班 龑");
    clock.set(at("2026-11-16", 9, 1));
    window.run_ok();
    window.run_ok();
    // No closing: the window is gone in the middle of typing.
    drop(window);
    let (mut window, _) = program(Start::File(path), at("2026-11-16", 9, 5), OFFICE);
    ask(&mut window, Command::Shell(ShellCommand::Go(Place::Cases(Some(id)))));
    window.run_ok();
    let typed = window.get_by_role_and_label(Role::TextInput, "转给部门");
    assert_eq!(typed.accesskit_node().value().as_deref(), Some("电费核算班 龑"));
    assert!(typed.rect().max.y < 670.0, "what waits is brought into sight");
    enter(&mut window, "记入");
    assert_eq!(file(&window, id).department(), "电费核算班 龑");
    let file = file(&window, id);
    let [accepted, handed] = &file.events[..] else { panic!("two entries") };
    assert!(handed.at < accepted.at && handed.at.minute() == accepted.at.minute(), "the form gave a minute");
    assert!(!has(&window, "同时视为受理"), "within a minute the order of entry holds");
}
