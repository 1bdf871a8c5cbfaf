//! The yearly score: the appraisal's own items with the year's checks, the register and the box by the weights of the
//! pack (P4-6). A part without data leaves its weight out and the rest is scaled.

use serde::{Deserialize, Serialize};

use crate::domain::standards::{Part, PartSource};

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Kept {
    /// Kept.
    pub kept: u32,
    /// Of so many.
    pub of: u32,
}

impl Kept {
    fn score(self) -> Option<f64> {
        (self.of > 0).then(|| two_decimals(f64::from(self.kept) / f64::from(self.of) * 100.0))
    }
}

/// What each part is worked out from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartValues {
    /// Score of the appraisal's own items.
    pub own: Option<f64>,
    /// Scores of the subject's finished checks of the year.
    pub checks: Vec<f64>,
    /// Cases whose limits were kept, of the closed ones with limits.
    pub cases: Kept,
    /// Box days kept, of the year's box days.
    pub boxes: Kept,
}

/// A part with its score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PartScore {
    /// Where it comes from.
    pub source: PartSource,
    /// Its weight out of 100.
    pub weight: f64,
    /// Its score of 100; `None` without data.
    pub score: Option<f64>,
    /// What it brings to the yearly score after scaling.
    pub brings: f64,
    /// What was counted: checks, cases, days.
    pub counted: Option<Kept>,
}

/// The yearly score with what it is made of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct YearlyScore {
    /// Score of 100, two decimals; `None` while the own items have none.
    pub score: Option<f64>,
    /// The parts in the order of the pack; empty where its own items alone count.
    pub parts: Vec<PartScore>,
    /// Weight of the parts that have data; the score is scaled from it to 100.
    pub weight: f64,
}

impl YearlyScore {
    /// Whether a part left its weight out.
    pub fn is_scaled(&self) -> bool {
        self.score.is_some() && !self.parts.is_empty() && self.weight < 100.0
    }
}

/// Works out the yearly score. The own items must have a score: without them there is nothing to appraise.
pub fn yearly(parts: &[Part], values: &PartValues) -> YearlyScore {
    if parts.is_empty() {
        return YearlyScore { score: values.own.map(two_decimals), parts: Vec::new(), weight: 100.0 };
    }
    let mut scores: Vec<PartScore> = parts.iter().map(|part| part_score(*part, values)).collect();
    let weight: f64 = scores.iter().filter(|part| part.score.is_some()).map(|part| part.weight).sum();
    for part in &mut scores {
        part.brings = part.score.filter(|_| weight > 0.0).map_or(0.0, |score| score * part.weight / weight);
    }
    let own_missing = scores.iter().any(|part| part.source == PartSource::Own && part.score.is_none());
    let sum: f64 = scores.iter().map(|part| part.brings).sum();
    let score = (weight > 0.0 && !own_missing).then(|| two_decimals(sum));
    YearlyScore { score, parts: scores, weight }
}

fn part_score(part: Part, values: &PartValues) -> PartScore {
    let number = values.checks.len() as u32;
    let (score, counted) = match part.source {
        PartSource::Own => (values.own, None),
        PartSource::Checks => (mean(&values.checks), Some(Kept { kept: number, of: number })),
        PartSource::Cases => (values.cases.score(), Some(values.cases)),
        PartSource::Boxes => (values.boxes.score(), Some(values.boxes)),
    };
    PartScore { source: part.source, weight: part.weight.as_number(), score, brings: 0.0, counted }
}

fn mean(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| two_decimals(scores.iter().sum::<f64>() / scores.len() as f64))
}

fn two_decimals(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
