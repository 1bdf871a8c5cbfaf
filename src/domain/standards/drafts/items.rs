//! An item of a standard as it is typed, and what is read from its fields.

use super::choices::{effect, effect_draft};
use super::{EffectChoice, ItemDraft, KindChoice, OptionDraft, TextDraft, fault};
use crate::domain::people::half_width;
use crate::domain::standards::{
    AgeUnit, ChoiceOption, Comparison, Item, ItemKind, LargeHall, PackError, Points, Scoring,
};

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
    pub(super) fn check(&self, place: usize) -> Result<Item, PackError> {
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

pub(super) fn shown(points: Option<Points>) -> String {
    points.map(|points| points.to_string()).unwrap_or_default()
}

pub(super) fn number(typed: &str) -> Result<f64, String> {
    let typed = half_width(typed);
    typed.trim().parse().map_err(|_| format!("`{}` is not a number", typed.trim()))
}

pub(super) fn whole(typed: &str) -> Result<u32, String> {
    let typed = half_width(typed);
    typed.trim().parse().map_err(|_| format!("`{}` is not a whole number", typed.trim()))
}

/// Points as typed; blank is none.
pub(super) fn points(typed: &str) -> Result<Option<Points>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let found = number(typed)?;
    let points = Points::from_number(found);
    points.map(Some).ok_or_else(|| format!("{found} is not a number of points: 0 or more, two decimals at most"))
}
