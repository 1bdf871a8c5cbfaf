//! `archive FILE|--sample --year Y --out X.zip` makes the archive of a year (P4-7); `archive --check X.zip [--unpack DIR]` looks one
//! through, names what differs, and unpacks a whole one.

use std::path::{Path, PathBuf};

use super::{ArchiveAsked, Desk, ReadFrom, Report, code};
use crate::app::paths;
use crate::exchange::archives::ArchiveError;
use crate::jobs::archive_check::{Asked, look_at};
use crate::jobs::{JobEnd, Jobs};
use crate::ui::archive_words;
use crate::ui::context::OffScreen;
use crate::ui::taking::{ArchiveWish, Going, has_records_of};

impl Desk {
    pub(super) fn archive(&self, asked: &ArchiveAsked) -> Report {
        match asked {
            ArchiveAsked::Make { from, year, out } => {
                self.make_archive(from, (*year, out)).unwrap_or_else(|report| report)
            }
            ArchiveAsked::Check { path, to } => self.check_archive(path, to.as_ref()),
        }
    }

    fn make_archive(&self, from: &ReadFrom, (year, out): (i32, &Path)) -> Result<Report, Report> {
        let now = self.clock.now();
        let mut register = self.open(from)?;
        has_records_of(&register, year).map_err(|error| self.outward_failed(&error))?;
        // Noted before anything leaves, so that nothing with names is without its line on the history.
        register.note_year_archive(year, now).map_err(|error| self.failed(&error))?;
        let screen = OffScreen::default();
        let cx = screen.context(&register, &self.strings, now);
        let wish = ArchiveWish { path: out.to_owned(), year };
        let done = Going::archive(&cx, &wish).and_then(|going| going.finish(&cx));
        let done = done.map_err(|error| self.outward_failed(&error))?;
        let report = self.taken_out("cli-archive-done", &done);
        let ReadFrom::File(file) = from else { return Ok(report) };
        // An archive vouches for a year by the head of the history.
        let findings = register.verify().map(|found| found.findings.len());
        Ok(self.with_doubts(report, findings, file))
    }

    fn check_archive(&self, path: &Path, to: Option<&PathBuf>) -> Report {
        let asked = Asked { path: path.to_owned(), to: to.cloned() };
        let name = paths::file_name(path);
        match look_at(&Jobs::at_once(), asked).wait() {
            JobEnd::Value(Ok(checked)) => {
                let list = checked.manifest;
                let (n, year) = (list.files.len().to_string(), list.year.to_string());
                let values =
                    [("name", name.as_str()), ("n", &n), ("year", &year), ("hall", &list.hall), ("at", &list.made_at)];
                let mut out = self.line("cli-archive-whole", &values);
                let older = archive_words::of_whole(&self.strings, &list);
                if !older.is_empty() {
                    out += &older;
                    out.push('\n');
                }
                if let Some(to) = to {
                    out += &self.line("archive-unpacked", &[("path", &to.display().to_string())]);
                }
                Report::done(out)
            }
            JobEnd::Value(Err(error)) => self.archive_failed(&error, &name),
            JobEnd::Broke(because) => Report::failed(code::FILE, because + "\n"),
        }
    }

    /// Files that differ are named one a line; anything else is one sentence and what to do.
    fn archive_failed(&self, error: &ArchiveError, name: &str) -> Report {
        let (words, advice) = archive_words::error(&self.strings, error, name);
        let err = format!("{words}\n{advice}\n");
        let lines = archive_words::findings(&self.strings, error, usize::MAX);
        if lines.is_empty() {
            return Report::failed(code::FILE, err);
        }
        let out = lines.join("\n") + "\n";
        Report { out, err, code: code::NAMED }
    }
}
