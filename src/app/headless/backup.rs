//! `backup FILE --to DIR`: a copy, opened and checked before it counts; what no history vouches for in it is said.

use std::path::Path;

use super::{BackupAsked, Desk, Report, code};
use crate::app::messages;
use crate::domain::backups::{BackupReason, Counts};
use crate::register::Register;
use crate::register::backups::{ClosedFile, CopyError, Keep, NEWEST, UNWATCHED, copy, free_apart, verify_copy};

impl Desk {
    pub(super) fn backup(&self, asked: &BackupAsked) -> Report {
        self.try_backup(asked).unwrap_or_else(|report| report)
    }

    fn try_backup(&self, BackupAsked { file, folder }: &BackupAsked) -> Result<Report, Report> {
        if !folder.is_dir() {
            // None is made: it may be a stick that is out.
            let error = std::io::ErrorKind::NotFound.into();
            return Err(self.no_copy(&CopyError::Target { path: folder.clone(), error }));
        }
        let closed = self.with_key(file, |key| ClosedFile::open(file, key))?;
        let closed = closed.map_err(|error| self.failed_at(&error.into(), file))?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let target = free_apart(folder, &stem, self.clock.now());
        copy(closed.source(), (&target, Keep::Copy), UNWATCHED).map_err(|error| self.no_copy(&error))?;
        let source = closed.source();
        let (path, size) = (target.display().to_string(), source.len().to_string());
        let counts = self.counts(source.standing().counts);
        let done = self.line("cli-backup-done", &[("file", &path), ("bytes", &size), ("counts", &counts)]);
        // The rows of an earlier edition stand in other shapes than its successor's history tells.
        if source.standing().version != NEWEST {
            return Ok(Report::done(done + &self.line("cli-not-walked", &[])));
        }
        let findings = verify_copy(&target, source.key()).map(|found| found.findings.len());
        Ok(self.with_doubts(Report::done(done), findings, file))
    }

    /// A report of something made of a file, with what no history vouches for in that file named in one sentence. The copy is worth
    /// having all the same.
    pub(super) fn with_doubts(
        &self,
        report: Report,
        findings: Result<usize, impl std::fmt::Display>,
        file: &Path,
    ) -> Report {
        let file = file.display().to_string();
        let err = match findings {
            Ok(0) => return report,
            Ok(n) => self.line("cli-doubts", &[("n", &n.to_string()), ("file", &file)]),
            Err(error) => self.line("cli-not-verified", &[("because", &error.to_string()), ("file", &file)]),
        };
        Report { err, code: code::NAMED, ..report }
    }

    /// A copy beside the file before a list comes in; without one it does not.
    pub(super) fn copy_first(&self, register: &Register) -> Result<(), Report> {
        let made = register.copy_first(BackupReason::BeforeImport, self.clock.now());
        made.map(|_| ()).map_err(|error| self.no_copy(&error))
    }

    fn no_copy(&self, error: &CopyError) -> Report {
        let notice = messages::of_copy(&self.strings, error);
        Report::failed(code::FILE, format!("{}\n{}\n", notice.text, notice.advice))
    }

    /// How much a file holds.
    pub(super) fn counts(&self, counts: Counts) -> String {
        let Counts { people, cases, box_entries, checks, lines } = counts;
        let values =
            [("people", people), ("cases", cases), ("boxes", box_entries), ("checks", checks), ("lines", lines)];
        let values = values.map(|(name, value)| (name, value.to_string()));
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.line("cli-counts", &values).trim_end().to_owned()
    }
}
