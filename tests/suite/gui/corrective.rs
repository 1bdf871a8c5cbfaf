//! The board of corrective actions as people work it: opened, assigned, shown by a photo, closed by a second person.

use super::audits::{Look, Shared, go, open};
use super::harness::{Screen as Window, picture};
use crate::suite::register::corrective::{CUPS, SILL, assigned, check};
use crate::suite::register::making::{at, day, register};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::corrective::{CorrectiveKind, CorrectiveState, NewCorrectiveEvent, state_of};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CorrectiveId, StaffId};
use hallkeeper::register::Register;
use hallkeeper::register::corrective::OpenCorrective;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::context::Incoming;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, Facts};
use hallkeeper::ui::widgets::Tally;

fn now() -> Moment {
    at("2026-11-23", 9, 0)
}

type Room = (Shared<AuditsTab>, Harness<'static, Window>);

fn board(register: Register, look: Look) -> Room {
    let (desk, mut harness) = open::<AuditsTab>(register, now(), look);
    go(&desk, &mut harness, Place::Corrective(None));
    (desk, harness)
}

fn click(harness: &mut Harness<'_, Window>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run();
}

fn pick_row(harness: &mut Harness<'_, Window>, words: &str) {
    let row = harness.query_all_by_role(Role::Row).find(|row| label_of(row).contains(words));
    row.unwrap_or_else(|| panic!("no row {words}")).click();
    harness.run();
}

fn label_of<'a>(node: &impl NodeT<'a>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

fn choose(harness: &mut Harness<'_, Window>, field: &str, option: &str) {
    harness.get_by_role_and_label(Role::ComboBox, field).click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, option).click();
    harness.run();
}

fn write(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn confirm(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
}

fn state(desk: &Shared<AuditsTab>, id: CorrectiveId) -> CorrectiveState {
    let desk = desk.borrow();
    state_of(&desk.register.corrective(id).unwrap(), day("2026-11-23"), desk.register.calendar())
}

fn png() -> Incoming {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(60, 40, image::Rgb([90, 120, 140]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    Incoming { name: String::new(), path: None, bytes: bytes.into_inner() }
}

#[test]
fn a_failed_item_nobody_looks_after_becomes_an_action_with_owner_and_day() {
    let (mut register, people) = register();
    check(&mut register, "2026-11-20", &[SILL]);
    let (desk, mut harness) = board(register, Look::default());
    pick_row(&mut harness, "P1-2.4.a 有问题");
    click(&mut harness, "提出整改");
    choose(&mut harness, "整改人", "唐巧云 · CQ0209");
    harness.get_by_role_and_label(Role::TextInput, "整改期限").focus();
    harness.run();
    write(&mut harness, "+2");
    confirm(&mut harness);
    let action = desk.borrow().register.correctives().unwrap().remove(0);
    assert_eq!((action.owner(), action.due()), (Some(people[1]), Some(day("2026-11-25"))));
    assert!(harness.query_all_by_role(Role::Row).any(|row| label_of(&row).contains("剩 2 天")));
}

#[test]
fn an_owner_and_no_day_is_named_beside_the_field_and_kept_as_typed() {
    let (mut register, _) = register();
    check(&mut register, "2026-11-20", &[SILL]);
    let (desk, mut harness) = board(register, Look::default());
    click(&mut harness, "提出整改");
    choose(&mut harness, "整改人", "唐巧云 · CQ0209");
    confirm(&mut harness);
    harness.get_by_label("1 处要补");
    assert_eq!(desk.borrow().register.correctives().unwrap(), []);
    drop(harness);
    let register = std::rc::Rc::into_inner(desk).unwrap().into_inner().register;
    let (_desk, harness) = board(register, Look::default());
    harness.get_by_role_and_label(Role::Button, "不记了");
}

#[test]
fn a_pasted_photo_is_handed_in_and_a_second_person_closes() {
    let (mut register, people) = register();
    let id = assigned(&mut register, ("2026-11-20", SILL), people[0], "2026-11-25");
    let (desk, mut harness) = board(register, Look::default());
    desk.borrow_mut().incoming = Some(png());
    harness.run();
    harness.get_by_role_and_label(Role::Button, "整改照片");
    confirm(&mut harness);
    assert_eq!(state(&desk, id), CorrectiveState::HandedIn);
    let events = desk.borrow().register.corrective(id).unwrap().events;
    let photo = events[1].entry.file.unwrap();
    assert_eq!(desk.borrow().register.file(photo).unwrap(), png().bytes);
    assert_eq!(events[1].entry.by, Some(people[0]), "whoever has it handed it in");
    click(&mut harness, "验收");
    harness.get_by_role_and_label(Role::ComboBox, "验收人").click();
    harness.run();
    let offered: Vec<String> = harness.query_all_by_role(Role::ListBoxOption).map(|option| label_of(&option)).collect();
    assert!(!offered.iter().any(|name| name.contains("周静岚")), "the owner is not offered: {offered:?}");
    harness.get_by_role_and_label(Role::ListBoxOption, "顾明远 · CQ0218").click();
    harness.run();
    confirm(&mut harness);
    assert_eq!(state(&desk, id), CorrectiveState::Closed { on: day("2026-11-23") });
    harness.get_by_role_and_label(Role::Button, "退回整改");
}

#[test]
fn without_evidence_closing_is_not_offered_and_postponing_wants_a_reason() {
    let (mut register, people) = register();
    let id = assigned(&mut register, ("2026-11-18", SILL), people[0], "2026-11-20");
    let (desk, mut harness) = board(register, Look::default());
    assert!(harness.query_by_role_and_label(Role::Button, "验收").is_none());
    assert!(harness.query_all_by_role(Role::Row).any(|row| label_of(&row).contains("逾期 3 天")));
    click(&mut harness, "延期");
    confirm(&mut harness);
    harness.get_by_label("2 处要补");
    assert_eq!(state(&desk, id), CorrectiveState::Overdue { days: 3 });
}

#[test]
fn escape_leaves_the_form_and_undo_brings_it_back_as_typed() {
    let (mut register, people) = register();
    let id = assigned(&mut register, ("2026-11-20", SILL), people[0], "2026-11-25");
    let (desk, mut harness) = board(register, Look::default());
    click(&mut harness, "交整改依据");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "不记了").is_none());
    click(&mut harness, "交整改依据");
    write(&mut harness, "窗台擦过两遍");
    confirm(&mut harness);
    assert_eq!(state(&desk, id), CorrectiveState::HandedIn);
    assert_eq!(desk.borrow().register.corrective(id).unwrap().events[1].entry.text, "窗台擦过两遍");
}

#[test]
fn the_board_is_narrowed_to_a_person() {
    let (mut register, people) = register();
    assigned(&mut register, ("2026-11-18", SILL), people[0], "2026-11-30");
    assigned(&mut register, ("2026-11-19", CUPS), people[1], "2026-11-30");
    let (_desk, mut harness) = board(register, Look::default());
    let rows = |harness: &Harness<'_, Window>| {
        harness.query_all_by_role(Role::Row).filter(|row| label_of(row).contains("有问题")).count()
    };
    assert_eq!(rows(&harness), 2);
    harness.get_by_role_and_label(Role::Button, "整改人").click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "唐巧云").click();
    harness.run();
    assert_eq!(rows(&harness), 1);
}

