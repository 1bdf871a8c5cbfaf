//! The page of personal data: what is held is shown before anybody is erased, what stands against it is said, the question
//! is asked once more; keeping times with what is due; the log of reveals.

use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::cases::{Finding, ReplyMode, What};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::retention::RetentionKind;
use hallkeeper::domain::staff::{StaffDraft, StaffRecord, StaffStatus};
use hallkeeper::register::{Hold, Register};
use hallkeeper::ui::commands::{Command, Place, PrivacyCommand, ShellCommand};
use hallkeeper::ui::screen::Screen as _;
use hallkeeper::ui::settings::{Section, SettingsTab};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;

use super::around::Around;
use super::harness::{Screen, picture, window};
use crate::suite::register::case_desk::complaint;
use crate::suite::register::making::{at, day, register};

/// The body beside rail and bars at 1366 x 768.
const BODY: Vec2 = vec2(1222.0, 692.0);
/// Somebody who left.
const LEFT: &str = "王𠅤𬭎";

struct Desk {
    register: Register,
    tab: SettingsTab,
    now: Moment,
}

type Shared = Rc<RefCell<Desk>>;

/// Somebody who left, a closed case, some reveals.
fn story() -> Register {
    let (mut register, people) = register();
    let now = at("2026-11-02", 9, 0);
    let draft = StaffDraft {
        work_no: "CQ0299".into(),
        name: LEFT.into(),
        phone: "13800007719".into(),
        ..StaffDraft::default()
    };
    let id = register.add_staff(&draft.check(day("2026-11-02")).unwrap(), now).unwrap().value;
    let gone = StaffRecord { status: StaffStatus::Left, ..register.staff_member(id).unwrap().record };
    register.change_staff(id, &gone, now).unwrap();
    let case = register.record_case(&complaint(people[1]), now).unwrap().value.0;
    for what in [
        What::Investigated { note: format!("问过{LEFT}") },
        What::Concluded { finding: Finding::Founded, text: "已查清".into() },
        What::Replied { mode: ReplyMode::Letter, text: "已说明".into() },
    ] {
        let new = hallkeeper::domain::cases::NewEvent { at: now, by: None, what };
        register.add_case_event(case, &new, now).unwrap();
    }
    register.close_case(case, None, now).unwrap();
    register.note_reveal("CQ0299 phone", at("2026-11-20", 10, 12)).unwrap();
    register.note_reveal("2026-0001 contact", at("2026-11-21", 15, 40)).unwrap();
    register.note_staff_export("人员名册.xlsx", at("2026-11-22", 9, 5)).unwrap();
    register
}

fn desk(now: Moment) -> Shared {
    let mut tab = SettingsTab::default();
    tab.open(Section::Privacy);
    Rc::new(RefCell::new(Desk { register: story(), tab, now }))
}

fn show(desk: &Shared, size: Vec2, (lang, theme): (Lang, ThemeName)) -> Harness<'static, Screen> {
    let cx = Around::load((lang, theme));
    let (look, desk) = (cx.tokens.clone(), desk.clone());
    window(size, &look, move |ui| {
        let Desk { register, tab, now } = &mut *desk.borrow_mut();
        tab.show(ui, &cx.context(register, *now));
        for command in cx.commands.drain() {
            match command {
                Command::Shell(ShellCommand::Go(place)) => tab.go(&place, &cx.context(register, *now)),
                Command::Shell(_) => {}
                change => {
                    let change = apply(register, change, *now).unwrap();
                    tab.hear(&change.done, &cx.context(register, *now));
                    ui.ctx().request_repaint();
                }
            }
        }
    })
}

fn zh(desk: &Shared) -> Harness<'static, Screen> {
    show(desk, BODY, (Lang::Zh, ThemeName::Light))
}

fn has(harness: &Harness<'_, Screen>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn press(harness: &mut Harness<'_, Screen>, words: &str) {
    harness.get_all_by_label(words).last().unwrap().click();
    harness.run();
}

/// Presses a button, scrolled to first: the page is longer than the window.
fn press_below(harness: &mut Harness<'_, Screen>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).scroll_to_me();
    harness.run_ok();
    press(harness, words);
}

fn choose_leaver(harness: &mut Harness<'_, Screen>, status: &str) {
    let caption = if status == "离职" { "人员" } else { "Person" };
    harness.get_by_role_and_label(Role::ComboBox, caption).click();
    harness.run();
    press(harness, &format!("{LEFT} · CQ0299 · {status}"));
}

fn type_into(harness: &mut Harness<'_, Screen>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    harness.run();
}

