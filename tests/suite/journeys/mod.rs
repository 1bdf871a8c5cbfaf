//! One day in the hall, over restarts: the list in, badges out, the morning check, two letters in the box, all there again.

mod bad_day;
mod complaint;

use std::ffi::OsString;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::Start;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Report, Run, run};
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::audits::Verdict;
use hallkeeper::domain::dates::Moment;
use hallkeeper::exchange::sample_hall::{SampleHall, portrait};
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{BoxCommand, Command, Place, ShellCommand};

use super::gui::harness::OFFICE;
use super::gui::program::{Program, ask, program};
use super::register::making::{at, day};

type Window = Harness<'static, Program>;

fn said(words: &[&str]) -> Report {
    said_at(at("2026-11-23", 7, 50), words)
}

fn said_at(now: Moment, words: &[&str]) -> Report {
    let clock = Clock::set_to(now);
    match run(words.iter().map(OsString::from), "zh_CN.UTF-8", &clock) {
        Run::Headless(report) => report,
        Run::Window(..) => panic!("a window for {words:?}"),
    }
}

/// The list a hall already has, and its photos, as files on a stick.
fn list_and_photos(folder: &Path) {
    let sample = SampleHall::load().unwrap();
    let mut text = String::from("长桥供电所营业厅人员名单,,,,\n工号,姓名,班组,职务,岗位\n");
    std::fs::create_dir(folder.join("photos")).unwrap();
    for person in &sample.people {
        text += &format!("{},{},{},{},{}\n", person.work_no, person.name, person.team, person.title, person.post);
        if let Some(bytes) = portrait(&person.work_no) {
            std::fs::write(folder.join("photos").join(format!("{}.jpg", person.work_no)), bytes).unwrap();
        }
    }
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    std::fs::write(folder.join("list.csv"), bytes).unwrap();
}

fn press(window: &mut Window, key: Key, text: &str) {
    window.key_down(key);
    window.event(Event::Text(text.to_owned()));
    window.run_ok();
    window.key_up(key);
    window.run_ok();
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run_ok();
}

fn write(window: &mut Window, (role, name): (Role, &str), words: &str) {
    window.get_by_role_and_label(role, name).focus();
    window.run_ok();
    window.get_by_role_and_label(role, name).type_text(words);
    window.run_ok();
}

/// The opening check by keys: everything passes, numbers are nought.
fn morning_check(window: &mut Window) {
    ask(window, Command::Shell(ShellCommand::Go(Place::DailyCheck)));
    click(window, Role::Button, "开始检查");
    for _ in 0..60 {
        let answers = window.state().0.register().unwrap().audits(1).unwrap();
        let audit = window.state().0.register().unwrap().audit(answers[0].id).unwrap();
        if audit.score().unanswered.is_empty() {
            break;
        }
        let present = audit.pack.items.iter().find(|item| !audit.answers.contains_key(&item.code)).unwrap();
        if present.takes_number() {
            press(window, Key::Num0, "0");
            window.key_press(Key::Enter);
            window.run_ok();
        } else {
            press(window, Key::Num1, "1");
        }
    }
    click(window, Role::Button, "完成检查");
}

fn evening_box(window: &mut Window) {
    ask(window, Command::Boxes(BoxCommand::Add("1 号箱".into(), "大厅东侧".into(), day("2026-11-23"))));
    ask(window, Command::Shell(ShellCommand::Go(Place::Boxes(None))));
    for (list, name) in [("开箱人", "唐巧云"), ("见证人", "顾明远")] {
        click(window, Role::ComboBox, list);
        let option = window.get_all_by_role(Role::ListBoxOption).find(|node| {
            let node = egui_kittest::kittest::NodeT::accesskit_node(node);
            node.label().is_some_and(|label| label.contains(name))
        });
        // A long list would ask for a few signs first; this hall's is short enough to show all.
        option.unwrap_or_else(|| panic!("{name} is not in the list {list}")).click();
        window.run_ok();
    }
    for _ in 0..2 {
        click(window, Role::Button, "信件（封） +");
    }
    write(window, (Role::MultilineTextInput, "第 1 封 信件内容"), "等候区椅子少");
    write(window, (Role::MultilineTextInput, "第 2 封 信件内容"), "表扬 2 号窗口");
    click(window, Role::Button, "确认登记");
}

#[test]
fn one_day_from_the_list_to_the_box_and_all_is_there_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    list_and_photos(folder.path());
    let hall = folder.path().join("长桥.hall");
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, list, photos, pdf) = (place("长桥.hall"), place("list.csv"), place("photos"), place("b.pdf"));
    assert_eq!(said(&["new", &file, "--hall", "长桥供电所营业厅"]).code, 0);
    let report = said(&["import", "staff", &file, &list, "--photos", &photos]);
    assert!(report.out.contains("新增 24 人"), "{}", report.out);
    let report = said(&["badges", &file, "--out", &pdf]);
    assert!(report.out.contains("CQ0318"), "the one without a photo is named: {}", report.out);
    assert_eq!(page_count(&std::fs::read(&pdf).unwrap()).unwrap(), 6, "23 badges, four a sheet");

    let (mut window, clock) = program(Start::File(hall.clone()), at("2026-11-23", 8, 0), OFFICE);
    morning_check(&mut window);
    clock.set(at("2026-11-23", 17, 0));
    evening_box(&mut window);
    window.state_mut().0.finish();
    drop(window);

    let (window, _) = program(Start::File(hall.clone()), at("2026-11-24", 8, 0), OFFICE);
    assert!(window.query_by_role_and_label(Role::Tab, "今日").is_some());
    let register = window.state().0.register().unwrap();
    assert_eq!(register.staff().unwrap().len(), 24);
    check_the_day(register);
    drop(window);
    assert_eq!(said(&["verify", &file]).code, 0);
    let copies = std::fs::read_dir(folder.path().join("长桥-backups")).unwrap().count();
    assert!(copies >= 1, "a copy was made on closing");
}

fn check_the_day(register: &Register) {
    let audit = &register.audits(5).unwrap()[0];
    assert_eq!((audit.day, audit.result), (day("2026-11-23"), Some((94.0, 100.0))));
    let mut answers = register.audit(audit.id).unwrap().answers;
    let badges = answers.remove("P1-1.2.b").unwrap();
    let evidence = badges.evidence.unwrap();
    assert_eq!(badges.verdict, Verdict::Fail, "nobody's badge stands in the ledger, the records say so themselves");
    assert_eq!((evidence.good, evidence.of), (0, badges.value.unwrap() as u32));
    assert!(answers.values().all(|answer| answer.verdict == Verdict::Pass));
    let box_id = register.boxes().unwrap()[0].id;
    let full = register.box_entry(box_id, day("2026-11-23")).unwrap().unwrap();
    assert_eq!((full.entry.letter_count, full.entry.is_late()), (2, false));
    let numbers: Vec<String> = full.letters.iter().map(|l| l.case.unwrap().1.to_string()).collect();
    assert_eq!(numbers, ["2026-0001", "2026-0002"]);
    let summaries: Vec<String> = register.cases().unwrap().into_iter().map(|c| c.facts.summary).collect();
    assert_eq!(summaries, ["表扬 2 号窗口", "等候区椅子少"]);
}
