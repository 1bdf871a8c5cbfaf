//! The whole program without a display: every tab in both languages, notices, keys of the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::{App, Start};
use hallkeeper::domain::dates::Moment;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::ui::commands::{Command, HallCommand, Notice, Place, ShellCommand};
use hallkeeper::ui::frame::Tab;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;

use super::harness::{LARGE, OFFICE, picture};
use super::renderer::Painter;
use crate::suite::register::making::at;

/// The program as the window drives it.
pub(crate) struct Program(pub(crate) App);

impl eframe::App for Program {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}

/// The program started at a moment, choices kept nowhere.
pub(crate) fn program(start: Start, now: Moment, size: Vec2) -> (Harness<'static, Program>, Clock) {
    let clock = Clock::set_to(now);
    let mut app = App::new(None, clock.clone(), Jobs::at_once());
    app.start(start);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_render_cursor(false)
        .with_max_steps(24)
        .renderer(Painter::default())
        .build_eframe(|_| Program(app));
    harness.run_ok();
    (harness, clock)
}

/// Sends a command as a screen would, and lets it be done.
pub(crate) fn ask(harness: &mut Harness<'_, Program>, command: Command) {
    harness.state().0.commands().send(command);
    harness.run_ok();
    harness.run_ok();
}

fn shell(harness: &mut Harness<'_, Program>, command: ShellCommand) {
    ask(harness, Command::Shell(command));
}

fn morning() -> Moment {
    at("2026-11-23", 8, 21)
}

const KEYS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

#[test]
fn every_tab_opens_by_click_and_by_key_in_both_languages() {
    for lang in Lang::ALL {
        let strings = Strings::load(lang);
        let (mut harness, _) = program(Start::Sample, morning(), OFFICE);
        shell(&mut harness, ShellCommand::Language(lang));
        for (tab, key) in Tab::ALL.into_iter().zip(KEYS) {
            let words = tab.words_key();
            let name = strings.text(words);
            harness.get_by_role_and_label(Role::Tab, &name).click();
            harness.run_ok();
            picture(&mut harness, &format!("{words}-{}", lang.key()));
            shell(&mut harness, ShellCommand::Go(Place::Today));
            harness.key_press_modifiers(Modifiers::COMMAND, key);
            harness.run_ok();
            assert_eq!(harness.state().0.shown_tab(), Some(tab), "{name}");
        }
        assert_eq!(harness.state().0.notice_texts(), Vec::<String>::new());
    }
}

#[test]
fn pictures_of_the_program_for_the_readme() {
    let (mut harness, _) = program(Start::Last, morning(), OFFICE);
    picture(&mut harness, "first-start");
    let (mut harness, clock) = program(Start::Sample, morning(), OFFICE);
    picture(&mut harness, "today");
    shell(&mut harness, ShellCommand::Go(Place::Staff(None)));
    picture(&mut harness, "staff");
    let staff = harness.state().0.register().unwrap().staff().unwrap();
    let four = ["CQ0217", "CQ0221", "CQ0236", "CQ0214"].map(|no| {
        let found = staff.iter().find(|member| member.record.work_no.as_str() == no);
        found.unwrap().id
    });
    shell(&mut harness, ShellCommand::Go(Place::Print(four.to_vec())));
    picture(&mut harness, "print");
    clock.set(at("2026-11-23", 16, 42));
    shell(&mut harness, ShellCommand::Go(Place::Boxes(None)));
    picture(&mut harness, "box");
    shell(&mut harness, ShellCommand::Go(Place::DailyCheck));
    harness.get_by_role_and_label(Role::Button, "开始检查").click();
    harness.run_ok();
    for (key, text) in [(Key::Num2, "2"), (Key::Num1, "1"), (Key::Num0, "0")] {
        harness.key_down(key);
        harness.event(egui::Event::Text(text.to_owned()));
        harness.run_ok();
        harness.key_up(key);
        harness.run_ok();
        if key == Key::Num2 {
            harness.event(egui::Event::Text("填单台的椅子没有归位".to_owned()));
            harness.run_ok();
            harness.key_press(Key::Enter);
            harness.run_ok();
        }
    }
    picture(&mut harness, "check");
    shell(&mut harness, ShellCommand::Go(Place::Cases(None)));
    picture(&mut harness, "complaints");
    shell(&mut harness, ShellCommand::Go(Place::Reports));
    picture(&mut harness, "reports");
    shell(&mut harness, ShellCommand::Go(Place::Appraisals(None)));
    picture(&mut harness, "appraisal");
    shell(&mut harness, ShellCommand::Go(Place::Corrective(None)));
    picture(&mut harness, "corrective");
    shell(&mut harness, ShellCommand::Language(Lang::En));
    shell(&mut harness, ShellCommand::Theme(ThemeName::Dark));
    shell(&mut harness, ShellCommand::Go(Place::Cases(None)));
    picture(&mut harness, "complaints-dark-en");
    assert!(harness.query_by_role_and_label(Role::Tab, "Complaints").is_some());
}

