//! Whether the register has the case a row of a list speaks of.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::case_terms::folded;
use crate::domain::cases::{CaseChannel, CaseNumber, KnownCase, NewCase};
use crate::domain::dates::Moment;
use crate::domain::ids::CaseId;
use crate::domain::mentions::BAR;
use crate::domain::personal::{PersonalContact, PersonalName};

/// So many of the same number or words are looked at: a column that says the same in every row costs no more.
pub(super) const LOOKED_AT: usize = 32;

/// The cases on record, void ones too, ready to be asked whether a row is one of them.
#[derive(Debug, Clone, Default)]
pub struct KnownCases {
    cases: Vec<KnownCase>,
    by_number: HashMap<(String, i32), Vec<usize>>,
    by_words: HashMap<(i64, String), Vec<usize>>,
    by_person: HashMap<(i64, String, Person), Vec<usize>>,
    /// Cases that a log of suggestion boxes made, by the day the box was opened.
    by_letter: HashMap<(NaiveDate, String), Vec<usize>>,
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
    person: Person,
}

/// Who came with a case, as far as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Person {
    name: PersonalName,
    contact: PersonalContact,
}

impl Person {
    /// What both tell, and whether it is the same; `None` where one of them is silent.
    fn agreement(&self, other: &Self) -> [Option<bool>; 2] {
        let is_told = |mine: bool, others: bool| !mine && !others;
        let names = is_told(self.name.is_blank(), other.name.is_blank()).then(|| self.name == other.name);
        let contacts =
            is_told(self.contact.is_blank(), other.contact.is_blank()).then(|| self.contact == other.contact);
        [names, contacts]
    }

    /// Reached the same way, and of no other name.
    fn is_same(&self, other: &Self) -> bool {
        matches!(self.agreement(other), [None | Some(true), Some(true)])
    }

    /// Something that is told differs, and nothing agrees.
    fn is_another(&self, other: &Self) -> bool {
        let agreement = self.agreement(other);
        agreement.contains(&Some(false)) && !agreement.contains(&Some(true))
    }
}

impl Likeness {
    /// Of a row that tells nobody.
    pub(super) fn of(number: &str, received: Moment, summary: &str) -> Self {
        let (number, words) = (folded(number), folded(summary));
        Self { number, year: received.date().year(), received, words, person: Person::default() }
    }

    /// Of a row that tells a case.
    pub(super) fn of_case(number: &str, case: &NewCase) -> Self {
        let person = Person { name: case.customer_name.clone(), contact: case.customer_contact.clone() };
        Self { person, ..Self::of(number, case.received_at, &case.summary) }
    }

    /// Of a case on record, whatever its number.
    fn on_record(case: &KnownCase) -> Self {
        let person = Person { name: case.customer_name.clone(), contact: case.customer_contact.clone() };
        Self { person, ..Self::of("", case.received_at, &case.summary) }
    }

    /// A register that tells the day only.
    fn has_no_time(&self) -> bool {
        self.received.time().with_second(0) == Some(NaiveTime::MIN)
    }

    pub(super) fn minute(&self) -> i64 {
        self.received.0.div_euclid(60_000)
    }

