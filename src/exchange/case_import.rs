//! A register of cases becomes a plan: which cases are added, which rows the register has already, and what is wrong, row
//! by row (C; P1-9.2). Nothing is written here; applying the plan is one transaction of the register.

use std::collections::{BTreeMap, HashMap};

use super::case_entry::{Columns, Entry};
use super::case_plan::{Assumption, CaseImportPlan, CaseSkip, Effect, PlannedCase, SkippedCase};
use super::case_terms::folded;
use super::headers::{ListKind, Mapping};
use super::known_cases::{Found, KnownCases, LOOKED_AT, Likeness, Voids};
use super::list_problems::note_spreadsheet_harm;
use super::list_rows::{EntrySigns, RowKind, Rows};
use super::roster::Roster;
use super::staff_cells::clean;
use super::stepping::{Step, Stopped, on_and_on};
use super::tables::Table;
use super::whole_story::{Unread, number_read, read};
use crate::domain::cases::lists::{numbers_left_free, old_number_note};
use crate::domain::cases::{
    BareCase, CaseImport, CaseNumber, Kept, KeptNumber, KnownCase, LinkEnd, NewCase, NewEvent, What,
};
use crate::domain::dates::Moment;
use crate::domain::deadlines::RuleSet;
use crate::domain::ids::CaseId;
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::domain::problems::{Field, Problem, Wrong};

/// So many free numbers are named.
const GAPS_MOST: usize = 999;

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
        list: Rows::new((table, &columns), mapping, ListKind::Cases),
        around,
        story: story_columns(table, mapping),
        numbers: HashMap::new(),
        texts: HashMap::new(),
        ends: HashMap::new(),
        continued: HashMap::new(),
        links: Vec::new(),
        assumed: BTreeMap::new(),
        plan: CaseImportPlan::default(),
    };
    for row in 0..table.rows.len() {
        if !planner.list.is_heading(row) {
            planner.read_row(row);
        }
        step()?;
    }
    Ok(planner.finish())
}

/// The columns of the whole story: the one that is named so, and those beside it that go on with it.
fn story_columns(table: &Table, mapping: &Mapping) -> Vec<usize> {
    let Some(first) = mapping.column_of(Field::CaseStory) else { return Vec::new() };
    let heading = |column: usize| mapping.header_row.map_or("", |row| table.cell(row, column));
    let goes_on = |column: &usize| ListKind::Cases.words().field_named(heading(*column)) == Some(Field::CaseStory);
    std::iter::once(first).chain((first + 1..table.width()).take_while(goes_on)).collect()
}

/// Walks the list once.
struct Planner<'a> {
    list: Rows<'a>,
    around: &'a Surroundings,
    /// The columns of the whole story.
    story: Vec<usize>,
    /// Rows by number and year.
    numbers: HashMap<(String, i32), Vec<(usize, Likeness)>>,
    /// Row of the first case without a number, by minute, words, name and contact.
    texts: HashMap<(i64, String, PersonalName, PersonalContact), usize>,
    /// Where the cases of a whole list are, by the numbers they have in it.
    ends: HashMap<CaseNumber, LinkEnd>,
    /// Row of the first that goes on with a bare case.
    continued: HashMap<CaseId, usize>,
    /// Links of the cases added: place of the case, place in its log, the other's number, the line.
    links: Vec<(usize, usize, Option<CaseNumber>, String)>,
    assumed: BTreeMap<Assumption, usize>,
    plan: CaseImportPlan,
}

impl<'a> Planner<'a> {
    fn read_row(&mut self, row: usize) {
        match self.kind_of(row) {
            RowKind::Entry => self.read_case(row),
            RowKind::TitleOrTotal => self.skip(row, CaseSkip::TitleOrTotal),
            RowKind::Blank => self.skip(row, CaseSkip::Blank),
        }
    }

    fn skip(&mut self, row: usize, why: CaseSkip) {
        self.plan.skip.push(SkippedCase { row: self.list.table.row_number(row), why });
    }

    fn kind_of(&self, row: usize) -> RowKind {
        let is_case = |row: usize| {
            let days = [Field::ReceivedAt, Field::ReceivedTime, Field::AcceptedAt];
            self.list.says(row, Field::CaseSummary) && days.into_iter().any(|field| self.list.says(row, field))
        };
        let signs = EntrySigns { is_sure: &is_case, alone: Field::CaseSummary, idle: Some(Field::CaseNumber) };
        self.list.kind_of(row, &signs)
    }

