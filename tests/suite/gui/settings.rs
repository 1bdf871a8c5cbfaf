//! Settings: what is confirmed stands in the register, what is wrong stands beside its field, what is typed survives.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::dates::Moment;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, ShellCommand};
use hallkeeper::ui::context::Incoming;
use hallkeeper::ui::screen::Screen as _;
use hallkeeper::ui::settings::{Section, SettingsTab};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;

use super::around::Around;
use super::harness::{Screen, picture, window};
use crate::suite::register::making::{at, day, hall, register};

/// The body beside rail and bars at 1366 x 768.
const BODY: Vec2 = egui::vec2(1222.0, 692.0);

/// Everything around the screen.
struct Desk {
    register: Register,
    tab: SettingsTab,
    asked: Vec<ShellCommand>,
    dropped: Option<Incoming>,
    now: Moment,
}

type Shared = Rc<RefCell<Desk>>;

fn desk(register: Register, section: Section) -> Shared {
    let mut tab = SettingsTab::default();
    tab.open(section);
    let now = at("2026-11-23", 9, 30);
    Rc::new(RefCell::new(Desk { register, tab, asked: Vec::new(), dropped: None, now }))
}

fn show_in(desk: &Shared, size: Vec2, (lang, theme): (Lang, ThemeName)) -> Harness<'static, Screen> {
    let around = Around::load((lang, theme));
    let (look, desk) = (around.tokens.clone(), desk.clone());
    window(size, &look, move |ui| {
        let Desk { register, tab, asked, dropped, now } = &mut *desk.borrow_mut();
        if let Some(incoming) = dropped.take() {
            tab.receive(&incoming, &around.context(register, *now));
        }
        tab.show(ui, &around.context(register, *now));
        for command in around.commands.drain() {
            match command {
                Command::Shell(ShellCommand::KeepDraft(key, body)) => {
                    let value: serde_json::Value = serde_json::from_str(&body).unwrap();
                    register.keep_draft(&key, &value, *now).unwrap();
                }
                Command::Shell(ShellCommand::ForgetDraft(key)) => register.forget_draft(&key).unwrap(),
                Command::Shell(command) => asked.push(command),
                change => {
                    let change = apply(register, change, *now).unwrap();
                    tab.hear(&change.done, &around.context(register, *now));
                }
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

#[test]
fn a_confirmed_profile_stands_in_the_register() {
    let desk = desk(register().0, Section::Profile);
    let mut harness = show(&desk);
    type_into(&mut harness, "单位名称", "长桥供电中心");
    type_into(&mut harness, "投诉电话", "0571-8000 1111");
    type_into(&mut harness, "单位颜色", "0b5cad");
    click(&mut harness, Role::Button, "确认修改");
    let desk = desk.borrow();
    let hall = desk.register.hall();
    assert_eq!(hall.unit_name, "长桥供电中心");
    assert_eq!(hall.complaint_phone, "0571-8000 1111");
    assert_eq!(hall.unit_colour, "#0B5CAD");
    assert_eq!(hall.name, "长桥供电所营业厅");
    assert!(harness.get_by_role_and_label(Role::Button, "确认修改").accesskit_node().is_disabled());
    assert_eq!(desk.register.draft::<serde_json::Value>("hall:profile").unwrap(), None);
}

#[test]
fn a_problem_stands_beside_its_field_and_nothing_is_written() {
    let desk = desk(register().0, Section::Profile);
    let mut harness = show(&desk);
    type_into(&mut harness, "营业厅名称", " ");
    type_into(&mut harness, "监督电话（印在证上）", "138 0000 26");
    click(&mut harness, Role::Button, "确认修改");
    assert!(has(&harness, "必填"));
    assert!(has(&harness, "现在是 9 位"));
    assert_eq!(desk.borrow().register.hall().name, hall().name);
    click(&mut harness, Role::Button, "放弃修改");
    assert!(!has(&harness, "必填"));
}

#[test]
fn what_was_typed_is_there_again_after_the_window_was_closed() {
    let kept = desk(register().0, Section::Profile);
    let mut harness = show(&kept);
    type_into(&mut harness, "地址", "长桥镇河东路 8 号");
    drop(harness);
    kept.borrow_mut().tab = SettingsTab::default();
    let harness = show(&kept);
    let address = harness.get_by_role_and_label(Role::TextInput, "地址");
    assert_eq!(address.accesskit_node().value().as_deref(), Some("长桥镇河东路 8 号"));
    assert_eq!(kept.borrow().register.hall().address, "");
}

#[test]
fn hours_are_written_without_touching_what_is_typed_in_the_profile() {
    let desk = desk(register().0, Section::Profile);
    let mut harness = show(&desk);
    type_into(&mut harness, "地址", "长桥镇");
    click(&mut harness, Role::Tab, "营业时间");
    type_into(&mut harness, "关门", "18:00");
    click(&mut harness, Role::CheckBox, "周日");
    click(&mut harness, Role::Button, "确认修改");
    let hall = desk.borrow().register.hall().clone();
    assert_eq!(hall.closes_at.to_string(), "18:00:00");
    assert_eq!(hall.open_weekdays, [true; 7]);
    assert_eq!(hall.address, "");
    click(&mut harness, Role::Tab, "营业厅资料");
    let address = harness.get_by_role_and_label(Role::TextInput, "地址");
    assert_eq!(address.accesskit_node().value().as_deref(), Some("长桥镇"));
}

#[test]
fn a_closed_day_is_added_and_taken_away_again() {
    let desk = desk(register().0, Section::Hours);
    let mut harness = show(&desk);
    click(&mut harness, Role::Button, "加上");
    assert!(has(&harness, "必填"));
    type_into(&mut harness, "日期", "11-27");
    type_into(&mut harness, "说明", "线路检修");
    click(&mut harness, Role::Button, "加上");
    let kept = vec![(day("2026-11-27"), false, "线路检修".to_owned())];
    assert_eq!(desk.borrow().register.open_exceptions().unwrap(), kept);
    assert!(has(&harness, "线路检修"));
    click(&mut harness, Role::Button, "去掉 2026-11-27，照每周的安排");
    assert_eq!(desk.borrow().register.open_exceptions().unwrap(), vec![]);
}

#[test]
fn a_window_is_added_once_changed_and_retired() {
    let desk = desk(register().0, Section::Windows);
    let mut harness = show(&desk);
    type_into(&mut harness, "窗口号", "2");
    type_into(&mut harness, "办理的业务", "收费");
    click(&mut harness, Role::Button, "加上");
    type_into(&mut harness, "窗口号", "2");
    click(&mut harness, Role::Button, "加上");
    assert!(has(&harness, "2 已在用"));
    click(&mut harness, Role::Button, "改 2 号窗口");
    type_into(&mut harness, "办理的业务", "收费、发票");
    click(&mut harness, Role::Button, "确认修改");
    click(&mut harness, Role::Button, "停用");
    let windows = desk.borrow().register.windows().unwrap();
    assert_eq!(windows.len(), 1);
    assert_eq!(windows[0].purpose, "收费、发票");
    assert_eq!(windows[0].retired_on, Some(day("2026-11-23")));
    assert!(has(&harness, "2026-11-23 停用"));
}

#[test]
fn a_box_is_hung_renamed_and_taken_down() {
    let desk = desk(register().0, Section::Boxes);
    let mut harness = show(&desk);
    type_into(&mut harness, "箱名", "1 号箱");
    click(&mut harness, Role::Button, "今天起挂上");
    assert!(has(&harness, "1 号箱 已在用"));
    type_into(&mut harness, "箱名", "2 号箱");
    click(&mut harness, Role::Button, "今天起挂上");
    click(&mut harness, Role::Button, "改1 号箱");
    type_into(&mut harness, "箱名", "东门箱");
    click(&mut harness, Role::Button, "确认修改");
    harness.get_all_by_role_and_label(Role::Button, "取下").next().unwrap().click();
    harness.run();
    let boxes = desk.borrow().register.boxes().unwrap();
    let told: Vec<_> = boxes.iter().map(|one| (one.name.as_str(), one.retired_on)).collect();
    assert_eq!(told, [("东门箱", Some(day("2026-11-23"))), ("2 号箱", None)]);
}

#[test]
fn a_dropped_logo_is_kept_and_words_are_refused() {
    let desk = desk(register().0, Section::Profile);
    let mut harness = show(&desk);
    let incoming = |name: &str, bytes: &[u8]| Some(Incoming { name: name.into(), path: None, bytes: bytes.to_vec() });
    desk.borrow_mut().dropped = incoming("notes.txt", b"words");
    harness.run();
    assert!(has(&harness, "这张图片读不了"));
    assert_eq!(desk.borrow().register.hall().logo, None);
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::new(8, 8).write_to(&mut png, image::ImageFormat::Png).unwrap();
    desk.borrow_mut().dropped = incoming("logo.png", png.get_ref());
    harness.run();
    let id = desk.borrow().register.hall().logo.unwrap();
    assert_eq!(&desk.borrow().register.file(id).unwrap(), png.get_ref());
    assert!(!has(&harness, "这张图片读不了"));
}

#[test]
fn a_dropped_year_opens_its_form_and_a_picture_is_refused() {
    let desk = desk(register().0, Section::Calendar);
    let mut harness = show(&desk);
    let incoming = |name: &str, bytes: &[u8]| Some(Incoming { name: name.into(), path: None, bytes: bytes.to_vec() });
    desk.borrow_mut().dropped = incoming("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    harness.run();
    assert!(has(&harness, "photo.png 没有带入"));
    desk.borrow_mut().dropped = incoming("2027.txt", "2027年2月6日至12日放假，2月13日上班。".as_bytes());
    harness.run();
    assert!(has(&harness, "2027 年 · 休 7 天 · 补班 1 天"));
    assert!(!has(&harness, "没有带入"));
    click(&mut harness, Role::Button, "确认带入");
    let years = desk.borrow().register.calendar_years().unwrap();
    assert_eq!((years[0].year.edition.as_str(), years[0].year.source.as_str()), ("2027.import-1", "2027.txt"));
}

#[test]
fn language_theme_and_size_are_asked_for_at_once() {
    let desk = desk(register().0, Section::Looks);
    let mut harness = show(&desk);
    click(&mut harness, Role::RadioButton, "English");
    click(&mut harness, Role::RadioButton, "深色");
    click(&mut harness, Role::RadioButton, "150 %");
    let asked = std::mem::take(&mut desk.borrow_mut().asked);
    assert!(matches!(
        asked[..],
        [ShellCommand::Language(Lang::En), ShellCommand::Theme(ThemeName::Dark), ShellCommand::TextSize(150)]
    ));
}

#[test]
fn the_history_is_walked_and_its_newest_lines_are_told_in_words() {
    let desk = desk(register().0, Section::File);
    let mut harness = show(&desk);
    assert!(has(&harness, "2026-11-01 08:00 改意见箱 1 号箱"));
    assert!(has(&harness, "只在内存里"));
    click(&mut harness, Role::Button, "核对历史");
    let report = desk.borrow().register.verify().unwrap();
    assert!(report.lines > 3);
    assert!(has(&harness, &format!("核对了 {} 行历史、{} 条记录", report.lines, report.rows)));
    click(&mut harness, Role::Button, "关闭档案");
    assert!(matches!(desk.borrow().asked[..], [ShellCommand::CloseFile]));
}

fn sample() -> Register {
    let mut register = hallkeeper::app::sample::register(at("2026-11-23", 9, 30)).unwrap();
    let start = at("2026-11-23", 9, 0);
    register.change_open_day(day("2026-10-01"), Some((false, "国庆节")), start).unwrap();
    register.change_open_day(day("2026-11-29"), Some((true, "年底收费高峰，加开一天")), start).unwrap();
    register
}

#[test]
fn pictures_of_every_section() {
    let desk = desk(sample(), Section::Profile);
    for (lang, theme, size) in [
        (Lang::Zh, ThemeName::Light, BODY),
        (Lang::Zh, ThemeName::Light, egui::vec2(1776.0, 1004.0)),
        (Lang::En, ThemeName::Dark, egui::vec2(1162.0, 692.0)),
        (Lang::En, ThemeName::Light, egui::vec2(700.0, 440.0)),
    ] {
        for section in Section::ALL {
            desk.borrow_mut().tab.open(section);
            let mut harness = show_in(&desk, size, (lang, theme));
            harness.run();
            let title = Strings::load(lang).text("settings-title");
            let all = harness.get_by_role_and_label(Role::Heading, &title);
            assert!(all.rect().width() > 0.0);
            let name = format!("settings-{section:?}-{}-{}-{}", lang.key(), theme.key(), size.x);
            picture(&mut harness, &name.to_lowercase());
        }
    }
}
