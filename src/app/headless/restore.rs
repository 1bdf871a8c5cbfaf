//! `restore BACKUP --to FILE`: a copy brought back; a file in its place is kept under another name first.

use super::{Desk, Report, RestoreAsked, code};
use crate::app::messages;
use crate::register::Register;
use crate::register::backups::{Restoring, UNWATCHED, finish_restore, is_free, prepare_restore};

impl Desk {
    pub(super) fn restore(&self, asked: &RestoreAsked) -> Report {
        self.try_restore(asked).unwrap_or_else(|report| report)
    }

    fn try_restore(&self, RestoreAsked { copy, file }: &RestoreAsked) -> Result<Report, Report> {
        let at = self.clock.now();
        is_free(file).map_err(|error| self.failed_at(&error, file))?;
        let restoring = Restoring { copy: copy.clone(), file: file.clone(), key: None, at };
        let ready = prepare_restore(&restoring, UNWATCHED).map_err(|error| {
            let notice = messages::of_restore(&self.strings, &error);
            Report::failed(code::FILE, format!("{}\n{}\n", notice.text, notice.advice))
        })?;
        let kept = finish_restore(&ready, at).map_err(|error| self.failed_at(&error, file))?;
        let register = Register::open(file).map_err(|error| self.failed_at(&error, file))?;
        let standing = register.standing().map_err(|error| self.failed_at(&error, file))?;
        let mut out = self.line(
            "cli-restore-done",
            &[("file", &file.display().to_string()), ("counts", &self.counts(standing.counts))],
        );
        if let Some(kept) = kept {
            out += &self.line("cli-restore-kept", &[("file", &kept.display().to_string())]);
        }
        Ok(Report::done(out))
    }
}
