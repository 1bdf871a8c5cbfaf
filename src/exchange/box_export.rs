//! The log of the suggestion boxes as a list to hand on: XLSX and CSV, a row a letter, one row for an empty box; who signed a
//! letter is masked unless it is asked for (B; P1-9.3). What is shown is recorded by the caller.
//!
//! Another hall takes over all that people entered. New there by nature: when it is entered (the old time goes along as a remark),
//! the numbers of cases it does not have, and the pictures of letters, which stay in the file.

use rust_xlsxwriter::XlsxError;

use super::case_cells::{moment_told, told};
use super::list_writing::{csv_of, xlsx_of};
use super::roster::Roster;
use super::staff_export::Personal;
use crate::domain::box_lists::ListedEntry;
use crate::domain::boxes::{BoxRemark, Letter, Seal};
use crate::domain::cases::CaseKind;
use crate::domain::masking::mask_in_text;
use crate::domain::personal::Why;
use crate::domain::problems::Field;

/// The columns of an exported log, in order.
pub const BOX_EXPORT_FIELDS: [Field; 18] = [
    Field::BoxName,
    Field::Day,
    Field::OpenedAt,
    Field::Opener,
    Field::Witness,
    Field::Seal,
    Field::LetterCount,
    Field::LetterNumber,
    Field::LetterKind,
    Field::LetterSigner,
    Field::LetterText,
    Field::LetterFate,
    Field::Department,
    Field::LetterReason,
    Field::LetterCase,
    Field::Note,
    Field::LaterRemarks,
    Field::EnteredAt,
];

/// The words of the list, in the language of the person; each is one the import knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxWords {
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings, in the order of [`BOX_EXPORT_FIELDS`].
    pub headings: Vec<String>,
    /// 投诉...
    pub kinds: Vec<(CaseKind, String)>,
    /// 完好, 破损
    pub seals: [(Seal, String); 2],
    /// 立案
    pub fate_case: String,
    /// 不处理
    pub fate_no_action: String,
}

/// The log as rows of texts, the heading first. Pictures of letters stay in the file.
pub fn box_rows(entries: &[ListedEntry], roster: &Roster, words: &BoxWords, personal: Personal) -> Vec<Vec<String>> {
    let mut rows = vec![words.headings.clone()];
    for entry in entries {
        let row = Row { entry, roster, words, personal };
        if entry.letters.is_empty() {
            rows.push(BOX_EXPORT_FIELDS.map(|field| row.cell(None, field)).to_vec());
        }
        for letter in &entry.letters {
            rows.push(BOX_EXPORT_FIELDS.map(|field| row.cell(Some(letter), field)).to_vec());
        }
    }
    rows
}

/// The log as CSV.
pub fn box_csv(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows)
}

/// The log as a workbook of one sheet.
///
/// # Errors
/// The writer's, for more letters than a sheet has rows.
pub fn box_xlsx(rows: &[Vec<String>], words: &BoxWords) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(&words.sheet, rows)
}

/// An entry being written.
struct Row<'a> {
    entry: &'a ListedEntry,
    roster: &'a Roster,
    words: &'a BoxWords,
    personal: Personal,
}

impl Row<'_> {
    fn cell(&self, letter: Option<&Letter>, field: Field) -> String {
        let ListedEntry { box_name, entry, remarks, .. } = self.entry;
        match field {
            Field::BoxName => box_name.clone(),
            Field::Day => entry.day.to_string(),
            Field::OpenedAt => entry.opened_at.time().format("%H:%M").to_string(),
            Field::Opener => self.roster.told(entry.opener),
            Field::Witness => self.roster.told(entry.witness),
            Field::Seal => word(&self.words.seals, entry.seal),
            Field::LetterCount => entry.letter_count.to_string(),
            Field::Note => self.of_entry(&entry.remark),
            Field::LaterRemarks => self.of_entry(&remarks.iter().map(remark_told).collect::<Vec<_>>().join("\n")),
            Field::EnteredAt => told(entry.entered_at),
            field => letter.map(|letter| self.of_letter(letter, field)).unwrap_or_default(),
        }
    }

    /// What was written of the whole opening: it may name whoever signed one of its letters.
    fn of_entry(&self, text: &str) -> String {
        self.free(text, &self.entry.letters)
    }

    /// What somebody wrote of letters, as it may be shown.
    fn free(&self, text: &str, letters: &[Letter]) -> String {
        if self.personal == Personal::Shown {
            return text.to_owned();
        }
        letters.iter().fold(mask_in_text(text), |text, letter| letter.signed_by.hidden_in(&text))
    }

    fn of_letter(&self, letter: &Letter, field: Field) -> String {
        match field {
            Field::LetterNumber => letter.position.to_string(),
            Field::LetterKind => word(&self.words.kinds, letter.kind),
            Field::LetterSigner if self.personal == Personal::Masked => letter.signed_by.masked(),
            Field::LetterSigner => letter.signed_by.reveal(Why::Asked).to_owned(),
            Field::LetterText => self.free(&letter.text, std::slice::from_ref(letter)),
            Field::LetterFate if letter.case.is_some() => self.words.fate_case.clone(),
            Field::LetterFate => self.words.fate_no_action.clone(),
            Field::Department => self.free(&letter.department, std::slice::from_ref(letter)),
            Field::LetterReason => self.free(&letter.no_action_because, std::slice::from_ref(letter)),
            Field::LetterCase => letter.case.map(|(_, number)| number.to_string()).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

fn word<T: Copy + PartialEq>(words: &[(T, String)], meaning: T) -> String {
    words.iter().find(|(known, _)| *known == meaning).map(|(_, word)| word.clone()).unwrap_or_default()
}

/// `2026-11-24 09:10 文字`; further lines of the text are set in, so that each remark is found again.
fn remark_told(remark: &BoxRemark) -> String {
    format!("{} {}", moment_told(remark.at), remark.text.replace('\n', "\n  "))
}
