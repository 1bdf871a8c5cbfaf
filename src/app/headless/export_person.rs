//! `export person FILE|--sample WORK_NO|CASE_NO --out DIR`: everything about one member of staff, or the customer of a case
//! and of all cases with the same name and contact; noted on the history.

use std::path::Path;

use super::{Desk, ExportPersonAsked, Report, code};
use crate::domain::cases::CaseNumber;
use crate::domain::erasure::{Cases, Person};
use crate::domain::people::WorkNo;
use crate::exchange::files::write_whole;
use crate::exchange::person_export::{PersonFile, parts_of};
use crate::register::{Refusal, Register, RegisterError};
use crate::ui::person_file::person_file;

impl Desk {
    pub(super) fn export_person(&self, asked: &ExportPersonAsked) -> Report {
        self.try_export_person(asked).unwrap_or_else(|report| report)
    }

    fn try_export_person(&self, asked: &ExportPersonAsked) -> Result<Report, Report> {
        let ExportPersonAsked { from, who, out } = asked;
        let mut register = self.open(from)?;
        let person = person_of(&register, who).map_err(|error| self.failed(&error))?;
        let file = person_file(&register, &self.strings, person).map_err(|error| self.failed(&error))?;
        // Noted before anything leaves, so that nothing is out without its line on the history.
        register.note_person_export(who, self.clock.now()).map_err(|error| self.failed(&error))?;
        let files = self.write_parts(&file, out)?;
        let (n, folder) = (files.to_string(), out.display().to_string());
        Ok(Report::done(self.line("cli-export-person", &[("n", &n), ("file", &folder)])))
    }

    fn write_parts(&self, file: &PersonFile, out: &Path) -> Result<usize, Report> {
        let parts = parts_of(file).map_err(|error| Report::failed(code::FILE, format!("{error}\n")))?;
        for (name, content) in &parts {
            write_whole(&out.join(name), content).map_err(|error| self.file_failed(&error))?;
        }
        Ok(parts.len())
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
