//! Bringing a year of the calendar in, in the whole program: what is typed is shown before it counts, and every screen follows.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::CaseNumber;
use hallkeeper::domain::ids::CaseId;
use hallkeeper::register::MovedDeadline;
use hallkeeper::ui::commands::{Command, Done, Place, ShellCommand};
use hallkeeper::ui::screen::Screen as _;
use hallkeeper::ui::settings::{Section, SettingsTab};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use std::cell::RefCell;
use std::rc::Rc;

use super::around::Around;
use super::harness::{self, OFFICE, picture, window};
use super::program::{Program, ask, program};
use crate::suite::register::making::{at, day, register};

const SPRING: &str = "休 春节 2-6..2-12, 班 2-13";

const WHOLE_YEAR: &str = "休 元旦 1-1..1-3
休 春节 2-5..2-11, 班 2-13 2-20
休 清明节 4-3..4-5
休 劳动节 5-1..5-5, 班 5-8
休 端午节 6-9
休 中秋节 9-15
休 国庆节 10-1..10-7, 班 9-26 10-9";

fn go(harness: &mut Harness<'_, Program>, place: Place) {
    ask(harness, Command::Shell(ShellCommand::Go(place)));
}

fn sunday() -> (Harness<'static, Program>, Clock) {
    let (mut harness, clock) = program(Start::Sample, at("2026-11-22", 9, 30), OFFICE);
    go(&mut harness, Place::Calendar);
    (harness, clock)
}

fn click<State>(harness: &mut Harness<'_, State>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_ok();
}

fn type_into<State>(harness: &mut Harness<'_, State>, (role, label): (Role, &str), words: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(role, label).type_text(words);
    harness.run_ok();
    harness.run_ok();
}

const YEAR: (Role, &str) = (Role::TextInput, "年份");
const TEXT: (Role, &str) = (Role::MultilineTextInput, "放假和补班");

fn has<State>(harness: &Harness<'_, State>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn editions(harness: &Harness<'_, Program>) -> Vec<String> {
    let years = harness.state().0.register().unwrap().calendar_years().unwrap();
    years.into_iter().map(|stored| stored.year.edition).collect()
}

#[test]
fn a_year_is_typed_looked_at_and_brought_in() {
    let (mut harness, _) = sunday();
    assert!(has(&harness, "2027 年的放假安排还没有"));
    click(&mut harness, "带入一年");
    let year = harness.get_by_role_and_label(YEAR.0, YEAR.1);
    assert_eq!(year.accesskit_node().value().as_deref(), Some("2027"), "the first missing year is proposed");
    type_into(&mut harness, TEXT, "休 春节 2-6..2-12, 班 2-15");
    assert!(has(&harness, "第 1 行 · 休或班：2027-02-15 是星期一"));
    assert!(harness.get_by_role_and_label(Role::Button, "确认带入").accesskit_node().is_disabled());
    type_into(&mut harness, TEXT, SPRING);
    assert!(has(&harness, "2027 年 · 休 7 天 · 补班 1 天"));
    assert!(has(&harness, "春节 02-06 周六 – 02-12 周五 · 7 天 02-13 周六"));
    assert!(has(&harness, "这里只有 7 天"));
    click(&mut harness, "确认带入");
    assert!(has(&harness, "没有在办的事项因此改变期限"));
    click(&mut harness, "知道了");
    assert_eq!(editions(&harness), ["2027.import-1"]);
    assert!(!has(&harness, "2027 年的放假安排还没有"));
    assert!(has(&harness, "休 7 天 · 补班 1 天"));
    assert!(harness.query_by_role_and_label(TEXT.0, TEXT.1).is_none(), "the form is closed");
    let kept = harness.state().0.register().unwrap().draft::<serde_json::Value>("hall:calendar").unwrap();
    assert_eq!(kept, None);
}

