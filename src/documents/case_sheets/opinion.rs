//! A page of the opinion book (意见簿, P8-1.w3): every heading in both languages, the answer within one working day, the signature of
//! the hall's head. The layout is `assets/documents/opinion_page.typ`.

use serde::Serialize;

use super::{Outcome, set};
use crate::documents::DocumentError;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, data_of};

static TEMPLATE: Template =
    Template { name: "opinion_page.typ", source: include_str!("../../../assets/documents/opinion_page.typ") };

/// One page; what is empty is left free for the hand, so that a page without an opinion is one to be bound.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OpinionPage {
    /// Name of the hall.
    pub hall: String,
    /// Number of the page in the book.
    pub page_no: String,
    /// Number of the case.
    pub number: String,
    /// When it was written.
    pub written_on: String,
    /// Who wrote it, as it may be shown.
    pub writer: String,
    /// Phone or address, as it may be shown.
    pub contact: String,
    /// The opinion.
    pub opinion: String,
    /// The answer.
    pub reply: String,
    /// When it was given.
    pub replied_at: String,
    /// By whom.
    pub replied_by: String,
    /// By when it had to be given: one working day.
    pub due: String,
    /// What became of that limit; none on a page still free.
    pub outcome: Option<Outcome>,
    /// Name of the hall's head, beside the room for the signature.
    pub signed_by: String,
    /// When the head signed.
    pub signed_at: String,
    /// Foot of the page.
    pub foot: Foot,
    /// Every word on the page.
    pub labels: OpinionLabels,
}

/// A heading in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The headings of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one heading each for the field of the same name")]
pub struct OpinionLabels {
    pub title: Bilingual,
    /// After the page's number, from the second sheet on.
    pub continued: Bilingual,
    pub page_no: Bilingual,
    pub written_on: Bilingual,
    pub number: Bilingual,
    pub writer: Bilingual,
    pub contact: Bilingual,
    pub opinion: Bilingual,
    pub reply: Bilingual,
    pub replied_at: Bilingual,
    pub replied_by: Bilingual,
    pub due: Bilingual,
    pub outcome: Bilingual,
    pub outcomes: BilingualOutcomes,
    pub head_signature: Bilingual,
    pub signed_on: Bilingual,
    /// The rule of the book, in small print.
    pub rule: Bilingual,
}

/// The word of each outcome, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BilingualOutcomes {
    /// See [`Outcome::InTime`].
    pub in_time: Bilingual,
    /// See [`Outcome::Late`].
    pub late: Bilingual,
    /// See [`Outcome::Open`].
    pub open: Bilingual,
    /// See [`Outcome::NoClock`].
    pub no_clock: Bilingual,
}

/// The page as PDF, A4 upright; a very long opinion goes on to further sheets under the same page number.
///
/// # Errors
/// Those of the typesetting engine.
pub fn opinion_page(page: &OpinionPage) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(page)?, page.foot.printed_on)
}
