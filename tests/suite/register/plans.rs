//! Plans: made, changed, stopped, drawn, noted; how their periods stand from the checks of the hall.

use super::making::{at, day, record, register};
use hallkeeper::domain::audits::{Answer, AuditKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{PlanId, StaffId};
use hallkeeper::domain::plans::{Every, PeriodState, PlanDetails, PlanNoteKind};
use hallkeeper::domain::standards::{Pack, SubjectKind};
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::plans::{NewPlanNote, PlanView};
use hallkeeper::register::{Refusal, Register, RegisterError};
use std::collections::BTreeMap;

fn now() -> Moment {
    at("2026-11-23", 9, 0)
}

/// A plan of spot checks by the full standard.
pub(crate) fn details(every: Every, subject_kind: SubjectKind, draws: u32) -> PlanDetails {
    PlanDetails {
        title: "班组抽查".into(),
        pack_code: "power-hall".into(),
        kind: AuditKind::Spot,
        subject_kind,
        every,
        from_on: day("2026-07-01"),
        until_on: None,
        auditor: None,
        draws,
        remind_days: 7,
        is_outside: false,
        note: String::new(),
    }
}

/// The three people in two teams.
pub(crate) fn with_teams(register: &mut Register, people: &[StaffId]) {
    let all = [("CQ0201", "周静岚", "营业班"), ("CQ0209", "唐巧云", "营业班"), ("CQ0218", "顾明远", "配电班")];
    for (id, (no, name, team)) in people.iter().zip(all) {
        let mut member = record(no, name);
        member.team = team.into();
        register.change_staff(*id, &member, at("2026-11-02", 8, 0)).unwrap();
    }
}

fn full_standard() -> (&'static str, &'static Pack) {
    let found = Pack::shipped().iter().find(|(_, pack)| pack.code == "power-hall").unwrap();
    (found.0, &found.1)
}

/// A finished spot check of a subject without faults.
pub(crate) fn spot(register: &mut Register, on: &str, subject: Subject, plan: Option<PlanId>) {
    let (text, pack) = full_standard();
    let good = |item: &hallkeeper::domain::standards::Item| {
        let limit = item.limit_in(None).unwrap_or(0.0);
        let typed = Answer::of_value(item, limit, None);
        let chosen = || {
            let hallkeeper::domain::standards::ItemKind::Choice { options } = &item.kind else { return None };
            let best = options.iter().find(|option| option.points == item.points)?;
            Answer::of_choice(item, &best.code)
        };
        typed.or_else(chosen).unwrap_or_else(|| Answer::by_hand(Verdict::Pass, "看过"))
    };
    let answers: BTreeMap<String, Answer> = pack.items.iter().map(|item| (item.code.clone(), good(item))).collect();
    let details = RunDetails { kind: AuditKind::Spot, subject, plan, ..RunDetails::of_hall(day(on)) };
    let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: None, details };
    register.record_whole_run(&run, &answers, (at(on, 10, 0), at(on, 11, 0))).unwrap();
}

fn views(register: &Register, today: &str) -> Vec<PlanView> {
    register.plan_views((day("2026-01-01"), day("2026-12-31")), day(today)).unwrap()
}

fn states(register: &Register, today: &str) -> Vec<PeriodState> {
    views(register, today)[0].periods.iter().map(|period| period.state).collect()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    let Err(RegisterError::NotAllowed(refusal)) = result else { panic!("{result:?}") };
    refusal
}

fn team(name: &str) -> Subject {
    Subject::Team(name.into())
}

