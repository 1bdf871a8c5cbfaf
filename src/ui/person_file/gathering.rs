//! Reading a person's rows between frames, so many at a time, and telling them in a job.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::pages::{self, Page};
use crate::domain::ids::{CaseId, FileId};
use crate::exchange::export_all::{Converter, NamedCase, Own, Shape, Whose};
use crate::exchange::person_export::PersonFile;
use crate::exchange::person_sheets::{PersonSheet, sheets_of};
use crate::register::erasure::ErasurePreview;
use crate::register::outward::{Raw, RawRow, Shown};
use crate::register::person_records::{PersonRecords, Window};
use crate::register::{Register, RegisterError};
use crate::ui::strings::{Lang, Strings};
use crate::ui::taking::{knowing, picture_path, terms};

/// Row numbers looked at between two frames.
const SPAN: i64 = 20_000;

/// A table of theirs with its rows as they stand in the file.
type RawSheet = (PersonSheet, Vec<RawRow>);

/// A person's rows being read. Carried on each frame until it is over.
pub struct Gathering {
    preview: ErasurePreview,
    records: PersonRecords,
    waiting: VecDeque<PersonSheet>,
    after: i64,
    rows: Vec<RawRow>,
    found: Vec<RawSheet>,
}

impl Gathering {
    /// Begins with whom the preview is about.
    ///
    /// # Errors
    /// `NoSuchRecord`; the file's.
    pub fn begin(register: &Register, preview: ErasurePreview) -> Result<Self, RegisterError> {
        let records = register.records_of(preview.person)?;
        let waiting = sheets_of(&records).into();
        Ok(Self { preview, records, waiting, after: 0, rows: Vec::new(), found: Vec::new() })
    }

    /// Work number, or number of the case.
    pub fn subject(&self) -> &str {
        &self.records.subject
    }

    /// Reads on, as much as fits between two frames; whether all of it is read.
    ///
    /// # Errors
    /// The file's.
    pub fn carry_on(&mut self, register: &Register) -> Result<bool, RegisterError> {
        let mut left = SPAN;
        while left > 0 {
            let Some(sheet) = self.waiting.front().copied() else { return Ok(true) };
            let (table, number) = (sheet.plan.table, sheet.plan.number);
            let last = register.last_row(table, number)?;
            let span = (last - self.after).clamp(0, left);
            if span > 0 {
                let columns: Vec<&str> = sheet.plan.columns.iter().map(|column| column.column).collect();
                let window = Window { table, number, columns: &columns, after: self.after, span };
                self.rows.extend(register.person_rows((&self.records, sheet.part), window)?);
                self.after += span;
            }
            left -= span.max(1);
            if self.after >= last {
                self.found.push((sheet, std::mem::take(&mut self.rows)));
                self.waiting.pop_front();
                self.after = 0;
            }
        }
        Ok(self.waiting.is_empty())
    }

    /// What was read, with the pictures and what is told beside, ready to be told in a job.
    ///
    /// # Errors
    /// The file's.
    pub fn end(self, register: &Register, strings: &Strings) -> Result<Gathered, RegisterError> {
        let Self { preview, records, found, .. } = self;
        let (mut paths, mut pictures) = (Vec::new(), Vec::new());
        let wanted: BTreeSet<_> = records.files().collect();
        for file in register.kept_files()? {
            let id = FileId(file.id);
            if wanted.contains(&id) {
                let path = picture_path(strings, &file, None);
                paths.push((file.id, path.clone()));
                pictures.push((path, register.file(id)?));
            }
        }
        let whose = match records.staff() {
            Some(id) => Whose::Staff(id),
            None => Whose::Customer {
                cases: records.cases().iter().copied().collect(),
                letters: records.letters.iter().copied().collect(),
            },
        };
        let own = Own { whose, needles: records.needles.clone() };
        let converter = Converter::new(terms(strings, |_| None), Shown::Masked).for_person(own);
        let mut converter = knowing((register, strings), converter, &paths)?;
        converter.know_cases(named_cases(register, &cases_in(&found))?);
        let page = Page::of((register, strings), &records, preview)?;
        Ok(Gathered { sheets: found, converter, page, pictures, lang: strings.lang() })
    }
}

/// Everything read about a person; it takes no register to tell it.
pub struct Gathered {
    sheets: Vec<RawSheet>,
    converter: Converter,
    page: Page,
    pictures: Vec<(String, Vec<u8>)>,
    lang: Lang,
}

impl Gathered {
    /// The tables in words, the pictures, the page to read. Tables without a row are left out.
    pub fn told(mut self) -> PersonFile {
        let strings = Strings::load(self.lang);
        let mut sheets = Vec::new();
        for (sheet, rows) in self.sheets.iter().filter(|(_, rows)| !rows.is_empty()) {
            sheets.push((strings.text(sheet.title()), sheet.told(&mut self.converter, rows)));
        }
        sheets.extend(std::mem::take(&mut self.page.sheets));
        let summary = pages::summary(&strings, &self.page, (&sheets, self.pictures.len()));
        sheets.insert(0, pages::first_sheet(&strings, &summary));
        let names = ["privacy-out-workbook", "privacy-out-summary"].map(|key| strings.text(key));
        PersonFile { sheets, pictures: self.pictures, summary, names }
    }
}

/// Every case the rows speak of.
fn cases_in(sheets: &[RawSheet]) -> Vec<CaseId> {
    let mut cases = BTreeSet::new();
    for (sheet, rows) in sheets {
        for (number, cells) in rows {
            if sheet.plan.table == "cases" {
                cases.insert(*number);
            }
            for (column, cell) in sheet.plan.columns.iter().zip(cells) {
                match (column.shape, cell) {
                    (Shape::Case, Raw::Whole(case)) => cases.extend([*case]),
                    (Shape::Story, Raw::Text(body)) => cases.extend(linked(body)),
                    _ => {}
                }
            }
        }
    }
    cases.into_iter().map(CaseId).collect()
}

/// The case another one was linked with.
fn linked(body: &str) -> Option<i64> {
    serde_json::from_str::<Value>(body).ok()?.get("other")?.as_i64()
}

fn named_cases(register: &Register, ids: &[CaseId]) -> Result<Vec<NamedCase>, RegisterError> {
    let cases = register.cases_by_ids(ids)?;
    let named = cases.into_iter().map(|case| NamedCase {
        id: case.id.0,
        number: case.number.to_string(),
        name: case.facts.customer_name,
        contact: case.facts.customer_contact,
    });
    Ok(named.collect())
}
