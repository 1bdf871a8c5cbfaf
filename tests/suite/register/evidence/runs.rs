//! Linked answers of a run: given once, renewed when the records change, never in place of a person's word, frozen with
//! the run (domain rules 4.3, 4.1).

use hallkeeper::domain::audits::{Answer, Verdict};
use hallkeeper::domain::ids::AuditId;
use hallkeeper::register::Register;

use super::super::making::{at, day};
use super::{FAIL, Kept, now};

/// Two linked items of a verdict, one of a number that needs records, one a person looks at.
pub(super) const PACK: &str = r#"
code = "own"
edition = "1"
sector = "power"
subjects = ["hall", "team"]
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 10

[[areas]]
code = "one"
title = { zh = "一", en = "One" }

[[items]]
code = "BADGES"
rule = "P1-1.2"
area = "one"
text = { zh = "上岗证有效", en = "Badges valid" }
kind = "yes_no"
points = 4
deduct_per_occurrence = 1
link = "badges_valid"

[[items]]
code = "COMPLAINTS"
rule = "P4-6"
area = "one"
text = { zh = "没有属实投诉", en = "No founded complaint" }
kind = { count = { limit = 0, unit = { zh = "件", en = "cases" } } }
points = 2
link = "founded_complaints"

[[items]]
code = "RINGS"
rule = "P1-6.3"
area = "one"
text = { zh = "铃响五声内接听", en = "Answered within 5 rings" }
kind = "yes_no"
points = 2
link = { rings_within = { most = 5 } }

[[items]]
code = "HAND"
rule = "P1-2.9"
area = "one"
text = { zh = "水杯消毒", en = "Cups clean" }
kind = "yes_no"
points = 2
"#;

fn started(kept: &mut Kept) -> AuditId {
    let id = kept.register.start_audit(PACK, (day("2026-11-23"), None), now()).unwrap().value;
    assert!(kept.register.audit(id).unwrap().answers.is_empty(), "starting answers nothing");
    id
}

fn asked(register: &Register, id: AuditId) -> Vec<(String, Answer)> {
    register.linked_answers(&register.audit(id).unwrap(), now()).unwrap()
}

fn codes(answers: &[(String, Answer)]) -> Vec<&str> {
    answers.iter().map(|(code, _)| code.as_str()).collect()
}

fn take_all(kept: &mut Kept, id: AuditId) {
    let answers = asked(&kept.register, id);
    kept.register.answer_items(id, &answers, now()).unwrap();
}

#[test]
fn the_records_answer_what_they_can_with_their_figure() {
    let mut kept = Kept::new();
    let id = started(&mut kept);
    let answers = asked(&kept.register, id);
    assert_eq!(codes(&answers), ["BADGES", "COMPLAINTS"], "no call was logged: a person answers the rings");
    let badges = &answers[0].1;
    assert_eq!((badges.verdict, badges.occurrences), (Verdict::Fail, 3));
    assert_eq!(badges.evidence.as_ref().unwrap().fault_count(), 3);
    let complaints = &answers[1].1;
    assert_eq!((complaints.verdict, complaints.value), (Verdict::Pass, Some(0.0)));
    take_all(&mut kept, id);
    assert!(asked(&kept.register, id).is_empty(), "nothing changed since");
}

#[test]
fn an_answer_is_renewed_when_the_records_say_something_else() {
    let mut kept = Kept::new();
    let id = started(&mut kept);
    take_all(&mut kept, id);
    let mut badges = kept.register.audit(id).unwrap().answers["BADGES"].clone();
    (badges.owner, badges.due) = (Some(kept.people[1]), Some(day("2026-11-30")));
    kept.register.answer_item(id, ("BADGES", Some(&badges.because("三人无证"))), now()).unwrap();
    assert!(asked(&kept.register, id).is_empty());
    kept.complete(0);
    kept.print(0, "2026-11-20", None);
    let answers = asked(&kept.register, id);
    assert_eq!(codes(&answers), ["BADGES"]);
    let renewed = &answers[0].1;
    assert_eq!((renewed.verdict, renewed.occurrences), (Verdict::Fail, 2));
    assert_eq!((renewed.reason.as_str(), renewed.owner), ("三人无证", Some(kept.people[1])), "what was typed is kept");
    kept.badge_all();
    let passed = &asked(&kept.register, id)[0].1;
    assert_eq!((passed.verdict, passed.owner, passed.due), (Verdict::Pass, None, None));
}

#[test]
fn what_a_person_said_is_never_replaced() {
    let mut kept = Kept::new();
    let id = started(&mut kept);
    take_all(&mut kept, id);
    let told = kept.register.audit(id).unwrap().answers["BADGES"].clone();
    let overruled = Answer {
        verdict: Verdict::Pass,
        occurrences: 0,
        overruled_because: Some("证在制作，已戴临时证".into()),
        ..told
    };
    kept.register.answer_item(id, ("BADGES", Some(&overruled)), now()).unwrap();
    let by_hand = Answer { value: Some(1.0), ..Answer::by_hand(Verdict::Fail, "当面投诉一件") };
    kept.register.answer_item(id, ("COMPLAINTS", Some(&by_hand)), now()).unwrap();
    kept.badge_all();
    assert!(asked(&kept.register, id).is_empty(), "neither the overruled one nor the one given by hand");
    kept.register.answer_item(id, ("BADGES", None), now()).unwrap();
    assert_eq!(codes(&asked(&kept.register, id)), ["BADGES"], "taken back, the records answer again");
}

#[test]
fn evidence_in_a_finished_run_stays_when_the_records_change() {
    let mut kept = Kept::new();
    let id = started(&mut kept);
    take_all(&mut kept, id);
    for code in ["RINGS", "HAND"] {
        kept.register.answer_item(id, (code, Some(&Answer::by_hand(Verdict::Pass, ""))), now()).unwrap();
    }
    let score = kept.register.finish_audit(id, now()).unwrap().value;
    let before = kept.register.audit(id).unwrap();
    kept.badge_all();
    let after = kept.register.audit(id).unwrap();
    assert_eq!((&after.answers, after.score()), (&before.answers, score));
    assert_eq!(after.answers["BADGES"].evidence.as_ref().unwrap().verdict, FAIL);
    assert!(kept.register.linked_answers(&after, at("2026-11-24", 9, 0)).unwrap().is_empty());
}

#[test]
fn a_void_run_is_answered_no_more() {
    let mut kept = Kept::new();
    let id = started(&mut kept);
    kept.register.void_audit(id, "点错了", now()).unwrap();
    assert!(asked(&kept.register, id).is_empty());
}
