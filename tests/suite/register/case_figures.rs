//! The figures of a month against cases that went through the register's own verbs (P1-9.2, P1-9.3, P1-6.3, P1-10.5).

use chrono::NaiveTime;
use hallkeeper::domain::cases::events::LinkKind;
use hallkeeper::domain::cases::figures::{CaseFigures, StepTally};
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseKind, Finding, NewCase, NewEvent, ReplyMode, Target, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::domain::periods::Period;
use hallkeeper::register::Register;

use super::making::{at, day, register};

/// When the month is looked at.
pub(crate) fn looked_at() -> Moment {
    at("2026-11-23", 15, 30)
}

pub(crate) fn november() -> Period {
    Period::month(2026, 11).unwrap()
}

/// A complaint by phone.
fn complaint(date: &str, first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "抄表数字和电表对不上".to_owned(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: Some(first_asked),
        department: String::new(),
        received_at: at(date, 9, 0),
        details: CaseDetails::default(),
    }
}

fn enter(register: &mut Register, id: CaseId, at: Moment, what: What) {
    let by = register.case(id).unwrap().facts.first_asked;
    let new = NewEvent { at, by, what };
    register.add_case_event(id, &new, at).unwrap();
}

fn recorded(register: &mut Register, case: &NewCase) -> CaseId {
    register.record_case(case, case.received_at).unwrap().value.0
}

fn accept(register: &mut Register, id: CaseId, date: &str) {
    enter(register, id, at(date, 10, 0), What::Accepted { note: String::new() });
}

/// Conclusion and reply at 9:00.
fn answer(register: &mut Register, id: CaseId, date: &str, finding: Finding) {
    let text = || "已核对".to_owned();
    enter(register, id, at(date, 9, 0), What::Concluded { finding, text: text() });
    enter(register, id, at(date, 9, 0), What::Replied { mode: ReplyMode::Phone, text: text() });
}

fn satisfied(register: &mut Register, id: CaseId, date: &str, satisfaction: u8) {
    enter(register, id, at(date, 12, 0), What::Surveyed { satisfaction, note: String::new() });
}

/// Six cases of November beside a void one and one of October, as they stand on the 23rd at 15:30:
///
/// 1. 11-02, window 2 rings, accepted 11-02, answered 11-04 founded, closed 11-05, 120.50 yuan (30 struck), grade 5: in time
/// 2. 11-03, person, 7 rings, accepted 11-10, answered 11-20 partly, closed 11-21: accept and answer late
/// 3. 11-05, hall, report by letter, accepted 11-06: answer (15 days, 11-20) overdue
/// 4. 11-20, person, repeat of 2: accept (11-23) and answer run
/// 5. 11-09, enquiry in person, answered and closed 11-10, taken up again 11-12, answered and closed 11-19 (3 working days): late
/// 6. 11-22, praise in person: accept (3 working days, 11-25) runs
pub(crate) fn month_of_cases() -> (Register, Vec<StaffId>) {
    let (mut register, people) = register();
    fill(&mut register, &people);
    (register, people)
}

/// Puts the cases of [`month_of_cases`] into a hall that has their people.
pub(crate) fn fill(register: &mut Register, people: &[StaffId]) {
    let [_, second, third] = people else { panic!("three people") };
    let of = |details: CaseDetails, date: &str| NewCase { details, ..complaint(date, *second) };
    let matter = |code: &str| code.to_owned();
    first(register, *second);
    let late = CaseDetails {
        matter: matter("billing_error"),
        rings: Some(7),
        target: Target::Person(*third),
        ..CaseDetails::default()
    };
    let late = recorded(register, &of(late, "2026-11-03"));
    accept(register, late, "2026-11-10");
    answer(register, late, "2026-11-20", Finding::PartlyFounded);
    register.close_case(late, Some(*second), at("2026-11-21", 9, 0)).unwrap();
    let letter = CaseDetails { matter: matter("brush_off"), target: Target::Hall, ..CaseDetails::default() };
    let letter = NewCase { kind: CaseKind::Report, channel: CaseChannel::BoxLetter, ..of(letter, "2026-11-05") };
    let letter = recorded(register, &letter);
    accept(register, letter, "2026-11-06");
    let again =
        CaseDetails { matter: matter("billing_error"), target: Target::Person(*third), ..CaseDetails::default() };
    let again = of(again, "2026-11-20");
    register.record_linked_case(&again, (late, LinkKind::Repeat), again.received_at).unwrap();
    enquiry(register, *second);
    let praise =
        NewCase { kind: CaseKind::Praise, channel: CaseChannel::InPerson, ..of(CaseDetails::default(), "2026-11-22") };
    recorded(register, &praise);
    let void = recorded(register, &complaint("2026-11-12", *second));
    register.void_case(void, "登重了", at("2026-11-12", 10, 0)).unwrap();
    recorded(register, &complaint("2026-10-31", *second));
}

