//! Rankings worked out by hand, and what holds of every ranking.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::StaffId;
use crate::domain::standards::Points;

fn rules(min_checks: u32, rewarded: u32) -> RankingRules {
    RankingRules { min_checks, pass_score: Points::from_number(80.0).unwrap(), rewarded }
}

fn entry(person: i64, score: f64) -> RankEntry {
    RankEntry {
        subject: Subject::Person(StaffId(person)),
        score: Some(score),
        checks: 1,
        prerequisites: Vec::new(),
        may_be_awarded: true,
    }
}

fn judged(code: &str, is_met: Option<bool>, reason: &str) -> PrerequisiteState {
    PrerequisiteState { code: code.to_owned(), is_met, reason: reason.to_owned() }
}

fn with(state: PrerequisiteState, entry: RankEntry) -> RankEntry {
    RankEntry { prerequisites: vec![judged("law", Some(true), ""), state], ..entry }
}

/// Person, rank, shared, result.
fn told(ranking: &[Ranked]) -> Vec<(i64, Option<u32>, bool, RankResult)> {
    let person = |subject: &Subject| subject.person().unwrap().0;
    ranking.iter().map(|one| (person(&one.subject), one.rank, one.is_shared, one.result.clone())).collect()
}

fn passed(reason: Reason) -> RankResult {
    RankResult::PassedOver { reasons: vec![reason] }
}

use RankResult::{BelowPassScore, NotScored, Placed, Recommended, Substitute, TooFewChecks};

#[test]
fn the_first_three_are_recommended_and_the_rest_is_placed() {
    let entries = [entry(1, 86.0), entry(2, 94.5), entry(3, 79.99), entry(4, 91.0), entry(5, 90.5)];
    let expected = [
        (2, Some(1), false, Recommended),
        (4, Some(2), false, Recommended),
        (5, Some(3), false, Recommended),
        (1, Some(4), false, Placed),
        (3, Some(5), false, BelowPassScore),
    ];
    assert_eq!(told(&rank(&entries, rules(1, 3))), expected);
}

#[test]
fn a_shared_place_skips_the_next_one() {
    let entries = [entry(1, 95.0), entry(2, 90.004), entry(3, 89.996), entry(4, 88.0)];
    let expected = [
        (1, Some(1), false, Recommended),
        (2, Some(2), true, Recommended),
        (3, Some(2), true, Recommended),
        (4, Some(4), false, Placed),
    ];
    assert_eq!(told(&rank(&entries, rules(1, 3))), expected);
}

#[test]
fn a_tie_across_the_last_rewarded_place_rewards_all_who_share_it() {
    let entries = [entry(1, 95.0), entry(2, 92.0), entry(3, 90.0), entry(4, 90.0), entry(5, 90.0), entry(6, 89.0)];
    let ranking = rank(&entries, rules(1, 3));
    let rewarded: Vec<i64> =
        told(&ranking).into_iter().filter(|(.., result)| result.is_rewarded()).map(|(person, ..)| person).collect();
    assert_eq!(rewarded, [1, 2, 3, 4, 5]);
    assert_eq!(told(&ranking)[5], (6, Some(6), false, Placed));
}

#[test]
fn a_passed_over_leader_keeps_the_place_and_the_fourth_moves_up() {
    let incident = judged("incident", Some(false), "TS-2025-064");
    let entries = [entry(1, 94.5), with(incident, entry(2, 92.5)), entry(3, 91.0), entry(4, 90.5), entry(5, 88.0)];
    let ranking = rank(&entries, rules(1, 3));
    let because = Reason::NotMet("incident".to_owned(), "TS-2025-064".to_owned());
    let expected = [
        (1, Some(1), false, Recommended),
        (2, Some(2), false, passed(because)),
        (3, Some(3), false, Recommended),
        (4, Some(4), false, Substitute),
        (5, Some(5), false, Placed),
    ];
    assert_eq!(told(&ranking), expected);
    assert_eq!(moves_up(&ranking, 3, &Subject::Person(StaffId(2))), Some(4));
    assert_eq!(moves_up(&ranking, 3, &Subject::Person(StaffId(1))), None);
}

#[test]
fn whoever_would_move_up_needs_the_prerequisites_too() {
    let no = || judged("conduct", Some(false), "x");
    let entries = [
        entry(1, 95.0),
        with(no(), entry(2, 94.0)),
        entry(3, 93.0),
        with(judged("conduct", None, ""), entry(4, 92.0)),
        RankEntry { may_be_awarded: false, ..entry(5, 91.0) },
        entry(6, 90.0),
        with(no(), entry(7, 89.0)),
    ];
    let ranking = rank(&entries, rules(1, 3));
    let results: Vec<RankResult> = ranking.iter().map(|one| one.result.clone()).collect();
    let not_met = Reason::NotMet("conduct".to_owned(), "x".to_owned());
    let expected = [
        Recommended,
        passed(not_met),
        Recommended,
        passed(Reason::NotJudged("conduct".to_owned())),
        passed(Reason::Veto),
        Substitute,
        Placed,
    ];
    assert_eq!(results, expected);
    assert_eq!(moves_up(&ranking, 3, &ranking[1].subject), Some(6));
    assert_eq!(moves_up(&ranking, 3, &ranking[3].subject), None, "the fourth had no place to give");
    assert!(ranking[3].result.is_pending() && !ranking[1].result.is_pending());
}