    /// Whether the case on record with the same number is the same: received on the same day, in the same words or by the
    /// same person. Two paper registers both count from one, so a day and a number alone say nothing; only where the words
    /// were edited out of the record they have to.
    fn is_of(&self, known: &Self) -> bool {
        let same_day = self.received.date() == known.received.date();
        let same_words = self.words == known.words && !self.person.is_another(&known.person);
        let same_person = self.person.is_same(&known.person);
        let edited_out = known.words.contains(BAR);
        (same_day && (same_words || same_person || edited_out)) || (same_words && same_person)
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
            let likeness = Likeness::on_record(case);
            let (minute, words) = (likeness.minute(), likeness.words);
            if is_of_letter(case) {
                known.by_letter.entry((case.received_at.date(), words.clone())).or_default().push(index);
            }
            known.by_words.entry((minute, words.clone())).or_default().push(index);
            known.by_person.entry((minute, words, likeness.person)).or_default().push(index);
        }
        known.cases = cases;
        known
    }

    /// The numbers on record, void ones too.
    pub(super) fn numbers(&self) -> impl Iterator<Item = CaseNumber> {
        self.cases.iter().map(|case| case.number)
    }

    fn all_of(&self, found: Option<&Vec<usize>>) -> impl Iterator<Item = &KnownCase> {
        found.into_iter().flatten().take(LOOKED_AT).filter_map(|index| self.cases.get(*index))
    }

    /// The case a row of a whole list speaks of: the same words received in the same minute, under a number the row has too, or
    /// made of a letter that told no number. A void case is only known to a void row, and a bare one only to one row: `claimed` are
    /// those that rows above go on with. Else who has the row's number already, void or not.
    pub(super) fn find_whole(
        &self,
        row: &Likeness,
        (old_number, voids): (&str, Voids),
        claimed: &HashSet<CaseId>,
    ) -> Found<'_> {
        let numbers = [row.number.clone(), folded(old_number)];
        let has_number = |case: &KnownCase| {
            let own = [folded(&case.number.to_string()), folded(&case.old_number)];
            own.iter().any(|number| !number.is_empty() && numbers.contains(number))
        };
        let of_words = || self.all_of(self.by_words.get(&(row.minute(), row.words.clone())));
        let of_number = || of_words().filter(|case| (voids == Voids::Known || !case.is_void) && has_number(case));
        let of_letter = || of_words().find(|case| is_of_unnumbered_letter(case) && !claimed.contains(&case.id));
        if let Some(case) = of_number().find(|case| !claimed.contains(&case.id)).or_else(|| of_number().next()) {
            return Found::Same(case);
        }
        if let Some(case) = of_letter() {
            return Found::Same(case);
        }
        let taken = self.by_own.get(&row.number).and_then(|index| self.cases.get(*index));
        taken.map_or(Found::Nothing, Found::SameNumber)
    }

    /// The case a row speaks of: the same number and day, in the same words or by the same person; or the same words received
    /// in the same minute, unless both have numbers and they differ, or tell different people. A row that tells no time can be
    /// of a letter taken out of a box on its day. Else who has the row's number already.
    pub(super) fn find(&self, row: &Likeness) -> Found<'_> {
        let is_on = |case: &&KnownCase| !case.is_void;
        let of_number = || self.all_of(self.by_number.get(&(row.number.clone(), row.year))).filter(is_on);
        if let Some(case) = of_number().find(|case| row.is_of(&Likeness::on_record(case))) {
            return Found::Same(case);
        }
        let person = (row.minute(), row.words.clone(), row.person.clone());
        let of_person = self.all_of(self.by_person.get(&person));
        let of_words = self.all_of(self.by_words.get(&(row.minute(), row.words.clone())));
        let letters = self.by_letter.get(&(row.received.date(), row.words.clone())).filter(|_| row.has_no_time());
        let mut alike = of_person.chain(of_words).chain(self.all_of(letters)).filter(is_on);
        let is_other = |case: &KnownCase| {
            let old = folded(&case.old_number);
            let is_numbered_otherwise = !row.number.is_empty() && !old.is_empty() && old != row.number;
            is_numbered_otherwise || row.person.is_another(&Likeness::on_record(case).person)
        };
        if let Some(case) = alike.find(|case| !is_other(case)) {
            return Found::Same(case);
        }
        let earliest = of_number().min_by_key(|case| (case.number.year, case.number.running));
        earliest.map_or(Found::Nothing, Found::SameNumber)
    }
}

/// Whether nothing is told of a case but the letter it was made of.
fn is_of_letter(case: &KnownCase) -> bool {
    case.bare.as_deref().is_some_and(|bare| bare.facts.channel == CaseChannel::BoxLetter)
}

/// The same, and no number it had elsewhere.
fn is_of_unnumbered_letter(case: &KnownCase) -> bool {
    case.old_number.is_empty() && is_of_letter(case)
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
