//! The opening check as a person walks it: by keys alone, put aside, taken back, finished.

use super::harness::{Screen as Window, picture, window};
use crate::suite::register::making::{at, day, record, register};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::audits::{Answer, Verdict};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::AuditId;
use hallkeeper::domain::standards::Pack;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::{Incoming, UiContext};
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::rc::Rc;

/// The body of the office window.
pub(crate) const BODY: Vec2 = vec2(1222.0, 692.0);

/// A screen with the records it reads, and where it wanted to go.
pub(crate) struct Desk<S> {
    pub(crate) register: Register,
    pub(crate) screen: S,
    pub(crate) now: Moment,
    pub(crate) places: Vec<Place>,
    pub(crate) notices: usize,
    sent_to: Option<Place>,
    pub(crate) incoming: Option<Incoming>,
    /// The newest change was undone outside the screen.
    pub(crate) undone: bool,
}

pub(crate) type Shared<S> = Rc<RefCell<Desk<S>>>;

/// How the window looks.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) size: Vec2,
    pub(crate) theme: ThemeName,
    pub(crate) lang: Lang,
}

impl Default for Look {
    fn default() -> Self {
        Self { size: BODY, theme: ThemeName::Light, lang: Lang::Zh }
    }
}

/// Does what the screen asked for, as the program does between frames.
fn carry_out<S>(desk: &mut Desk<S>, command: Command) -> Option<Done> {
    let Command::Shell(command) = command else {
        return Some(apply(&mut desk.register, command, desk.now).map_or(Done::Refused, |change| change.done));
    };
    match command {
        ShellCommand::Go(place) => desk.places.push(place),
        ShellCommand::Undo => {
            return Some(desk.register.undo("", desk.now).map_or(Done::Refused, |_| Done::Undone));
        }
        ShellCommand::KeepDraft(key, body) => {
            let body: serde_json::Value = serde_json::from_str(&body).unwrap();
            desk.register.keep_draft(&key, &body, desk.now).unwrap();
        }
        ShellCommand::ForgetDraft(key) => desk.register.forget_draft(&key).unwrap(),
        ShellCommand::Notify(_) => desk.notices += 1,
        _ => {}
    }
    None
}

/// Opens a screen on a register.
pub(crate) fn open<S: Screen + Default + 'static>(
    register: Register,
    now: Moment,
    look: Look,
) -> (Shared<S>, Harness<'static, Window>) {
    let desk = Desk {
        register,
        screen: S::default(),
        now,
        places: vec![],
        notices: 0,
        sent_to: None,
        incoming: None,
        undone: false,
    };
    let desk = Rc::new(RefCell::new(desk));
    let seen = Rc::clone(&desk);
    let (tokens, strings) = (Tokens::load(look.theme), Strings::load(look.lang));
    let (commands, jobs) = (Commands::default(), Jobs::at_once());
    let (pictures, calendar) = (Pictures::default(), WorkCalendar::shipped().unwrap());
    let of_window = tokens.clone();
    let mut harness = window(look.size, &of_window, move |ui| {
        let desk = &mut *desk.borrow_mut();
        macro_rules! with_context {
            ($do:expr) => {{
                let cx = UiContext {
                    register: &desk.register,
                    commands: &commands,
                    jobs: &jobs,
                    now: desk.now,
                    strings: &strings,
                    tokens: &tokens,
                    pictures: &pictures,
                    calendar: &calendar,
                };
                #[allow(clippy::redundant_closure_call, reason = "one place makes the context")]
                ($do)(&mut desk.screen, &cx)
            }};
        }
        let (place, incoming) = (desk.sent_to.take(), desk.incoming.take());
        let undone = std::mem::take(&mut desk.undone);
        with_context!(|screen: &mut S, cx: &UiContext<'_>| {
            if let Some(place) = &place {
                screen.go(place, cx);
            }
            if undone {
                screen.hear(&Done::Undone, cx);
            }
            if let Some(incoming) = &incoming {
                screen.receive(incoming, cx);
            }
            screen.show(ui, cx);
        });
        for command in commands.drain() {
            if let Some(done) = carry_out(desk, command) {
                with_context!(|screen: &mut S, cx: &UiContext<'_>| screen.hear(&done, cx));
                ui.ctx().request_repaint();
            }
        }
    });
    harness.run();
    (seen, harness)
}

