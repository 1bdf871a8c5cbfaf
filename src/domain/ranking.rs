//! Ranking of people, windows and teams (P1-II.5 to P1-II.7, P6-1): shared ranks, who is rewarded, who is passed over
//! and who moves up. Shared by the yearly appraisal and the contests.

use serde::{Deserialize, Serialize};

use super::audits::Subject;
use super::standards::RankingRules;

/// How a prerequisite stands for a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrerequisiteState {
    /// Code of the prerequisite in the pack.
    pub code: String,
    /// Met or not; `None` as long as nobody judged it and the records cannot tell.
    pub is_met: Option<bool>,
    /// Why; the words of whoever judged it by hand, may be empty.
    pub reason: String,
}

/// What is known of a subject before it is ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct RankEntry {
    /// Whom or what it is about.
    pub subject: Subject,
    /// Score of 100; `None` where there is none yet.
    pub score: Option<f64>,
    /// Finished checks it rests on.
    pub checks: u32,
    /// How each prerequisite stands.
    pub prerequisites: Vec<PrerequisiteState>,
    /// No veto stands against an award.
    pub may_be_awarded: bool,
}

/// Why a subject is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A prerequisite is not met: its code, the words of its judgement.
    NotMet(String, String),
    /// A prerequisite is not judged yet: its code.
    NotJudged(String),
    /// A veto stands against an award.
    Veto,
}

/// What the ranking comes to for a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankResult {
    /// Rewarded by its own place.
    Recommended,
    /// Rewarded, moved up because a better placed one was passed over.
    Substitute,
    /// Its score would have been rewarded, but something stands against it. The rank is kept.
    PassedOver {
        /// What stands against it, never empty.
        reasons: Vec<Reason>,
    },
    /// Ranked, but below the score an award needs.
    BelowPassScore,
    /// Not ranked: fewer checks than the rules want.
    TooFewChecks,
    /// Not ranked: no score yet.
    NotScored,
    /// Ranked behind the rewarded places.
    Placed,
}

impl RankResult {
    /// Whether an award follows.
    pub fn is_rewarded(&self) -> bool {
        matches!(self, Self::Recommended | Self::Substitute)
    }

    /// Passed over only because something is not judged yet.
    pub fn is_pending(&self) -> bool {
        let open = |reason: &Reason| matches!(reason, Reason::NotJudged(_));
        matches!(self, Self::PassedOver { reasons } if reasons.iter().all(open))
    }
}

/// A subject with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// Whom or what it is about.
    pub subject: Subject,
    /// Score of 100 to two decimals.
    pub score: Option<f64>,
    /// Its place; `None` for one that is not ranked.
    pub rank: Option<u32>,
    /// Others have the same place.
    pub is_shared: bool,
    /// What it comes to.
    pub result: RankResult,
}

/// Ranks: the same score to two decimals shares a place and the next place skips (1, 2, 2, 4); whoever shares the last
/// rewarded place is rewarded too. Best first, ties by subject, then those that are not ranked.
pub fn rank(entries: &[RankEntry], rules: RankingRules) -> Vec<Ranked> {
    let mut sorted: Vec<&RankEntry> = entries.iter().collect();
    sorted.sort_by_key(|entry| {
        let is_ranked = ranked_score(entry, rules).is_some();
        (!is_ranked, std::cmp::Reverse(entry.score.and_then(hundredths)), &entry.subject)
    });
    sorted.into_iter().map(|entry| place(entry, entries, rules)).collect()
}

fn place(entry: &RankEntry, all: &[RankEntry], rules: RankingRules) -> Ranked {
    let RankEntry { subject, score, .. } = entry;
    let shown = score.and_then(hundredths).map(|score| score as f64 / 100.0);
    let Some(own) = ranked_score(entry, rules) else {
        let result = if shown.is_some() { RankResult::TooFewChecks } else { RankResult::NotScored };
        return Ranked { subject: subject.clone(), score: shown, rank: None, is_shared: false, result };
    };
    let ranked = |other: &&RankEntry| ranked_score(other, rules).is_some();
    let above = |other: &&RankEntry| ranked_score(other, rules).is_some_and(|score| score > own);
    let better = all.iter().filter(ranked).filter(above).count() as u32;
    let alike = all.iter().filter(|other| ranked_score(other, rules) == Some(own)).count();
    let eligible = |other: &&RankEntry| is_eligible(other, rules);
    let rewarded_before = all.iter().filter(above).filter(eligible).count() as u32;
    let rank = better + 1;
    let reasons = reasons_against(entry);
    let result = match rewarded_before < rules.rewarded {
        _ if own < pass_score(rules) => RankResult::BelowPassScore,
        false => RankResult::Placed,
        true if !reasons.is_empty() => RankResult::PassedOver { reasons },
        true if rank > rules.rewarded => RankResult::Substitute,
        true => RankResult::Recommended,
    };
    Ranked { subject: subject.clone(), score: shown, rank: Some(rank), is_shared: alike > 1, result }
}

/// The place of whoever moves up for a passed-over subject; `None` where nobody does.
pub fn moves_up(ranking: &[Ranked], rewarded: u32, subject: &Subject) -> Option<u32> {
    let within = |one: &&Ranked| one.rank.is_some_and(|rank| rank <= rewarded);
    let passed = |one: &&Ranked| matches!(one.result, RankResult::PassedOver { .. });
    let index = ranking.iter().filter(within).filter(passed).position(|one| &one.subject == subject)?;
    let moved = ranking.iter().filter(|one| one.result == RankResult::Substitute);
    moved.filter_map(|one| one.rank).nth(index)
}

/// What stands against an award of this subject.
pub fn reasons_against(entry: &RankEntry) -> Vec<Reason> {
    let veto = (!entry.may_be_awarded).then_some(Reason::Veto);
    let states = entry.prerequisites.iter().filter_map(|state| match state.is_met {
        Some(true) => None,
        Some(false) => Some(Reason::NotMet(state.code.clone(), state.reason.clone())),
        None => Some(Reason::NotJudged(state.code.clone())),
    });
    veto.into_iter().chain(states).collect()
}

fn is_eligible(entry: &RankEntry, rules: RankingRules) -> bool {
    let enough = ranked_score(entry, rules).is_some_and(|score| score >= pass_score(rules));
    enough && reasons_against(entry).is_empty()
}

/// The score in hundredths of an entry that is ranked.
fn ranked_score(entry: &RankEntry, rules: RankingRules) -> Option<i64> {
    entry.score.and_then(hundredths).filter(|_| entry.checks >= rules.min_checks)
}

fn pass_score(rules: RankingRules) -> i64 {
    hundredths(rules.pass_score.as_number()).unwrap_or_default()
}

/// Two decimals decide: what is printed alike is alike.
fn hundredths(score: f64) -> Option<i64> {
    score.is_finite().then_some((score * 100.0).round() as i64)
}

#[cfg(test)]
mod tests;
