//! Training hours of the roster (S; P1-8.1, P5-4).

use serde::{Deserialize, Serialize};

/// What a training was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingKind {
    /// 职业道德与法纪教育: counts for the 16 hours (P1-8.1).
    EthicsLaw,
    /// 业务
    Business,
    /// 安全
    Safety,
    /// 礼仪
    Etiquette,
    /// 自查自纠: the yearly self-examination campaign (P1-8.1).
    SelfExamination,
    /// 其他
    Other,
}

impl TrainingKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::EthicsLaw, Self::Business, Self::Safety, Self::Etiquette, Self::SelfExamination, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::EthicsLaw => "ethics_law",
            Self::Business => "business",
            Self::Safety => "safety",
            Self::Etiquette => "etiquette",
            Self::SelfExamination => "self_examination",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
