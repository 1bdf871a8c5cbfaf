//! Standards packs: what an audit is run from, as data (domain rule 4.1). A pack is read whole or refused with
//! file, item and field; the frozen copy an audit keeps is the TOML text itself.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::Table;

use super::hall::Sector;
use super::reading::{Reader, head_of};
use super::texts::Text;

pub mod drafts;
mod effects;
mod links;
mod points;
mod reading;
mod writing;

pub use effects::{Grade, Part, PartSource, Prerequisite, Purpose, RankingRules, Scoring, SubjectKind, VetoEffect};
pub use links::{BadgePart, HallFact, Link};
pub use points::Points;

/// The packs shipped with the program: file name, TOML text.
pub const SHIPPED: [(&str, &str); 10] = [
    ("power_hall_daily.toml", include_str!("../../../data/standards/power_hall_daily.toml")),
    ("bank_branch_daily.toml", include_str!("../../../data/standards/bank_branch_daily.toml")),
    ("power_hall.toml", include_str!("../../../data/standards/power_hall.toml")),
    ("model_station.toml", include_str!("../../../data/standards/model_station.toml")),
    ("bank_branch.toml", include_str!("../../../data/standards/bank_branch.toml")),
    ("window_contest.toml", include_str!("../../../data/standards/window_contest.toml")),
    ("window_contest_bank.toml", include_str!("../../../data/standards/window_contest_bank.toml")),
    ("power_appraisal.toml", include_str!("../../../data/standards/power_appraisal.toml")),
    ("team_appraisal.toml", include_str!("../../../data/standards/team_appraisal.toml")),
    ("bank_appraisal.toml", include_str!("../../../data/standards/bank_appraisal.toml")),
];

/// What is wrong with a pack; names the file, the item and the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {item}: {field}: {what}")]
pub struct PackError {
    /// File name as given.
    pub file: String,
    /// Item code, `item 3` where it has none, `area 2`, or `pack` for the head.
    pub item: String,
    /// Field of that item.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

/// A standard that audits are run from. Never edited in place: a change is a new edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Code that stays over the editions, e.g. `power-hall-daily`.
    pub code: String,
    /// Edition, e.g. `2026.1`.
    pub edition: String,
    /// Kind of hall it is offered to.
    pub sector: Sector,
    /// Title.
    pub title: Text,
    /// Where the rules come from, and whose the split of points is.
    pub source: Text,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it may be run on.
    pub subjects: Vec<SubjectKind>,
    /// Points of all items together, without bonus items.
    pub total_points: Points,
    /// Most that all bonus items add together.
    pub bonus_cap: Option<Points>,
    /// What a failed veto item does, where the item does not say.
    pub veto_effect: VetoEffect,
    /// Grades, best first; the last one from 0 on. May be empty.
    pub grades: Vec<Grade>,
    /// Who is ranked and rewarded.
    pub ranking: Option<RankingRules>,
    /// What must be fulfilled to be rewarded.
    pub prerequisites: Vec<Prerequisite>,
    /// What the yearly score is made of; empty: its own items alone.
    pub parts: Vec<Part>,
    /// Chapters, in order.
    pub areas: Vec<Area>,
    /// Items, in order.
    pub items: Vec<Item>,
}

/// A chapter of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Code used by the items.
    pub code: String,
    /// Title.
    pub title: Text,
}

