//! The score of a run: what was earned and lost item by item, vetoes and their effect, the grade (A; P1-II.4, P4-4).

use std::collections::BTreeMap;

use super::{Answer, Verdict};
use crate::domain::standards::{Item, Pack, Points, Scoring, VetoEffect};

/// The score of a run, finished or not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// Points earned on the items answered, bonus included; never above `possible`.
    pub earned: Points,
    /// Points of the items answered so far, without bonus and not-applicable ones.
    pub checked: Points,
    /// Points of the pack without its bonus items and the not-applicable ones: "of 92".
    pub possible: Points,
    /// Points of the pack without its bonus items.
    pub total: Points,
    /// What bonus items add, after the pack's cap.
    pub bonus: Points,
    /// What each item cost, in the order of the pack: item code, points.
    pub lost: Vec<(String, Points)>,
    /// Codes of the items still to answer, in the order of the pack; bonus items are never due.
    pub unanswered: Vec<String>,
    /// Earned out of 100, two decimals; `None` while items are unanswered or nothing is possible.
    pub scaled_to_100: Option<f64>,
    /// Codes of the veto items that failed.
    pub vetoed: Vec<String>,
    /// What it comes to after vetoes; `None` as long as `scaled_to_100` is.
    pub result: Option<FinalResult>,
}

/// What a score comes to after vetoes.
#[derive(Debug, Clone, PartialEq)]
pub struct FinalResult {
    /// Score of 100 after a veto's cap.
    pub score: f64,
    /// Code of the grade; empty where the pack has none.
    pub grade: String,
    /// Not passed after a veto, or in the lowest of several grades.
    pub is_passed: bool,
    /// No veto stands against an award.
    pub may_be_awarded: bool,
}

/// Scores a run; answers to codes the pack does not have are ignored.
pub fn score(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Score {
    let mut score = Score { total: pack.total_points, ..Score::default() };
    let mut bonus = Points::ZERO;
    for item in &pack.items {
        let answer = answers.get(&item.code).filter(|a| is_allowed(item, a));
        if item.bonus {
            bonus = bonus.and(answer.map_or(Points::ZERO, |a| bonus_of(item, a)));
        } else {
            score.count(item, answer);
        }
        if item.veto && answer.is_some_and(|a| a.verdict == Verdict::Fail) {
            score.vetoed.push(item.code.clone());
        }
    }
    score.bonus = pack.bonus_cap.map_or(bonus, |cap| bonus.min(cap));
    score.earned = score.earned.and(score.bonus).min(score.possible);
    if score.unanswered.is_empty() {
        score.scaled_to_100 = score.earned.percent_of(score.possible);
        score.result = score.scaled_to_100.map(|scaled| result_of(pack, scaled, &score.vetoed));
    }
    score
}

/// Vetoes take effect together: the lowest cap, one grade down at most, not passed if one says so; each bars an award.
fn result_of(pack: &Pack, scaled: f64, vetoed: &[String]) -> FinalResult {
    let effect_of = |code: &String| pack.item(code).and_then(|item| item.veto_effect).unwrap_or(pack.veto_effect);
    let effects: Vec<VetoEffect> = vetoed.iter().map(effect_of).collect();
    let caps = effects.iter().filter_map(|effect| match effect {
        VetoEffect::Cap(most) => Some(most.as_number()),
        _ => None,
    });
    let score = caps.fold(scaled, f64::min);
    let lowest = pack.grades.len().saturating_sub(1);
    let place = pack.grades.iter().position(|grade| score >= grade.from.as_number()).unwrap_or(lowest);
    let dropped = if effects.contains(&VetoEffect::DropAGrade) { place + 1 } else { place };
    let failed = effects.contains(&VetoEffect::Fail);
    let place = if failed { lowest } else { dropped.min(lowest) };
    let grade = pack.grades.get(place).map(|grade| grade.code.clone()).unwrap_or_default();
    let is_lowest = pack.grades.len() > 1 && place == lowest;
    FinalResult { score, grade, is_passed: !failed && !is_lowest, may_be_awarded: vetoed.is_empty() }
}

impl Score {
    fn count(&mut self, item: &Item, answer: Option<&Answer>) {
        match answer {
            Some(answer) if answer.verdict == Verdict::NotApplicable => {}
            Some(answer) => {
                let lost = loss(item, answer);
                self.possible = self.possible.and(item.points);
                self.checked = self.checked.and(item.points);
                self.earned = self.earned.and(item.points.less(lost));
                if lost > Points::ZERO {
                    self.lost.push((item.code.clone(), lost));
                }
            }
            None => {
                self.possible = self.possible.and(item.points);
                self.unanswered.push(item.code.clone());
            }
        }
    }
}

/// "Not applicable" is no answer where the item does not allow it.
pub(super) fn is_allowed(item: &Item, answer: &Answer) -> bool {
    answer.verdict != Verdict::NotApplicable || item.not_applicable
}

fn bonus_of(item: &Item, answer: &Answer) -> Points {
    match answer.verdict {
        Verdict::NotApplicable => Points::ZERO,
        Verdict::Fail if item.earn_per_occurrence.is_none() => Points::ZERO,
        Verdict::Pass | Verdict::Fail => item.points.less(loss(item, answer)),
    }
}

/// What an answer costs: never more than the item carries. An earning item costs what it did not earn.
pub fn loss(item: &Item, answer: &Answer) -> Points {
    let chosen = answer.choice.as_deref().and_then(|code| item.option(code));
    if let Some(option) = chosen {
        return item.points.less(option.points);
    }
    if answer.verdict == Verdict::NotApplicable {
        return Points::ZERO;
    }
    if let (Scoring::Earn, Some(each)) = (item.scoring, item.earn_per_occurrence) {
        let counted = answer.value.unwrap_or(0.0).clamp(0.0, f64::from(u32::MAX));
        return item.points.less(each.times(counted as u32).min(item.points));
    }
    match (answer.verdict, item.deduct_per_occurrence) {
        (Verdict::Fail, Some(deduct)) => deduct.times(answer.occurrences.max(1)).min(item.cap.unwrap_or(item.points)),
        (Verdict::Fail, None) => item.points,
        (Verdict::Pass | Verdict::NotApplicable, _) => Points::ZERO,
    }
}

/// What putting one item right would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// Item code.
    pub item: String,
    /// Points it would bring back.
    pub points: Points,
    /// How much the score of 100 would rise, two decimals.
    pub of_100: f64,
    /// Whether it lifts a veto.
    pub lifts_veto: bool,
}

/// The items whose correction gains most, most first: vetoes, then points, then the order of the pack.
pub fn most_to_gain(score: &Score, most: usize) -> Vec<Gain> {
    let room = score.possible.less(score.earned);
    let gain = |(code, points): &(String, Points)| {
        let points = (*points).min(room);
        let of_100 = points.percent_of(score.possible).unwrap_or(0.0);
        Gain { item: code.clone(), points, of_100, lifts_veto: score.vetoed.contains(code) }
    };
    let without_points = score.vetoed.iter().filter(|code| !score.lost.iter().any(|(lost, _)| lost == *code));
    let veto = |code: &String| Gain { item: code.clone(), points: Points::ZERO, of_100: 0.0, lifts_veto: true };
    let mut gains: Vec<Gain> = score.lost.iter().map(gain).chain(without_points.map(veto)).collect();
    gains.sort_by_key(|gain| (std::cmp::Reverse(gain.lifts_veto), std::cmp::Reverse(gain.points)));
    gains.truncate(most);
    gains
}
