//! Scores worked out by hand: every type of item, limits at their edge, not applicable, bonus, caps, each veto effect, nothing at all.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::figures::area_points;
use super::*;
use crate::domain::standards::{Pack, Points};

/// 40 points over every type of item; grades from 90, 60 and 0.
const PACK: &str = r#"
code = "worked"
edition = "1"
sector = "other"
title = { zh = "手算", en = "Worked" }
source = { zh = "自己", en = "ours" }
total_points = 40
bonus_cap = 3
veto_effect = "fail"
grades = [
  { code = "good", title = { zh = "优", en = "Good" }, from = 90 },
  { code = "pass", title = { zh = "合格", en = "Pass" }, from = 60 },
  { code = "fail", title = { zh = "不合格", en = "Fail" }, from = 0 },
]
areas = [
  { code = "one", title = { zh = "一", en = "One" } },
  { code = "two", title = { zh = "二", en = "Two" } },
]

[[items]]
code = "yes"
rule = "P1-2.4"
area = "one"
text = { zh = "甲", en = "A" }
kind = "yes_no"
points = 4
deduct_per_occurrence = 0.5
not_applicable = true

[[items]]
code = "count"
rule = "P8-1.1"
area = "one"
text = { zh = "乙", en = "B" }
kind = { count = { limit = 5, unit = { zh = "处", en = "marks" } } }
points = 6
deduct_per_occurrence = 1
cap = 4
not_applicable = true

[[items]]
code = "measure"
rule = "P8-1.1"
area = "one"
text = { zh = "丙", en = "C" }
kind = { measure = { limit = 0.01, unit = { zh = "平方米", en = "m2" }, comparison = "at_most" } }
points = 2
not_applicable = true

[[items]]
code = "age"
rule = "P8-1.w5"
area = "one"
text = { zh = "丁", en = "D" }
kind = { age = { limit = 3, unit = "months" } }
points = 3
not_applicable = true

[[items]]
code = "choice"
rule = "P1-1.1"
area = "two"
text = { zh = "戊", en = "E" }
points = 5
not_applicable = true
kind = { choice = { options = [
  { code = "good", text = { zh = "好", en = "good" }, points = 5 },
  { code = "fair", text = { zh = "中", en = "fair" }, points = 3 },
  { code = "poor", text = { zh = "差", en = "poor" }, points = 0 },
] } }

[[items]]
code = "text"
rule = "P1-1.5"
area = "two"
text = { zh = "己", en = "F" }
kind = "text"
points = 2
not_applicable = true

[[items]]
code = "earn"
rule = "P4-6"
area = "two"
text = { zh = "庚", en = "G" }
kind = { count = { limit = 3, unit = { zh = "件", en = "cases" }, comparison = "at_least" } }
points = 6
scoring = "earn"
earn_per_occurrence = 2
not_applicable = true

[[items]]
code = "earn_all"
rule = "P4-6"
area = "two"
text = { zh = "辛", en = "H" }
kind = "yes_no"
points = 4
scoring = "earn"
not_applicable = true

[[items]]
code = "veto"
rule = "P1-8.2"
area = "two"
text = { zh = "壬", en = "I" }
kind = "yes_no"
points = 4
veto = true
not_applicable = true

[[items]]
code = "second_veto"
rule = "P1-8.2"
area = "two"
text = { zh = "癸", en = "J" }
kind = "yes_no"
points = 4
veto = true
veto_effect = "no_award"
not_applicable = true

[[items]]
code = "bonus"
rule = "P1-1.5"
area = "two"
text = { zh = "子", en = "K" }
kind = "yes_no"
points = 2
bonus = true

[[items]]
code = "praise"
rule = "P4-6"
area = "two"
text = { zh = "丑", en = "L" }
kind = { count = { limit = 1, unit = { zh = "件", en = "cases" }, comparison = "at_least" } }
points = 2
bonus = true
scoring = "earn"
earn_per_occurrence = 0.5
"#;

fn pack() -> Pack {
    Pack::parse("worked.toml", PACK).unwrap()
}

