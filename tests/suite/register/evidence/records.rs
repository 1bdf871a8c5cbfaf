//! Training, conduct, corrective actions, the profile (P1-8.1, P1-8.2, P1-II.7, P1-II.2, P1-2.1, P1-9.1).

use std::collections::BTreeMap;

use hallkeeper::domain::audits::{Answer, RecordRef, RunDetails, Subject, Verdict};
use hallkeeper::domain::hall::Hall;
use hallkeeper::domain::ids::{AuditId, CorrectiveId};
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::domain::standards::{HallFact, Link, Pack};
use hallkeeper::domain::training::TrainingKind;
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::evidence::Scope;

use super::super::making::{at, day, hall};
use super::{FAIL, Kept, PASS, UID, conduct, faults, figure, now, scope, training};

fn sixteen_hours() -> Link {
    Link::TrainingHours { min_hours: 16, kinds: vec![TrainingKind::EthicsLaw] }
}

fn whole_year(of: Subject) -> Scope {
    scope(of, "2026-01-01", "2026-12-31")
}

#[test]
fn everyone_has_so_many_hours_of_training_in_the_year() {
    let mut kept = Kept::new();
    let [a, b, c] = kept.people[..] else { panic!() };
    let rows = [
        training(a, "2026-03-01", 10.0, "ethics_law"),
        training(a, "2026-09-01", 6.0, "ethics_law"),
        training(b, "2026-03-01", 15.99, "ethics_law"),
        training(b, "2026-03-02", 8.0, "business"),
        training(b, "2025-12-31", 8.0, "ethics_law"),
        training(b, "2026-11-24", 8.0, "ethics_law"),
        training(c, "2026-03-01", 30.0, "ethics_law"),
        format!("UPDATE training_records SET struck_ms = 1, strike_reason = '记错' WHERE staff_id = {};", c.0),
    ];
    kept.sql(&rows.concat());
    let said = kept.register.evidence(&sixteen_hours(), &whole_year(Subject::Hall), now()).unwrap();
    assert_eq!((figure(&said), said.from), ((FAIL, 1, 3), day("2026-01-01")));
    assert_eq!(faults(&said), [(kept.staff(1), "short_of_hours"), (kept.staff(2), "short_of_hours")]);
    let hours: Vec<Option<f64>> = said.faults.iter().chain(&said.fine).map(|record| record.value).collect();
    assert_eq!(
        hours,
        [Some(15.99), Some(0.0), Some(16.0)],
        "not a minute is given; not struck, not of another year or kind"
    );
    let of_year =
        |link: &Link, place: usize| kept.register.evidence(link, &whole_year(kept.person(place)), now()).unwrap();
    assert_eq!(of_year(&sixteen_hours(), 0).verdict, PASS);
    let any = Link::TrainingHours { min_hours: 16, kinds: vec![] };
    assert_eq!(figure(&of_year(&any, 1)), (PASS, 1, 1), "every kind counts where none is named");
}

#[test]
fn before_the_year_is_over_only_the_share_gone_by_is_due() {
    let mut kept = Kept::new();
    let first = kept.people[0];
    kept.sql(&training(first, "2026-03-01", 7.89, "ethics_law"));
    let until = |kept: &Kept, last: &str| {
        let scope = scope(kept.person(0), "2026-03-01", last);
        kept.register.evidence(&sixteen_hours(), &scope, now()).unwrap().verdict
    };
    assert_eq!(until(&kept, "2026-06-30"), FAIL, "181 of 365 days: 7.9 hours");
    kept.sql(&training(first, "2026-04-01", 0.01, "ethics_law"));
    assert_eq!(until(&kept, "2026-06-30"), PASS, "on schedule");
    assert_eq!(until(&kept, "2026-11-23"), FAIL, "by the end of the month more is due");
    let year = kept.register.evidence(&sixteen_hours(), &whole_year(kept.person(0)), now()).unwrap();
    assert_eq!(year.verdict, FAIL, "the appraisal of the year asks for all of them");
}

