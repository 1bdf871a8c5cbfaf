//! The sample hall can be opened on any day at any hour, and its cases stand as they should.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::*;
use crate::domain::cases::{CaseChannel, CaseFile, CasePhase, Standing, What};
use crate::domain::conduct::ConductKind;
use crate::domain::deadlines::{Left, Standing as StepStanding};
use crate::domain::staff::StaffStatus;
use crate::domain::training::{Hours, TrainingKind, TrainingStanding};
use crate::register::case_clocks::OpenCase;

fn at(day: &str, (hour, minute): (u32, u32)) -> Moment {
    Moment::at(day.parse().unwrap(), NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

/// Two weeks in term, a rest day, a long holiday, a leap day, the ends of years, a year without calendar.
fn days() -> Vec<NaiveDate> {
    let weeks = (0..14).map(|shift| at("2026-11-16", (0, 0)).date() + Duration::days(shift));
    let special = ["2024-02-29", "2024-12-31", "2025-01-01", "2026-01-04", "2026-02-18", "2026-10-03", "2027-03-01"];
    weeks.chain(special.map(|day| day.parse().unwrap())).collect()
}

fn files(register: &Register) -> Vec<CaseFile> {
    register.cases().unwrap().into_iter().map(|case| register.case_file(case.id).unwrap()).collect()
}

/// The case whose title begins so.
fn titled<'a>(open: &'a [OpenCase], title: &str) -> &'a OpenCase {
    open.iter().find(|case| case.file.case.facts.summary.starts_with(title)).unwrap()
}

#[test]
fn the_sample_hall_fills_and_verifies_at_any_hour() {
    let moments = [
        ("2026-11-23", (8, 21)),
        ("2026-11-22", (13, 21)),
        ("2026-02-18", (10, 26)),
        ("2026-02-24", (17, 59)),
        ("2026-12-31", (23, 59)),
        ("2027-01-01", (23, 21)),
        ("2025-01-01", (0, 0)),
        ("2024-02-29", (0, 21)),
    ];
    for (day, time) in moments {
        let now = at(day, time);
        let register = register(now).unwrap();
        assert_eq!(register.staff().unwrap().len(), 24);
        assert_eq!(register.cases().unwrap().len(), 30);
        assert_eq!(register.verify().unwrap().findings, []);
        assert_eq!(register.records_ahead_of(now).unwrap(), None);
    }
}

#[test]
fn on_any_day_the_cases_stand_as_they_should() {
    for day in days() {
        let now = Moment::at(day, NaiveTime::from_hms_opt(10, 26, 0).unwrap());
        let register = register(now).unwrap();
        one_is_late_two_are_due_and_one_was_extended(&register, now);
        one_closed_case_was_late_and_the_rest_in_time(&register, day);
    }
}

fn one_is_late_two_are_due_and_one_was_extended(register: &Register, now: Moment) {
    let day = now.date();
    let open = register.open_cases(now).unwrap();
    let told = |is: &dyn Fn(&OpenCase) -> bool| -> Vec<&str> {
        let found = open.iter().filter(|case| is(case));
        found.map(|case| case.file.case.facts.summary.lines().next().unwrap()).collect()
    };
    assert_eq!(told(&|case| case.clocks.is_overdue()), ["停电没有提前告知"], "{day}");
    let late = &titled(&open, "停电没有提前告知").clocks;
    assert_eq!(late.step("answer").unwrap().standing, StepStanding::Overdue { by: Left::Days(2) }, "{day}");
    let due = told(&|case| case.clocks.is_due_on(day));
    assert_eq!(
        due,
        ["希望能预约上门，给行动不便的老人办业务。家父腿脚不好，过户跑了两趟。", "电表走得快，要求校验"],
        "{day}"
    );
    let extended = titled(&open, "电费账单有误").clocks.step("answer").unwrap().due.unwrap().at.date();
    let next = day.iter_days().skip(1).find(|day| register.calendar().is_working_day(*day)).unwrap();
    assert_eq!(extended, next, "the next working day");
    let phases = |phase| open.iter().filter(|case| case.file.phase() == phase).count();
    assert_eq!((phases(CasePhase::Waiting), phases(CasePhase::Paused)), (1, 1), "{day}");
    assert_eq!(open.len(), 9, "{day}");
}

