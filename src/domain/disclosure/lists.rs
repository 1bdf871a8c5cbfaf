//! The shipped lists of what must hang or lie in a hall, read from `data/forms/disclosure_*.toml`; every fault names file, document
//! and field.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use toml::Table;

use super::super::hall::Sector;
use super::super::reading::{Fault, Reader, head_of};
use super::super::texts::Text;
use super::{DisclosureKind, NewDocument};

/// The lists shipped with the program: file name, TOML text.
pub(super) const SHIPPED: [(&str, &str); 2] = [
    ("disclosure_power.toml", include_str!("../../../data/forms/disclosure_power.toml")),
    ("disclosure_bank.toml", include_str!("../../../data/forms/disclosure_bank.toml")),
];

/// A fault of a list: which file, document, field, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {item}: {field}: {what}")]
pub struct ListError {
    /// File name as given.
    pub file: String,
    /// Code or number of the document, or `list` for the head.
    pub item: String,
    /// Field.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

impl From<Fault> for ListError {
    fn from(fault: Fault) -> Self {
        let Fault { file, place, field, what } = fault;
        Self { file, item: place, field, what }
    }
}

/// What must hang or lie in the halls of a sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureList {
    /// Code of the list.
    pub code: String,
    /// Edition.
    pub edition: String,
    /// The halls it is for.
    pub sector: Sector,
    /// Title.
    pub title: Text,
    /// Where it was taken from.
    pub source: Text,
    /// The documents, in order.
    pub documents: Vec<ListedDocument>,
}

/// A document of a shipped list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDocument {
    /// Code, unique in the list.
    pub code: String,
    /// The rule it comes from; `ours` where there is none.
    pub rule: String,
    /// What it is.
    pub kind: DisclosureKind,
    /// Title.
    pub title: Text,
    /// What to mind.
    pub hint: Option<Text>,
    /// After so many months it should be looked at anew: a proposal.
    pub renew_months: Option<u32>,
}

/// Most months a renewal may be proposed for.
const RENEW_MOST: u32 = 120;

impl DisclosureList {
    /// Reads a list from its TOML text.
    ///
    /// # Errors
    /// File, document and field of the first fault: TOML that cannot be read, a field missing, unknown or of the wrong type, a text
    /// missing in a language, a code twice, a renewal after no or too many months.
    pub fn parse(file: &str, toml: &str) -> Result<Self, ListError> {
        let mut head = Reader::new(file, "list", head_of(file, "list", toml)?);
        let tables: Vec<Table> = head.take("documents")?.unwrap_or_default();
        let documents = tables.into_iter().enumerate().map(|(index, table)| ListedDocument::read(file, index, table));
        let documents = documents.collect::<Result<Vec<_>, _>>()?;
        if documents.is_empty() {
            return Err(head.fault("documents", "there are none").into());
        }
        let mut codes = BTreeSet::new();
        if let Some(twice) = documents.iter().find(|document| !codes.insert(&document.code)) {
            return Err(Fault::new(file, &twice.code, "code", "stands there twice").into());
        }
        let list = Self {
            code: head.word("code")?,
            edition: head.word("edition")?,
            sector: head.need("sector")?,
            title: head.text("title")?,
            source: head.text("source")?,
            documents,
        };
        head.finish()?;
        Ok(list)
    }

    /// The shipped lists; a test holds that every one can be read.
    pub fn shipped() -> &'static [Self] {
        static READ: LazyLock<Vec<DisclosureList>> = LazyLock::new(|| {
            SHIPPED.iter().filter_map(|(file, text)| DisclosureList::parse(file, text).ok()).collect()
        });
        &READ
    }

    /// The shipped list for a kind of hall.
    pub fn shipped_for(sector: Sector) -> Option<&'static Self> {
        Self::shipped().iter().find(|list| list.sector == sector)
    }

    /// The shipped document of a code, of any list.
    pub fn shipped_document(code: &str) -> Option<&'static ListedDocument> {
        Self::shipped().iter().flat_map(|list| &list.documents).find(|document| document.code == code)
    }
}

impl ListedDocument {
    fn read(file: &str, index: usize, table: Table) -> Result<Self, Fault> {
        let mut reader = Reader::new(file, &format!("document {}", index + 1), table);
        let code = reader.word("code")?;
        reader.rename(&code);
        let document = Self {
            code,
            rule: reader.word("rule")?,
            kind: reader.need("kind")?,
            title: reader.text("title")?,
            hint: reader.optional_text("hint")?,
            renew_months: reader.take("renew_months")?,
        };
        if document.renew_months.is_some_and(|months| !(1..=RENEW_MOST).contains(&months)) {
            return Err(reader.fault("renew_months", format!("1 to {RENEW_MOST}")));
        }
        reader.finish()?;
        Ok(document)
    }

    /// The document as it is taken over, in the language of `tag`.
    pub fn taken_over(&self, tag: &str) -> NewDocument {
        NewDocument {
            code: self.code.clone(),
            rule: self.rule.clone(),
            kind: self.kind,
            title: self.title.in_language(tag).to_owned(),
            place: String::new(),
            note: String::new(),
        }
    }

    /// The day a version put up on `day` should be looked at anew, as proposed.
    pub fn renew_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(Months::new(self.renew_months?))
    }
}

impl NewDocument {
    /// The title in the language of `tag` where it still is the shipped one; what was typed stays as it was typed.
    pub fn title_in<'a>(&'a self, tag: &str) -> &'a str {
        let listed = DisclosureList::shipped_document(&self.code);
        let same = listed.filter(|listed| self.title == listed.title.zh || self.title == listed.title.en);
        same.map_or(&self.title, |listed| listed.title.in_language(tag))
    }
}
