//! Lists of every kind brought in by the one page, in the whole program: looked at, corrected, written in one step, taken back, what
//! stays out saved to be mended.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::Start;
use hallkeeper::domain::boxes::BoxEntry;
use hallkeeper::exchange::files::write_whole;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Place, ShellCommand};
use hallkeeper::ui::settings::Section;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;

use super::harness::{LARGE, OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::making::{at, day};

type Window = Harness<'static, Program>;

fn shell(harness: &mut Window, command: ShellCommand) {
    ask(harness, Command::Shell(command));
}

/// The sample hall at the page.
fn page() -> Window {
    let (mut harness, _) = program(Start::Sample, at("2026-11-23", 9, 30), OFFICE);
    shell(&mut harness, ShellCommand::Go(Place::SettingsSection(Section::InOut)));
    harness
}

fn records(harness: &Window) -> &Register {
    harness.state().0.register().unwrap()
}

fn settle(harness: &mut Window) {
    for _ in 0..6 {
        harness.run_ok();
    }
}

fn press(harness: &mut Window, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    settle(harness);
}

fn has(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn type_path(harness: &mut Window, path: &Path) {
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(path.to_str().unwrap());
    harness.run_ok();
    press(harness, "确定");
}

/// Chooses a list by its button and path. The page is longer than the window: scrolled to first.
fn open(harness: &mut Window, button: &str, path: &Path) {
    harness.get_by_role_and_label(Role::Button, button).scroll_to_me();
    settle(harness);
    press(harness, button);
    type_path(harness, path);
}

fn entries(harness: &Window) -> Vec<BoxEntry> {
    records(harness).every_box_entry().unwrap()
}

/// A day both boxes hung and nobody logged, and the day of an empty box that is on record.
fn days(harness: &Window) -> (String, BoxEntry) {
    let known = entries(harness);
    let first = known.iter().map(|entry| entry.day).min().unwrap();
    let mut between = first.iter_days().take_while(|day| *day < self::day("2026-11-23"));
    let missing = between.find(|day| known.iter().all(|entry| entry.day != *day)).unwrap();
    (missing.to_string(), known.into_iter().find(|entry| entry.letter_count == 0).unwrap())
}

const HEAD: &str = "日期,箱名,开箱时间,开箱人,见证人,封条,信件内容,来信种类";

/// Two letters in a box, an unknown witness, an opening on record.
fn log(harness: &Window) -> String {
    let (missing, known) = days(harness);
    let name = |id| records(harness).staff_member(id).unwrap().record.work_no.as_str().to_owned();
    let box_name = records(harness).boxes().unwrap().into_iter().find(|one| one.id == known.box_id).unwrap().name;
    let (opener, witness) = (name(known.opener), name(known.witness));
    [
        HEAD.to_owned(),
        format!("{missing},1 号箱,17:05,CQ0201,CQ0203,完好,希望多开一个窗口，下午人太多,建议"),
        format!("{missing},1 号箱,17:05,CQ0201,CQ0203,完好,三号窗口态度很好,表扬"),
        format!("{missing},2 号箱,17:10,CQ0201,李四,完好,,"),
        format!("{},{box_name},17:00,{opener},{witness},,,", known.day),
    ]
    .join("\n")
}

#[test]
fn a_log_is_looked_at_then_brought_in_and_taken_back_in_one_step() {
    let mut harness = page();
    picture(&mut harness, "in-out-zh-light");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("开箱记录.csv");
    write_whole(&path, log(&harness).as_bytes()).unwrap();
    let (before, cases) = (entries(&harness), records(&harness).cases().unwrap().len());
    open(&mut harness, "选开箱记录…", &path);
    picture(&mut harness, "bring-boxes-zh-light");
    for chip in ["全部 4", "新增 2", "跳过 1", "有问题 1"] {
        assert!(harness.query_by_label(chip).is_some(), "{chip}");
    }
    assert!(has(&harness, "E 列见证人“李四”"));
    assert!(has(&harness, "什么都没有写入"));
    assert_eq!(entries(&harness), before, "nothing is written before the button");
    press(&mut harness, "有问题 1");
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 1);
    press(&mut harness, "全部 4");
    press(&mut harness, "导入 1 次开箱");
    assert_eq!(entries(&harness).len(), before.len() + 1);
    assert_eq!(records(&harness).cases().unwrap().len(), cases + 2);
    assert!(has(&harness, "已导入 1 条，来信立案 2 件"));
    picture(&mut harness, "brought-boxes-zh-light");
    shell(&mut harness, ShellCommand::Undo);
    settle(&mut harness);
    assert_eq!(entries(&harness), before);
    assert!(has(&harness, "新增 2"), "the plan is there again");
    assert!(!has(&harness, "已导入 1 条"), "what was undone is not told as done");
    press(&mut harness, "导入 1 次开箱");
    assert_eq!(entries(&harness).len(), before.len() + 1);
    assert_eq!(records(&harness).verify().unwrap().findings, []);
}

#[test]
fn what_stays_out_is_saved_mended_and_brought_in_again() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("开箱记录.csv");
    write_whole(&path, log(&harness).as_bytes()).unwrap();
    open(&mut harness, "选开箱记录…", &path);
    press(&mut harness, "存下未导入的 1 行…");
    let left = folder.path().join("未导入.csv");
    type_path(&mut harness, &left);
    let text = String::from_utf8(std::fs::read(&left).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].ends_with("未导入的原因") && lines[1].contains("李四"), "{text}");
    write_whole(&left, text.replace(",李四,", ",CQ0203,").as_bytes()).unwrap();
    press(&mut harness, "换一份名单");
    type_path(&mut harness, &left);
    assert!(has(&harness, "新增 1") && has(&harness, "有问题 0"));
}