/// Sends someone to a place of the screen.
pub(crate) fn go<S>(desk: &Shared<S>, harness: &mut Harness<'_, Window>, place: Place) {
    desk.borrow_mut().sent_to = Some(place);
    harness.run();
}

type Tab = hallkeeper::ui::audits::AuditsTab;
type Room = (Shared<Tab>, Harness<'static, Window>);

fn morning() -> Moment {
    at("2026-11-23", 8, 21)
}

fn pack_text() -> &'static str {
    Pack::shipped_for(Sector::Power).unwrap().unwrap().0
}

fn pack() -> Pack {
    Pack::shipped_for(Sector::Power).unwrap().unwrap().1
}

fn right_answer(pack: &Pack, code: &str) -> Answer {
    let item = pack.item(code).unwrap();
    Answer::of_value(item, 0.0, None).unwrap_or_else(|| Answer::by_hand(Verdict::Pass, ""))
}

/// A finished check of the 22nd on which these items failed.
fn with_yesterday(register: &mut Register, failed: &[&str]) -> AuditId {
    let then = at("2026-11-22", 8, 20);
    let id = register.start_audit(pack_text(), (day("2026-11-22"), None), then).unwrap().value;
    for item in &pack().items {
        let answer = if failed.contains(&item.code.as_str()) {
            Answer::by_hand(Verdict::Fail, "昨天没有归位")
        } else {
            right_answer(&pack(), &item.code)
        };
        register.answer_item(id, (&item.code, Some(&answer)), then).unwrap();
    }
    register.finish_audit(id, then).unwrap();
    id
}

fn begun() -> Room {
    let (mut register, people) = register();
    register.start_audit(pack_text(), (day("2026-11-23"), Some(people[0])), morning()).unwrap();
    let (desk, mut harness) = open(register, morning(), Look::default());
    go(&desk, &mut harness, Place::DailyCheck);
    (desk, harness)
}

/// A key with the letter it writes, as a keyboard sends both.
pub(crate) fn press(harness: &mut Harness<'_, Window>, key: Key, text: &str) {
    harness.key_down(key);
    harness.event(Event::Text(text.to_owned()));
    harness.run();
    harness.key_up(key);
    harness.run();
}