#[test]
fn a_large_screen_and_large_text_show_every_tab() {
    for size in [LARGE, OFFICE] {
        let (mut harness, _) = program(Start::Sample, morning(), size);
        shell(&mut harness, ShellCommand::TextSize(if size == OFFICE { 150 } else { 100 }));
        for tab in Tab::ALL {
            shell(&mut harness, ShellCommand::Go(place_of(tab)));
            picture(&mut harness, &format!("size-{}-{}", size.x, tab.words_key()));
            assert_eq!(harness.state().0.shown_tab(), Some(tab));
        }
    }
}

fn place_of(tab: Tab) -> Place {
    match tab {
        Tab::Today => Place::Today,
        Tab::Staff => Place::Staff(None),
        Tab::Cases => Place::Cases(None),
        Tab::Boxes => Place::Boxes(None),
        Tab::Audits => Place::Audits(None),
        Tab::Disclosure => Place::Disclosure(None),
        Tab::Settings => Place::Settings,
        Tab::Reports => Place::Reports,
    }
}

#[test]
fn a_notice_goes_after_six_seconds_but_an_error_stays() {
    let (mut harness, clock) = program(Start::Sample, morning(), OFFICE);
    shell(&mut harness, ShellCommand::Notify(Notice::done("好了")));
    shell(&mut harness, ShellCommand::Notify(Notice::wrong("坏了", "换一个")));
    assert_eq!(harness.state().0.notice_texts(), ["好了", "坏了"]);
    clock.set(Moment(morning().0 + 6_500));
    harness.run_ok();
    assert_eq!(harness.state().0.notice_texts(), ["坏了"]);
    harness.get_by_role_and_label(Role::Button, "关闭").click();
    harness.run_ok();
    assert_eq!(harness.state().0.notice_texts(), Vec::<String>::new());
}

#[test]
fn what_a_screen_shows_unmasked_stands_on_the_history() {
    let (mut harness, _) = program(Start::Sample, morning(), OFFICE);
    shell(&mut harness, ShellCommand::Reveal("2026-0001 contact".into()));
    let line = &harness.state().0.register().unwrap().history(1).unwrap()[0];
    assert_eq!((line.action.as_str(), line.subject.as_str()), ("reveal", "2026-0001 contact"));
}

#[test]
fn a_second_window_on_the_same_file_gets_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let hall = crate::suite::register::making::hall();
    let first = hallkeeper::register::Register::create(&path, &hall, morning()).unwrap();
    let (mut harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
    assert!(harness.query_by_role_and_label(Role::Heading, "这个档案正在另一个窗口里打开。").is_some());
    drop(first);
    shell(&mut harness, ShellCommand::OpenFile(path));
    assert!(harness.query_by_role_and_label(Role::Tab, "今日").is_some());
}

#[test]
fn a_clock_set_back_is_said_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let hall = crate::suite::register::making::hall();
    drop(hallkeeper::register::Register::create(&path, &hall, morning()).unwrap());
    let (harness, _) = program(Start::File(path), at("2020-01-01", 8, 0), OFFICE);
    assert!(harness.query_by_label_contains("2020-01-01").is_some());
}

#[test]
fn after_an_undo_no_older_notice_offers_it_again() {
    let (mut harness, _) = program(Start::Sample, morning(), OFFICE);
    ask(&mut harness, Command::Hall(HallCommand::Window(numbered(7))));
    ask(&mut harness, Command::Hall(HallCommand::Window(numbered(8))));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    harness.run_ok();
    let left: Vec<String> = windows(&harness);
    assert!(left.contains(&"7".to_owned()) && !left.contains(&"8".to_owned()), "{left:?}");
    assert!(harness.query_by_role_and_label(Role::Button, "撤销").is_none());
}

fn numbered(n: u32) -> WindowChange {
    WindowChange { number: n.to_string(), purpose: String::new(), retired_on: None }
}

fn windows(harness: &Harness<'_, Program>) -> Vec<String> {
    let register = harness.state().0.register().unwrap();
    register.windows().unwrap().into_iter().map(|window| window.number).collect()
}

#[test]
fn a_damaged_file_names_its_newest_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let hall = crate::suite::register::making::hall();
    drop(hallkeeper::register::Register::create(&path, &hall, morning()).unwrap());
    let (mut harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
    harness.state_mut().0.finish();
    drop(harness);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let (harness, _) = program(Start::File(path), morning(), OFFICE);
    assert!(harness.query_by_role_and_label(Role::Button, "用这份备份").is_some());
}
