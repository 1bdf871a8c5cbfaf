//! The standards page: a copy is edited and put in use as a new edition; nothing in use is changed in place.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::standards::Pack;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen as _;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};

use super::harness::{Screen, picture, window};
use crate::suite::register::making::{at, day, register};

/// The body beside rail and bars at 1366 x 768.
const BODY: Vec2 = egui::vec2(1222.0, 692.0);
/// The same at 1920 x 1080, English rail.
const LARGE_BODY: Vec2 = egui::vec2(1716.0, 1004.0);

struct Desk {
    register: Register,
    tab: AuditsTab,
    told: Vec<String>,
    is_placed: bool,
}

type Shared = Rc<RefCell<Desk>>;

fn desk() -> Shared {
    let (register, _) = register();
    Rc::new(RefCell::new(Desk { register, tab: AuditsTab::default(), told: Vec::new(), is_placed: false }))
}

fn show_in(desk: &Shared, size: Vec2, (lang, theme): (Lang, ThemeName)) -> Harness<'static, Screen> {
    let (commands, jobs, pictures) = (Commands::default(), Jobs::at_once(), Pictures::default());
    let (strings, tokens) = (Strings::load(lang), Tokens::load(theme));
    let calendar = WorkCalendar::shipped().unwrap();
    let (look, desk, now) = (tokens.clone(), desk.clone(), at("2026-11-23", 9, 30));
    window(size, &look, move |ui| {
        let Desk { register, tab, told, is_placed } = &mut *desk.borrow_mut();
        macro_rules! cx {
            () => {
                UiContext {
                    register: &*register,
                    commands: &commands,
                    jobs: &jobs,
                    now,
                    strings: &strings,
                    tokens: &tokens,
                    pictures: &pictures,
                    calendar: &calendar,
                }
            };
        }
        if !std::mem::replace(is_placed, true) {
            tab.go(&Place::Standards(Some("power-hall".into())), &cx!());
        }
        tab.show(ui, &cx!());
        for command in commands.drain() {
            match command {
                Command::Shell(ShellCommand::KeepDraft(key, body)) => {
                    let value: serde_json::Value = serde_json::from_str(&body).unwrap();
                    register.keep_draft(&key, &value, now).unwrap();
                }
                Command::Shell(ShellCommand::ForgetDraft(key)) => register.forget_draft(&key).unwrap(),
                Command::Shell(ShellCommand::Notify(notice)) => told.push(format!("{} {}", notice.text, notice.advice)),
                Command::Shell(_) => {}
                change => match apply(register, change, now) {
                    Ok(change) => tab.hear(&change.done, &cx!()),
                    Err(error) => {
                        told.push(error.to_string());
                        tab.hear(&Done::Refused, &cx!());
                    }
                },
            }
        }
    })
}

fn show(desk: &Shared) -> Harness<'static, Screen> {
    show_in(desk, BODY, (Lang::Zh, ThemeName::Light))
}

fn click(harness: &mut Harness<'_, Screen>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Screen>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    harness.run();
}

fn has(harness: &Harness<'_, Screen>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn newest(desk: &Shared) -> Pack {
    desk.borrow().register.usable_pack("power-hall").unwrap().unwrap().pack
}

#[test]
fn the_standards_of_the_hall_are_listed_with_their_items() {
    let desk = desk();
    let mut harness = show(&desk);
    assert!(has(&harness, "供电营业厅开门检查"));
    assert!(!has(&harness, "银行网点"), "standards of another kind of hall are not offered");
    assert!(has(&harness, "营业厅面积"));
    picture(&mut harness, "packs-list");
    let mut harness = show_in(&desk, LARGE_BODY, (Lang::En, ThemeName::Dark));
    picture(&mut harness, "packs-list-dark-en");
}