/// The pack with what a failed veto item does.
fn pack_with(effect: &str) -> Pack {
    Pack::parse("worked.toml", &PACK.replace(r#"veto_effect = "fail""#, &format!("veto_effect = {effect}"))).unwrap()
}

fn points(number: f64) -> Points {
    Points::from_number(number).unwrap()
}

type Run = BTreeMap<String, Answer>;

fn with_number(pack: &Pack, code: &str, value: f64) -> Answer {
    Answer::of_value(pack.item(code).unwrap(), value, None).unwrap()
}

/// Everything right, the bonus items left out: 40 of 40.
fn full(pack: &Pack) -> Run {
    let pass = || Answer::by_hand(Verdict::Pass, "");
    let mut run: Run = ["yes", "text", "earn_all", "veto", "second_veto"].map(|code| (code.to_owned(), pass())).into();
    for (code, value) in [("count", 0.0), ("measure", 0.0), ("age", 0.0), ("earn", 3.0)] {
        run.insert(code.to_owned(), with_number(pack, code, value));
    }
    run.insert("choice".to_owned(), Answer::of_choice(pack.item("choice").unwrap(), "good").unwrap());
    run
}

fn changed(pack: &Pack, changes: &[(&str, Answer)]) -> Score {
    let mut run = full(pack);
    run.extend(changes.iter().map(|(code, answer)| ((*code).to_owned(), answer.clone())));
    score(pack, &run)
}

fn fail(times: u32) -> Answer {
    Answer { occurrences: times, ..Answer::by_hand(Verdict::Fail, "seen") }
}

fn out() -> Answer {
    Answer::by_hand(Verdict::NotApplicable, "")
}

#[test]
fn everything_right_is_forty_of_forty_and_a_hundred() {
    let pack = pack();
    let score = score(&pack, &full(&pack));
    assert_eq!((score.earned, score.possible, score.total), (points(40.0), points(40.0), points(40.0)));
    assert_eq!(score.scaled_to_100, Some(100.0));
    let result = score.result.unwrap();
    assert_eq!((result.grade.as_str(), result.is_passed, result.may_be_awarded), ("good", true, true));
}

/// Item, answer, what it loses.
#[test]
fn every_type_of_item_loses_what_is_worked_out_by_hand() {
    let pack = pack();
    let number = |code: &'static str, value| (code, with_number(&pack, code, value));
    let choice = |option: &str| ("choice", Answer::of_choice(pack.item("choice").unwrap(), option).unwrap());
    let cases = [
        (("yes", fail(1)), 0.5),
        (("yes", fail(3)), 1.5),
        (("yes", fail(8)), 4.0),
        (("yes", fail(9)), 4.0),
        (number("count", 5.0), 0.0),
        (number("count", 6.0), 1.0),
        (number("count", 8.0), 3.0),
        (number("count", 9.0), 4.0),
        (number("count", 99.0), 4.0),
        (number("measure", 0.01), 0.0),
        (number("measure", 0.0101), 2.0),
        (number("age", 3.0), 0.0),
        (number("age", 3.5), 3.0),
        (choice("good"), 0.0),
        (choice("fair"), 2.0),
        (choice("poor"), 5.0),
        (("text", Answer::by_hand(Verdict::Pass, "写下了")), 0.0),
        (("text", fail(1)), 2.0),
        (number("earn", 0.0), 6.0),
        (number("earn", 1.0), 4.0),
        (number("earn", 2.0), 2.0),
        (number("earn", 3.0), 0.0),
        (number("earn", 30.0), 0.0),
        (("earn_all", fail(1)), 4.0),
    ];
    for ((code, answer), lost) in cases {
        let told = format!("{code} {:?} {:?} {}", answer.value, answer.choice, answer.occurrences);
        let score = changed(&pack, &[(code, answer)]);
        assert_eq!(score.earned, points(40.0 - lost), "{told}");
        let listed: Points = score.lost.iter().map(|(_, lost)| *lost).sum();
        assert_eq!(listed, points(lost), "{told}");
    }
}

/// Code of the bank branch standard, area of the hall, the last number that passes, the first that fails.
#[test]
fn the_limits_of_the_bank_branch_pass_at_the_edge_and_fail_past_it() {
    let (_, bank) = Pack::shipped().iter().find(|(_, pack)| pack.code == "bank-branch").unwrap();
    let limits = [
        ("P8-1.1.e", None, 5.0, 6.0),
        ("P8-1.1.f", None, 0.01, 0.0101),
        ("P8-1.4.d", None, 1.0, 1.01),
        ("P8-1.9.b", None, 50.0, 50.5),
        ("P8-1.w5.a", None, 3.0, 3.1),
        ("P8-1.w5.b", None, 2.0, 2.1),
        ("P8-1.w5.c", None, 3.0, 4.0),
        ("P8-1.w5.d", None, 5.0, 4.0),
        ("P8-1.w6", None, 4.0, 5.0),
        ("P8-1.w6", Some(499.0), 4.0, 5.0),
        ("P8-1.w6", Some(499.99), 4.0, 5.0),
        ("P8-1.w6", Some(500.0), 6.0, 7.0),
        ("P8-1.w7.a", None, 6.0, 5.0),
        ("P8-1.w10.d", None, 2.0, 2.5),
        ("P8-2.2.a", None, 15.0, 15.5),
        ("P8-2.8.a", None, 10.0, 9.5),
    ];
    for (code, area, passes, fails) in limits {
        let item = bank.item(code).unwrap_or_else(|| panic!("{code}"));
        let verdict = |value| judge(item, value, area).map(|judged| judged.verdict);
        assert_eq!(verdict(passes), Some(Verdict::Pass), "{code} {area:?} {passes}");
        assert_eq!(verdict(fails), Some(Verdict::Fail), "{code} {area:?} {fails}");
    }
}

#[test]
fn what_does_not_apply_leaves_the_possible_and_the_rest_is_scaled() {
    let pack = pack();
    // Age 3 and text 2 leave 35; seven marks are two too many: 33 of 35.
    let score = changed(&pack, &[("age", out()), ("text", out()), ("count", with_number(&pack, "count", 7.0))]);
    assert_eq!((score.earned, score.possible, score.total), (points(33.0), points(35.0), points(40.0)));
    assert_eq!(score.scaled_to_100, Some(94.29));
}

#[test]
fn a_bonus_is_added_up_to_the_cap_and_never_past_the_possible() {
    let pack = pack();
    let bonus = |praise: f64| {
        let answers = [
            ("yes", fail(8)),
            ("bonus", Answer::by_hand(Verdict::Pass, "")),
            ("praise", with_number(&pack, "praise", praise)),
        ];
        changed(&pack, &answers)
    };
    // 36 without bonus; 2 + 0, 2 + 0.5, 2 + 1, and 2 + 2 capped at 3.
    for (praise, added) in [(0.0, 2.0), (1.0, 2.5), (2.0, 3.0), (4.0, 3.0), (9.0, 3.0)] {
        let score = bonus(praise);
        assert_eq!((score.bonus, score.earned), (points(added), points(36.0 + added)), "{praise}");
        assert_eq!(score.possible, points(40.0));
    }
    let whole = changed(&pack, &[("bonus", Answer::by_hand(Verdict::Pass, ""))]);
    assert_eq!((whole.bonus, whole.earned, whole.scaled_to_100), (points(2.0), points(40.0), Some(100.0)));
    let refused = changed(&pack, &[("bonus", fail(1))]);
    assert_eq!((refused.bonus, refused.earned), (Points::ZERO, points(40.0)));
    assert!(refused.unanswered.is_empty() && refused.lost.is_empty(), "a bonus costs nothing and is never due");
}

#[test]
fn each_veto_does_what_its_setting_says() {
    // The failed veto item costs its 4 points: 36 of 40 is 90.
    let result = |effect: &str| {
        let pack = pack_with(effect);
        let score = changed(&pack, &[("veto", fail(1))]);
        assert_eq!((score.scaled_to_100, score.vetoed.clone()), (Some(90.0), vec!["veto".to_owned()]), "{effect}");
        score.result.unwrap()
    };
    let of = |score: f64, grade: &str, is_passed: bool| FinalResult {
        score,
        grade: grade.to_owned(),
        is_passed,
        may_be_awarded: false,
    };
    assert_eq!(result(r#""fail""#), of(90.0, "fail", false));
    assert_eq!(result(r#""no_award""#), of(90.0, "good", true));
    assert_eq!(result(r#""drop_a_grade""#), of(90.0, "pass", true));
    assert_eq!(result("{ cap = 59.5 }"), of(59.5, "fail", false));
    assert_eq!(result("{ cap = 75 }"), of(75.0, "pass", true));
    assert_eq!(result("{ cap = 95 }"), of(90.0, "good", true), "a cap above the score changes nothing");
}

#[test]
fn two_vetoes_take_effect_together() {
    // Both veto items fail: 32 of 40 is 80, grade "pass".
    let both = |first: &str, second: &str| {
        let second = PACK.replace(r#"veto_effect = "no_award""#, &format!("veto_effect = {second}"));
        let toml = second.replace(r#"veto_effect = "fail""#, &format!("veto_effect = {first}"));
        let pack = Pack::parse("worked.toml", &toml).unwrap();
        let score = changed(&pack, &[("veto", fail(1)), ("second_veto", fail(1))]);
        assert_eq!(score.vetoed, ["veto", "second_veto"]);
        let result = score.result.unwrap();
        assert!(!result.may_be_awarded);
        (result.score, result.grade, result.is_passed)
    };
    let told = |score, grade: &str, passed| (score, grade.to_owned(), passed);
    assert_eq!(both(r#""fail""#, r#""no_award""#), told(80.0, "fail", false));
    assert_eq!(
        both(r#""drop_a_grade""#, r#""drop_a_grade""#),
        told(80.0, "fail", false),
        "one grade down, to the last"
    );
    assert_eq!(both("{ cap = 70 }", "{ cap = 65 }"), told(65.0, "pass", true), "the lowest cap");
    assert_eq!(both("{ cap = 70 }", r#""drop_a_grade""#), told(70.0, "fail", false));
    assert_eq!(both("{ cap = 70 }", r#""no_award""#), told(70.0, "pass", true));
    assert_eq!(both(r#""no_award""#, r#""no_award""#), told(80.0, "pass", true));
}

#[test]
fn a_veto_that_does_not_apply_is_none() {
    let pack = pack();
    let score = changed(&pack, &[("veto", out())]);
    assert!(score.vetoed.is_empty());
    assert_eq!((score.possible, score.scaled_to_100), (points(36.0), Some(100.0)));
    assert!(score.result.unwrap().may_be_awarded);
}

#[test]
fn nothing_applicable_has_no_score_and_nothing_answered_has_none_yet() {
    let pack = pack();
    let all: Run = pack.items.iter().filter(|item| !item.bonus).map(|item| (item.code.clone(), out())).collect();
    let none = score(&pack, &all);
    assert_eq!((none.earned, none.possible, none.scaled_to_100), (Points::ZERO, Points::ZERO, None));
    assert_eq!((none.unanswered.len(), problems_before_finish(&pack, &all).len()), (0, 0));
    assert_eq!((most_to_gain(&none, 5), none.result), (Vec::new(), None));
    let untouched = score(&pack, &Run::new());
    assert_eq!((untouched.earned, untouched.possible, untouched.scaled_to_100), (Points::ZERO, points(40.0), None));
    assert_eq!(untouched.unanswered.len(), 10);
}

#[test]
fn what_gains_most_is_the_veto_then_the_most_points() {
    let pack = pack();
    let answers = [("veto", fail(1)), ("earn", with_number(&pack, "earn", 0.0)), ("yes", fail(1))];
    let score = changed(&pack, &answers);
    let gains = most_to_gain(&score, 2);
    let told: Vec<(&str, Points, f64, bool)> =
        gains.iter().map(|gain| (gain.item.as_str(), gain.points, gain.of_100, gain.lifts_veto)).collect();
    assert_eq!(told, [("veto", points(4.0), 10.0, true), ("earn", points(6.0), 15.0, false)]);
}

#[test]
fn chapters_add_up_to_the_score_without_bonus() {
    let pack = pack();
    let mut run = full(&pack);
    run.insert("count".to_owned(), with_number(&pack, "count", 9.0));
    run.insert("choice".to_owned(), out());
    run.insert("bonus".to_owned(), Answer::by_hand(Verdict::Pass, ""));
    let areas = area_points(&pack, &run);
    let told: Vec<(Points, Points)> = areas.iter().map(|area| (area.earned, area.possible)).collect();
    assert_eq!(told, [(points(11.0), points(15.0)), (points(20.0), points(20.0))]);
}

#[test]
fn a_frozen_run_scores_the_same_after_the_pack_is_edited() {
    let before = pack();
    let mut run = full(&before);
    run.insert("count".to_owned(), with_number(&before, "count", 6.0));
    let frozen = score(&Pack::parse("frozen", PACK).unwrap(), &run);
    let edited =
        PACK.replace("limit = 5,", "limit = 8,").replace("deduct_per_occurrence = 1\n", "deduct_per_occurrence = 3\n");
    let other = Pack::parse("edited.toml", &edited).unwrap();
    assert_ne!(score(&other, &run), frozen, "the edit matters");
    assert_eq!(score(&Pack::parse("frozen", PACK).unwrap(), &run), frozen);
}

/// Any sensible answer to an item of the pack.
fn any_answer(item: &crate::domain::standards::Item) -> BoxedStrategy<Answer> {
    let item = item.clone();
    if item.takes_number() {
        return (0u32..12).prop_map(move |value| Answer::of_value(&item, f64::from(value), None).unwrap()).boxed();
    }
    let verdicts = if item.not_applicable { Verdict::ALL.to_vec() } else { Verdict::ALL[..2].to_vec() };
    let by_hand = (prop::sample::select(verdicts), 1u32..9).prop_map(|(verdict, times)| Answer {
        occurrences: if verdict == Verdict::Fail { times } else { 0 },
        ..Answer::by_hand(verdict, "")
    });
    by_hand.boxed()
}

fn any_run() -> impl Strategy<Value = Vec<(String, Answer)>> {
    let items = pack().items;
    let codes: Vec<String> = items.iter().map(|item| item.code.clone()).collect();
    let answers: Vec<BoxedStrategy<Answer>> = items.iter().map(any_answer).collect();
    answers.prop_map(move |answers| codes.iter().cloned().zip(answers).collect())
}

proptest! {
    #[test]
    fn the_order_of_the_answers_changes_nothing(run in any_run(), seed in any::<u64>()) {
        let pack = pack();
        let forward: Run = run.iter().cloned().collect();
        let mut mixed = run;
        mixed.sort_by_key(|(code, _)| code.bytes().fold(seed, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())));
        let mut other = Run::new();
        for (code, answer) in mixed {
            other.insert(code, answer);
        }
        prop_assert_eq!(score(&pack, &forward), score(&pack, &other));
    }

    #[test]
    fn a_result_is_never_above_the_score_nor_outside_a_hundred(run in any_run()) {
        let score = score(&pack(), &run.into_iter().collect());
        let (scaled, result) = (score.scaled_to_100, score.result);
        prop_assert_eq!(scaled.is_some(), result.is_some());
        if let (Some(scaled), Some(result)) = (scaled, result) {
            prop_assert!((0.0..=100.0).contains(&scaled) && result.score <= scaled && result.score >= 0.0);
            prop_assert_eq!(result.may_be_awarded, score.vetoed.is_empty());
        }
    }

    #[test]
    fn taking_an_item_out_never_raises_the_possible(run in any_run(), at in any::<prop::sample::Index>()) {
        let pack = pack();
        let run: Run = run.into_iter().collect();
        let item = at.get(&pack.items);
        let mut without = run.clone();
        without.insert(item.code.clone(), out());
        prop_assert!(score(&pack, &without).possible <= score(&pack, &run).possible);
    }

    #[test]
    fn what_was_lost_and_earned_is_what_was_checked(run in any_run()) {
        let score = score(&pack(), &run.into_iter().collect());
        let lost: Points = score.lost.iter().map(|(_, lost)| *lost).sum();
        prop_assert_eq!(score.earned.min(score.checked), score.checked.less(lost).and(score.bonus).min(score.possible));
    }
}