#[test]
fn who_joined_within_the_year_needs_the_hours_of_what_was_left_of_it() {
    let mut kept = Kept::new();
    kept.change(0, |record| record.joined_on = Some(day("2026-07-02")));
    kept.sql(&training(kept.people[0], "2026-09-01", 7.99, "ethics_law"));
    let year =
        |kept: &Kept| kept.register.evidence(&sixteen_hours(), &whole_year(kept.person(0)), now()).unwrap().verdict;
    assert_eq!(year(&kept), FAIL, "183 of 365 days: 8.0 hours");
    kept.sql(&training(kept.people[0], "2026-09-02", 0.01, "ethics_law"));
    assert_eq!(year(&kept), PASS);
    kept.change(0, |record| record.joined_on = Some(day("2026-01-01")));
    assert_eq!(year(&kept), FAIL, "all of them from the first day of the year on");
}

#[test]
fn an_empty_roster_cannot_tell_its_hours() {
    let mut kept = Kept::new();
    kept.sql("UPDATE staff SET status = 'left';");
    assert_eq!(figure(&kept.of_hall(&sixteen_hours())), (None, 0, 0));
}

#[test]
fn a_campaign_was_held_when_someone_took_part_in_the_year() {
    let mut kept = Kept::new();
    let link = Link::Campaign { kind: TrainingKind::SelfExamination };
    let of_year = |kept: &Kept, subject| kept.register.evidence(&link, &whole_year(subject), now()).unwrap();
    assert_eq!(figure(&of_year(&kept, Subject::Hall)), (FAIL, 0, 1));
    let first = kept.people[0];
    kept.sql(&training(first, "2025-06-01", 4.0, "self_examination"));
    assert_eq!(of_year(&kept, Subject::Hall).verdict, FAIL, "last year's does not count");
    assert_eq!(figure(&kept.of_hall(&link)), (None, 0, 0), "in November it may still be held");
    kept.sql(&training(first, "2026-06-01", 4.0, "self_examination"));
    assert_eq!(figure(&of_year(&kept, Subject::Hall)), (PASS, 1, 1));
    assert_eq!(figure(&kept.of_hall(&link)), (PASS, 1, 1), "held is held on any day");
    assert_eq!(of_year(&kept, kept.person(1)).verdict, FAIL, "one took no part");
    kept.sql("UPDATE training_records SET struck_ms = 1, strike_reason = '记错';");
    assert_eq!(of_year(&kept, Subject::Hall).verdict, FAIL);
}

#[test]
fn a_breach_of_a_ban_stands_in_the_period_it_happened() {
    let mut kept = Kept::new();
    let gifts = Link::ConductClean { codes: vec!["P1-8.2.f".into(), "P1-8.2.a".into()] };
    assert_eq!(figure(&kept.of_hall(&gifts)), (PASS, 0, 0));
    let [a, b, _] = kept.people[..] else { panic!() };
    let rows = [
        conduct(a, "2026-11-03", "breach", "P1-8.2.f"),
        conduct(a, "2026-11-04", "breach", "P1-8.2.f"),
        conduct(b, "2026-10-31", "breach", "P1-8.2.f"),
        conduct(b, "2026-11-05", "breach", "P1-8.2.b"),
        conduct(b, "2026-11-05", "praise", "P1-8.2.f"),
        conduct(b, "2026-11-06", "breach", "P1-8.2.a"),
        "UPDATE conduct_records SET struck_ms = 1, strike_reason = '查无此事' WHERE code = 'P1-8.2.a';".to_owned(),
    ];
    kept.sql(&rows.concat());
    let said = kept.of_hall(&gifts);
    assert_eq!((figure(&said), said.fault_count()), ((FAIL, 0, 2), 2));
    assert_eq!(faults(&said), [(kept.staff(0), "breach"), (kept.staff(0), "breach")]);
    assert_eq!(kept.says(&gifts, kept.person(1)).verdict, PASS);
    assert_eq!(kept.of_hall(&Link::ConductClean { codes: vec![] }).of, 3, "no code stands for all");
    kept.change(0, |record| record.status = StaffStatus::Left);
    assert_eq!(kept.of_hall(&gifts).verdict, FAIL, "what was done stays, whoever left");
}

