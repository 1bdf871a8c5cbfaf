//! The appraisal worked out by hand: calendar, yearly score, differences, forms.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::audits::{Answer, Verdict};
use crate::domain::problems::Field;
use crate::domain::standards::{Pack, Part, PartSource, Points, Purpose, SubjectKind};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn states(facts: StepFacts, today: &str) -> [StepState; 4] {
    steps(AppraisalDates::of(2026), facts, day(today)).map(|step| step.state)
}

use StepState::{Ahead, Done, DoneLate, Open, Overdue};

#[test]
fn the_days_are_those_of_the_rules() {
    let dates = AppraisalDates::of(2026);
    assert_eq!(dates.self_score_until, day("2026-11-30"));
    assert_eq!(dates.sent_until, day("2026-12-05"));
    assert_eq!((dates.re_score_from, dates.last_day), (day("2026-12-01"), day("2026-12-31")));
}

#[test]
fn the_steps_follow_one_another_in_time() {
    let mut facts = StepFacts { subjects: 2, ..StepFacts::default() };
    assert_eq!(states(facts, "2026-11-20"), [Open, Ahead, Ahead, Ahead]);
    facts.self_scored = 1;
    facts.last_self_score = Some(day("2026-11-20"));
    assert_eq!(states(facts, "2026-11-30"), [Open, Ahead, Ahead, Ahead]);
    facts.self_scored = 2;
    facts.last_self_score = Some(day("2026-11-30"));
    assert_eq!(states(facts, "2026-12-01"), [Done, Open, Ahead, Ahead]);
    facts.sent_on = Some(day("2026-12-05"));
    assert_eq!(states(facts, "2026-12-06"), [Done, Done, Open, Ahead]);
    facts.re_scored = 2;
    facts.last_re_score = Some(day("2026-12-31"));
    assert_eq!(states(facts, "2027-01-04"), [Done, Done, Done, Open]);
    facts.published_on = Some(day("2027-01-04"));
    assert_eq!(states(facts, "2027-01-05"), [Done, Done, Done, Done]);
}

#[test]
fn a_day_past_the_last_one_is_overdue_and_then_late() {
    let mut facts = StepFacts { subjects: 1, ..StepFacts::default() };
    assert_eq!(states(facts, "2026-12-01"), [Overdue(1), Ahead, Ahead, Ahead]);
    assert_eq!(states(facts, "2026-12-06"), [Overdue(6), Overdue(1), Ahead, Ahead]);
    facts.self_scored = 1;
    facts.last_self_score = Some(day("2026-12-06"));
    facts.sent_on = Some(day("2026-12-07"));
    assert_eq!(states(facts, "2027-01-01"), [DoneLate(6), DoneLate(2), Overdue(1), Ahead]);
}

#[test]
fn publishing_closes_what_was_never_re_scored() {
    let facts = StepFacts {
        subjects: 3,
        self_scored: 3,
        re_scored: 2,
        last_self_score: Some(day("2026-11-29")),
        sent_on: Some(day("2026-12-01")),
        published_on: Some(day("2026-12-20")),
        ..StepFacts::default()
    };
    assert_eq!(states(facts, "2026-12-21"), [Done, Done, Done, Done]);
}

#[test]
fn nobody_to_score_is_nothing_done() {
    assert_eq!(states(StepFacts::default(), "2026-11-20"), [Open, Ahead, Ahead, Ahead]);
}

#[test]
fn a_ranking_hangs_out_five_days() {
    let on = |today: &str| Publicity::on(day("2026-12-20"), day(today)).state;
    assert_eq!(on("2026-12-20"), PublicityState::Running(5));
    assert_eq!(on("2026-12-24"), PublicityState::Running(1));
    assert_eq!(on("2026-12-25"), PublicityState::Full);
}

#[test]
fn a_run_looks_at_the_records_of_its_year_up_to_its_day() {
    let subject = || Subject::Person(StaffId(3));
    let run =
        |on: &str| run_details((AppraisalId(7), 2026), AuditKind::ReScore, subject(), (day(on), vec![StaffId(9)]));
    let details = run("2026-12-10");
    assert_eq!((details.period_from, details.period_until), (day("2026-01-01"), day("2026-12-10")));
    assert_eq!(run("2027-01-04").period_until, day("2026-12-31"));
    assert_eq!((details.appraisal, details.audited), (Some(AppraisalId(7)), Some(StaffId(3))));
    assert_eq!(details.with_auditors, [StaffId(9)]);
}