#[test]
fn an_empty_board_says_what_belongs_there() {
    let (register, _) = register();
    let (_desk, harness) = board(register, Look::default());
    harness.get_by_label("没有要整改的");
}

/// A board with a row of every state.
fn full_board() -> Register {
    let (mut register, people) = register();
    let now = at("2026-11-22", 16, 0);
    let enter = |register: &mut Register, id: CorrectiveId, kind, by: StaffId, text: &str| {
        let new = NewCorrectiveEvent { text: text.into(), ..NewCorrectiveEvent::plain(kind, Some(by)) };
        register.add_corrective_event(id, &new, now).unwrap();
    };
    assigned(&mut register, ("2026-11-10", "P1-2.4.f"), people[0], "2026-11-20");
    let waiting = assigned(&mut register, ("2026-11-11", SILL), people[1], "2026-11-26");
    enter(&mut register, waiting, CorrectiveKind::Evidence, people[1], "三扇窗都擦了，窗台垫了布");
    let closed = assigned(&mut register, ("2026-11-12", CUPS), people[2], "2026-11-20");
    enter(&mut register, closed, CorrectiveKind::Evidence, people[2], "换成一次性杯");
    enter(&mut register, closed, CorrectiveKind::Closed, people[0], "");
    assigned(&mut register, ("2026-11-13", "P1-2.4.b"), people[0], "2026-11-24");
    let audit = check(&mut register, "2026-11-16", &["P1-2.4.d", "P1-2.4.e"]);
    let new = OpenCorrective { audit, item_code: "P1-2.4.d".into(), by: Some(people[0]), owner: None, due: None };
    register.open_corrective(&new, now).unwrap();
    register
}

#[test]
fn today_and_the_rail_tell_of_actions_that_are_overdue_due_and_to_be_looked_at() {
    let register = full_board();
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    let agenda = Agenda::from_facts(Facts { register: &register, calendar: &calendar, now: now(), strings: &strings });
    let rows: Vec<(String, String)> = agenda
        .rows
        .iter()
        .filter(|row| matches!(row.action.1, Place::Corrective(Some(_))))
        .map(|row| (row.chip.1.clone(), row.action.0.clone()))
        .collect();
    let row = |chip: &str, action: &str| (chip.to_owned(), action.to_owned());
    assert_eq!(rows, [row("逾期 3 天", "去整改"), row("剩 1 天", "去整改"), row("待验收", "去验收")]);
    // The opening check is due too, and overdue after the doors opened.
    assert_eq!(agenda.tallies().audits, Tally { due: 4, overdue: 2 });
}

#[test]
fn pictures_of_the_board() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let looks = [
        ("zh-light", Look::default()),
        ("en-light", Look { lang: Lang::En, ..Look::default() }),
        ("zh-dark", Look { theme: ThemeName::Dark, ..Look::default() }),
        ("en-dark", Look { theme: ThemeName::Dark, lang: Lang::En, ..Look::default() }),
        ("zh-narrow", Look { size: vec2(576.0, 560.0), ..Look::default() }),
    ];
    for (name, look) in looks {
        let (desk, mut harness) = board(full_board(), look);
        picture(&mut harness, &format!("corrective-{name}"));
        let id = desk.borrow().register.correctives().unwrap()[1].id;
        go(&desk, &mut harness, Place::Corrective(Some(id)));
        picture(&mut harness, &format!("corrective-waiting-{name}"));
        let id = desk.borrow().register.correctives().unwrap()[0].id;
        go(&desk, &mut harness, Place::Corrective(Some(id)));
        desk.borrow_mut().incoming = Some(png());
        harness.run();
        picture(&mut harness, &format!("corrective-form-{name}"));
        let (register, _) = register();
        let (_desk, mut harness) = board(register, look);
        picture(&mut harness, &format!("corrective-empty-{name}"));
    }
}
