//! A standard as it is typed in the editor: plain strings, turned into a pack by the reader's own checks.

use serde::{Deserialize, Serialize};

use super::{
    AgeUnit, Area, ChoiceOption, Comparison, Grade, Item, ItemKind, LargeHall, Link, Pack, PackError, Points, Purpose,
    RankingRules, Scoring, SubjectKind, VetoEffect,
};
use crate::domain::hall::Sector;
use crate::domain::people::half_width;
use crate::domain::standards::{Part, Prerequisite};
use crate::domain::texts::Text;

/// A text as typed; a blank language takes the other's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the two languages, as typed")]
pub struct TextDraft {
    pub zh: String,
    pub en: String,
}

impl TextDraft {
    fn of(text: &Text) -> Self {
        Self { zh: text.zh.clone(), en: text.en.clone() }
    }

    fn of_optional(text: Option<&Text>) -> Self {
        text.map(Self::of).unwrap_or_default()
    }

    fn is_blank(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }

    /// Both languages; one left blank takes the other's words.
    fn text(&self) -> Text {
        let (zh, en) = (self.zh.trim(), self.en.trim());
        let or = |this: &str, other: &str| if this.is_empty() { other.to_owned() } else { this.to_owned() };
        Text { zh: or(zh, en), en: or(en, zh) }
    }

    fn optional(&self) -> Option<Text> {
        (!self.is_blank()).then(|| self.text())
    }
}

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

/// One answer of a choice, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `ChoiceOption`, as typed")]
pub struct OptionDraft {
    pub code: String,
    pub text: TextDraft,
    pub points: String,
}

/// An item, as typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `Item`, as typed")]
pub struct ItemDraft {
    pub code: String,
    pub rule: String,
    pub area: String,
    pub text: TextDraft,
    pub hint: TextDraft,
    pub kind: KindChoice,
    pub limit: String,
    pub unit: TextDraft,
    pub at_least: bool,
    pub large_from: String,
    pub large_limit: String,
    pub age_unit: Option<AgeUnit>,
    pub options: Vec<OptionDraft>,
    pub points: String,
    pub deduct: String,
    pub cap: String,
    pub earns: bool,
    pub earn_each: String,
    pub bonus: bool,
    pub veto: bool,
    pub own_effect: bool,
    pub effect: EffectChoice,
    pub effect_cap: String,
    pub not_applicable: bool,
    pub photo_hint: TextDraft,
    pub ours: bool,
    pub link: Option<Link>,
}

/// A standard, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "one field each of `Pack`, as typed")]
pub struct PackDraft {
    pub code: String,
    pub edition: String,
    pub sector: Sector,
    pub purpose: Purpose,
    pub subjects: Vec<SubjectKind>,
    pub title: TextDraft,
    pub source: TextDraft,
    pub bonus_cap: String,
    pub effect: EffectChoice,
    pub effect_cap: String,
    pub grades: Vec<Grade>,
    pub has_ranking: bool,
    pub min_checks: String,
    pub pass_score: String,
    pub rewarded: String,
    pub prerequisites: Vec<Prerequisite>,
    pub parts: Vec<Part>,
    pub areas: Vec<AreaDraft>,
    pub items: Vec<ItemDraft>,
}

/// A chapter, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `Area`, as typed")]
pub struct AreaDraft {
    pub code: String,
    pub title: TextDraft,
}

impl PackDraft {
    /// The draft that shows a pack, under its next edition.
    pub fn next_edition_of(pack: &Pack) -> Self {
        let (effect, effect_cap) = effect_draft(pack.veto_effect);
        let ranking = pack.ranking;
        Self {
            code: pack.code.clone(),
            edition: next_edition(&pack.edition),
            sector: pack.sector,
            purpose: pack.purpose,
            subjects: pack.subjects.clone(),
            title: TextDraft::of(&pack.title),
            source: TextDraft::of(&pack.source),
            bonus_cap: shown(pack.bonus_cap),
            effect,
            effect_cap,
            grades: pack.grades.clone(),
            has_ranking: ranking.is_some(),
            min_checks: ranking.map(|r| r.min_checks.to_string()).unwrap_or_default(),
            pass_score: ranking.map(|r| r.pass_score.to_string()).unwrap_or_default(),
            rewarded: ranking.map(|r| r.rewarded.to_string()).unwrap_or_default(),
            prerequisites: pack.prerequisites.clone(),
            parts: pack.parts.clone(),
            areas: pack
                .areas
                .iter()
                .map(|area| AreaDraft { code: area.code.clone(), title: TextDraft::of(&area.title) })
                .collect(),
            items: pack.items.iter().map(ItemDraft::of).collect(),
        }
    }