#[test]
fn a_passed_over_one_of_a_shared_place_leaves_it_to_the_other() {
    let no = judged("law", Some(false), "x");
    let entries = [entry(1, 95.0), entry(2, 95.0), entry(3, 90.0), with(no, entry(4, 90.0)), entry(5, 89.0)];
    let ranking = rank(&entries, rules(1, 3));
    assert_eq!(told(&ranking)[2], (3, Some(3), true, Recommended));
    assert!(matches!(ranking[3].result, RankResult::PassedOver { .. }));
    assert_eq!(told(&ranking)[4], (5, Some(5), false, Placed), "three are rewarded already");
    assert_eq!(moves_up(&ranking, 3, &ranking[3].subject), None);
}

#[test]
fn too_few_checks_and_no_score_have_no_place_and_push_nobody_down() {
    let few = RankEntry { checks: 2, ..entry(1, 99.0) };
    let enough = |person, score| RankEntry { checks: 3, ..entry(person, score) };
    let unscored = RankEntry { score: None, ..entry(4, 0.0) };
    let entries = [few, enough(2, 85.0), enough(3, 90.0), unscored];
    let expected = [
        (3, Some(1), false, Recommended),
        (2, Some(2), false, Placed),
        (1, None, false, TooFewChecks),
        (4, None, false, NotScored),
    ];
    assert_eq!(told(&rank(&entries, rules(3, 1))), expected);
}

#[test]
fn eighty_passes_and_a_hundredth_less_does_not() {
    let result = |score: f64| rank(&[entry(1, score)], rules(1, 3)).remove(0).result;
    assert_eq!(result(80.0), Recommended);
    assert_eq!(result(79.995), Recommended, "two decimals decide");
    assert_eq!(result(79.99), BelowPassScore);
    let barred = with(judged("law", Some(false), "x"), entry(1, 70.0));
    assert_eq!(rank(&[barred], rules(1, 3)).remove(0).result, BelowPassScore);
}

#[test]
fn nobody_at_all_is_an_empty_ranking() {
    assert_eq!(rank(&[], rules(1, 3)), []);
}

fn any_entries() -> impl Strategy<Value = Vec<RankEntry>> {
    let one = (prop::option::weighted(0.9, 7500u32..=9600), 0u32..4, prop::option::of(any::<bool>()), any::<bool>());
    prop::collection::vec(one, 0..14).prop_map(|rows| {
        let row = |(index, (score, checks, is_met, may)): (usize, (Option<u32>, u32, Option<bool>, bool))| RankEntry {
            subject: Subject::Person(StaffId(index as i64)),
            score: score.map(|hundredths| f64::from(hundredths / 25 * 25) / 100.0),
            checks,
            prerequisites: vec![judged("law", is_met, "")],
            may_be_awarded: may,
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_the_entries_does_not_matter(entries in any_entries(), turn in 0usize..14) {
        let mut other = entries.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        prop_assert_eq!(rank(&entries, rules(2, 3)), rank(&other, rules(2, 3)));
    }

    #[test]
    fn places_follow_the_scores(entries in any_entries()) {
        let ranking = rank(&entries, rules(2, 3));
        prop_assert_eq!(ranking.len(), entries.len());
        for one in &ranking {
            for other in &ranking {
                if let (Some(a), Some(b)) = (one.rank, other.rank) {
                    prop_assert_eq!(a < b, one.score > other.score);
                    prop_assert_eq!(a == b, one.score == other.score);
                }
            }
            let better = ranking.iter().filter(|o| o.rank.is_some() && o.score > one.score).count() as u32;
            prop_assert!(one.rank.is_none_or(|rank| rank == better + 1));
        }
    }

    #[test]
    fn nobody_barred_is_rewarded_and_no_better_one_is_left_out(entries in any_entries(), rewarded in 0u32..5) {
        let ranking = rank(&entries, rules(2, rewarded));
        let source = |subject: &Subject| entries.iter().find(|entry| &entry.subject == subject).unwrap();
        let free = |one: &&Ranked| {
            let entry = source(&one.subject);
            one.rank.is_some() && one.score >= Some(80.0) && reasons_against(entry).is_empty()
        };
        for one in ranking.iter().filter(|one| one.result.is_rewarded()) {
            prop_assert!(free(&one));
            for better in ranking.iter().filter(free).filter(|other| other.score > one.score) {
                prop_assert!(better.result.is_rewarded());
            }
        }
        let count = ranking.iter().filter(|one| one.result.is_rewarded()).count() as u32;
        let possible = ranking.iter().filter(free).count() as u32;
        prop_assert!(count >= rewarded.min(possible));
        if count > rewarded {
            let last = ranking.iter().rev().find(|one| one.result.is_rewarded()).unwrap();
            let shared = ranking.iter().filter(|o| o.result.is_rewarded() && o.score == last.score).count() as u32;
            prop_assert!(count - shared < rewarded, "only a tie rewards more");
        }
    }
}
