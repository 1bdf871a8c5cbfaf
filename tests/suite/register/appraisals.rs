//! The yearly appraisal in the register: opened, scored, sent, judged, published, closed (P1-II.4 to P1-II.7).

use std::collections::BTreeMap;

use hallkeeper::domain::appraisals::{Basis, StepState, run_details};
use hallkeeper::domain::audits::{Answer, AuditKind, NoteKind, Subject, Verdict};
use hallkeeper::domain::boxes::{NewBoxEntry, Seal};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{AppraisalId, AuditId, StaffId};
use hallkeeper::domain::ranking::{RankResult, Reason};
use hallkeeper::domain::standards::{Pack, SubjectKind};
use hallkeeper::register::appraisal_standing::{AppraisalStanding, StandingRow};
use hallkeeper::register::appraisals::{NewAppraisal, NewJudgement};
use hallkeeper::register::audit_runs::{NewCorrection, NewRun};
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, hall, record};

/// Six areas as in the design; every item counts faults at half a point, the last one is a veto.
pub(crate) const PACK: &str = r#"
code = "hall-appraisal"
edition = "2026.1"
sector = "power"
purpose = "appraisal"
subjects = ["person", "team"]
title = { zh = "供电所服务考核标准", en = "Station appraisal" }
source = { zh = "测试", en = "test" }
total_points = 100
veto_effect = "no_award"
ranking = { min_checks = 1, pass_score = 80, rewarded = 3 }

[[prerequisites]]
code = "law"
rule = "P1-II.7"
text = { zh = "无案件", en = "No case" }
hint = { zh = "全年无司法立案的案件", en = "No case taken up by the law" }

[[prerequisites]]
code = "incident"
rule = "P1-II.7"
text = { zh = "无影响", en = "No incident" }
hint = { zh = "全年无社会影响恶劣事件", en = "No incident of grave public effect" }

[[prerequisites]]
code = "conduct"
rule = "P1-II.7"
text = { zh = "行风", en = "Conduct" }
hint = { zh = "行风评议合格", en = "Qualified in the conduct review" }
"#;

/// Areas with their points: code, zh, en, points of the counted item.
const AREAS: [(&str, &str, &str, u32); 6] = [
    ("discipline", "劳动纪律", "Discipline", 10),
    ("dress", "仪容仪表与上岗证", "Dress and badge", 10),
    ("conduct", "服务行为与用语", "Conduct and language", 25),
    ("business", "业务办理与时限", "Business and time limits", 30),
    ("complaints", "投诉与意见处理", "Complaints", 15),
    ("learning", "培训与廉洁", "Learning and integrity", 8),
];

/// The whole pack's text, with more lines in its head.
pub(crate) fn pack_text(more: &str) -> String {
    let mut text = format!("{more}\n{PACK}");
    for (code, zh, en, _) in AREAS {
        text += &format!("\n[[areas]]\ncode = \"{code}\"\ntitle = {{ zh = \"{zh}\", en = \"{en}\" }}\n");
    }
    for (code, zh, en, points) in AREAS {
        text += &format!(
            "\n[[items]]\ncode = \"{code}.1\"\nrule = \"P1-1.1\"\narea = \"{code}\"\npoints = {points}\n\
             text = {{ zh = \"{zh}差错\", en = \"{en}: faults\" }}\ndeduct_per_occurrence = 0.5\n\
             kind = {{ count = {{ limit = 0, unit = {{ zh = \"次\", en = \"times\" }} }} }}\n"
        );
    }
    text + "\n[[items]]\ncode = \"learning.v\"\nrule = \"P1-8.2\"\narea = \"learning\"\npoints = 2\nveto = true\n\
            text = { zh = \"没有违反十个不准\", en = \"None of the ten bans\" }\nkind = \"yes_no\"\n"
}

