//! A list of staff becomes a plan: who is added, who is changed in what, which rows are left alone and why, and what is
//! wrong, row by row (S; P1-1.2). Nothing is written here; applying the plan is one transaction of the register.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::masking::mask_in_text;
use crate::domain::people::WorkNo;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::domain::staff::{StaffDraft, StaffRecord, is_blank};

use super::headers::Mapping;
use super::photo_folder::{FoundPhoto, PhotoFolder};
use super::staff_cells::{self, RowKind};
use super::tables::{Table, column_letter};

pub use super::headers::{IMPORT_FIELDS, find_header};
pub use super::staff_plan::{
    ColumnPlace, Effect, Existing, FieldChange, ImportPlan, PlannedAdd, PlannedChange, RowProblem, SkipReason, Skipped,
};

/// Reads a list into a plan. `today` completes dates without a year.
pub fn plan_staff(
    table: &Table,
    mapping: &Mapping,
    existing: &[Existing],
    photos: &PhotoFolder,
    today: NaiveDate,
) -> ImportPlan {
    let roster = existing.iter().map(|person| (person.record.work_no.clone(), person)).collect();
    let mut planner =
        Planner { table, mapping, roster, photos, today, first_rows: HashMap::new(), plan: ImportPlan::default() };
    for row in 0..table.rows.len() {
        planner.read_row(row);
    }
    let mut plan = planner.plan;
    plan.problems.sort_by_key(|p| (p.row, p.effect, p.problem.field));
    plan
}

/// Whether a row's person goes in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    In,
    Out,
}

/// Walks the list once.
struct Planner<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    roster: HashMap<WorkNo, &'a Existing>,
    photos: &'a PhotoFolder,
    today: NaiveDate,
    /// Row of the first use of each work number that goes in.
    first_rows: HashMap<WorkNo, usize>,
    plan: ImportPlan,
}

impl Planner<'_> {
    fn read_row(&mut self, row: usize) {
        let why = match staff_cells::kind_of_row(self.table, self.mapping, row) {
            RowKind::Person => return self.read_person(row),
            _ if self.mapping.header_row == Some(row) => return,
            RowKind::TitleOrTotal => SkipReason::TitleOrTotal,
            RowKind::Blank => SkipReason::Blank,
        };
        self.skip(row, why);
    }

    fn skip(&mut self, row: usize, why: SkipReason) {
        let row = self.table.row_number(row);
        self.plan.skip.push(Skipped { row, why });
    }

    /// The cell of a field; empty when the list has no such column.
    fn cell(&self, row: usize, field: Field) -> &str {
        let column = self.mapping.column_of(field);
        column.map_or("", |column| self.table.cell(row, column))
    }

    fn read_person(&mut self, row: usize) {
        let (draft, mut problems) = staff_cells::draft_of(|field| self.cell(row, field));
        let work_no = WorkNo::parse(&draft.work_no).ok();
        let known = work_no.as_ref().and_then(|no| self.roster.get(no)).copied();
        let draft = without_mask(draft, known);
        let (record, found) = draft.read(self.today);
        problems.extend(found);
        staff_cells::add_ruined_id(&mut problems, self.cell(row, Field::IdNumber));
        let first_row = work_no.as_ref().and_then(|no| self.first_rows.get(no));
        if let Some(first_row) = first_row.copied() {
            problems.insert(0, Problem::new(Field::WorkNo, Wrong::TwiceInList { first_row }));
        }
        let is_out = record.is_none() || problems.iter().any(keeps_out);
        let photo = if is_out {
            // Only a path that tries to leave the folder matters where no one goes in.
            let escape = PhotoFolder::none().find(self.cell(row, Field::Photo), None);
            problems.extend(escape.err().map(|wrong| Problem::new(Field::Photo, wrong)));
            None
        } else {
            self.photo(row, work_no.as_ref(), known, &mut problems)
        };
        let fate = if is_out { Fate::Out } else { Fate::In };
        self.note_all(row, &problems, fate);
        if let (Some(record), false) = (record, is_out) {
            let unread: Vec<Field> = problems.iter().map(|p| p.field).collect();
            let number = self.table.row_number(row);
            self.first_rows.insert(record.work_no.clone(), number);
            match known {
                None => self.plan.add.push(PlannedAdd { row: number, record, photo }),
                Some(known) => {
                    let record =
                        merged(known, record, |field| is_blank(self.cell(row, field)) || unread.contains(&field));
                    self.change(row, known, record, photo);
                }
            }
        }
    }

    fn change(&mut self, row: usize, known: &Existing, record: StaffRecord, photo: Option<FoundPhoto>) {
        let mut changes = differences(&known.record, &record);
        if let Some(photo) = &photo {
            changes.push(FieldChange { field: Field::Photo, before: String::new(), after: photo.name.clone() });
        }
        if changes.is_empty() {
            return self.skip(row, SkipReason::Same);
        }
        self.plan.change.push(PlannedChange { row: self.table.row_number(row), id: known.id, record, changes, photo });
    }

    /// The person's picture, unless it is the one they have.
    fn photo(
        &self,
        row: usize,
        work_no: Option<&WorkNo>,
        known: Option<&Existing>,
        problems: &mut Vec<Problem>,
    ) -> Option<FoundPhoto> {
        let has = known.and_then(|known| known.photo_hash);
        let mut note = |wrong: Wrong| problems.push(Problem::new(Field::Photo, wrong));
        match self.photos.find(self.cell(row, Field::Photo), work_no) {
            Err(wrong) => note(wrong),
            Ok(None) if self.photos.is_given() && has.is_none() => note(Wrong::Missing),
            Ok(Some(photo)) if has != Some(photo.hash) => {
                photo.mended.iter().for_each(|mended| note((*mended).into()));
                return Some(photo);
            }
            Ok(_) => {}
        }
        None
    }

    fn note_all(&mut self, row: usize, problems: &[Problem], fate: Fate) {
        for problem in problems {
            let field = problem.field;
            let place = self
                .mapping
                .column_of(field)
                .map(|column| ColumnPlace { letter: column_letter(column), header: self.header(column) });
            let text = match field {
                Field::IdNumber => String::new(),
                _ => self.cell(row, field).trim().chars().take(60).collect(),
            };
            self.plan.problems.push(RowProblem {
                row: self.table.row_number(row),
                column: place,
                who: staff_cells::who(self.cell(row, Field::WorkNo), self.cell(row, Field::Name)),
                problem: problem.clone(),
                text,
                effect: effect_of(problem, fate),
            });
        }
    }

    fn header(&self, column: usize) -> String {
        let row = self.mapping.header_row;
        row.map(|row| staff_cells::clean(self.table.cell(row, column))).unwrap_or_default()
    }
}

