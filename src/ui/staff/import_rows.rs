//! The plan of a staff list as rows to look at: what happens to each, and why, in words.

use crate::domain::people::masked_phone;
use crate::domain::problems::Field;
use crate::domain::staff::{Sex, StaffRecord, StaffStatus};
use crate::exchange::files::FileError;
use crate::exchange::staff_import::{FieldChange, SkipReason};
use crate::exchange::tables::TableError;
use crate::jobs::staff_import::{ListError, ReadList};
use crate::ui::context::UiContext;
use crate::ui::list_import::{Fate, PlanRow, add_problems};
use crate::ui::strings::Strings;
use crate::ui::words;

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
    add_problems(cx.strings, &mut rows, &plan.problems, |row| who(read, row));
    rows
}

fn plan_row((row, fate): (usize, Fate), (name, mark): (String, String), lines: Vec<String>) -> PlanRow {
    PlanRow { row, name, mark, fate, lines, problems: vec![] }
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
    use crate::ui::strings::Lang;

    #[test]
    fn code_words_and_phones_are_shown_as_words() {
        let strings = Strings::load(Lang::Zh);
        assert_eq!(shown(&strings, Field::Status, "on_leave"), "休假");
        assert_eq!(shown(&strings, Field::Phone, "13800002610"), "138 **** 2610");
        assert_eq!(shown(&strings, Field::Team, ""), "—");
    }
}
