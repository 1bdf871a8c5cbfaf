//! Periods at the edges of quarters and years, and how they stand.

use chrono::NaiveTime;

use super::*;
use crate::domain::problems::{Field, Wrong};
use crate::domain::standards::Purpose;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan(every: Every, from: &str, until: Option<&str>) -> Plan {
    let details = PlanDetails {
        title: "每季检查".into(),
        pack_code: "power-hall".into(),
        kind: AuditKind::Spot,
        subject_kind: SubjectKind::Hall,
        every,
        from_on: day(from),
        until_on: until.map(day),
        auditor: None,
        draws: 0,
        remind_days: 7,
        is_outside: false,
        note: String::new(),
    };
    Plan { id: PlanId(1), details, stopped_on: None }
}

fn check(on: &str, subject: Subject) -> PlanCheck {
    PlanCheck {
        audit: AuditId(1),
        day: day(on),
        pack_code: "power-hall".into(),
        kind: AuditKind::Spot,
        subject,
        plan: None,
        is_finished: true,
        score: Some(90.0),
    }
}

fn spans(plan: &Plan, from: &str, until: &str) -> Vec<String> {
    let periods = plan.periods(day(from), day(until));
    periods.iter().map(|period| format!("{}/{}", period.first, period.last)).collect()
}

fn facts<'a>(checks: &'a [PlanCheck], candidates: &'a [Candidate], today: &str) -> PlanFacts<'a> {
    PlanFacts { checks, candidates, draws: &[], notes: &[], today: day(today) }
}

fn state(plan: &Plan, checks: &[PlanCheck], today: &str) -> PeriodState {
    let period = plan.periods(plan.details.from_on, day("2027-12-31"))[0];
    report(plan, period, facts(checks, &[], today)).state
}

#[test]
fn quarters_are_those_of_the_calendar_cut_to_the_plan() {
    let plan = plan(Every::Quarter, "2026-02-10", Some("2027-01-15"));
    assert_eq!(
        spans(&plan, "2026-01-01", "2027-12-31"),
        [
            "2026-02-10/2026-03-31",
            "2026-04-01/2026-06-30",
            "2026-07-01/2026-09-30",
            "2026-10-01/2026-12-31",
            "2027-01-01/2027-01-15",
        ]
    );
    assert_eq!(spans(&plan, "2026-12-31", "2026-12-31"), ["2026-10-01/2026-12-31"]);
    assert_eq!(spans(&plan, "2027-01-01", "2027-01-01"), ["2027-01-01/2027-01-15"]);
    assert_eq!(spans(&plan, "2025-01-01", "2026-02-09"), Vec::<String>::new());
    assert_eq!(plan.period_of(day("2026-03-31")).unwrap().key, day("2026-01-01"));
    assert_eq!(plan.period_by_key(day("2026-01-01")).unwrap().first, day("2026-02-10"));
    assert_eq!(plan.period_by_key(day("2026-02-10")), None);
}

#[test]
fn every_other_length_keeps_its_edges() {
    let over = |every| spans(&plan(every, "2026-12-30", None), "2026-12-01", "2027-01-05");
    assert_eq!(over(Every::Day).len(), 7);
    assert_eq!(over(Every::Week), ["2026-12-30/2027-01-03", "2027-01-04/2027-01-10"]);
    assert_eq!(over(Every::Month), ["2026-12-30/2026-12-31", "2027-01-01/2027-01-31"]);
    assert_eq!(over(Every::HalfYear), ["2026-12-30/2026-12-31", "2027-01-01/2027-06-30"]);
    assert_eq!(over(Every::Year), ["2026-12-30/2026-12-31", "2027-01-01/2027-12-31"]);
    let once = plan(Every::Once, "2026-11-01", Some("2027-02-28"));
    assert_eq!(spans(&once, "2027-01-01", "2027-01-31"), ["2026-11-01/2027-02-28"]);
    assert_eq!(spans(&once, "2027-03-01", "2027-03-31"), Vec::<String>::new());
}

