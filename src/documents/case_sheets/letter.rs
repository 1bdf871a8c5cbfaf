//! The reply letter (答复函, P1-9.3): answers in writing are on the unit's own paper. The layout is `assets/documents/reply_letter.typ`.

use chrono::NaiveDate;
use serde::Serialize;

use super::set;
use crate::documents::DocumentError;
use crate::documents::colours::on_paper;
use crate::documents::engine::Template;
use crate::documents::paper::{SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "reply_letter.typ", source: include_str!("../../../assets/documents/reply_letter.typ") };

/// A letter as it goes out. Its text usually comes from a template filled by `domain::letters`; nothing in it is markup.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReplyLetter {
    /// Where lines break; Chinese paragraphs begin two signs in.
    pub language: SheetLanguage,
    /// The unit whose letter it is, large at the head.
    pub unit: String,
    /// Colour of the head as red, green, blue; darkened where it would be too pale on paper.
    #[serde(serialize_with = "on_paper")]
    pub unit_colour: [u8; 3],
    /// Title of the letter.
    pub title: String,
    /// The letter's number; may be empty.
    pub number: String,
    /// Whom it addresses, with its colon or comma; may be empty.
    pub salutation: String,
    /// The text, one entry a paragraph.
    pub paragraphs: Vec<String>,
    /// The last paragraph: it stays on one page with the signature.
    pub closing: String,
    /// Who signs: unit or hall.
    pub signed_by: String,
    /// Date of the letter, in words.
    pub date: String,
    /// Where the seal goes (`（盖章）`); may be empty.
    pub seal: String,
    /// The supervision phone with its label, at the foot; may be empty.
    pub supervision: String,
    /// The page count of letters of several pages, with `{page}` and `{pages}`.
    pub page: String,
    /// The day of the letter, for the file's properties.
    #[serde(skip)]
    pub printed_on: Option<NaiveDate>,
}

/// The letter as PDF, A4 upright.
///
/// # Errors
/// `Nothing` for a letter without a word, else those of the typesetting engine.
pub fn reply_letter(letter: &ReplyLetter) -> Result<Vec<u8>, DocumentError> {
    let has_words = letter.paragraphs.iter().chain([&letter.closing]).any(|text| !text.trim().is_empty());
    if !has_words {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(letter)?, letter.printed_on)
}
