//! Whom or what a run is about, and what kind of run it is (P2-3b, P1-II.2).

use serde::{Deserialize, Serialize};

use crate::domain::ids::{StaffId, WindowId};
use crate::domain::standards::SubjectKind;

/// Whom or what a run is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The whole hall.
    Hall,
    /// A window.
    Window(WindowId),
    /// A team by its name.
    Team(String),
    /// A person.
    Person(StaffId),
}

impl Subject {
    /// Its kind.
    pub fn kind(&self) -> SubjectKind {
        match self {
            Self::Hall => SubjectKind::Hall,
            Self::Window(_) => SubjectKind::Window,
            Self::Team(_) => SubjectKind::Team,
            Self::Person(_) => SubjectKind::Person,
        }
    }

    /// The person, if it is one.
    pub fn person(&self) -> Option<StaffId> {
        match self {
            Self::Person(id) => Some(*id),
            _ => None,
        }
    }

    /// The window, if it is one.
    pub fn window(&self) -> Option<WindowId> {
        match self {
            Self::Window(id) => Some(*id),
            _ => None,
        }
    }

    /// One word for it: `hall`, `window:3`, `team:收费班`, `person:17`.
    pub fn key(&self) -> String {
        match self {
            Self::Hall => "hall".to_owned(),
            Self::Window(id) => format!("window:{}", id.0),
            Self::Team(name) => format!("team:{name}"),
            Self::Person(id) => format!("person:{}", id.0),
        }
    }

    /// Reads [`Subject::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        match key.split_once(':') {
            None => (key == "hall").then_some(Self::Hall),
            Some(("window", id)) => Some(Self::Window(WindowId(id.parse().ok()?))),
            Some(("team", name)) => (!name.is_empty()).then(|| Self::Team(name.to_owned())),
            Some(("person", id)) => Some(Self::Person(StaffId(id.parse().ok()?))),
            Some(_) => None,
        }
    }
}

/// What kind of run it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditKind {
    /// 自查
    #[default]
    SelfCheck,
    /// 抽查
    Spot,
    /// 暗访
    Unannounced,
    /// 复查: only what failed.
    ReCheck,
    /// 竞赛检查: a visit of a contest.
    ContestVisit,
    /// 自评: the self-score of an appraisal.
    SelfScore,
    /// 复评: the re-score of an appraisal.
    ReScore,
}

impl AuditKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::SelfCheck,
        Self::Spot,
        Self::Unannounced,
        Self::ReCheck,
        Self::ContestVisit,
        Self::SelfScore,
        Self::ReScore,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::SelfCheck => "self_check",
            Self::Spot => "spot",
            Self::Unannounced => "unannounced",
            Self::ReCheck => "re_check",
            Self::ContestVisit => "contest_visit",
            Self::SelfScore => "self_score",
            Self::ReScore => "re_score",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_back_from_its_word() {
        let subjects = [
            Subject::Hall,
            Subject::Window(WindowId(3)),
            Subject::Team("收费:一班".to_owned()),
            Subject::Person(StaffId(17)),
        ];
        for subject in subjects {
            assert_eq!(Subject::from_key(&subject.key()), Some(subject));
        }
        for wrong in ["", "team:", "person:", "person:x", "shop:1", "window"] {
            assert_eq!(Subject::from_key(wrong), None, "{wrong}");
        }
    }
}
