//! The rows of one opening put together: its head, its letters, how many they should be, and whether the log has it.

use std::collections::HashSet;

use super::box_import::BoxSurroundings;
use super::box_plan::{BoxAssumption, PlannedEntry};
use super::box_row::{BoxRow, LetterTold};
use super::box_terms::numbered;
use super::case_terms::folded;
use super::known_cases::{Found, Likeness, Voids};
use super::tables::Table;
use super::whole_story::number_read;
use crate::domain::box_lists::{BoxImport, LetterOrigin, ListedEntry, entered_note, keeps_entered};
use crate::domain::boxes::{BoxEntry, BoxRemark, Letter, LetterFate, NewBoxEntry, NewLetter, Seal};
use crate::domain::cases::CaseNumber;
use crate::domain::cases::lists::old_number_note;
use crate::domain::dates::Moment;
use crate::domain::mentions::BAR;
use crate::domain::problems::{Field, Wrong};

/// Most rows of one opening; a list that says more of one day is no log, and each is compared with all.
const ROWS_MOST: usize = 999;

/// The rows of one box and day, in the order of the list; never empty.
pub(super) struct Opening {
    pub(super) rows: Vec<BoxRow>,
}

/// What became of an opening.
#[derive(Default)]
pub(super) struct Done {
    /// What is added.
    pub(super) planned: Option<PlannedEntry>,
    /// Rows (indices) the log has already.
    pub(super) known: Vec<usize>,
    pub(super) assumed: Vec<BoxAssumption>,
    /// The rows with what is wrong with them.
    pub(super) rows: Vec<BoxRow>,
}

impl Opening {
    /// A further row of the same box and day: another letter of it, or the same told twice.
    pub(super) fn join(&mut self, mut row: BoxRow, table: &Table) {
        let first_row = self.rows.first().map_or(0, |first| table.row_number(first.row));
        if self.rows.len() >= ROWS_MOST {
            row.set_aside(Field::Day, first_row);
            return self.rows.push(row);
        }
        let twice = self.rows.iter().find(|other| is_twice(other, &row));
        let differs = self.rows.first().is_some_and(|first| !is_same_head(first, &row));
        match twice {
            Some(other) => {
                let first_row = table.row_number(other.row);
                row.set_aside(Field::LetterNumber, first_row);
            }
            None if differs || row.letter.is_none() && !row.is_out() => {
                row.set_aside(Field::Day, first_row);
            }
            None => {}
        }
        self.rows.push(row);
    }
}

/// The same number of a letter in the same opening.
fn is_twice(one: &BoxRow, other: &BoxRow) -> bool {
    let number = |row: &BoxRow| row.letter.as_ref().and_then(|letter| letter.number);
    number(one).is_some() && number(one) == number(other)
}

/// Whether what both rows tell of the opening itself is the same.
fn is_same_head(one: &BoxRow, other: &BoxRow) -> bool {
    fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.zip(other).is_none_or(|(one, other)| one == other)
    }
    same(one.opened, other.opened)
        && same(one.opener, other.opener)
        && same(one.witness, other.witness)
        && same(one.seal, other.seal)
}

/// Puts an opening together. `claimed` are the cases on record that letters above point to.
pub(super) fn put_together(
    opening: Opening,
    (table, around): (&Table, &BoxSurroundings),
    claimed: &mut HashSet<CaseNumber>,
) -> Done {
    let mut rows = opening.rows;
    drop_repeats(&mut rows, table);
    let mut assumed = Vec::new();
    let head = head(&mut rows, around, &mut assumed);
    let is_out = rows.iter().any(BoxRow::is_out);
    let letters = if is_out { None } else { letters(&mut rows) };
    if let (Some((head, _)), Some(letters)) = (&head, &letters)
        && let Some(known) = around.on_record(head.box_id, head.day)
    {
        if is_on_record(&known.entry, head, letters.len()) {
            return already_there(rows, known, letters);
        }
        note_first(&mut rows, Field::Day, Wrong::OnRecordOtherwise);
    }
    if rows.iter().any(BoxRow::is_out) {
        note_others(&mut rows, table);
        return Done { rows, ..Done::default() };
    }
    let (Some((mut entry, box_name)), Some(letters)) = (head, letters) else {
        return Done { rows, ..Done::default() };
    };
    // A log that tells when an opening was entered is one of ours: its numbers are those of a register like this one.
    let numbers = if rows.iter().any(|row| row.entered.is_some()) { Numbers::Ours } else { Numbers::Foreign };
    let origins =
        letters.iter().map(|letter| origin((letter, numbers), entry.opened_at, (around, &mut *claimed))).collect();
    entry.letters = letters.into_iter().map(|told| told.letter).collect();
    let mut remarks = rows.iter().find(|row| !row.later.is_empty()).map(|row| row.later.clone()).unwrap_or_default();
    let entered =
        rows.iter().find_map(|row| row.entered).filter(|_| !remarks.iter().any(|one| keeps_entered(&one.text)));
    remarks
        .extend(entered.map(|entered| BoxRemark { at: around.base.now, text: entered_note(entered, around.base.tag) }));
    assumed.extend(rows.iter().flat_map(|row| row.assumed.iter().copied()));
    assumed.sort_unstable();
    assumed.dedup();
    let import = BoxImport { entry, origins, remarks: in_time(remarks) };
    let numbers = kept(&rows).map(|row| table.row_number(row.row)).collect();
    Done { planned: Some(PlannedEntry { rows: numbers, box_name, import }), assumed, rows, ..Done::default() }
}

