//! Limits kept, as frozen and as they stand now (P1-9.3, P1-5.5).

use hallkeeper::domain::audits::Subject;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, Finding, NewCase, ReplyMode};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::standards::Link;

use super::super::case_desk::{Desk, archived, closed, concluded, happened, replied};
use super::super::making::at;
use super::cases::{case, month};
use super::{FAIL, PASS, faults, figure, november, now, scope};

fn limits(steps: &[&str], rules: &[&str], channels: &[CaseChannel]) -> Link {
    let owned = |list: &[&str]| list.iter().map(|code| (*code).to_owned()).collect();
    Link::CasesInTime { steps: owned(steps), rules: owned(rules), channels: channels.to_vec() }
}

#[test]
fn closed_cases_count_as_frozen_and_open_ones_as_they_stand() {
    let kept = month();
    let said = kept.of_hall(&limits(&[], &[], &[]));
    assert_eq!(figure(&said), (FAIL, 1, 4), "two cases still run: they are not judged");
    assert_eq!(faults(&said), [(case(2), "limit_missed"), (case(3), "overdue"), (case(5), "limit_missed")]);
    let later = at("2026-11-30", 9, 0);
    let said = kept.register.evidence(&limits(&[], &[], &[]), &november(Subject::Hall), later).unwrap();
    assert_eq!(figure(&said), (FAIL, 1, 6), "and are late a week on");
}

#[test]
fn steps_rules_and_channels_narrow_what_is_judged() {
    let kept = month();
    let of = |link: &Link| figure(&kept.of_hall(link));
    assert_eq!(of(&limits(&["accept"], &[], &[])), (FAIL, 2, 3));
    assert_eq!(of(&limits(&[], &["billing_error"], &[])), (FAIL, 1, 2));
    assert_eq!(of(&limits(&["answer"], &["enquiry"], &[])), (FAIL, 0, 1));
    assert_eq!(of(&limits(&["accept"], &[], &[CaseChannel::BoxLetter])), (PASS, 1, 1));
    assert_eq!(of(&limits(&[], &[], &[CaseChannel::BoxLetter])), (FAIL, 0, 1));
    assert_eq!(of(&limits(&["repair"], &[], &[])), (PASS, 0, 0), "no such limit ran");
}

#[test]
fn a_person_is_judged_by_the_cases_about_and_in_hand() {
    let kept = month();
    let all = limits(&[], &[], &[]);
    assert_eq!(figure(&kept.says(&all, kept.person(1))), (FAIL, 1, 4));
    assert_eq!(figure(&kept.says(&all, kept.person(2))), (FAIL, 0, 1));
    assert_eq!(figure(&kept.says(&all, kept.person(0))), (PASS, 0, 0));
    let first_days = scope(Subject::Hall, "2026-11-01", "2026-11-02");
    let said = kept.register.evidence(&all, &first_days, now()).unwrap();
    assert_eq!(figure(&said), (PASS, 1, 1), "a case belongs to the period it came in");
}

#[test]
fn a_case_closed_before_steps_were_kept_counts_as_a_whole() {
    let mut kept = month();
    kept.sql("DELETE FROM case_events WHERE kind = 'closed' AND case_id IN (1, 2);");
    assert_eq!(figure(&kept.of_hall(&limits(&[], &[], &[]))), (FAIL, 1, 4));
    assert_eq!(figure(&kept.of_hall(&limits(&["accept"], &[], &[]))), (PASS, 1, 1), "of its steps nothing is known");
}

/// The papers of a new connection, closed on the 3rd; due on the third day after it.
fn connection() -> Desk {
    let papers = |case: NewCase| NewCase {
        kind: CaseKind::Other,
        channel: CaseChannel::InPerson,
        details: CaseDetails { matter: "connection_file".into(), ..CaseDetails::default() },
        ..case
    };
    let mut desk = Desk::with(papers);
    desk.enter(at("2026-11-03", 9, 0), happened("connected"));
    desk.enter(at("2026-11-03", 9, 0), concluded(Finding::NotApplicable));
    desk.enter(at("2026-11-03", 9, 0), replied(ReplyMode::InPerson));
    desk.enter(at("2026-11-03", 10, 0), closed());
    desk
}

#[test]
fn papers_are_filed_in_time_though_filing_comes_after_closing() {
    let link = limits(&["archive"], &["connection_file"], &[]);
    let said = |desk: &Desk, now: Moment| desk.register.evidence(&link, &november(Subject::Hall), now).unwrap();
    let desk = connection();
    assert_eq!(figure(&said(&desk, at("2026-11-06", 9, 0))), (PASS, 0, 0), "its last day is not over");
    assert_eq!(faults(&said(&desk, at("2026-11-07", 9, 0))), [(case(1), "overdue")]);
    let mut desk = connection();
    desk.enter(at("2026-11-06", 9, 0), archived());
    assert_eq!(figure(&said(&desk, at("2026-11-20", 9, 0))), (PASS, 1, 1));
    let mut desk = connection();
    desk.enter(at("2026-11-09", 9, 0), archived());
    assert_eq!(faults(&said(&desk, at("2026-11-20", 9, 0))), [(case(1), "limit_missed")]);
}