fn one_closed_case_was_late_and_the_rest_in_time(register: &Register, day: NaiveDate) {
    let cases = register.cases().unwrap();
    let standing = |wanted: Standing| cases.iter().filter(|c| c.outcomes.standing == wanted).count();
    assert_eq!((standing(Standing::Closed), standing(Standing::Archived)), (12, 8), "{day}");
    let judged = |in_time: Option<bool>| -> Vec<&str> {
        let closed = cases.iter().filter(|c| c.outcomes.closed_at.is_some() && c.outcomes.in_time == in_time);
        closed.map(|c| c.facts.summary.as_str()).collect()
    };
    assert_eq!(judged(Some(false)), ["住宅按商业电价收了费"], "{day}");
    assert_eq!(judged(None), Vec::<&str>::new(), "{day}");
    assert_eq!(cases.iter().filter(|c| c.voided.is_some()).count(), 1);
    assert!(cases.iter().filter(|c| c.outcomes.satisfaction.is_some()).count() >= 8);
}

#[test]
fn every_channel_and_nearly_every_kind_of_step_can_be_looked_at() {
    let register = register(at("2026-11-23", (10, 26))).unwrap();
    let files = files(&register);
    for channel in CaseChannel::ALL.into_iter().filter(|channel| *channel != CaseChannel::Other) {
        assert!(files.iter().any(|file| file.case.facts.channel == channel), "{channel:?}");
    }
    let told: std::collections::BTreeSet<&str> =
        files.iter().flat_map(|file| &file.events).map(|event| event.what.code()).collect();
    for code in [
        "accepted",
        "handed_over",
        "contacted",
        "investigated",
        "paused",
        "resumed",
        "extended",
        "happened",
        "concluded",
        "remedied",
        "replied",
        "reported",
        "signed",
        "surveyed",
        "closed",
        "archived",
        "corrected",
        "linked",
    ] {
        assert!(told.contains(code), "{code}");
    }
    let important = files.iter().find(|file| file.case.facts.details.is_important).unwrap();
    assert!(matches!(important.reply().unwrap().what, What::Replied { mode, .. } if mode.serves_important()));
    let paid = files.iter().flat_map(|file| &file.events).find_map(|event| match event.what {
        What::Remedied { compensation_fen, charged_fen, charged: Some(_), .. } => Some((compensation_fen, charged_fen)),
        _ => None,
    });
    assert_eq!(paid, Some((5_000, 10_000)));
}

#[test]
fn what_comes_later_today_has_not_happened_yet() {
    let steps = |hour, minute| {
        let now = at("2026-11-23", (hour, minute));
        let register = register(now).unwrap();
        let open = register.open_cases(now).unwrap();
        titled(&open, "电表走得快").file.events.len()
    };
    assert_eq!(steps(9, 4) + 1, steps(9, 5));
}

#[test]
fn two_are_short_of_hours_in_november_and_everybody_else_has_enough() {
    let now = at("2026-11-23", (10, 26));
    let register = register(now).unwrap();
    let sums = register.training_sums(2026).unwrap();
    let mut short = vec![];
    for member in register.staff().unwrap().into_iter().filter(|m| m.record.status == StaffStatus::Active) {
        let counted = sums.get(&member.id).map(|hours| hours.counted(Sector::Power)).unwrap_or_default();
        let standing = TrainingStanding::of(counted, member.record.joined_on, (2026, now.date()));
        if standing.is_short() {
            short.push((member.record.work_no.as_str().to_owned(), counted.as_number()));
        } else if member.record.work_no.as_str() != "CQ0236" {
            assert!(counted >= Hours::YEARLY, "{}", member.record.work_no.as_str());
        }
    }
    assert_eq!(short, [("CQ0221".to_owned(), 9.0), ("CQ0314".to_owned(), 12.0)]);
    assert!(sums.values().any(|hours| hours.of(TrainingKind::SelfExamination) > Hours::default()), "a campaign");
}

#[test]
fn conduct_is_mild_reviewed_each_year_and_bars_nobody_this_year() {
    let register = register(at("2026-11-23", (10, 26))).unwrap();
    let this_year = register.conduct_of_year(2026).unwrap();
    assert!(this_year.iter().all(|record| !record.matter.bars_award()));
    let kinds: std::collections::BTreeSet<ConductKind> = this_year.iter().map(|r| r.matter.kind()).collect();
    for kind in [ConductKind::Review, ConductKind::Praise, ConductKind::Other] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let last_year = register.conduct_of_year(2025).unwrap();
    assert_eq!(last_year.iter().filter(|record| record.matter.bars_award()).count(), 1);
}
