//! Cases as lists bring them in and take them out: with their log in a few dates, and their old number kept in words.

use super::{CaseFile, CaseNumber, NewCase, NewEvent};
use crate::domain::dates::Moment;
use crate::domain::texts::Text;

/// A case of a list, to be recorded with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseImport {
    /// What is recorded.
    pub case: NewCase,
    /// What happened, in the order of the log. A closing carries nothing: its deadlines are counted when it is recorded.
    pub events: Vec<NewEvent>,
    /// Notes, the old number among them.
    pub notes: Vec<String>,
}

/// As much of a case on record as tells whether a list speaks of it. Void cases are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCase {
    /// Number.
    pub number: CaseNumber,
    /// The number it had elsewhere; empty for none.
    pub old_number: String,
    /// When it came in.
    pub received_at: Moment,
    /// What it is about.
    pub summary: String,
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
