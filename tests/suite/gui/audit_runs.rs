//! Runs of every standard: set up by keyboard, walked by keys alone, overruled, finished, corrected, checked again.

use super::audits::{BODY, Look, Shared, enter, go, open, present, press, write};
use super::harness::{Screen as Window, picture};
use super::program::program;
use crate::suite::register::making::{at, day, fill, hall, record, register};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::domain::audits::{Answer, AuditKind, NoteKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::{AuditId, StaffId};
use hallkeeper::domain::standards::{ItemKind, Pack};
use hallkeeper::register::Register;
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::audits::Audit;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::context::Incoming;
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use std::collections::BTreeMap;
use std::time::Instant;

type Room = (Shared<AuditsTab>, Harness<'static, Window>);

fn now() -> Moment {
    at("2026-11-23", 14, 6)
}

fn shipped(code: &str) -> (&'static str, &'static Pack) {
    let (text, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == code).unwrap();
    (text, pack)
}

/// A run of a shipped standard on the hall over the fourth quarter.
fn run_of(code: &str, auditor: Option<StaffId>) -> NewRun {
    let details = RunDetails {
        period_from: day("2026-10-01"),
        period_until: day("2026-12-31"),
        ..RunDetails::of_hall(day("2026-11-23"))
    };
    NewRun { pack_text: shipped(code).0.to_owned(), day: day("2026-11-23"), auditor, details }
}

fn begun(mut register: Register, code: &str) -> (AuditId, Room) {
    let people = register.staff().unwrap();
    let id = register.start_run(&run_of(code, Some(people[0].id)), now()).unwrap().value;
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    go(&desk, &mut harness, Place::Audits(Some(id)));
    (id, (desk, harness))
}

fn audit(desk: &Shared<AuditsTab>, id: AuditId) -> Audit {
    desk.borrow().register.audit(id).unwrap()
}

fn key(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn with_ctrl(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

fn click(harness: &mut Harness<'_, Window>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

/// Tab until the field of that name has the keys.
fn tab_to(harness: &mut Harness<'_, Window>, role: Role, label: &str) {
    for _ in 0..60 {
        if harness.query_by_role_and_label(role, label).is_some_and(|node| node.accesskit_node().is_focused()) {
            return;
        }
        key(harness, Key::Tab);
    }
    panic!("no Tab leads to {label}");
}

/// An answer that costs nothing.
fn right(pack: &Pack, code: &str) -> Answer {
    let item = pack.item(code).unwrap();
    match &item.kind {
        ItemKind::Choice { options } => {
            let best = options.iter().find(|option| option.points == item.points).unwrap();
            Answer::of_choice(item, &best.code).unwrap()
        }
        ItemKind::Text => Answer::by_hand(Verdict::Pass, "看过"),
        ItemKind::YesNo => Answer::by_hand(Verdict::Pass, ""),
        ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
            Answer::of_value(item, item.limit_in(None).unwrap(), None).unwrap()
        }
    }
}

/// A finished run of a standard on which these items failed.
fn finished(register: &mut Register, code: &str, failed: &[&str]) -> AuditId {
    let (_, pack) = shipped(code);
    let answer = |code: &String| {
        let failed = failed.contains(&code.as_str());
        if failed { Answer::by_hand(Verdict::Fail, "有灰") } else { right(pack, code) }
    };
    let answers: BTreeMap<String, Answer> =
        pack.items.iter().map(|item| (item.code.clone(), answer(&item.code))).collect();
    let people = register.staff().unwrap();
    let run = run_of(code, Some(people[0].id));
    register.record_whole_run(&run, &answers, (now(), now())).unwrap().value
}

/// Goes to an item by the arrows.
fn walk_to(harness: &mut Harness<'_, Window>, words: &str) {
    for _ in 0..400 {
        if present(harness).contains(words) {
            return;
        }
        key(harness, Key::ArrowDown);
    }
    panic!("no arrow leads to {words}");
}

#[test]
fn a_run_of_a_window_is_set_up_by_keyboard() {
    let (mut register, people) = register();
    for number in ["1", "2"] {
        let change = WindowChange { number: number.into(), purpose: "综合".into(), retired_on: None };
        register.change_window(&change, now()).unwrap();
    }
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    with_ctrl(&mut harness, Key::N);
    key(&mut harness, Key::ArrowDown);
    let wanted = shipped("window-contest").1.title.zh.clone();
    for _ in 0..2 {
        key(&mut harness, Key::ArrowDown);
    }
    key(&mut harness, Key::Enter);
    let chosen = harness.get_by_role_and_label(Role::ComboBox, "标准").accesskit_node().value().unwrap_or_default();
    assert!(chosen.contains(&wanted), "{chosen}");
    with_ctrl(&mut harness, Key::Enter);
    harness.get_by_label("必填");
    assert!(desk.borrow().register.audits(1).unwrap().is_empty(), "nothing is begun without its window");
    tab_to(&mut harness, Role::ComboBox, "检查对象");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::ComboBox, "检查人");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    with_ctrl(&mut harness, Key::Enter);
    let row = desk.borrow().register.audits(1).unwrap()[0].clone();
    let windows = desk.borrow().register.windows().unwrap();
    assert_eq!(row.details.subject, Subject::Window(windows[1].id));
    assert_eq!((row.auditor, row.details.kind), (Some(people[0]), AuditKind::SelfCheck));
    assert_eq!((row.details.period_from, row.details.period_until), (day("2026-10-01"), day("2026-12-31")));
    harness.get_by_role_and_label(Role::Heading, "四季度自查");
}

#[test]
fn the_form_keeps_what_was_chosen_and_names_what_is_wrong() {
    let (register, _) = register();
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    with_ctrl(&mut harness, Key::N);
    click(&mut harness, Role::RadioButton, "暗访");
    tab_to(&mut harness, Role::TextInput, "日期");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    write(&mut harness, "2026-12-24");
    with_ctrl(&mut harness, Key::Enter);
    harness.get_by_label("时间还没到");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::RadioButton, "暗访").is_none());
    with_ctrl(&mut harness, Key::N);
    let picked = harness.get_by_role_and_label(Role::RadioButton, "暗访").accesskit_node().toggled();
    assert_eq!(picked, Some(egui::accesskit::Toggled::True), "the draft was kept");
    assert!(desk.borrow().register.audits(1).unwrap().is_empty());
}

#[test]
fn a_linked_item_is_answered_at_once_and_overruled_only_with_a_reason() {
    let (register, _) = register();
    let (id, (desk, mut harness)) = begun(register, "power-hall-daily");
    let before = audit(&desk, id).answers["P1-1.2.b"].clone();
    assert_eq!((before.verdict, before.value), (Verdict::Fail, Some(3.0)), "three people have no badge");
    walk_to(&mut harness, "上岗证内容不全");
    harness.get_by_label("系统已答");
    click(&mut harness, Role::Link, "看依据");
    harness.get_by_role_and_label(Role::Link, "唐巧云").click();
    harness.run();
    assert!(matches!(desk.borrow().places.last(), Some(Place::Staff(Some(_)))), "a record leads to itself");
    click(&mut harness, Role::Link, "改判……");
    write(&mut harness, "0");
    enter(&mut harness);
    let answer = audit(&desk, id).answers["P1-1.2.b"].clone();
    assert_eq!((answer.verdict, answer.overruled_because.as_deref()), (Verdict::Pass, Some("")));
    enter(&mut harness);
    harness.get_by_label("改判要写理由");
    answer_the_rest(&mut harness, shipped("power-hall-daily").1);
    assert!(harness.query_by_role_and_label(Role::Button, "完成检查").is_none(), "no reason, no end");
    with_ctrl(&mut harness, Key::Enter);
    write(&mut harness, "新证今天发到手");
    enter(&mut harness);
    harness.get_by_label_contains("改判通过，因为新证今天发到手");
    with_ctrl(&mut harness, Key::Enter);
    let finished = audit(&desk, id);
    assert!(finished.finished_at.is_some());
    let answer = &finished.answers["P1-1.2.b"];
    assert_eq!(answer.overruled_because.as_deref(), Some("新证今天发到手"));
    assert_eq!(answer.evidence.as_ref().unwrap().fault_count(), 3, "what the records said stays with it");
}

#[test]
fn what_was_overruled_follows_the_records_again() {
    let (register, _) = register();
    let (id, (desk, mut harness)) = begun(register, "power-hall-daily");
    walk_to(&mut harness, "上岗证内容不全");
    click(&mut harness, Role::Link, "改判……");
    write(&mut harness, "0");
    enter(&mut harness);
    click(&mut harness, Role::Link, "恢复系统判定");
    let answer = audit(&desk, id).answers["P1-1.2.b"].clone();
    assert_eq!((answer.verdict, answer.overruled_because), (Verdict::Fail, None));
}

/// Answers every item still open by keys.
fn answer_the_rest(harness: &mut Harness<'_, Window>, pack: &Pack) {
    for _ in 0..pack.items.len() {
        answer_by_keys(harness, pack);
    }
}

/// Answers the present item so that it costs nothing, by keys.
fn answer_by_keys(harness: &mut Harness<'_, Window>, pack: &Pack) {
    let label = present(harness);
    if !label.ends_with("未记") {
        return enter(harness);
    }
    let item = pack.items.iter().find(|item| label.contains(&item.text.zh)).unwrap();
    match &item.kind {
        ItemKind::YesNo | ItemKind::Choice { .. } => press(harness, Key::Num1, "1"),
        ItemKind::Text => {
            write(harness, "看过");
            enter(harness);
        }
        ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
            write(harness, &item.limit_in(None).unwrap().to_string());
            enter(harness);
        }
    }
}

