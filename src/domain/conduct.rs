//! Conduct records of the roster: breaches, law cases, incidents, the yearly review, praise (S; P1-8.2, P1-II.7, P5-4).

use serde::{Deserialize, Serialize};

/// What a conduct record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConductKind {
    /// 违规: a ban was broken (P1-8.2).
    Breach,
    /// 案件: taken up by the law (P1-II.7).
    LawCase,
    /// 恶劣影响: an incident of grave public effect (P1-II.7).
    PublicIncident,
    /// 行风评议: the local conduct review (P1-II.7).
    Review,
    /// 表扬
    Praise,
    /// 其他
    Other,
}

impl ConductKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Breach, Self::LawCase, Self::PublicIncident, Self::Review, Self::Praise, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::LawCase => "law_case",
            Self::PublicIncident => "public_incident",
            Self::Review => "review",
            Self::Praise => "praise",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A law case the unit found itself: it does not stand against an award (P1-II.7).
pub const FOUND_BY_UNIT: &str = "found_by_unit";
/// Outcome of a conduct review.
pub const QUALIFIED: &str = "qualified";
/// Outcome of a conduct review.
pub const NOT_QUALIFIED: &str = "not_qualified";
