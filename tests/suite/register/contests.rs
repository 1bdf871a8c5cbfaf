//! Contests and awards: visits of the period, the frozen ranking, certificates without a gap (P6-1, P7-3, P3-4, P4-4).

use std::collections::BTreeMap;

use hallkeeper::domain::audits::{Answer, AuditKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::awards::{AwardKind, NewAward};
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase, Target};
use hallkeeper::domain::contests::{Contest, NewContest};
use hallkeeper::domain::ids::{AuditId, ContestId, StaffId, WindowId};
use hallkeeper::domain::standards::{ItemKind, Pack, Points, Purpose, SubjectKind};
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::register::stars::StarScope;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, record, register};

/// The shipped window contest.
pub(crate) fn pack() -> (&'static str, &'static Pack) {
    let found = Pack::shipped().iter().find(|(_, pack)| pack.code == "window-contest");
    found.map(|(text, pack)| (*text, pack)).unwrap()
}

/// The hall with windows 1 to 3, 周静岚 at window 1 and 唐巧云 at window 2.
pub(crate) fn hall_with_windows() -> (Register, Vec<StaffId>, Vec<WindowId>) {
    let (mut register, people) = register();
    let start = at("2026-11-01", 8, 0);
    for number in ["1", "2", "3"] {
        let window = WindowChange { number: number.into(), purpose: "收费".into(), retired_on: None };
        register.change_window(&window, start).unwrap();
    }
    for (person, (no, name, window)) in
        people.iter().zip([("CQ0201", "周静岚", "1"), ("CQ0209", "唐巧云", "2"), ("CQ0218", "顾明远", "")])
    {
        let mut changed = record(no, name);
        changed.window = window.into();
        changed.post = "收费员".into();
        register.change_staff(*person, &changed, start).unwrap();
    }
    let windows = register.windows().unwrap().into_iter().map(|window| window.id).collect();
    (register, people, windows)
}

/// The contest from 2 to 20 November 2026.
pub(crate) fn open_contest(register: &mut Register) -> Contest {
    let contest = NewContest {
        name: "秋季窗口竞赛".into(),
        pack_text: pack().0.into(),
        subject_kind: SubjectKind::Window,
        from: day("2026-11-02"),
        until: day("2026-11-20"),
        note: String::new(),
    };
    let id = register.open_contest(&contest, at("2026-11-02", 8, 0)).unwrap().value;
    register.contest(id).unwrap()
}

/// Answers that lose `lost` points of 100, with a veto or without.
pub(crate) fn answers(pack: &Pack, lost: usize, vetoes: usize) -> BTreeMap<String, Answer> {
    let one = Points::from_number(1.0);
    let mild = pack.items.iter().filter(|item| {
        matches!(item.kind, ItemKind::YesNo) && !item.veto && item.deduct_per_occurrence == one && item.cap.is_none()
    });
    let failing: Vec<&str> = mild.map(|item| item.code.as_str()).take(lost).collect();
    assert_eq!(failing.len(), lost, "the pack has enough items of one point each");
    let vetoed: Vec<&str> =
        pack.items.iter().filter(|item| item.veto).map(|item| item.code.as_str()).take(vetoes).collect();
    let answer = |item: &hallkeeper::domain::standards::Item| {
        let fails = failing.contains(&item.code.as_str()) || vetoed.contains(&item.code.as_str());
        let answer = match item.limit_in(None) {
            _ if fails => Answer::by_hand(Verdict::Fail, "没做到"),
            Some(limit) => Answer::of_value(item, limit, None).unwrap(),
            None => Answer::by_hand(Verdict::Pass, "看过"),
        };
        (item.code.clone(), answer)
    };
    pack.items.iter().map(answer).collect()
}

/// A finished visit of a window on a day of November 2026.
pub(crate) fn visit(
    register: &mut Register,
    contest: &Contest,
    (subject, on): (Subject, &str),
    (lost, vetoes): (usize, usize),
) -> Result<AuditId, RegisterError> {
    let details = RunDetails {
        kind: AuditKind::ContestVisit,
        subject,
        contest: Some(contest.id),
        ..RunDetails::of_hall(day(on))
    };
    let auditor = register.staff().unwrap().first().map(|member| member.id);
    let run = NewRun { pack_text: contest.pack_text.clone(), day: day(on), auditor, details };
    let read = Pack::parse("contest", &contest.pack_text).unwrap();
    let moments = (at(on, 10, 0), at(on, 10, 20));
    Ok(register.record_whole_run(&run, &answers(&read, lost, vetoes), moments)?.value)
}