pub(crate) fn write(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

pub(crate) fn enter(harness: &mut Harness<'_, Window>) {
    harness.key_press(Key::Enter);
    harness.run();
}

/// Number and text of the item that is selected.
pub(crate) fn present(harness: &Harness<'_, Window>) -> String {
    let rows = harness.query_all_by_role(Role::ListBoxOption);
    let selected: Vec<String> = rows
        .filter(|row| row.accesskit_node().toggled() == Some(Toggled::True))
        .map(|row| row.accesskit_node().label().unwrap_or_default())
        .collect();
    assert_eq!(selected.len(), 1, "one item is present: {selected:?}");
    selected[0].clone()
}

fn answers(desk: &Shared<Tab>) -> std::collections::BTreeMap<String, Answer> {
    let desk = desk.borrow();
    let id = desk.register.audits(1).unwrap()[0].id;
    desk.register.audit(id).unwrap().answers
}

/// Answers the present item rightly by keys.
fn answer_by_keys(harness: &mut Harness<'_, Window>) {
    let label = present(harness);
    let pack = pack();
    let item = pack.items.iter().find(|item| label.contains(&item.text.zh)).unwrap();
    if item.takes_number() {
        write(harness, "0");
        enter(harness);
    } else {
        press(harness, Key::Num1, "1");
    }
}

#[test]
fn a_whole_check_is_done_by_keys_alone() {
    let (register, people) = register();
    let (desk, mut harness) = open::<Tab>(register, morning(), Look::default());
    go(&desk, &mut harness, Place::DailyCheck);
    harness.get_by_label("开始今天的检查？");
    enter(&mut harness);
    for _ in 0..pack().items.len() {
        answer_by_keys(&mut harness);
    }
    assert_eq!(answers(&desk).len(), 23, "every item has its answer in the file");
    let failed: Vec<String> = answers(&desk)
        .into_iter()
        .filter(|(_, answer)| answer.verdict == Verdict::Fail)
        .map(|(code, _)| code)
        .collect();
    assert_eq!(failed, ["P1-1.2.b"], "three people without a badge, as the records say");
    harness.get_by_role_and_label(Role::Button, "完成检查").focus();
    harness.run();
    enter(&mut harness);
    let row = desk.borrow().register.audits(1).unwrap()[0].clone();
    assert_eq!((row.finished_at, row.result), (Some(morning()), Some((94.0, 100.0))));
    assert!(people.len() == 3 && row.auditor.is_none(), "nobody leads this hall, so nobody is proposed");
}

#[test]
fn whoever_leads_the_hall_is_proposed_as_auditor() {
    let (mut register, people) = register();
    let mut lead = record("CQ0209", "唐巧云");
    lead.post = "营业厅主任".into();
    register.change_staff(people[1], &lead, morning()).unwrap();
    let (desk, mut harness) = open::<Tab>(register, morning(), Look::default());
    go(&desk, &mut harness, Place::DailyCheck);
    harness.get_by_role_and_label(Role::Button, "开始检查").click();
    harness.run();
    assert_eq!(desk.borrow().register.audits(1).unwrap()[0].auditor, Some(people[1]));
}

#[test]
fn a_failed_item_without_its_reason_blocks_finishing_and_is_named() {
    let (desk, mut harness) = begun();
    while !present(&harness).contains("大堂引导员") {
        answer_by_keys(&mut harness);
    }
    press(&mut harness, Key::Num2, "2");
    enter(&mut harness);
    harness.get_by_label("不通过要写原因");
    while answers(&desk).len() < 23 {
        answer_by_keys(&mut harness);
    }
    assert!(harness.query_by_role_and_label(Role::Button, "完成检查").is_none());
    harness.get_by_label_contains("先补 1.4");
    harness.get_by_role_and_label(Role::Button, "去补 1.4").click();
    harness.run();
    assert!(present(&harness).contains("大堂引导员"));
    write(&mut harness, "8:25 才到");
    enter(&mut harness);
    assert_eq!(answers(&desk)["P1-2.11"].reason, "8:25 才到");
    harness.get_by_role_and_label(Role::Button, "完成检查").click();
    harness.run();
    assert_eq!(desk.borrow().register.audits(1).unwrap()[0].result, Some((88.0, 100.0)));
}

#[test]
fn what_failed_yesterday_stands_first() {
    let (mut register, _) = register();
    with_yesterday(&mut register, &["P1-2.4.f", "P1-2.9.c"]);
    register.start_audit(pack_text(), (day("2026-11-23"), None), morning()).unwrap();
    let (desk, mut harness) = open::<Tab>(register, morning(), Look::default());
    go(&desk, &mut harness, Place::DailyCheck);
    harness.get_by_role_and_label(Role::Heading, "上次没通过 2 项 · 7 分");
    assert_eq!(present(&harness), "2.6 桌椅定位摆放，横竖成行 未记");
    press(&mut harness, Key::Num1, "1");
    assert_eq!(present(&harness), "3.8 水杯已消毒，或用一次性杯 未记");
    press(&mut harness, Key::Num1, "1");
    assert!(present(&harness).starts_with("1.1 "));
}

#[test]
fn digits_in_a_reason_are_words_and_judge_nothing() {
    let (desk, mut harness) = begun();
    while !present(&harness).contains("大堂引导员") {
        answer_by_keys(&mut harness);
    }
    press(&mut harness, Key::Num2, "2");
    press(&mut harness, Key::Num3, "3");
    press(&mut harness, Key::Num1, "1");
    write(&mut harness, " 号门没人");
    assert!(present(&harness).contains("大堂引导员"), "typing does not move on");
    enter(&mut harness);
    let answer = answers(&desk)["P1-2.11"].clone();
    assert_eq!((answer.verdict, answer.reason.as_str()), (Verdict::Fail, "31 号门没人"));
}

#[test]
fn a_number_over_its_limit_fails_and_asks_why() {
    let (desk, mut harness) = begun();
    press(&mut harness, Key::Num2, "2");
    harness.get_by_label("不通过 · 不超过 0 人");
    enter(&mut harness);
    write(&mut harness, "两人没穿冬装");
    enter(&mut harness);
    let answer = answers(&desk)["P1-1.1"].clone();
    assert_eq!((answer.verdict, answer.value, answer.occurrences), (Verdict::Fail, Some(2.0), 2));
    assert_eq!(answer.reason, "两人没穿冬装");
    assert!(present(&harness).starts_with("1.2 "));
    harness.get_by_label("1.1 两人没穿冬装 −4");
}

#[test]
fn a_broken_number_is_refused_beside_its_field() {
    let (desk, mut harness) = begun();
    write(&mut harness, "1.5");
    enter(&mut harness);
    harness.get_by_label("填整数，如 0、2");
    assert!(!answers(&desk).contains_key("P1-1.1"));
    assert!(present(&harness).starts_with("1.1 "));
}

#[test]
fn three_is_only_an_answer_where_the_standard_allows_it() {
    let (desk, mut harness) = begun();
    while !present(&harness).contains("门窗干净") {
        answer_by_keys(&mut harness);
    }
    let before = answers(&desk).len();
    press(&mut harness, Key::Num3, "3");
    assert_eq!(answers(&desk).len(), before);
    while !present(&harness).contains("工具柜") {
        answer_by_keys(&mut harness);
    }
    press(&mut harness, Key::Num3, "3");
    assert_eq!(answers(&desk)["P1-2.4.c"].verdict, Verdict::NotApplicable);
}

#[test]
fn arrows_move_and_control_z_takes_back() {
    let (desk, mut harness) = begun();
    while !present(&harness).contains("门窗干净") {
        answer_by_keys(&mut harness);
    }
    press(&mut harness, Key::Num1, "1");
    assert!(answers(&desk).contains_key("P1-2.4.a"));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(present(&harness).contains("工具柜"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(!answers(&desk).contains_key("P1-2.4.a"));
    assert!(present(&harness).contains("门窗干净"), "what was taken back is present again");
}

#[test]
fn a_check_put_aside_goes_on_where_it_was_left() {
    let (desk, mut harness) = begun();
    answer_by_keys(&mut harness);
    answer_by_keys(&mut harness);
    harness.get_by_role_and_label(Role::Button, "先放一放").click();
    harness.run();
    harness.get_by_label("进行中 3 / 23");
    harness.get_by_role_and_label(Role::Button, "继续检查").click();
    harness.run();
    assert!(present(&harness).starts_with("1.4 "), "1.3 is answered by the records");
    assert_eq!(answers(&desk).len(), 3);
}

#[test]
fn a_reason_half_typed_survives_a_killed_window() {
    let (desk, mut harness) = begun();
    while !present(&harness).contains("大堂引导员") {
        answer_by_keys(&mut harness);
    }
    press(&mut harness, Key::Num2, "2");
    write(&mut harness, "还没到");
    drop(harness);
    let register = Rc::into_inner(desk).unwrap().into_inner().register;
    let (desk, mut harness) = open::<Tab>(register, morning(), Look::default());
    go(&desk, &mut harness, Place::DailyCheck);
    assert_eq!(answers(&desk)["P1-2.11"].reason, "还没到");
}

#[test]
fn a_pasted_photo_stands_beside_its_failed_item() {
    let (desk, mut harness) = begun();
    let png = |side: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(side, side, image::Rgb([90, 120, 140]))
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        Incoming { name: String::new(), path: None, bytes: bytes.into_inner() }
    };
    desk.borrow_mut().incoming = Some(png(60));
    harness.run();
    assert_eq!(desk.borrow().notices, 1, "no photo before the answer");
    write(&mut harness, "1");
    enter(&mut harness);
    desk.borrow_mut().incoming = Some(png(60));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "再放一张");
    let desk = desk.borrow();
    let id = desk.register.audits(1).unwrap()[0].id;
    let photo = desk.register.audit(id).unwrap().photos["P1-1.1"];
    assert_eq!(desk.register.file(photo).unwrap(), png(60).bytes);
}

#[test]
fn the_filters_show_what_is_open_and_what_failed() {
    let (_desk, mut harness) = begun();
    write(&mut harness, "1");
    enter(&mut harness);
    harness.get_by_label("不通过 2").click();
    harness.run();
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 2);
    harness.get_by_label("按顺序").click();
    harness.run();
    assert!(harness.query_all_by_role(Role::ListBoxOption).count() > 3);
}

