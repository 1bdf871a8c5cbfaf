//! Today as a person sees it: what is due when, what was done, how the month stands, and the counts of the rail.

use super::audits::{Look, Shared, open};
use super::harness::{Screen as Window, picture};
use crate::suite::register::making::{at, day, print_badge, record, register};
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::domain::audits::{Answer, Verdict};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::CaseKind;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::products::Product;
use hallkeeper::domain::standards::Pack;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, DayMark, Facts, Part, TodayTab};
use hallkeeper::ui::widgets::{Tally, Tone};

type Room = (Shared<TodayTab>, Harness<'static, Window>);

const MONDAY: &str = "2026-11-23";

/// A hall whose first day of records is that Monday, so that nothing was missed before.
fn fresh_hall() -> (Register, Vec<StaffId>) {
    let (mut register, people) = register();
    let mut hall = register.hall().clone();
    hall.records_since = day(MONDAY);
    register.change_hall(&hall, at("2026-11-01", 9, 0)).unwrap();
    (register, people)
}

fn agenda(register: &Register, now: Moment) -> Agenda {
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    Agenda::from_facts(Facts { register, calendar: &calendar, now, strings: &strings })
}

fn finish_check(register: &mut Register, on: &str, at: Moment) {
    let (text, pack) = Pack::shipped_for(Sector::Power).unwrap().unwrap();
    let id = register.start_audit(text, (day(on), None), at).unwrap().value;
    for item in &pack.items {
        let answer = Answer::of_value(item, 0.0, None).unwrap_or_else(|| Answer::by_hand(Verdict::Pass, ""));
        register.answer_item(id, (&item.code, Some(&answer)), at).unwrap();
    }
    register.finish_audit(id, at).unwrap();
}

fn open_box(register: &mut Register, (on, at): (&str, Moment), people: &[StaffId], letters: Vec<NewLetter>) {
    let entry = NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: day(on),
        opened_at: Moment::at(day(on), at.time()),
        opener: people[0],
        witness: people[1],
        seal: Seal::Intact,
        letters,
        remark: String::new(),
    };
    register.record_box_entry(&entry, at).unwrap();
}

fn letter(text: &str, department: &str) -> NewLetter {
    NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: text.into(),
        scan: None,
        fate: LetterFate::Case { department: department.into() },
    }
}

fn mark(agenda: &Agenda, on: &str) -> DayMark {
    agenda.month.iter().find(|d| d.day == day(on)).unwrap().mark
}

fn chips(agenda: &Agenda, part: Part) -> Vec<(Tone, String)> {
    agenda.rows.iter().filter(|row| row.part == part).map(|row| (row.tone, row.chip.1.clone())).collect()
}

#[test]
fn the_opening_check_is_due_until_it_is_finished() {
    let (mut register, _) = fresh_hall();
    let early = at(MONDAY, 7, 0);
    assert_eq!(chips(&agenda(&register, early), Part::BeforeOpening), [(Tone::Neutral, "08:30 前".into())]);
    let near = at(MONDAY, 8, 21);
    assert_eq!(chips(&agenda(&register, near), Part::BeforeOpening), [(Tone::Warn, "剩 9 分钟".into())]);
    let late = at(MONDAY, 9, 0);
    let due = agenda(&register, late);
    assert_eq!(chips(&due, Part::BeforeOpening), [(Tone::Danger, "开门已过 30 分钟".into())]);
    assert_eq!(due.tallies().audits, Tally { due: 1, overdue: 1 });
    finish_check(&mut register, MONDAY, late);
    let done = agenda(&register, late);
    assert!(chips(&done, Part::BeforeOpening).is_empty());
    assert_eq!(done.tallies().audits, Tally::default());
    assert_eq!((done.done[0].title.as_str(), done.done[0].line.as_str()), ("开门检查", "得 100 / 100 分"));
}

#[test]
fn a_check_put_aside_says_how_far_it_is_and_what_failed_last_time() {
    let (mut register, _) = register();
    let (text, pack) = Pack::shipped_for(Sector::Power).unwrap().unwrap();
    let saturday = at("2026-11-21", 8, 0);
    let id = register.start_audit(text, (day("2026-11-21"), None), saturday).unwrap().value;
    for item in &pack.items {
        let passed = Answer::of_value(item, 0.0, None).unwrap_or_else(|| Answer::by_hand(Verdict::Pass, ""));
        let answer = if item.code == "P1-2.6" { Answer::by_hand(Verdict::Fail, "有杂物") } else { passed };
        register.answer_item(id, (&item.code, Some(&answer)), saturday).unwrap();
    }
    register.finish_audit(id, saturday).unwrap();
    let now = at(MONDAY, 8, 0);
    let id = register.start_audit(text, (day(MONDAY), None), now).unwrap().value;
    let answer = Answer::by_hand(Verdict::Pass, "");
    register.answer_item(id, ("P1-2.6", Some(&answer)), now).unwrap();
    let row = agenda(&register, now).rows[0].clone();
    assert_eq!(row.line, "共 23 项，已记 1 项 · 上次没通过：雨伞架完好，伞架上没有杂物");
    assert_eq!(row.action, ("继续检查".to_owned(), Place::DailyCheck));
}

