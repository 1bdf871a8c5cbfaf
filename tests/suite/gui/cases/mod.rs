//! The cases as a person works them: by keyboard, masked, annotated, voided, filtered.

use super::harness::{OFFICE, Screen as Window, picture, window};
use crate::suite::register::making::{at, day, register};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseDraft, CaseKind, NewCase};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{BoxId, CaseId, StaffId};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::ui::cases::CasesTab;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::rc::Rc;

fn now() -> Moment {
    at("2026-11-23", 15, 30)
}

/// The tab, its records, and every command it sent.
struct Desk {
    register: Register,
    tab: CasesTab,
    places: Vec<Place>,
    sent: Vec<Command>,
    refuses: bool,
}

type Shared = Rc<RefCell<Desk>>;

/// Does what the tab asked for, as the program does between frames.
fn done(desk: &mut Desk, command: &Command) -> Option<Done> {
    match command {
        Command::Cases(_) if desk.refuses => Some(Done::Refused),
        Command::Cases(_) => {
            Some(apply(&mut desk.register, command.clone(), now()).map_or(Done::Refused, |change| change.done))
        }
        Command::Shell(ShellCommand::KeepDraft(key, body)) => {
            let body: serde_json::Value = serde_json::from_str(body).unwrap();
            desk.register.keep_draft(key, &body, now()).unwrap();
            None
        }
        Command::Shell(ShellCommand::ForgetDraft(key)) => {
            desk.register.forget_draft(key).unwrap();
            None
        }
        _ => None,
    }
}

struct Look {
    size: Vec2,
    theme: ThemeName,
    lang: Lang,
}

const BODY: Vec2 = vec2(1222.0, 692.0);

impl Default for Look {
    fn default() -> Self {
        Self { size: BODY, theme: ThemeName::Light, lang: Lang::Zh }
    }
}

fn open_with(register: Register, look: &Look) -> (Shared, Harness<'static, Window>) {
    let desk = Desk { register, tab: CasesTab::default(), places: vec![], sent: vec![], refuses: false };
    let desk = Rc::new(RefCell::new(desk));
    let seen = Rc::clone(&desk);
    let (tokens, strings) = (Tokens::load(look.theme), Strings::load(look.lang));
    let (commands, jobs) = (Commands::default(), Jobs::at_once());
    let (pictures, calendar) = (Pictures::default(), WorkCalendar::shipped().unwrap());
    let of_window = tokens.clone();
    let mut harness = window(look.size, &of_window, move |ui| {
        let desk = &mut *desk.borrow_mut();
        let mut heard = vec![];
        for round in 0..2 {
            let cx = UiContext {
                register: &desk.register,
                commands: &commands,
                jobs: &jobs,
                now: now(),
                strings: &strings,
                tokens: &tokens,
                pictures: &pictures,
                calendar: &calendar,
            };
            if round == 0 {
                for place in std::mem::take(&mut desk.places) {
                    desk.tab.go(&place, &cx);
                }
                desk.tab.show(ui, &cx);
            }
            for done in std::mem::take(&mut heard) {
                desk.tab.hear(&done, &cx);
                ui.ctx().request_repaint();
            }
            for command in commands.drain() {
                heard.extend(done(desk, &command));
                desk.sent.push(command);
            }
        }
    });
    harness.run();
    (seen, harness)
}

fn open(register: Register) -> (Shared, Harness<'static, Window>) {
    open_with(register, &Look::default())
}

fn case(kind: CaseKind, channel: CaseChannel, (summary, customer): (&str, &str), asked: StaffId) -> NewCase {
    NewCase {
        kind,
        channel,
        summary: summary.into(),
        customer_name: customer.into(),
        customer_contact: if customer.is_empty() { String::new() } else { "13900000472".into() },
        first_asked: Some(asked),
        department: if kind == CaseKind::Complaint { "电费核算班".into() } else { String::new() },
        received_at: at("2026-11-23", 9, 12),
        details: CaseDetails::default(),
    }
}

