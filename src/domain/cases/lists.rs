//! Cases as lists bring them in and take them out: with their log in a few dates or with their whole story, and their old
//! number kept in words.

use std::collections::{BTreeMap, BTreeSet};

use super::events::What;
use super::{CaseFile, CaseNote, CaseNumber, NewCase, NewEvent, Voided};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, CaseId};
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::domain::texts::Text;

/// A case of a list, to be recorded with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseImport {
    /// What is recorded.
    pub case: NewCase,
    /// What happened, in the order of the log. A closing that carries nothing has its deadlines counted when it is recorded;
    /// one that carries what was frozen keeps it. The entry a striking speaks of is told by its place in this log, from 0.
    pub events: Vec<NewEvent>,
    /// Notes of the list, written when it is brought in; the old number among them.
    pub notes: Vec<String>,
    /// What only a whole list of ours tells.
    pub kept: Kept,
}

/// What a case keeps that comes from another hall with its whole story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The number it had there.
    pub number: Option<KeptNumber>,
    /// Its notes, with their moments.
    pub notes: Vec<CaseNote>,
    /// When and why it was made void, if it is.
    pub voided: Option<Voided>,
    /// What its links lead to: the place of the link in the log, and the other case. A link not named here leads nowhere and is
    /// left out, with what strikes it.
    pub links: Vec<(usize, LinkEnd)>,
    /// The case on record that it goes on with: nothing was told of that one but that it came in. It keeps its number.
    pub onto: Option<CaseId>,
}

/// A number that is kept where it is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNumber {
    /// The number.
    pub number: CaseNumber,
    /// The note that keeps it where it is taken ([`old_number_note`]).
    pub otherwise: String,
}

/// The other case of a link that a list tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkEnd {
    /// One on record.
    OnRecord(CaseId),
    /// One brought in together with it: its place among them, from 0.
    Together(usize),
}

impl CaseImport {
    /// A case with what a few dates of a list tell of it.
    pub fn told(case: NewCase, events: Vec<NewEvent>, notes: Vec<String>) -> Self {
        Self { case, events, notes, kept: Kept::default() }
    }

    /// Whether an entry of the log is left out: a link that leads nowhere, or what strikes one.
    pub fn is_left_out(&self, place: usize) -> bool {
        match self.events.get(place).map(|event| &event.what) {
            Some(What::Linked { .. }) => self.link_end(place).is_none(),
            Some(What::Struck { event: CaseEventId(struck), .. }) => {
                let struck = usize::try_from(*struck).ok().filter(|struck| *struck < place);
                struck.is_none_or(|struck| self.is_left_out(struck))
            }
            _ => false,
        }
    }

    /// What a link leads to.
    pub fn link_end(&self, place: usize) -> Option<LinkEnd> {
        self.kept.links.iter().find(|(at, _)| *at == place).map(|(_, end)| *end)
    }
}

/// The numbers that are free below the highest of each year among `kept`, where `taken` are on record; in order, at most `most`.
pub fn numbers_left_free(kept: &BTreeSet<CaseNumber>, taken: &BTreeSet<CaseNumber>, most: usize) -> Vec<CaseNumber> {
    let highest: BTreeMap<i32, u32> = kept.iter().map(|number| (number.year, number.running)).collect();
    let all = highest.into_iter().flat_map(|(year, last)| (1..last).map(move |running| CaseNumber { year, running }));
    all.filter(|number| !kept.contains(number) && !taken.contains(number)).take(most).collect()
}

/// So many runs of numbers are told.
const RUNS_MOST: usize = 20;

/// Numbers as they are told: `2026-0008、2026-0012 – 2026-0014`; more than twenty runs end in `…`.
pub fn numbers_told(numbers: &[CaseNumber]) -> String {
    let mut runs: Vec<(CaseNumber, CaseNumber)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.year == number.year && last.running.checked_add(1) == Some(number.running) => {
                *last = *number;
            }
            _ => runs.push((*number, *number)),
        }
    }
    let rest = (runs.len() > RUNS_MOST).then(|| "…".to_owned());
    let told = runs
        .into_iter()
        .take(RUNS_MOST)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} – {last}") });
    told.chain(rest).collect::<Vec<_>>().join("、")
}

/// As much of a case on record as tells whether a list speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCase {
    /// Row number.
    pub id: CaseId,
    /// Void: a paper register that speaks of it speaks of another.
    pub is_void: bool,
    /// What stands of it, where nothing more is told than that it came in: as a log of suggestion boxes makes a case.
    pub bare: Option<Box<BareCase>>,
    /// Number.
    pub number: CaseNumber,
    /// The number it had elsewhere; empty for none.
    pub old_number: String,
    /// When it came in.
    pub received_at: Moment,
    /// What it is about.
    pub summary: String,
    /// Who came with it; blank for nobody told.
    pub customer_name: PersonalName,
    /// How they are reached; blank for nothing told.
    pub customer_contact: PersonalContact,
}

/// A case on record of which nothing more is told than that it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareCase {
    /// Its facts.
    pub facts: NewCase,
    /// Its notes.
    pub notes: Vec<String>,
}

/// A case with all a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCase {
    /// The case, its log and notes.
    pub file: CaseFile,
    /// Its deadlines: counted for an open case, as frozen for a closed one.
    pub steps: Vec<ListedStep>,
}

/// One deadline of a listed case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedStep {
    /// Code of the step.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Due at; `None` where no clock runs.
    pub due: Option<Moment>,
    /// Met at.
    pub met_at: Option<Moment>,
    /// In time; `None` where it is not known yet, or no clock ran.
    pub in_time: Option<bool>,
}

/// What a note of an old number begins with, Chinese and English.
const OLD_NUMBER_WORDS: [&str; 2] = ["原编号", "Old number"];

/// The note that keeps the number a case had elsewhere, so that the search finds it. `tag` is the language: `zh`, `en`.
pub fn old_number_note(number: &str, tag: &str) -> String {
    let [zh, en] = OLD_NUMBER_WORDS;
    let word = if tag.starts_with("en") { en } else { zh };
    format!("{word} {number}")
}

/// The old number a note keeps, if it keeps one.
pub fn old_number_in(note: &str) -> Option<&str> {
    let number = OLD_NUMBER_WORDS.iter().find_map(|word| note.strip_prefix(word)?.strip_prefix(' '))?;
    let is_number = !number.trim().is_empty() && !number.contains('\n');
    is_number.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_left_free_are_told_in_runs() {
        let of = |year, all: &[u32]| -> BTreeSet<CaseNumber> {
            all.iter().map(|running| CaseNumber { year, running: *running }).collect()
        };
        let free = numbers_left_free(&of(2026, &[2, 3, 7, 9]), &of(2026, &[1]), 99);
        assert_eq!(numbers_told(&free), "2026-0004 – 2026-0006、2026-0008");
        assert_eq!(numbers_left_free(&of(2026, &[1, 2]), &of(2025, &[9]), 99), []);
        assert_eq!(numbers_left_free(&of(2026, &[u32::MAX]), &BTreeSet::new(), 3).len(), 3);
    }

    #[test]
    fn an_old_number_is_kept_in_words_and_found_again() {
        for tag in ["zh", "en"] {
            assert_eq!(old_number_in(&old_number_note("2023-017 甲", tag)), Some("2023-017 甲"), "{tag}");
        }
        assert_eq!(old_number_in("原编号不清"), None);
        assert_eq!(old_number_in("用户说原编号 3"), None);
        assert_eq!(old_number_in("原编号 "), None);
    }
}
