//! The cases as a person works them: by keyboard, masked, annotated, voided, filtered. The desk of all its tests.

mod detail;
mod form;
mod list;
mod papers;
mod pictures;

use super::harness::{Screen as Window, window};
use crate::suite::register::making::{at, day, register};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseKind, Finding, NewCase, NewEvent, ReplyMode, Target, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{BoxId, CaseId, StaffId, WindowId};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::hall::WindowChange;
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
    now: Moment,
}

type Shared = Rc<RefCell<Desk>>;

/// Does what the tab asked for, as the program does between frames.
fn done(desk: &mut Desk, command: &Command) -> Option<Done> {
    match command {
        Command::Cases(_) if desk.refuses => Some(Done::Refused),
        Command::Cases(_) => {
            Some(apply(&mut desk.register, command.clone(), desk.now).map_or(Done::Refused, |change| change.done))
        }
        Command::Shell(ShellCommand::KeepDraft(key, body)) => {
            let body: serde_json::Value = serde_json::from_str(body).unwrap();
            desk.register.keep_draft(key, &body, desk.now).unwrap();
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
    let (tab, now) = (CasesTab::default(), now());
    let desk = Desk { register, tab, places: vec![], sent: vec![], refuses: false, now };
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
                now: desk.now,
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
        customer_contact: if customer.is_empty() { "" } else { "13900000472" }.into(),
        first_asked: Some(asked),
        department: if kind == CaseKind::Complaint { "电费核算班".into() } else { String::new() },
        received_at: at("2026-11-23", 9, 12),
        details: CaseDetails::default(),
    }
}

/// Nine cases as they stand on the Monday afternoon: six open, the first over its limit, two due today, one closed in time and
/// one late, one void; the eighth from a letter.
fn full() -> Register {
    use CaseChannel::{Forwarded, InPerson, OpinionBook, Phone, RestDayPhone};
    use CaseKind::{Complaint, Enquiry, Other, Praise};
    let (mut register, people) = register();
    for number in ["1", "2", "3"] {
        let window = WindowChange { number: number.into(), purpose: "收费".into(), retired_on: None };
        register.change_window(&window, at("2026-11-01", 8, 0)).unwrap();
    }
    for (index, team) in [(0, "综合班"), (1, "营业班"), (2, "营业班")] {
        let mut record = register.staff_member(people[index]).unwrap().record;
        record.team = team.into();
        register.change_staff(people[index], &record, at("2026-11-01", 8, 0)).unwrap();
    }
    let bill = "电费账单有误，要求说明\n用户称 10 月电费比往月多 86.40 元，要求逐日说明。";
    let texts = [
        (Complaint, Forwarded, ("停电没有提前告知", "吴先生"), 1, at("2026-11-06", 10, 12)),
        (Complaint, InPerson, ("电表走得快，要求校验", "李女士"), 2, at("2026-11-08", 9, 5)),
        (Complaint, Phone, (bill, "陈先生"), 1, at("2026-11-17", 9, 40)),
        (Complaint, InPerson, ("缴费机吞卡，等了半小时", "郑先生"), 2, at("2026-11-19", 11, 30)),
        (Praise, OpinionBook, ("表扬 2 号窗口耐心讲解", "许女士"), 0, at("2026-11-20", 16, 2)),
        (Enquiry, Phone, ("一户多人口怎么申请", ""), 1, at("2026-11-21", 10, 15)),
        (Other, RestDayPhone, ("营业时间牌与实际不符", "冯先生"), 0, at("2026-11-22", 8, 50)),
    ];
    for (number, (kind, channel, words, who, received)) in (1..).zip(texts) {
        let mut case = NewCase { received_at: received, ..case(kind, channel, words, people[who]) };
        match number {
            1 => (case.details.forwarded_by, case.details.forwarded_no) = ("市公司".into(), "市转〔2026〕31 号".into()),
            3 => (case.details.matter, case.details.rings) = ("billing_error".into(), Some(3)),
            4 => case.details.target = Target::Window(WindowId(3)),
            5 => case.details.page_no = "12".into(),
            _ => {}
        }
        let entered = if number == 4 { at("2026-11-19", 17, 10) } else { received };
        register.record_case(&case, entered).unwrap();
    }
    letter(&mut register, &people);
    let late = NewCase {
        received_at: at("2026-11-02", 9, 0),
        ..case(Complaint, Phone, ("抄表没有通知", "何女士"), people[2])
    };
    register.record_case(&late, at("2026-11-02", 9, 0)).unwrap();
    for (id, by, when) in [(1, 1, "2026-11-06"), (2, 2, "2026-11-09"), (3, 1, "2026-11-17"), (4, 2, "2026-11-20")] {
        enter(&mut register, (id, people[by]), (at(when, 18, 0), What::Accepted { note: String::new() }));
    }
    close(&mut register, (6, people[1]), at("2026-11-22", 9, 0));
    close(&mut register, (9, people[2]), at("2026-11-20", 9, 0));
    register.void_case(CaseId(7), "与 2026-0001 重复", at("2026-11-22", 9, 0)).unwrap();
    let note = ("已复核抄表照片，示数无误；电价执行有误，应退 31.20 元。", Some(people[1]));
    register.add_case_note(CaseId(3), note, at("2026-11-18", 9, 5)).unwrap();
    register
}

/// The box of the Monday with one letter that becomes a case.
fn letter(register: &mut Register, people: &[StaffId]) {
    let letter = NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
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
}

fn enter(register: &mut Register, (id, by): (i64, StaffId), (when, what): (Moment, What)) {
    let new = NewEvent { at: when, by: Some(by), what };
    register.add_case_event(CaseId(id), &new, when).unwrap();
}

/// Concluded, answered and closed at a moment.
fn close(register: &mut Register, (id, by): (i64, StaffId), when: Moment) {
    let finding = Finding::Founded;
    enter(register, (id, by), (when, What::Concluded { finding, text: "已说明".into() }));
    enter(register, (id, by), (when, What::Replied { mode: ReplyMode::Phone, text: "已电话答复".into() }));
    register.close_case(CaseId(id), Some(by), when).unwrap();
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
