//! Tests of scoring: cases by hand, and what holds for any run of the shipped packs.

use proptest::prelude::*;

use std::collections::{BTreeMap, BTreeSet};

use super::scoring::is_allowed;
use super::*;
use crate::domain::hall::Sector;
use crate::domain::standards::{Pack, Points};

const PACK: &str = r#"
code = "own"
edition = "1"
sector = "other"
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 20
areas = [{ code = "one", title = { zh = "一", en = "One" } }]

[[items]]
code = "plain"
rule = "P1-2.4"
area = "one"
text = { zh = "甲", en = "A" }
kind = "yes_no"
points = 4
veto = true

[[items]]
code = "many"
rule = "P1-2.6"
area = "one"
text = { zh = "乙", en = "B" }
kind = { count = { limit = 1, unit = { zh = "处", en = "spots" } } }
points = 6
deduct_per_occurrence = 0.5
cap = 2
not_applicable = true

[[items]]
code = "early"
rule = "P8-2.8"
area = "one"
text = { zh = "丙", en = "C" }
kind = { measure = { limit = 10, unit = { zh = "分钟", en = "minutes" }, comparison = "at_least" } }
points = 5

[[items]]
code = "grade"
rule = "P1-1.1"
area = "one"
text = { zh = "丁", en = "D" }
points = 5
kind = { choice = { options = [
  { code = "good", text = { zh = "好", en = "good" }, points = 5 },
  { code = "fair", text = { zh = "中", en = "fair" }, points = 3 },
] } }

[[items]]
code = "extra"
rule = "P1-1.5"
area = "one"
text = { zh = "戊", en = "E" }
kind = "yes_no"
points = 3
bonus = true
"#;

fn pack() -> Pack {
    Pack::parse("own.toml", PACK).unwrap()
}

fn points(number: f64) -> Points {
    Points::from_number(number).unwrap()
}

fn answers(list: &[(&str, Answer)]) -> BTreeMap<String, Answer> {
    list.iter().map(|(code, answer)| ((*code).to_owned(), answer.clone())).collect()
}

fn pass() -> Answer {
    Answer::by_hand(Verdict::Pass, "")
}

fn fail() -> Answer {
    Answer::by_hand(Verdict::Fail, "seen")
}

fn full(pack: &Pack) -> BTreeMap<String, Answer> {
    let value = |code: &str, value| Answer::of_value(pack.item(code).unwrap(), value, None).unwrap();
    answers(&[
        ("plain", pass()),
        ("many", value("many", 0.0)),
        ("early", value("early", 12.0)),
        ("grade", Answer::of_choice(pack.item("grade").unwrap(), "good").unwrap()),
    ])
}

#[test]
fn a_run_without_faults_earns_everything() {
    let pack = pack();
    let score = score(&pack, &full(&pack));
    assert_eq!((score.earned, score.possible), (points(20.0), points(20.0)));
    assert_eq!(score.scaled_to_100, Some(100.0));
    assert!(score.lost.is_empty() && score.unanswered.is_empty() && score.vetoed.is_empty());
    assert_eq!(problems_before_finish(&pack, &full(&pack)), []);
}

#[test]
fn an_untouched_run_has_no_hundred_yet() {
    let score = score(&pack(), &BTreeMap::new());
    assert_eq!(score.earned, Points::ZERO);
    assert_eq!(score.checked, Points::ZERO);
    assert_eq!(score.possible, points(20.0));
    assert_eq!(score.unanswered, ["plain", "many", "early", "grade"]);
    assert_eq!(score.scaled_to_100, None);
}

#[test]
fn occurrences_cost_up_to_the_cap_and_a_plain_fail_costs_all() {
    let pack = pack();
    let many = pack.item("many").unwrap();
    for (counted, lost) in [(1.0, 0.0), (2.0, 0.5), (4.0, 1.5), (5.0, 2.0), (500.0, 2.0)] {
        let answer = Answer::of_value(many, counted, None).unwrap();
        assert_eq!(loss(many, &answer), points(lost), "{counted}");
    }
    let mut run = full(&pack);
    run.insert("plain".to_owned(), fail());
    let score = score(&pack, &run);
    assert_eq!(score.earned, points(16.0));
    assert_eq!(score.lost, [("plain".to_owned(), points(4.0))]);
    assert_eq!(score.vetoed, ["plain"]);
}

