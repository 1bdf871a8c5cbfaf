//! `export cases FILE|--sample --out X.xlsx|X.csv [--reveal]`: every case with dates, deadlines and outcome; masked unless
//! revealed, which stands on the history.

use super::{Desk, ExportCasesAsked, Report, code};
use crate::app::paths;
use crate::exchange::staff_export::Personal;
use crate::jobs::case_export::{CaseExportError, CasesToWrite, collect, write_cases};
use crate::jobs::{JobEnd, Jobs};
use crate::ui::case_list_words::case_list_words;

impl Desk {
    pub(super) fn export_cases(&self, asked: &ExportCasesAsked) -> Report {
        self.try_export_cases(asked).unwrap_or_else(|report| report)
    }

    fn try_export_cases(&self, asked: &ExportCasesAsked) -> Result<Report, Report> {
        let ExportCasesAsked { from, out, personal } = asked;
        self.may_write(out)?;
        let out = &out.path;
        let now = self.clock.now();
        let mut register = self.open(from)?;
        let (cases, roster) = collect(&register, now).map_err(|error| self.failed(&error))?;
        let words = case_list_words(&self.strings, register.rule_editions().map(|edition| &edition.set));
        if *personal == Personal::Shown {
            // Noted before anything leaves, so that no list with names is without its line on the history.
            let subject = paths::file_name(out);
            register.note_case_export(&subject, now).map_err(|error| self.failed(&error))?;
        }
        let config = CasesToWrite { cases, roster, words, personal: *personal, path: out.clone() };
        let count = match write_cases(&Jobs::at_once(), config).wait() {
            JobEnd::Value(Ok(count)) => count.to_string(),
            JobEnd::Value(Err(CaseExportError::File(error))) => return Err(self.file_failed(&error)),
            JobEnd::Value(Err(error)) => return Err(Report::failed(code::FILE, format!("{error}\n"))),
            JobEnd::Broke(because) => return Err(Report::failed(code::FILE, because + "\n")),
        };
        let key = match personal {
            Personal::Masked => "cli-export-cases-masked",
            Personal::Shown => "cli-export-cases-shown",
        };
        Ok(Report::done(self.line(key, &[("n", &count), ("file", &out.display().to_string())])))
    }
}
