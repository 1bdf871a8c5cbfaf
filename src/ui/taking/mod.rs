//! Everything out of the program, and the archive of a year: read in slices from the records, between frames, and handed to a job that
//! writes them. The same for the window and the command line (P3-1, P4-7).

mod lists;
mod papers;
mod places;
mod run;
mod steps;
mod terms;

use std::path::PathBuf;

use crate::jobs::outward::{Form, OutwardError};
use crate::register::Register;
use crate::register::outward::Shown;
use crate::ui::strings::Strings;

pub(in crate::ui) use places::picture_path;
pub use places::{archive_name, export_name};
pub use run::Going;
pub(in crate::ui) use run::knowing;
pub(in crate::ui) use terms::terms;

/// Whether photos, scans and attachments go along as files beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pictures {
    /// Not.
    #[default]
    Without,
    /// As files beside; only where everything is whole, for they show who is who.
    With,
}

/// Everything on record, wanted in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportWish {
    /// The folder, not there yet or empty.
    pub folder: PathBuf,
    /// Names and contacts.
    pub shown: Shown,
    /// What the tables are written as.
    pub form: Form,
    /// Photos, scans, attachments.
    pub pictures: Pictures,
}

/// The archive of a year, wanted as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveWish {
    /// The file, not there yet.
    pub path: PathBuf,
    /// The year.
    pub year: i32,
}

/// Whether something on record belongs to a year: an archive of a year that was mistyped would hold nothing and look like one.
/// Asked before anything is noted.
///
/// # Errors
/// `NothingOf`, `Records`.
pub fn has_records_of(register: &Register, year: i32) -> Result<(), OutwardError> {
    let there = register.years_on_record().map_err(|error| OutwardError::Records(error.to_string()))?;
    if there.contains(&year) { Ok(()) } else { Err(OutwardError::NothingOf { year, there }) }
}

/// That a year has no records, and what to do: the years that have some.
pub fn nothing_of(strings: &Strings, (year, there): (i32, &[i32])) -> (String, String) {
    let what = strings.text_with("out-nothing-of", &[("year", year.to_string().into())]);
    let years: Vec<String> = there.iter().map(ToString::to_string).collect();
    let years = years.join(&strings.text("today-comma"));
    (what, strings.text_with("out-nothing-of-do", &[("years", years.into())]))
}
