//! One row of a log of suggestion boxes: what its cells say of an opening and of a letter, and what is wrong with them.

use chrono::NaiveDate;

use super::box_import::BoxSurroundings;
use super::box_plan::{BoxAssumption, Effect};
use super::box_terms as terms;
use super::case_cells::{TimeTold, time_of_day, time_told};
use super::case_entry::Entry;
use super::case_terms;
use crate::domain::boxes::{BoxRemark, FateChoice, LetterFate, NewLetter, Seal};
use crate::domain::cases::CaseKind;
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxId, StaffId};
use crate::domain::problems::{Field, Problem, Wrong};

/// The fields that tell of a letter.
const OF_LETTER: [Field; 6] = [
    Field::LetterKind,
    Field::LetterSigner,
    Field::LetterFate,
    Field::Department,
    Field::LetterReason,
    Field::LetterCase,
];

/// What a row says, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct BoxRow {
    /// Index in the table.
    pub(super) row: usize,
    pub(super) the_box: Option<BoxId>,
    pub(super) day: Option<NaiveDate>,
    /// Whether a cell of its own tells the day; else the row goes on with the one above.
    pub(super) has_day: bool,
    pub(super) opened: Option<Moment>,
    pub(super) opener: Option<StaffId>,
    pub(super) witness: Option<StaffId>,
    pub(super) seal: Option<Seal>,
    pub(super) count: Option<usize>,
    pub(super) letter: Option<LetterTold>,
    pub(super) remark: String,
    pub(super) later: Vec<BoxRemark>,
    /// When it was entered where the list comes from.
    pub(super) entered: Option<Moment>,
    pub(super) problems: Vec<(Problem, Effect)>,
    pub(super) assumed: Vec<BoxAssumption>,
    /// Told already by another row: stays out by itself, the opening comes in without it.
    pub(super) is_aside: bool,
}

/// A letter as a row tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterTold {
    /// Its place in the entry, where the list numbers them.
    pub(super) number: Option<usize>,
    /// The number of the case made of it; empty for none.
    pub(super) case: String,
    pub(super) letter: NewLetter,
}

impl BoxRow {
    /// Whether it keeps its whole opening out.
    pub(super) fn is_out(&self) -> bool {
        !self.is_aside && self.problems.iter().any(|(_, effect)| *effect == Effect::RowLeftOut)
    }

    /// Says the same as another row.
    pub(super) fn set_aside(&mut self, field: Field, first_row: usize) {
        self.wrong(field, Wrong::TwiceInList { first_row });
        self.is_aside = true;
    }

    pub(super) fn wrong(&mut self, field: Field, wrong: Wrong) {
        self.problems.push((Problem::new(field, wrong), Effect::RowLeftOut));
    }
}

/// Reads a row; what the first row of an opening must tell is asked for when the opening is put together.
pub(super) fn read_row(entry: &mut Entry<'_>, around: &BoxSurroundings) -> BoxRow {
    let mut row = BoxRow { row: entry.row, ..BoxRow::default() };
    let says = |field: Field| !entry.word(field).is_empty();
    row.has_day = says(Field::Day) || (!entry.has(Field::Day) && says(Field::OpenedAt));
    row.the_box = the_box(entry, (around, row.has_day), &mut row.assumed);
    let told = if row.has_day { day_and_time(entry, around) } else { None };
    row.day = told.map(|told| told.day);
    row.opened = told.and_then(|told| told.time.map(|time| Moment::at(told.day, time)));
    if row.opened.is_some_and(|opened| opened > entry.around.now) {
        entry.wrong(Field::OpenedAt, Wrong::InFuture);
    }
    (row.opener, row.witness) = people(entry);
    row.seal = entry.term(Field::Seal, terms::seal);
    let count = terms::count(entry.raw(Field::LetterCount));
    row.count = entry.take(Field::LetterCount, count).flatten();
    row.letter = letter(entry, row.count, &mut row.assumed);
    row.remark = entry.text(Field::Note);
    let later = terms::later_remarks(entry.raw(Field::LaterRemarks));
    row.later = entry.take(Field::LaterRemarks, later).unwrap_or_default();
    if row.later.iter().any(|remark| remark.at > entry.around.now) {
        entry.wrong(Field::LaterRemarks, Wrong::InFuture);
    }
    // Only kept in words: what cannot be read says nothing.
    row.entered = time_told(&entry.word(Field::EnteredAt)).ok().map(|told| told.moment(None));
    row.problems = std::mem::take(&mut entry.problems);
    row
}

/// The box meant; a hall with one box need not name it.
fn the_box(
    entry: &mut Entry<'_>,
    (around, is_first): (&BoxSurroundings, bool),
    assumed: &mut Vec<BoxAssumption>,
) -> Option<BoxId> {
    match entry.word(Field::BoxName).as_str() {
        "" if !is_first => None,
        "" => {
            let only = around.only_box();
            match only {
                Some(_) => assumed.push(BoxAssumption::OnlyBox),
                None => entry.wrong(Field::BoxName, Wrong::Missing),
            }
            only
        }
        word => entry.take(Field::BoxName, around.find_box(word).ok_or(Wrong::UnknownBox)),
    }
}