/// One line of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Code, unique in the pack, e.g. `P1-2.4.a`.
    pub code: String,
    /// Rule it checks, e.g. `P1-2.4`.
    pub rule: String,
    /// Code of its area.
    pub area: String,
    /// What must be so.
    pub text: Text,
    /// How to look or count, where that is not plain.
    pub hint: Option<Text>,
    /// What is answered.
    pub kind: ItemKind,
    /// Points it carries; what a bonus item adds.
    pub points: Points,
    /// Taken off for each occurrence; a failed item without it loses all its points.
    pub deduct_per_occurrence: Option<Points>,
    /// Most that occurrences take off; all points where not given.
    pub cap: Option<Points>,
    /// Whether it starts full or at nothing.
    pub scoring: Scoring,
    /// Earned for each thing counted, up to the item's points; an earning item without it earns all when it passes.
    pub earn_per_occurrence: Option<Points>,
    /// Adds its points when passed, costs nothing otherwise.
    pub bonus: bool,
    /// Failing it is a veto, whatever the score.
    pub veto: bool,
    /// What its veto does, instead of the pack's.
    pub veto_effect: Option<VetoEffect>,
    /// May be answered "not applicable"; its points then leave the possible total.
    pub not_applicable: bool,
    /// What a photo should show, where one helps.
    pub photo_hint: Option<Text>,
    /// Not in the source; added by whoever wrote the pack.
    pub ours: bool,
    /// The records that answer it.
    pub link: Option<Link>,
}

/// What is answered on an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ItemKind {
    /// Pass or fail.
    YesNo,
    /// A whole number against a limit.
    Count {
        /// Limit, in `unit`.
        limit: f64,
        /// What is counted.
        unit: Text,
        /// Which side of the limit passes; at most where not given.
        #[serde(default)]
        comparison: Comparison,
        /// Another limit in a large hall.
        large_hall: Option<LargeHall>,
    },
    /// A measured number against a limit.
    Measure {
        /// Limit, in `unit`.
        limit: f64,
        /// Unit of the measure.
        unit: Text,
        /// Which side of the limit passes.
        comparison: Comparison,
    },
    /// The age of a thing, at most the limit.
    Age {
        /// Limit, in `unit`.
        limit: f64,
        /// Unit of the age answered.
        unit: AgeUnit,
    },
    /// One of several answers, each with its points; the best is the item's points.
    Choice {
        /// The answers.
        options: Vec<ChoiceOption>,
    },
    /// A remark to write down; passes once it is there.
    Text,
}

/// Which side of a limit passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// At the limit or below.
    #[default]
    AtMost,
    /// At the limit or above.
    AtLeast,
}

/// The unit of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeUnit {
    /// 天
    Days,
    /// 周
    Weeks,
    /// 个月
    Months,
}

/// The limit in halls from a certain area on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LargeHall {
    /// From this area on, in m2.
    pub from_area_m2: f64,
    /// The limit there.
    pub limit: f64,
}

/// One answer of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// Code, unique in the item.
    pub code: String,
    /// The answer in words.
    pub text: Text,
    /// Points it earns.
    pub points: Points,
}

impl Pack {
    /// Reads a pack from its TOML text.
    ///
    /// # Errors
    /// File, item and field of the first fault: TOML that cannot be read, a field missing, unknown or of the wrong
    /// type, a text missing in a language, a code twice, an unknown area, points that do not add up, a limit below 0.
    pub fn parse(file: &str, toml: &str) -> Result<Self, PackError> {
        let mut head = Reader::new(file, "pack", head_of(file, "pack", toml)?);
        let tables = |list: Option<Vec<Table>>| list.unwrap_or_default().into_iter().enumerate();
        let areas = tables(head.take("areas")?)
            .map(|(index, table)| Area::read(Reader::new(file, &format!("area {}", index + 1), table)));
        let areas = areas.collect::<Result<Vec<_>, _>>()?;
        let items = tables(head.take("items")?).map(|(index, table)| Item::read(file, index, table));
        let items = items.collect::<Result<Vec<_>, _>>()?;
        let pack = Self {
            code: head.word("code")?,
            edition: head.word("edition")?,
            sector: head.need("sector")?,
            purpose: head.take("purpose")?.unwrap_or_default(),
            subjects: head.take("subjects")?.unwrap_or_else(|| vec![SubjectKind::Hall]),
            title: head.text("title")?,
            source: head.text("source")?,
            total_points: head.need("total_points")?,
            bonus_cap: head.take("bonus_cap")?,
            veto_effect: head.take("veto_effect")?.unwrap_or_default(),
            grades: head.list("grades")?,
            ranking: head.take("ranking")?,
            prerequisites: head.list("prerequisites")?,
            parts: head.list("parts")?,
            areas,
            items,
        };
        head.finish()?;
        reading::check(file, &pack)?;
        Ok(pack)
    }

