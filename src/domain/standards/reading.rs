//! Reading the parts of a pack, and what must hold between them; every fault names file, item and field.

use std::collections::BTreeSet;

use super::super::reading::{Fault, Reader};
use super::{
    Area, ChoiceOption, Item, ItemKind, Link, Pack, PackError, Points, Scoring, SubjectKind, Table, Text, VetoEffect,
};

impl From<Fault> for PackError {
    fn from(fault: Fault) -> Self {
        let Fault { file, place, field, what } = fault;
        Self { file, item: place, field, what }
    }
}

fn fault(file: &str, item: &str, field: &str, what: impl Into<String>) -> PackError {
    PackError { file: file.to_owned(), item: item.to_owned(), field: field.to_owned(), what: what.into() }
}

impl Area {
    pub(super) fn read(mut reader: Reader<'_>) -> Result<Self, PackError> {
        let area = Self { code: reader.word("code")?, title: reader.text("title")? };
        reader.finish()?;
        Ok(area)
    }
}

impl Item {
    pub(super) fn read(file: &str, index: usize, table: Table) -> Result<Self, PackError> {
        let mut reader = Reader::new(file, &format!("item {}", index + 1), table);
        let code = reader.word("code")?;
        reader.rename(&code);
        let item = Self {
            code,
            rule: reader.word("rule")?,
            area: reader.word("area")?,
            text: reader.text("text")?,
            hint: reader.optional_text("hint")?,
            kind: reader.need("kind")?,
            points: reader.need("points")?,
            deduct_per_occurrence: reader.take("deduct_per_occurrence")?,
            cap: reader.take("cap")?,
            scoring: reader.take("scoring")?.unwrap_or_default(),
            earn_per_occurrence: reader.take("earn_per_occurrence")?,
            bonus: reader.take("bonus")?.unwrap_or_default(),
            veto: reader.take("veto")?.unwrap_or_default(),
            veto_effect: reader.take("veto_effect")?,
            not_applicable: reader.take("not_applicable")?.unwrap_or_default(),
            photo_hint: reader.optional_text("photo_hint")?,
            ours: reader.take("ours")?.unwrap_or_default(),
            link: reader.take("link")?,
        };
        reader.finish()?;
        Ok(item)
    }
}

/// What holds between the parts of a pack.
pub(super) fn check(file: &str, pack: &Pack) -> Result<(), PackError> {
    check_areas(file, pack)?;
    check_head(pack).map_err(|(field, what)| fault(file, "pack", field, what))?;
    let mut codes = BTreeSet::new();
    for item in &pack.items {
        let result = if codes.insert(&item.code) {
            check_item(pack, item)
        } else {
            Err(("code", "stands there twice".to_owned()))
        };
        result.map_err(|(field, what)| fault(file, &item.code, field, what))?;
    }
    let counted = pack.items.iter().filter(|item| !item.bonus);
    let sum: Points = counted.map(|item| item.points).sum();
    if pack.items.is_empty() {
        return Err(fault(file, "pack", "items", "there are none"));
    }
    if sum != pack.total_points {
        let what = format!("the items add up to {sum}, not {}", pack.total_points);
        return Err(fault(file, "pack", "total_points", what));
    }
    Ok(())
}

fn check_areas(file: &str, pack: &Pack) -> Result<(), PackError> {
    let mut codes = BTreeSet::new();
    for area in &pack.areas {
        let place = format!("area {}", area.code);
        if !codes.insert(&area.code) {
            return Err(fault(file, &place, "code", "stands there twice"));
        }
        if pack.items_of(&area.code).next().is_none() {
            return Err(fault(file, &place, "code", "no item is of this area"));
        }
    }
    Ok(())
}

/// The highest score there is.
const ALL_POINTS: f64 = 100.0;

/// Subjects, grades, ranking, prerequisites, parts.
fn check_head(pack: &Pack) -> Result<(), ItemFault> {
    let subjects: BTreeSet<&SubjectKind> = pack.subjects.iter().collect();
    if subjects.is_empty() || subjects.len() < pack.subjects.len() {
        return Err(("subjects", "one or more, each once".to_owned()));
    }
    check_effect("veto_effect", pack.veto_effect)?;
    check_grades(pack)?;
    if let Some(ranking) = pack.ranking
        && ranking.pass_score.as_number() > ALL_POINTS
    {
        return Err(("ranking", "pass_score is out of 100".to_owned()));
    }
    check_prerequisites(pack)?;
    let weights: Points = pack.parts.iter().map(|part| part.weight).sum();
    let sources: BTreeSet<_> = pack.parts.iter().map(|part| part.source).collect();
    if sources.len() < pack.parts.len() {
        return Err(("parts", "a source stands there twice".to_owned()));
    }
    if !pack.parts.is_empty() && Some(weights) != Points::from_number(ALL_POINTS) {
        return Err(("parts", format!("the weights add up to {weights}, not 100")));
    }
    Ok(())
}

fn check_effect(field: &'static str, effect: VetoEffect) -> Result<(), ItemFault> {
    match effect {
        VetoEffect::Cap(most) if most.as_number() > ALL_POINTS => Err((field, "a cap is out of 100".to_owned())),
        _ => Ok(()),
    }
}

fn check_grades(pack: &Pack) -> Result<(), ItemFault> {
    let codes: BTreeSet<&String> = pack.grades.iter().map(|grade| &grade.code).collect();
    if codes.len() < pack.grades.len() {
        return Err(("grades", "a code stands there twice".to_owned()));
    }
    if let Some(language) = pack.grades.iter().find_map(|grade| grade.title.blank_language()) {
        return Err(("grades", format!("the title is missing in `{language}`")));
    }
    if !pack.grades.is_sorted_by(|higher, lower| higher.from > lower.from) {
        return Err(("grades", "the best stands first, each from fewer points than the one before".to_owned()));
    }
    if pack.grades.last().is_some_and(|last| last.from > Points::ZERO) {
        return Err(("grades", "the last one is from 0 on".to_owned()));
    }
    Ok(())
}

