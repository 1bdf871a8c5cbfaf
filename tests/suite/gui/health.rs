//! The page of the program's health: checked step by step, told with what to do, kept with its time; the index is made
//! anew by a button, forms begun are listed.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::health::around::Place as FilePlace;
use hallkeeper::jobs::health::Surroundings;
use hallkeeper::jobs::printing::PrintSystem;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Done, HealthCommand, Place, ShellCommand};
use hallkeeper::ui::screen::Screen as _;
use hallkeeper::ui::settings::{Section, SettingsTab};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;

use super::around::Around;
use super::harness::{Screen, picture, window};
use crate::suite::register::case_figures;
use crate::suite::register::making::{self, at, hall};

/// The body beside rail and bars at 1366 x 768.
const BODY: Vec2 = vec2(1222.0, 692.0);

/// The records, the tab and what was asked of the window.
struct Desk {
    register: Register,
    tab: SettingsTab,
    around: Surroundings,
    asked: Vec<ShellCommand>,
    now: Moment,
}

type Shared = Rc<RefCell<Desk>>;

fn no_printers() -> PrintSystem {
    PrintSystem::cups("/no/such/lpstat", "/no/such/lp")
}

fn desk(register: Register, around: Surroundings) -> Shared {
    let mut tab = SettingsTab::default();
    tab.open(Section::Health);
    let now = at("2026-11-26", 14, 2);
    Rc::new(RefCell::new(Desk { register, tab, around, asked: Vec::new(), now }))
}

fn show(desk: &Shared, size: Vec2, (lang, theme): (Lang, ThemeName)) -> Harness<'static, Screen> {
    let cx = Around::load((lang, theme));
    let (look, desk) = (cx.tokens.clone(), desk.clone());
    window(size, &look, move |ui| {
        let Desk { register, tab, around, asked, now } = &mut *desk.borrow_mut();
        tab.show(ui, &cx.context(register, *now));
        for command in cx.commands.drain() {
            let done = match command {
                Command::Shell(ShellCommand::KeepDraft(key, body)) => {
                    register.keep_draft_text(&key, &body, *now).unwrap();
                    continue;
                }
                Command::Shell(ShellCommand::ForgetDraft(key)) => {
                    register.forget_draft(&key).unwrap();
                    continue;
                }
                Command::Shell(command) => {
                    asked.push(command);
                    continue;
                }
                Command::Health(HealthCommand::LookAround) => Done::LookedAround(Box::new(around.clone())),
                change => apply(register, change, *now).unwrap().done,
            };
            tab.hear(&done, &cx.context(register, *now));
            ui.ctx().request_repaint();
        }
    })
}

fn has(harness: &Harness<'_, Screen>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn press(harness: &mut Harness<'_, Screen>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.step();
}

/// Lets the window live until it shows these words; each frame walks a part of the file.
fn until(harness: &mut Harness<'_, Screen>, words: &str) {
    for _ in 0..400 {
        if has(harness, words) {
            harness.step();
            return;
        }
        harness.step();
    }
    panic!("never shown: {words}");
}

/// A file with people and a month of cases.
fn file(folder: &Path) -> PathBuf {
    let path = folder.join("长桥.hall");
    let empty = Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(empty);
    case_figures::fill(&mut register, &people);
    path
}

/// All well but what a hall cannot help in November: a copy of today, a second place, no printer.
fn well_around(folder: &Path, register: &Register) -> Surroundings {
    let copy = folder.join("copies/2026-11-26_080000.hall");
    if !copy.exists() {
        register.back_up(&copy).unwrap();
    }
    Surroundings {
        file: register.path().map(Path::to_owned),
        copies: vec![(at("2026-11-26", 8, 0), copy)],
        second: Some(folder.to_owned()),
        logs: Some(folder.to_owned()),
        version: "0.1.0".into(),
        printing: no_printers(),
        ..Surroundings::default()
    }
}

/// Much is wrong: another program was at the file, the newest copy is old and damaged, the second place is gone.
fn badly(folder: &Path) -> Shared {
    let path = file(folder);
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute_batch("UPDATE staff SET post = '厅长' WHERE id = 1; DELETE FROM case_texts").unwrap();
    drop(foreign);
    let copy = folder.join("copy.hall");
    std::fs::write(&copy, b"no hall").unwrap();
    let mut register = Register::open(&path).unwrap();
    register.keep_draft("staff:new", &"沈", at("2026-11-20", 16, 40)).unwrap();
    register.keep_draft("case:note:3", &"催办", at("2026-11-18", 9, 5)).unwrap();
    let around = Surroundings {
        file: Some(path),
        place: FilePlace::Risky("stick".into()),
        copies: vec![(at("2026-11-12", 17, 42), copy)],
        second: Some(folder.join("E盘")),
        logs: Some(folder.to_owned()),
        version: "0.1.0".into(),
        printing: no_printers(),
    };
    desk(register, around)
}

const ZH: (Lang, ThemeName) = (Lang::Zh, ThemeName::Light);