    fn read_case(&mut self, row: usize) {
        let mut entry = Entry::new((self.list.table, self.list.columns), row, self.around);
        let story: String = self.story.iter().map(|column| self.list.table.cell(row, *column)).collect();
        if !story.trim().is_empty() {
            match read(&story, &self.around.roster) {
                Ok(told) => entry.whole = Some(told),
                Err(Unread(wrong)) => entry.wrong(Field::CaseStory, wrong),
            }
        } else if entry.is_void() {
            return self.skip(row, CaseSkip::Void);
        }
        if entry.whole.is_none() {
            note_spreadsheet_harm(&mut entry);
        }
        let facts = entry.facts();
        let number = number_of(&entry);
        if let Some(case) = facts {
            let likeness = Likeness::of_case(&number, &case);
            match self.found(&entry, &likeness) {
                Found::Same(known) => return self.read_known(entry, (case, &number), known),
                Found::SameNumber(known) => {
                    entry.remark(Field::CaseNumber, Wrong::Taken { by: known.number.to_string() });
                }
                Found::Nothing => {}
            }
            let (events, kept) = self.told(&mut entry, &case, &number);
            if !entry.is_out() {
                self.note_twice(&mut entry, likeness, &case);
            }
            if !entry.is_out() {
                self.add(&mut entry, number.clone(), CaseImport { case, events, notes: Vec::new(), kept });
            }
        }
        let Entry { problems, .. } = entry;
        self.note_all(row, &number, problems);
    }

    /// The case is on record. Where nothing is told of it there but that it came in, as when a log of suggestion boxes made it, and
    /// the row tells more, the row goes on with it: whichever list came first, the records are the same.
    fn read_known(&mut self, mut entry: Entry<'_>, (case, number): (NewCase, &str), known: &KnownCase) {
        let import = known.bare.as_ref().and_then(|bare| self.going_on(&mut entry, (&case, number), (known, bare)));
        let Some(import) = import else {
            let end = entry.whole.as_ref().and_then(|_| number_read(number));
            self.ends.extend(end.map(|number| (number, LinkEnd::OnRecord(known.id))));
            return self.skip(entry.row, CaseSkip::Known(known.number));
        };
        let row = entry.row;
        if let Some(first_row) = self.continued.get(&known.id) {
            entry.wrong(Field::CaseSummary, Wrong::TwiceInList { first_row: *first_row });
        }
        if !entry.is_out() {
            self.continued.insert(known.id, self.list.table.row_number(row));
            let end = entry.whole.as_ref().and_then(|_| number_read(number));
            self.ends.extend(end.map(|number| (number, LinkEnd::Together(self.plan.add.len()))));
            self.put(&entry, (number.to_owned(), Some(known.number)), import);
        }
        let Entry { problems, .. } = entry;
        self.note_all(row, number, problems);
    }

    /// What a row adds to a bare case on record; `None` where it adds nothing.
    fn going_on(
        &self,
        entry: &mut Entry<'_>,
        (case, number): (&NewCase, &str),
        (known, bare): (&KnownCase, &BareCase),
    ) -> Option<CaseImport> {
        let case = entry.facts_beside(case, &bare.facts);
        let (events, mut kept) = self.told(entry, &case, number);
        // A link that led nowhere is on record as a note.
        let is_loose = |event: &NewEvent| matches!(event.what, What::Linked { .. } | What::Struck { .. });
        let is_new = |text: &str| !bare.notes.iter().any(|known| known == text);
        kept.notes.retain(|note| is_new(&note.text));
        let tells_more = !events.iter().all(is_loose) || case != bare.facts || !kept.notes.is_empty();
        if !tells_more && kept.voided.is_none() {
            return None;
        }
        let is_here = known.old_number == number || number_read(number) == Some(known.number);
        let note = self.number_note(number, &kept).filter(|_| !is_here);
        let mut notes: Vec<String> = note.into_iter().chain(notes_of(entry)).collect();
        notes.retain(|note| is_new(note));
        kept.number = None;
        kept.onto = Some(known.id);
        Some(CaseImport { case, events, notes, kept })
    }