    /// Points of all items that are no bonus, as far as they can be read.
    pub fn points(&self) -> Points {
        let counted = self.items.iter().filter(|item| !item.bonus);
        counted.filter_map(|item| points(&item.points).ok().flatten()).sum()
    }

    /// The pack, through the checks every pack goes through.
    ///
    /// # Errors
    /// Item and field of the first fault.
    pub fn check(&self) -> Result<Pack, PackError> {
        let head = |field: &'static str| move |what: String| fault("pack", field, what);
        let ranking = if self.has_ranking {
            Some(RankingRules {
                min_checks: whole(&self.min_checks).map_err(head("ranking"))?,
                pass_score: points(&self.pass_score).map_err(head("ranking"))?.unwrap_or_default(),
                rewarded: whole(&self.rewarded).map_err(head("ranking"))?,
            })
        } else {
            None
        };
        let items = self.items.iter().enumerate().map(|(place, item)| item.check(place));
        let areas = self.areas.iter().map(|area| Area { code: area.code.trim().to_owned(), title: area.title.text() });
        let pack = Pack {
            code: self.code.trim().to_owned(),
            edition: self.edition.trim().to_owned(),
            sector: self.sector,
            purpose: self.purpose,
            subjects: self.subjects.clone(),
            title: self.title.text(),
            source: self.source.text(),
            total_points: self.points(),
            bonus_cap: points(&self.bonus_cap).map_err(head("bonus_cap"))?,
            veto_effect: effect(self.effect, &self.effect_cap).map_err(head("veto_effect"))?,
            grades: self.grades.clone(),
            ranking,
            prerequisites: self.prerequisites.clone(),
            parts: self.parts.clone(),
            areas: areas.collect(),
            items: items.collect::<Result<_, _>>()?,
        };
        Pack::parse("pack", &pack.to_toml())
    }
}

impl ItemDraft {
    /// The draft that shows an item.
    pub fn of(item: &Item) -> Self {
        let (effect, effect_cap) = item.veto_effect.map_or((EffectChoice::default(), String::new()), effect_draft);
        let draft = Self {
            code: item.code.clone(),
            rule: item.rule.clone(),
            area: item.area.clone(),
            text: TextDraft::of(&item.text),
            hint: TextDraft::of_optional(item.hint.as_ref()),
            points: item.points.to_string(),
            deduct: shown(item.deduct_per_occurrence),
            cap: shown(item.cap),
            earns: item.scoring == Scoring::Earn,
            earn_each: shown(item.earn_per_occurrence),
            bonus: item.bonus,
            veto: item.veto,
            own_effect: item.veto_effect.is_some(),
            effect,
            effect_cap,
            not_applicable: item.not_applicable,
            photo_hint: TextDraft::of_optional(item.photo_hint.as_ref()),
            ours: item.ours,
            link: item.link.clone(),
            ..Self::default()
        };
        draft.with_kind(&item.kind)
    }

    fn with_kind(self, kind: &ItemKind) -> Self {
        let at_least = |comparison: &Comparison| *comparison == Comparison::AtLeast;
        match kind {
            ItemKind::YesNo => Self { kind: KindChoice::YesNo, ..self },
            ItemKind::Text => Self { kind: KindChoice::Text, ..self },
            ItemKind::Count { limit, unit, comparison, large_hall } => Self {
                kind: KindChoice::Count,
                limit: limit.to_string(),
                unit: TextDraft::of(unit),
                at_least: at_least(comparison),
                large_from: large_hall.map(|large| large.from_area_m2.to_string()).unwrap_or_default(),
                large_limit: large_hall.map(|large| large.limit.to_string()).unwrap_or_default(),
                ..self
            },
            ItemKind::Measure { limit, unit, comparison } => Self {
                kind: KindChoice::Measure,
                limit: limit.to_string(),
                unit: TextDraft::of(unit),
                at_least: at_least(comparison),
                ..self
            },
            ItemKind::Age { limit, unit } => {
                Self { kind: KindChoice::Age, limit: limit.to_string(), age_unit: Some(*unit), ..self }
            }
            ItemKind::Choice { options } => {
                let option = |option: &ChoiceOption| OptionDraft {
                    code: option.code.clone(),
                    text: TextDraft::of(&option.text),
                    points: option.points.to_string(),
                };
                Self { kind: KindChoice::Choice, options: options.iter().map(option).collect(), ..self }
            }
        }
    }