fn refused<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn award(kind: AwardKind, subject: Subject, (from, until): (&str, &str), on: &str) -> NewAward {
    NewAward {
        kind,
        title: "服务明星".into(),
        from: day(from),
        until: day(until),
        subject,
        score: None,
        rank: None,
        awarded_on: day(on),
        reason: String::new(),
        contest: None,
        appraisal: None,
    }
}

fn of_contest(contest: ContestId, window: WindowId) -> NewAward {
    let days = ("2026-11-02", "2026-11-20");
    NewAward { contest: Some(contest), ..award(AwardKind::Contest, Subject::Window(window), days, "2026-11-21") }
}

/// Three visits to each of windows 1 and 2 with a mean of 97 each, two to window 3.
fn visited(register: &mut Register, contest: &Contest, windows: &[WindowId]) {
    for (place, (first, second)) in [(1, 3), (3, 3), (5, 3)].into_iter().enumerate() {
        let on = format!("2026-11-{:02}", 3 + place * 3);
        visit(register, contest, (Subject::Window(windows[0]), &on), (first, 0)).unwrap();
        visit(register, contest, (Subject::Window(windows[1]), &on), (second, 0)).unwrap();
        if place < 2 {
            visit(register, contest, (Subject::Window(windows[2]), &on), (0, 0)).unwrap();
        }
    }
}