#[test]
fn a_copy_is_edited_and_put_in_use_as_a_new_edition() {
    let desk = desk();
    let mut harness = show(&desk);
    let before = newest(&desk);
    click(&mut harness, Role::Button, "复制成新版本");
    picture(&mut harness, "packs-editor-head");
    type_into(&mut harness, "版本号", "2026.hall");
    click(&mut harness, Role::Button, "加一项");
    type_into(&mut harness, "内容", "大厅挂钟走时准确");
    type_into(&mut harness, "分值", "1.5");
    picture(&mut harness, "packs-editor-item");
    assert_eq!(newest(&desk), before, "nothing is in use before it is published");
    click(&mut harness, Role::Button, "启用新版本");
    let after = newest(&desk);
    assert_eq!((after.edition.as_str(), after.items.len()), ("2026.hall", before.items.len() + 1));
    assert_eq!(after.total_points.to_string(), "101.5");
    let added = after.item("own.1").unwrap();
    assert_eq!(
        (added.text.zh.as_str(), added.text.en.as_str(), added.ours),
        ("大厅挂钟走时准确", "大厅挂钟走时准确", true)
    );
    let packs = desk.borrow().register.packs().unwrap();
    assert!(packs.iter().any(|known| known.pack == before), "the edition before stays as it was");
    assert_eq!(desk.borrow().register.draft::<serde_json::Value>("packs:new").unwrap(), None);
    assert!(has(&harness, "2026.hall"));
}

#[test]
fn a_fault_is_named_at_its_item_and_nothing_is_lost() {
    let desk = desk();
    let mut harness = show(&desk);
    click(&mut harness, Role::Button, "复制成新版本");
    click(&mut harness, Role::Button, "加一项");
    click(&mut harness, Role::Button, "启用新版本");
    assert!(has(&harness, "own.1 的“分值”：没有填"), "{:?}", desk.borrow().told);
    type_into(&mut harness, "分值", "两分");
    click(&mut harness, Role::Button, "启用新版本");
    assert!(has(&harness, "own.1 的“分值”：不是数字"));
    type_into(&mut harness, "分值", "2");
    click(&mut harness, Role::Button, "启用新版本");
    assert!(has(&harness, "own.1 的“内容”：没有写文字"));
    drop(harness);
    desk.borrow_mut().tab = AuditsTab::default();
    desk.borrow_mut().is_placed = false;
    let harness = show(&desk);
    assert!(has(&harness, "启用新版本"), "the form is there again after the window was closed");
}

#[test]
fn an_edition_that_is_taken_is_refused_and_the_form_stays() {
    let desk = desk();
    let mut harness = show(&desk);
    let edition = newest(&desk).edition;
    click(&mut harness, Role::Button, "复制成新版本");
    type_into(&mut harness, "版本号", &edition);
    click(&mut harness, Role::Button, "启用新版本");
    assert_eq!(desk.borrow().told.len(), 1);
    assert!(has(&harness, "启用新版本"));
    assert!(desk.borrow().register.packs().unwrap().iter().all(|known| known.created_at.is_none()));
}

#[test]
fn a_standard_leaves_as_one_file_and_comes_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("标准.toml");
    let (there, here) = (desk(), desk());
    let mut harness = show(&there);
    click(&mut harness, Role::Button, "复制成新版本");
    type_into(&mut harness, "版本号", "甲");
    click(&mut harness, Role::Button, "启用新版本");
    click(&mut harness, Role::Button, "导出");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.run();
    assert!(path.is_file());
    std::fs::write(&path, "old").unwrap();
    let mut harness = show(&there);
    click(&mut harness, Role::Button, "导出");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(std::fs::read(&path).unwrap(), b"old", "a file that lies there is asked about");
    click(&mut harness, Role::Button, "替换");
    harness.run();
    let mut harness = show(&here);
    click(&mut harness, Role::Button, "导入标准");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.run();
    assert_eq!(newest(&here), newest(&there));
    assert_eq!(newest(&here).edition, "甲");
    std::fs::write(&path, "code = 1").unwrap();
    click(&mut harness, Role::Button, "导入标准");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.run();
    assert!(here.borrow().told.iter().any(|said| said.contains("不能当标准用")), "{:?}", here.borrow().told);
}

#[test]
fn an_edition_of_our_own_is_retired_and_the_shipped_one_is_offered_again() {
    let desk = desk();
    let mut harness = show(&desk);
    let shipped = newest(&desk);
    click(&mut harness, Role::Button, "复制成新版本");
    click(&mut harness, Role::Button, "启用新版本");
    assert_ne!(newest(&desk).edition, shipped.edition);
    click(&mut harness, Role::Button, "停用");
    assert!(has(&harness, "已经用它打过的分不变"));
    let buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "停用").collect();
    buttons.last().unwrap().click();
    harness.run();
    assert_eq!(newest(&desk), shipped);
    let own = desk.borrow().register.packs().unwrap().pop().unwrap();
    assert_eq!(own.retired_on, Some(day("2026-11-23")));
    assert_eq!(desk.borrow().register.verify().unwrap().findings, []);
}
