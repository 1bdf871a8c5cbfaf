//! The figures of the checks as a person reads them: on screen, on paper, as a table; what leaves with names is on the history.

use super::harness::{LARGE, OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::audit_figures::{answers, fill, shipped};
use crate::suite::register::case_figures::looked_at;
use crate::suite::register::making::{self, at, day};
use calamine::{Reader, Xlsx};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::audits::{AuditKind, RunDetails, Subject};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::periods::Period;
use hallkeeper::register::Register;
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::ui::commands::{Command, ShellCommand};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use std::path::Path;
use tempfile::TempDir;

type Window = Harness<'static, Program>;

/// The program on a file with these checks, at the Reports about checks, the year chosen.
fn open<T>(put: impl FnOnce(&mut Register, &[StaffId]) -> T, size: Vec2) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let register = Register::create(&path, &making::hall(), at("2026-01-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(register);
    put(&mut register, &people);
    drop(register);
    let (mut harness, _clock) = program(Start::File(path), looked_at(), size);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    harness.run_ok();
    click(&mut harness, Role::RadioButton, "检查");
    click(&mut harness, Role::RadioButton, "年");
    (harness, folder)
}

fn click(harness: &mut Window, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
    harness.run_ok();
}

fn rows(harness: &Window) -> Vec<String> {
    harness.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

/// A year of two standards: the hall's, and visits to three windows.
fn busy(register: &mut Register, people: &[StaffId]) {
    fill(register, people);
    let (text, pack) = shipped("window-contest");
    for number in ["1", "2", "3"] {
        let change = WindowChange { number: number.to_owned(), purpose: String::new(), retired_on: None };
        register.change_window(&change, at("2026-01-02", 8, 0)).unwrap();
    }
    let windows: Vec<_> = register.windows().unwrap().into_iter().map(|window| window.id).collect();
    let codes: Vec<&str> =
        pack.items.iter().filter(|item| !item.veto && !item.bonus).map(|item| item.code.as_str()).collect();
    let days = ["2026-04-16", "2026-04-28", "2026-05-09", "2026-05-18"];
    for (visit, on) in days.iter().enumerate() {
        for (place, window) in windows.iter().enumerate() {
            let failing: Vec<(&str, &str)> =
                codes.iter().skip(visit + place * 2).step_by(5).take(place + 1).map(|code| (*code, "看到了")).collect();
            let details =
                RunDetails { kind: AuditKind::Spot, subject: Subject::Window(*window), ..RunDetails::of_hall(day(on)) };
            let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: Some(people[0]), details };
            register.record_whole_run(&run, &answers(pack, &failing), (at(on, 9, 0), at(on, 9, 40))).unwrap();
        }
    }
}

#[test]
fn the_figures_on_the_screen_are_those_of_the_register() {
    let (mut harness, _folder) = open(fill, LARGE);
    let register = harness.state().0.register().unwrap();
    let figures = register.audit_figures(Period::year(2026).unwrap()).unwrap();
    assert_eq!(figures.total.runs, 5);
    for told in ["检查次数 5", "合格率 80%", "不通过 6", "重复问题 1", "一票否决 1", "未销号整改 0"]
    {
        harness.get_by_label(told);
    }
    harness.get_by_label("作废 1 · 复查 0 · 未完成 0");
    let hall = &figures.standards[0].subjects[0];
    let worst = hall.tally.worst.unwrap();
    assert!(worst < 100.0);
    let november = format!("2026 年 11 月 · 长桥供电所营业厅 {:.1}", hall.last().unwrap());
    harness.get_by_label(november.strip_suffix(".0").unwrap_or(&november));
    assert_eq!(rows(&harness).len(), 2);
    assert!(rows(&harness)[0].starts_with("长桥供电所营业厅 · 3 · "), "{:?}", rows(&harness));
    click(&mut harness, Role::Tab, "常见问题");
    let first = rows(&harness).remove(0);
    assert!(first.contains(" · 4 · 5 · 80% · ") && first.ends_with(" · 3"), "{first}");
    click(&mut harness, Role::Button, "上一期");
    harness.get_by_label("这段时间没有完成的检查");
}

/// Saves by the button of that name.
fn saved(harness: &mut Window, button: &str, path: &Path) {
    click(harness, Role::Button, button);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(path.to_str().unwrap().to_owned()));
    harness.run_ok();
    click(harness, Role::Button, "确定");
    harness.run_ok();
}

#[test]
fn a_table_leaves_with_its_line_on_the_history_and_a_paper_is_looked_at_first() {
    let (mut harness, folder) = open(fill, OFFICE);
    let table = folder.path().join("检查");
    saved(&mut harness, "存为表格", &table);
    let mut workbook: Xlsx<_> = calamine::open_workbook(table.with_extension("xlsx")).unwrap();
    assert!(workbook.worksheet_range("逐项").unwrap().height() > 100);
    let newest = harness.state().0.register().unwrap().history(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.subject.as_str()), ("export_audits", "检查.xlsx"));
    let paper = folder.path().join("检查.pdf");
    saved(&mut harness, "存为 PDF", &paper);
    assert!(page_count(&std::fs::read(&paper).unwrap()).unwrap() >= 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    for _ in 0..3 {
        harness.run_ok();
    }
    harness.get_by_role_and_label(Role::Heading, "检查统计报表");
    picture(&mut harness, "audit-reports-preview");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.run_ok();
    harness.get_by_label("检查次数 5");
}

#[test]
fn without_checks_the_way_to_them_is_offered() {
    let (mut harness, _folder) = open(|_, _| {}, OFFICE);
    harness.get_by_label("还没有检查记录");
    picture(&mut harness, "audit-reports-none");
    click(&mut harness, Role::Button, "去检查");
    harness.get_by_role_and_label(Role::Tab, "年度考核");
}

#[test]
fn every_word_shows_in_both_languages_themes_and_sizes() {
    for (name, size) in [("office", OFFICE), ("large", LARGE)] {
        let (mut harness, _folder) = open(busy, size);
        for (lang, theme) in [(Lang::Zh, ThemeName::Light), (Lang::En, ThemeName::Dark)] {
            ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
            ask(&mut harness, Command::Shell(ShellCommand::Theme(theme)));
            let told = format!("audit-reports-{name}-{}-{}", lang.key(), theme.key());
            picture(&mut harness, &told);
            let title = if lang == Lang::Zh {
                "供电营业厅服务标准"
            } else {
                "Service standard of a power-supply hall"
            };
            click(&mut harness, Role::Tab, title);
            picture(&mut harness, &format!("{told}-hall"));
            let (_, contest) = shipped("window-contest");
            click(&mut harness, Role::Tab, contest.title.in_language(lang.key()));
        }
        assert_eq!(harness.state().0.notice_texts(), Vec::<String>::new());
    }
}
