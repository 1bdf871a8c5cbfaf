//! The reports as a person reads them: the register's own counts, any period, on screen, on paper and as a table.

use super::harness::{LARGE, OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::case_figures::{busy_month, fill, looked_at, november};
use crate::suite::register::making::{self, at, day};
use calamine::{Data, Reader, Xlsx};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::app::clock::Clock;
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::cases::CaseNumber;
use hallkeeper::domain::cases::figures::CaseFigures;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::periods::Period;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{CaseCommand, Command, Place, ShellCommand};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use std::path::Path;
use tempfile::TempDir;

type Window = Harness<'static, Program>;

/// The program on a file with these cases, at the Reports, reached by Ctrl+7.
fn open(put: impl FnOnce(&mut Register, &[StaffId]), size: Vec2) -> (Window, Clock, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let register = Register::create(&path, &making::hall(), at("2026-11-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(register);
    put(&mut register, &people);
    drop(register);
    let (mut harness, clock) = program(Start::File(path), looked_at(), size);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    harness.run_ok();
    (harness, clock, folder)
}

fn november_hall() -> (Window, Clock, TempDir) {
    open(fill, OFFICE)
}

fn counted(harness: &Window, period: Period, now: Moment) -> CaseFigures {
    harness.state().0.register().unwrap().case_figures(period, now).unwrap()
}

fn click(harness: &mut Window, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
    harness.run_ok();
}

fn rows(harness: &Window) -> Vec<String> {
    harness.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

fn type_over(harness: &mut Window, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
    harness.key_press(Key::Tab);
    harness.run_ok();
    harness.run_ok();
}

#[test]
fn the_counts_on_the_screen_are_those_of_the_register() {
    let (mut harness, ..) = open(fill, LARGE);
    let figures = counted(&harness, november(), looked_at());
    let total = &figures.total;
    harness.get_by_role_and_label(Role::Heading, "报表");
    for told in [
        format!("收到件数 {}", total.count),
        format!("按时率 {}%", total.in_time_share().unwrap() * 100.0),
        format!("超期件数 {}", total.late),
        "平均答复用时 9.7 天".to_owned(),
        "属实率 100%".to_owned(),
        "满意度（满分 5） 4.0".to_owned(),
    ] {
        harness.get_by_label(&told);
    }
    harness.get_by_label("120.50");
    harness.get_by_label("办结 3 · 在办 3");
    harness.get_by_label("11-02 周一 · 未超期办结 1 · 超期 0 · 在办未超期 0");
    harness.get_by_label("11-20 周五 · 未超期办结 0 · 超期 0 · 在办未超期 1");
    assert_eq!(rows(&harness), ["受理 · 66.7% · 2 · 1 · 2 · 0", "答复用户 · 40% · 2 · 2 · 1 · 1"]);
    click(&mut harness, Role::Tab, "按对象");
    let expected = [
        "没有指明 · 2 · 0% · 1 · 1 · 10 天 · 10 天 · – · 3.0 · 0% · 0.00",
        "整个营业厅 · 2 · 50% · 1 · 1 · 2 天 · 3 天 · 100% · 5.0 · 0% · 120.50",
        "顾明远 · 2 · 0% · 1 · 1 · 17 天 · 18 天 · 100% · – · 50% · 0.00",
        "合计 · 6 · 25% · 3 · 3 · 9.7 天 · 10.3 天 · 100% · 4.0 · 16.7% · 120.50",
    ];
    assert_eq!(rows(&harness), expected);
    click(&mut harness, Role::Tab, "按日");
    assert_eq!(rows(&harness).len(), 7, "only days with cases, and their total");
}

#[test]
fn one_goes_to_another_month_quarter_year_and_to_any_days() {
    let (mut harness, ..) = november_hall();
    click(&mut harness, Role::Button, "上一期");
    harness.get_by_label("2026 年 10 月");
    harness.get_by_label("收到件数 1");
    click(&mut harness, Role::Button, "上一期");
    harness.get_by_label("这段时间没有收到投诉");
    click(&mut harness, Role::Button, "下一期");
    click(&mut harness, Role::Button, "下一期");
    click(&mut harness, Role::RadioButton, "季度");
    harness.get_by_label("2026 年 4 季度");
    harness.get_by_label("收到件数 7");
    harness.get_by_label("2026 年 10 月 · 未超期办结 0 · 超期 1 · 在办未超期 0");
    click(&mut harness, Role::RadioButton, "年");
    harness.get_by_label("2026 年");
    click(&mut harness, Role::RadioButton, "自选日期");
    type_over(&mut harness, "从", "11-05");
    type_over(&mut harness, "到", "11-20");
    let days = Period::days(day("2026-11-05"), day("2026-11-20")).unwrap();
    assert_eq!(counted(&harness, days, looked_at()).total.count, 3);
    harness.get_by_label("2026-11-05 – 2026-11-20");
    harness.get_by_label("收到件数 3");
    type_over(&mut harness, "到", "11-01");
    harness.get_by_label("2026-11-05 – 2026-11-20");
    assert!(harness.query_by_label("收到件数 3").is_some(), "wrong dates change nothing");
}

#[test]
fn what_is_recorded_and_what_runs_late_is_counted_at_once() {
    let (mut harness, clock, _folder) = november_hall();
    let register = harness.state().0.register().unwrap();
    let facts = register.case_of_number(CaseNumber { year: 2026, running: 1 }).unwrap().unwrap().facts;
    ask(&mut harness, Command::Cases(CaseCommand::Record(Box::new(facts))));
    harness.get_by_label("收到件数 7");
    let midnight = at("2026-11-24", 0, 1);
    clock.set(midnight);
    harness.run_ok();
    harness.run_ok();
    let late = counted(&harness, november(), midnight).total.late;
    assert_eq!(late, 5, "case 4 was not accepted on its third day, nor was the new one");
    harness.get_by_label(&format!("超期件数 {late}"));
}

/// Saves by the button of that name; answers where.
fn saved(harness: &mut Window, (button, choose): (&str, &str), path: &Path) {
    click(harness, Role::Button, button);
    let field = if choose == "确定" { "文件路径" } else { "Path" };
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(path.to_str().unwrap().to_owned()));
    harness.run_ok();
    click(harness, Role::Button, choose);
    harness.run_ok();
}

#[test]
fn the_report_is_saved_as_a_table_and_as_a_paper() {
    let (mut harness, _, folder) = november_hall();
    let table = folder.path().join("十一月");
    saved(&mut harness, ("存为表格", "确定"), &table);
    let table = table.with_extension("xlsx");
    let mut workbook: Xlsx<_> = calamine::open_workbook(&table).unwrap();
    assert_eq!(workbook.sheet_names(), ["总览", "按环节", "按日", "按种类", "按渠道", "按对象", "按事项"]);
    let kinds = workbook.worksheet_range("按种类").unwrap();
    assert_eq!(kinds.get_value((1, 0)), Some(&Data::String("投诉".to_owned())));
    assert_eq!(kinds.get_value((1, 1)), Some(&Data::Float(3.0)));
    let paper = folder.path().join("十一月.pdf");
    saved(&mut harness, ("存为 PDF", "确定"), &paper);
    assert!(page_count(&std::fs::read(&paper).unwrap()).unwrap() >= 2);
    let before = std::fs::read(&paper).unwrap();
    saved(&mut harness, ("存为 PDF", "确定"), &paper);
    harness.get_by_role_and_label(Role::Button, "替换");
    assert_eq!(std::fs::read(&paper).unwrap(), before, "nothing is replaced without a question");
    assert_eq!(harness.state().0.notice_texts().len(), 2, "{:?}", harness.state().0.notice_texts());
}

#[test]
fn the_preview_shows_the_pages_that_print_and_closes_by_esc() {
    let (mut harness, ..) = november_hall();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_ok();
    harness.run_ok();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Heading, "投诉统计报表");
    picture(&mut harness, "reports-preview");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.run_ok();
    harness.get_by_label("收到件数 6");
}

#[test]
fn without_cases_the_one_next_step_is_offered() {
    let (mut harness, ..) = open(|_, _| {}, OFFICE);
    harness.get_by_label("还没有登记过投诉");
    picture(&mut harness, "reports-none");
    click(&mut harness, Role::Button, "记一件");
    harness.get_by_label_contains("编号将是 2026-0001");
    ask(&mut harness, Command::Shell(ShellCommand::Language(Lang::En)));
    ask(&mut harness, Command::Shell(ShellCommand::Go(Place::Reports)));
    harness.get_by_label("No complaints on record yet");
}

fn look(harness: &mut Window, (lang, theme): (Lang, ThemeName)) {
    ask(harness, Command::Shell(ShellCommand::Language(lang)));
    ask(harness, Command::Shell(ShellCommand::Theme(theme)));
}

#[test]
fn every_word_shows_in_both_languages_themes_and_sizes() {
    for (name, size) in [("office", OFFICE), ("large", LARGE)] {
        let (mut harness, ..) = open(busy_month, size);
        for (lang, theme) in [
            (Lang::Zh, ThemeName::Light),
            (Lang::En, ThemeName::Dark),
            (Lang::En, ThemeName::Light),
            (Lang::Zh, ThemeName::Dark),
        ] {
            look(&mut harness, (lang, theme));
            let told = format!("reports-{name}-{}-{}", lang.key(), theme.key());
            let tab = if lang == Lang::Zh { "按对象" } else { "By target" };
            picture(&mut harness, &told);
            click(&mut harness, Role::Tab, tab);
            picture(&mut harness, &format!("{told}-targets"));
            click(&mut harness, Role::Tab, if lang == Lang::Zh { "按环节" } else { "By step" });
        }
        assert_eq!(harness.state().0.notice_texts(), Vec::<String>::new());
    }
}

#[test]
fn a_quarter_chosen_days_and_large_text_are_shown_whole() {
    let (mut harness, ..) = open(busy_month, OFFICE);
    click(&mut harness, Role::RadioButton, "年");
    picture(&mut harness, "reports-year");
    click(&mut harness, Role::RadioButton, "自选日期");
    type_over(&mut harness, "从", "11-02");
    type_over(&mut harness, "到", "11-01");
    picture(&mut harness, "reports-days-wrong");
    ask(&mut harness, Command::Shell(ShellCommand::Language(Lang::En)));
    ask(&mut harness, Command::Shell(ShellCommand::TextSize(150)));
    click(&mut harness, Role::RadioButton, "Month");
    harness.get_by_label("Cases received 54");
    picture(&mut harness, "reports-text-150");
}
