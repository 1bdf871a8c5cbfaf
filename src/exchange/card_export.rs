//! The ledger of cards to hand on: XLSX and CSV. Every cell is text, so no formula survives and no digit is lost.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use super::list_writing::{csv_of, xlsx_of};
use crate::domain::cards::{Card, CardEvent, CardEventKind, CardNumber, IssueReason};
use crate::domain::ids::CardId;
use crate::domain::products::Product;

/// A column of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "one each of the fields of `CardLedgerLine`")]
pub enum CardColumn {
    Number,
    Product,
    Bearer,
    WorkNo,
    Post,
    Title,
    Department,
    Unit,
    MadeOn,
    PrintedOn,
    HandedOverOn,
    SignedBy,
    ValidUntil,
    Reason,
    Replaces,
    State,
    Events,
}

impl CardColumn {
    /// All, in order.
    pub const ALL: [Self; 17] = [
        Self::Number,
        Self::Product,
        Self::Bearer,
        Self::WorkNo,
        Self::Post,
        Self::Title,
        Self::Department,
        Self::Unit,
        Self::MadeOn,
        Self::PrintedOn,
        Self::HandedOverOn,
        Self::SignedBy,
        Self::ValidUntil,
        Self::Reason,
        Self::Replaces,
        Self::State,
        Self::Events,
    ];
}

/// The words of the ledger, in the language of the person.
pub struct CardExportWords<'a> {
    /// Name of the sheet, at most 31 characters.
    pub sheet: &'a str,
    /// A column's heading.
    pub heading: &'a dyn Fn(CardColumn) -> String,
    /// 上岗证 or badge.
    pub product: &'a dyn Fn(Product) -> String,
    /// 磨损 or worn.
    pub reason: &'a dyn Fn(IssueReason) -> String,
    /// How a card stands, in a word.
    pub state: &'a dyn Fn(&Card) -> String,
    /// What happened, in a line without its day.
    pub event: &'a dyn Fn(&CardEvent) -> String,
}

/// A card of the ledger in words, for a list or for paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardLedgerLine {
    /// Its number.
    pub number: String,
    /// Kind of card.
    pub product: String,
    /// Name of the bearer; empty on a visitor's.
    pub bearer: String,
    /// Work number.
    pub work_no: String,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Team or department.
    pub department: String,
    /// Name of the unit.
    pub unit: String,
    /// The day it was made.
    pub made_on: String,
    /// The day it was printed; empty before.
    pub printed_on: String,
    /// The day it was handed over last; empty before.
    pub handed_over_on: String,
    /// Who signed for it then.
    pub signed_by: String,
    /// Last day of validity; empty where it has none.
    pub valid_until: String,
    /// Why it was made, with the note.
    pub reason: String,
    /// Number of the card it took the place of.
    pub replaces: String,
    /// How it stands.
    pub state: String,
    /// Everything that happened, oldest first, a line each: day and words.
    pub events: Vec<String>,
}

impl CardLedgerLine {
    fn of(card: &Card, words: &CardExportWords<'_>, numbers: &BTreeMap<CardId, &CardNumber>) -> Self {
        let handed_over = card.last(CardEventKind::HandedOver);
        let face = card.face.clone();
        let reason = (words.reason)(card.reason);
        Self {
            number: card.number.to_string(),
            product: (words.product)(card.product),
            bearer: face.bearer,
            work_no: face.work_no,
            post: face.post,
            title: face.title,
            department: face.department,
            unit: face.unit_name,
            made_on: card.made_at.date().to_string(),
            printed_on: day(card.printed_on()),
            handed_over_on: day(handed_over.map(|event| event.on)),
            signed_by: handed_over.map(|event| event.signed_by.clone()).unwrap_or_default(),
            valid_until: day(card.valid_until),
            reason: if card.note.is_empty() { reason } else { format!("{reason} · {}", card.note) },
            replaces: card.replaces.and_then(|id| numbers.get(&id)).map(ToString::to_string).unwrap_or_default(),
            state: (words.state)(card),
            events: card.events.iter().map(|event| format!("{} {}", event.on, (words.event)(event))).collect(),
        }
    }

    fn cell(&self, column: CardColumn) -> String {
        let text = match column {
            CardColumn::Number => &self.number,
            CardColumn::Product => &self.product,
            CardColumn::Bearer => &self.bearer,
            CardColumn::WorkNo => &self.work_no,
            CardColumn::Post => &self.post,
            CardColumn::Title => &self.title,
            CardColumn::Department => &self.department,
            CardColumn::Unit => &self.unit,
            CardColumn::MadeOn => &self.made_on,
            CardColumn::PrintedOn => &self.printed_on,
            CardColumn::HandedOverOn => &self.handed_over_on,
            CardColumn::SignedBy => &self.signed_by,
            CardColumn::ValidUntil => &self.valid_until,
            CardColumn::Reason => &self.reason,
            CardColumn::Replaces => &self.replaces,
            CardColumn::State => &self.state,
            CardColumn::Events => return self.events.join("\n"),
        };
        text.clone()
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The cards in words, in their order. `ledger` is every card, for the numbers of those replaced.
pub fn card_lines(cards: &[Card], ledger: &[Card], words: &CardExportWords<'_>) -> Vec<CardLedgerLine> {
    let numbers = ledger.iter().map(|card| (card.id, &card.number)).collect();
    cards.iter().map(|card| CardLedgerLine::of(card, words, &numbers)).collect()
}

/// The list as rows of texts, the heading first.
fn rows(lines: &[CardLedgerLine], words: &CardExportWords<'_>) -> Vec<Vec<String>> {
    let heading = CardColumn::ALL.into_iter().map(|column| (words.heading)(column)).collect();
    let cells = |line: &CardLedgerLine| CardColumn::ALL.into_iter().map(|column| line.cell(column)).collect();
    std::iter::once(heading).chain(lines.iter().map(cells)).collect()
}

/// The ledger as CSV: UTF-8 with its mark, CRLF, a `'` before what a spreadsheet would run as a formula.
pub fn cards_csv(lines: &[CardLedgerLine], words: &CardExportWords<'_>) -> Vec<u8> {
    csv_of(&rows(lines, words))
}

/// The ledger as a workbook of one sheet: heading kept in sight, every cell a string in text format.
///
/// # Errors
/// The writer's, for a sheet name it refuses or more cards than a sheet has rows.
pub fn cards_xlsx(lines: &[CardLedgerLine], words: &CardExportWords<'_>) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(words.sheet, &rows(lines, words))
}
