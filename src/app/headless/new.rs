//! `new FILE --hall NAME`: an empty hall, the only way to make a file without the window.

use std::path::Path;

use super::{Desk, Report, code};
use crate::domain::hall::{HallDraft, Sector};
use crate::register::Register;
use crate::ui::words;

impl Desk {
    pub(super) fn new_hall(&self, path: &Path, (name, sector): (&str, Sector)) -> Report {
        let now = self.clock.now();
        let draft = HallDraft { name: name.to_owned(), sector: sector.code().to_owned(), ..HallDraft::fresh() };
        let hall = match draft.check(None, now.date()) {
            Ok(hall) => hall,
            Err(problems) => {
                let sentences = problems.iter().map(|problem| {
                    let field = words::field(&self.strings, problem.field);
                    format!("{field}: {}\n", words::wrong(&self.strings, &problem.wrong))
                });
                return Report::failed(code::USAGE, sentences.collect::<String>());
            }
        };
        match Register::create(path, &hall, now) {
            Ok(_) => {
                let file = path.display().to_string();
                Report::done(self.strings.text_with("cli-new-done", &[("file", file.into())]) + "\n")
            }
            Err(error) => self.failed_at(&error, path),
        }
    }
}
