//! A list of what is on show becomes a plan: documents added or changed, versions that come up or down, and what is wrong, row by
//! row (D; P1-3.1). One row a version or one row a document. Nothing is written here.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::case_entry::{Columns, Entry};
use super::case_import::Surroundings;
use super::case_terms::folded;
use super::disclosure_documents::{DocumentRows, put_together};
use super::disclosure_plan::{DisclosureAssumption, DisclosureImportPlan, DisclosureSkip, SkippedDocument};
use super::disclosure_row::{DocumentRow, is_masked, read_row};
use super::headers::{ListKind, Mapping};
use super::known_cases::KnownCases;
use super::list_problems::note_spreadsheet_harm;
use super::list_rows::{EntrySigns, RowKind, Rows};
use super::roster::Roster;
use super::staff_cells::clean;
use super::stepping::{Step, Stopped};
use super::tables::Table;
use crate::domain::dates::Moment;
use crate::domain::disclosure::{DisclosureList, ListedDisclosure, ListedDocument, NewDocument};
use crate::domain::masking::mask_in_text;
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

    /// The title behind a masked one: of the code's document, else of the only one on record that is masked alike.
    fn title_behind(&self, code: &str, masked: &str) -> Option<String> {
        let is_alike = |listed: &&ListedDisclosure| mask_in_text(&listed.document.facts.title) == masked;
        let mut alike = self.known.iter().filter(is_alike);
        let found = match code {
            "" => alike.next().filter(|_| alike.next().is_none()),
            code => self.by_code.get(code).and_then(|index| self.known.get(*index)),
        };
        found.map(|listed| listed.document.facts.title.clone())
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
        list: Rows::new((table, &columns), mapping, ListKind::Disclosure),
        around,
        documents: Vec::new(),
        by_name: HashMap::new(),
        plan: DisclosureImportPlan::default(),
    };
    for row in 0..table.rows.len() {
        if !planner.list.is_heading(row) {
            planner.read(row);
        }
        step()?;
    }
    Ok(planner.finish())
}

/// Walks the list once, then puts the documents together.
struct Planner<'a> {
    list: Rows<'a>,
    around: &'a DisclosureSurroundings,
    /// In the order of their first rows.
    documents: Vec<DocumentRows>,
    /// By code, or by folded title where there is no code.
    by_name: HashMap<(String, String), usize>,
    plan: DisclosureImportPlan,
}

impl Planner<'_> {
    fn read(&mut self, row: usize) {
        let signs = EntrySigns { is_sure: &|_| false, alone: Field::DocumentTitle, idle: None };
        match self.list.kind_of(row, &signs) {
            RowKind::Entry => self.read_document(row),
            RowKind::TitleOrTotal => self.skip(row, DisclosureSkip::TitleOrTotal),
            RowKind::Blank => self.skip(row, DisclosureSkip::Blank),
        }
    }

    fn skip(&mut self, row: usize, why: DisclosureSkip) {
        self.plan.skip.push(SkippedDocument { row: self.list.table.row_number(row), why });
    }

    fn read_document(&mut self, row: usize) {
        let mut entry = Entry::new((self.list.table, self.list.columns), row, &self.around.base);
        note_spreadsheet_harm(&mut entry);
        let mut read = read_row(&mut entry);
        if is_masked(&read.title) {
            let Some(title) = self.around.title_behind(&read.code, &read.title) else {
                // Whose row it is nobody can tell.
                read.wrong(Field::DocumentTitle, Wrong::Missing);
                self.documents.push(DocumentRows { rows: vec![read] });
                return;
            };
            read.title = title;
        }
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
            before.join(read, self.list.table);
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
            let done = put_together(document, (self.list.table, self.around), &mut codes);
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
            let who =
                [Field::DocumentCode, Field::DocumentTitle].map(|field| clean(self.list.cell(row, field))).join(" ");
            self.plan.problems.extend(self.list.placed((row, who.trim()), &[], problems));
        }
        self.plan.skip.sort_by_key(|skipped| skipped.row);
        self.plan.assumed = assumed.into_iter().collect();
        self.plan
    }
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
