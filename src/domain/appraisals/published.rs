//! The ranking as it was published: frozen, people by number only.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::YearlyScore;
use crate::domain::audits::Evidence;
use crate::domain::ranking::{PrerequisiteState, Ranked};

/// Which run a place rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The re-score.
    ReScore,
    /// The self-score: there is no re-score.
    SelfScore,
    /// No run is finished.
    Nothing,
}

/// A published ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// Day it was published.
    pub on: NaiveDate,
    /// How many places are rewarded.
    pub rewarded: u32,
    /// Everyone, best first.
    pub rows: Vec<PublishedRow>,
}

/// A line of a published ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedRow {
    /// Place and result with its reasons.
    pub ranked: Ranked,
    /// The place of whoever moved up for this one.
    pub moves_up: Option<u32>,
    /// Self-score of 100.
    pub self_score: Option<f64>,
    /// Re-score of 100.
    pub re_score: Option<f64>,
    /// Which of them counts.
    pub basis: Basis,
    /// The yearly score and its parts.
    pub yearly: YearlyScore,
    /// How each prerequisite stood.
    pub prerequisites: Vec<PrerequisiteState>,
    /// What the records said against it, by the code of the prerequisite.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, Evidence>,
    /// Code of the grade; empty for none.
    pub grade: String,
}