fn keeps_out(problem: &Problem) -> bool {
    matches!(problem.field, Field::WorkNo | Field::Name)
}

fn effect_of(problem: &Problem, fate: Fate) -> Effect {
    let is_note = matches!(
        (problem.field, &problem.wrong),
        (Field::IdNumber, _)
            | (
                Field::Photo,
                Wrong::Missing | Wrong::PictureTurned | Wrong::PictureFlattened | Wrong::PictureRecoloured
            )
    );
    match fate {
        _ if keeps_out(problem) => Effect::RowLeftOut,
        Fate::Out => Effect::RowOutAnyway,
        Fate::In if is_note => Effect::Note,
        Fate::In => Effect::FieldLeftEmpty,
    }
}

/// A list that was exported masked says nothing about what it masks: phones, and texts with long numbers.
fn without_mask(draft: StaffDraft, known: Option<&Existing>) -> StaffDraft {
    let Some(known) = known else { return draft };
    let known_phone = known.record.phone.as_ref();
    let old = StaffDraft::of(&known.record);
    let whole = |listed: String, old: String| if mask_in_text(&old) == listed { old } else { listed };
    let draft = StaffDraft {
        team: whole(draft.team, old.team),
        title: whole(draft.title, old.title),
        post: whole(draft.post, old.post),
        qualifications: whole(draft.qualifications, old.qualifications),
        languages: whole(draft.languages, old.languages),
        ..draft
    };
    match known_phone {
        Some(phone) if phone.masked() == draft.phone => StaffDraft { phone: String::new(), ..draft },
        _ => draft,
    }
}

/// The roster's record with what the list says put over it; `keeps` tells the fields the list says nothing about.
fn merged(known: &Existing, list: StaffRecord, keeps: impl Fn(Field) -> bool) -> StaffRecord {
    let old = known.record.clone();
    StaffRecord {
        work_no: list.work_no,
        name: list.name,
        sex: if keeps(Field::Sex) { old.sex } else { list.sex },
        team: if keeps(Field::Team) { old.team } else { list.team },
        title: if keeps(Field::Title) { old.title } else { list.title },
        post: if keeps(Field::Post) { old.post } else { list.post },
        window: if keeps(Field::Window) { old.window } else { list.window },
        joined_on: if keeps(Field::JoinedOn) { old.joined_on } else { list.joined_on },
        phone: if keeps(Field::Phone) || list.phone.is_none() { old.phone } else { list.phone },
        qualifications: if keeps(Field::Qualifications) { old.qualifications } else { list.qualifications },
        languages: if keeps(Field::Languages) { old.languages } else { list.languages },
        status: if keeps(Field::Status) { old.status } else { list.status },
    }
}

/// What differs between two records, in the order of the form.
fn differences(before: &StaffRecord, after: &StaffRecord) -> Vec<FieldChange> {
    let texts = |record: &StaffRecord| {
        let draft = StaffDraft::of(record);
        [
            (Field::Name, draft.name),
            (Field::Sex, draft.sex),
            (Field::Team, draft.team),
            (Field::Title, draft.title),
            (Field::Post, draft.post),
            (Field::Window, draft.window),
            (Field::JoinedOn, draft.joined_on),
            (Field::Phone, draft.phone),
            (Field::Qualifications, draft.qualifications),
            (Field::Languages, draft.languages),
            (Field::Status, draft.status),
        ]
    };
    texts(before)
        .into_iter()
        .zip(texts(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange { field, before, after })
        .collect()
}
