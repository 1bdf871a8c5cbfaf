//! Writing the register of cases as a list, in the background: XLSX, or CSV by the file's ending (C; P1-9.2).

use std::path::PathBuf;

use super::{Cancelled, Jobs, Progress, Task};
use crate::domain::cases::ListedCase;
use crate::domain::dates::Moment;
use crate::exchange::case_export::{CaseWords, case_csv, case_list, case_xlsx};
use crate::exchange::files::{FileError, write_whole};
use crate::exchange::roster::Roster;
use crate::exchange::staff_export::Personal;
use crate::register::{Register, RegisterError};

/// What to write, and where.
#[derive(Debug, Clone)]
pub struct CasesToWrite {
    /// The cases, in the order of the list.
    pub cases: Vec<ListedCase>,
    /// Everyone, and the windows.
    pub roster: Roster,
    /// The words of the list.
    pub words: CaseWords,
    /// Whether names and contacts stand in it; showing them is recorded by the caller.
    pub personal: Personal,
    /// The file: CSV where it ends so, else XLSX.
    pub path: PathBuf,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseExportError {
    /// The file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The workbook's writer; its words.
    #[error("{0}")]
    Workbook(String),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Everything a list tells, as the register stands: the cases, oldest number first, and who is who.
///
/// # Errors
/// The file's, or `BadRules`.
pub fn collect(register: &Register, now: Moment) -> Result<(Vec<ListedCase>, Roster), RegisterError> {
    let roster = Roster::new(&register.staff()?, &register.windows()?);
    Ok((register.listed_cases(now)?, roster))
}

/// Writes the list; gives how many cases.
pub fn write_cases(jobs: &Jobs, config: CasesToWrite) -> Task<Result<usize, CaseExportError>> {
    jobs.start("write case list", move |progress| write(&config, progress))
}

fn write(config: &CasesToWrite, progress: &Progress) -> Result<usize, CaseExportError> {
    let CasesToWrite { cases, roster, words, personal, path } = config;
    progress.expect(3);
    let rows = case_list(cases, roster, words, *personal);
    progress.step()?;
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv {
        case_csv(&rows)
    } else {
        case_xlsx(&rows, words).map_err(|error| CaseExportError::Workbook(error.to_string()))?
    };
    progress.step()?;
    write_whole(path, &bytes)?;
    progress.step()?;
    Ok(cases.len())
}