#[test]
fn a_verdict_follows_from_the_number_and_its_limit() {
    let pack = pack();
    let verdict = |code: &str, value| judge(pack.item(code).unwrap(), value, None).map(|j| j.verdict);
    assert_eq!(verdict("many", 1.0), Some(Verdict::Pass));
    assert_eq!(verdict("many", 2.0), Some(Verdict::Fail));
    assert_eq!(verdict("early", 10.0), Some(Verdict::Pass));
    assert_eq!(verdict("early", 9.5), Some(Verdict::Fail));
    for (code, value) in
        [("many", 1.5), ("many", -1.0), ("early", f64::NAN), ("early", f64::INFINITY), ("plain", 1.0), ("grade", 1.0)]
    {
        assert_eq!(verdict(code, value), None, "{code} {value}");
    }
}

#[test]
fn a_limit_follows_the_area_of_the_hall() {
    let (_, pack) = Pack::shipped_for(Sector::Bank).unwrap().unwrap();
    let stands = pack.item("P8-1.w6").unwrap();
    let verdict = |area| judge(stands, 5.0, area).unwrap().verdict;
    assert_eq!(verdict(Some(168.0)), Verdict::Fail);
    assert_eq!(verdict(Some(500.0)), Verdict::Pass);
}

#[test]
fn a_choice_earns_its_options_points() {
    let pack = pack();
    let grade = pack.item("grade").unwrap();
    let fair = Answer::of_choice(grade, "fair").unwrap();
    assert_eq!(fair.verdict, Verdict::Fail);
    assert_eq!(loss(grade, &fair), points(2.0));
    assert_eq!(Answer::of_choice(grade, "best"), None);
}

#[test]
fn a_bonus_makes_up_for_a_loss_but_never_passes_the_possible() {
    let pack = pack();
    let mut run = full(&pack);
    run.insert("extra".to_owned(), pass());
    assert_eq!(score(&pack, &run).earned, points(20.0));
    run.insert("plain".to_owned(), fail());
    assert_eq!(score(&pack, &run).earned, points(19.0));
}

#[test]
fn not_applicable_leaves_the_possible_only_where_it_is_allowed() {
    let pack = pack();
    let mut run = full(&pack);
    let not_applicable = Answer::by_hand(Verdict::NotApplicable, "");
    run.insert("many".to_owned(), not_applicable.clone());
    let allowed = score(&pack, &run);
    assert_eq!((allowed.earned, allowed.possible), (points(14.0), points(14.0)));
    assert_eq!(allowed.scaled_to_100, Some(100.0));
    run.insert("plain".to_owned(), not_applicable);
    let refused = score(&pack, &run);
    assert_eq!((refused.earned, refused.possible), (points(10.0), points(14.0)));
    assert_eq!(refused.unanswered, ["plain"]);
    assert_eq!(
        problems_before_finish(&pack, &run),
        [RunProblem { item: "plain".to_owned(), what: RunProblemKind::NotApplicableNotAllowed }]
    );
}

#[test]
fn a_run_is_finished_only_with_reasons_and_numbers() {
    let pack = pack();
    let run = answers(&[("plain", Answer::by_hand(Verdict::Fail, "  ")), ("many", pass()), ("grade", fail())]);
    let found = problems_before_finish(&pack, &run);
    let found: Vec<(&str, RunProblemKind)> = found.iter().map(|p| (p.item.as_str(), p.what)).collect();
    assert_eq!(
        found,
        [
            ("plain", RunProblemKind::ReasonMissing),
            ("many", RunProblemKind::ValueMissing),
            ("early", RunProblemKind::Unanswered),
            ("grade", RunProblemKind::ValueMissing),
        ]
    );
}

#[test]
fn a_counted_fault_also_needs_its_reason() {
    let pack = pack();
    let mut run = full(&pack);
    let many = Answer::of_value(pack.item("many").unwrap(), 3.0, None).unwrap();
    run.insert("many".to_owned(), many.clone());
    assert_eq!(problems_before_finish(&pack, &run).len(), 1);
    run.insert("many".to_owned(), many.because("two cups and a stain"));
    assert_eq!(problems_before_finish(&pack, &run), []);
}

#[test]
fn what_failed_last_time_comes_first_in_the_order_of_the_pack() {
    let pack = pack();
    let failed = ["grade", "many", "gone"].map(str::to_owned).into();
    let order: Vec<&str> = order_of_items(&pack, &failed).iter().map(|item| item.code.as_str()).collect();
    assert_eq!(order, ["many", "grade", "plain", "early", "extra"]);
}

