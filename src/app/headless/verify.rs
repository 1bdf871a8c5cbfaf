//! `verify FILE`: walks the history; what the program did not do is named one a line.

use std::path::Path;

use super::{Desk, ReadFrom, Report, code};
use crate::register::{Register, RegisterError};
use crate::storage::verify::{Finding, RowName, Verification};

impl Desk {
    pub(super) fn verify(&self, path: &Path) -> Report {
        self.try_verify(path).unwrap_or_else(|report| report)
    }

    fn try_verify(&self, path: &Path) -> Result<Report, Report> {
        let mut register = self.open(&ReadFrom::File(path.to_owned()))?;
        let Verification { lines, rows, head, findings } =
            register.verify().map_err(|error| self.failed_at(&error, path))?;
        let mut out: String = findings.iter().map(|finding| self.finding(finding)).collect();
        if !findings.iter().any(|finding| matches!(finding, Finding::Damaged(_))) {
            out += &self.mend_index(&mut register).map_err(|error| self.failed_at(&error, path))?;
        }
        let (lines, rows) = (lines.to_string(), rows.to_string());
        let key = if findings.is_empty() { "cli-verify-clean" } else { "cli-verify-found" };
        let count = findings.len().to_string();
        out += &self.line(key, &[("lines", &lines), ("rows", &rows), ("head", &head), ("n", &count)]);
        Ok(Report { out, err: String::new(), code: if findings.is_empty() { code::DONE } else { code::NAMED } })
    }

    /// Makes the index the cases are found by anew when it lacks some, and says so. It is no record, so no finding.
    fn mend_index(&self, register: &mut Register) -> Result<String, RegisterError> {
        if register.case_index_is_whole()? {
            return Ok(String::new());
        }
        register.rebuild_case_index()?;
        Ok(self.line("cli-verify-index", &[]))
    }

    fn finding(&self, finding: &Finding) -> String {
        let row = |key: &str, name: &RowName| {
            let RowName { table, row, label, last_line } = name;
            let values = [
                ("table", table.as_str()),
                ("row", &row.to_string()),
                ("label", label),
                ("line", &last_line.to_string()),
            ];
            self.line(key, &values)
        };
        match finding {
            Finding::LineChanged { seq } => self.line("cli-verify-line-changed", &[("line", &seq.to_string())]),
            Finding::LineMissing { seq } => self.line("cli-verify-line-missing", &[("line", &seq.to_string())]),
            Finding::RowChanged(name) => row("cli-verify-row-changed", name),
            Finding::RowRemoved(name) => row("cli-verify-row-removed", name),
            Finding::RowAdded(name) => row("cli-verify-row-added", name),
            Finding::GuardsMissing => self.line("cli-verify-guards", &[]),
            Finding::Damaged(word) => self.line("cli-verify-damaged", &[("what", word)]),
        }
    }
}
