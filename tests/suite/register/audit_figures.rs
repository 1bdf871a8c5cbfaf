//! The figures of the checks as the register gives them: what counts, what is left, what leaves with names (R; P1-II.2).

use std::collections::BTreeMap;

use hallkeeper::domain::audits::{Answer, AuditKind, NoteKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::ids::{AuditId, StaffId};
use hallkeeper::domain::periods::Period;
use hallkeeper::domain::standards::{ItemKind, Pack};
use hallkeeper::register::Register;
use hallkeeper::register::audit_runs::{NewCorrection, NewRun};

use super::making::{at, day, register};

/// The shipped standard of a code: its text and the pack.
pub(crate) fn shipped(code: &str) -> (&'static str, &'static Pack) {
    let (text, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == code).unwrap();
    (text, pack)
}

/// Everything passes but these; each costs its item's points and has a reason.
pub(crate) fn answers(pack: &Pack, failing: &[(&str, &str)]) -> BTreeMap<String, Answer> {
    let answer = |item: &hallkeeper::domain::standards::Item| {
        let failed = failing.iter().find(|(code, _)| *code == item.code);
        let passed = match &item.kind {
            ItemKind::Choice { options } => {
                let best = options.iter().max_by_key(|option| option.points).unwrap();
                Answer::of_choice(item, &best.code).unwrap()
            }
            _ => Answer::of_value(item, item.limit_in(None).unwrap_or(0.0), None)
                .unwrap_or_else(|| Answer::by_hand(Verdict::Pass, "看过")),
        };
        let answer = match failed {
            Some((_, reason)) => Answer { value: passed.value, ..Answer::by_hand(Verdict::Fail, reason) },
            None => passed,
        };
        (item.code.clone(), answer)
    };
    pack.items.iter().filter(|item| !item.bonus).map(answer).collect()
}

/// A finished run of the power hall's standard on a day.
pub(crate) fn check(
    register: &mut Register,
    (on, subject, kind): (&str, Subject, AuditKind),
    (auditor, failing): (StaffId, &[(&str, &str)]),
) -> AuditId {
    let (text, pack) = shipped("power-hall");
    let details = RunDetails { kind, subject, audited: None, ..RunDetails::of_hall(day(on)) };
    let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: Some(auditor), details };
    let answers = answers(pack, failing);
    register.record_whole_run(&run, &answers, (at(on, 9, 0), at(on, 10, 0))).unwrap().value
}

/// A year: three checks of the hall, two of a team, a re-check and a void one; a corrective action of the last check.
pub(crate) fn fill(register: &mut Register, people: &[StaffId]) -> AuditId {
    let hall = |register: &mut Register, on: &str, failing: &[(&str, &str)]| {
        check(register, (on, Subject::Hall, AuditKind::SelfCheck), (people[0], failing))
    };
    hall(register, "2026-02-10", &[("P1-2.9.a", "水杯未消毒"), ("P1-2.6", "伞架上有纸箱")]);
    hall(register, "2026-05-12", &[("P1-2.9.a", "水杯缺两个")]);
    let team = |name: &str| Subject::Team(name.to_owned());
    check(register, ("2026-03-03", team("收费班"), AuditKind::Spot), (people[1], &[("P1-2.9.a", "水杯有水垢")]));
    check(register, ("2026-09-03", team("收费班"), AuditKind::Unannounced), (people[1], &[]));
    let gone = hall(register, "2026-06-01", &[("P1-2.6", "记错了")]);
    register.void_audit(gone, "开错了", at("2026-06-01", 11, 0)).unwrap();
    let last = hall(register, "2026-11-05", &[("P1-2.9.a", "3 号窗口旁水杯未消毒"), ("P1-8.2.f", "收受礼品")]);
    register
        .note_audit(last, (NoteKind::Objection, "水杯当日已补消毒", Some(people[2])), at("2026-11-05", 15, 0))
        .unwrap();
    last
}