#[test]
fn verdicts_are_kept_by_their_word() {
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
    }
    assert_eq!(Verdict::from_code("maybe"), None);
}

/// Any answer, sensible or not.
fn any_answer() -> impl Strategy<Value = Answer> {
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let choice = prop::option::of(prop::sample::select(vec!["good", "fair", "none"]));
    let value = prop::option::of(any::<f64>());
    (verdict, value, choice, any::<u32>()).prop_map(|(verdict, value, choice, occurrences)| Answer {
        value,
        choice: choice.map(str::to_owned),
        occurrences,
        ..Answer::by_hand(verdict, "")
    })
}

fn any_pack() -> impl Strategy<Value = Pack> {
    let shipped = [Sector::Power, Sector::Bank].map(|sector| Pack::shipped_for(sector).unwrap().unwrap().1);
    prop::sample::select([&shipped[..], &[pack()]].concat())
}

fn any_run() -> impl Strategy<Value = (Pack, BTreeMap<String, Answer>)> {
    any_pack().prop_flat_map(|pack| {
        let items = pack.items.len();
        let run = prop::collection::vec(prop::option::weighted(0.9, any_answer()), items);
        (Just(pack), run).prop_map(|(pack, run)| {
            let codes = pack.items.iter().map(|item| item.code.clone());
            let answers = codes.zip(run).filter_map(|(code, a)| Some((code, a?)));
            let answers = answers.collect();
            (pack, answers)
        })
    })
}

proptest! {
    #[test]
    fn a_score_is_always_in_its_range((pack, run) in any_run()) {
        let score = score(&pack, &run);
        prop_assert!(score.earned <= score.possible);
        prop_assert!(score.checked <= score.possible);
        prop_assert!(score.possible <= pack.total_points);
        prop_assert!(score.scaled_to_100.is_none_or(|s| (0.0..=100.0).contains(&s)));
        let lost: Points = score.lost.iter().map(|(_, lost)| *lost).sum();
        prop_assert!(score.checked.less(lost) <= score.earned);
    }

    #[test]
    fn not_applicable_never_raises_the_possible((pack, run) in any_run(), at in any::<prop::sample::Index>()) {
        let item = at.get(&pack.items);
        let mut changed = run.clone();
        changed.insert(item.code.clone(), Answer::by_hand(Verdict::NotApplicable, ""));
        let (before, after) = (score(&pack, &run), score(&pack, &changed));
        prop_assert!(after.possible <= before.possible);
        let was_counted = !item.bonus && run.get(&item.code).is_none_or(|a| !is_allowed(item, a) || a.verdict != Verdict::NotApplicable);
        let leaves = if item.not_applicable && was_counted { item.points } else { Points::ZERO };
        prop_assert_eq!(after.possible, before.possible.less(leaves));
    }

    #[test]
    fn failing_one_more_item_never_earns_more((pack, run) in any_run(), at in any::<prop::sample::Index>()) {
        let item = at.get(&pack.items);
        let with = |answer: Answer| {
            let mut run = run.clone();
            run.insert(item.code.clone(), answer);
            score(&pack, &run)
        };
        let (passed, failed) = (with(pass()), with(fail()));
        prop_assert!(failed.earned <= passed.earned);
        prop_assert_eq!(failed.possible, passed.possible);
    }

    #[test]
    fn one_more_occurrence_never_costs_less((pack, _) in any_run(), at in any::<prop::sample::Index>(), count in 0u32..u32::MAX) {
        let item = at.get(&pack.items);
        let times = |occurrences| Answer { occurrences, ..fail() };
        prop_assert!(loss(item, &times(count)) <= loss(item, &times(count + 1)));
        prop_assert!(loss(item, &times(count + 1)) <= item.points);
    }

    #[test]
    fn an_order_holds_every_item_once((pack, run) in any_run()) {
        let failed: BTreeSet<String> = run.into_keys().collect();
        let mut codes: Vec<&str> = order_of_items(&pack, &failed).iter().map(|i| i.code.as_str()).collect();
        codes.sort_unstable();
        let mut all: Vec<&str> = pack.items.iter().map(|i| i.code.as_str()).collect();
        all.sort_unstable();
        prop_assert_eq!(codes, all);
    }
}
