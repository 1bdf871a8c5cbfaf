//! A register of cases becomes a plan: which cases are added, which rows the register has already, and what is wrong, row
//! by row (C; P1-9.2). Nothing is written here; applying the plan is one transaction of the register.

use std::collections::{BTreeMap, HashMap};

use super::case_entry::{Columns, Entry};
use super::case_plan::{Assumption, CaseImportPlan, CaseSkip, Effect, PlannedCase, SkippedCase};
use super::case_terms::folded;
use super::header_words::HeaderWords;
use super::headers::{ListKind, Mapping, is_header_like};
use super::known_cases::{Found, KnownCases, LOOKED_AT, Likeness};
use super::list_problems::{note_error_words, placed};
use super::roster::Roster;
use super::staff_cells::{clean, is_closing};
use super::stepping::{Step, Stopped, on_and_on};
use super::tables::{Table, is_blank_row};
use crate::domain::cases::lists::old_number_note;
use crate::domain::cases::{CaseImport, NewCase};
use crate::domain::dates::Moment;
use crate::domain::deadlines::RuleSet;
use crate::domain::people::is_ideograph;
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::domain::problems::{Field, Problem, Wrong};

/// What a list is read against.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Everyone, and the windows.
    pub roster: Roster,
    /// Cases on record.
    pub known: KnownCases,
    /// Now: nothing of a list lies after it.
    pub now: Moment,
    /// Language of the notes that are written, `zh` or `en`.
    pub tag: &'static str,
    matters: HashMap<String, String>,
}

impl Surroundings {
    /// With the matters of the rules known, the set in force first.
    pub fn new<'a>(
        (roster, known): (Roster, KnownCases),
        rules: impl IntoIterator<Item = &'a RuleSet>,
        now: Moment,
        tag: &'static str,
    ) -> Self {
        let mut matters = HashMap::new();
        for matter in rules.into_iter().flat_map(|set| &set.matters) {
            for name in [&matter.code, &matter.name.zh, &matter.name.en] {
                matters.entry(folded(name)).or_insert_with(|| matter.code.clone());
            }
        }
        Self { roster, known, now, tag, matters }
    }

    /// The code of a matter told by name or code.
    pub(super) fn matter(&self, word: &str) -> Option<String> {
        self.matters.get(&folded(word)).cloned()
    }
}

/// What a list needs before cases can be read from it: what it is about, and when it came in.
pub fn missing_columns(mapping: &Mapping) -> Vec<Field> {
    let has = |field: &Field| mapping.column_of(*field).is_some();
    let is_dated = [Field::ReceivedAt, Field::ReceivedTime, Field::AcceptedAt].iter().any(has);
    let needed = [(Field::CaseSummary, has(&Field::CaseSummary)), (Field::ReceivedAt, is_dated)];
    needed.into_iter().filter(|(_, is_there)| !is_there).map(|(field, _)| field).collect()
}

/// Reads a list into a plan.
pub fn plan_cases(table: &Table, mapping: &Mapping, around: &Surroundings) -> CaseImportPlan {
    plan_cases_by_step(table, mapping, around, &on_and_on).unwrap_or_default()
}

/// Reads a list into a plan, row by row.
///
/// # Errors
/// `Stopped` when `step` says so.
pub fn plan_cases_by_step(
    table: &Table,
    mapping: &Mapping,
    around: &Surroundings,
    step: Step<'_>,
) -> Result<CaseImportPlan, Stopped> {
    let columns = Columns::of(table, mapping);
    let mut planner = Planner {
        table,
        mapping,
        columns: &columns,
        around,
        numbers: HashMap::new(),
        texts: HashMap::new(),
        assumed: BTreeMap::new(),
        plan: CaseImportPlan::default(),
    };
    for row in 0..table.rows.len() {
        planner.read_row(row);
        step()?;
    }
    let Planner { mut plan, assumed, .. } = planner;
    plan.assumed = assumed.into_iter().collect();
    Ok(plan)
}

/// Walks the list once.
struct Planner<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    columns: &'a Columns,
    around: &'a Surroundings,
    /// Rows by number and year.
    numbers: HashMap<(String, i32), Vec<(usize, Likeness)>>,
    /// Row of the first case without a number, by minute, words, name and contact.
    texts: HashMap<(i64, String, PersonalName, PersonalContact), usize>,
    assumed: BTreeMap<Assumption, usize>,
    plan: CaseImportPlan,
}

