//! `import boxes FILE LIST [--dry-run]`, `import disclosure FILE LIST [--dry-run]`: rows with problems are named one a line, good
//! rows go in.

use super::{Desk, ImportListAsked, ReadFrom, Report, code};
use crate::exchange::calendar_plan::DayFate;
use crate::exchange::headers::ListKind;
use crate::exchange::list_problems::rows_left_out;
use crate::exchange::staff_plan::RowProblem;
use crate::jobs::bringing::{Around, ListToRead, ReadError, ReadList, ReadPlan, Source, read};
use crate::jobs::{JobEnd, Jobs};
use crate::register::Register;
use crate::ui::list_words::{box_assumption, box_cases, disclosure_assumption};
use crate::ui::words;

impl Desk {
    pub(super) fn import_list(&self, asked: &ImportListAsked) -> Report {
        self.try_import_list(asked).unwrap_or_else(|report| report)
    }

    fn try_import_list(&self, asked: &ImportListAsked) -> Result<Report, Report> {
        let ImportListAsked { kind, file, list, is_dry_run } = asked;
        let mut register = self.open(&ReadFrom::File(file.clone()))?;
        let tag = self.strings.lang().key();
        let around = Around::of(*kind, &register, self.clock.now(), tag).map_err(|error| self.failed(&error))?;
        let around = around.ok_or_else(|| Report::failed(code::FILE, String::new()))?;
        let memory = register.list_mappings(&format!("{}:", kind.code())).map_err(|error| self.failed(&error))?;
        let source = Source::File(list.clone());
        let read = self.read_list(ListToRead { source, memory, around })?;
        self.needs_columns(read.missing())?;
        let ReadList { plan, table, .. } = read;
        let (problems, counts) = counted(&plan);
        let mut out = self.sheets_left(&table);
        out.extend(problems.iter().map(|problem| self.problem_line(problem)));
        let code = if problems.is_empty() { code::DONE } else { code::NAMED };
        out += &self.assumed(&plan);
        if !is_dry_run {
            self.apply_list(&mut register, plan)?;
        }
        let [add, change, skip, rows_out] = counts.map(|count| count.to_string());
        let key = match (kind, is_dry_run) {
            (ListKind::Boxes, true) => "cli-import-boxes-would",
            (ListKind::Boxes, false) => "cli-import-boxes-done",
            (_, true) => "cli-import-disclosure-would",
            (_, false) => "cli-import-disclosure-done",
        };
        out += &self.line(key, &[("add", &add), ("change", &change), ("skip", &skip), ("out", &rows_out)]);
        Ok(Report { out, err: String::new(), code })
    }

    pub(super) fn read_list(&self, config: ListToRead) -> Result<ReadList, Report> {
        match read(&Jobs::at_once(), config).wait() {
            JobEnd::Value(Ok(read)) => Ok(read),
            JobEnd::Value(Err(ReadError::Table(error))) => Err(self.table_failed(&error)),
            JobEnd::Value(Err(ReadError::NoYear)) => {
                Err(Report::failed(code::FILE, self.line("calendar-file-no-year", &[])))
            }
            JobEnd::Value(Err(ReadError::Cancelled(error))) => Err(Report::failed(code::FILE, format!("{error}\n"))),
            JobEnd::Broke(because) => Err(Report::failed(code::FILE, because + "\n")),
        }
    }

    pub(super) fn needs_columns(&self, missing: Vec<crate::domain::problems::Field>) -> Result<(), Report> {
        if missing.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = missing.into_iter().map(|field| words::field(&self.strings, field)).collect();
        let line = self.line("cli-import-cases-no-header", &[("columns", &names.join("、"))]);
        Err(Report::failed(code::FILE, line))
    }

    /// What is taken for granted, a sentence a line.
    fn assumed(&self, plan: &ReadPlan) -> String {
        let strings = &self.strings;
        let sentences: Vec<String> = match plan {
            ReadPlan::Cases(_) | ReadPlan::Calendar(_) => Vec::new(),
            ReadPlan::Boxes(plan) => {
                let assumed = plan.assumed.iter().map(|(one, n)| box_assumption(strings, *one, *n));
                assumed.chain(box_cases(strings, plan)).collect()
            }
            ReadPlan::Disclosure(plan) => {
                plan.assumed.iter().map(|(one, n)| disclosure_assumption(strings, *one, *n)).collect()
            }
        };
        sentences.into_iter().map(|sentence| sentence + "\n").collect()
    }

    fn apply_list(&self, register: &mut Register, plan: ReadPlan) -> Result<(), Report> {
        let now = self.clock.now();
        let is_idle = match &plan {
            ReadPlan::Cases(plan) => plan.is_idle(),
            ReadPlan::Boxes(plan) => plan.is_idle(),
            ReadPlan::Disclosure(plan) => plan.is_idle(),
            ReadPlan::Calendar(plan) => plan.is_idle(),
        };
        if is_idle {
            return Ok(());
        }
        self.copy_first(register)?;
        let done = match plan {
            ReadPlan::Boxes(plan) => {
                let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
                register.import_box_entries(&imports, now).map(drop)
            }
            ReadPlan::Disclosure(plan) => register.import_disclosure(&plan.imports(), now).map(drop),
            ReadPlan::Cases(_) | ReadPlan::Calendar(_) => Ok(()),
        };
        done.map_err(|error| self.failed(&error))
    }
}

/// The problems of a plan; and how many entries come in, change, rows are skipped, stay out.
fn counted(plan: &ReadPlan) -> (Vec<RowProblem>, [usize; 4]) {
    let (problems, [add, change, skip]) = match plan {
        ReadPlan::Cases(plan) => (&plan.problems, [plan.add.len(), 0, plan.skip.len()]),
        ReadPlan::Boxes(plan) => (&plan.problems, [plan.add.len(), 0, plan.skip.len()]),
        ReadPlan::Disclosure(plan) => (&plan.problems, [plan.add.len(), plan.change.len(), plan.skip.len()]),
        ReadPlan::Calendar(plan) => {
            (&plan.problems, [plan.count(DayFate::Added), plan.count(DayFate::Changed), plan.skip.len()])
        }
    };
    (problems.clone(), [add, change, skip, rows_left_out(problems)])
}
