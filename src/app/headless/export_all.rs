//! `export all FILE|--sample --out DIR [--reveal] [--xlsx|--csv] [--pictures]`: everything on record as tables; masked unless
//! revealed, which stands on the history.

use super::{Desk, ExportAllAsked, Report, code};
use crate::jobs::outward::{OutwardError, TakenOut};
use crate::register::outward::Shown;
use crate::ui::context::OffScreen;
use crate::ui::taking::{ExportWish, Going, nothing_of};

impl Desk {
    pub(super) fn export_all(&self, asked: &ExportAllAsked) -> Report {
        self.try_export_all(asked).unwrap_or_else(|report| report)
    }

    fn try_export_all(&self, asked: &ExportAllAsked) -> Result<Report, Report> {
        let ExportAllAsked { from, out, shown, form, pictures } = asked;
        let now = self.clock.now();
        let mut register = self.open(from)?;
        // Noted before anything leaves, so that nothing with names is without its line on the history.
        register.note_export_all(*shown, now).map_err(|error| self.failed(&error))?;
        let screen = OffScreen::default();
        let cx = screen.context(&register, &self.strings, now);
        let wish = ExportWish { folder: out.clone(), shown: *shown, form: *form, pictures: *pictures };
        let done = Going::export(&cx, &wish).and_then(|going| going.finish(&cx));
        let done = done.map_err(|error| self.outward_failed(&error))?;
        let key = match shown {
            Shown::Masked => "cli-export-all-masked",
            Shown::Whole => "cli-export-all-whole",
        };
        Ok(self.taken_out(key, &done))
    }

    /// How many files went where; what could not be made is named.
    pub(super) fn taken_out(&self, key: &'static str, done: &TakenOut) -> Report {
        let (n, path) = (done.files.to_string(), done.path.display().to_string());
        let mut report = Report::done(self.line(key, &[("n", &n), ("path", &path)]));
        for (paper, because) in &done.left_out {
            report.out += &self.line("cli-left-out", &[("name", paper), ("because", because)]);
            report.code = code::NAMED;
        }
        report
    }

    pub(super) fn outward_failed(&self, error: &OutwardError) -> Report {
        match error {
            OutwardError::File(error) => self.file_failed(error),
            OutwardError::Taken(path) => {
                let path = path.display().to_string();
                Report::failed(code::FILE, self.line("cli-taken", &[("path", &path)]))
            }
            OutwardError::NothingOf { year, there } => {
                let (what, advice) = nothing_of(&self.strings, (*year, there));
                Report::failed(code::FILE, format!("{what}\n{advice}\n"))
            }
            other => Report::failed(code::FILE, format!("{other}\n")),
        }
    }
}