#[test]
fn every_screen_follows_a_year_that_is_brought_in_and_its_undo() {
    let (mut harness, _) = sunday();
    assert!(has(&harness, "休息日"));
    click(&mut harness, "看看或修改 2026 年");
    let text = harness.get_by_role_and_label(TEXT.0, TEXT.1).accesskit_node().value().unwrap();
    assert!(text.contains("休 春节 2-15..2-23, 班 2-14 2-28"), "{text}");
    type_into(&mut harness, TEXT, &format!("{text}\n班 11-22"));
    assert!(has(&harness, "2026 年已有版本 2026.1"));
    click(&mut harness, "确认带入");
    click(&mut harness, "知道了");
    assert!(has(&harness, "补班日"), "the top bar follows");
    assert_eq!(editions(&harness), ["2026.import-1"]);
    ask(&mut harness, Command::Shell(ShellCommand::Undo));
    assert!(has(&harness, "休息日"));
    assert_eq!(editions(&harness), Vec::<String>::new());
    assert!(!has(&harness, "2026.import-1"));
}

#[test]
fn an_edition_taken_is_refused_and_the_form_stays() {
    let (mut harness, _) = sunday();
    click(&mut harness, "看看或修改 2026 年");
    type_into(&mut harness, TEXT, "休 1-1..1-3");
    type_into(&mut harness, (Role::TextInput, "版本"), "2026.1");
    click(&mut harness, "确认带入");
    assert!(has(&harness, "版本 2026.1 已经是另一份安排"));
    assert_eq!(editions(&harness), Vec::<String>::new());
    let text = harness.get_by_role_and_label(TEXT.0, TEXT.1).accesskit_node().value().unwrap();
    assert_eq!(text, "休 1-1..1-3");
}

#[test]
fn a_file_fills_the_form_and_a_wrong_one_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("2027.csv"), folder.path().join("bad.csv"));
    let (list, _, _) = encoding_rs::GB18030.encode("日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n");
    std::fs::write(&good, list).unwrap();
    std::fs::write(&bad, "2027-02-06,休\n2027-02-30,休\n").unwrap();
    let (mut harness, _) = sunday();
    click(&mut harness, "带入一年");
    for (path, expected) in [(&bad, "bad.csv 没有带入"), (&good, "2027 年 · 休 1 天 · 补班 1 天")] {
        click(&mut harness, "选文件…");
        type_into(&mut harness, (Role::TextInput, "文件路径"), path.to_str().unwrap());
        click(&mut harness, "确定");
        harness.run_ok();
        assert!(has(&harness, expected), "{expected}");
    }
    assert!(!has(&harness, "没有带入"));
    let text = harness.get_by_role_and_label(TEXT.0, TEXT.1).accesskit_node().value().unwrap();
    assert_eq!(text, "休 春节 2-6, 班 2-13");
    click(&mut harness, "确认带入");
    let register = harness.state().0.register().unwrap();
    assert_eq!(register.calendar_years().unwrap()[0].year.source, "2027.csv");
}

#[test]
fn what_is_typed_is_there_again_and_a_bad_year_is_told() {
    let (mut harness, _) = sunday();
    click(&mut harness, "带入一年");
    type_into(&mut harness, TEXT, SPRING);
    type_into(&mut harness, YEAR, "27");
    assert!(has(&harness, "写四位数的年份"));
    assert!(harness.get_by_role_and_label(Role::Button, "确认带入").accesskit_node().is_disabled());
    type_into(&mut harness, YEAR, "２０２８");
    assert!(has(&harness, "2028 年 · 休 7 天"));
    click(&mut harness, "不带了");
    assert!(harness.query_by_role_and_label(TEXT.0, TEXT.1).is_none());
}

/// The settings alone, whose next year brought in moves these deadlines; what it asked for of the window.
fn settings_that_move(
    moved: Vec<MovedDeadline>,
    (lang, theme): (Lang, ThemeName),
) -> (Harness<'static, harness::Screen>, Rc<RefCell<Vec<ShellCommand>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let heard = asked.clone();
    let (mut register, _) = register();
    let mut around = Around::load((lang, theme));
    let now = at("2026-12-01", 9, 30);
    let (look, shipped) = (around.tokens.clone(), WorkCalendar::shipped().unwrap());
    let mut tab = SettingsTab::default();
    tab.open(Section::Calendar);
    let harness = window(egui::vec2(1222.0, 692.0), &look, move |ui| {
        around.calendar = register.work_calendar(&shipped);
        tab.show(ui, &around.context(&register, now));
        for command in around.commands.drain() {
            match command {
                Command::Shell(command) => heard.borrow_mut().push(command),
                change => {
                    let change = apply(&mut register, change, now).unwrap();
                    assert_eq!(change.done, Done::CalendarChanged(Vec::new()));
                    tab.hear(&Done::CalendarChanged(moved.clone()), &around.context(&register, now));
                }
            }
        }
    });
    (harness, asked)
}