fn parts(weights: [f64; 4]) -> Vec<Part> {
    let sources = [PartSource::Own, PartSource::Checks, PartSource::Cases, PartSource::Boxes];
    let part = |(source, weight)| Part { source, weight: Points::from_number(weight).unwrap() };
    sources.into_iter().zip(weights).map(part).collect()
}

fn kept(kept: u32, of: u32) -> Kept {
    Kept { kept, of }
}

#[test]
fn the_yearly_score_adds_its_parts_by_weight() {
    let values = PartValues { own: Some(90.0), checks: vec![80.0, 85.0], cases: kept(9, 10), boxes: kept(200, 250) };
    let score = yearly(&parts([70.0, 15.0, 10.0, 5.0]), &values);
    // 63 + 12.375 + 9 + 4
    assert_eq!(score.score, Some(88.38));
    let brings: Vec<f64> = score.parts.iter().map(|part| part.brings).collect();
    assert_eq!(brings, [63.0, 12.375, 9.0, 4.0]);
    assert!(!score.is_scaled());
}

#[test]
fn a_part_without_data_leaves_its_weight_out() {
    let values = PartValues { own: Some(90.0), boxes: kept(1, 2), ..PartValues::default() };
    let score = yearly(&parts([70.0, 15.0, 10.0, 5.0]), &values);
    // (90 * 70 + 50 * 5) / 75
    assert_eq!(score.score, Some(87.33));
    assert!(score.is_scaled());
    assert!((score.weight - 75.0).abs() < 1e-9);
    assert_eq!(score.parts[1].score, None);
}

#[test]
fn without_own_items_there_is_no_yearly_score() {
    let values = PartValues { checks: vec![99.0], cases: kept(1, 1), boxes: kept(1, 1), own: None };
    assert_eq!(yearly(&parts([70.0, 15.0, 10.0, 5.0]), &values).score, None);
    assert_eq!(yearly(&[], &values).score, None);
}

#[test]
fn a_pack_without_parts_counts_its_own_items_alone() {
    let values = PartValues { own: Some(91.255), checks: vec![10.0], ..PartValues::default() };
    let score = yearly(&[], &values);
    assert_eq!((score.score, score.parts.len(), score.is_scaled()), (Some(91.26), 0, false));
}

proptest! {
    #[test]
    fn the_yearly_score_lies_between_its_parts(
        own in 0u32..=10_000,
        checks in prop::collection::vec(0u32..=10_000, 0..4),
        cases in (0u32..5, 0u32..5),
        boxes in (0u32..5, 0u32..5),
    ) {
        let of_100 = |hundredths: u32| f64::from(hundredths) / 100.0;
        let values = PartValues {
            own: Some(of_100(own)),
            checks: checks.into_iter().map(of_100).collect(),
            cases: kept(cases.0.min(cases.1), cases.1),
            boxes: kept(boxes.0.min(boxes.1), boxes.1),
        };
        let result = yearly(&parts([70.0, 15.0, 10.0, 5.0]), &values);
        let scores: Vec<f64> = result.parts.iter().filter_map(|part| part.score).collect();
        let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let high = scores.iter().copied().fold(0.0, f64::max);
        let score = result.score.unwrap();
        prop_assert!(score >= low - 0.01 && score <= high + 0.01, "{score} of {scores:?}");
    }
}

const PACK: &str = r#"
code = "own"
edition = "1"
sector = "other"
purpose = "appraisal"
subjects = ["person"]
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 20

[[areas]]
code = "one"
title = { zh = "一", en = "One" }

[[areas]]
code = "two"
title = { zh = "二", en = "Two" }

[[items]]
code = "A"
rule = "P1-2.4"
area = "one"
text = { zh = "甲", en = "A" }
kind = "yes_no"
points = 6
deduct_per_occurrence = 1.5

[[items]]
code = "B"
rule = "P1-2.4"
area = "one"
text = { zh = "乙", en = "B" }
kind = "yes_no"
points = 4
not_applicable = true

