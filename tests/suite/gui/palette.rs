//! The search palette: what is found by a few signs, and what Enter asks for.

use super::harness::{OFFICE, Screen as Window, picture, window};
use crate::suite::register::making::{at, day, register};
use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::boxes::{NewBoxEntry, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::ids::{BoxId, CaseId, StaffId};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Commands, Place, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::palette::Palette;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::rc::Rc;

/// What was asked for, and whether the panel is still shown.
#[derive(Default)]
struct Seen {
    sent: Vec<ShellCommand>,
    is_open: bool,
}

fn hall() -> Register {
    let (mut register, people) = register();
    for (summary, customer) in [("3 号窗口排队太久", "陈先生"), ("电费账单有误", "吴女士"), ("２号窗口耐心", "")]
    {
        let case = NewCase {
            kind: CaseKind::Complaint,
            channel: CaseChannel::Phone,
            summary: summary.into(),
            customer_name: customer.into(),
            customer_contact: "".into(),
            first_asked: Some(people[1]),
            department: "电费核算班".into(),
            received_at: at("2026-11-20", 9, 0),
            details: CaseDetails::default(),
        };
        register.record_case(&case, at("2026-11-20", 9, 5)).unwrap();
    }
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-05"),
        opened_at: at("2026-11-05", 16, 0),
        opener: people[0],
        witness: people[1],
        seal: Seal::Intact,
        letters: vec![],
        remark: String::new(),
    };
    register.record_box_entry(&entry, at("2026-11-05", 16, 5)).unwrap();
    register
}

fn open_in(theme: ThemeName, lang: Lang) -> (Rc<RefCell<Seen>>, Harness<'static, Window>) {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let watched = Rc::clone(&seen);
    let (register, tokens, strings) = (hall(), Tokens::load(theme), Strings::load(lang));
    let (commands, jobs) = (Commands::default(), Jobs::at_once());
    let (pictures, calendar) = (Pictures::default(), WorkCalendar::shipped().unwrap());
    let mut palette = Palette::default();
    palette.open();
    let look = tokens.clone();
    let mut harness = window(OFFICE, &look, move |ui| {
        let cx = UiContext {
            register: &register,
            commands: &commands,
            jobs: &jobs,
            now: at("2026-11-23", 15, 30),
            strings: &strings,
            tokens: &tokens,
            pictures: &pictures,
            calendar: &calendar,
        };
        palette.show(ui.ctx(), &cx);
        let mut seen = watched.borrow_mut();
        seen.is_open = palette.is_open();
        seen.sent.extend(commands.drain().into_iter().filter_map(|command| match command {
            Command::Shell(command) => Some(command),
            _ => None,
        }));
    });
    harness.run();
    (seen, harness)
}

fn search(words: &str) -> (Rc<RefCell<Seen>>, Harness<'static, Window>) {
    let (seen, mut harness) = open_in(ThemeName::Light, Lang::Zh);
    harness.event(Event::Text(words.to_owned()));
    harness.run();
    (seen, harness)
}

fn rows(harness: &Harness<'static, Window>) -> Vec<String> {
    harness.query_all_by_role(Role::ListBoxOption).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn went(seen: &Rc<RefCell<Seen>>) -> Option<Place> {
    match seen.borrow().sent.as_slice() {
        [ShellCommand::Go(place)] => Some(place.clone()),
        _ => None,
    }
}

#[test]
fn a_word_of_the_subject_finds_its_cases_and_the_arrows_choose() {
    let (seen, mut harness) = search("窗口");
    assert_eq!(
        rows(&harness),
        ["２号窗口耐心 2026-0003 · 投诉 · 电费核算班", "3 号窗口排队太久 2026-0001 · 投诉 · 陈** · 电费核算班",]
    );
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(went(&seen), Some(Place::Cases(Some(CaseId(1)))));
    assert!(!seen.borrow().is_open, "Enter closes the panel");
}

#[test]
fn a_customers_name_finds_but_stays_masked() {
    let (_, harness) = search("吴女士");
    assert_eq!(rows(&harness), ["电费账单有误 2026-0002 · 投诉 · 吴** · 电费核算班"]);
}

#[test]
fn a_person_is_found_by_a_part_of_the_name_or_number() {
    let (seen, mut harness) = search("巧");
    assert_eq!(rows(&harness), ["唐巧云 CQ0209 · 在岗"]);
    press(&mut harness, Key::Enter);
    assert_eq!(went(&seen), Some(Place::Staff(Some(StaffId(2)))));
    assert_eq!(rows(&search("cq0218").1), ["顾明远 CQ0218 · 在岗"]);
}

#[test]
fn a_day_finds_its_box_whether_opened_or_not() {
    for words in ["11-05", "2026-11-05", "１１－０５"] {
        let (seen, mut harness) = search(words);
        assert_eq!(rows(&harness), ["1 号箱 · 11-05 周四 已开箱，0 封信"], "{words}");
        press(&mut harness, Key::Enter);
        assert_eq!(went(&seen), Some(Place::Boxes(Some((BoxId(1), day("2026-11-05"))))));
    }
    assert_eq!(rows(&search("11-06").1), ["1 号箱 · 11-06 周五 没有开箱记录"]);
    assert!(rows(&search("12-01").1).is_empty(), "what is ahead holds nothing");
}

#[test]
fn commands_are_found_by_their_words() {
    let (seen, mut harness) = search("深色");
    press(&mut harness, Key::Enter);
    assert!(matches!(seen.borrow().sent.as_slice(), [ShellCommand::Theme(ThemeName::Dark)]));
    let (seen, mut harness) = search("English");
    press(&mut harness, Key::Enter);
    assert!(matches!(seen.borrow().sent.as_slice(), [ShellCommand::Language(Lang::En)]));
    let (seen, mut harness) = search("撤销");
    press(&mut harness, Key::Enter);
    assert!(matches!(seen.borrow().sent.as_slice(), [ShellCommand::Undo]));
}

#[test]
fn what_is_not_there_is_said_and_esc_closes() {
    let (seen, mut harness) = search("没有这回事");
    harness.get_by_label("没有找到");
    press(&mut harness, Key::Enter);
    assert!(seen.borrow().is_open && seen.borrow().sent.is_empty());
    press(&mut harness, Key::Escape);
    assert!(!seen.borrow().is_open);
}

#[test]
fn no_more_than_ten_rows_are_shown_and_both_languages_fit() {
    for (theme, lang) in [(ThemeName::Light, Lang::Zh), (ThemeName::Dark, Lang::En)] {
        let (_, mut harness) = open_in(theme, lang);
        assert_eq!(rows(&harness).len(), 10);
        picture(&mut harness, &format!("palette-{}-blank", lang.key()));
        harness.event(Event::Text("2".to_owned()));
        harness.run();
        assert!(rows(&harness).len() <= 10);
        picture(&mut harness, &format!("palette-{}-found", lang.key()));
    }
}
