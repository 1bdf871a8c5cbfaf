//! What stands against finishing a run, and the order it is walked in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Verdict};
use crate::domain::standards::{Item, ItemKind, Pack, Scoring};

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
    /// Said otherwise than the records without a reason (domain rule 4.3).
    OverruleReasonMissing,
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
    if let Some(because) = &answer.overruled_because {
        return because.trim().is_empty().then_some(RunProblemKind::OverruleReasonMissing);
    }
    if answer.evidence.is_some() {
        return None;
    }
    let failed = answer.verdict == Verdict::Fail && item.scoring == Scoring::Deduct;
    let needs_words = failed || item.kind == ItemKind::Text;
    (needs_words && answer.reason.trim().is_empty()).then_some(RunProblemKind::ReasonMissing)
}

/// The order a run is walked in: what failed last time first, then the rest, both in the order of the pack.
pub fn order_of_items<'a>(pack: &'a Pack, failed_last_time: &BTreeSet<String>) -> Vec<&'a Item> {
    let failed = |item: &&Item| failed_last_time.contains(&item.code);
    let (first, rest): (Vec<&Item>, Vec<&Item>) = pack.items.iter().partition(failed);
    first.into_iter().chain(rest).collect()
}