fn check_prerequisites(pack: &Pack) -> Result<(), ItemFault> {
    let codes: BTreeSet<&String> = pack.prerequisites.iter().map(|needed| &needed.code).collect();
    if codes.len() < pack.prerequisites.len() {
        return Err(("prerequisites", "a code stands there twice".to_owned()));
    }
    for needed in &pack.prerequisites {
        if let Some(language) = needed.text.blank_language() {
            return Err(("prerequisites", format!("{}: the text is missing in `{language}`", needed.code)));
        }
        if needed.link.as_ref().is_some_and(Link::gives_number) {
            return Err(("prerequisites", format!("{}: its link gives a number, not a verdict", needed.code)));
        }
    }
    Ok(())
}

/// A fault of an item: field, what.
type ItemFault = (&'static str, String);

fn check_item(pack: &Pack, item: &Item) -> Result<(), ItemFault> {
    if !pack.areas.iter().any(|area| area.code == item.area) {
        return Err(("area", format!("there is no area `{}`", item.area)));
    }
    check_points(item)?;
    check_earning(item)?;
    match item.veto_effect {
        Some(_) if !item.veto => return Err(("veto_effect", "needs veto".to_owned())),
        Some(effect) => check_effect("veto_effect", effect)?,
        None => {}
    }
    check_kind(item)?;
    check_link(item)
}

fn check_earning(item: &Item) -> Result<(), ItemFault> {
    let counted = matches!(item.kind, ItemKind::Count { .. });
    if item.scoring == Scoring::Earn && item.deduct_per_occurrence.is_some() {
        return Err(("deduct_per_occurrence", "an earning item starts at nothing".to_owned()));
    }
    match item.earn_per_occurrence {
        Some(_) if item.scoring != Scoring::Earn => Err(("earn_per_occurrence", "needs scoring = \"earn\"".to_owned())),
        Some(_) if !counted => Err(("earn_per_occurrence", "needs a count".to_owned())),
        Some(Points::ZERO) => Err(("earn_per_occurrence", "0 earns nothing".to_owned())),
        Some(_) | None => Ok(()),
    }
}

/// Records that give a number need an item that takes one.
fn check_link(item: &Item) -> Result<(), ItemFault> {
    let Some(link) = &item.link else {
        return Ok(());
    };
    let yes_no = item.kind == ItemKind::YesNo;
    match link.gives_number() {
        true if !item.takes_number() => Err(("link", "gives a number; the item takes none".to_owned())),
        false if !yes_no && !matches!(item.kind, ItemKind::Count { .. }) => {
            Err(("link", "gives a verdict; the item is not yes or no".to_owned()))
        }
        _ => Ok(()),
    }
}

fn check_points(item: &Item) -> Result<(), ItemFault> {
    let more = |what: Points| format!("{what} is more than the item's {}", item.points);
    match item.deduct_per_occurrence {
        Some(Points::ZERO) => {
            return Err(("deduct_per_occurrence", "0 takes nothing off".to_owned()));
        }
        Some(deduct) if deduct > item.points => {
            return Err(("deduct_per_occurrence", more(deduct)));
        }
        None if item.cap.is_some() => {
            return Err(("cap", "needs deduct_per_occurrence".to_owned()));
        }
        _ => {}
    }
    match item.cap {
        Some(cap) if cap > item.points => Err(("cap", more(cap))),
        _ => Ok(()),
    }
}

fn check_kind(item: &Item) -> Result<(), ItemFault> {
    let limits = match &item.kind {
        ItemKind::Count { limit, unit, large_hall, .. } => {
            check_unit(unit)?;
            let large = large_hall.iter().flat_map(|l| [l.limit, l.from_area_m2]);
            let limits: Vec<f64> = std::iter::once(*limit).chain(large).collect();
            if limits.iter().any(|limit| limit.fract() != 0.0) {
                return Err(("kind", "a count's limit is a whole number".to_owned()));
            }
            limits
        }
        ItemKind::Measure { limit, unit, .. } => {
            check_unit(unit)?;
            vec![*limit]
        }
        ItemKind::Age { limit, .. } => vec![*limit],
        ItemKind::Choice { options } => return check_options(item, options),
        ItemKind::YesNo | ItemKind::Text => Vec::new(),
    };
    if limits.iter().all(|limit| limit.is_finite() && *limit >= 0.0) {
        Ok(())
    } else {
        Err(("kind", "a limit is 0 or more".to_owned()))
    }
}

fn check_unit(unit: &Text) -> Result<(), ItemFault> {
    match unit.blank_language() {
        Some(language) => Err(("kind", format!("the unit is missing in `{language}`"))),
        None => Ok(()),
    }
}

fn check_options(item: &Item, options: &[ChoiceOption]) -> Result<(), ItemFault> {
    let codes: BTreeSet<&String> = options.iter().map(|option| &option.code).collect();
    if options.len() < 2 || codes.len() < options.len() {
        return Err(("kind", "two answers or more, each with its own code".to_owned()));
    }
    if options.iter().any(|option| option.text.blank_language().is_some()) {
        return Err(("kind", "an answer's text is missing in a language".to_owned()));
    }
    let best = options.iter().map(|option| option.points).max();
    if best == Some(item.points) { Ok(()) } else { Err(("kind", "the best answer earns the item's points".to_owned())) }
}