    /// The item, as far as its own figures can be read; what holds between the parts is checked with the pack.
    fn check(&self, place: usize) -> Result<Item, PackError> {
        let name =
            if self.code.trim().is_empty() { format!("item {}", place + 1) } else { self.code.trim().to_owned() };
        let at = |field: &'static str| {
            let name = name.clone();
            move |what: String| fault(&name, field, what)
        };
        let code = self.code.trim().to_owned();
        let rule = if self.rule.trim().is_empty() { code.clone() } else { self.rule.trim().to_owned() };
        let deducts = !self.earns && !matches!(self.kind, KindChoice::Choice | KindChoice::Text);
        let optional = |typed: &str, wanted: bool| if wanted { points(typed) } else { Ok(None) };
        Ok(Item {
            code,
            rule,
            area: self.area.clone(),
            text: self.text.text(),
            hint: self.hint.optional(),
            kind: self.item_kind().map_err(at("kind"))?,
            points: points(&self.points)
                .and_then(|found| found.ok_or_else(|| "is missing".to_owned()))
                .map_err(at("points"))?,
            deduct_per_occurrence: optional(&self.deduct, deducts).map_err(at("deduct_per_occurrence"))?,
            cap: optional(&self.cap, deducts).map_err(at("cap"))?,
            scoring: if self.earns { Scoring::Earn } else { Scoring::Deduct },
            earn_per_occurrence: optional(&self.earn_each, self.earns && self.kind == KindChoice::Count)
                .map_err(at("earn_per_occurrence"))?,
            bonus: self.bonus,
            veto: self.veto,
            veto_effect: if self.veto && self.own_effect {
                Some(effect(self.effect, &self.effect_cap).map_err(at("veto_effect"))?)
            } else {
                None
            },
            not_applicable: self.not_applicable,
            photo_hint: self.photo_hint.optional(),
            ours: self.ours,
            link: self.link.clone(),
        })
    }

    fn item_kind(&self) -> Result<ItemKind, String> {
        let comparison = if self.at_least { Comparison::AtLeast } else { Comparison::AtMost };
        Ok(match self.kind {
            KindChoice::YesNo => ItemKind::YesNo,
            KindChoice::Text => ItemKind::Text,
            KindChoice::Count => ItemKind::Count {
                limit: number(&self.limit)?,
                unit: self.unit.text(),
                comparison,
                large_hall: match (self.large_from.trim(), self.large_limit.trim()) {
                    ("", "") => None,
                    (from, limit) => Some(LargeHall { from_area_m2: number(from)?, limit: number(limit)? }),
                },
            },
            KindChoice::Measure => {
                ItemKind::Measure { limit: number(&self.limit)?, unit: self.unit.text(), comparison }
            }
            KindChoice::Age => {
                ItemKind::Age { limit: number(&self.limit)?, unit: self.age_unit.unwrap_or(AgeUnit::Days) }
            }
            KindChoice::Choice => {
                let option = |(place, option): (usize, &OptionDraft)| {
                    let typed = option.code.trim();
                    let code = if typed.is_empty() { format!("option_{}", place + 1) } else { typed.to_owned() };
                    let points = points(&option.points)?.unwrap_or_default();
                    Ok::<_, String>(ChoiceOption { code, text: option.text.text(), points })
                };
                ItemKind::Choice { options: self.options.iter().enumerate().map(option).collect::<Result<_, _>>()? }
            }
        })
    }
}

fn fault(item: &str, field: &str, what: String) -> PackError {
    PackError { file: "pack".to_owned(), item: item.to_owned(), field: field.to_owned(), what }
}

fn shown(points: Option<Points>) -> String {
    points.map(|points| points.to_string()).unwrap_or_default()
}

fn number(typed: &str) -> Result<f64, String> {
    let typed = half_width(typed);
    typed.trim().parse().map_err(|_| format!("`{}` is not a number", typed.trim()))
}

