//! A standard as it is typed in the editor: plain strings, turned into a pack by the reader's own checks.

mod choices;
mod items;

use serde::{Deserialize, Serialize};

use choices::{effect, effect_draft};
use items::{points, shown, whole};

pub use choices::{EffectChoice, KindChoice};

use super::{AgeUnit, Area, Grade, Link, Pack, PackError, Points, Purpose, RankingRules, SubjectKind};
use crate::domain::hall::Sector;
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

fn fault(item: &str, field: &str, what: String) -> PackError {
    PackError { file: "pack".to_owned(), item: item.to_owned(), field: field.to_owned(), what }
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