fn first(register: &mut Register, who: StaffId) {
    let details = CaseDetails {
        matter: "billing_error".to_owned(),
        rings: Some(2),
        target: Target::Hall,
        ..CaseDetails::default()
    };
    let first = recorded(register, &NewCase { details, ..complaint("2026-11-02", who) });
    accept(register, first, "2026-11-02");
    answer(register, first, "2026-11-04", Finding::Founded);
    let remedy = |fen: i64| What::Remedied {
        text: "退还多收电费".to_owned(),
        compensation_fen: fen,
        charged: None,
        charged_fen: 0,
    };
    enter(register, first, at("2026-11-04", 10, 0), remedy(12_050));
    enter(register, first, at("2026-11-04", 10, 5), remedy(3_000));
    let wrong = register.case_file(first).unwrap().events.last().unwrap().id;
    enter(register, first, at("2026-11-04", 10, 6), What::Struck { event: wrong, reason: "记重了".to_owned() });
    register.close_case(first, Some(who), at("2026-11-05", 9, 0)).unwrap();
    satisfied(register, first, "2026-11-06", 5);
}

fn enquiry(register: &mut Register, who: StaffId) {
    let enquiry = NewCase { kind: CaseKind::Enquiry, channel: CaseChannel::InPerson, ..complaint("2026-11-09", who) };
    let enquiry = recorded(register, &enquiry);
    answer(register, enquiry, "2026-11-10", Finding::NotApplicable);
    register.close_case(enquiry, None, at("2026-11-10", 10, 0)).unwrap();
    let reopened = What::Reopened { reason: "用户说没有听懂".to_owned() };
    enter(register, enquiry, at("2026-11-12", 9, 0), reopened);
    answer(register, enquiry, "2026-11-19", Finding::NotApplicable);
    register.close_case(enquiry, None, at("2026-11-19", 10, 0)).unwrap();
    satisfied(register, enquiry, "2026-11-20", 3);
}

/// A month with two or three cases each working day, of every kind and channel, most of them in time.
pub(crate) fn busy_month(register: &mut Register, people: &[StaffId]) {
    let now = looked_at();
    let matters = ["billing_error", "slow_window", "meter_reading", "brush_off", "", "facilities", "speech"];
    let channels = [CaseChannel::Phone, CaseChannel::InPerson, CaseChannel::BoxLetter, CaseChannel::RestDayPhone];
    for n in 0..54_usize {
        let received_at = Moment(at("2026-11-02", 8, 30).0 + n as i64 * 9 * 3_600_000 + (n % 5) as i64 * 1_700_000);
        let kind = CaseKind::ALL[[0, 0, 3, 0, 2, 4, 0, 1][n % 8]];
        let target = match n % 6 {
            0 | 1 => Target::Person(people[n % people.len()]),
            2 => Target::Hall,
            3 => Target::Team("营业班".to_owned()),
            _ => Target::Nobody,
        };
        let channel = channels[n % channels.len()];
        let rings = (n % 4 == 0).then_some((n % 7) as u32);
        let details = CaseDetails { matter: matters[n % 7].to_owned(), target, rings, ..CaseDetails::default() };
        let handler = people[(n + 1) % people.len()];
        let case = NewCase { kind, channel, received_at, details, ..complaint("2026-11-02", handler) };
        let id = recorded(register, &case);
        let days = |n: i64| Moment(received_at.0 + n * 24 * 3_600_000);
        let (accepted, answered) = (days(i64::from(n % 9 == 4) * 4), days([1, 2, 5, 3, 8, 17][n % 6]));
        if accepted > now {
            continue;
        }
        enter(register, id, accepted, What::Accepted { note: String::new() });
        if answered > now {
            continue;
        }
        let finding = if kind.needs_finding() { Finding::ALL[n % 3] } else { Finding::NotApplicable };
        let text = || "已核对".to_owned();
        enter(register, id, answered, What::Concluded { finding, text: text() });
        enter(register, id, answered, What::Replied { mode: ReplyMode::Phone, text: text() });
        register.close_case(id, Some(handler), answered).unwrap();
        if n % 2 == 0 {
            enter(register, id, answered, What::Surveyed { satisfaction: [5, 4, 5, 3][n % 4], note: String::new() });
        }
    }
}