#[test]
fn a_quarter_is_done_when_each_team_has_its_check_and_stays_missed_otherwise() {
    let (mut register, people) = register();
    with_teams(&mut register, &people);
    register.add_plan(&details(Every::Quarter, SubjectKind::Team, 0), now()).unwrap();
    assert_eq!(states(&register, "2026-11-23"), [PeriodState::Missed, PeriodState::Running { days: 38 }]);
    spot(&mut register, "2026-11-10", team("营业班"), None);
    let view = &views(&register, "2026-11-23")[0];
    assert_eq!(view.period_on(day("2026-11-23")).unwrap().missing, [team("配电班")]);
    assert_eq!(view.missed(), 1);
    spot(&mut register, "2026-11-12", team("配电班"), None);
    let done = PeriodState::Done { on: day("2026-11-12"), score: Some(100.0) };
    assert_eq!(states(&register, "2026-11-23"), [PeriodState::Missed, done]);
    let last = register.audits(1).unwrap()[0].id;
    register.void_audit(last, "误开", now()).unwrap();
    assert_eq!(states(&register, "2026-11-23")[1], PeriodState::Running { days: 38 }, "a void check counts nowhere");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_draw_is_kept_with_its_seed_and_never_made_again_or_undone() {
    let (mut register, people) = register();
    with_teams(&mut register, &people);
    let id = register.add_plan(&details(Every::Month, SubjectKind::Team, 1), now()).unwrap().value;
    let november = (id, day("2026-11-01"));
    assert_eq!(refusal(register.draw_spots((id, day("2026-12-01")), "seed", now())), Refusal::DayAhead);
    assert_eq!(refusal(register.draw_spots((id, day("2026-10-01")), "seed", now())), Refusal::NoSuchRecord);
    assert_eq!(refusal(register.draw_spots((id, day("2026-11-02")), "seed", now())), Refusal::NoSuchRecord);
    let outcome = register.draw_spots(november, "seed", now()).unwrap();
    assert!(!outcome.is_undoable);
    assert_eq!(refusal(register.draw_spots(november, "better seed", now())), Refusal::AlreadyDrawn);
    let period = views(&register, "2026-11-23")[0].period_on(day("2026-11-23")).unwrap().clone();
    let kept = period.draw.unwrap();
    assert_eq!((kept.draw.seed.as_str(), kept.draw.candidates.len()), ("seed", 2));
    assert!(kept.draw.is_genuine());
    assert_eq!(period.missing, kept.draw.drawn);
    let lines = register.verify().unwrap().lines;
    assert_eq!(refusal(register.undo("", now())), Refusal::UndoHeld, "the plan it hangs on stays too");
    assert_eq!(register.verify().unwrap().lines, lines, "nothing was written");
    assert_eq!(
        refusal(register.undo("", now())),
        Refusal::UndoTooLate,
        "the next is the step before it, of an earlier day"
    );
    assert_eq!(register.plans().unwrap().len(), 1);
    assert!(views(&register, "2026-11-23")[0].period_on(day("2026-11-23")).unwrap().draw.is_some());
}

#[test]
fn a_draw_needs_somebody_to_draw_and_a_plan_that_draws() {
    let (mut register, _) = register();
    let none = register.add_plan(&details(Every::Month, SubjectKind::Team, 1), now()).unwrap().value;
    assert_eq!(refusal(register.draw_spots((none, day("2026-11-01")), "seed", now())), Refusal::NoSuchRecord);
    let all = register.add_plan(&details(Every::Month, SubjectKind::Team, 0), now()).unwrap().value;
    assert_eq!(refusal(register.draw_spots((all, day("2026-11-01")), "seed", now())), Refusal::NoSuchRecord);
}

#[test]
fn a_missed_period_is_explained_and_the_word_can_be_taken_back() {
    let (mut register, people) = register();
    let id = register.add_plan(&details(Every::Quarter, SubjectKind::Hall, 0), now()).unwrap().value;
    let note = NewPlanNote {
        plan: id,
        period: day("2026-07-01"),
        kind: PlanNoteKind::Excused,
        text: "装修停业".into(),
        by: Some(people[0]),
    };
    let blank = NewPlanNote { text: " ".into(), ..note.clone() };
    assert_eq!(refusal(register.note_plan(&blank, now())), Refusal::ReasonMissing);
    let elsewhere = NewPlanNote { period: day("2026-01-01"), ..note.clone() };
    assert_eq!(refusal(register.note_plan(&elsewhere, now())), Refusal::NoSuchRecord);
    register.note_plan(&note, now()).unwrap();
    assert_eq!(states(&register, "2026-11-23")[0], PeriodState::Excused { is_late: true });
    register.undo("", now()).unwrap();
    assert_eq!(states(&register, "2026-11-23")[0], PeriodState::Missed);
    register.note_plan(&NewPlanNote { kind: PlanNoteKind::DoneOnPaper, ..note }, now()).unwrap();
    assert_eq!(states(&register, "2026-11-23")[0], PeriodState::OnPaper);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_plan_that_has_begun_is_stopped_and_not_rewritten() {
    let (mut register, people) = register();
    let plan = details(Every::Quarter, SubjectKind::Hall, 0);
    let id = register.add_plan(&plan, now()).unwrap().value;
    let yearly = PlanDetails { every: Every::Year, ..plan.clone() };
    assert_eq!(refusal(register.change_plan(id, &yearly, now())), Refusal::PlanBegun);
    let renamed = PlanDetails { title: "季度抽查".into(), auditor: Some(people[1]), ..plan.clone() };
    register.change_plan(id, &renamed, now()).unwrap();
    assert_eq!(register.plans().unwrap()[0].details, renamed);
    register.undo("", now()).unwrap();
    assert_eq!(register.plans().unwrap()[0].details, plan);
    register.stop_plan(id, now()).unwrap();
    assert_eq!(states(&register, "2027-02-01"), [PeriodState::Missed, PeriodState::Stopped]);
    assert_eq!(refusal(register.stop_plan(id, now())), Refusal::PlanStopped);
    assert_eq!(refusal(register.change_plan(id, &renamed, now())), Refusal::PlanStopped);
    assert_eq!(refusal(register.draw_spots((id, day("2026-10-01")), "seed", now())), Refusal::PlanStopped);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_plan_needs_a_title_and_a_standard_for_its_subjects() {
    let (mut register, _) = register();
    let plan = details(Every::Quarter, SubjectKind::Hall, 0);
    let add = |register: &mut Register, plan: PlanDetails| refusal(register.add_plan(&plan, now()));
    assert_eq!(add(&mut register, PlanDetails { title: " ".into(), ..plan.clone() }), Refusal::ReasonMissing);
    assert_eq!(add(&mut register, PlanDetails { pack_code: "none".into(), ..plan.clone() }), Refusal::NoSuchRecord);
    let of_people = PlanDetails { subject_kind: SubjectKind::Person, ..plan };
    assert_eq!(add(&mut register, of_people), Refusal::SubjectNotOfPack);
}

#[test]
fn the_appraisal_of_a_power_hall_stands_on_the_calendar_before_it_is_opened() {
    let (register, _) = register();
    let marks = register.appraisal_marks(2026).unwrap();
    assert_eq!(marks, [hallkeeper::domain::plans::AppraisalMark::default()]);
}

#[test]
fn a_daily_plan_asks_for_nothing_on_days_the_hall_is_closed() {
    let (mut register, _) = register();
    let mut hall = register.hall().clone();
    hall.open_weekdays = [true, true, true, true, true, false, false];
    register.change_hall(&hall, now()).unwrap();
    let daily = PlanDetails { from_on: day("2026-11-20"), ..details(Every::Day, SubjectKind::Hall, 0) };
    register.add_plan(&daily, now()).unwrap();
    let days: Vec<String> = views(&register, "2026-11-23")[0]
        .periods
        .iter()
        .filter(|report| report.period.first <= day("2026-11-23"))
        .map(|report| report.period.first.to_string())
        .collect();
    assert_eq!(days, ["2026-11-20", "2026-11-23"], "Friday and Monday");
}