#[test]
fn a_check_is_walked_between_frames_and_kept_with_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&file(folder.path())).unwrap();
    let around = well_around(folder.path(), &register);
    let desk = desk(register, around);
    let mut harness = show(&desk, BODY, ZH);
    harness.step();
    assert!(has(&harness, "还没有检查过"));
    press(&mut harness, "现在检查");
    until(&mut harness, "今天 14:02 检查");
    assert!(has(&harness, "1 项要处理"), "the calendar of 2027");
    assert!(has(&harness, "核对") && has(&harness, "最近一份是 2026-11-26 08:00，共 1 份。"));
    drop(harness);
    // The window was closed and opened the day after: the report is there with its day.
    desk.borrow_mut().now = at("2026-11-27", 8, 0);
    desk.borrow_mut().tab = SettingsTab::default();
    desk.borrow_mut().tab.open(Section::Health);
    let mut harness = show(&desk, BODY, ZH);
    harness.step();
    assert!(has(&harness, "2026-11-26 14:02 检查"));
}

#[test]
fn a_finding_leads_to_where_it_is_seen_to() {
    let folder = tempfile::tempdir().unwrap();
    let desk = badly(folder.path());
    let mut harness = show(&desk, vec2(BODY.x, 2400.0), ZH);
    harness.step();
    press(&mut harness, "现在检查");
    until(&mut harness, "今天 14:02 检查");
    for words in ["3 项要马上处理", "不是本程序改的", "打不开", "E盘", "拔出时可能损坏", "14 天前"]
    {
        assert!(has(&harness, words), "{words}");
    }
    press(&mut harness, "去日历");
    press(&mut harness, "看历史");
    let asked = std::mem::take(&mut desk.borrow_mut().asked);
    let gone: Vec<&Place> =
        asked.iter().filter_map(|one| if let ShellCommand::Go(to) = one { Some(to) } else { None }).collect();
    assert_eq!(gone, [&Place::Calendar, &Place::SettingsSection(Section::File)]);
}

#[test]
fn the_index_is_made_anew_by_its_button_and_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = badly(folder.path());
    let mut harness = show(&desk, vec2(BODY.x, 2400.0), ZH);
    harness.step();
    press(&mut harness, "现在检查");
    until(&mut harness, "有的件在查找里找不到");
    press(&mut harness, "重建索引");
    until(&mut harness, "每件都查得到");
    assert!(desk.borrow().register.case_index_is_whole().unwrap());
    assert!(!has(&harness, "有的件在查找里找不到"));
}

#[test]
fn a_check_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&file(folder.path())).unwrap();
    let around = well_around(folder.path(), &register);
    let desk = desk(register, around);
    let mut harness = show(&desk, BODY, ZH);
    harness.step();
    press(&mut harness, "现在检查");
    // The frame that shows the walk may also be the one that ends it, on a quick PC.
    if has(&harness, "正在检查") {
        press(&mut harness, "停止");
        harness.step();
        assert!(has(&harness, "还没有检查过") || has(&harness, "今天 14:02 检查"));
    }
}

#[test]
fn a_form_begun_is_listed_and_thrown_away_only_when_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let desk = badly(folder.path());
    let mut harness = show(&desk, vec2(BODY.x, 1400.0), ZH);
    harness.step();
    assert!(has(&harness, "人员资料") && has(&harness, "2026-11-20 16:40 最后填写"));
    press(&mut harness, "丢弃：人员资料");
    harness.step();
    press(&mut harness, "留着");
    harness.step();
    assert_eq!(desk.borrow().register.open_drafts().unwrap().len(), 2);
    press(&mut harness, "丢弃：人员资料");
    harness.step();
    press(&mut harness, "丢弃");
    harness.step();
    harness.step();
    let left = desk.borrow().register.open_drafts().unwrap();
    assert_eq!(left.iter().map(|draft| draft.key.as_str()).collect::<Vec<_>>(), ["case:note:3"]);
    assert!(!has(&harness, "人员资料"));
}

#[test]
fn the_report_is_copied_without_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let desk = badly(folder.path());
    let mut harness = show(&desk, vec2(BODY.x, 2400.0), ZH);
    harness.step();
    press(&mut harness, "现在检查");
    until(&mut harness, "今天 14:02 检查");
    harness.get_by_role_and_label(Role::Button, "复制报告").click();
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.contains("第二个备份位置不在：***"), "{copied}");
    assert!(!copied.contains(&folder.path().display().to_string()), "{copied}");
}

#[test]
fn pictures_of_a_sound_and_of_a_damaged_hall() {
    for (lang, theme) in [ZH, (Lang::En, ThemeName::Light), (Lang::Zh, ThemeName::Dark), (Lang::En, ThemeName::Dark)] {
        let width = if lang == Lang::Zh { BODY.x } else { 1162.0 };
        for name in ["well", "bad"] {
            let folder = tempfile::tempdir().unwrap();
            let desk = if name == "bad" {
                badly(folder.path())
            } else {
                let register = Register::open(&file(folder.path())).unwrap();
                let around = well_around(folder.path(), &register);
                desk(register, around)
            };
            let strings = Strings::load(lang);
            let mut harness = show(&desk, vec2(width, 1500.0), (lang, theme));
            harness.step();
            if name == "well" {
                picture(&mut harness, &format!("health-none-{}-{}", lang.key(), theme.key()));
            }
            press(&mut harness, &strings.text("health-check-now"));
            until(&mut harness, &strings.text_with("health-checked-today", &[("time", "14:02".into())]));
            let again = strings.text("health-check-again");
            let node = harness.get_by_role_and_label(Role::Button, &again);
            assert!(node.rect().width() > 0.0 && !node.accesskit_node().is_disabled());
            picture(&mut harness, &format!("health-{name}-{}-{}", lang.key(), theme.key()));
        }
    }
}
