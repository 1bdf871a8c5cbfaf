//! Everything about one person, read in windows of rows for taking it out (《个人信息保护法》第四十五条).

use super::{Refusal, Register, RegisterError};
use crate::domain::erasure::{Cases, Person};
use crate::domain::ids::{CaseId, FileId};
use crate::domain::mentions::Needles;
use crate::domain::personal::PersonalName;
use crate::storage::{erasure, outward, person_rows};

pub use crate::storage::person_rows::{ABOUT_CUSTOMER, ABOUT_STAFF, DONE_BY_STAFF, Held, Window};
pub use outward::KeptFile;

/// Which rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those about the person.
    About,
    /// What the person did that is about somebody else.
    Done,
}

/// One person, and what to know them by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecords {
    /// Work number, or number of the case.
    pub subject: String,
    /// Name, as it stands on record; may be empty.
    pub name: PersonalName,
    /// Their names and numbers, present and former.
    pub needles: Needles,
    /// Rows of letters without a case that a customer signed.
    pub letters: Vec<i64>,
    whose: person_rows::Whose,
}

impl PersonRecords {
    /// Rows of the cases that are about them, or theirs.
    pub fn cases(&self) -> &[i64] {
        self.whose.cases()
    }

    /// Row of the roster; `None` for a customer.
    pub fn staff(&self) -> Option<i64> {
        self.whose.staff_id().map(|id| id.0)
    }

    /// Pictures and scans that are theirs.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.whose.files().iter().map(|file| FileId(*file))
    }

    /// The condition for a table's rows; `None` where it holds none.
    pub fn condition(&self, table: &str, part: Part) -> Option<&'static str> {
        match part {
            Part::About => self.whose.condition(table),
            Part::Done => self.staff().and(DONE_BY_STAFF.iter().find(|(known, _)| *known == table).map(|(_, of)| *of)),
        }
    }
}

impl Register {
    /// Who it is and where to look for them.
    ///
    /// # Errors
    /// `NoSuchRecord`; the file's.
    pub fn records_of(&self, person: Person) -> Result<PersonRecords, RegisterError> {
        match person {
            Person::Staff(id) => {
                let record = self.staff_member(id)?.record;
                Ok(PersonRecords {
                    subject: record.work_no.as_str().to_owned(),
                    name: record.name.as_str().into(),
                    needles: self.needles_of(id)?,
                    letters: Vec::new(),
                    whose: person_rows::Whose::staff(self.conn(), id)?,
                })
            }
            Person::Customer(case, which) => self.records_of_customer(case, which),
        }
    }

    fn records_of_customer(&self, case: CaseId, which: Cases) -> Result<PersonRecords, RegisterError> {
        let conn = self.conn();
        let first = self.case(case)?;
        let all = match which {
            Cases::This => vec![case],
            Cases::Same => self.cases_like(case)?,
        };
        let (needles, letters) = self.letters_of_customer(&all, which)?;
        Ok(PersonRecords {
            subject: first.number.to_string(),
            name: first.facts.customer_name.clone(),
            needles,
            whose: person_rows::Whose::customer(conn, &all, &letters)?,
            letters,
        })
    }

    /// What the customer of these cases is known by, and the letters without a case that they signed.
    pub(super) fn letters_of_customer(
        &self,
        cases: &[CaseId],
        which: Cases,
    ) -> Result<(Needles, Vec<i64>), RegisterError> {
        let mut needles = Needles::default();
        for case in cases {
            needles = needles.and(erasure::customer_of(self.conn(), *case)?.ok_or(Refusal::NoSuchRecord)?.needles);
        }
        let letters = match which {
            Cases::This => Vec::new(),
            Cases::Same => letters_like(person_rows::signed_letters(self.conn())?, &needles),
        };
        Ok((needles, letters))
    }

    /// The rows of a window that are theirs; none of a table that holds none.
    ///
    /// # Errors
    /// The file's.
    pub fn person_rows(
        &self,
        (of, part): (&PersonRecords, Part),
        window: Window<'_>,
    ) -> Result<Vec<outward::RawRow>, RegisterError> {
        let Some(condition) = of.condition(window.table, part) else { return Ok(Vec::new()) };
        Ok(person_rows::rows_in(self.conn(), (&of.whose, condition), window)?)
    }

    /// The highest row number of a table; 0 for an empty one.
    ///
    /// # Errors
    /// The file's.
    pub fn last_row(&self, table: &str, number: &str) -> Result<i64, RegisterError> {
        Ok(person_rows::last_number(self.conn(), table, number)?)
    }
}

/// The letters whose signature is theirs and whose text holds a number of theirs: a name alone is many people's.
fn letters_like(signed: Vec<(i64, String, String)>, needles: &Needles) -> Vec<i64> {
    let is_theirs = |(_, signature, text): &(i64, String, String)| {
        needles.is_all_of(signature) && needles.numbers_only().count_in(text) > 0
    };
    signed.into_iter().filter(is_theirs).map(|(row, ..)| row).collect()
}