fn figures() -> (CaseFigures, Vec<StaffId>) {
    let (register, people) = month_of_cases();
    (register.case_figures(november(), looked_at()).unwrap(), people)
}

const DAY: i64 = 24 * 3_600_000;

#[test]
fn a_month_is_counted_as_its_cases_stand() {
    let CaseFigures { total, void, .. } = figures().0;
    assert_eq!((total.count, void), (6, 1));
    assert_eq!((total.in_time, total.late, total.open, total.no_limit), (1, 3, 2, 0));
    assert_eq!((total.unclosed, total.overdue, total.reopened), (3, 1, 1));
    assert_eq!((total.founded, total.partly_founded, total.unfounded), (1, 1, 0));
    assert_eq!((total.graded, total.grades, total.satisfied), (2, 8, 1));
    assert_eq!((total.calls, total.calls_in_time), (2, 1), "within 5 rings (P1-6.3)");
    assert_eq!(
        (total.repeats, total.compensated, total.compensation_fen),
        (1, 1, 12_050),
        "what was struck is not paid"
    );
    assert_eq!((total.reply.count(), total.reply.mean_ms()), (3, Some((2 + 17 + 10) * DAY / 3)));
}

#[test]
fn every_step_of_every_round_is_judged() {
    let steps = figures().0.steps;
    let accept = StepTally { in_time: 2, late: 1, open: 2, overdue: 0 };
    let answer = StepTally { in_time: 2, late: 2, open: 1, overdue: 1 };
    assert_eq!(steps, [("accept".to_owned(), accept), ("answer".to_owned(), answer)]);
}

#[test]
fn targets_and_matters_have_their_names() {
    let (register, people) = month_of_cases();
    let figures = register.case_figures(november(), looked_at()).unwrap();
    let targets: Vec<(Target, u32)> =
        figures.targets.iter().map(|(target, tally)| (target.clone(), tally.count)).collect();
    assert_eq!(targets, [(Target::Nobody, 2), (Target::Hall, 2), (Target::Person(people[2]), 2)]);
    let names = register.case_figure_names(&figures).unwrap();
    assert_eq!(names.people[&people[2]], "顾明远");
    assert_eq!(names.people.len(), 1, "only who is a target is named");
    assert_eq!(names.matters["billing_error"].zh, "账单差错");
    assert_eq!(names.steps["answer"].zh, "答复用户", "the name most rules use");
    assert_eq!(names.rings_most, Some(5));
}

#[test]
fn the_figures_change_by_themselves_when_a_limit_ends_and_say_when() {
    let (register, _) = month_of_cases();
    let before = register.case_figures(november(), looked_at()).unwrap();
    let ends = before.stands_until.unwrap();
    assert_eq!(ends.date(), day("2026-11-23"), "case 4 is to be accepted today");
    let at_the_end = register.case_figures(november(), ends).unwrap();
    assert_eq!(at_the_end.total, before.total);
    let after = register.case_figures(november(), Moment(ends.0 + 1)).unwrap();
    assert_eq!((after.total.late, after.total.open), (before.total.late + 1, before.total.open - 1));
}

#[test]
fn a_case_belongs_to_the_month_it_came_in_by_the_halls_clock() {
    let (mut register, people) = register();
    let last = Moment::at(day("2026-11-30"), NaiveTime::from_hms_opt(23, 59, 59).unwrap());
    let first = Moment::at(day("2026-12-01"), NaiveTime::MIN);
    for received_at in [last, first] {
        recorded(&mut register, &NewCase { received_at, ..complaint("2026-11-30", people[0]) });
    }
    let count = |period: Period| register.case_figures(period, first).unwrap().total.count;
    assert_eq!((count(november()), count(november().following())), (1, 1));
    assert_eq!(count(Period::quarter(2026, 4).unwrap()), 2);
    assert_eq!(count(Period::days(day("2026-12-01"), day("2026-12-01")).unwrap()), 1);
    assert_eq!(count(Period::year(2025).unwrap()), 0);
}

#[test]
fn a_case_of_an_old_file_without_details_is_counted_as_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let (mut register, people) =
        super::making::fill(Register::create(&path, &super::making::hall(), at("2026-11-01", 8, 0)).unwrap());
    recorded(&mut register, &complaint("2026-11-22", people[0]));
    drop(register);
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute("DELETE FROM case_details", []).unwrap();
    drop(foreign);
    let figures = Register::open(&path).unwrap().case_figures(november(), looked_at()).unwrap();
    assert_eq!((figures.total.count, figures.total.open, figures.total.unclosed), (1, 1, 1));
}