#[test]
fn law_cases_and_incidents_of_the_year_stand_against_an_award() {
    let mut kept = Kept::new();
    let links = [Link::NoLawCase, Link::NoPublicIncident];
    for link in &links {
        assert_eq!(figure(&kept.of_hall(link)), (PASS, 0, 0));
    }
    let [a, b, c] = kept.people[..] else { panic!() };
    let rows = [
        conduct(a, "2026-02-03", "law_case", "found_by_unit"),
        conduct(b, "2026-02-03", "law_case", ""),
        conduct(b, "2025-02-03", "public_incident", ""),
        conduct(c, "2026-02-03", "public_incident", ""),
    ];
    kept.sql(&rows.concat());
    let law = kept.of_hall(&Link::NoLawCase);
    assert_eq!(
        (figure(&law), faults(&law), law.from),
        ((FAIL, 0, 1), vec![(kept.staff(1), "law_case")], day("2026-01-01"))
    );
    assert_eq!(law.fine[0].why, "found_by_unit", "P1-II.7: found by the unit itself does not count, and is told");
    assert_eq!(kept.says(&Link::NoLawCase, kept.person(0)).verdict, PASS);
    assert_eq!(faults(&kept.of_hall(&Link::NoPublicIncident)), [(kept.staff(2), "public_incident")]);
    assert_eq!(kept.says(&Link::NoPublicIncident, kept.person(1)).verdict, PASS);
    kept.sql("UPDATE conduct_records SET struck_ms = 1, strike_reason = '撤案';");
    for link in &links {
        assert_eq!(kept.of_hall(link).verdict, PASS);
    }
}

#[test]
fn the_last_review_of_the_year_qualifies_and_without_one_the_records_cannot_tell() {
    let mut kept = Kept::new();
    let link = Link::ConductQualified;
    let [a, b, _] = kept.people[..] else { panic!() };
    kept.sql(&conduct(a, "2025-06-01", "review", "qualified"));
    assert_eq!(figure(&kept.of_hall(&link)), (None, 0, 0));
    let rows = [
        conduct(a, "2026-03-01", "review", "not_qualified"),
        conduct(a, "2026-09-01", "review", "qualified"),
        conduct(b, "2026-09-01", "review", "not_qualified"),
    ];
    kept.sql(&rows.concat());
    assert_eq!(figure(&kept.says(&link, kept.person(0))), (PASS, 1, 1));
    assert_eq!(faults(&kept.says(&link, kept.person(1))), [(kept.staff(1), "not_qualified")]);
    assert_eq!(kept.says(&link, kept.person(2)).verdict, None);
    assert_eq!(figure(&kept.of_hall(&link)), (FAIL, 1, 2));
    let prerequisite = Pack::shipped().iter().flat_map(|(_, pack)| &pack.prerequisites);
    let prerequisite = prerequisite.clone().find(|p| p.link == Some(Link::ConductQualified)).unwrap();
    let met = |place: usize| {
        let of = scope(kept.person(place), "2026-01-01", "2026-12-31");
        kept.register.prerequisite(prerequisite, &of, now()).unwrap().map(|(met, evidence)| (met, evidence.link))
    };
    let link = || "conduct_qualified".to_owned();
    assert_eq!([met(0), met(1), met(2)], [Some((true, link())), Some((false, link())), None]);
}

/// A check on `subject` whose one failed item is to be put right by `owner` until the 10th.
fn corrective(kept: &mut Kept, details: RunDetails, owner: usize) -> CorrectiveId {
    let text = super::runs::PACK;
    let pack = Pack::parse("own.toml", text).unwrap();
    let passed = |item: &hallkeeper::domain::standards::Item| {
        Answer::of_value(item, item.limit_in(None).unwrap_or(0.0), None)
            .unwrap_or_else(|| Answer::by_hand(Verdict::Pass, ""))
    };
    let mut answers: BTreeMap<String, Answer> =
        pack.items.iter().map(|item| (item.code.clone(), passed(item))).collect();
    let (owner, due) = (Some(kept.people[owner]), Some(day("2026-11-10")));
    answers.insert("HAND".into(), Answer { owner, due, ..Answer::by_hand(Verdict::Fail, "水杯未消毒") });
    let run = NewRun { pack_text: text.to_owned(), day: day("2026-11-03"), auditor: None, details };
    let moments = (at("2026-11-03", 8, 0), at("2026-11-03", 9, 0));
    kept.register.record_whole_run(&run, &answers, moments).unwrap();
    kept.register.correctives().unwrap().last().unwrap().id
}

fn deed(action: CorrectiveId, kind: &str, date: &str) -> String {
    format!(
        "INSERT INTO corrective_events (uid, hall_id, action_id, kind, at_ms) VALUES ({UID}, {}, '{kind}', {});",
        action.0,
        at(date, 10, 0).0
    )
}

