//! A plan as rows to look at: what happens to each row of the list, and why, in words.

use crate::domain::people::masked_phone;
use crate::domain::problems::Field;
use crate::domain::staff::{Sex, StaffRecord, StaffStatus};
use crate::exchange::files::FileError;
use crate::exchange::staff_import::{Effect, FieldChange, RowProblem, SkipReason};
use crate::exchange::tables::TableError;
use crate::jobs::staff_import::{ListError, ReadList};
use crate::ui::context::UiContext;
use crate::ui::strings::{Strings, Value};
use crate::ui::words;

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Fate {
    /// A new person.
    Add,
    /// A changed person.
    Change,
    /// Left alone, nothing wrong.
    Skip,
    /// Left out, something is wrong.
    Out,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlanRow {
    /// As a spreadsheet shows it.
    pub(super) row: usize,
    pub(super) name: String,
    pub(super) work_no: String,
    pub(super) fate: Fate,
    /// Before and after of each field, photo found, why skipped.
    pub(super) lines: Vec<String>,
    /// What is wrong, and what to do.
    pub(super) problems: Vec<String>,
}

/// Rows by fate, and rows with a problem.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tallies {
    pub(super) add: usize,
    pub(super) change: usize,
    pub(super) skip: usize,
    pub(super) trouble: usize,
}

/// The plan row by row, in the order of the list.
pub(super) fn rows(cx: &UiContext<'_>, read: &ReadList) -> Vec<PlanRow> {
    let plan = &read.plan;
    let mut rows: Vec<PlanRow> = Vec::new();
    for one in &plan.add {
        let photo = one.photo.iter();
        let lines = photo.map(|photo| photo_line(cx, &photo.name)).collect();
        rows.push(plan_row((one.row, Fate::Add), told(&one.record), lines));
    }
    for one in &plan.change {
        let changes = one.changes.iter();
        let lines = changes.map(|change| change_line(cx, change)).collect();
        rows.push(plan_row((one.row, Fate::Change), told(&one.record), lines));
    }
    for one in &plan.skip {
        let same = (one.why == SkipReason::Same).then(|| who(read, one.row));
        let lines = vec![cx.text(one.why.key())];
        rows.push(plan_row((one.row, Fate::Skip), same.unwrap_or_default(), lines));
    }
    for problem in &plan.problems {
        add_problem(cx, &mut rows, (read, problem));
    }
    rows.sort_by_key(|row| row.row);
    rows
}

fn plan_row((row, fate): (usize, Fate), (name, work_no): (String, String), lines: Vec<String>) -> PlanRow {
    PlanRow { row, name, work_no, fate, lines, problems: vec![] }
}

/// Name and work number of a record.
fn told(record: &StaffRecord) -> (String, String) {
    let (name, work_no) = (record.name.as_str(), record.work_no.as_str());
    (name.to_owned(), work_no.to_owned())
}

/// Name and work number as the list has them.
fn who(read: &ReadList, row: usize) -> (String, String) {
    let Some(index) = row.checked_sub(read.table.first_row_number) else {
        return (String::new(), String::new());
    };
    let cell = |field| read.mapping.column_of(field).map_or("", |column| read.table.cell(index, column));
    (cell(Field::Name).trim().to_owned(), cell(Field::WorkNo).trim().to_owned())
}

fn add_problem(cx: &UiContext<'_>, rows: &mut Vec<PlanRow>, (read, problem): (&ReadList, &RowProblem)) {
    let said = problem_line(cx.strings, problem);
    if let Some(row) = rows.iter_mut().find(|row| row.row == problem.row) {
        row.problems.push(said);
        return;
    }
    let row = problem.row;
    let (name, work_no) = who(read, row);
    rows.push(PlanRow { row, name, work_no, fate: Fate::Out, lines: vec![], problems: vec![said] });
}

/// How many rows there are of each kind.
pub(super) fn tallies(rows: &[PlanRow]) -> Tallies {
    let count = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count();
    Tallies {
        add: count(Fate::Add),
        change: count(Fate::Change),
        skip: count(Fate::Skip),
        trouble: rows.iter().filter(|row| !row.problems.is_empty()).count(),
    }
}

fn photo_line(cx: &UiContext<'_>, name: &str) -> String {
    cx.strings.text_with("staff-import-photo", &[("name", name.into())])
}