#[test]
fn a_failed_item_with_owner_and_day_becomes_a_corrective_action() {
    let (register, people) = register();
    let (id, (desk, mut harness)) = begun(register, "power-hall-daily");
    walk_to(&mut harness, "资料柜里外干净");
    press(&mut harness, Key::Num2, "2");
    write(&mut harness, "柜顶有灰");
    tab_to(&mut harness, Role::ComboBox, "整改责任人");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    let answer = audit(&desk, id).answers["P1-2.4.d"].clone();
    assert_eq!((answer.owner, answer.due), (Some(people[1]), Some(day("2026-11-26"))), "a day is proposed");
    tab_to(&mut harness, Role::TextInput, "期限");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    write(&mut harness, "11-30");
    key(&mut harness, Key::Tab);
    assert_eq!(audit(&desk, id).answers["P1-2.4.d"].due, Some(day("2026-11-30")));
    key(&mut harness, Key::Escape);
    go(&desk, &mut harness, Place::Audits(Some(id)));
    answer_the_rest(&mut harness, shipped("power-hall-daily").1);
    with_ctrl(&mut harness, Key::Enter);
    assert!(audit(&desk, id).finished_at.is_some());
    let titles: Vec<String> =
        desk.borrow().register.correctives().unwrap().into_iter().map(|action| action.what).collect();
    assert_eq!(titles, ["柜顶有灰"]);
}

