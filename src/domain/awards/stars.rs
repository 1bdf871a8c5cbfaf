//! The star of a month (P7-3): points from checks, praise, complaints and late steps; who is proposed; the choice made.

use serde::{Deserialize, Serialize};

use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// What the records of a period say of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct StarFigures {
    /// Who.
    pub person: StaffId,
    /// Mean of the finished checks about the person, two decimals.
    pub check_mean: Option<f64>,
    /// How many checks.
    pub checks: u32,
    /// Praise on record about the person.
    pub praise: u32,
    /// Complaints and reports about the person that were founded, wholly or partly.
    pub founded: u32,
    /// Steps of the person's cases that ran late.
    pub late: u32,
    /// Why no award may follow: veto items of checks, breaches on the conduct record. Empty for none.
    pub bars: Vec<String>,
}

/// How the points of a service star are counted: ours, not the source's (P7-3 names none).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StarWeights {
    /// The start of a person without a check.
    pub without_check: f64,
    /// For each praise.
    pub praise: f64,
    /// Most that praise adds.
    pub praise_most: f64,
    /// Off for each founded complaint.
    pub founded: f64,
    /// Off for each late step.
    pub late: f64,
}

/// The weights in use.
pub const STAR_WEIGHTS: StarWeights =
    StarWeights { without_check: 80.0, praise: 3.0, praise_most: 15.0, founded: 10.0, late: 2.0 };

/// How the points of a candidate came about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StarPoints {
    /// Mean of the checks, or the start without one.
    pub start: f64,
    /// What praise adds.
    pub praise: f64,
    /// What founded complaints take off.
    pub founded: f64,
    /// What late steps take off.
    pub late: f64,
    /// What it comes to, never below 0, two decimals.
    pub total: f64,
}

impl StarFigures {
    /// The points these figures come to.
    pub fn points(&self) -> StarPoints {
        let weights = STAR_WEIGHTS;
        let start = self.check_mean.unwrap_or(weights.without_check);
        let praise = (f64::from(self.praise) * weights.praise).min(weights.praise_most);
        let founded = f64::from(self.founded) * weights.founded;
        let late = f64::from(self.late) * weights.late;
        let total = two_decimals((start + praise - founded - late).max(0.0));
        StarPoints { start, praise, founded, late, total }
    }
}

/// A candidate with rank and points.
#[derive(Debug, Clone, PartialEq)]
pub struct StarCandidate {
    /// Rank from 1; the same points share a rank, and the next one counts on (1, 1, 3).
    pub rank: u32,
    /// What the records say.
    pub figures: StarFigures,
    /// How the points came about.
    pub points: StarPoints,
}

impl StarCandidate {
    /// Whether an award may follow.
    pub fn is_eligible(&self) -> bool {
        self.figures.bars.is_empty()
    }
}

/// Ranks candidates by their points, most first; among the same points, who was checked more often, then by row number.
pub fn rank_stars(figures: Vec<StarFigures>) -> Vec<StarCandidate> {
    let mut pointed: Vec<(StarPoints, StarFigures)> = figures.into_iter().map(|one| (one.points(), one)).collect();
    pointed.sort_by(|(a, of_a), (b, of_b)| {
        b.total.total_cmp(&a.total).then(of_b.checks.cmp(&of_a.checks)).then(of_a.person.cmp(&of_b.person))
    });
    let totals: Vec<f64> = pointed.iter().map(|(points, _)| points.total).collect();
    let rank_of = |total: f64| totals.iter().filter(|other| **other > total).count() as u32 + 1;
    pointed
        .into_iter()
        .map(|(points, figures)| StarCandidate { rank: rank_of(points.total), figures, points })
        .collect()
}

/// Those the points propose: the best who may be awarded; several where they share the rank.
pub fn proposed(candidates: &[StarCandidate]) -> Vec<StaffId> {
    let best = candidates.iter().filter(|candidate| candidate.is_eligible()).map(|candidate| candidate.rank).min();
    let of_best = |candidate: &&StarCandidate| candidate.is_eligible() && Some(candidate.rank) == best;
    candidates.iter().filter(of_best).map(|candidate| candidate.figures.person).collect()
}

fn two_decimals(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The choice of a star, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "what the form holds, as typed")]
pub struct StarDraft {
    pub chosen: Option<i64>,
    pub reason: String,
}

impl StarDraft {
    /// Who is chosen and why. Whoever is not proposed by the points needs a reason.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, candidates: &[StarCandidate]) -> Result<(StaffId, String), Vec<Problem>> {
        let mut problems = Problems::default();
        let proposed = proposed(candidates);
        let known = |id: &StaffId| candidates.iter().any(|candidate| candidate.figures.person == *id);
        let chosen = self.chosen.map(StaffId).filter(known);
        let chosen = problems.take(Field::AwardedTo, chosen.ok_or(Wrong::Missing));
        let reason = self.reason.trim().to_owned();
        if chosen.is_some_and(|id| !proposed.contains(&id)) && reason.is_empty() {
            problems.note(Field::Reason, Wrong::Missing);
        }
        problems.finish(chosen.map(|chosen| (chosen, reason)))
    }
}
