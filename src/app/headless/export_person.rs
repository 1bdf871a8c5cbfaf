//! `export person FILE|--sample WORK_NO|CASE_NO --out DIR`: everything about one member of staff, or the customer of a case
//! and of all cases with the same name and contact; noted on the history.

use super::{Desk, ExportPersonAsked, Report, code};
use crate::domain::cases::CaseNumber;
use crate::domain::erasure::{Cases, Person};
use crate::domain::people::WorkNo;
use crate::exchange::person_export::parts_of;
use crate::jobs::outward::StagedFolder;
use crate::register::{Refusal, Register, RegisterError};
use crate::ui::person_file::person_file;

impl Desk {
    pub(super) fn export_person(&self, asked: &ExportPersonAsked) -> Report {
        self.try_export_person(asked).unwrap_or_else(|report| report)
    }

    fn try_export_person(&self, asked: &ExportPersonAsked) -> Result<Report, Report> {
        let ExportPersonAsked { from, who, out } = asked;
        let now = self.clock.now();
        let mut register = self.open(from)?;
        let person = person_of(&register, who).map_err(|error| match error {
            RegisterError::NotAllowed(Refusal::NoSuchRecord) => {
                Report::failed(code::FILE, self.line("cli-nobody", &[("who", who)]))
            }
            other => self.failed(&other),
        })?;
        let preview = register.erasure_preview(person, now.date()).map_err(|error| self.failed(&error))?;
        let file = person_file(&register, &self.strings, preview).map_err(|error| self.failed(&error))?;
        let parts = parts_of(&file).map_err(|error| Report::failed(code::FILE, format!("{error}\n")))?;
        let staged = StagedFolder::write(out, &parts).map_err(|error| self.outward_failed(&error))?;
        // Everything is on disk but not in its place: so it neither lies there without its line on the history, nor is there
        // a line about what could not be written.
        register.note_person_export(who, now).map_err(|error| self.failed(&error))?;
        staged.settle().map_err(|error| self.outward_failed(&error))?;
        let (n, folder) = (parts.len().to_string(), out.display().to_string());
        Ok(Report::done(self.line("cli-export-person", &[("n", &n), ("file", &folder)])))
    }
}

/// A work number, or the number of a case as `2026-0012`.
fn person_of(register: &Register, who: &str) -> Result<Person, RegisterError> {
    let staff = register.staff()?;
    let number = WorkNo::parse(who).ok();
    if let Some(member) = staff.iter().find(|member| Some(&member.record.work_no) == number.as_ref()) {
        return Ok(Person::Staff(member.id));
    }
    let number = who.split_once('-').and_then(|(year, running)| {
        Some(CaseNumber { year: year.trim().parse().ok()?, running: running.trim().parse().ok()? })
    });
    let case = register.case_of_number(number.ok_or(Refusal::NoSuchRecord)?)?;
    Ok(Person::Customer(case.ok_or(Refusal::NoSuchRecord)?.id, Cases::Same))
}