#[test]
fn a_quarter_runs_is_due_a_week_before_its_end_and_missed_after_it_for_ever() {
    let plan = plan(Every::Quarter, "2026-10-01", None);
    assert_eq!(state(&plan, &[], "2026-09-30"), PeriodState::Ahead);
    assert_eq!(state(&plan, &[], "2026-10-01"), PeriodState::Running { days: 91 });
    assert_eq!(state(&plan, &[], "2026-12-23"), PeriodState::Running { days: 8 });
    assert_eq!(state(&plan, &[], "2026-12-24"), PeriodState::DueNow { days: 7 });
    assert_eq!(state(&plan, &[], "2026-12-31"), PeriodState::DueNow { days: 0 });
    for later in ["2027-01-01", "2035-06-01"] {
        assert_eq!(state(&plan, &[], later), PeriodState::Missed);
    }
    let too_late = [check("2027-01-01", Subject::Hall)];
    assert_eq!(state(&plan, &too_late, "2027-01-02"), PeriodState::Missed);
    let in_time = [check("2026-12-31", Subject::Hall)];
    assert_eq!(state(&plan, &in_time, "2027-01-02"), PeriodState::Done { on: day("2026-12-31"), score: Some(90.0) });
}

#[test]
fn a_check_counts_when_it_is_like_the_plan_or_was_begun_for_it() {
    let plan = plan(Every::Quarter, "2026-10-01", None);
    let of = |change: fn(&mut PlanCheck)| {
        let mut one = check("2026-11-11", Subject::Hall);
        change(&mut one);
        state(&plan, &[one], "2026-11-23")
    };
    let running = PeriodState::Running { days: 38 };
    assert!(matches!(of(|_| {}), PeriodState::Done { .. }));
    assert_eq!(of(|one| one.kind = AuditKind::SelfCheck), running);
    assert_eq!(of(|one| one.pack_code = "other".into()), running);
    assert_eq!(of(|one| one.is_finished = false), running);
    let for_plan = of(|one| (one.pack_code, one.plan) = ("other".into(), Some(PlanId(1))));
    assert!(matches!(for_plan, PeriodState::Done { .. }));
}

#[test]
fn an_outside_visit_is_not_made_good_by_a_check_of_ones_own() {
    let mut plan = plan(Every::Quarter, "2026-10-01", None);
    plan.details.is_outside = true;
    let own = check("2026-11-11", Subject::Hall);
    assert_eq!(state(&plan, std::slice::from_ref(&own), "2026-11-23"), PeriodState::Running { days: 38 });
    let visit = PlanCheck { plan: Some(PlanId(1)), ..own };
    assert!(matches!(state(&plan, &[visit], "2026-11-23"), PeriodState::Done { .. }));
}

fn team(name: &str, since: Option<&str>) -> Candidate {
    Candidate { subject: Subject::Team(name.into()), since: since.map(day) }
}

#[test]
fn every_team_needs_its_check_and_a_later_team_makes_no_old_quarter_missed() {
    let mut plan = plan(Every::Quarter, "2026-07-01", None);
    plan.details.subject_kind = SubjectKind::Team;
    let teams = [team("营业班", None), team("抢修班", None), team("新班", Some("2026-11-01"))];
    let named = |name: &str| Subject::Team(name.into());
    let checks = [
        PlanCheck { score: Some(80.0), ..check("2026-08-03", named("营业班")) },
        check("2026-09-30", named("抢修班")),
        check("2026-10-08", named("营业班")),
    ];
    let periods = plan.periods(day("2026-07-01"), day("2026-12-31"));
    let third = report(&plan, periods[0], facts(&checks, &teams, "2026-11-23"));
    assert_eq!(third.state, PeriodState::Done { on: day("2026-09-30"), score: Some(85.0) });
    let fourth = report(&plan, periods[1], facts(&checks, &teams, "2026-11-23"));
    assert_eq!(fourth.missing, [named("抢修班"), named("新班")]);
    assert!(fourth.state.is_running());
}

