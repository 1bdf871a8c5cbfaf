//! Cases as lists bring them in and take them out: with their log in a few dates or with their whole story, and their old
//! number kept in words.

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

/// As much of a case on record as tells whether a list speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCase {
    /// Row number.
    pub id: CaseId,
    /// Void: a paper register that speaks of it speaks of another.
    pub is_void: bool,
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
    fn an_old_number_is_kept_in_words_and_found_again() {
        for tag in ["zh", "en"] {
            assert_eq!(old_number_in(&old_number_note("2023-017 甲", tag)), Some("2023-017 甲"), "{tag}");
        }
        assert_eq!(old_number_in("原编号不清"), None);
        assert_eq!(old_number_in("用户说原编号 3"), None);
        assert_eq!(old_number_in("原编号 "), None);
    }
}