/// Answers that come to `100 - lost`; the faults go to the areas from the front, at most four points each.
pub(crate) fn answers(lost: f64, reason: &str) -> BTreeMap<String, Answer> {
    let pack = Pack::parse("test", &pack_text("")).unwrap();
    let mut faults = (lost * 2.0).round() as u32;
    let mut answer = |code: &str| {
        let item = pack.item(code).unwrap();
        if code == "learning.v" {
            return Answer::by_hand(Verdict::Pass, "");
        }
        let here = faults.min(8);
        faults -= here;
        Answer::of_value(item, f64::from(here), None).unwrap().because(if here > 0 { reason } else { "" })
    };
    pack.items.iter().rev().map(|item| (item.code.clone(), answer(&item.code))).collect()
}

/// A hall with these people, its records kept since January.
pub(crate) fn people(names: &[&str]) -> (Register, Vec<StaffId>) {
    let mut register = Register::in_memory(&hall(), at("2026-01-05", 8, 0)).unwrap();
    let ids = fill(&mut register, names);
    (register, ids)
}

/// These people for an empty hall.
pub(crate) fn fill(register: &mut Register, names: &[&str]) -> Vec<StaffId> {
    let posts = ["业务受理员", "抢修员", "电价咨询员", "收费员", "大堂引导员", "装表接电员", "抄表员"];
    let add = |(index, name): (usize, &&str)| {
        let mut person = record(&format!("CQ02{index:02}"), name);
        posts[index % posts.len()].clone_into(&mut person.post);
        person.team = if index % 2 == 0 { "营业班".into() } else { "配电班".into() };
        register.add_staff(&person, at("2026-01-05", 8, 0)).unwrap().value
    };
    names.iter().enumerate().map(add).collect()
}

/// Opens the appraisal of 2026 on people, with the first two as review group.
pub(crate) fn open(register: &mut Register, people: &[StaffId]) -> AppraisalId {
    let new = NewAppraisal {
        year: 2026,
        pack_text: pack_text(""),
        subject_kind: SubjectKind::Person,
        review_group: people.iter().copied().take(2).collect(),
    };
    register.open_appraisal(&new, at("2026-11-02", 9, 0)).unwrap().value
}

/// Records a finished run that loses so many points.
pub(crate) fn score(
    register: &mut Register,
    (id, kind): (AppraisalId, AuditKind),
    (subject, lost): (&Subject, f64),
    (now, reason): (Moment, &str),
) -> AuditId {
    let appraisal = register.appraisal(id).unwrap();
    let details = run_details((id, appraisal.year), kind, subject.clone(), (now.date(), Vec::new()));
    let auditor = if kind == AuditKind::ReScore { appraisal.review_group.first().copied() } else { subject.person() };
    let run = NewRun { pack_text: appraisal.pack_text, day: now.date(), auditor, details };
    register.record_whole_run(&run, &answers(lost, reason), (now, now)).unwrap().value
}

/// Judges a prerequisite of several people.
pub(crate) fn judge(
    register: &mut Register,
    id: AppraisalId,
    people: &[StaffId],
    (code, is_met, reason): (&str, bool, &str),
) {
    let judgement = NewJudgement {
        subjects: people.iter().map(|id| Subject::Person(*id)).collect(),
        code: code.to_owned(),
        is_met,
        reason: reason.to_owned(),
        by: people.first().copied(),
    };
    register.judge_prerequisite(id, &judgement, at("2026-12-12", 9, 0)).unwrap();
}

fn refused<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result {
        Err(RegisterError::NotAllowed(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn standing(register: &Register, id: AppraisalId) -> AppraisalStanding {
    register.appraisal_standing(id, at("2026-12-20", 9, 0)).unwrap()
}

fn row(standing: &AppraisalStanding, person: StaffId) -> &StandingRow {
    standing.row(&Subject::Person(person)).unwrap()
}

const FIVE: [&str; 5] = ["沈若溪", "梁家豪", "陆晓棠", "顾明远", "唐巧云"];

/// Five people, self-scored, sent in, re-scored: 94.5, 92.5, 91, 90.5, 88; all prerequisites met.
pub(crate) fn december() -> (Register, Vec<StaffId>, AppraisalId) {
    let (mut register, ids) = people(&FIVE);
    let id = open(&mut register, &ids);
    for (person, lost) in ids.iter().zip([5.0, 6.0, 7.0, 9.0, 8.0]) {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::SelfScore), (&subject, lost), (at("2026-11-25", 10, 0), "自查"));
    }
    register.send_appraisal(id, at("2026-12-03", 9, 0)).unwrap();
    for (person, lost) in ids.iter().zip([5.5, 7.5, 9.0, 9.5, 12.0]) {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::ReScore), (&subject, lost), (at("2026-12-10", 10, 0), "抽查"));
    }
    for code in ["law", "incident", "conduct"] {
        judge(&mut register, id, &ids, (code, true, ""));
    }
    (register, ids, id)
}