fn whole(typed: &str) -> Result<u32, String> {
    let typed = half_width(typed);
    typed.trim().parse().map_err(|_| format!("`{}` is not a whole number", typed.trim()))
}

/// Points as typed; blank is none.
fn points(typed: &str) -> Result<Option<Points>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let found = number(typed)?;
    let points = Points::from_number(found);
    points.map(Some).ok_or_else(|| format!("{found} is not a number of points: 0 or more, two decimals at most"))
}

fn effect(choice: EffectChoice, cap: &str) -> Result<VetoEffect, String> {
    Ok(match choice {
        EffectChoice::Fail => VetoEffect::Fail,
        EffectChoice::NoAward => VetoEffect::NoAward,
        EffectChoice::DropAGrade => VetoEffect::DropAGrade,
        EffectChoice::Cap => VetoEffect::Cap(points(cap)?.ok_or_else(|| "the cap is missing".to_owned())?),
    })
}

fn effect_draft(effect: VetoEffect) -> (EffectChoice, String) {
    match effect {
        VetoEffect::Fail => (EffectChoice::Fail, String::new()),
        VetoEffect::NoAward => (EffectChoice::NoAward, String::new()),
        VetoEffect::DropAGrade => (EffectChoice::DropAGrade, String::new()),
        VetoEffect::Cap(most) => (EffectChoice::Cap, most.to_string()),
    }
}

/// The edition after this one: `2026.1` is followed by `2026.2`, anything without a number at its end gets `.2`.
pub fn next_edition(edition: &str) -> String {
    let digits = edition.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, tail) = edition.split_at(edition.len() - digits);
    match tail.parse::<u64>() {
        Ok(number) if !head.is_empty() => format!("{head}{}", number.saturating_add(1)),
        _ => format!("{edition}.2"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy_of(place: usize) -> (Pack, PackDraft) {
        let (_, pack) = &Pack::shipped()[place];
        (pack.clone(), PackDraft::next_edition_of(pack))
    }

    #[test]
    fn every_shipped_pack_can_be_copied_and_differs_in_its_edition_alone() {
        for place in 0..Pack::shipped().len() {
            let (pack, draft) = copy_of(place);
            let copy = draft.check().unwrap();
            assert_ne!(copy.edition, pack.edition);
            assert_eq!(Pack { edition: pack.edition.clone(), ..copy }, pack);
        }
    }

    #[test]
    fn a_fault_names_item_and_field() {
        let said = |change: &dyn Fn(&mut PackDraft)| {
            let mut draft = copy_of(0).1;
            change(&mut draft);
            let PackError { item, field, .. } = draft.check().unwrap_err();
            format!("{item} {field}")
        };
        assert_eq!(said(&|d| d.items[0].points = "viel".into()), "P1-1.1 points");
        assert_eq!(said(&|d| d.items[0].limit = "1.5".into()), "P1-1.1 kind");
        assert_eq!(said(&|d| d.items[1].code = "P1-1.1".into()), "P1-1.1 code");
        assert_eq!(said(&|d| d.items[1].code = " ".into()), "item 2 code");
        assert_eq!(said(&|d| d.items[0].text = TextDraft::default()), "P1-1.1 text");
        assert_eq!(said(&|d| d.items[0].deduct = "99".into()), "P1-1.1 deduct_per_occurrence");
        assert_eq!(said(&|d| d.edition = String::new()), "pack edition");
        assert_eq!(said(&|d| d.effect = EffectChoice::Cap), "pack veto_effect");
        assert_eq!(said(&|d| d.items.clear()), "area staff code");
    }

    #[test]
    fn the_points_follow_the_items_and_a_blank_language_takes_the_other() {
        let mut draft = copy_of(0).1;
        draft.items[0].points = "１０".to_owned();
        draft.items[0].text.en = String::new();
        let pack = draft.check().unwrap();
        assert_eq!(pack.total_points.to_string(), "102");
        assert_eq!(pack.items[0].text.en, pack.items[0].text.zh);
    }

    #[test]
    fn an_edition_is_followed_by_the_next() {
        for (edition, next) in
            [("2026.1", "2026.2"), ("2026.9", "2026.10"), ("v3", "v4"), ("spring", "spring.2"), ("7", "7.2")]
        {
            assert_eq!(next_edition(edition), next);
        }
    }
}
