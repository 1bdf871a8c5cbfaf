//! The figures of the register over a period: how many, in time or late, how long, what was found (R; P1-9.2, P1-9.3,
//! P1-6.3, P1-10.5, P7-2). A case belongs to the period it came in; void ones are counted apart and nowhere else.

mod rows;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{CaseChannel, CaseKind, Target};
use crate::domain::dates::Moment;
use crate::domain::periods::{Period, Slot};

pub use rows::{CaseResult, CaseRow, StepOutcome, StepResult, frozen_results, open_results};
pub use tally::{CaseTally, Spans, StepTally};

/// The figures of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFigures {
    /// The period.
    pub period: Period,
    /// All cases of the period.
    pub total: CaseTally,
    /// Void cases of the period, not among all others.
    pub void: u32,
    /// By day, month or year: every slot of the period, with cases or without.
    pub slots: Vec<(Slot, CaseTally)>,
    /// By kind, those that occur, in the order of the form.
    pub kinds: Vec<(CaseKind, CaseTally)>,
    /// By channel, those that occur, in the order of the form.
    pub channels: Vec<(CaseChannel, CaseTally)>,
    /// By target, most first.
    pub targets: Vec<(Target, CaseTally)>,
    /// By matter, most first.
    pub matters: Vec<(String, CaseTally)>,
    /// By step, in the order of the rules.
    pub steps: Vec<(String, StepTally)>,
    /// The first moment at which the figures may change without a further entry: an open case runs late.
    pub stands_until: Option<Moment>,
}

impl CaseFigures {
    /// Counts the cases that came in within the period; others are left out.
    pub fn of(period: Period, rows: impl IntoIterator<Item = CaseRow>) -> Self {
        let mut counting = Counting::default();
        let mut slots: Vec<(Slot, CaseTally)> =
            period.slots().into_iter().map(|slot| (slot, CaseTally::default())).collect();
        for row in rows {
            let Some(place) = period.slot_of(row.received_at.date()) else { continue };
            if row.is_void {
                counting.void += 1;
                continue;
            }
            if let Some((_, tally)) = slots.get_mut(place) {
                tally.add(&row);
            }
            counting.add(row);
        }
        let Counting { total, void, kinds, channels, targets, matters, steps, stands_until } = counting;
        Self {
            period,
            total,
            void,
            slots,
            kinds: kinds.into_iter().collect(),
            channels: channels.into_iter().collect(),
            targets: most_first(targets),
            matters: most_first(matters),
            steps: in_order(steps),
            stands_until,
        }
    }
}

#[derive(Default)]
struct Counting {
    total: CaseTally,
    void: u32,
    kinds: BTreeMap<CaseKind, CaseTally>,
    channels: BTreeMap<CaseChannel, CaseTally>,
    targets: BTreeMap<Target, CaseTally>,
    matters: BTreeMap<String, CaseTally>,
    /// With the last place the step has in a rule: what some rules put before it stands before it.
    steps: BTreeMap<String, (usize, StepTally)>,
    stands_until: Option<Moment>,
}

impl Counting {
    fn add(&mut self, row: CaseRow) {
        self.total.add(&row);
        self.kinds.entry(row.kind).or_default().add(&row);
        self.channels.entry(row.channel).or_default().add(&row);
        self.stands_until = self.stands_until.into_iter().chain(row.next_due).min();
        for step in row.steps.iter().filter(|step| step.outcome != StepOutcome::NotJudged) {
            if !self.steps.contains_key(&step.step) {
                self.steps.insert(step.step.clone(), (step.place, StepTally::default()));
            }
            if let Some((place, tally)) = self.steps.get_mut(&step.step) {
                *place = step.place.max(*place);
                tally.add(step.outcome);
            }
        }
        self.targets.entry(row.target.clone()).or_default().add(&row);
        self.matters.entry(row.matter.clone()).or_default().add(&row);
    }
}

fn most_first<K: Ord>(counted: BTreeMap<K, CaseTally>) -> Vec<(K, CaseTally)> {
    let mut list: Vec<(K, CaseTally)> = counted.into_iter().collect();
    list.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.count));
    list
}

fn in_order(steps: BTreeMap<String, (usize, StepTally)>) -> Vec<(String, StepTally)> {
    let mut list: Vec<(String, (usize, StepTally))> = steps.into_iter().collect();
    list.sort_by_key(|(_, (place, _))| *place);
    list.into_iter().map(|(step, (_, tally))| (step, tally)).collect()
}
