//! What is chosen from a list in the editor of a standard: the kind of an item, what a veto does.

use serde::{Deserialize, Serialize};

use super::items::points;
use crate::domain::standards::VetoEffect;

/// The kind of an item in the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindChoice {
    /// Pass or fail.
    #[default]
    YesNo,
    /// A count with a limit.
    Count,
    /// A measure with a limit.
    Measure,
    /// The age of a thing.
    Age,
    /// One of several answers.
    Choice,
    /// A remark.
    Text,
}

impl KindChoice {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] = [Self::YesNo, Self::Count, Self::Measure, Self::Age, Self::Choice, Self::Text];

    /// The key of its words.
    pub fn words_key(self) -> &'static str {
        match self {
            Self::YesNo => "pack-kind-yes-no",
            Self::Count => "pack-kind-count",
            Self::Measure => "pack-kind-measure",
            Self::Age => "pack-kind-age",
            Self::Choice => "pack-kind-choice",
            Self::Text => "pack-kind-text",
        }
    }
}

/// What a veto does, in the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectChoice {
    /// Not passed.
    #[default]
    Fail,
    /// No award.
    NoAward,
    /// One grade lower.
    DropAGrade,
    /// At most so many of 100.
    Cap,
}

impl EffectChoice {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Fail, Self::NoAward, Self::DropAGrade, Self::Cap];

    /// The key of its words.
    pub fn words_key(self) -> &'static str {
        match self {
            Self::Fail => "pack-effect-fail",
            Self::NoAward => "pack-effect-no-award",
            Self::DropAGrade => "pack-effect-drop-a-grade",
            Self::Cap => "pack-effect-cap",
        }
    }
}

pub(super) fn effect(choice: EffectChoice, cap: &str) -> Result<VetoEffect, String> {
    Ok(match choice {
        EffectChoice::Fail => VetoEffect::Fail,
        EffectChoice::NoAward => VetoEffect::NoAward,
        EffectChoice::DropAGrade => VetoEffect::DropAGrade,
        EffectChoice::Cap => VetoEffect::Cap(points(cap)?.ok_or_else(|| "the cap is missing".to_owned())?),
    })
}

pub(super) fn effect_draft(effect: VetoEffect) -> (EffectChoice, String) {
    match effect {
        VetoEffect::Fail => (EffectChoice::Fail, String::new()),
        VetoEffect::NoAward => (EffectChoice::NoAward, String::new()),
        VetoEffect::DropAGrade => (EffectChoice::DropAGrade, String::new()),
        VetoEffect::Cap(most) => (EffectChoice::Cap, most.to_string()),
    }
}