fn three_moved() -> Vec<MovedDeadline> {
    let one = |running: u32, step: &str, before: Option<&str>, after: Option<&str>| MovedDeadline {
        case: CaseId(i64::from(running)),
        number: CaseNumber { year: 2026, running },
        step: hallkeeper::domain::texts::Text { zh: step.to_owned(), en: step.to_owned() },
        before: before.map(day),
        after: after.map(day),
    };
    vec![
        one(31, "答复", Some("2027-02-09"), Some("2027-02-17")),
        one(33, "查清并写出处理意见，交班组会签", Some("2027-02-12"), Some("2027-02-22")),
        one(35, "受理", None, Some("2027-02-14")),
    ]
}

#[test]
fn the_deadlines_a_year_moved_are_listed_and_lead_to_their_cases() {
    let (mut harness, asked) = settings_that_move(three_moved(), (Lang::Zh, ThemeName::Light));
    click(&mut harness, "带入一年");
    type_into(&mut harness, TEXT, WHOLE_YEAR);
    click(&mut harness, "确认带入");
    for words in ["3 个在办的期限变了", "2026-0033", "2027-02-09 周二 → 2027-02-17 周三", "没有日期 → 2027-02-14 周日"]
    {
        assert!(has(&harness, words), "{words}");
    }
    harness.get_by_role_and_label(Role::Link, "2026-0033").click();
    harness.run_ok();
    let asked = asked.borrow();
    let gone = asked.iter().any(|one| matches!(one, ShellCommand::Go(Place::Cases(Some(CaseId(33))))));
    assert!(gone, "{asked:?}");
    assert!(!has(&harness, "期限变了"));
}

#[test]
fn the_missing_year_is_amber_from_december_and_today_leads_there() {
    let (mut harness, _) = program(Start::Sample, at("2026-12-01", 9, 30), OFFICE);
    go(&mut harness, Place::Today);
    assert!(has(&harness, "还没有 2027 年的放假安排"));
    harness.get_by_role_and_label(Role::Button, "去设置").click_accesskit();
    harness.run_ok();
    harness.run_ok();
    assert!(has(&harness, "2027 年的放假安排还没有"));
    assert!(has(&harness, "带入一年"));
}

#[test]
fn pictures_of_the_calendar_in_both_languages() {
    for (lang, theme) in [(Lang::Zh, ThemeName::Light), (Lang::En, ThemeName::Light), (Lang::En, ThemeName::Dark)] {
        let strings = Strings::load(lang);
        let name = |what: &str| format!("calendar-{what}-{}-{}", lang.key(), theme.key());
        let (mut harness, _) = program(Start::Sample, at("2026-12-01", 9, 30), OFFICE);
        ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
        ask(&mut harness, Command::Shell(ShellCommand::Theme(theme)));
        go(&mut harness, Place::Calendar);
        let title = strings.text("calendar-years");
        assert!(harness.query_by_role_and_label(Role::Heading, &title).is_some());
        picture(&mut harness, &name("years"));
        click(&mut harness, &strings.text("calendar-bring-in"));
        picture(&mut harness, &name("form-empty"));
        let text = strings.text("calendar-form-text");
        type_into(
            &mut harness,
            (Role::MultilineTextInput, &text),
            "休 元旦 1-1..1-3, 班 1-5\n休 2-30, 体 4-3\n休 12-31..1-3",
        );
        picture(&mut harness, &name("form-faults"));
        type_into(&mut harness, (Role::MultilineTextInput, &text), WHOLE_YEAR);
        picture(&mut harness, &name("form"));
        let (mut moved, _) = settings_that_move(three_moved(), (lang, theme));
        click(&mut moved, &strings.text("calendar-bring-in"));
        type_into(&mut moved, (Role::MultilineTextInput, &text), WHOLE_YEAR);
        click(&mut moved, &strings.text("calendar-form-confirm"));
        picture(&mut moved, &name("moved"));
        assert!(has(&moved, "2026-0035"));
    }
}