#[test]
fn visits_are_of_the_period_the_standard_and_the_kind_of_the_contest() {
    let (mut register, people, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    let window = Subject::Window(windows[0]);
    for outside in ["2026-11-01", "2026-11-21"] {
        let refusal = refused(visit(&mut register, &contest, (window.clone(), outside), (0, 0)));
        assert_eq!(refusal, Refusal::OutsideContest, "{outside}");
    }
    let person = refused(visit(&mut register, &contest, (Subject::Person(people[0]), "2026-11-03"), (0, 0)));
    assert_eq!(person, Refusal::SubjectNotOfPack);
    let details =
        RunDetails { subject: window.clone(), contest: Some(contest.id), ..RunDetails::of_hall(day("2026-11-03")) };
    let other = pack().0.replace("edition = \"2026.1\"", "edition = \"2026.2\"");
    let run = NewRun { pack_text: other, day: day("2026-11-03"), auditor: None, details };
    assert_eq!(refused(register.start_run(&run, at("2026-11-03", 9, 0))), Refusal::SubjectNotOfPack);
    visit(&mut register, &contest, (window.clone(), "2026-11-02"), (0, 0)).unwrap();
    visit(&mut register, &contest, (window.clone(), "2026-11-20"), (0, 0)).unwrap();
    register.close_contest(contest.id, at("2026-11-10", 17, 0)).unwrap();
    let late = refused(visit(&mut register, &contest, (window, "2026-11-09"), (0, 0)));
    assert_eq!(late, Refusal::ContestClosed);
}

#[test]
fn the_mean_of_the_visits_ranks_and_void_or_open_ones_do_not_count() {
    let (mut register, _, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    visited(&mut register, &contest, &windows);
    let bad = visit(&mut register, &contest, (Subject::Window(windows[1]), "2026-11-18"), (9, 0)).unwrap();
    register.void_audit(bad, "看错了窗口", at("2026-11-18", 11, 0)).unwrap();
    let details = RunDetails {
        kind: AuditKind::ContestVisit,
        subject: Subject::Window(windows[0]),
        contest: Some(contest.id),
        ..RunDetails::of_hall(day("2026-11-19"))
    };
    let open = NewRun { pack_text: contest.pack_text.clone(), day: day("2026-11-19"), auditor: None, details };
    register.start_run(&open, at("2026-11-19", 9, 0)).unwrap();
    let standing = register.contest_standing(&contest).unwrap();
    let told: Vec<_> = standing
        .rows
        .iter()
        .map(|row| (row.ranked.subject.clone(), row.ranked.rank, row.ranked.score, row.visits.len()))
        .collect();
    assert_eq!(
        told,
        [
            (Subject::Window(windows[0]), Some(1), Some(97.0), 3),
            (Subject::Window(windows[1]), Some(1), Some(97.0), 3),
            (Subject::Window(windows[2]), None, Some(100.0), 2),
        ]
    );
}

#[test]
fn closing_freezes_the_ranking_whatever_happens_to_its_visits() {
    let (mut register, _, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    visited(&mut register, &contest, &windows);
    let last = visit(&mut register, &contest, (Subject::Window(windows[2]), "2026-11-19"), (0, 0)).unwrap();
    let frozen = register.close_contest(contest.id, at("2026-11-20", 18, 0)).unwrap().value;
    register.void_audit(last, "补记错误", at("2026-11-20", 18, 5)).unwrap();
    let contest = register.contest(contest.id).unwrap();
    assert_eq!(register.contest_standing(&contest).unwrap(), frozen);
    assert_eq!(frozen.rewarded().next().unwrap().ranked.subject, Subject::Window(windows[2]));
    assert_eq!(refused(register.close_contest(contest.id, at("2026-11-20", 19, 0))), Refusal::ContestClosed);
}

#[test]
fn windows_that_share_the_first_place_are_both_awarded_in_one_step() {
    let (mut register, _, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    visited(&mut register, &contest, &windows);
    let now = at("2026-11-21", 9, 0);
    let both = [of_contest(contest.id, windows[0]), of_contest(contest.id, windows[1])];
    assert!(matches!(refused(register.grant_awards(&both, now)), Refusal::NotEligible { .. }), "it still runs");
    register.close_contest(contest.id, now).unwrap();
    let third = refused(register.grant_award(&of_contest(contest.id, windows[2]), now));
    assert_eq!(third, Refusal::NotEligible { because: "2 / 3".into() });
    register.grant_awards(&both, now).unwrap();
    let numbers: Vec<String> = register.awards().unwrap().iter().map(|award| award.certificate.to_string()).collect();
    assert_eq!(numbers, ["2026-002", "2026-001"]);
    assert_eq!(refused(register.grant_award(&both[1], now)), Refusal::AwardExists);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_visit_with_a_veto_keeps_the_rank_and_the_award_is_refused_with_day_and_item() {
    let (mut register, _, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    let first = Subject::Window(windows[0]);
    for (on, vetoes) in [("2026-11-03", 0), ("2026-11-04", 1), ("2026-11-05", 0)] {
        visit(&mut register, &contest, (first.clone(), on), (0, vetoes)).unwrap();
        visit(&mut register, &contest, (Subject::Window(windows[1]), on), (9, 0)).unwrap();
    }
    let now = at("2026-11-21", 9, 0);
    let standing = register.close_contest(contest.id, now).unwrap().value;
    assert_eq!(standing.row(&first).unwrap().ranked.rank, Some(1));
    let refusal = refused(register.grant_award(&of_contest(contest.id, windows[0]), now));
    assert_eq!(refusal, Refusal::NotEligible { because: "2026-11-04 P6-1.language.g".into() });
    register.grant_award(&of_contest(contest.id, windows[1]), now).unwrap();
}

#[test]
fn certificates_run_by_year_without_a_gap_over_undo_and_revoking() {
    let (mut register, people, _) = hall_with_windows();
    let mut grant = |month: (&str, &str), on: &str, at_day: &str| {
        let award = award(AwardKind::ServiceStar, Subject::Person(people[0]), month, on);
        register.grant_award(&award, at(at_day, 9, 0)).map(|outcome| outcome.value)
    };
    let september = grant(("2026-09-01", "2026-09-30"), "2026-11-01", "2026-11-02").unwrap();
    grant(("2026-10-01", "2026-10-31"), "2026-11-02", "2026-11-02").unwrap();
    register.undo("撤销操作", at("2026-11-02", 10, 0)).unwrap();
    register.revoke_award(september, " 查实收受礼品 ", at("2026-11-03", 9, 0)).unwrap();
    assert_eq!(refused(register.revoke_award(september, "再撤一次", at("2026-11-03", 9, 1))), Refusal::RecordStruck);
    let mut grant = |month: (&str, &str), on: &str, at_day: &str| {
        let award = award(AwardKind::ServiceStar, Subject::Person(people[1]), month, on);
        register.grant_award(&award, at(at_day, 9, 0)).unwrap();
    };
    grant(("2026-10-01", "2026-10-31"), "2026-11-03", "2026-11-03");
    grant(("2026-09-01", "2026-09-30"), "2026-11-03", "2026-11-03");
    grant(("2026-11-01", "2026-11-30"), "2027-01-04", "2027-01-04");
    let mut told: Vec<(String, Option<String>)> = register
        .awards()
        .unwrap()
        .into_iter()
        .map(|award| (award.certificate.to_string(), award.revoked.map(|(_, reason)| reason)))
        .collect();
    told.reverse();
    assert_eq!(
        told,
        [
            ("2026-001".into(), Some("查实收受礼品".into())),
            ("2026-002".into(), Some("撤销操作".into())),
            ("2026-003".into(), None),
            ("2026-004".into(), None),
            ("2027-001".into(), None),
        ]
    );
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn an_award_needs_a_title_a_day_gone_by_and_a_reason_to_be_revoked() {
    let (mut register, people, _) = hall_with_windows();
    let now = at("2026-11-02", 9, 0);
    let good = award(AwardKind::Other, Subject::Person(people[0]), ("2026-01-01", "2026-11-01"), "2026-11-02");
    let blank = NewAward { title: " ".into(), ..good.clone() };
    assert_eq!(refused(register.grant_award(&blank, now)), Refusal::ReasonMissing);
    let ahead = NewAward { awarded_on: day("2026-11-03"), ..good.clone() };
    assert_eq!(refused(register.grant_award(&ahead, now)), Refusal::DayAhead);
    let nobody = NewAward { subject: Subject::Person(StaffId(999)), ..good.clone() };
    assert_eq!(refused(register.grant_award(&nobody, now)), Refusal::NoSuchRecord);
    let id = register.grant_award(&good, now).unwrap().value;
    assert_eq!(refused(register.revoke_award(id, "  ", now)), Refusal::ReasonMissing);
    assert_eq!(register.awards_of(people[0]).unwrap().len(), 1);
    assert_eq!(register.awards_of(people[1]).unwrap(), []);
}

fn praise(register: &mut Register, target: Target, kind: CaseKind) {
    let received_at = at("2026-11-05", 9, 0);
    let case = NewCase {
        kind,
        channel: CaseChannel::InPerson,
        summary: "服务周到".into(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: None,
        department: String::new(),
        received_at,
        details: CaseDetails { target, ..CaseDetails::default() },
    };
    register.record_case(&case, received_at).unwrap();
}

#[test]
fn a_star_is_ranked_from_checks_praise_and_late_steps_of_the_month() {
    let (mut register, people, windows) = hall_with_windows();
    praise(&mut register, Target::Person(people[0]), CaseKind::Praise);
    // A case about a window is about whoever serves there that day.
    praise(&mut register, Target::Window(windows[1]), CaseKind::Praise);
    praise(&mut register, Target::Window(windows[1]), CaseKind::Praise);
    let month = (day("2026-11-01"), day("2026-11-30"));
    let told = |register: &Register| -> Vec<(StaffId, u32, f64)> {
        let stars = register.star_candidates(month, StarScope::ServiceStar, at("2026-11-06", 9, 0)).unwrap();
        stars.iter().map(|star| (star.figures.person, star.figures.praise, star.points.total)).collect()
    };
    assert_eq!(told(&register), [(people[1], 2, 86.0), (people[0], 1, 83.0), (people[2], 0, 80.0)]);
    let december = (day("2026-12-01"), day("2026-12-31"));
    let none = register.star_candidates(december, StarScope::ServiceStar, at("2026-12-06", 9, 0)).unwrap();
    assert!(none.iter().all(|star| (star.points.total - 80.0).abs() < 1e-9));
}

#[test]
fn only_people_at_a_lobby_managers_post_come_into_question_for_the_year() {
    let (mut register, people, _) = hall_with_windows();
    let year = (day("2026-01-01"), day("2026-12-31"));
    let now = at("2026-12-20", 9, 0);
    assert_eq!(register.star_candidates(year, StarScope::LobbyManager, now).unwrap(), []);
    let mut lobby = record("CQ0218", "顾明远");
    lobby.post = "大堂引导员".into();
    register.change_staff(people[2], &lobby, now).unwrap();
    let found = register.star_candidates(year, StarScope::LobbyManager, now).unwrap();
    assert_eq!(found.iter().map(|star| star.figures.person).collect::<Vec<_>>(), [people[2]]);
    let days = ("2026-01-01", "2026-12-31");
    let other = award(AwardKind::StarLobbyManager, Subject::Person(people[0]), days, "2026-12-20");
    assert_eq!(refused(register.grant_award(&other, now)), Refusal::NotEligible { because: "收费员".into() });
    let right = NewAward { subject: Subject::Person(people[2]), ..other };
    register.grant_award(&right, now).unwrap();
}

#[test]
fn a_missing_star_is_reminded_of_in_the_first_days_once_there_ever_was_one() {
    let (mut register, people, _) = hall_with_windows();
    let remind = |register: &Register, on: &str| register.month_without_star(day(on)).unwrap();
    assert_eq!(remind(&register, "2026-12-02"), None, "never granted, never asked for");
    let october = award(AwardKind::ServiceStar, Subject::Person(people[0]), ("2026-10-01", "2026-10-31"), "2026-11-02");
    register.grant_award(&october, at("2026-11-02", 9, 0)).unwrap();
    assert_eq!(remind(&register, "2026-11-03"), None);
    assert_eq!(remind(&register, "2026-12-05"), Some((day("2026-11-01"), day("2026-11-30"))));
    assert_eq!(remind(&register, "2026-12-06"), None);
    let november =
        NewAward { from: day("2026-11-01"), until: day("2026-11-30"), awarded_on: day("2026-12-01"), ..october };
    let id = register.grant_award(&november, at("2026-12-01", 9, 0)).unwrap().value;
    assert_eq!(remind(&register, "2026-12-02"), None);
    register.revoke_award(id, "投诉属实", at("2026-12-02", 9, 0)).unwrap();
    assert!(remind(&register, "2026-12-02").is_some(), "a revoked star leaves the month open");
}

#[test]
fn the_best_window_of_a_month_needs_three_checks() {
    let (mut register, _, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    visited(&mut register, &contest, &windows);
    let days = ("2026-11-01", "2026-11-30");
    let now = at("2026-12-01", 9, 0);
    let best = |window: WindowId| award(AwardKind::BestWindow, Subject::Window(window), days, "2026-12-01");
    let few = refused(register.grant_award(&best(windows[2]), now));
    assert_eq!(few, Refusal::NotEligible { because: "2 / 3".into() });
    register.grant_awards(&[best(windows[0]), best(windows[1])], now).unwrap();
}

#[test]
fn a_contest_needs_a_name_and_a_standard_for_its_subjects() {
    let (mut register, _, _) = hall_with_windows();
    let good = NewContest {
        name: "竞赛".into(),
        pack_text: pack().0.into(),
        subject_kind: SubjectKind::Window,
        from: day("2026-11-02"),
        until: day("2026-11-20"),
        note: String::new(),
    };
    let now = at("2026-11-02", 9, 0);
    let person = NewContest { subject_kind: SubjectKind::Person, ..good.clone() };
    assert_eq!(refused(register.open_contest(&person, now)), Refusal::SubjectNotOfPack);
    let nameless = NewContest { name: " ".into(), ..good.clone() };
    assert_eq!(refused(register.open_contest(&nameless, now)), Refusal::ReasonMissing);
    let broken = NewContest { pack_text: "x".into(), ..good.clone() };
    assert!(matches!(refused(register.open_contest(&broken, now)), Refusal::BadPack { .. }));
    let id = register.open_contest(&good, now).unwrap().value;
    assert_eq!(register.contest(id).unwrap().pack_edition, pack().1.edition);
    assert_eq!(pack().1.purpose, Purpose::Contest);
    register.undo("", now).unwrap();
    assert_eq!(register.contests().unwrap(), []);
}

#[test]
fn a_published_appraisal_awards_its_first_three_and_refuses_whoever_is_passed_over() {
    let (mut register, people, id) = super::appraisals::december();
    let leader = people[1];
    super::appraisals::judge(&mut register, id, &[leader], ("incident", false, "2026-07 抢修超时引发媒体报道"));
    let days = ("2026-01-01", "2026-12-31");
    let of = |person: StaffId| NewAward {
        appraisal: Some(id),
        ..award(AwardKind::Appraisal, Subject::Person(person), days, "2026-12-25")
    };
    let now = at("2026-12-25", 9, 0);
    assert_eq!(refused(register.grant_award(&of(people[0]), now)), Refusal::NotEligible { because: "2026".into() });
    register.publish_appraisal(id, at("2026-12-20", 9, 0)).unwrap();
    let passed = refused(register.grant_award(&of(leader), now));
    assert_eq!(passed, Refusal::NotEligible { because: "2026-07 抢修超时引发媒体报道".into() });
    let fifth = refused(register.grant_award(&of(people[4]), now));
    assert_eq!(fifth, Refusal::NotEligible { because: "88.00 #5".into() });
    let rewarded = [people[0], people[2], people[3]].map(of);
    register.grant_awards(&rewarded, now).unwrap();
    assert_eq!(refused(register.grant_award(&rewarded[2], now)), Refusal::AwardExists);
    assert_eq!(register.awards().unwrap().len(), 3);
    assert_eq!(register.verify().unwrap().findings, []);
}