#[test]
fn a_column_chosen_by_hand_is_remembered_for_the_next_list_with_this_head() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let (missing, _) = days(&harness);
    let list = |name: &str, row: &str| {
        let path = folder.path().join(name);
        write_whole(&path, format!("日期,箱名,谁开的,见证人\n{row}\n").as_bytes()).unwrap();
        path
    };
    let first = list("a.csv", &format!("{missing},1 号箱,CQ0201,CQ0203"));
    open(&mut harness, "选开箱记录…", &first);
    assert!(has(&harness, "没认出这些列：开箱人"));
    picture(&mut harness, "bring-boxes-columns-zh-light");
    harness.get_by_role_and_label(Role::ComboBox, "C 列 谁开的").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::ListBoxOption, "开箱人").click();
    settle(&mut harness);
    assert!(has(&harness, "新增 1"));
    let second = list("b.csv", &format!("{missing},2 号箱,CQ0201,CQ0203"));
    press(&mut harness, "换一份名单");
    type_path(&mut harness, &second);
    assert!(has(&harness, "列是照上次同样表头的文件认的") && has(&harness, "新增 1"));
    assert_eq!(records(&harness).list_mappings("boxes:").unwrap().len(), 1);
}

/// A list let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_dropped_list_waits_until_it_is_said_what_it_is_or_it_is_put_aside() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("开箱记录.csv");
    write_whole(&path, log(&harness).as_bytes()).unwrap();
    let drop_it = |harness: &mut Window| {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        settle(harness);
    };
    drop_it(&mut harness);
    assert!(has(&harness, "已收到“开箱记录.csv”") && !has(&harness, "检查或解开档案"));
    picture(&mut harness, "bring-dropped-zh-light");
    press(&mut harness, "不导入");
    assert!(!has(&harness, "已收到") && has(&harness, "检查或解开档案"));
    drop_it(&mut harness);
    press(&mut harness, "选开箱记录…");
    assert!(has(&harness, "新增 2"));
}

#[test]
fn documents_are_added_and_changed_by_a_list() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("公示清单.csv");
    let text = "编号,资料名称,种类,位置,版本,挂出日期,有效期至\n\
        P1-3.1.a,,,西墙公示栏,,,\nH-9,夏季营业时间,告示,大门,2026,2026-06-01,2026-09-30\nH-10,新告示,飞鸽,,,,\n";
    write_whole(&path, text.as_bytes()).unwrap();
    open(&mut harness, "选公示清单…", &path);
    picture(&mut harness, "bring-disclosure-zh-light");
    let before = records(&harness).listed_disclosure().unwrap().len();
    assert!(has(&harness, "C 列种类“飞鸽”"));
    harness.query_all_by_label_contains("份资料").next().unwrap().click();
    settle(&mut harness);
    let after = records(&harness).listed_disclosure().unwrap();
    assert!(after.len() > before && after.iter().any(|listed| listed.document.facts.code == "H-9"));
    shell(&mut harness, ShellCommand::Undo);
    assert_eq!(records(&harness).listed_disclosure().unwrap().len(), before);
}

#[test]
fn cases_and_a_calendar_year_take_the_same_way() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("登记簿.csv");
    let text = "编号,收到时间,内容,种类,首问人,结论,答复时间\n2024-017,2024-03-05 14:20,停电没有提前告知,投诉,CQ0201,已道歉,2024-03-07\n";
    write_whole(&path, text.as_bytes()).unwrap();
    let before = records(&harness).cases().unwrap().len();
    open(&mut harness, "选登记簿…", &path);
    picture(&mut harness, "bring-cases-zh-light");
    press(&mut harness, "导入 1 件");
    assert_eq!(records(&harness).cases().unwrap().len(), before + 1);
    press(&mut harness, "返回设置");
    let path = folder.path().join("2027.csv");
    write_whole(&path, "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n".as_bytes()).unwrap();
    open(&mut harness, "选放假安排…", &path);
    picture(&mut harness, "bring-calendar-zh-light");
    press(&mut harness, "带入 2 天");
    assert_eq!(records(&harness).calendar_years().unwrap()[0].year.year, 2027);
}