#[test]
fn a_finished_check_shows_score_reasons_and_edition() {
    let (mut register, _) = register();
    with_yesterday(&mut register, &["P1-2.4.f"]);
    let (_desk, harness) = open::<Tab>(register, morning(), Look::default());
    harness.get_by_label("97 / 100 分");
    harness.get_by_label("2.6 桌椅定位摆放，横竖成行 0 / 3 不通过");
    harness.get_by_label("昨天没有归位");
    harness.get_by_label_contains("2026.2 版打分");
    harness.get_by_label("1 项不通过");
}

#[test]
fn a_narrow_window_opens_a_check_and_leads_back_to_the_list() {
    let (mut register, _) = register();
    with_yesterday(&mut register, &["P1-2.4.f"]);
    let narrow = Look { size: vec2(576.0, 395.0), ..Look::default() };
    let (_desk, mut harness) = open::<Tab>(register, morning(), narrow);
    assert!(harness.query_by_label("97 / 100 分").is_none());
    harness.get_by_role(Role::Row).click();
    harness.run();
    harness.get_by_label("97 / 100 分");
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_role(Role::Row);
}

#[test]
fn a_hall_without_a_standard_is_told_where_to_choose_one() {
    let (mut register, _) = register();
    let mut hall = register.hall().clone();
    hall.sector = Sector::Other;
    register.change_hall(&hall, morning()).unwrap();
    let (desk, mut harness) = open::<Tab>(register, morning(), Look::default());
    assert!(harness.query_by_role_and_label(Role::Button, "开始今天的检查").is_none());
    harness.get_by_role_and_label(Role::Button, "去设置").click();
    harness.run();
    assert_eq!(desk.borrow().places, [Place::Settings]);
}

