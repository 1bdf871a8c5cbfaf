//! Bringing a register of cases in, in the background: reading the list into a plan (C; P1-9.2). Nothing is written.

use std::path::PathBuf;
use std::sync::Arc;

use super::bringing::list_file;
use super::{Cancelled, Jobs, Progress, Task};
use crate::domain::dates::Moment;
use crate::exchange::case_import::{Surroundings, missing_columns, plan_cases_by_step};
use crate::exchange::case_plan::CaseImportPlan;
use crate::exchange::headers::{ListKind, Mapping, find_header_of};
use crate::exchange::known_cases::KnownCases;
use crate::exchange::roster::Roster;
use crate::exchange::stepping::Stopped;
use crate::exchange::tables::{Table, TableError};
use crate::register::{Register, RegisterError};

/// What to read, and against what.
#[derive(Debug, Clone)]
pub struct CaseListToRead {
    /// The list.
    pub list: PathBuf,
    /// A table already read, with the columns as a person corrected them.
    pub corrected: Option<(Arc<Table>, Mapping)>,
    /// Roster, rules and cases on record.
    pub around: Arc<Surroundings>,
}

/// A list read into a plan; an empty one while columns that are needed are not named.
#[derive(Debug, Clone)]
pub struct ReadCaseList {
    /// The list's rows.
    pub table: Arc<Table>,
    /// Which column holds what.
    pub mapping: Mapping,
    /// What bringing it in would do.
    pub plan: CaseImportPlan,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseListError {
    /// The list.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// What a list is read against, as the register stands: everyone, the windows, the matters of all rules (those in force
/// first), every case that is not void. `tag` is the language of the notes, `zh` or `en`.
///
/// # Errors
/// The file's, or `BadRules`.
pub fn surroundings(register: &Register, now: Moment, tag: &'static str) -> Result<Surroundings, RegisterError> {
    let roster = Roster::new(&register.staff()?, &register.windows()?);
    let known = KnownCases::new(register.known_cases()?);
    let in_force = register.rules_on(now.date())?;
    let all = std::iter::once(in_force).chain(register.rule_editions().map(|edition| &edition.set));
    Ok(Surroundings::new((roster, known), all, now, tag))
}

/// Reads a list into a plan.
pub fn read_case_list(jobs: &Jobs, config: CaseListToRead) -> Task<Result<ReadCaseList, CaseListError>> {
    jobs.start("read case list", move |progress| read(config, progress))
}

fn read(config: CaseListToRead, progress: &Progress) -> Result<ReadCaseList, CaseListError> {
    let CaseListToRead { list, corrected, around } = config;
    let (table, mapping) = if let Some(corrected) = corrected {
        corrected
    } else {
        let table = list_file(&list, ListKind::Cases, progress)??;
        let mapping = find_header_of(&table, ListKind::Cases).unwrap_or_default();
        (Arc::new(table), mapping)
    };
    progress.expect(table.rows.len() + 1);
    progress.step()?;
    let step = || progress.step().map_err(|Cancelled| Stopped);
    let is_readable = missing_columns(&mapping).is_empty();
    let plan =
        if is_readable { plan_cases_by_step(&table, &mapping, &around, &step) } else { Ok(CaseImportPlan::default()) };
    let plan = plan.map_err(|Stopped| Cancelled)?;
    Ok(ReadCaseList { table, mapping, plan })
}

#[cfg(test)]
mod tests {
    use super::super::JobEnd;
    use super::*;
    use crate::domain::hall::HallDraft;
    use crate::exchange::files::{FileError, write_whole};

    fn read_here(list: &std::path::Path) -> Result<ReadCaseList, CaseListError> {
        let now = Moment(1_795_000_000_000);
        let hall = HallDraft { name: "甲".into(), ..HallDraft::fresh() }.check(None, now.date()).unwrap();
        let register = Register::in_memory(&hall, now).unwrap();
        let around = Arc::new(surroundings(&register, now, "zh").unwrap());
        let config = CaseListToRead { list: list.to_owned(), corrected: None, around };
        match read_case_list(&Jobs::at_once(), config).wait() {
            JobEnd::Value(read) => read,
            JobEnd::Broke(because) => panic!("{because}"),
        }
    }

    #[test]
    fn a_register_is_read_into_a_plan() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("登记簿.csv");
        let text = "日期,内容,处理结果,答复时间\n2024-03-05,停电没有提前告知,情况属实已道歉,2024-03-07\n";
        write_whole(&list, text.as_bytes()).unwrap();
        let read = read_here(&list).unwrap();
        assert_eq!((read.plan.add.len(), read.plan.problems), (1, vec![]));
    }

    #[test]
    fn a_list_without_its_columns_gives_no_plan_and_one_that_is_not_there_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("a.csv");
        write_whole(&list, "甲,乙\n丙,丁\n".as_bytes()).unwrap();
        let read = read_here(&list).unwrap();
        assert_eq!(missing_columns(&read.mapping).len(), 2);
        assert!(read.plan.is_idle());
        let error = read_here(&folder.path().join("gone.csv")).unwrap_err();
        assert!(matches!(error, CaseListError::Table(TableError::File(FileError::Absent { .. }))), "{error}");
    }
}