#[test]
fn the_box_is_amber_from_an_hour_before_closing_and_red_after_it() {
    let (mut register, people) = fresh_hall();
    let chip =
        |register: &Register, hour, minute| chips(&agenda(register, at(MONDAY, hour, minute)), Part::BeforeClosing);
    assert_eq!(chip(&register, 16, 29), [(Tone::Neutral, "17:30 前".into())]);
    assert_eq!(chip(&register, 16, 30), [(Tone::Warn, "还有 60 分钟关门".into())]);
    assert_eq!(chip(&register, 16, 42), [(Tone::Warn, "还有 48 分钟关门".into())]);
    assert_eq!(chip(&register, 17, 31), [(Tone::Danger, "关门已过 1 分钟".into())]);
    assert_eq!(agenda(&register, at(MONDAY, 16, 42)).tallies().boxes, Tally { due: 1, overdue: 0 });
    assert_eq!(agenda(&register, at(MONDAY, 18, 0)).tallies().boxes, Tally { due: 1, overdue: 1 });
    open_box(&mut register, (MONDAY, at(MONDAY, 17, 10)), &people, vec![]);
    assert!(chip(&register, 18, 0).is_empty());
    let done = agenda(&register, at(MONDAY, 18, 0));
    assert_eq!(done.done[0].line, "1 号箱 · 空箱");
    assert_eq!(done.tallies().boxes, Tally::default());
}

#[test]
fn on_a_rest_day_neither_check_nor_box_is_due_and_the_screen_says_so() {
    let (mut register, people) = fresh_hall();
    finish_check(&mut register, MONDAY, at(MONDAY, 8, 0));
    open_box(&mut register, (MONDAY, at(MONDAY, 17, 0)), &people, vec![]);
    let sunday = at("2026-11-29", 10, 0);
    let rest = agenda(&register, sunday);
    assert!(!rest.is_open);
    assert!(rest.rows.iter().all(|row| row.part == Part::Week));
    assert_eq!((rest.tallies().audits, rest.tallies().boxes), (Tally::default(), Tally::default()));
    let (_desk, harness): Room = open(register, sunday, Look::default());
    harness.get_by_label_contains("今天休息，不用检查和开箱");
}

#[test]
fn letters_without_a_department_wait_on_today_until_their_limit_is_due_p1_9_3() {
    let (mut register, people) = fresh_hall();
    let letters = vec![letter("等候区添一副老花镜", ""), letter("窗口有点高", "综合班")];
    open_box(&mut register, (MONDAY, at(MONDAY, 17, 0)), &people, letters);
    let of = |register: &Register, now| {
        let agenda = agenda(register, now);
        let rows: Vec<(String, Tone)> =
            agenda.rows.iter().filter(|row| row.part == Part::Today).map(|row| (row.title.clone(), row.tone)).collect();
        (rows, agenda.tallies().cases)
    };
    let (first, second) = ("等候区添一副老花镜".to_owned(), "窗口有点高".to_owned());
    let waits = vec![(first.clone(), Tone::Neutral)];
    assert_eq!(of(&register, at(MONDAY, 17, 5)), (waits, Tally { due: 1, overdue: 0 }));
    let due = vec![(first.clone(), Tone::Warn), (second.clone(), Tone::Warn)];
    assert_eq!(of(&register, at("2026-11-26", 9, 0)), (due, Tally { due: 2, overdue: 0 }), "accepted within 3 days");
    let late = vec![(first, Tone::Danger), (second, Tone::Danger)];
    assert_eq!(of(&register, at("2026-11-27", 9, 0)), (late, Tally { due: 2, overdue: 2 }));
}

#[test]
fn the_month_tells_kept_late_missed_and_rest() {
    let (mut register, people) = register();
    for (on, entered) in [("2026-11-02", "2026-11-02"), ("2026-11-03", "2026-11-04")] {
        finish_check(&mut register, on, at(on, 8, 0));
        open_box(&mut register, (on, at(entered, 17, 0)), &people, vec![]);
    }
    open_box(&mut register, ("2026-11-05", at("2026-11-05", 17, 0)), &people, vec![]);
    let seen = agenda(&register, at("2026-11-06", 9, 0));
    assert_eq!(mark(&seen, "2026-11-01"), DayMark::Rest);
    assert_eq!(mark(&seen, "2026-11-02"), DayMark::Kept);
    assert_eq!(mark(&seen, "2026-11-03"), DayMark::Late);
    assert_eq!(mark(&seen, "2026-11-04"), DayMark::Missed, "nothing was done");
    assert_eq!(mark(&seen, "2026-11-05"), DayMark::Missed, "the check is missing");
    assert_eq!(mark(&seen, "2026-11-06"), DayMark::Today);
    assert_eq!(mark(&seen, "2026-11-07"), DayMark::Ahead);
    let missed = seen.rows.iter().find(|row| row.title.contains("漏记")).unwrap();
    assert_eq!(missed.title, "1 号箱本月漏记 1 天");
    let the_box = register.boxes().unwrap()[0].id;
    assert_eq!(missed.action.1, Place::Boxes(Some((the_box, day("2026-11-04")))));
}

