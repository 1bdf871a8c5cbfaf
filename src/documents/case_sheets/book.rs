//! The register book of a period (登记簿, P1-9.2): one row a case, void ones crossed with their reason, pages numbered. The layout is
//! `assets/documents/register_book.typ`.

use serde::Serialize;

use super::{Outcome, OutcomeWords, set};
use crate::documents::DocumentError;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "register_book.typ", source: include_str!("../../../assets/documents/register_book.typ") };

/// The cases of a period, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RegisterBook {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// The period in words: `2026年11月`, `2026-11-01 – 2026-11-30`.
    pub period: String,
    /// One row a case; void ones included.
    pub rows: Vec<BookRow>,
    /// The counts below the last row: cases, void ones, in time, late.
    pub totals: Vec<Fact>,
    /// Foot of every page; the head of the history also stands below the counts.
    pub foot: Foot,
    /// Every word in the book.
    pub labels: RegisterBookLabels,
}

/// One case; any text but the number may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BookRow {
    /// Number.
    #[serde(serialize_with = "in_column")]
    pub number: String,
    /// When the customer brought it.
    #[serde(serialize_with = "in_column")]
    pub received: String,
    /// Kind.
    #[serde(serialize_with = "in_column")]
    pub kind: String,
    /// Channel.
    #[serde(serialize_with = "in_column")]
    pub channel: String,
    /// The customer's name, as it may be shown.
    #[serde(serialize_with = "in_column")]
    pub customer: String,
    /// What it is about.
    pub summary: String,
    /// Whom it is about.
    #[serde(serialize_with = "in_column")]
    pub target: String,
    /// Who was asked first (P6-2).
    #[serde(serialize_with = "in_column")]
    pub first_asked: String,
    /// Who handles it.
    #[serde(serialize_with = "in_column")]
    pub handler: String,
    /// When it was accepted (P1-9.3).
    #[serde(serialize_with = "in_column")]
    pub accepted: String,
    /// The conclusion (P1-9.2).
    #[serde(serialize_with = "in_column")]
    pub conclusion: String,
    /// When the reply was complete (P1-9.2).
    #[serde(serialize_with = "in_column")]
    pub replied_at: String,
    /// How it was given.
    #[serde(serialize_with = "in_column")]
    pub reply_mode: String,
    /// Whether its limits were met.
    pub outcome: Outcome,
    /// When it was closed.
    #[serde(serialize_with = "in_column")]
    pub closed: String,
    /// Why it is void: the row stands crossed out. None for one in force.
    pub void: Option<String>,
}

/// The words of the book, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RegisterBookLabels {
    /// The book's title.
    pub title: String,
    /// Heads of the columns, left to right: number, received, kind, channel, customer, summary, target, first asked and handler,
    /// accepted, conclusion, reply, in time, closed, signature.
    pub columns: [String; 14],
    /// The words of the column "in time".
    pub outcomes: OutcomeWords,
    /// Before the reason of a void row.
    pub void: String,
    /// In a book without a row.
    pub nothing: String,
    /// Before the line the hall's head signs on.
    pub head_signature: String,
    /// Before the line for the date of that signature.
    pub signed_on: String,
}

/// The book as PDF, A4 lying, heads repeated on every page. An empty period makes a book that says so.
///
/// # Errors
/// Those of the typesetting engine.
pub fn register_book(book: &RegisterBook) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(book)?, book.foot.printed_on)
}