fn png(side: u32) -> Incoming {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let shade = image::Rgb([90, 120, (side % 250) as u8]);
    image::RgbImage::from_pixel(side, side, shade).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    Incoming { name: String::new(), path: None, bytes: bytes.into_inner() }
}

#[test]
fn several_photos_stand_beside_an_item_and_are_looked_at() {
    let (register, _) = register();
    let (id, (desk, mut harness)) = begun(register, "power-hall-daily");
    walk_to(&mut harness, "资料柜里外干净");
    press(&mut harness, Key::Num2, "2");
    for side in [60, 70, 80] {
        desk.borrow_mut().incoming = Some(png(side));
        harness.run();
    }
    harness.get_by_label("照片 3");
    let photos = audit(&desk, id).photos_of("P1-2.4.d");
    assert_eq!(photos.len(), 3);
    assert_eq!(desk.borrow().register.file(photos[1]).unwrap(), png(70).bytes);
    click(&mut harness, Role::Button, "看第 2 张照片");
    click(&mut harness, Role::Button, "关闭");
    assert!(harness.query_by_role_and_label(Role::Button, "关闭").is_none());
}

#[test]
fn a_re_check_lists_only_what_failed() {
    let (mut register, _) = register();
    let first = finished(&mut register, "power-hall-daily", &["P1-2.4.d", "P1-2.4.f"]);
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    click(&mut harness, Role::Button, "复查 2 项");
    harness.get_by_label("只查上次没通过的 2 项。");
    with_ctrl(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::Heading, "复查");
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 2);
    let row = desk.borrow().register.audits(1).unwrap()[0].clone();
    assert_eq!((row.details.kind, row.details.re_check_of), (AuditKind::ReCheck, Some(first)));
    press(&mut harness, Key::Num1, "1");
    press(&mut harness, Key::Num1, "1");
    with_ctrl(&mut harness, Key::Enter);
    let done = audit(&desk, row.id);
    assert_eq!((done.answers.len(), done.score().scaled_to_100), (2, Some(100.0)));
    harness.get_by_label_contains("复查 11-23");
}