    /// The daily check shipped for a kind of hall: its TOML text and the pack read from it. `Ok(None)` where there is none.
    ///
    /// # Errors
    /// The first fault of a shipped pack; a test holds that there is none.
    pub fn shipped_for(sector: Sector) -> Result<Option<(&'static str, Self)>, PackError> {
        for (file, toml) in SHIPPED {
            let pack = Self::parse(file, toml)?;
            if pack.sector == sector && pack.purpose == Purpose::DailyCheck {
                return Ok(Some((toml, pack)));
            }
        }
        Ok(None)
    }

    /// The packs shipped with the program, each with its TOML text; a test holds that every one can be read.
    pub fn shipped() -> &'static [(&'static str, Self)] {
        static READ: LazyLock<Vec<(&'static str, Pack)>> = LazyLock::new(|| {
            SHIPPED.iter().filter_map(|(file, text)| Some((*text, Pack::parse(file, text).ok()?))).collect()
        });
        &READ
    }

    /// The item of a code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The items of an area, in order.
    pub fn items_of<'a>(&'a self, area: &'a str) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |item| item.area == area)
    }

    /// The same pack with these items alone, as for a re-check; its total is theirs.
    #[must_use]
    pub fn limited_to(mut self, codes: &BTreeSet<String>) -> Self {
        self.items.retain(|item| codes.contains(&item.code));
        let left: BTreeSet<String> = self.items.iter().map(|item| item.area.clone()).collect();
        self.areas.retain(|area| left.contains(&area.code));
        self.total_points = self.items.iter().filter(|item| !item.bonus).map(|item| item.points).sum();
        self
    }

    /// The grade of a code.
    pub fn grade(&self, code: &str) -> Option<&Grade> {
        self.grades.iter().find(|grade| grade.code == code)
    }

    /// The number shown before an item: area and place in it, e.g. `3.4`.
    pub fn number_of(&self, code: &str) -> Option<String> {
        let item = self.item(code)?;
        let area = self.areas.iter().position(|area| area.code == item.area)?;
        let place = self.items_of(&item.area).position(|i| i.code == code)?;
        Some(format!("{}.{}", area + 1, place + 1))
    }
}

impl Item {
    /// Whether the answer is a number that the verdict follows from.
    pub fn takes_number(&self) -> bool {
        matches!(self.kind, ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. })
    }

    /// The limit in a hall of this area (m2; `None` unknown, taken as not large). `None` for kinds without a limit.
    pub fn limit_in(&self, area_m2: Option<f64>) -> Option<f64> {
        match &self.kind {
            ItemKind::Count { limit, large_hall, .. } => {
                let large = large_hall.filter(|large| area_m2.is_some_and(|a| a >= large.from_area_m2));
                Some(large.map_or(*limit, |large| large.limit))
            }
            ItemKind::Measure { limit, .. } | ItemKind::Age { limit, .. } => Some(*limit),
            ItemKind::YesNo | ItemKind::Choice { .. } | ItemKind::Text => None,
        }
    }

    /// Which side of the limit passes; at most for kinds without a limit.
    pub fn comparison(&self) -> Comparison {
        match &self.kind {
            ItemKind::Count { comparison, .. } | ItemKind::Measure { comparison, .. } => *comparison,
            _ => Comparison::AtMost,
        }
    }

    /// Code of the option that earns most; `None` for kinds without options.
    pub fn best_option(&self) -> Option<&str> {
        match &self.kind {
            ItemKind::Choice { options } => options.iter().max_by_key(|option| option.points).map(|o| o.code.as_str()),
            _ => None,
        }
    }

    /// The option of a choice.
    pub fn option(&self, code: &str) -> Option<&ChoiceOption> {
        match &self.kind {
            ItemKind::Choice { options } => options.iter().find(|option| option.code == code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