impl Planner<'_> {
    fn read_row(&mut self, row: usize) {
        match self.kind_of(row) {
            RowKind::Case => self.read_case(row),
            RowKind::TitleOrTotal => self.skip(row, CaseSkip::TitleOrTotal),
            RowKind::Blank => self.skip(row, CaseSkip::Blank),
        }
    }

    fn skip(&mut self, row: usize, why: CaseSkip) {
        self.plan.skip.push(SkippedCase { row: self.table.row_number(row), why });
    }

    fn kind_of(&self, row: usize) -> RowKind {
        let words: &HeaderWords = ListKind::Cases.words();
        let Some(cells) = self.table.rows.get(row).filter(|cells| !is_blank_row(cells)) else { return RowKind::Blank };
        if self.mapping.header_row.is_some_and(|header| row <= header) || is_header_like(cells, words) {
            return RowKind::TitleOrTotal;
        }
        let says = |field: Field| {
            let column = self.columns.get(field);
            column.is_some_and(|column| !clean(self.table.cell(row, column)).is_empty())
        };
        let is_dated = [Field::ReceivedAt, Field::ReceivedTime, Field::AcceptedAt].into_iter().any(says);
        if says(Field::CaseSummary) && is_dated {
            return RowKind::Case;
        }
        let told: Vec<&String> = cells.iter().filter(|cell| !clean(cell).is_empty()).collect();
        let is_alone = told.len() == 1 && told.iter().any(|cell| cell.chars().any(is_ideograph));
        let is_total = told.first().is_some_and(|first| is_closing(first, told.len()));
        if is_total || (is_alone && !says(Field::CaseSummary)) {
            return RowKind::TitleOrTotal;
        }
        let is_used = self.columns.iter().any(|(field, _)| field != Field::CaseNumber && says(field));
        if is_used { RowKind::Case } else { RowKind::Blank }
    }

    fn read_case(&mut self, row: usize) {
        let mut entry = Entry {
            table: self.table,
            columns: self.columns,
            row,
            around: self.around,
            problems: Vec::new(),
            assumed: Vec::new(),
            notes: Vec::new(),
        };
        if entry.is_void() {
            return self.skip(row, CaseSkip::Void);
        }
        note_error_words(&mut entry);
        let facts = entry.facts();
        let events = facts.as_ref().map(|facts| entry.story(facts)).unwrap_or_default();
        let told = [Field::OldNumber, Field::CaseNumber].map(|field| entry.word(field));
        // A masked old number says nothing; the register's own number is never masked.
        let number = told.into_iter().find(|number| !number.is_empty() && !number.contains("****")).unwrap_or_default();
        if let Some(case) = facts {
            let likeness = Likeness::of(&number, case.received_at, &case.summary);
            match self.around.known.find(&likeness) {
                Found::Same(known) => return self.skip(row, CaseSkip::Known(known.number)),
                Found::SameNumber(known) => {
                    entry.remark(Field::CaseNumber, Wrong::Taken { by: known.number.to_string() });
                }
                Found::Nothing => {}
            }
            if !entry.is_out() {
                self.note_twice(&mut entry, likeness, &case);
            }
            if !entry.is_out() {
                self.add(&mut entry, number.clone(), CaseImport { case, events, notes: Vec::new() });
            }
        }
        let Entry { problems, .. } = entry;
        self.note_all(row, &number, problems);
    }

    fn add(&mut self, entry: &mut Entry<'_>, number: String, mut import: CaseImport) {
        for assumption in &entry.assumed {
            *self.assumed.entry(*assumption).or_default() += 1;
        }
        let note = entry.text(Field::Note);
        let old_number = (!number.is_empty()).then(|| old_number_note(&number, self.around.tag));
        import.notes.extend(old_number);
        import.notes.append(&mut entry.notes);
        import.notes.extend(Some(note).filter(|note| !note.is_empty()));
        self.plan.add.push(PlannedCase { row: self.table.row_number(entry.row), number, import });
    }

    /// The same case twice in one list stays out once; another case of the same number is only named.
    fn note_twice(&mut self, entry: &mut Entry<'_>, likeness: Likeness, case: &NewCase) {
        let row = self.table.row_number(entry.row);
        if likeness.number.is_empty() {
            let NewCase { customer_name, customer_contact, .. } = case;
            let key = (likeness.minute(), likeness.words, customer_name.clone(), customer_contact.clone());
            match self.texts.get(&key) {
                Some(first_row) => entry.wrong(Field::CaseSummary, Wrong::TwiceInList { first_row: *first_row }),
                None => drop(self.texts.insert(key, row)),
            }
            return;
        }
        let before = self.numbers.entry((likeness.number.clone(), likeness.year)).or_default();
        let is_same = |other: &Likeness| likeness.minute() == other.minute() && likeness.words == other.words;
        let same = before.iter().find(|(_, other)| is_same(other)).map(|(first_row, _)| *first_row);
        match (same, before.first()) {
            (Some(first_row), _) => entry.wrong(Field::CaseNumber, Wrong::TwiceInList { first_row }),
            (None, Some((first_row, _))) => {
                entry.remark(Field::CaseNumber, Wrong::TwiceInList { first_row: *first_row });
            }
            (None, None) => {}
        }
        if before.len() < LOOKED_AT {
            before.push((row, likeness));
        }
    }

    fn note_all(&mut self, row: usize, number: &str, problems: Vec<(Problem, Effect)>) {
        let summary = self.columns.get(Field::CaseSummary).map_or("", |column| self.table.cell(row, column));
        let who: String = match number {
            "" => clean(summary).chars().take(12).collect(),
            number => number.to_owned(),
        };
        let personal = [Field::CustomerName, Field::CustomerContact];
        self.plan.problems.extend(placed((self.table, self.columns), (row, &who), &personal, problems));
    }
}

/// What a row of a register is.
enum RowKind {
    Case,
    TitleOrTotal,
    Blank,
}