#[test]
fn who_left_is_erased_after_a_look_a_note_and_a_question() {
    let desk = desk(at("2026-11-26", 9, 30));
    let mut harness = zh(&desk);
    choose_leaver(&mut harness, "离职");
    assert!(has(&harness, "档案里有什么"));
    assert!(has(&harness, "经过") || has(&harness, "文字里提到"), "where texts mention them");
    assert!(has(&harness, "按规定要保存到 2027-11-02"));
    press_below(&mut harness, "抹去…");
    assert!(has(&harness, "必填"), "a wish inside the shortest time says why");
    type_into(&mut harness, "说明", "本人来信要求");
    press_below(&mut harness, "抹去…");
    assert!(has(&harness, "不能撤销"));
    harness.get_all_by_role_and_label(Role::Button, "抹去").last().unwrap().click();
    harness.run();
    let register = &desk.borrow().register;
    let member =
        register.staff().unwrap().into_iter().find(|member| member.record.work_no.as_str() == "CQ0299").unwrap();
    assert_eq!((member.record.name.as_str(), member.record.phone), ("已抹去０１", None));
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_customer_is_found_by_the_number_of_the_case_behind_the_mask() {
    for (number, told) in [("2026-0009", "没有这个编号的登记"), ("2026-0001", "2026-0001 · 陈**")] {
        let mut harness = zh(&desk(at("2026-11-26", 9, 30)));
        press(&mut harness, "用户");
        type_into(&mut harness, "登记编号", number);
        press(&mut harness, "查看");
        assert!(has(&harness, told), "{number}");
        assert!(!has(&harness, "陈先生"));
    }
}

#[test]
fn the_log_tells_what_was_shown_of_which_record() {
    let desk = desk(at("2026-11-26", 9, 30));
    let mut harness = zh(&desk);
    press(&mut harness, "查看记录");
    assert!(has(&harness, "CQ0299 · 电话") && has(&harness, "人员名册.xlsx"));
    type_into(&mut harness, "工号、编号或文件名", "2026-0001");
    assert!(has(&harness, "2026-0001 · 电话") && !has(&harness, "CQ0299"));
}

#[test]
fn an_export_that_cannot_be_noted_is_taken_back() {
    let mut register = story();
    let now = at("2026-11-26", 9, 30);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("CQ0299.zip");
    std::fs::write(&path, b"everything about one").unwrap();
    let exported = || {
        let (subject, path) = ("CQ0299".to_owned(), path.clone());
        Command::Privacy(PrivacyCommand::Exported { subject, path })
    };
    register.set_hold(Some(Hold::ViewOnly));
    assert!(apply(&mut register, exported(), now).is_err());
    assert!(!path.exists(), "nothing lies outside without its line");
    register.set_hold(None);
    std::fs::write(&path, b"everything about one").unwrap();
    apply(&mut register, exported(), now).unwrap();
    assert!(path.exists());
    assert_eq!(register.reveals("CQ0299", 1).unwrap()[0].action, "export_person");
}

#[test]
fn everything_about_a_person_is_read_and_then_asked_where_to_put_it() {
    let desk = desk(at("2026-11-26", 9, 30));
    let mut harness = zh(&desk);
    choose_leaver(&mut harness, "离职");
    press_below(&mut harness, "导出…");
    assert!(has(&harness, "个人资料存到哪里"));
}

#[test]
fn what_is_due_is_decided_kind_by_kind() {
    let desk = desk(at("2029-12-03", 9, 30));
    let mut harness = zh(&desk);
    press(&mut harness, "保存期限");
    assert!(has(&harness, "年底了"));
    let keep = harness.get_all_by_role_and_label(Role::Button, "保留…").next().unwrap();
    keep.click();
    harness.run();
    press(&mut harness, "保留");
    assert!(has(&harness, "必填"));
    type_into(&mut harness, "为什么", "还在诉讼");
    press(&mut harness, "保留");
    assert!(has(&harness, "2029 年：投诉与其他登记 1 件，保留：还在诉讼"));
    let register = &desk.borrow().register;
    assert_eq!(register.retention_reviews().unwrap()[0].kind, RetentionKind::Cases);
}

#[test]
fn today_asks_for_the_look_and_leads_to_it() {
    let desk = desk(at("2029-12-03", 9, 30));
    let harness = zh(&desk);
    assert!(!has(&harness, "各类记录保存多久"));
    drop(harness);
    {
        let Desk { register, tab, now } = &mut *desk.borrow_mut();
        let cx = Around::load((Lang::Zh, ThemeName::Light));
        assert_eq!(register.retention_waiting(now.date()).unwrap(), Some(2029));
        tab.go(&Place::Retention, &cx.context(register, *now));
    }
    assert!(has(&zh(&desk), "各类记录保存多久"));
}

#[test]
fn the_page_is_whole_in_both_languages_and_themes() {
    for (lang, theme, name) in [(Lang::Zh, ThemeName::Light, "zh-light"), (Lang::En, ThemeName::Dark, "en-dark")] {
        let (status, times, log) = match lang {
            Lang::Zh => ("离职", "保存期限", "查看记录"),
            Lang::En => ("Left", "Keeping times", "Shown to whom"),
        };
        let shared = desk(at("2029-12-03", 9, 30));
        let mut harness = show(&shared, vec2(1222.0, 1300.0), (lang, theme));
        choose_leaver(&mut harness, status);
        picture(&mut harness, &format!("privacy-people-{name}"));
        let mut harness = show(&shared, vec2(1222.0, 1500.0), (lang, theme));
        press(&mut harness, times);
        picture(&mut harness, &format!("privacy-times-{name}"));
        press(&mut harness, log);
        picture(&mut harness, &format!("privacy-log-{name}"));
    }
}
