//! The roster as a list to hand on: XLSX and CSV. Every cell is text, so no formula survives and no digit is lost.

use rust_xlsxwriter::XlsxError;

use crate::domain::masking::mask_in_text;
use crate::domain::personal::Why;
use crate::domain::problems::Field;
use crate::domain::staff::{Sex, StaffRecord, StaffStatus};

use super::list_writing::{csv_of, xlsx_of};

/// The columns of an exported list, in order.
pub const EXPORT_FIELDS: [Field; 12] = [
    Field::WorkNo,
    Field::Name,
    Field::Sex,
    Field::Team,
    Field::Title,
    Field::Post,
    Field::Window,
    Field::JoinedOn,
    Field::Phone,
    Field::Qualifications,
    Field::Languages,
    Field::Status,
];

/// Whether phones, and long numbers in texts, stand in the list; showing them is recorded by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Personal {
    /// `138 **** 2610`
    #[default]
    Masked,
    /// All digits.
    Shown,
}

/// The words of the list, in the language of the person.
pub struct ExportWords<'a> {
    /// Name of the sheet, at most 31 characters.
    pub sheet: &'a str,
    /// A column's heading; one of the words the import knows.
    pub heading: &'a dyn Fn(Field) -> String,
    /// 女 or female.
    pub sex: &'a dyn Fn(Sex) -> String,
    /// 在岗 or active.
    pub status: &'a dyn Fn(StaffStatus) -> String,
}

/// The list as rows of texts, the heading first.
pub fn staff_rows(people: &[StaffRecord], words: &ExportWords<'_>, personal: Personal) -> Vec<Vec<String>> {
    let heading = EXPORT_FIELDS.iter().map(|field| (words.heading)(*field));
    let mut rows = vec![heading.collect()];
    for person in people {
        let cells = EXPORT_FIELDS.iter().map(|field| cell(person, *field, words, personal));
        rows.push(cells.collect());
    }
    rows
}

fn cell(person: &StaffRecord, field: Field, words: &ExportWords<'_>, personal: Personal) -> String {
    let free = |text: String| if personal == Personal::Masked { mask_in_text(&text) } else { text };
    match field {
        Field::WorkNo => person.work_no.as_str().to_owned(),
        Field::Name => person.name.as_str().to_owned(),
        Field::Sex => person.sex.map(words.sex).unwrap_or_default(),
        Field::Team => free(person.team.clone()),
        Field::Title => free(person.title.clone()),
        Field::Post => free(person.post.clone()),
        Field::Window => person.window.clone(),
        Field::JoinedOn => person.joined_on.map(|day| day.to_string()).unwrap_or_default(),
        Field::Phone => match (&person.phone, personal) {
            (None, _) => String::new(),
            (Some(phone), Personal::Shown) => phone.reveal(Why::Asked).to_owned(),
            (Some(phone), Personal::Masked) => phone.masked(),
        },
        Field::Qualifications => free(person.qualifications.join("、")),
        Field::Languages => free(person.languages.join("、")),
        Field::Status => (words.status)(person.status),
        _ => String::new(),
    }
}

/// The roster as CSV: UTF-8 with its mark, CRLF, a `'` before what a spreadsheet would run as a formula (the import
/// takes it off again).
pub fn staff_csv(people: &[StaffRecord], words: &ExportWords<'_>, personal: Personal) -> Vec<u8> {
    csv_of(&staff_rows(people, words, personal))
}

/// The roster as a workbook of one sheet: heading kept in sight, every cell a string in text format.
///
/// # Errors
/// The writer's, for a sheet name it refuses or more people than a sheet has rows.
pub fn staff_xlsx(people: &[StaffRecord], words: &ExportWords<'_>, personal: Personal) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(words.sheet, &staff_rows(people, words, personal))
}