#[test]
fn corrective_actions_due_in_the_period_are_closed_with_evidence() {
    let mut kept = Kept::new();
    let link = Link::CorrectiveClosed;
    assert_eq!(figure(&kept.of_hall(&link)), (PASS, 0, 0), "none was due");
    let action = corrective(&mut kept, RunDetails::of_hall(day("2026-11-03")), 1);
    let record = RecordRef::Corrective(action);
    let when = |kept: &Kept, date: &str| {
        kept.register.evidence(&link, &scope(Subject::Hall, "2026-11-01", "2026-11-30"), at(date, 9, 0)).unwrap()
    };
    assert_eq!(figure(&when(&kept, "2026-11-10")), (PASS, 0, 0), "its day is not over");
    assert_eq!(faults(&when(&kept, "2026-11-11")), [(record.clone(), "not_put_right")]);
    let before = scope(Subject::Hall, "2026-11-01", "2026-11-09");
    assert_eq!(kept.register.evidence(&link, &before, now()).unwrap().of, 0, "due in another period");
    kept.sql(&deed(action, "closed", "2026-11-09"));
    assert_eq!(faults(&kept.of_hall(&link)), [(record.clone(), "no_evidence")]);
    kept.sql(&[deed(action, "reopened", "2026-11-09"), deed(action, "evidence", "2026-11-11")].concat());
    assert_eq!(faults(&kept.of_hall(&link)), [(record.clone(), "not_accepted")], "open again, and put right");
    kept.sql(&deed(action, "closed", "2026-11-12"));
    let said = kept.of_hall(&link);
    assert_eq!((figure(&said), said.fine[0].why.as_str()), ((PASS, 1, 1), "late"));
    let postponed = deed(action, "postponed", "2026-11-09").replace("at_ms)", "at_ms, due)");
    kept.sql(&postponed.replace(");", ", '2026-11-20');"));
    assert_eq!(kept.of_hall(&link).fine[0].why, "", "put off in time it is not late");
}

#[test]
fn corrective_actions_belong_to_their_owner_and_to_what_was_checked() {
    let mut kept = Kept::new();
    let link = Link::CorrectiveClosed;
    kept.change(2, |record| record.team = "收费班".to_owned());
    let of_team = RunDetails { subject: Subject::Team("营业班".into()), ..RunDetails::of_hall(day("2026-11-03")) };
    corrective(&mut kept, of_team, 2);
    let of = |kept: &Kept, subject| kept.says(&link, subject).of;
    assert_eq!(of(&kept, Subject::Hall), 1);
    assert_eq!([0, 1, 2].map(|place| of(&kept, kept.person(place))), [0, 0, 1]);
    assert_eq!(of(&kept, Subject::Team("营业班".into())), 1, "it was found there");
    assert_eq!(of(&kept, Subject::Team("收费班".into())), 1, "one of them puts it right");
    assert_eq!(of(&kept, Subject::Team("抄表班".into())), 0);
    kept.register.void_audit(AuditId(1), "点错了", at("2026-11-04", 9, 0)).unwrap();
    assert_eq!(of(&kept, Subject::Hall), 0, "a void check opens nothing");
}

#[test]
fn facts_of_the_profile_are_there_or_not() {
    let empty = Kept::new();
    let filled = Kept::of(&Hall {
        area_m2: Some(168.5),
        complaint_phone: "95598".into(),
        supervision_phone: "12398".into(),
        rest_day_phone: "0571 0000 1234".into(),
        ..hall()
    });
    for fact in [HallFact::ComplaintPhone, HallFact::SupervisionPhone, HallFact::RestDayPhone] {
        assert_eq!(figure(&filled.of_hall(&Link::Hall { fact })), (PASS, 1, 1), "{fact:?}");
        let said = empty.of_hall(&Link::Hall { fact });
        assert_eq!((said.verdict, faults(&said)), (FAIL, vec![(RecordRef::Hall, "empty")]), "{fact:?}");
    }
    let area = Link::Hall { fact: HallFact::AreaM2 };
    assert_eq!((filled.of_hall(&area).verdict, filled.of_hall(&area).number), (PASS, Some(168.5)));
    assert_eq!(empty.of_hall(&area).verdict, None, "an area not known cannot tell");
}