[[items]]
code = "C"
rule = "P1-2.4"
area = "two"
text = { zh = "丙", en = "C" }
kind = "yes_no"
points = 10

[[items]]
code = "D"
rule = "P1-2.4"
area = "two"
text = { zh = "丁", en = "D" }
kind = "yes_no"
points = 2
bonus = true
"#;

fn answers(of: &[(&str, Verdict, u32, &str)]) -> BTreeMap<String, Answer> {
    let answer = |(code, verdict, occurrences, reason): &(&str, Verdict, u32, &str)| {
        ((*code).to_owned(), Answer { occurrences: *occurrences, ..Answer::by_hand(*verdict, reason) })
    };
    of.iter().map(answer).collect()
}

#[test]
fn differences_are_told_by_area_and_item() {
    use Verdict::{Fail, NotApplicable, Pass};
    let pack = Pack::parse("own.toml", PACK).unwrap();
    let points = |number| Points::from_number(number).unwrap();
    let own = answers(&[("A", Fail, 1, ""), ("B", Pass, 0, ""), ("C", Pass, 0, ""), ("D", Pass, 0, "")]);
    let again = answers(&[
        ("A", Fail, 2, "抽查 2 次未戴"),
        ("B", NotApplicable, 0, ""),
        ("C", Fail, 1, "x"),
        ("D", Pass, 0, ""),
    ]);
    let found = differences(&pack, Side { answers: Some(&own) }, Side { answers: Some(&again) });
    let [one, two] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.full, one.self_score, one.re_score), (points(6.0), Some(points(8.5)), Some(points(3.0))));
    assert!(one.is_lower());
    let [a] = one.items.as_slice() else { panic!("{one:?}") };
    assert_eq!((a.self_lost, a.re_lost), (Some(points(1.5)), Some(points(3.0))));
    assert_eq!((a.reason.as_str(), a.occurrences), ("抽查 2 次未戴", 2));
    assert_eq!((two.full, two.self_score, two.re_score), (points(10.0), Some(points(10.0)), Some(Points::ZERO)));
    let alone = differences(&pack, Side { answers: Some(&own) }, Side::default());
    assert_eq!((alone[0].self_score, alone[0].re_score, alone[0].is_lower()), (Some(points(8.5)), None, false));
    assert_eq!(alone[0].items[0].self_lost, Some(points(1.5)));
    let neither = differences(&pack, Side::default(), Side::default());
    assert!(neither.iter().all(|area| area.items.is_empty() && area.self_score.is_none()));
}

#[test]
fn the_shipped_appraisals_can_be_ranked() {
    for (_, pack) in Pack::shipped().iter().filter(|(_, pack)| pack.purpose == Purpose::Appraisal) {
        let ranking = pack.ranking.unwrap();
        assert_eq!((ranking.rewarded, ranking.pass_score.to_string()), (3, "80".to_owned()), "{}", pack.code);
        assert!(pack.prerequisites.len() >= 3, "{}", pack.code);
    }
}

#[test]
fn a_judgement_against_someone_or_against_the_records_needs_a_reason() {
    let draft = |is_met, reason: &str| JudgementDraft { is_met, reason: reason.to_owned() };
    let field = |draft: JudgementDraft, records| draft.check(records).unwrap_err()[0].field;
    assert_eq!(field(draft(None, "x"), None), Field::Judgement);
    assert_eq!(field(draft(Some(false), " "), None), Field::Reason);
    assert_eq!(field(draft(Some(true), ""), Some(false)), Field::Reason);
    assert_eq!(draft(Some(true), "").check(None), Ok((true, String::new())));
    assert_eq!(draft(Some(false), " 媒体报道 ").check(Some(true)), Ok((false, "媒体报道".to_owned())));
}

#[test]
fn opening_needs_a_standard_and_a_kind_of_subject() {
    let draft = AppraisalDraft::default();
    assert_eq!(draft.check().unwrap_err().len(), 2);
    let chosen = AppraisalDraft { pack: "p".to_owned(), subjects: Some(SubjectKind::Team), ..draft };
    assert_eq!(chosen.check(), Ok(("p", SubjectKind::Team)));
}
