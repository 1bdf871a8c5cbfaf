//! A list of what is on show becomes a plan: documents added or changed, versions that come up or down, and what is wrong, row by
//! row (D; P1-3.1). One row a version or one row a document. Nothing is written here.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::case_entry::{Columns, Entry};
use super::case_import::Surroundings;
use super::case_terms::folded;
use super::disclosure_documents::{DocumentRows, put_together};
use super::disclosure_plan::{DisclosureAssumption, DisclosureImportPlan, DisclosureSkip, SkippedDocument};
use super::disclosure_row::{DocumentRow, read_row};
use super::headers::{ListKind, Mapping, is_header_like};
use super::known_cases::KnownCases;
use super::list_problems::{note_error_words, placed};
use super::roster::Roster;
use super::staff_cells::{clean, is_closing};
use super::stepping::{Step, Stopped};
use super::tables::{Table, is_blank_row};
use crate::domain::dates::Moment;
use crate::domain::disclosure::{DisclosureList, ListedDisclosure, ListedDocument, NewDocument};
use crate::domain::people::is_ideograph;
use crate::domain::problems::{Field, Wrong};

/// What a list is read against.
#[derive(Debug, Clone)]
pub struct DisclosureSurroundings {
    pub(super) base: Surroundings,
    known: Vec<ListedDisclosure>,
    by_code: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
}

impl DisclosureSurroundings {
    /// With the register as it stands; `tag` is the language of the list, `zh` or `en`.
    pub fn new(known: Vec<ListedDisclosure>, now: Moment, tag: &'static str) -> Self {
        let base = Surroundings::new((Roster::default(), KnownCases::default()), [], now, tag);
        let (mut by_code, mut by_title) = (HashMap::new(), HashMap::new());
        for (index, listed) in known.iter().enumerate() {
            let facts = &listed.document.facts;
            by_code.insert(facts.code.clone(), index);
            for title in [facts.title.as_str(), facts.title_in("zh"), facts.title_in("en")] {
                by_title.entry(folded(title)).or_insert(index);
            }
        }
        Self { base, known, by_code, by_title }
    }

    /// The document on record that rows speak of: by its code; without one by its title.
    pub(super) fn on_record(&self, code: &str, title: &str) -> Option<&ListedDisclosure> {
        let index = match code {
            "" => self.by_title.get(&folded(title)),
            code => self.by_code.get(code),
        };
        index.and_then(|index| self.known.get(*index))
    }

    /// The document of a shipped list that rows speak of.
    pub(super) fn shipped(code: &str, title: &str) -> Option<&'static ListedDocument> {
        if !code.is_empty() {
            return DisclosureList::shipped_document(code);
        }
        let title = folded(title);
        let mut all = DisclosureList::shipped().iter().flat_map(|list| &list.documents);
        all.find(|listed| [&listed.title.zh, &listed.title.en].into_iter().any(|known| folded(known) == title))
    }

    /// Whether a code is another's.
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.by_code.contains_key(code)
    }
}

/// What a list needs before documents can be read from it: their titles or their codes.
pub fn missing_columns(mapping: &Mapping) -> Vec<Field> {
    let has = |field: Field| mapping.column_of(field).is_some();
    if has(Field::DocumentTitle) || has(Field::DocumentCode) { Vec::new() } else { vec![Field::DocumentTitle] }
}

/// Reads a list into a plan.
///
/// # Errors
/// `Stopped` when `step` says so.
pub fn plan_disclosure(
    table: &Table,
    mapping: &Mapping,
    around: &DisclosureSurroundings,
    step: Step<'_>,
) -> Result<DisclosureImportPlan, Stopped> {
    let columns = Columns::of(table, mapping);
    let mut planner = Planner {
        table,
        mapping,
        columns: &columns,
        around,
        documents: Vec::new(),
        by_name: HashMap::new(),
        plan: DisclosureImportPlan::default(),
    };
    for row in 0..table.rows.len() {
        planner.read(row);
        step()?;
    }
    Ok(planner.finish())
}

/// Walks the list once, then puts the documents together.
struct Planner<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    columns: &'a Columns,
    around: &'a DisclosureSurroundings,
    /// In the order of their first rows.
    documents: Vec<DocumentRows>,
    /// By code, or by folded title where there is no code.
    by_name: HashMap<(String, String), usize>,
    plan: DisclosureImportPlan,
}