    fn found(&self, entry: &Entry<'_>, likeness: &Likeness) -> Found<'a> {
        let known = &self.around.known;
        match &entry.whole {
            Some(told) => {
                let old = entry.word(Field::OldNumber);
                let voids = if told.voided.is_some() { Voids::Known } else { Voids::Unknown };
                known.find_whole(likeness, (&old, voids), &self.continued.keys().copied().collect())
            }
            None => known.find(likeness),
        }
    }

    /// What happened, by the story where there is one, else by the columns; and what only a story tells.
    fn told(&self, entry: &mut Entry<'_>, case: &NewCase, number: &str) -> (Vec<NewEvent>, Kept) {
        let Some(told) = entry.whole.clone() else { return (entry.story(case), Kept::default()) };
        let events = entry.whole_story(case, &told);
        let otherwise = old_number_note(number, self.around.tag);
        let number = number_read(number).map(|number| KeptNumber { number, otherwise });
        (events, Kept { number, notes: told.notes, voided: told.voided, ..Kept::default() })
    }

    fn add(&mut self, entry: &mut Entry<'_>, number: String, mut import: CaseImport) {
        let place = self.plan.add.len();
        self.ends.extend(import.kept.number.as_ref().map(|kept| (kept.number, LinkEnd::Together(place))));
        import.notes.extend(self.number_note(&number, &import.kept).filter(|_| import.kept.number.is_none()));
        import.notes.extend(notes_of(entry));
        self.put(entry, (number, None), import);
    }

    fn put(&mut self, entry: &Entry<'_>, (number, onto): (String, Option<CaseNumber>), import: CaseImport) {
        for assumption in &entry.assumed {
            *self.assumed.entry(*assumption).or_default() += 1;
        }
        let place = self.plan.add.len();
        let links = entry.whole.iter().flat_map(|told| &told.links);
        self.links.extend(links.map(|(at, other, line)| (place, *at, *other, line.clone())));
        self.plan.add.push(PlannedCase { row: self.list.table.row_number(entry.row), number, import, onto });
    }

    /// The note of the number a row has; `None` where it has none.
    fn number_note(&self, number: &str, kept: &Kept) -> Option<String> {
        let otherwise = kept.number.as_ref().map(|kept| kept.otherwise.clone());
        otherwise.or_else(|| (!number.is_empty()).then(|| old_number_note(number, self.around.tag)))
    }

    /// Links find the cases they lead to; one that leads nowhere is kept as a note.
    fn finish(mut self) -> CaseImportPlan {
        for (place, at, other, line) in std::mem::take(&mut self.links) {
            let Some(planned) = self.plan.add.get_mut(place) else { continue };
            if let Some(end) = other.and_then(|number| self.ends.get(&number)) {
                planned.import.kept.links.push((at, *end));
                continue;
            }
            planned.import.notes.push(line);
            let number = other.map(|number| number.to_string()).unwrap_or_default();
            let problem = (Problem::new(Field::CaseStory, Wrong::NoSuchCase { number }), Effect::KeptAsNote);
            let (row, who) = (planned.row, planned.number.clone());
            if let Some(index) = row.checked_sub(self.list.table.first_row_number) {
                self.note_all(index, &who, vec![problem]);
            }
        }
        let Self { mut plan, assumed, around, .. } = self;
        plan.problems.sort_by_key(|problem| problem.row);
        let kept = plan.add.iter().filter_map(|planned| planned.import.kept.number.as_ref()).map(|kept| kept.number);
        plan.gaps = numbers_left_free(&kept.collect(), &around.known.numbers().collect(), GAPS_MOST);
        plan.assumed = assumed.into_iter().collect();
        plan
    }

    /// The same case twice in one list stays out once; another case of the same number is only named.
    fn note_twice(&mut self, entry: &mut Entry<'_>, likeness: Likeness, case: &NewCase) {
        let row = self.list.table.row_number(entry.row);
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
        let summary = self.list.cell(row, Field::CaseSummary);
        let who: String = match number {
            "" => clean(summary).chars().take(12).collect(),
            number => number.to_owned(),
        };
        let personal = [Field::CustomerName, Field::CustomerContact, Field::CaseStory];
        self.plan.problems.extend(self.list.placed((row, &who), &personal, problems));
    }
}

/// The number a row is known by. A masked old number says nothing; in a whole list the register's own number tells.
fn number_of(entry: &Entry<'_>) -> String {
    let fields = match entry.whole {
        Some(_) => [Field::CaseNumber, Field::OldNumber],
        None => [Field::OldNumber, Field::CaseNumber],
    };
    let told = fields.map(|field| entry.word(field));
    told.into_iter().find(|number| !number.is_empty() && !number.contains("****")).unwrap_or_default()
}

/// What else a row says in words. The notes of a whole list stand in its stories.
fn notes_of(entry: &mut Entry<'_>) -> Vec<String> {
    let mut notes = std::mem::take(&mut entry.notes);
    let note = if entry.whole.is_none() { entry.text(Field::Note) } else { String::new() };
    notes.extend(Some(note).filter(|note| !note.is_empty()));
    notes
}