#[test]
fn a_list_of_days_has_its_columns_chosen_shows_what_it_moves_and_is_taken_back_in_one_step() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("放假.csv");
    // The days around now are off: what is due in them moves. A day of the year in force is not in the list.
    let days: Vec<String> = (24..=30).map(|n| format!("2026-11-{n},休,厅庆\n")).collect();
    write_whole(&path, format!("哪天,怎么排,什么节\n{}", days.concat()).as_bytes()).unwrap();
    open(&mut harness, "选放假安排…", &path);
    assert!(has(&harness, "没认出这些列：日期、休或班"));
    for (column, field) in [("A 列 哪天", "日期"), ("B 列 怎么排", "休或班"), ("C 列 什么节", "节日名称")]
    {
        harness.get_by_role_and_label(Role::ComboBox, column).click();
        settle(&mut harness);
        harness.get_by_role_and_label(Role::ListBoxOption, field).click();
        settle(&mut harness);
    }
    assert!(has(&harness, "新增 7") && has(&harness, "照常（表里没有这天）"), "days that come and days that go");
    assert!(has(&harness, "个在办的期限会变："));
    picture(&mut harness, "bring-calendar-columns-zh-light");
    let count = records(&harness).list_mappings("calendar:").unwrap().len();
    assert_eq!(count, 1, "the columns are remembered");
    harness.query_all_by_label_contains("带入 ").next().unwrap().click();
    settle(&mut harness);
    assert_eq!(records(&harness).calendar_years().unwrap().len(), 1);
    picture(&mut harness, "bring-calendar-done-zh-light");
    shell(&mut harness, ShellCommand::Undo);
    settle(&mut harness);
    assert_eq!(records(&harness).calendar_years().unwrap().len(), 0);
    assert!(has(&harness, "新增 7"), "the plan stands there again with its columns");
    shell(&mut harness, ShellCommand::Language(Lang::En));
    settle(&mut harness);
    assert!(
        has(&harness, "deadlines of open cases would move") || has(&harness, "deadline of an open case would move")
    );
    picture(&mut harness, "bring-calendar-columns-en-light");
}

#[test]
fn what_comes_in_and_what_goes_out_are_both_in_sight_without_scrolling() {
    for (size, screen) in [(OFFICE, "1366"), (LARGE, "1920")] {
        let (mut harness, _) = program(Start::Sample, at("2026-11-23", 9, 30), size);
        shell(&mut harness, ShellCommand::Go(Place::SettingsSection(Section::InOut)));
        for lang in Lang::ALL {
            shell(&mut harness, ShellCommand::Language(lang));
            settle(&mut harness);
            let strings = Strings::load(lang);
            let keys = ["bring-staff-choose", "bring-calendar-choose", "out-all-do", "out-year-do"];
            let at = keys.map(|key| harness.get_by_role_and_label(Role::Button, &strings.text(key)).rect());
            for (key, rect) in keys.iter().zip(&at) {
                assert!(rect.bottom() < size.y - 28.0 && rect.right() < size.x, "{key} at {screen}: {rect}");
            }
            assert!(at[0].right() < at[2].left(), "side by side at {screen}: {at:?}");
            for (theme, look) in [(ThemeName::Light, "light"), (ThemeName::Dark, "dark")] {
                shell(&mut harness, ShellCommand::Theme(theme));
                picture(&mut harness, &format!("doors-{screen}-{}-{look}", lang.key()));
            }
        }
    }
}

#[test]
fn the_page_and_a_plan_look_as_well_in_the_dark_and_in_english() {
    let mut harness = page();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    write_whole(&path, log(&harness).as_bytes()).unwrap();
    shell(&mut harness, ShellCommand::Theme(ThemeName::Dark));
    picture(&mut harness, "in-out-zh-dark");
    open(&mut harness, "选开箱记录…", &path);
    picture(&mut harness, "bring-boxes-zh-dark");
    shell(&mut harness, ShellCommand::Theme(ThemeName::Light));
    shell(&mut harness, ShellCommand::Language(Lang::En));
    settle(&mut harness);
    assert!(has(&harness, "Column E, ") && has(&harness, "\"李四\""), "the plan is told in the new language");
    picture(&mut harness, "bring-boxes-en-light");
    press(&mut harness, "Do not import");
    picture(&mut harness, "in-out-en-light");
    assert!(has(&harness, "Suggestion box log"));
}
