//! `import cases FILE LIST [--dry-run]`: rows with problems are named one a line, good rows go in (P1-9.2).

use std::sync::Arc;

use super::{Desk, ImportCasesAsked, ReadFrom, Report, code};
use crate::domain::cases::CaseImport;
use crate::exchange::case_import::missing_columns;
use crate::exchange::case_plan::{CaseImportPlan, CaseSkip};
use crate::jobs::case_import::{CaseListError, CaseListToRead, ReadCaseList, read_case_list, surroundings};
use crate::jobs::{JobEnd, Jobs};
use crate::register::Register;
use crate::ui::case_list_words::{assumption, continued, numbers_free};
use crate::ui::words;

impl Desk {
    pub(super) fn import_cases(&self, asked: &ImportCasesAsked) -> Report {
        self.try_import_cases(asked).unwrap_or_else(|report| report)
    }

    fn try_import_cases(&self, asked: &ImportCasesAsked) -> Result<Report, Report> {
        let now = self.clock.now();
        let mut register = self.open(&ReadFrom::File(asked.file.clone()))?;
        let around = surroundings(&register, now, self.strings.lang().key()).map_err(|error| self.failed(&error))?;
        let config = CaseListToRead { list: asked.list.clone(), corrected: None, around: Arc::new(around) };
        let ReadCaseList { mapping, plan, table } = self.read_case_list(config)?;
        let missing = missing_columns(&mapping);
        if !missing.is_empty() {
            let names: Vec<String> = missing.into_iter().map(|field| words::field(&self.strings, field)).collect();
            let line = self.line("cli-import-cases-no-header", &[("columns", &names.join("、"))]);
            return Err(Report::failed(code::FILE, line));
        }
        let mut out = self.sheets_left(&table) + &self.plan_told(&plan);
        let code = if plan.problems.is_empty() { code::DONE } else { code::NAMED };
        let counts = [plan.add.len(), plan.known(), plan.skip.len() - plan.known(), plan.rows_left_out()];
        if !asked.is_dry_run && !plan.is_idle() {
            self.copy_first(&register)?;
            self.apply_cases(&mut register, plan)?;
        }
        let [add, known, skip, rows_out] = counts.map(|count| count.to_string());
        let key = if asked.is_dry_run { "cli-import-cases-would" } else { "cli-import-cases-done" };
        out += &self.line(key, &[("add", &add), ("known", &known), ("skip", &skip), ("out", &rows_out)]);
        Ok(Report { out, err: String::new(), code })
    }

    fn read_case_list(&self, config: CaseListToRead) -> Result<ReadCaseList, Report> {
        match read_case_list(&Jobs::at_once(), config).wait() {
            JobEnd::Value(Ok(read)) => Ok(read),
            JobEnd::Value(Err(CaseListError::Table(error))) => Err(self.table_failed(&error)),
            JobEnd::Value(Err(CaseListError::Cancelled(error))) => {
                Err(Report::failed(code::FILE, format!("{error}\n")))
            }
            JobEnd::Broke(because) => Err(Report::failed(code::FILE, because + "\n")),
        }
    }

    /// What is wrong, row by row, which rows say they are void, then what is taken for granted.
    fn plan_told(&self, plan: &CaseImportPlan) -> String {
        let mut out: String = plan.problems.iter().map(|problem| self.problem_line(problem)).collect();
        for skipped in plan.skip.iter().filter(|skipped| skipped.why == CaseSkip::Void) {
            out += &self.line("cli-import-case-void", &[("row", &skipped.row.to_string())]);
        }
        for (assumed, cases) in &plan.assumed {
            out += &assumption(&self.strings, *assumed, *cases);
            out.push('\n');
        }
        out.extend(continued(&self.strings, plan).map(|sentence| sentence + "\n"));
        out.extend(numbers_free(&self.strings, &plan.gaps).map(|sentence| sentence + "\n"));
        out
    }

    fn apply_cases(&self, register: &mut Register, plan: CaseImportPlan) -> Result<(), Report> {
        let imports: Vec<CaseImport> = plan.add.into_iter().map(|planned| planned.import).collect();
        register.import_cases(&imports, self.clock.now()).map_err(|error| self.failed(&error))?;
        Ok(())
    }
}