impl Planner<'_> {
    fn read(&mut self, row: usize) {
        match self.kind_of(row) {
            Kind::Document => self.read_document(row),
            Kind::TitleOrTotal => self.skip(row, DisclosureSkip::TitleOrTotal),
            Kind::Blank => self.skip(row, DisclosureSkip::Blank),
        }
    }

    fn skip(&mut self, row: usize, why: DisclosureSkip) {
        self.plan.skip.push(SkippedDocument { row: self.table.row_number(row), why });
    }

    fn cell(&self, row: usize, field: Field) -> &str {
        self.columns.get(field).map_or("", |column| self.table.cell(row, column))
    }

    fn kind_of(&self, row: usize) -> Kind {
        let Some(cells) = self.table.rows.get(row).filter(|cells| !is_blank_row(cells)) else { return Kind::Blank };
        let is_above = self.mapping.header_row.is_some_and(|header| row <= header);
        if is_above || is_header_like(cells, ListKind::Disclosure.words()) {
            return Kind::TitleOrTotal;
        }
        let says = |field: Field| !clean(self.cell(row, field)).is_empty();
        let told: Vec<&String> = cells.iter().filter(|cell| !clean(cell).is_empty()).collect();
        let is_alone = told.len() == 1 && told.iter().any(|cell| cell.chars().any(is_ideograph));
        let is_total = told.first().is_some_and(|first| is_closing(first, told.len()));
        if is_total || (is_alone && !says(Field::DocumentTitle)) {
            return Kind::TitleOrTotal;
        }
        let is_used = self.columns.iter().any(|(field, _)| says(field));
        if is_used { Kind::Document } else { Kind::Blank }
    }

    fn read_document(&mut self, row: usize) {
        let mut entry = Entry::new((self.table, self.columns), row, &self.around.base);
        note_error_words(&mut entry);
        let mut read = read_row(&mut entry);
        if read.code.is_empty() && read.title.is_empty() {
            // Merged cells: the row goes on with the document above.
            match self.documents.last_mut() {
                Some(above) if read.version.is_some() || read.is_out() => above.rows.push(read),
                _ => {
                    read.wrong(Field::DocumentTitle, Wrong::Missing);
                    self.documents.push(DocumentRows { rows: vec![read] });
                }
            }
            return;
        }
        let key = match read.code.as_str() {
            "" => (String::new(), folded(&read.title)),
            code => (code.to_owned(), String::new()),
        };
        if let Some(before) = self.by_name.get(&key).and_then(|index| self.documents.get_mut(*index)) {
            before.join(read, self.table);
        } else {
            self.by_name.insert(key, self.documents.len());
            self.documents.push(DocumentRows { rows: vec![read] });
        }
    }

    fn finish(mut self) -> DisclosureImportPlan {
        let mut assumed: BTreeMap<DisclosureAssumption, usize> = BTreeMap::new();
        let documents = std::mem::take(&mut self.documents);
        let mut codes: Codes = Codes::of(&documents);
        let mut rows: Vec<DocumentRow> = Vec::new();
        for document in documents {
            let done = put_together(document, (self.table, self.around), &mut codes);
            for row in done.same {
                self.skip(row, DisclosureSkip::Same);
            }
            for one in done.assumed {
                *assumed.entry(one).or_default() += 1;
            }
            self.plan.add.extend(done.add);
            self.plan.change.extend(done.change);
            rows.extend(done.rows);
        }
        rows.sort_by_key(|row| row.row);
        for DocumentRow { row, problems, .. } in rows {
            let who = [Field::DocumentCode, Field::DocumentTitle].map(|field| clean(self.cell(row, field))).join(" ");
            self.plan.problems.extend(placed((self.table, self.columns), (row, who.trim()), &[], problems));
        }
        self.plan.skip.sort_by_key(|skipped| skipped.row);
        self.plan.assumed = assumed.into_iter().collect();
        self.plan
    }
}

/// What a row of a list is.
enum Kind {
    Document,
    TitleOrTotal,
    Blank,
}

/// Codes of the list and those given to documents without one.
pub(super) struct Codes {
    told: HashSet<String>,
    /// Codes of documents put together, and their first rows.
    claimed: HashMap<String, usize>,
    next: u32,
}

impl Codes {
    fn of(documents: &[DocumentRows]) -> Self {
        let told = documents.iter().flat_map(|document| &document.rows).map(|row| row.code.clone()).collect();
        Self { told, claimed: HashMap::new(), next: 1 }
    }

    /// Takes a code for the document of a row.
    ///
    /// # Errors
    /// The row of the document that took it before (by its title, or by its code).
    pub(super) fn claim(&mut self, code: &str, row: usize) -> Result<(), usize> {
        if let Some(first_row) = self.claimed.get(code) {
            return Err(*first_row);
        }
        self.claimed.insert(code.to_owned(), row);
        Ok(())
    }

    /// A code nobody has: `H-1`, `H-2`...
    pub(super) fn give(&mut self, around: &DisclosureSurroundings) -> String {
        loop {
            let code = format!("H-{}", self.next);
            self.next += 1;
            if !around.has_code(&code) && self.told.insert(code.clone()) {
                return code;
            }
        }
    }
}

/// The facts of a document of a shipped list, or blank ones.
pub(super) fn proposed(code: &str, title: &str, tag: &str) -> Option<NewDocument> {
    DisclosureSurroundings::shipped(code, title).map(|listed| listed.taken_over(tag))
}