#[test]
fn badges_missing_expired_running_out_and_incomplete_are_told_apart() {
    let (mut register, people) = fresh_hall();
    let printed = at("2026-11-20", 9, 0);
    print_badge(&mut register, people[0], ("", Some(day("2026-11-22"))), printed);
    print_badge(&mut register, people[1], ("", Some(day("2026-11-28"))), printed);
    let now = at(MONDAY, 8, 0);
    let seen = agenda(&register, now);
    assert_eq!(seen.tallies().staff, Tally { due: 3, overdue: 1 });
    let row = |words: &str| seen.rows.iter().find(|row| row.title.contains(words)).unwrap().clone();
    assert_eq!(row("已过期").action.1, Place::PrintProduct(Product::Badge, vec![people[0]]));
    assert_eq!(row("已过期").tone, Tone::Danger);
    assert_eq!((row("快到期").chip.1, row("快到期").tone), ("剩 5 天".to_owned(), Tone::Warn));
    assert_eq!(row("资料不全").action.1, Place::Staff(Some(people[2])));
    print_badge(&mut register, people[2], ("", Some(day("2027-12-31"))), now);
    assert_eq!(agenda(&register, now).tallies().staff.due, 2);
}

#[test]
fn from_december_on_next_years_calendar_is_asked_for() {
    let (register, _) = fresh_hall();
    let asks = |now| agenda(&register, now).rows.iter().any(|row| row.title == "还没有 2027 年的放假安排");
    assert!(!asks(at("2026-11-30", 9, 0)));
    assert!(asks(at("2026-12-01", 9, 0)));
}

#[test]
fn a_clock_set_back_is_told() {
    let (mut register, _) = fresh_hall();
    finish_check(&mut register, MONDAY, at(MONDAY, 8, 0));
    let told = |now| agenda(&register, now).rows.iter().any(|row| row.title == "电脑时间比最新的记录还早");
    assert!(told(at("2026-11-20", 8, 0)));
    assert!(!told(at(MONDAY, 9, 0)));
}

#[test]
fn only_the_first_row_leads_and_its_button_goes_there() {
    let (register, _) = fresh_hall();
    let (desk, mut harness): Room = open(register, at(MONDAY, 8, 21), Look::default());
    harness.get_by_label("还有 4 件，先看最上面一件");
    harness.get_by_role_and_label(Role::Button, "开始检查").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "登记开箱").click();
    harness.run();
    let the_box = desk.borrow().register.boxes().unwrap()[0].id;
    assert_eq!(desk.borrow().places, [Place::DailyCheck, Place::Boxes(Some((the_box, day(MONDAY))))]);
}

#[test]
fn the_screen_follows_the_records_and_the_minute() {
    let (register, people) = fresh_hall();
    let (desk, mut harness): Room = open(register, at(MONDAY, 8, 21), Look::default());
    harness.get_by_label("剩 9 分钟");
    desk.borrow_mut().now = at(MONDAY, 8, 22);
    harness.run();
    harness.get_by_label("剩 8 分钟");
    finish_check(&mut desk.borrow_mut().register, MONDAY, at(MONDAY, 8, 22));
    open_box(&mut desk.borrow_mut().register, (MONDAY, at(MONDAY, 8, 22)), &people, vec![]);
    harness.run();
    assert!(harness.query_by_label("剩 8 分钟").is_none());
    harness.get_by_label("得 100 / 100 分");
    harness.get_by_label("1 号箱 · 空箱");
}

#[test]
fn whoever_has_a_window_is_on_duty() {
    let (mut register, people) = fresh_hall();
    let mut teller = record("CQ0209", "唐巧云");
    (teller.post, teller.window) = ("咨询".into(), "2".into());
    register.change_staff(people[1], &teller, at(MONDAY, 8, 0)).unwrap();
    let (_desk, harness): Room = open(register, at(MONDAY, 9, 0), Look::default());
    harness.get_by_label("唐巧云");
    harness.get_by_label("咨询 · 2 号窗口");
}

#[test]
fn pictures_of_today() {
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
        let now = at(MONDAY, 16, 42);
        let full = hallkeeper::app::sample::register(now).unwrap();
        let (_desk, mut harness): Room = open(full, now, look);
        picture(&mut harness, &format!("today-full-{name}"));
        let (empty, _) = fresh_hall();
        let (_desk, mut harness): Room = open(empty, at("2026-11-29", 9, 0), look);
        picture(&mut harness, &format!("today-rest-{name}"));
    }
}