/// Eight cases, the last but one void, the fourth from a letter.
fn full() -> Register {
    use CaseChannel::{Forwarded, InPerson, OpinionBook, Phone, RestDayPhone};
    use CaseKind::{Complaint, Enquiry, Other, Praise, Suggestion};
    let (mut register, people) = register();
    let texts = [
        (Complaint, Forwarded, ("停电没有提前告知", "吴先生"), 1, at("2026-11-14", 10, 12)),
        (Complaint, Phone, ("电表走得快，要求校验", "李女士"), 2, at("2026-11-16", 9, 5)),
        (
            Complaint,
            Phone,
            ("电费账单有误，要求说明\n用户称 10 月电费比往月多 86.40 元，要求逐日说明。", "陈先生"),
            1,
            at("2026-11-17", 9, 40),
        ),
        (Complaint, InPerson, ("缴费机吞卡，等了半小时", "郑先生"), 2, at("2026-11-19", 11, 30)),
        (Praise, OpinionBook, ("表扬 2 号窗口耐心讲解", "许女士"), 0, at("2026-11-20", 16, 2)),
        (Enquiry, Phone, ("一户多人口怎么申请", ""), 1, at("2026-11-21", 10, 15)),
        (Other, RestDayPhone, ("营业时间牌与实际不符", "冯先生"), 0, at("2026-11-22", 8, 50)),
    ];
    for (kind, channel, words, who, entered) in texts {
        let case =
            NewCase { received_at: at("2026-11-14", 9, 0).min(entered), ..case(kind, channel, words, people[who]) };
        let case = NewCase { received_at: if who == 1 { entered } else { case.received_at }, ..case };
        register.record_case(&case, entered).unwrap();
    }
    let letter = NewLetter {
        kind: Suggestion,
        signed_by: String::new(),
        text: "希望等候区添一副老花镜".into(),
        scan: None,
        fate: LetterFate::Case { department: "综合班".into() },
    };
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-23"),
        opened_at: at("2026-11-23", 14, 0),
        opener: people[0],
        witness: people[1],
        seal: Seal::Intact,
        letters: vec![letter],
        remark: String::new(),
    };
    register.record_box_entry(&entry, at("2026-11-23", 14, 5)).unwrap();
    register.void_case(CaseId(7), "与 2026-0001 重复", at("2026-11-22", 9, 0)).unwrap();
    register
        .add_case_note(
            CaseId(3),
            ("已复核抄表照片，示数无误；电价执行有误，应退 31.20 元。", Some(people[1])),
            at("2026-11-18", 9, 5),
        )
        .unwrap();
    register
}

fn key(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn ctrl(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

fn type_text(harness: &mut Harness<'static, Window>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

fn click(harness: &mut Harness<'static, Window>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

/// Clicks the row that holds these words.
fn pick(harness: &mut Harness<'static, Window>, part: &str) {
    harness.get_by(|node| node.role() == Role::Row && node.label().is_some_and(|label| label.contains(part))).click();
    harness.run();
}

fn rows(harness: &Harness<'static, Window>) -> Vec<String> {
    harness.get_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

fn is_focused(harness: &Harness<'static, Window>, role: Role, name: &str) -> bool {
    harness.query_by_role_and_label(role, name).is_some_and(|node| node.accesskit_node().is_focused())
}

#[test]
fn a_case_is_recorded_by_keyboard_alone_and_stands_masked_in_the_list() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    harness.get_by_label("编号将是 2026-0001");
    type_text(&mut harness, "3 号窗口排队太久");
    key(&mut harness, Key::Tab);
    assert!(is_focused(&harness, Role::TextInput, "来人"));
    type_text(&mut harness, "陈先生");
    key(&mut harness, Key::Enter);
    assert!(is_focused(&harness, Role::TextInput, "联系方式"), "Enter moves on");
    type_text(&mut harness, "13900000472");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    harness.get_by_label("必填");
    assert!(desk.borrow().register.cases().unwrap().is_empty(), "nobody was asked first: not recorded");
    while !is_focused(&harness, Role::ComboBox, "首问") {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run();
    }
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    ctrl(&mut harness, Key::Enter);
    let cases = desk.borrow().register.cases().unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].facts.summary, "3 号窗口排队太久");
    assert_eq!(cases[0].facts.first_asked, Some(StaffId(2)));
    assert_eq!(cases[0].facts.received_at, now());
    assert_eq!(rows(&harness), ["3 号窗口排队太久 2026-0001 · 陈** · 电话 · 唐巧云 投诉"]);
    assert!(harness.query_by_label_contains("陈先生").is_none(), "the name stays masked");
    assert_eq!(desk.borrow().register.draft::<CaseDraft>("case:new").unwrap(), None, "the kept form is forgotten");
}

#[test]
fn a_refused_form_stays_with_what_was_typed() {
    let (desk, mut harness) = open(register().0);
    desk.borrow_mut().refuses = true;
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "停电没有提前告知");
    click(&mut harness, Role::ComboBox, "首问");
    click(&mut harness, Role::ListBoxOption, "周静岚 · CQ0201");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(
        harness.get_by_role_and_label(Role::MultilineTextInput, "事由").accesskit_node().value().as_deref(),
        Some("停电没有提前告知")
    );
    desk.borrow_mut().refuses = false;
    ctrl(&mut harness, Key::Enter);
    assert_eq!(desk.borrow().register.cases().unwrap().len(), 1, "and can be sent again");
}

#[test]
fn what_was_typed_survives_a_killed_window() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "停电没有提前告知");
    drop(harness);
    let desk = Rc::into_inner(desk).unwrap().into_inner();
    let (_, mut harness) = open(desk.register);
    ctrl(&mut harness, Key::N);
    harness.get_by_label("上次没有记完，接着填。");
    let subject = harness.get_by_role_and_label(Role::MultilineTextInput, "事由");
    assert_eq!(subject.accesskit_node().value().as_deref(), Some("停电没有提前告知"));
}

