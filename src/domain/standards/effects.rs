//! What a pack says beside its items: what it is for, whom it is run on, grades, what a veto does, who is rewarded.

use serde::{Deserialize, Serialize};

use super::{Link, Points};
use crate::domain::texts::Text;

/// What a pack is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 开门检查: the opening check of every open day (P1-2.4).
    DailyCheck,
    /// 服务标准: a standard a hall is checked by, quarterly or at a spot check (P1-II.2).
    #[default]
    Standard,
    /// 竞赛: visits of a contest (P6-1).
    Contest,
    /// 考核: the yearly 100 points (P1-II.4).
    Appraisal,
}

impl Purpose {
    /// All, in the order of the list of standards.
    pub const ALL: [Self; 4] = [Self::DailyCheck, Self::Standard, Self::Contest, Self::Appraisal];

    /// The word in a pack.
    pub fn code(self) -> &'static str {
        match self {
            Self::DailyCheck => "daily_check",
            Self::Standard => "standard",
            Self::Contest => "contest",
            Self::Appraisal => "appraisal",
        }
    }
}

/// Whom or what a run is about (P2-3b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// 营业厅
    Hall,
    /// 窗口
    Window,
    /// 班组
    Team,
    /// 个人
    Person,
}

impl SubjectKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Hall, Self::Window, Self::Team, Self::Person];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hall => "hall",
            Self::Window => "window",
            Self::Team => "team",
            Self::Person => "person",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a failed veto item does to the result (P4-4); a setting of the pack or of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum VetoEffect {
    /// The run is not passed, whatever the score: the lowest grade.
    #[default]
    Fail,
    /// The score and grade stand, but no award follows.
    NoAward,
    /// One grade lower.
    DropAGrade,
    /// The score of 100 is at most this.
    Cap(Points),
}

/// A grade: from so many points of 100 on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Code, unique in the pack.
    pub code: String,
    /// Name, e.g. 优秀.
    pub title: Text,
    /// From this score of 100 on.
    pub from: Points,
}

/// Who is ranked and rewarded (P1-II.6, P6-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankingRules {
    /// Finished checks before a subject is ranked.
    pub min_checks: u32,
    /// Score of 100 an award needs (P1-II.7: 80).
    pub pass_score: Points,
    /// The first so many are rewarded (P1-II.6: 3).
    pub rewarded: u32,
}

/// What a ranked subject must fulfil to be rewarded (P1-II.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    /// Code, unique in the pack.
    pub code: String,
    /// Rule it comes from.
    pub rule: String,
    /// Title of its column, short.
    pub text: Text,
    /// The whole rule.
    pub hint: Option<Text>,
    /// The records that answer it.
    pub link: Option<Link>,
}

/// A part of the yearly score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Where it comes from.
    pub source: PartSource,
    /// Its weight out of 100.
    pub weight: Points,
}

/// Where a part of the yearly score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartSource {
    /// The appraisal's own items.
    Own,
    /// Mean of the subject's finished checks of the year.
    Checks,
    /// Share of the limits kept in the register of the year.
    Cases,
    /// Share of the year's open days on which the box was opened.
    Boxes,
}

impl PartSource {
    /// The word in a pack.
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Checks => "checks",
            Self::Cases => "cases",
            Self::Boxes => "boxes",
        }
    }
}

/// How the points of an item come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Starts full, faults take off.
    #[default]
    Deduct,
    /// Starts at nothing, what is shown earns.
    Earn,
}