fn in_time(mut remarks: Vec<BoxRemark>) -> Vec<BoxRemark> {
    remarks.sort_by_key(|remark| remark.at);
    remarks
}

/// The rows that are no repetition of another.
fn kept(rows: &[BoxRow]) -> impl Iterator<Item = &BoxRow> {
    rows.iter().filter(|row| !row.is_aside)
}

/// A list pasted twice: where nothing numbers or counts the letters, the same words by the same hand are the same letter.
fn drop_repeats(rows: &mut [BoxRow], table: &Table) {
    let counted = rows.iter().filter_map(|row| row.count).max();
    let letters = kept(rows).filter(|row| row.letter.is_some()).count();
    if counted.is_some_and(|counted| counted >= letters) {
        return;
    }
    let mut seen: Vec<(LetterTold, usize)> = Vec::new();
    for row in rows.iter_mut().filter(|row| !row.is_aside) {
        let Some(letter) = row.letter.clone().filter(|letter| letter.number.is_none()) else { continue };
        match seen.iter().find(|(known, _)| *known == letter) {
            Some((_, first)) => {
                let first_row = table.row_number(*first);
                row.set_aside(Field::LetterText, first_row);
            }
            None => seen.push((letter, row.row)),
        }
    }
}

/// Box, day, time, people, seal and remark, from the first row; what is missing is noted there.
fn head(
    rows: &mut [BoxRow],
    around: &BoxSurroundings,
    assumed: &mut Vec<BoxAssumption>,
) -> Option<(NewBoxEntry, String)> {
    let mut remarks: Vec<String> = rows.iter().map(|row| row.remark.clone()).filter(|text| !text.is_empty()).collect();
    remarks.dedup();
    let first = rows.first_mut()?;
    let the_box = first.the_box.and_then(|id| around.the_box(id));
    let (box_id, day) = (first.the_box, first.day);
    if let (Some(the_box), Some(day)) = (the_box, day)
        && (day < the_box.since || the_box.retired_on.is_some_and(|end| day >= end))
    {
        first.wrong(Field::Day, Wrong::BoxNotInUse);
    }
    for (field, person) in [(Field::Opener, first.opener), (Field::Witness, first.witness)] {
        let is_named = first.problems.iter().any(|(problem, _)| problem.field == field);
        if person.is_none() && !is_named {
            first.wrong(field, Wrong::Missing);
        }
    }
    if first.opener.is_some() && first.opener == first.witness {
        first.wrong(Field::Witness, Wrong::SamePerson);
    }
    if first.seal.is_none() {
        assumed.push(BoxAssumption::SealIntact);
    }
    let opened_at = match (first.opened, day) {
        (Some(opened), _) => opened,
        (None, day) => {
            assumed.push(BoxAssumption::OpenedAtClosing);
            let now = around.base.now;
            Moment::at(day?, around.closes_at).min(Moment(now.0 - now.0.rem_euclid(60_000)))
        }
    };
    let entry = NewBoxEntry {
        box_id: box_id?,
        day: day?,
        opened_at,
        opener: first.opener?,
        witness: first.witness?,
        seal: first.seal.unwrap_or(Seal::Intact),
        letters: Vec::new(),
        remark: remarks.join("\n"),
    };
    Some((entry, the_box.map(|one| one.name.clone()).unwrap_or_default()))
}

