//! Everything on record as tables to hand on: a sheet an area, every cell text, words in place of codes, names in place of numbers
//! (P3-1, P4-7). What is not taken out is named here with the reason.

mod besides;
mod cells;
mod codes;
mod masks;
mod own;
mod plans;
mod plans_of_checks;
mod raw;
mod standards;
mod story;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod workbook;

pub use besides::file_name;
pub use cells::{Converted, Converter, NamedCase, RULE, SET};
pub use own::{Own, Whose};
pub use plans::HALL_AND_PEOPLE;
pub use plans_of_checks::{CHECKS_AND_REST, HISTORY};

/// One sheet: a table of the file.
#[derive(Debug, Clone, Copy)]
pub struct SheetPlan {
    /// The table.
    pub table: &'static str,
    /// Column that numbers the rows: `id`, or `seq` of the history.
    pub number: &'static str,
    /// Key of the sheet's name.
    pub title: &'static str,
    /// Its columns after the row's number.
    pub columns: &'static [Column],
}

/// One column of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Column of the table; one may stand in several columns of the sheet.
    pub column: &'static str,
    /// Key of its heading.
    pub head: &'static str,
    /// What its cells hold.
    pub shape: Shape,
}

/// What a cell of the file holds, and so how it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words, days, numbers, row numbers of other sheets: as they are.
    Plain,
    /// What somebody wrote: phones and the like in it, and the customer's name and contact, masked unless names are wanted.
    Free,
    /// Words that may name a person: only where names are wanted.
    OnlyWhole,
    /// Milliseconds: `2026-11-23 10:12`.
    Moment,
    /// 0 or 1.
    YesNo,
    /// A code, and the keys of the words for each.
    Words(&'static [(&'static str, &'static str)]),
    /// Code of a matter, step or event of the deadline rules: its name.
    OfRules,
    /// Code of a standard: its title.
    Standard,
    /// Code of a grade: its name in the standard the check was held to.
    Grade,
    /// Code of a prerequisite: its name in the standard the appraisal was held to.
    Prerequisite,
    /// A row number of the roster: work number and name.
    Staff,
    /// Several of them, a JSON list.
    StaffList,
    /// A row number of the windows: its number.
    Window,
    /// A row number of the cases: `2026-0031`.
    Case,
    /// `hall`, `window:3`, `team:…`, `person:17`.
    Subject,
    /// Several of them, a JSON list.
    Subjects,
    /// Words, a JSON list.
    List,
    /// Seven signs, Monday first.
    Weekdays,
    /// A phone number of staff.
    Phone,
    /// Name of somebody from outside.
    CustomerName,
    /// Phone or address of somebody from outside.
    CustomerContact,
    /// Whose card it is: a visitor is from outside.
    Bearer,
    /// Who signed for a card: for a visitor's, somebody from outside.
    CardSigner,
    /// What happened to a case, JSON.
    Story,
    /// One side of what was answered on an item, JSON.
    Answer(AnswerPart),
    /// A row number of the kept files: where it lies beside.
    File,
    /// A long text that goes into a file of its own beside, in this folder, with this ending.
    Beside(&'static str, &'static str),
    /// The same, JSON whose words somebody may have written: masked unless names are wanted.
    BesideFree(&'static str, &'static str),
    /// The word of an action on the history.
    Action,
    /// Bytes, in hex.
    Hex,
}

/// One side of what was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of an answer")]
pub enum AnswerPart {
    Verdict,
    Value,
    Choice,
    Occurrences,
    Reason,
    Overruled,
    Owner,
    Due,
}

/// Every sheet, in the order of the workbook.
pub fn all_sheets() -> impl Iterator<Item = &'static SheetPlan> {
    HALL_AND_PEOPLE.iter().chain(CHECKS_AND_REST).chain([&HISTORY])
}

/// Tables with rows on the history that have no sheet, and why.
pub const NO_SHEET: [(&str, &str); 1] =
    [("history_authors", "who wrote a line stands beside the line, in the sheet of the history")];

/// Columns of every table that are not taken out, and why.
pub const NEVER_OUT: [(&str, &str); 3] = [
    ("uid", "tells one hall's rows from another's when halls are gathered; says nothing to a reader"),
    ("hall_id", "one file holds one hall"),
    ("salt", "keeps the hash of a row on the history from telling what the row held"),
];

/// Texts that may name somebody and go out as they are also where names are masked, and why.
pub const WHOLE_ANYWAY: [(&str, &str, &str); 2] = [
    (
        "audits",
        "pack_text",
        "the standard the check was held to, in a file beside: rules, and nothing of what was found",
    ),
    ("card_layouts", "body", "the layout of a card, in a file beside: measures and fields, filled in for each card"),
];

/// Single columns that are not taken out, and why.
pub const NOT_OUT: [(&str, &str, &str); 2] = [
    ("files", "content", "the bytes lie beside as a file of their own, when pictures are wanted"),
    ("staff_pictures", "crop", "how the picture was cut out of its original; both lie beside"),
];
