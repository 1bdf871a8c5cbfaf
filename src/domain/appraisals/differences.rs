//! Self-score beside re-score, area by area and item by item (P1-II.5).

use std::collections::BTreeMap;

use crate::domain::audits::{Answer, Verdict, loss};
use crate::domain::standards::{Item, Pack, Points};

/// The answers of a self-score and of a re-score; `None` where there is no run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Side<'a> {
    /// Answers by item code.
    pub answers: Option<&'a BTreeMap<String, Answer>>,
}

/// An area with both scores.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaDifference {
    /// Code of the area.
    pub area: String,
    /// Points of its items, bonus items apart and those not applicable to the re-score (else the self-score) left out.
    pub full: Points,
    /// Earned in the self-score, bonus items apart.
    pub self_score: Option<Points>,
    /// Earned in the re-score, bonus items apart.
    pub re_score: Option<Points>,
    /// The items both sides came to differently, or that cost points at the last side.
    pub items: Vec<ItemDifference>,
}

impl AreaDifference {
    /// Whether the re-score is below the self-score.
    pub fn is_lower(&self) -> bool {
        self.self_score.zip(self.re_score).is_some_and(|(own, again)| again < own)
    }
}

/// An item with what it cost on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemDifference {
    /// Code of the item.
    pub item: String,
    /// Lost in the self-score; `None` where it was not answered.
    pub self_lost: Option<Points>,
    /// Lost in the re-score.
    pub re_lost: Option<Points>,
    /// Why, as the last side wrote it; may be empty.
    pub reason: String,
    /// How often the last side found it.
    pub occurrences: u32,
}

/// Area by area; areas in the order of the pack.
pub fn differences(pack: &Pack, own: Side<'_>, again: Side<'_>) -> Vec<AreaDifference> {
    pack.areas.iter().map(|area| area_difference(pack, &area.code, (own, again))).collect()
}

fn area_difference(pack: &Pack, area: &str, (own, again): (Side<'_>, Side<'_>)) -> AreaDifference {
    let last = again.answers.or(own.answers);
    let applies = |item: &&Item| last.and_then(|answers| answers.get(&item.code)).is_none_or(|a| counts(item, a));
    let full = pack.items_of(area).filter(|item| !item.bonus).filter(applies).map(|item| item.points).sum();
    let earned = |side: Side<'_>| side.answers.map(|answers| earned(pack, area, answers));
    let items = pack.items_of(area).filter(|item| !item.bonus).filter_map(|item| item_difference(item, own, again));
    AreaDifference {
        area: area.to_owned(),
        full,
        self_score: earned(own),
        re_score: earned(again),
        items: items.collect(),
    }
}

fn earned(pack: &Pack, area: &str, answers: &BTreeMap<String, Answer>) -> Points {
    let of = |item: &Item| {
        let answer = answers.get(&item.code)?;
        counts(item, answer).then(|| item.points.less(loss(item, answer)))
    };
    pack.items_of(area).filter(|item| !item.bonus).filter_map(of).sum()
}

fn item_difference(item: &Item, own: Side<'_>, again: Side<'_>) -> Option<ItemDifference> {
    let lost = |side: Side<'_>| {
        let answer = side.answers?.get(&item.code)?;
        Some(if counts(item, answer) { loss(item, answer) } else { Points::ZERO })
    };
    let (self_lost, re_lost) = (lost(own), lost(again));
    let last = again.answers.or(own.answers)?.get(&item.code)?;
    let costs = re_lost.or(self_lost).is_some_and(|points| points > Points::ZERO);
    let differs = self_lost.zip(re_lost).is_some_and(|(own, again)| own != again);
    (costs || differs).then(|| ItemDifference {
        item: item.code.clone(),
        self_lost,
        re_lost,
        reason: last.overruled_because.clone().unwrap_or_else(|| last.reason.clone()).trim().to_owned(),
        occurrences: last.occurrences,
    })
}

/// "Not applicable" takes an item out only where it may be answered so.
fn counts(item: &Item, answer: &Answer) -> bool {
    answer.verdict != Verdict::NotApplicable || !item.not_applicable
}