#[test]
fn a_drawn_subject_counts_and_before_the_draw_nobody_is_missing() {
    let mut plan = plan(Every::Month, "2026-11-01", None);
    (plan.details.subject_kind, plan.details.draws) = (SubjectKind::Team, 1);
    let teams = [team("甲班", None), team("乙班", None), team("丙班", None)];
    let subjects: Vec<Subject> = teams.iter().map(|team| team.subject.clone()).collect();
    let period = plan.period_of(day("2026-11-23")).unwrap();
    let before = report(&plan, period, facts(&[], &teams, "2026-11-23"));
    assert!(before.needs_draw && before.missing.is_empty());
    let draws = [PlanDraw {
        plan: PlanId(1),
        period: period.key,
        draw: Draw::new("seed", &subjects, 1),
        at: Moment::at(day("2026-11-02"), NaiveTime::MIN),
    }];
    let drawn = draws[0].draw.drawn[0].clone();
    let other = subjects.iter().find(|subject| **subject != drawn).unwrap().clone();
    let with = |checks: &[PlanCheck]| {
        let facts = PlanFacts { draws: &draws, ..facts(checks, &teams, "2026-11-23") };
        report(&plan, period, facts)
    };
    let unlucky = with(&[check("2026-11-09", other)]);
    assert_eq!((unlucky.missing.as_slice(), unlucky.needs_draw), (std::slice::from_ref(&drawn), false));
    assert!(matches!(with(&[check("2026-11-09", drawn)]).state, PeriodState::Done { .. }));
}

#[test]
fn a_note_lets_a_period_go_and_one_made_afterwards_says_so() {
    let plan = plan(Every::Quarter, "2026-07-01", None);
    let period = plan.period_of(day("2026-08-01")).unwrap();
    let note = |kind, on: &str| PlanNote {
        plan: PlanId(1),
        period: period.key,
        kind,
        text: "装修停业".into(),
        by: None,
        at: Moment::at(day(on), NaiveTime::MIN),
    };
    let with = |notes: &[PlanNote]| report(&plan, period, PlanFacts { notes, ..facts(&[], &[], "2026-11-23") }).state;
    assert_eq!(with(&[]), PeriodState::Missed);
    assert_eq!(with(&[note(PlanNoteKind::Excused, "2026-09-30")]), PeriodState::Excused { is_late: false });
    assert_eq!(with(&[note(PlanNoteKind::Excused, "2026-10-01")]), PeriodState::Excused { is_late: true });
    assert_eq!(with(&[note(PlanNoteKind::DoneOnPaper, "2026-10-01")]), PeriodState::OnPaper);
    let of_another = PlanNote { period: day("2026-10-01"), ..note(PlanNoteKind::Excused, "2026-10-01") };
    assert_eq!(with(&[of_another]), PeriodState::Missed);
}

#[test]
fn a_stopped_plan_asks_for_nothing_more_but_keeps_what_was_missed() {
    let mut plan = plan(Every::Quarter, "2026-07-01", None);
    plan.stopped_on = Some(day("2026-11-10"));
    let periods = plan.periods(day("2026-07-01"), day("2027-12-31"));
    let states: Vec<PeriodState> =
        periods.iter().map(|period| report(&plan, *period, facts(&[], &[], "2027-03-01")).state).collect();
    assert_eq!(states, [PeriodState::Missed, PeriodState::Stopped]);
    plan.stopped_on = Some(day("2026-10-01"));
    assert_eq!(plan.periods(day("2026-07-01"), day("2027-12-31")).len(), 1);
}

#[test]
fn what_a_begun_plan_asked_for_cannot_be_rewritten() {
    let old = plan(Every::Quarter, "2026-07-01", None).details;
    let today = day("2026-11-23");
    let change = |make: fn(&mut PlanDetails)| {
        let mut new = old.clone();
        make(&mut new);
        new.rewrites(&old, today)
    };
    assert!(!change(|new| (new.title, new.remind_days) = ("另一个名字".into(), 30)));
    assert!(!change(|new| new.until_on = Some("2026-12-31".parse().unwrap())));
    assert!(change(|new| new.until_on = Some("2026-11-22".parse().unwrap())));
    assert!(change(|new| new.every = Every::Year));
    assert!(change(|new| new.from_on = "2026-10-01".parse().unwrap()));
    let ahead = plan(Every::Quarter, "2027-01-01", None).details;
    assert!(!old.rewrites(&ahead, today), "a plan that has not begun is free");
}