#[test]
fn showing_a_name_or_a_contact_is_asked_for_and_ends_with_the_next_case() {
    let (desk, mut harness) = open(full());
    pick(&mut harness, "2026-0003 · 陈** · 电话");
    assert!(harness.query_by_label_contains("13900000472").is_none());
    harness.get_by_label("139 **** 0472");
    click(&mut harness, Role::Button, "显示姓名");
    harness.get_by_label("陈先生");
    click(&mut harness, Role::Button, "显示联系方式");
    harness.get_by_label("13900000472");
    let reveals: Vec<String> = desk.borrow().sent.iter().filter_map(revealed).collect();
    assert_eq!(reveals, ["2026-0003 name", "2026-0003 contact"]);
    pick(&mut harness, "2026-0002 · 李**");
    pick(&mut harness, "2026-0003 · 陈**");
    assert!(harness.query_by_label("陈先生").is_none(), "masked again");
}

fn revealed(command: &Command) -> Option<String> {
    match command {
        Command::Shell(ShellCommand::Reveal(subject)) => Some(subject.clone()),
        _ => None,
    }
}

#[test]
fn a_note_is_added_in_place() {
    let (desk, mut harness) = open(full());
    click(&mut harness, Role::Button, "加备注");
    click(&mut harness, Role::Button, "记入");
    harness.get_by_label("必填");
    harness.get_by_role_and_label(Role::MultilineTextInput, "内容").focus();
    harness.run();
    type_text(&mut harness, "已电话联系");
    ctrl(&mut harness, Key::Enter);
    let newest = desk.borrow().register.cases().unwrap()[0].id;
    let notes = desk.borrow().register.case_notes(newest).unwrap();
    assert_eq!((notes[0].text.as_str(), notes[0].author), ("已电话联系", None));
    harness.get_by_label("已电话联系");
    assert!(harness.query_by_role_and_label(Role::Button, "记入").is_none(), "the editor closes");
}

#[test]
fn voiding_needs_a_reason_and_keeps_the_number() {
    let (desk, mut harness) = open(full());
    let before = desk.borrow().register.cases().unwrap();
    pick(&mut harness, "2026-0002 · 李**");
    click(&mut harness, Role::Button, "作废");
    harness.get_by_label("作废 2026-0002？");
    harness.get_all_by_role_and_label(Role::Button, "作废").last().unwrap().click();
    harness.run();
    harness.get_by_label("必填");
    assert_eq!(desk.borrow().register.cases().unwrap(), before, "without a reason nothing happens");
    harness.get_by_role_and_label(Role::MultilineTextInput, "原因").focus();
    harness.run();
    type_text(&mut harness, "记错了");
    harness.get_all_by_role_and_label(Role::Button, "作废").last().unwrap().click();
    harness.run();
    let after = desk.borrow().register.case(CaseId(2)).unwrap();
    assert_eq!(after.voided.unwrap().reason, "记错了");
    assert_eq!(after.number.to_string(), "2026-0002");
    assert!(harness.query_by_label("作废 2026-0002？").is_none());
    harness.get_by_label("已作废：记错了");
    assert!(rows(&harness).iter().any(|row| row.ends_with("2026-0002 · 李** · 电话 · 顾明远 投诉 作废")));
}

#[test]
fn the_counts_of_the_filters_are_the_rows_of_the_list() {
    let (_, mut harness) = open(full());
    for (chip, count) in [("未作废 7", 7), ("作废 1", 1), ("全部 8", 8)] {
        click(&mut harness, Role::Button, chip);
        assert_eq!(rows(&harness).len(), count, "{chip}");
        harness.get_by_label(&format!("显示 {count} 件 · 共 8 件 · 作废 1"));
    }
    click(&mut harness, Role::Button, "种类");
    click(&mut harness, Role::MenuItem, "投诉");
    assert_eq!(rows(&harness).len(), 4);
    harness.get_by_role_and_label(Role::Button, "全部 4");
    click(&mut harness, Role::Button, "作废 0");
    harness.get_by_label("没有符合的");
    click(&mut harness, Role::Button, "显示全部");
    ctrl(&mut harness, Key::F);
    type_text(&mut harness, "窗口");
    assert_eq!(rows(&harness), ["表扬 2 号窗口耐心讲解 2026-0005 · 许** · 意见簿 · 周静岚 表扬"]);
    harness.get_by_role_and_label(Role::Button, "全部 1");
    key(&mut harness, Key::Escape);
    assert_eq!(rows(&harness).len(), 8);
    ctrl(&mut harness, Key::F);
    type_text(&mut harness, "许女士");
    assert!(harness.query_all_by_role(Role::Row).next().is_none(), "a customer's name is no way into the list");
}

