//! A log of suggestion boxes becomes a plan: which openings are added, which rows the log has already, and what is wrong, row by
//! row (B; P1-9.3). One row a letter or one row a day. Nothing is written here; applying it is one transaction of the register.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use super::box_entries::{Opening, put_together};
use super::box_plan::{BoxAssumption, BoxImportPlan, BoxSkip, SkippedEntry};
use super::box_row::{BoxRow, read_row};
use super::case_cells::time_told;
use super::case_entry::{Columns, Entry};
use super::case_import::Surroundings;
use super::case_terms::folded;
use super::headers::{ListKind, Mapping};
use super::list_problems::note_spreadsheet_harm;
use super::list_rows::{EntrySigns, RowKind, Rows};
use super::staff_cells::clean;
use super::stepping::{Step, Stopped};
use super::tables::Table;
use crate::domain::box_lists::ListedEntry;
use crate::domain::boxes::SuggestionBox;
use crate::domain::ids::BoxId;
use crate::domain::problems::{Field, Wrong};

/// What a log is read against.
#[derive(Debug, Clone)]
pub struct BoxSurroundings {
    /// Everyone, the cases on record, now.
    pub base: Surroundings,
    /// When the hall closes: the time of an opening that tells none.
    pub closes_at: NaiveTime,
    boxes: Vec<SuggestionBox>,
    entries: HashMap<(BoxId, NaiveDate), ListedEntry>,
}

impl BoxSurroundings {
    /// With the boxes, and the entries on record.
    pub fn new(base: Surroundings, boxes: Vec<SuggestionBox>, entries: Vec<ListedEntry>, closes_at: NaiveTime) -> Self {
        let entries = entries.into_iter().map(|listed| ((listed.entry.box_id, listed.entry.day), listed)).collect();
        Self { base, closes_at, boxes, entries }
    }

    /// The box of the hall, where it has one.
    pub(super) fn only_box(&self) -> Option<BoxId> {
        match self.boxes.as_slice() {
            [only] => Some(only.id),
            _ => None,
        }
    }

    /// The box a cell names: by its name, however it is spaced, or by the number in it.
    pub(super) fn find_box(&self, cell: &str) -> Option<BoxId> {
        let bare = |name: &str| {
            let words = ["意见", "举报", "箱", "号", "第", "box", "no."];
            words.iter().fold(folded(name), |name, word| name.replace(word, ""))
        };
        let word = folded(cell);
        let named = self.boxes.iter().find(|one| folded(&one.name) == word);
        let number = bare(cell);
        let mut alike = self.boxes.iter().filter(|one| !number.is_empty() && bare(&one.name) == number);
        let only = alike.next().filter(|_| alike.next().is_none());
        named.or(only).map(|one| one.id)
    }

    pub(super) fn the_box(&self, id: BoxId) -> Option<&SuggestionBox> {
        self.boxes.iter().find(|one| one.id == id)
    }

    pub(super) fn on_record(&self, the_box: BoxId, day: NaiveDate) -> Option<&ListedEntry> {
        self.entries.get(&(the_box, day))
    }
}

/// What a log needs before entries can be read from it: the day, and who opened.
pub fn missing_columns(mapping: &Mapping) -> Vec<Field> {
    let has = |field: Field| mapping.column_of(field).is_some();
    let needed = [(Field::Day, has(Field::Day) || has(Field::OpenedAt)), (Field::Opener, has(Field::Opener))];
    needed.into_iter().filter(|(_, is_there)| !is_there).map(|(field, _)| field).collect()
}

/// Reads a log into a plan.
///
/// # Errors
/// `Stopped` when `step` says so.
pub fn plan_boxes(
    table: &Table,
    mapping: &Mapping,
    around: &BoxSurroundings,
    step: Step<'_>,
) -> Result<BoxImportPlan, Stopped> {
    let columns = Columns::of(table, mapping);
    let mut planner = Planner {
        list: Rows::new((table, &columns), mapping, ListKind::Boxes),
        around,
        openings: Vec::new(),
        by_day: HashMap::new(),
        plan: BoxImportPlan::default(),
    };
    for row in 0..table.rows.len() {
        if !planner.list.is_heading(row) {
            planner.read(row);
        }
        step()?;
    }
    Ok(planner.finish())
}

/// Walks the log once, then puts the openings together.
struct Planner<'a> {
    list: Rows<'a>,
    around: &'a BoxSurroundings,
    /// In the order of their first rows.
    openings: Vec<Opening>,
    by_day: HashMap<(BoxId, NaiveDate), usize>,
    plan: BoxImportPlan,
}

impl Planner<'_> {
    fn read(&mut self, row: usize) {
        match self.kind_of(row) {
            RowKind::Entry => self.read_entry(row),
            RowKind::TitleOrTotal => self.skip(row, BoxSkip::TitleOrTotal),
            RowKind::Blank => self.skip(row, BoxSkip::Blank),
        }
    }

    fn skip(&mut self, row: usize, why: BoxSkip) {
        self.plan.skip.push(SkippedEntry { row: self.list.table.row_number(row), why });
    }

    fn kind_of(&self, row: usize) -> RowKind {
        let is_dated = |row: usize| {
            let days = [Field::Day, Field::OpenedAt];
            days.into_iter().any(|field| time_told(self.list.cell(row, field)).is_ok())
        };
        self.list.kind_of(row, &EntrySigns { is_sure: &is_dated, alone: Field::LetterText, idle: None })
    }

    fn read_entry(&mut self, row: usize) {
        let mut entry = Entry::new((self.list.table, self.list.columns), row, &self.around.base);
        note_spreadsheet_harm(&mut entry);
        let mut read = read_row(&mut entry, self.around);
        if !read.has_day {
            // Merged cells: the row goes on with the opening above.
            match self.openings.last_mut() {
                Some(above) if read.letter.is_some() || read.is_out() => above.rows.push(read),
                _ => {
                    read.wrong(Field::Day, Wrong::Missing);
                    self.openings.push(Opening { rows: vec![read] });
                }
            }
            return;
        }
        let key = read.the_box.zip(read.day);
        let before = key.and_then(|key| self.by_day.get(&key).copied());
        if let Some(opening) = before.and_then(|index| self.openings.get_mut(index)) {
            opening.join(read, self.list.table);
        } else {
            self.by_day.extend(key.map(|key| (key, self.openings.len())));
            self.openings.push(Opening { rows: vec![read] });
        }
    }

    fn finish(mut self) -> BoxImportPlan {
        let mut assumed: BTreeMap<BoxAssumption, usize> = BTreeMap::new();
        let mut claimed = HashSet::new();
        let mut rows: Vec<BoxRow> = Vec::new();
        for opening in std::mem::take(&mut self.openings) {
            let done = put_together(opening, (self.list.table, self.around), &mut claimed);
            for row in done.known {
                self.skip(row, BoxSkip::Known);
            }
            for one in done.assumed {
                *assumed.entry(one).or_default() += 1;
            }
            self.plan.add.extend(done.planned);
            rows.extend(done.rows);
        }
        rows.sort_by_key(|row| row.row);
        for BoxRow { row, problems, .. } in rows {
            let who = [Field::Day, Field::BoxName].map(|field| clean(self.list.cell(row, field))).join(" ");
            let named = self.list.placed((row, who.trim()), &[Field::LetterSigner], problems);
            self.plan.problems.extend(named);
        }
        self.plan.skip.sort_by_key(|skipped| skipped.row);
        self.plan.assumed = assumed.into_iter().collect();
        self.plan
    }
}