/// The letters in order; `None` where they are not as many as counted.
fn letters(rows: &mut [BoxRow]) -> Option<Vec<LetterTold>> {
    let mut told: Vec<LetterTold> = kept(rows).filter_map(|row| row.letter.clone()).collect();
    let counts: Vec<usize> = kept(rows).filter_map(|row| row.count).collect();
    let counted = match counts.as_slice() {
        [] => return Some(in_order(told)),
        // One row a letter, each counting itself.
        [_, _, ..] if counts.iter().all(|count| *count == 1) => counts.len(),
        all => all.iter().copied().max().unwrap_or(0),
    };
    if let ([only], true) = (told.as_slice(), counted > 1) {
        let several = numbered(&only.letter.text, counted).unwrap_or_default().into_iter();
        let several = several.map(|text| {
            let mut letter = only.letter.clone();
            letter.text = text;
            LetterTold { letter, number: None, case: String::new() }
        });
        told = Some(several.collect::<Vec<_>>()).filter(|several| !several.is_empty()).unwrap_or(told);
    }
    if told.len() != counted {
        note_first(rows, Field::LetterCount, Wrong::CountDiffers { counted, written: told.len() });
        return None;
    }
    Some(in_order(told))
}

/// By the number of each where all are numbered.
fn in_order(mut letters: Vec<LetterTold>) -> Vec<LetterTold> {
    if letters.iter().all(|letter| letter.number.is_some()) {
        letters.sort_by_key(|letter| letter.number);
    }
    letters
}

fn note_first(rows: &mut [BoxRow], field: Field, wrong: Wrong) {
    if let Some(first) = rows.first_mut() {
        first.wrong(field, wrong);
    }
}

/// An entry comes in whole or not at all: its good rows say which one keeps them out.
fn note_others(rows: &mut [BoxRow], table: &Table) {
    let bad = rows.iter().find(|row| row.is_out()).map(|row| table.row_number(row.row));
    let good = rows.iter_mut().filter(|row| !row.is_out() && !row.is_aside);
    for (row, bad) in good.filter_map(|row| Some((row, bad?))) {
        row.wrong(Field::Day, Wrong::OtherRow { row: bad });
    }
}

/// The rows of an opening on record: known, but for those whose letter is on record otherwise, which are named.
fn already_there(mut rows: Vec<BoxRow>, known: &ListedEntry, letters: &[LetterTold]) -> Done {
    for (told, letter) in letters.iter().zip(&known.letters) {
        let Some(field) = what_differs(&told.letter, letter) else { continue };
        let place = rows.iter().position(|row| !row.is_aside && row.letter.as_ref() == Some(told)).unwrap_or(0);
        if let Some(row) = rows.get_mut(place).filter(|row| !row.is_out()) {
            row.wrong(field, Wrong::OnRecordOtherwise);
        }
    }
    let (differing, same): (Vec<BoxRow>, Vec<BoxRow>) = rows.into_iter().partition(BoxRow::is_out);
    Done { known: same.iter().map(|row| row.row).collect(), rows: differing, ..Done::default() }
}

/// What a list tells otherwise of a letter on record. Words that are masked in the list or edited out of the record say nothing.
fn what_differs(told: &NewLetter, known: &Letter) -> Option<Field> {
    let is_silent = told.text.contains("**") || known.text.contains(BAR);
    if !is_silent && folded(&told.text) != folded(&known.text) {
        return Some(Field::LetterText);
    }
    match &told.fate {
        LetterFate::Case { .. } if known.case.is_none() => Some(Field::LetterFate),
        LetterFate::NoAction { .. } if known.case.is_some() => Some(Field::LetterFate),
        LetterFate::Case { department } if folded(department) != folded(&known.department) => Some(Field::Department),
        LetterFate::Case { .. } | LetterFate::NoAction { .. } => None,
    }
}

fn is_on_record(known: &BoxEntry, head: &NewBoxEntry, letters: usize) -> bool {
    known.letter_count as usize == letters && known.opener == head.opener && known.witness == head.witness
}

/// Whose numbers the cases of a log have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Ours,
    Foreign,
}

/// The case of a letter: the one on record with the same words and time, or its number, else a new one.
fn origin(
    (told, numbers): (&LetterTold, Numbers),
    opened_at: Moment,
    (around, claimed): (&BoxSurroundings, &mut HashSet<CaseNumber>),
) -> LetterOrigin {
    if matches!(told.letter.fate, LetterFate::NoAction { .. }) {
        return LetterOrigin::fresh();
    }
    let likeness = Likeness::of(&told.case, opened_at, &told.letter.text);
    let nobody = HashSet::new();
    let found = match around.base.known.find(&likeness) {
        // A case taken over as void is still the case of its letter.
        Found::Nothing | Found::SameNumber(_) => around.base.known.find_whole(&likeness, ("", Voids::Known), &nobody),
        same @ Found::Same(_) => same,
    };
    match found {
        Found::Same(case) if claimed.insert(case.number) => LetterOrigin::OnRecord(case.number),
        _ if told.case.is_empty() => LetterOrigin::fresh(),
        _ => LetterOrigin::New {
            number: number_read(&told.case).filter(|_| numbers == Numbers::Ours),
            note: old_number_note(&told.case, around.base.tag),
        },
    }
}
