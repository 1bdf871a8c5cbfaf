//! Whether the register has the case a row of a list speaks of.

use std::collections::HashMap;

use chrono::Datelike;

use super::case_terms::folded;
use crate::domain::cases::KnownCase;
use crate::domain::dates::Moment;

/// So many of the same number or words are looked at: a column that says the same in every row costs no more.
pub(super) const LOOKED_AT: usize = 32;

/// The cases on record, void ones too, ready to be asked whether a row is one of them.
#[derive(Debug, Clone, Default)]
pub struct KnownCases {
    cases: Vec<KnownCase>,
    by_number: HashMap<(String, i32), Vec<usize>>,
    by_words: HashMap<(i64, String), Vec<usize>>,
    /// By the number each has here.
    by_own: HashMap<String, usize>,
}

/// What a row is compared by.
pub(super) struct Likeness {
    /// Folded; empty for none.
    pub(super) number: String,
    pub(super) year: i32,
    received: Moment,
    pub(super) words: String,
}

impl Likeness {
    pub(super) fn of(number: &str, received: Moment, summary: &str) -> Self {
        Self { number: folded(number), year: received.date().year(), received, words: folded(summary) }
    }

    pub(super) fn minute(&self) -> i64 {
        self.received.0.div_euclid(60_000)
    }

    /// The same day or the same words: with the same number, the same case.
    fn is_near(&self, other: &Self) -> bool {
        self.received.date() == other.received.date() || self.words == other.words
    }
}

impl KnownCases {
    /// Of the cases on record.
    pub fn new(cases: Vec<KnownCase>) -> Self {
        let mut known = Self::default();
        for (index, case) in cases.iter().enumerate() {
            let year = case.received_at.date().year();
            for number in [folded(&case.old_number), folded(&case.number.to_string())] {
                if !number.is_empty() {
                    known.by_number.entry((number, year)).or_default().push(index);
                }
            }
            known.by_own.insert(folded(&case.number.to_string()), index);
            let minute = case.received_at.0.div_euclid(60_000);
            known.by_words.entry((minute, folded(&case.summary))).or_default().push(index);
        }
        known.cases = cases;
        known
    }

    fn all_of(&self, found: Option<&Vec<usize>>) -> impl Iterator<Item = &KnownCase> {
        found.into_iter().flatten().take(LOOKED_AT).filter_map(|index| self.cases.get(*index))
    }

    /// The case a row of a whole list speaks of: the same words received in the same minute, under a number the row has too.
    /// A void case is only known to a void row. Else who has the row's number already, void or not.
    pub(super) fn find_whole(&self, row: &Likeness, (old_number, voids): (&str, Voids)) -> Found<'_> {
        let numbers = [row.number.clone(), folded(old_number)];
        let has_number = |case: &KnownCase| {
            let own = [folded(&case.number.to_string()), folded(&case.old_number)];
            own.iter().any(|number| !number.is_empty() && numbers.contains(number))
        };
        let of_words = self.all_of(self.by_words.get(&(row.minute(), row.words.clone())));
        let mut same = of_words.filter(|case| (voids == Voids::Known || !case.is_void) && has_number(case));
        if let Some(case) = same.next() {
            return Found::Same(case);
        }
        let taken = self.by_own.get(&row.number).and_then(|index| self.cases.get(*index));
        taken.map_or(Found::Nothing, Found::SameNumber)
    }

    /// The case a row speaks of: the same number in the same year, on the same day or in the same words; or the same words
    /// received in the same minute, unless both have numbers and they differ. Else who has the row's number already.
    pub(super) fn find(&self, row: &Likeness) -> Found<'_> {
        let is_on = |case: &&KnownCase| !case.is_void;
        let of_number = || self.all_of(self.by_number.get(&(row.number.clone(), row.year))).filter(is_on);
        let likeness = |case: &KnownCase| Likeness::of("", case.received_at, &case.summary);
        if let Some(case) = of_number().find(|case| row.is_near(&likeness(case))) {
            return Found::Same(case);
        }
        let mut of_words = self.all_of(self.by_words.get(&(row.minute(), row.words.clone()))).filter(is_on);
        let is_other = |case: &KnownCase| {
            let old = folded(&case.old_number);
            !row.number.is_empty() && !old.is_empty() && old != row.number
        };
        if let Some(case) = of_words.find(|case| !is_other(case)) {
            return Found::Same(case);
        }
        of_number().next().map_or(Found::Nothing, Found::SameNumber)
    }
}

/// Whether a void case can be the one a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voids {
    Known,
    Unknown,
}

/// What the register has of a row.
pub(super) enum Found<'a> {
    Same(&'a KnownCase),
    SameNumber(&'a KnownCase),
    Nothing,
}