fn year() -> Period {
    Period::year(2026).unwrap()
}

#[test]
fn a_year_is_counted_from_its_finished_checks_void_ones_apart() {
    let (mut register, people) = register();
    fill(&mut register, &people);
    let figures = register.audit_figures(year()).unwrap();
    assert_eq!((figures.total.runs, figures.void, figures.re_checks), (5, 1, 0));
    let standard = &figures.standards[0];
    assert_eq!((standard.code.as_str(), standard.subjects.len()), ("power-hall", 2));
    let hall = &standard.subjects[0];
    assert_eq!((hall.subject.clone(), hall.tally.runs, hall.points.len()), (Subject::Hall, 3, 3));
    let worst = &standard.items[0];
    assert_eq!((worst.item.as_str(), worst.failed, worst.checked, worst.most_with_one), ("P1-2.9.a", 4, 5, 3));
    assert_eq!(figures.total.vetoed, 1, "the gift is a veto");
    assert_eq!((figures.total.passed, figures.total.judged), (4, 5));
    let shares: Vec<_> = standard.areas.iter().filter(|area| area.share() < Some(1.0)).collect();
    assert_eq!(shares.len(), 2, "facilities and integrity lost something");
}

#[test]
fn a_correction_takes_a_finding_back_and_leaves_the_frozen_score() {
    let (mut register, people) = register();
    let last = fill(&mut register, &people);
    let before = register.audit_figures(year()).unwrap();
    let correction = NewCorrection {
        item: "P1-2.9.a".to_owned(),
        answer: Answer::by_hand(Verdict::Pass, ""),
        reason: "查到消毒记录".to_owned(),
        by: Some(people[0]),
    };
    register.correct_audit(last, &correction, at("2026-11-06", 9, 0)).unwrap();
    let after = register.audit_figures(year()).unwrap();
    assert_eq!(after.total.findings + 1, before.total.findings);
    assert_eq!(after.standards[0].subjects[0].slots, before.standards[0].subjects[0].slots);
    assert_eq!(after.standards[0].areas, before.standards[0].areas);
}

#[test]
fn a_corrective_action_stays_open_until_its_last_word_is_closed() {
    let (mut register, people) = register();
    let (text, pack) = shipped("power-hall");
    let mut answers = answers(pack, &[("P1-2.9.a", "水杯未消毒")]);
    let answer = answers.get_mut("P1-2.9.a").unwrap();
    (answer.owner, answer.due) = (Some(people[1]), Some(day("2026-11-08")));
    let details = RunDetails::of_hall(day("2026-11-05"));
    let run = NewRun { pack_text: text.to_owned(), day: day("2026-11-05"), auditor: Some(people[0]), details };
    register.record_whole_run(&run, &answers, (at("2026-11-05", 9, 0), at("2026-11-05", 10, 0))).unwrap();
    let figures = register.audit_figures(year()).unwrap();
    let [open] = &figures.open_correctives[..] else { panic!("{:?}", figures.open_correctives) };
    assert_eq!((open.what.as_str(), open.owner, open.due), ("水杯未消毒", Some(people[1]), Some(day("2026-11-08"))));
    assert_eq!(
        (figures.overdue_correctives(day("2026-11-08")), figures.overdue_correctives(day("2026-11-09"))),
        (0, 1)
    );
    let spring = register.audit_figures(Period::quarter(2026, 1).unwrap()).unwrap();
    assert!(spring.open_correctives.is_empty(), "found after the period");
}

#[test]
fn what_leaves_with_names_has_its_line_on_the_history() {
    let (mut register, _) = register();
    register.note_audit_export("检查统计 2026 年.xlsx", at("2026-11-23", 9, 0)).unwrap();
    let line = register.history(1).unwrap().remove(0);
    assert_eq!((line.action.as_str(), line.subject.as_str()), ("export_audits", "检查统计 2026 年.xlsx"));
    assert_eq!(register.verify().unwrap().findings, []);
}
