//! What is answered on an item, and the verdict that follows from a number.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::ids::StaffId;
use crate::domain::standards::{Comparison, Item, ItemKind};

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
    /// What the records said to a linked item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Why a person said otherwise than the records: `Some` once they did, blank until the reason is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled_because: Option<String>,
    /// Who puts a failed item right; a corrective action is opened when the run is finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<StaffId>,
    /// Until when it is put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
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
            evidence: None,
            overruled_because: None,
            owner: None,
            due: None,
        }
    }

    /// The answer that follows from a number, see [`judge`].
    pub fn of_value(item: &Item, value: f64, area_m2: Option<f64>) -> Option<Self> {
        let judgement = judge(item, value, area_m2)?;
        Some(Self { value: Some(value), occurrences: judgement.occurrences, ..Self::by_hand(judgement.verdict, "") })
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
