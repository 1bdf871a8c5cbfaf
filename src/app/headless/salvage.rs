//! `salvage DAMAGED --to FILE`: what can be read goes into a new file; what is lost is named one a line, here and in a text
//! beside the new file.

use std::path::Path;

use super::{Desk, Report, code};
use crate::app::opening::report_path;
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::Progress;
use crate::jobs::opening::{SalvageWish, salvage_here};
use crate::register::RegisterError;
use crate::storage::StorageError;
use crate::ui::salvage_words::report_lines;

impl Desk {
    pub(super) fn salvage(&self, damaged: &Path, target: &Path) -> Report {
        self.try_salvage(damaged, target).unwrap_or_else(|report| report)
    }

    fn try_salvage(&self, damaged: &Path, target: &Path) -> Result<Report, Report> {
        let (damaged, target) = (damaged.to_owned(), target.to_owned());
        let wish = SalvageWish { damaged, target, key: None, at: self.clock.now() };
        let SalvageWish { damaged, target, .. } = &wish;
        if damaged.is_dir() {
            return Err(self.failed_at(&StorageError::Folder(damaged.clone()).into(), damaged));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            // None is made: it may be a stick that is out.
            return Err(self.file_failed(&FileError::Absent { path: folder.to_owned() }));
        }
        let saved = self.with_key(damaged, |key| {
            salvage_here(&SalvageWish { key: key.cloned(), ..wish.clone() }, &Progress::default())
        })?;
        let saved = saved.map_err(|error| self.failed_at(&error, of_which(&error, (damaged, target))))?;
        let report = saved.unwrap_or_default();
        let lines = report_lines(&self.strings, &report, (damaged, target)).join("\n") + "\n";
        let list = report_path(target, &self.strings.text("salvage-report-ending"));
        write_whole(&list, lines.as_bytes()).map_err(|error| self.file_failed(&error))?;
        let names = [("file", &*target.to_string_lossy()), ("report", &*list.to_string_lossy())];
        let out = lines + &self.line("cli-salvage-done", &names);
        let code = if report.is_whole() { code::DONE } else { code::NAMED };
        Ok(Report { out, err: String::new(), code })
    }
}

/// Which of the two files an error is about.
fn of_which<'a>(error: &RegisterError, (damaged, target): (&'a Path, &'a Path)) -> &'a Path {
    if matches!(error, RegisterError::Storage(StorageError::Exists(_))) { target } else { damaged }
}