#[test]
fn an_appraisal_keeps_its_pack_and_a_year_has_one_of_a_kind() {
    let (mut register, ids) = people(&FIVE);
    let id = open(&mut register, &ids);
    let appraisal = register.appraisal(id).unwrap();
    assert_eq!((appraisal.year, appraisal.pack.edition.as_str()), (2026, "2026.1"));
    assert_eq!(appraisal.review_group, ids[..2]);
    let mut again = NewAppraisal {
        year: 2026,
        pack_text: pack_text(""),
        subject_kind: SubjectKind::Person,
        review_group: Vec::new(),
    };
    let now = at("2026-11-03", 9, 0);
    assert_eq!(refused(register.open_appraisal(&again, now)), Refusal::AppraisalExists);
    again.subject_kind = SubjectKind::Window;
    assert_eq!(refused(register.open_appraisal(&again, now)), Refusal::SubjectNotOfPack);
    again.subject_kind = SubjectKind::Team;
    let teams = register.open_appraisal(&again, now).unwrap().value;
    let rows = standing(&register, teams).rows;
    let subjects: Vec<Subject> = rows.into_iter().map(|row| row.ranked.subject).collect();
    assert_eq!(subjects, [Subject::Team("营业班".into()), Subject::Team("配电班".into())]);
}

#[test]
fn sending_waits_for_every_self_score_and_names_who_is_missing() {
    let (mut register, ids) = people(&FIVE[..3]);
    let id = open(&mut register, &ids);
    let scored = Subject::Person(ids[0]);
    score(&mut register, (id, AuditKind::SelfScore), (&scored, 5.0), (at("2026-11-25", 10, 0), "x"));
    let sent = register.send_appraisal(id, at("2026-12-01", 9, 0));
    let missing = Refusal::SelfScoresMissing { subjects: vec!["梁家豪".into(), "陆晓棠".into()] };
    assert_eq!(refused(sent), missing);
    for person in &ids[1..] {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::SelfScore), (&subject, 5.0), (at("2026-12-06", 10, 0), "x"));
    }
    register.send_appraisal(id, at("2026-12-07", 9, 0)).unwrap();
    let standing = standing(&register, id);
    let states: Vec<StepState> = standing.steps.iter().map(|step| step.state).collect();
    assert_eq!(states[..3], [StepState::DoneLate(6), StepState::DoneLate(2), StepState::Open]);
    let late = |person| row(&standing, person).self_run.as_ref().unwrap().is_late;
    assert_eq!(ids.iter().map(|id| late(*id)).collect::<Vec<_>>(), [false, true, true]);
    register.send_appraisal(id, at("2026-12-09", 9, 0)).unwrap();
    assert_eq!(register.appraisal(id).unwrap().sent_on, Some(day("2026-12-07")), "the first day stays");
}

#[test]
fn a_run_of_an_appraisal_keeps_its_order() {
    let (mut register, ids) = people(&FIVE[..1]);
    let id = open(&mut register, &ids);
    let subject = Subject::Person(ids[0]);
    let start = |register: &mut Register, kind, subject: &Subject, now: Moment| {
        let details = run_details((id, 2026), kind, subject.clone(), (now.date(), Vec::new()));
        let run = NewRun { pack_text: pack_text(""), day: now.date(), auditor: None, details };
        register.start_run(&run, now).map(|outcome| outcome.value)
    };
    let now = at("2026-11-20", 9, 0);
    assert_eq!(refused(start(&mut register, AuditKind::ReScore, &subject, now)), Refusal::AppraisalTooEarly);
    let team = Subject::Team("营业班".into());
    assert_eq!(refused(start(&mut register, AuditKind::SelfScore, &team, now)), Refusal::SubjectNotOfPack);
    let run = start(&mut register, AuditKind::SelfScore, &subject, now).unwrap();
    let later = at("2026-11-21", 9, 0);
    assert_eq!(refused(start(&mut register, AuditKind::SelfScore, &subject, later)), Refusal::AuditExists);
    register.void_audit(run, "填错了人", later).unwrap();
    start(&mut register, AuditKind::SelfScore, &subject, later).unwrap();
    assert_eq!(row(&standing(&register, id), ids[0]).self_score, None, "an open run is no score");
}