#[test]
fn a_correction_stands_beside_the_frozen_score() {
    let (mut register, _) = register();
    let id = finished(&mut register, "power-hall-daily", &["P1-2.4.d"]);
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    harness.get_by_label("96 / 100 分");
    click(&mut harness, Role::Button, "更正");
    with_ctrl(&mut harness, Key::Enter);
    assert!(audit(&desk, id).corrections.is_empty(), "nothing is corrected without item and reason");
    harness.get_by_role_and_label(Role::ComboBox, "检查项").focus();
    harness.run();
    key(&mut harness, Key::ArrowDown);
    write(&mut harness, "资料柜里外");
    key(&mut harness, Key::Enter);
    click(&mut harness, Role::RadioButton, "通过");
    harness.get_by_role_and_label(Role::MultilineTextInput, "原因").focus();
    harness.run();
    write(&mut harness, "看的是隔壁的柜子");
    with_ctrl(&mut harness, Key::Enter);
    let now = audit(&desk, id);
    assert_eq!((now.corrections.len(), now.score().scaled_to_100), (1, Some(96.0)), "the frozen score stays");
    assert_eq!(now.corrected_score().scaled_to_100, Some(100.0));
    harness.get_by_label("96 / 100 分");
    harness.get_by_label_contains("1 次更正后：100 / 100 分");
    harness.get_by_label_contains("不通过 → 通过，因为看的是隔壁的柜子");
}

#[test]
fn an_objection_and_a_void_are_written_down() {
    let (mut register, people) = register();
    let mut run = run_of("power-hall-daily", Some(people[0]));
    run.details.audited = Some(people[2]);
    let (_, pack) = shipped("power-hall-daily");
    let answers = pack.items.iter().map(|item| (item.code.clone(), right(pack, &item.code))).collect();
    let id = register.record_whole_run(&run, &answers, (now(), now())).unwrap().value;
    let (desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    click(&mut harness, Role::Button, "附言");
    click(&mut harness, Role::RadioButton, "被检查人异议");
    harness.get_by_role_and_label(Role::MultilineTextInput, "被检查人异议").focus();
    harness.run();
    write(&mut harness, "当时我不在场");
    with_ctrl(&mut harness, Key::Enter);
    let note = audit(&desk, id).notes[0].clone();
    assert_eq!((note.kind, note.text.as_str(), note.by), (NoteKind::Objection, "当时我不在场", Some(people[2])));
    harness.get_by_label("当时我不在场");
    click(&mut harness, Role::Button, "作废");
    harness.get_by_label("作废这次检查？");
    write(&mut harness, "日期选错了");
    harness.get_all_by_role_and_label(Role::Button, "作废").last().unwrap().click();
    harness.run();
    assert_eq!(audit(&desk, id).voided.unwrap().1, "日期选错了");
    harness.get_by_label("已作废");
    harness.get_by_label_contains("日期选错了");
}

#[test]
fn the_list_is_narrowed_by_chips_and_words() {
    let (mut register, _) = register();
    finished(&mut register, "power-hall-daily", &[]);
    finished(&mut register, "power-hall", &[]);
    let mut open_run = run_of("model-station", None);
    open_run.details.kind = AuditKind::Spot;
    register.start_run(&open_run, now()).unwrap();
    let (_desk, mut harness) = open::<AuditsTab>(register, now(), Look::default());
    let rows = |harness: &Harness<'_, Window>| harness.query_all_by_role(Role::Row).count();
    assert_eq!(rows(&harness), 3);
    click(&mut harness, Role::Button, "进行中");
    assert_eq!(rows(&harness), 1);
    click(&mut harness, Role::Button, "开门检查");
    assert_eq!(rows(&harness), 1);
    click(&mut harness, Role::Button, "全部");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    write(&mut harness, "抽查");
    assert_eq!(rows(&harness), 1);
    harness.get_by_label_contains("显示 1 / 3 次");
}

#[test]
fn a_run_put_aside_goes_on_in_the_program_opened_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hall.hall");
    let start = at("2026-11-01", 8, 0);
    let (mut register, people) = fill(Register::create(&file, &hall(), start).unwrap());
    let id = register.start_run(&run_of("power-hall", Some(people[0])), now()).unwrap().value;
    drop(register);
    let (_, pack) = shipped("power-hall");
    let answered = {
        let (mut harness, _) = program(Start::File(file.clone()), now(), super::harness::OFFICE);
        super::program::ask(&mut harness, go_to(id));
        for _ in 0..2 {
            harness.key_press(Key::Num1);
            harness.run_ok();
            harness.key_up(Key::Num1);
            harness.run_ok();
        }
        harness.key_press(Key::Escape);
        harness.run_ok();
        let far = format!(" / {}", pack.items.len());
        assert!(harness.query_all_by_label_contains(&far).count() > 0, "it stands in the list, how far it is");
        harness.state().0.register().unwrap().audit(id).unwrap().answers.len()
    };
    assert!(answered >= 2);
    let (mut harness, _) = program(Start::File(file), now(), super::harness::OFFICE);
    super::program::ask(&mut harness, go_to(id));
    let far = format!("已记 {answered} / {} 项", pack.items.len());
    harness.get_by_role_and_label(Role::ProgressIndicator, &far);
    harness.get_by_role_and_label(Role::Heading, "四季度自查");
}

