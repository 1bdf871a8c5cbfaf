//! `restore BACKUP --to FILE`: a copy brought back; a file in its place is kept under another name first. What no history vouches
//! for in the copy is said.

use std::path::{Path, PathBuf};

use super::{Desk, Report, RestoreAsked, code};
use crate::app::messages;
use crate::register::backups::{Ready, Restoring, UNWATCHED, finish_restore, hall_of_file, is_free, prepare_restore};
use crate::register::{Register, RegisterError};

impl Desk {
    pub(super) fn restore(&self, asked: &RestoreAsked) -> Report {
        self.try_restore(asked).unwrap_or_else(|report| report)
    }

    fn try_restore(&self, RestoreAsked { copy, file }: &RestoreAsked) -> Result<Report, Report> {
        let at = self.clock.now();
        if is_same(copy, file) {
            return Err(Report::failed(code::FILE, self.line("cli-restore-same", &[])));
        }
        is_free(file).map_err(|error| self.failed_at(&error, file))?;
        let ready = self.with_key(copy, |key| {
            let restoring = Restoring { copy: copy.clone(), file: file.clone(), key: key.cloned(), at };
            prepare_restore(&restoring, UNWATCHED)
        })?;
        let ready = ready.map_err(|error| {
            let notice = messages::of_restore(&self.strings, &error);
            Report::failed(code::FILE, format!("{}\n{}\n", notice.text, notice.advice))
        })?;
        let before = hall_of_file(&ready.file, ready.key.as_ref());
        let kept = finish_restore(&ready, at).map_err(|error| self.failed_at(&error, file))?;
        self.restored(&ready, (before, kept)).map_err(|error| self.failed_at(&error, file))
    }

    /// What stands in the file now, and what became of the one that was there.
    fn restored(
        &self,
        ready: &Ready,
        (before, kept): (Option<String>, Option<PathBuf>),
    ) -> Result<Report, RegisterError> {
        let register = Register::open_with(&ready.file, ready.key.clone())?;
        let counts = self.counts(register.standing()?.counts);
        let file = ready.file.display().to_string();
        let mut out = self.line("cli-restore-done", &[("file", &file), ("counts", &counts)]);
        if let Some(kept) = kept {
            out += &self.line("cli-restore-kept", &[("file", &kept.display().to_string())]);
        }
        if before.is_some_and(|before| register.hall_uid().is_ok_and(|now| now != before)) {
            out += &self.line("cli-restore-other-hall", &[("hall", &register.hall().name)]);
        }
        let findings = register.verify().map(|found| found.findings.len());
        Ok(self.with_doubts(Report::done(out), findings, &ready.file))
    }
}

/// Whether both are one file, whatever it is called.
fn is_same(copy: &Path, file: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(copy).is_some_and(|copy| Some(copy) == real(file))
}
