//! Scoring of an audit against its pack: verdicts, points, what is still missing before it can be finished (A; P1-2.4, P4-4).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::standards::{Comparison, Item, ItemKind, Pack, Points};

/// How an item came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 通过
    Pass,
    /// 不通过
    Fail,
    /// 不适用
    NotApplicable,
}

impl Verdict {
    /// All, in the order of their keys 1, 2, 3.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Fail, Self::NotApplicable];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// What was answered on an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// How it came out.
    pub verdict: Verdict,
    /// Number counted or measured, in the item's unit.
    pub value: Option<f64>,
    /// Code of the option chosen.
    pub choice: Option<String>,
    /// How often a fault was found; a failed item counts as one at least.
    pub occurrences: u32,
    /// Why it failed, or the remark of a text item; may be empty until the run is finished.
    pub reason: String,
}

impl Answer {
    /// A verdict given by hand.
    pub fn by_hand(verdict: Verdict, reason: &str) -> Self {
        Self {
            verdict,
            value: None,
            choice: None,
            occurrences: u32::from(verdict == Verdict::Fail),
            reason: reason.to_owned(),
        }
    }

    /// The answer that follows from a number, see [`judge`].
    pub fn of_value(item: &Item, value: f64, area_m2: Option<f64>) -> Option<Self> {
        let judgement = judge(item, value, area_m2)?;
        Some(Self {
            verdict: judgement.verdict,
            value: Some(value),
            choice: None,
            occurrences: judgement.occurrences,
            reason: String::new(),
        })
    }

    /// The answer that follows from a chosen option: a pass if it earns all points. `None` where there is no such option.
    pub fn of_choice(item: &Item, option: &str) -> Option<Self> {
        let chosen = item.option(option)?;
        let verdict = if chosen.points >= item.points { Verdict::Pass } else { Verdict::Fail };
        Some(Self { choice: Some(chosen.code.clone()), ..Self::by_hand(verdict, "") })
    }

    /// The same answer with its reason.
    pub fn because(self, reason: &str) -> Self {
        Self { reason: reason.to_owned(), ..self }
    }
}

/// What follows from a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// Pass or fail.
    pub verdict: Verdict,
    /// How often: for a count how far it is past the limit, else 1 for a fail.
    pub occurrences: u32,
}

/// The verdict of a typed item follows from its number against its limit in a hall of `area_m2`. `None` where the item
/// takes no number, or the number is none (negative, not finite, a broken count).
pub fn judge(item: &Item, value: f64, area_m2: Option<f64>) -> Option<Judgement> {
    let limit = item.limit_in(area_m2)?;
    let counted = matches!(item.kind, ItemKind::Count { .. });
    if !value.is_finite() || value < 0.0 || (counted && value.fract() != 0.0) {
        return None;
    }
    let past = match item.comparison() {
        Comparison::AtMost => value - limit,
        Comparison::AtLeast => limit - value,
    };
    let (verdict, occurrences) = match past > 0.0 {
        false => (Verdict::Pass, 0),
        true if counted => (Verdict::Fail, past as u32),
        true => (Verdict::Fail, 1),
    };
    Some(Judgement { verdict, occurrences })
}

/// The score of a run, finished or not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// Points earned on the items answered, bonus included; never above `possible`.
    pub earned: Points,
    /// Points of the items answered so far, without bonus and not-applicable ones.
    pub checked: Points,
    /// Points of the pack without its bonus items and the not-applicable ones.
    pub possible: Points,
    /// What each item cost, in the order of the pack: item code, points.
    pub lost: Vec<(String, Points)>,
    /// Codes of the items still to answer, in the order of the pack; bonus items are never due.
    pub unanswered: Vec<String>,
    /// Earned out of 100, two decimals; `None` while items are unanswered or nothing is possible.
    pub scaled_to_100: Option<f64>,
    /// Codes of the veto items that failed.
    pub vetoed: Vec<String>,
}

/// Scores a run; answers to codes the pack does not have are ignored.
pub fn score(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Score {
    let mut score = Score::default();
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
    score.earned = score.earned.and(bonus).min(score.possible);
    if score.unanswered.is_empty() {
        score.scaled_to_100 = score.earned.percent_of(score.possible);
    }
    score
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
fn is_allowed(item: &Item, answer: &Answer) -> bool {
    answer.verdict != Verdict::NotApplicable || item.not_applicable
}

fn bonus_of(item: &Item, answer: &Answer) -> Points {
    match answer.verdict {
        Verdict::Pass => item.points.less(loss(item, answer)),
        Verdict::Fail | Verdict::NotApplicable => Points::ZERO,
    }
}

/// What an answer costs: never more than the item carries.
pub fn loss(item: &Item, answer: &Answer) -> Points {
    let chosen = answer.choice.as_deref().and_then(|code| item.option(code));
    match (chosen, answer.verdict) {
        (Some(option), _) => item.points.less(option.points),
        (None, Verdict::Pass | Verdict::NotApplicable) => Points::ZERO,
        (None, Verdict::Fail) => match item.deduct_per_occurrence {
            Some(deduct) => deduct.times(answer.occurrences.max(1)).min(item.cap.unwrap_or(item.points)),
            None => item.points,
        },
    }
}

/// Why a run cannot be finished yet, at one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunProblem {
    /// Item code.
    pub item: String,
    /// What is missing or wrong.
    pub what: RunProblemKind,
}

/// What stands against finishing a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunProblemKind {
    /// No answer yet.
    Unanswered,
    /// Failed without a reason, or a text item without its text.
    ReasonMissing,
    /// A counted or measured item without its number, a choice without an option.
    ValueMissing,
    /// Answered "not applicable" where the item does not allow it.
    NotApplicableNotAllowed,
}

/// All that stands against finishing, in the order of the pack; empty when the run can be finished.
pub fn problems_before_finish(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Vec<RunProblem> {
    let problem = |item: &Item| {
        let what = problem_of(item, answers.get(&item.code))?;
        Some(RunProblem { item: item.code.clone(), what })
    };
    pack.items.iter().filter_map(problem).collect()
}

fn problem_of(item: &Item, answer: Option<&Answer>) -> Option<RunProblemKind> {
    let Some(answer) = answer else {
        return (!item.bonus).then_some(RunProblemKind::Unanswered);
    };
    if answer.verdict == Verdict::NotApplicable {
        return (!item.not_applicable).then_some(RunProblemKind::NotApplicableNotAllowed);
    }
    let is_choice = matches!(item.kind, ItemKind::Choice { .. });
    if (item.takes_number() && answer.value.is_none()) || (is_choice && answer.choice.is_none()) {
        return Some(RunProblemKind::ValueMissing);
    }
    let needs_words = answer.verdict == Verdict::Fail || item.kind == ItemKind::Text;
    (needs_words && answer.reason.trim().is_empty()).then_some(RunProblemKind::ReasonMissing)
}

/// The order a run is walked in: what failed last time first, then the rest, both in the order of the pack.
pub fn order_of_items<'a>(pack: &'a Pack, failed_last_time: &BTreeSet<String>) -> Vec<&'a Item> {
    let failed = |item: &&Item| failed_last_time.contains(&item.code);
    let (first, rest): (Vec<&Item>, Vec<&Item>) = pack.items.iter().partition(failed);
    first.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests;