#[test]
fn the_re_score_ranks_and_the_self_score_stands_in_for_it() {
    let (mut register, ids, id) = december();
    let now = standing(&register, id);
    let order: Vec<Option<StaffId>> = now.rows.iter().map(|row| row.ranked.subject.person()).collect();
    assert_eq!(order, ids.iter().map(|id| Some(*id)).collect::<Vec<_>>());
    let first = &now.rows[0];
    assert_eq!((first.self_score, first.re_score, first.basis), (Some(95.0), Some(94.5), Basis::ReScore));
    assert_eq!(first.difference(), Some(-0.5));
    let results: Vec<RankResult> = now.rows.iter().map(|row| row.ranked.result.clone()).collect();
    let (recommended, placed) = (RankResult::Recommended, RankResult::Placed);
    assert_eq!(results[..3], [recommended.clone(), recommended.clone(), recommended]);
    assert_eq!(results[3..], [placed.clone(), placed]);
    let again = row(&now, ids[4]).re_run.as_ref().unwrap().audit;
    register.void_audit(again, "复评人填错", at("2026-12-13", 9, 0)).unwrap();
    let now = standing(&register, id);
    let last = row(&now, ids[4]);
    assert_eq!((last.re_score, last.basis, last.ranked.score), (None, Basis::SelfScore, Some(92.0)));
    assert_eq!(last.ranked.rank, Some(3), "between 92.5 and 91");
}

#[test]
fn a_passed_over_leader_keeps_the_place_with_the_reason_and_the_fourth_moves_up() {
    let (mut register, ids, id) = december();
    judge(&mut register, id, &ids[1..2], ("incident", false, "2026-07 抢修超时引发媒体报道"));
    let now = standing(&register, id);
    let passed = row(&now, ids[1]);
    let reasons = vec![Reason::NotMet("incident".into(), "2026-07 抢修超时引发媒体报道".into())];
    assert_eq!(passed.ranked.result, RankResult::PassedOver { reasons });
    assert_eq!((passed.ranked.rank, passed.moves_up), (Some(2), Some(4)));
    assert_eq!(row(&now, ids[3]).ranked.result, RankResult::Substitute);
    let judged = now.prerequisite(&Subject::Person(ids[1]), "incident").unwrap();
    assert_eq!(judged.by_hand, Some((Some(ids[1]), at("2026-12-12", 9, 0))));
    judge(&mut register, id, &ids[1..2], ("incident", true, "复核：报道与本人无关"));
    let now = standing(&register, id);
    assert_eq!(row(&now, ids[1]).ranked.result, RankResult::Recommended, "a later judgement takes its place");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_judgement_needs_its_reason_and_a_known_prerequisite() {
    let (mut register, ids, id) = december();
    let judgement = |code: &str, is_met, reason: &str| NewJudgement {
        subjects: vec![Subject::Person(ids[0])],
        code: code.to_owned(),
        is_met,
        reason: reason.to_owned(),
        by: None,
    };
    let now = at("2026-12-12", 9, 0);
    assert_eq!(refused(register.judge_prerequisite(id, &judgement("law", false, " "), now)), Refusal::ReasonMissing);
    assert_eq!(refused(register.judge_prerequisite(id, &judgement("nothing", true, ""), now)), Refusal::NoSuchRecord);
}

#[test]
fn what_is_not_judged_yet_is_passed_over_as_waiting() {
    let (mut register, ids) = people(&FIVE[..1]);
    let id = open(&mut register, &ids);
    let subject = Subject::Person(ids[0]);
    score(&mut register, (id, AuditKind::SelfScore), (&subject, 5.0), (at("2026-11-25", 10, 0), "x"));
    let now = standing(&register, id);
    assert!(now.rows[0].ranked.result.is_pending());
    assert_eq!(now.rows[0].ranked.rank, Some(1));
}

#[test]
fn a_veto_bars_the_award_and_a_tie_shares_its_place() {
    let (mut register, ids) = people(&FIVE);
    let id = open(&mut register, &ids);
    for (person, lost) in ids.iter().zip([5.0, 6.0, 6.0, 6.0, 7.0]) {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::SelfScore), (&subject, lost), (at("2026-11-25", 10, 0), "x"));
    }
    for code in ["law", "incident", "conduct"] {
        judge(&mut register, id, &ids, (code, true, ""));
    }
    register.send_appraisal(id, at("2026-12-01", 9, 0)).unwrap();
    let now = at("2026-12-10", 9, 0);
    let mut failed = answers(3.0, "x");
    failed.insert("learning.v".into(), Answer::by_hand(Verdict::Fail, "收受礼品"));
    let details = run_details((id, 2026), AuditKind::ReScore, Subject::Person(ids[0]), (now.date(), Vec::new()));
    let run = NewRun { pack_text: pack_text(""), day: now.date(), auditor: None, details };
    register.record_whole_run(&run, &failed, (now, now)).unwrap();
    let standing = standing(&register, id);
    let leader = row(&standing, ids[0]);
    assert_eq!(leader.ranked.result, RankResult::PassedOver { reasons: vec![Reason::Veto] });
    for person in &ids[1..4] {
        let tied = row(&standing, *person);
        assert_eq!((tied.ranked.rank, tied.ranked.is_shared), (Some(2), true));
        assert!(tied.ranked.result.is_rewarded(), "{tied:?}");
    }
    assert_eq!(row(&standing, ids[4]).ranked.result, RankResult::Placed);
}