#[test]
fn the_newest_number_stands_first_and_a_click_turns_the_order() {
    let (_, mut harness) = open(full());
    let number = |harness: &Harness<'static, Window>| {
        let words = rows(harness)[0].clone();
        words.split(" · ").next().unwrap().split(' ').next_back().unwrap().to_owned()
    };
    assert_eq!(number(&harness), "2026-0008");
    click(&mut harness, Role::Button, "编号、事由");
    assert_eq!(number(&harness), "2026-0001");
    click(&mut harness, Role::Button, "收到");
    click(&mut harness, Role::Button, "收到");
    assert_eq!(number(&harness), "2026-0008", "received last");
}

#[test]
fn a_case_from_a_letter_leads_to_its_box_day() {
    let (desk, mut harness) = open(full());
    harness.get_by_label_contains("1 号箱来信，第 1 封");
    click(&mut harness, Role::Link, "看 11-23 的开箱记录");
    let desk = desk.borrow();
    let went = desk.sent.iter().any(|command| {
        matches!(command, Command::Shell(ShellCommand::Go(Place::Boxes(Some((BoxId(1), on))))) if *on == day("2026-11-23"))
    });
    assert!(went);
}

#[test]
fn a_case_that_was_entered_later_shows_both_times() {
    let (_, mut harness) = open(full());
    pick(&mut harness, "2026-0004 · 郑**");
    harness.get_by_label_contains("收到 11-14 周六 09:00 · 顾明远");
    harness.get_by_label_contains("补记入册 11-19 周四 11:30");
}

#[test]
fn one_is_sent_to_a_case_that_a_filter_hides() {
    let (desk, mut harness) = open(full());
    click(&mut harness, Role::Button, "作废 1");
    desk.borrow_mut().places.push(Place::Cases(Some(CaseId(5))));
    harness.run();
    harness.run();
    assert_eq!(rows(&harness).len(), 8);
    harness.get_by_label("2026-0005 · 表扬 · 意见簿");
}

fn pictures_of(look: &Look, name: &str) {
    let (_, mut harness) = open_with(full(), look);
    pick(&mut harness, "2026-0003");
    picture(&mut harness, &format!("cases-{name}"));
    let [note, void] = if look.lang == Lang::Zh { ["加备注", "作废"] } else { ["Add a note", "Void"] };
    click(&mut harness, Role::Button, note);
    harness.run();
    picture(&mut harness, &format!("cases-{name}-note"));
    click(&mut harness, Role::Button, void);
    picture(&mut harness, &format!("cases-{name}-dialog"));
    key(&mut harness, Key::Escape);
    pick(&mut harness, "2026-0007");
    picture(&mut harness, &format!("cases-{name}-void"));
    ctrl(&mut harness, Key::N);
    ctrl(&mut harness, Key::Enter);
    picture(&mut harness, &format!("cases-{name}-new"));
}

#[test]
fn every_word_shows_in_both_languages_both_themes_and_small_windows() {
    let en = vec2(OFFICE.x - 204.0, 692.0);
    pictures_of(&Look::default(), "zh");
    pictures_of(&Look { theme: ThemeName::Dark, lang: Lang::En, size: en }, "en-dark");
    pictures_of(&Look { size: vec2(1776.0, 1004.0), ..Look::default() }, "large");
    pictures_of(&Look { lang: Lang::En, size: vec2(880.0, 560.0), ..Look::default() }, "en-tight");
    let (_, mut harness) = open_with(register().0, &Look::default());
    harness.get_by_label("还没有记过投诉");
    picture(&mut harness, "cases-empty");
    let (_, mut harness) = open_with(full(), &Look { lang: Lang::En, size: vec2(560.0, 400.0), ..Look::default() });
    picture(&mut harness, "cases-narrow-list");
    pick(&mut harness, "2026-0007");
    key(&mut harness, Key::Enter);
    picture(&mut harness, "cases-narrow-case");
    harness.get_by_role_and_label(Role::Button, "Back to the list").click();
    harness.run();
    assert!(!rows(&harness).is_empty());
}