fn change_line(cx: &UiContext<'_>, change: &FieldChange) -> String {
    if change.field == Field::Photo {
        return photo_line(cx, &change.after);
    }
    let field = words::field(cx.strings, change.field);
    let before = shown(cx.strings, change.field, &change.before);
    let after = shown(cx.strings, change.field, &change.after);
    let values = [("field", field.into()), ("before", before.into()), ("after", after.into())];
    cx.strings.text_with("staff-field-change", &values)
}

/// A value as a person reads it: code words become words, phones are masked.
fn shown(strings: &Strings, field: Field, value: &str) -> String {
    if value.is_empty() {
        return "—".to_owned();
    }
    match field {
        Field::Sex => Sex::parse(value).map_or_else(|_| value.to_owned(), |sex| words::sex(strings, sex)),
        Field::Status => {
            StaffStatus::parse(value).map_or_else(|_| value.to_owned(), |status| words::staff_status(strings, status))
        }
        Field::Phone => masked_phone(value),
        _ => value.to_owned(),
    }
}

/// One sentence: column, field, what the cell says, what is wrong, what it means for the row.
fn problem_line(strings: &Strings, problem: &RowProblem) -> String {
    let RowProblem { column, problem: inner, text, effect, .. } = problem;
    let field = words::field(strings, inner.field);
    let place = match column {
        Some(column) => {
            let values = [("letter", column.letter.as_str().into()), ("field", field.into())];
            strings.text_with("staff-import-column", &values)
        }
        None => field,
    };
    let said = if text.is_empty() {
        String::new()
    } else {
        strings.text_with("staff-import-says", &[("text", text.as_str().into())])
    };
    let mut line =
        format!("{place}{said}{}{}", strings.text("staff-import-colon"), words::wrong(strings, &inner.wrong));
    if *effect != Effect::Note {
        line = format!("{line} · {}", strings.text(effect.key()));
    }
    line
}

/// One problem with its row, for text to copy.
pub(super) fn problem_with_row(strings: &Strings, problem: &RowProblem) -> String {
    let line = problem_line(strings, problem);
    let values: [(&str, Value<'_>); 3] =
        [("row", problem.row.into()), ("who", problem.who.as_str().into()), ("line", line.into())];
    strings.text_with("staff-import-problem", &values)
}

/// Why a list could not be read: what happened, and what to do.
pub(super) fn list_error(cx: &UiContext<'_>, error: &ListError) -> String {
    match error {
        ListError::Table(TableError::File(error)) | ListError::Photos(error) => file_error(cx, error),
        ListError::Table(error) => words::table_error(cx.strings, error),
        ListError::Cancelled(_) => cx.text("staff-import-stopped"),
    }
}

/// Why a file could not be read or written.
pub(super) fn file_error(cx: &UiContext<'_>, error: &FileError) -> String {
    words::file_error(cx.strings, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problems::{Problem, Wrong};
    use crate::exchange::staff_import::ColumnPlace;
    use crate::ui::strings::Lang;

    fn problem(effect: Effect) -> RowProblem {
        RowProblem {
            row: 7,
            column: Some(ColumnPlace { letter: "F".to_owned(), header: "手机".to_owned() }),
            who: "CQ0231 钱多多".to_owned(),
            problem: Problem::new(Field::Phone, Wrong::PhoneDigits { found: 9 }),
            text: "138000026".to_owned(),
            effect,
        }
    }

    #[test]
    fn a_problem_names_row_column_cell_and_what_it_means() {
        let strings = Strings::load(Lang::Zh);
        let said = problem_with_row(&strings, &problem(Effect::FieldLeftEmpty));
        for part in ["7", "CQ0231 钱多多", "F", "手机", "138000026", "11 位"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!problem_line(&strings, &problem(Effect::Note)).contains(" · "));
    }

    #[test]
    fn code_words_and_phones_are_shown_as_words() {
        let strings = Strings::load(Lang::Zh);
        assert_eq!(shown(&strings, Field::Status, "on_leave"), "休假");
        assert_eq!(shown(&strings, Field::Phone, "13800002610"), "138 **** 2610");
        assert_eq!(shown(&strings, Field::Team, ""), "—");
    }
}