/// The day the entry stands for, and when the box was opened: two columns, or one.
fn day_and_time(entry: &mut Entry<'_>, around: &BoxSurroundings) -> Option<TimeTold> {
    let has_day = !entry.word(Field::Day).is_empty();
    let field = if has_day { Field::Day } else { Field::OpenedAt };
    let read = time_told(&entry.word(field)).and_then(|told| {
        let is_plausible = terms::is_plausible(told.day);
        if is_plausible { Ok(told) } else { Err(Wrong::NotADate) }
    });
    let mut told = entry.take(field, read)?;
    if told.day > around.base.now.date() {
        entry.wrong(field, Wrong::InFuture);
    }
    let time = entry.word(Field::OpenedAt);
    if has_day && !time.is_empty() {
        let read = match time_told(&time) {
            Ok(full) if full.day != told.day => Err(Wrong::OutOfOrder),
            Ok(full) => Ok(full.time),
            Err(_) => time_of_day(&time).map(Some),
        };
        told.time = entry.take(Field::OpenedAt, read).flatten().or(told.time);
    }
    Some(told)
}

/// Who opened, and who watched; one cell may name both.
fn people(entry: &mut Entry<'_>) -> (Option<StaffId>, Option<StaffId>) {
    let word = entry.word(Field::Opener);
    let mut parts = word.split(['、', ',', '，', '/', ';', '；', '和']).map(str::trim).filter(|part| !part.is_empty());
    let roster = &entry.around.roster;
    if entry.word(Field::Witness).is_empty()
        && let (Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next())
        && let (Ok(opener), Ok(witness)) = (roster.find(first), roster.find(second))
    {
        return (Some(opener), Some(witness));
    }
    (entry.person(Field::Opener), entry.person(Field::Witness))
}

/// The letter of a row; `None` for a row that tells of none.
fn letter(entry: &mut Entry<'_>, count: Option<usize>, assumed: &mut Vec<BoxAssumption>) -> Option<LetterTold> {
    let text = entry.text(Field::LetterText);
    if terms::is_empty_box(&text) {
        let tells = OF_LETTER.iter().any(|field| !entry.word(*field).is_empty());
        if tells && text.is_empty() && count != Some(0) {
            entry.wrong(Field::LetterText, Wrong::Missing);
        }
        return None;
    }
    let number = terms::count(entry.raw(Field::LetterNumber));
    let number = entry.take(Field::LetterNumber, number).flatten();
    let kind = entry.term(Field::LetterKind, case_terms::kind);
    if kind.is_none() {
        assumed.push(BoxAssumption::Suggestion);
    }
    let fate = fate(entry, assumed)?;
    let letter = NewLetter {
        kind: kind.unwrap_or(CaseKind::Suggestion),
        signed_by: signer(entry, assumed).into(),
        text,
        scan: None,
        fate,
    };
    Some(LetterTold { number, case: entry.word(Field::LetterCase), letter })
}

fn signer(entry: &Entry<'_>, assumed: &mut Vec<BoxAssumption>) -> String {
    let name = entry.word(Field::LetterSigner);
    if name.contains("**") {
        assumed.push(BoxAssumption::Masked);
        return String::new();
    }
    let is_unsigned = ["匿名", "不详", "未署名", "anonymous", "unsigned"].contains(&name.to_lowercase().as_str());
    if is_unsigned { String::new() } else { name }
}

fn fate(entry: &mut Entry<'_>, assumed: &mut Vec<BoxAssumption>) -> Option<LetterFate> {
    let (word, reason) = (entry.word(Field::LetterFate), entry.text(Field::LetterReason));
    let told = entry.term(Field::LetterFate, terms::fate);
    let choice = match (told, word.is_empty()) {
        (Some(choice), _) => choice,
        (None, false) => return None,
        (None, true) if !reason.is_empty() => FateChoice::NoAction,
        (None, true) => {
            if entry.word(Field::LetterCase).is_empty() {
                assumed.push(BoxAssumption::BecomesCase);
            }
            FateChoice::Case
        }
    };
    if choice == FateChoice::Case {
        return Some(LetterFate::Case { department: entry.text(Field::Department) });
    }
    // `不予办理，重复来信` tells its reason itself.
    let because = if reason.is_empty() && word.chars().count() > 6 { word } else { reason };
    if because.is_empty() {
        entry.wrong(Field::LetterReason, Wrong::Missing);
        return None;
    }
    if !entry.word(Field::Department).is_empty() {
        entry.problems.push((Problem::new(Field::Department, Wrong::NoDepartment), Effect::FieldLeftEmpty));
    }
    Some(LetterFate::NoAction { because })
}
