//! Box entries as lists bring them in and take them out: with their letters, the cases made of them and later remarks (B; P1-9.3).

use super::boxes::{BoxEntry, BoxRemark, Letter, NewBoxEntry};
use super::cases::CaseNumber;
use super::dates::Moment;

/// Where the case of a listed letter comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterOrigin {
    /// Recorded with the entry.
    New {
        /// The number it had elsewhere, as a log of ours tells it: kept where it is free, else the next one.
        number: Option<CaseNumber>,
        /// A note of the case for the number it had elsewhere, written where that is not its number here; empty for none.
        note: String,
    },
    /// On the register already: the letter points to it.
    OnRecord(CaseNumber),
}

impl LetterOrigin {
    /// A case nobody numbered yet.
    pub fn fresh() -> Self {
        Self::New { number: None, note: String::new() }
    }
}

/// A day's opening of a box as a list tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxImport {
    /// What is recorded; entered when the list comes in, so that it is late as it is.
    pub entry: NewBoxEntry,
    /// Of each letter, in order; of no meaning for a letter left aside.
    pub origins: Vec<LetterOrigin>,
    /// Remarks added later, with their times.
    pub remarks: Vec<BoxRemark>,
}

/// What a remark of an earlier entry begins with, Chinese and English.
const ENTERED_WORDS: [&str; 2] = ["原录入时间", "First entered"];

/// The remark that keeps when an opening was entered where the list comes from: it is entered anew here, and late as it is, so that
/// no list makes an entry look timely (P1-9.3).
pub fn entered_note(entered_at: Moment, tag: &str) -> String {
    let [zh, en] = ENTERED_WORDS;
    let word = if tag.starts_with("en") { en } else { zh };
    format!("{word} {}", entered_at.local().format("%Y-%m-%d %H:%M"))
}

/// Whether a remark keeps when an opening was entered elsewhere.
pub fn keeps_entered(remark: &str) -> bool {
    ENTERED_WORDS.iter().any(|word| remark.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// An entry with all a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// Name of the box.
    pub box_name: String,
    /// The entry.
    pub entry: BoxEntry,
    /// Its letters, in order.
    pub letters: Vec<Letter>,
    /// Later remarks, in order.
    pub remarks: Vec<BoxRemark>,
}