#[test]
fn a_form_names_what_it_lacks() {
    let today = day("2026-11-23");
    let fields = |draft: PlanDraft| {
        let found = draft.check(today).err().unwrap_or_default();
        found.into_iter().map(|problem| (problem.field, problem.wrong)).collect::<Vec<_>>()
    };
    let fresh = PlanDraft::fresh(today);
    let missing = |field| (field, Wrong::Missing);
    assert_eq!(fields(fresh.clone()), [missing(Field::PlanTitle), missing(Field::PlanStandard)]);
    let named = PlanDraft { title: "每季".into(), pack_code: "power-hall".into(), ..fresh };
    assert_eq!(fields(PlanDraft { every: "once".into(), ..named.clone() }), [missing(Field::UntilOn)]);
    let turned = PlanDraft { until: "2026-11-01".into(), ..named.clone() };
    assert_eq!(fields(turned), [(Field::UntilOn, Wrong::OutOfOrder)]);
    let details = named.check(today).unwrap();
    assert_eq!(PlanDraft::of(&details).check(today).unwrap(), details);
}

#[test]
fn proposals_take_the_standard_that_fits() {
    let offer = |code: &str, purpose, subjects: &[SubjectKind]| PackOffer {
        code: code.into(),
        purpose,
        subjects: subjects.to_vec(),
    };
    let power = [
        offer("daily", Purpose::DailyCheck, &[SubjectKind::Hall]),
        offer("hall", Purpose::Standard, &[SubjectKind::Hall, SubjectKind::Team]),
    ];
    let today = day("2026-11-23");
    let made = |preset: PlanPreset| preset.details("x".into(), &power, today).unwrap();
    assert_eq!(made(PlanPreset::TeamQuarterly).from_on, day("2026-10-01"));
    let spot = made(PlanPreset::SpotMonthly);
    assert_eq!((spot.subject_kind, spot.draws, spot.pack_code.as_str()), (SubjectKind::Team, 1, "hall"));
    let outside = Plan { id: PlanId(1), details: made(PlanPreset::OutsideSeason), stopped_on: None };
    assert_eq!(outside.periods(day("2026-01-01"), day("2027-12-31")).len(), 3, "three in the season");
    let bank = [offer("contest", Purpose::Contest, &[SubjectKind::Window])];
    assert_eq!(PlanPreset::TeamQuarterly.details("x".into(), &bank, today), None);
    let drawn = PlanPreset::SpotMonthly.details("x".into(), &bank, today).unwrap();
    assert_eq!(drawn.subject_kind, SubjectKind::Window);
}

#[test]
fn the_appraisal_keeps_its_days() {
    let state = |step: AppraisalStep, mark, today: &str| step.state(2026, mark, day(today));
    let none = AppraisalMark::default();
    assert_eq!(state(AppraisalStep::SelfScore, none, "2026-10-31"), PeriodState::Ahead);
    assert_eq!(state(AppraisalStep::SelfScore, none, "2026-11-30"), PeriodState::DueNow { days: 0 });
    assert_eq!(state(AppraisalStep::SelfScore, none, "2026-12-01"), PeriodState::Missed);
    assert_eq!(state(AppraisalStep::Sent, none, "2026-12-05"), PeriodState::DueNow { days: 0 });
    assert_eq!(state(AppraisalStep::Sent, none, "2026-12-06"), PeriodState::Missed);
    assert_eq!(state(AppraisalStep::ReScore, none, "2026-12-31"), PeriodState::DueNow { days: 0 });
    let sent = AppraisalMark { sent_on: Some(day("2026-12-04")), ..none };
    assert!(matches!(state(AppraisalStep::SelfScore, sent, "2026-12-06"), PeriodState::Done { .. }));
    assert!(matches!(state(AppraisalStep::Sent, sent, "2026-12-06"), PeriodState::Done { .. }));
}

#[test]
fn words_are_read_back() {
    for every in Every::ALL {
        assert_eq!(Every::from_code(every.code()), Some(every));
    }
    for kind in PlanNoteKind::ALL {
        assert_eq!(PlanNoteKind::from_code(kind.code()), Some(kind));
    }
}