#[test]
fn publishing_freezes_the_ranking_and_later_changes_do_not_move_it() {
    let (mut register, ids, id) = december();
    judge(&mut register, id, &ids[1..2], ("incident", false, "媒体报道"));
    let before = standing(&register, id);
    let now = at("2026-12-20", 9, 0);
    register.publish_appraisal(id, now).unwrap();
    let frozen = standing(&register, id);
    let told = |standing: &AppraisalStanding| {
        let row =
            |row: &StandingRow| (row.ranked.clone(), row.moves_up, row.self_score, row.re_score, row.yearly.clone());
        standing.rows.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(told(&frozen), told(&before));
    let first = row(&frozen, ids[0]).re_run.as_ref().unwrap().audit;
    let correction = NewCorrection {
        item: "conduct.1".into(),
        answer: Answer::by_hand(Verdict::Fail, "重算"),
        reason: "申诉".into(),
        by: None,
    };
    register.correct_audit(first, &correction, now).unwrap();
    register.void_audit(row(&frozen, ids[2]).re_run.as_ref().unwrap().audit, "x", now).unwrap();
    let mut left = register.staff_member(ids[3]).unwrap().record;
    left.status = hallkeeper::domain::staff::StaffStatus::Left;
    register.change_staff(ids[3], &left, now).unwrap();
    assert_eq!(told(&standing(&register, id)), told(&before), "nothing moves it");
    let judgement = NewJudgement {
        subjects: vec![Subject::Person(ids[0])],
        code: "law".into(),
        is_met: false,
        reason: "x".into(),
        by: None,
    };
    assert_eq!(refused(register.judge_prerequisite(id, &judgement, now)), Refusal::AppraisalClosed);
    assert_eq!(refused(register.publish_appraisal(id, now)), Refusal::AppraisalClosed);
    assert_eq!(refused(register.change_review_group(id, &[], now)), Refusal::AppraisalClosed);
    register.close_appraisal(id, at("2026-12-28", 9, 0)).unwrap();
    assert_eq!(refused(register.close_appraisal(id, now)), Refusal::AppraisalClosed);
    assert_eq!(register.appraisal(id).unwrap().closed_on, Some(day("2026-12-28")));
}

#[test]
fn publishing_waits_for_sending_and_closing_for_publishing_and_both_can_be_undone() {
    let (mut register, ids) = people(&FIVE[..1]);
    let id = open(&mut register, &ids);
    let now = at("2026-12-02", 9, 0);
    assert_eq!(refused(register.publish_appraisal(id, now)), Refusal::AppraisalTooEarly);
    assert_eq!(refused(register.close_appraisal(id, now)), Refusal::AppraisalTooEarly);
    let subject = Subject::Person(ids[0]);
    score(&mut register, (id, AuditKind::SelfScore), (&subject, 5.0), (now, "x"));
    register.send_appraisal(id, now).unwrap();
    register.publish_appraisal(id, now).unwrap();
    register.undo("", now).unwrap();
    assert_eq!(register.appraisal(id).unwrap().published, None);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_correction_before_publishing_counts() {
    let (mut register, ids, id) = december();
    let run = row(&standing(&register, id), ids[4]).re_run.as_ref().unwrap().audit;
    let pack = Pack::parse("test", &pack_text("")).unwrap();
    let correction = NewCorrection {
        item: "learning.1".into(),
        answer: Answer::of_value(pack.item("learning.1").unwrap(), 0.0, None).unwrap(),
        reason: "申诉成立".into(),
        by: None,
    };
    register.correct_audit(run, &correction, at("2026-12-12", 9, 0)).unwrap();
    let now = standing(&register, id);
    let corrected = row(&now, ids[4]);
    assert!(corrected.re_run.as_ref().unwrap().is_corrected);
    assert_eq!((corrected.re_score, corrected.ranked.rank), (Some(92.0), Some(3)), "4 points come back");
}

#[test]
fn the_sheet_tells_both_scores_by_area_with_reviewers_and_opinions() {
    let (mut register, ids, id) = december();
    let run = row(&standing(&register, id), ids[2]).re_run.as_ref().unwrap().audit;
    let words = (NoteKind::Opinion, "电价解释清楚，着装再严一点。", Some(ids[0]));
    register.note_audit(run, words, at("2026-12-11", 9, 0)).unwrap();
    let now = standing(&register, id);
    let sheet = register.appraisal_sheet(id, row(&now, ids[2])).unwrap();
    assert_eq!(sheet.areas.len(), 6);
    let sum = |of: fn(&hallkeeper::domain::appraisals::AreaDifference) -> f64| sheet.areas.iter().map(of).sum::<f64>();
    assert!((sum(|area| area.full.as_number()) - 100.0).abs() < 1e-9);
    assert!((sum(|area| area.self_score.unwrap().as_number()) - 93.0).abs() < 1e-9);
    assert!((sum(|area| area.re_score.unwrap().as_number()) - 91.0).abs() < 1e-9);
    let business = sheet.areas.iter().find(|area| area.area == "business").unwrap();
    assert!(business.is_lower());
    assert_eq!(business.items[0].reason, "抽查");
    assert_eq!(sheet.reviewers, ids[..1]);
    let opinions: Vec<&str> = sheet.opinions().map(|note| note.text.as_str()).collect();
    assert_eq!(opinions, ["电价解释清楚，着装再严一点。"]);
}

#[test]
fn the_yearly_score_takes_in_checks_register_and_box() {
    let (mut register, ids) = people(&FIVE[..2]);
    let parts = "parts = [{ source = \"own\", weight = 70 }, { source = \"checks\", weight = 15 }, \
                 { source = \"cases\", weight = 10 }, { source = \"boxes\", weight = 5 }]";
    let text = pack_text(parts);
    let new = NewAppraisal {
        year: 2026,
        pack_text: text.clone(),
        subject_kind: SubjectKind::Person,
        review_group: Vec::new(),
    };
    let id = register.open_appraisal(&new, at("2026-11-02", 9, 0)).unwrap().value;
    let subject = Subject::Person(ids[0]);
    // A spot check of the year on the person: 90.
    let then = at("2026-05-06", 9, 0);
    let mut details = run_details((id, 2026), AuditKind::Spot, subject.clone(), (then.date(), Vec::new()));
    details.appraisal = None;
    let run = NewRun { pack_text: pack_text(""), day: then.date(), auditor: None, details };
    register.record_whole_run(&run, &answers(10.0, "x"), (then, then)).unwrap();
    score(&mut register, (id, AuditKind::SelfScore), (&subject, 5.0), (at("2026-11-25", 10, 0), "x"));
    let now = standing(&register, id);
    let yearly = &row(&now, ids[0]).yearly;
    // (95 * 70 + 90 * 15) / 85: no case was closed, no box hangs.
    assert_eq!(yearly.score, Some(94.12));
    assert!(yearly.is_scaled() && (yearly.weight - 85.0).abs() < 1e-9);
    assert_eq!(row(&now, ids[0]).ranked.score, Some(94.12), "the yearly score ranks");
    assert_eq!(row(&now, ids[1]).yearly.score, None);
    // A box hung in the last week of the year, opened on one of two open days.
    register.add_box(("1 号箱", "大厅"), day("2026-12-17"), at("2026-12-17", 8, 0)).unwrap();
    let opened_at = at("2026-12-17", 16, 30);
    let entry = NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: opened_at.date(),
        opened_at,
        opener: ids[0],
        witness: ids[1],
        seal: Seal::Intact,
        letters: Vec::new(),
        remark: String::new(),
    };
    register.record_box_entry(&entry, opened_at).unwrap();
    let now = register.appraisal_standing(id, at("2026-12-19", 7, 0)).unwrap();
    let boxes = row(&now, ids[0]).yearly.parts[3];
    assert_eq!((boxes.score, boxes.counted.map(|kept| (kept.kept, kept.of))), (Some(50.0), Some((1, 2))));
}

#[test]
fn people_are_those_active_and_whoever_was_scored() {
    let (mut register, ids) = people(&FIVE[..3]);
    let id = open(&mut register, &ids);
    let scored = Subject::Person(ids[0]);
    score(&mut register, (id, AuditKind::SelfScore), (&scored, 5.0), (at("2026-11-25", 10, 0), "x"));
    for person in &ids[..2] {
        let mut moved = register.staff_member(*person).unwrap().record;
        moved.status = hallkeeper::domain::staff::StaffStatus::Moved;
        register.change_staff(*person, &moved, at("2026-11-26", 9, 0)).unwrap();
    }
    let mut late = record("CQ0299", "新来的");
    late.joined_on = Some(day("2027-01-04"));
    register.add_staff(&late, at("2026-12-01", 9, 0)).unwrap();
    let subjects: Vec<Option<StaffId>> =
        standing(&register, id).rows.iter().map(|row| row.ranked.subject.person()).collect();
    assert_eq!(subjects, [Some(ids[0]), Some(ids[2])]);
}

#[test]
fn records_answer_a_linked_prerequisite_and_a_judgement_by_hand_overrules_them() {
    let (mut register, ids) = people(&FIVE[..2]);
    let text = pack_text("").replace("code = \"law\"\n", "code = \"law\"\nlink = \"no_law_case\"\n");
    let text = text.replace(
        "code = \"conduct\"\nrule = \"P1-II.7\"",
        "code = \"conduct\"\nlink = \"conduct_qualified\"\nrule = \"P1-II.7\"",
    );
    let new = NewAppraisal { year: 2026, pack_text: text, subject_kind: SubjectKind::Person, review_group: Vec::new() };
    let id = register.open_appraisal(&new, at("2026-11-02", 9, 0)).unwrap().value;
    let now = standing(&register, id);
    let judged = |standing: &AppraisalStanding, code: &str| {
        let found = standing.prerequisite(&Subject::Person(ids[0]), code).unwrap();
        (found.records, found.state.is_met, found.evidence.is_some(), found.by_hand.is_some())
    };
    assert_eq!(judged(&now, "law"), (Some(true), Some(true), true, false), "no case is on record");
    assert_eq!(judged(&now, "conduct"), (None, None, false, false), "no review is on record, so a person judges");
    judge(&mut register, id, &ids[..1], ("law", false, "11 月立案，记录未补"));
    let now = standing(&register, id);
    assert_eq!(judged(&now, "law"), (Some(true), Some(false), true, true), "the hand overrules the records");
}