#[test]
fn pictures_of_the_checks() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let looks = [
        ("zh-light", Look::default()),
        ("en-light", Look { lang: Lang::En, ..Look::default() }),
        ("zh-dark", Look { theme: ThemeName::Dark, ..Look::default() }),
        ("en-narrow", Look { lang: Lang::En, size: vec2(576.0, 395.0), ..Look::default() }),
        ("zh-large", Look { size: vec2(1776.0, 1004.0), ..Look::default() }),
    ];
    for (name, look) in looks {
        take_pictures(name, look);
    }
}

fn take_pictures(name: &str, look: Look) {
    let (mut register, people) = register();
    with_yesterday(&mut register, &["P1-2.4.f", "P1-2.9.c"]);
    let today = (day("2026-11-23"), Some(people[0]));
    let id = register.start_audit(pack_text(), today, morning()).unwrap().value;
    for (place, item) in pack().items.iter().take(9).enumerate() {
        let answer = match place {
            0 => Answer::of_value(item, 1.0, None).unwrap().because("顾明远没穿冬装"),
            5 => Answer::by_hand(Verdict::Fail, "2 号窗口桌面有水渍"),
            _ => right_answer(&pack(), &item.code),
        };
        register.answer_item(id, (&item.code, Some(&answer)), morning()).unwrap();
    }
    let (desk, mut harness) = open::<Tab>(register, morning(), look);
    picture(&mut harness, &format!("audits-list-{name}"));
    go(&desk, &mut harness, Place::DailyCheck);
    picture(&mut harness, &format!("audits-run-top-{name}"));
    for _ in 0..2 {
        harness.key_press(Key::Num1);
        harness.run();
    }
    harness.run();
    picture(&mut harness, &format!("audits-run-{name}"));
    let (register, _) = crate::suite::register::making::register();
    let (desk, mut harness) = open::<Tab>(register, morning(), look);
    picture(&mut harness, &format!("audits-empty-{name}"));
    go(&desk, &mut harness, Place::DailyCheck);
    picture(&mut harness, &format!("audits-start-{name}"));
}