fn go_to(id: AuditId) -> hallkeeper::ui::commands::Command {
    use hallkeeper::ui::commands::{Command, ShellCommand};
    Command::Shell(ShellCommand::Go(Place::Audits(Some(id))))
}

/// A branch of a bank with three people.
fn branch() -> Register {
    let hall = hallkeeper::domain::hall::Hall { sector: Sector::Bank, ..hall() };
    fill(Register::in_memory(&hall, at("2026-11-01", 8, 0)).unwrap()).0
}

#[test]
fn the_whole_bank_standard_is_walked_by_keys_alone() {
    let (_, pack) = shipped("bank-branch");
    let (id, (desk, mut harness)) = begun(branch(), "bank-branch");
    assert!(pack.items.len() > 120, "every rule of P8");
    let by_records = audit(&desk, id).answers.len();
    assert!(by_records > 0, "the records have answered some");
    let begun = Instant::now();
    let mut keys = 0;
    for _ in 0..pack.items.len() * 2 {
        if audit(&desk, id).answers.len() == pack.items.len() {
            break;
        }
        answer_by_keys(&mut harness, pack);
        keys += 1;
    }
    let took = begun.elapsed();
    with_ctrl(&mut harness, Key::Enter);
    let done = audit(&desk, id);
    assert!(done.finished_at.is_some(), "{:?}", done.score().unanswered);
    assert!(done.score().result.is_some());
    assert_eq!(done.answers.values().filter(|answer| answer.evidence.is_none()).count(), pack.items.len() - by_records);
    println!("{} items by {keys} keys in {took:?}, {by_records} by the records", pack.items.len());
}

#[test]
fn a_long_run_is_painted_fast() {
    let (_, (_desk, mut harness)) = begun(branch(), "bank-branch");
    let mut worst = std::time::Duration::ZERO;
    let mut all = std::time::Duration::ZERO;
    for _ in 0..60 {
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        };
        harness.hover_at(egui::pos2(400.0, 400.0));
        harness.event(wheel);
        let begun = Instant::now();
        harness.step();
        let took = begun.elapsed();
        worst = worst.max(took);
        all += took;
    }
    println!(
        "a frame of {} items: {:?} in the mean, {worst:?} at most",
        shipped("bank-branch").1.items.len(),
        all / 60
    );
    assert!(all / 60 < std::time::Duration::from_millis(60), "{:?} a frame", all / 60);
}

#[test]
fn pictures_of_the_runs() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let looks = [
        ("zh-light", Look::default()),
        ("en-light", Look { lang: Lang::En, ..Look::default() }),
        ("zh-dark", Look { theme: ThemeName::Dark, ..Look::default() }),
        ("zh-large", Look { size: vec2(1776.0, 1004.0), ..Look::default() }),
        ("en-narrow", Look { lang: Lang::En, size: vec2(680.0, 560.0), ..Look::default() }),
    ];
    assert_eq!(BODY, vec2(1222.0, 692.0));
    for (name, look) in looks {
        take_pictures(name, look);
    }
}

#[expect(clippy::too_many_lines, reason = "one walk through every screen of a run")]
fn take_pictures(name: &str, look: Look) {
    let (mut register, people) = register();
    for (no, who) in [("CQ0230", "方堃"), ("CQ0231", "韩一鸣")] {
        register.add_staff(&record(no, who), at("2026-11-01", 8, 0)).unwrap();
    }
    let mut before = run_of("power-hall", Some(people[0]));
    before.day = day("2026-11-02");
    (before.details.period_from, before.details.period_until) = (day("2026-07-01"), day("2026-09-30"));
    let (_, pack) = shipped("power-hall");
    let judged = |code: &str| pack.item(code).unwrap().kind == ItemKind::YesNo;
    let fails = |code: &str| pack.items.iter().step_by(9).any(|item| item.code == code) && judged(code);
    let failed = || Answer::by_hand(Verdict::Fail, "水杯没有消毒记录");
    let answer = |code: &str| if fails(code) { failed() } else { right(pack, code) };
    let answers: BTreeMap<String, Answer> =
        pack.items.iter().map(|item| (item.code.clone(), answer(&item.code))).collect();
    register.record_whole_run(&before, &answers, (at("2026-11-02", 9, 0), at("2026-11-02", 11, 0))).unwrap();
    finished(&mut register, "power-hall-daily", &["P1-2.4.f", "P1-2.9.c"]);
    let mut open_run = run_of("power-hall", Some(people[0]));
    open_run.details.with_auditors = vec![people[1]];
    let id = register.start_run(&open_run, now()).unwrap().value;
    let (desk, mut harness) = open::<AuditsTab>(register, now(), look);
    picture(&mut harness, &format!("runs-list-{name}"));
    with_ctrl(&mut harness, Key::N);
    picture(&mut harness, &format!("runs-new-{name}"));
    key(&mut harness, Key::Escape);
    go(&desk, &mut harness, Place::Audits(Some(id)));
    picture(&mut harness, &format!("runs-walk-top-{name}"));
    for step in 0..26 {
        let label = present(&harness);
        let item =
            pack.items.iter().find(|item| label.contains(item.text.in_language(look.lang.key()))).unwrap().clone();
        if step == 20 && item.kind == ItemKind::YesNo {
            press(&mut harness, Key::Num2, "2");
            write(&mut harness, "3 号窗口旁水杯未消毒，无消毒记录");
            desk.borrow_mut().incoming = Some(png(90));
            harness.run();
            desk.borrow_mut().incoming = Some(png(120));
            harness.run();
            enter(&mut harness);
            continue;
        }
        match &item.kind {
            ItemKind::YesNo | ItemKind::Choice { .. } => press(&mut harness, Key::Num1, "1"),
            ItemKind::Text => write(&mut harness, "看过"),
            _ => write(&mut harness, &item.limit_in(None).unwrap().to_string()),
        }
        if !matches!(item.kind, ItemKind::YesNo | ItemKind::Choice { .. }) {
            enter(&mut harness);
        }
    }
    picture(&mut harness, &format!("runs-walk-{name}"));
    if look.lang == Lang::Zh {
        walk_to(&mut harness, "上岗证都在有效期内");
        press(&mut harness, Key::Num1, "1");
        write(&mut harness, "新证今天发到手");
        enter(&mut harness);
        key(&mut harness, Key::ArrowUp);
        picture(&mut harness, &format!("runs-overruled-{name}"));
    }
    key(&mut harness, Key::Escape);
    let row = desk.borrow().register.audits(10).unwrap().into_iter().find(|row| row.day == day("2026-11-02")).unwrap();
    go(&desk, &mut harness, Place::Audits(Some(row.id)));
    picture(&mut harness, &format!("runs-finished-{name}"));
    if look.lang == Lang::Zh {
        click(&mut harness, Role::Button, "更正");
        picture(&mut harness, &format!("runs-correct-{name}"));
        key(&mut harness, Key::Escape);
        click(&mut harness, Role::Button, "附言");
        picture(&mut harness, &format!("runs-note-{name}"));
    }
    let (register, _) = crate::suite::register::making::register();
    let (_desk, mut harness) = open::<AuditsTab>(register, now(), look);
    picture(&mut harness, &format!("runs-empty-{name}"));
}
