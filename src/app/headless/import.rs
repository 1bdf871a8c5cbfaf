//! `import staff FILE LIST [--photos DIR] [--dry-run]`: rows with problems are named one a line, good rows go in.

use chrono::NaiveDate;

use super::{Desk, ImportAsked, ReadFrom, Report, code};
use crate::domain::photos::day_taken;
use crate::exchange::photo_folder::{FoundPhoto, PhotoFolder};
use crate::exchange::photos::picture_hash;
use crate::exchange::staff_import::{Existing, ImportPlan, RowProblem, find_header, plan_staff};
use crate::exchange::tables::{Table, TableError, read_table_file};
use crate::register::files::NewFile;
use crate::register::photos::NewPhoto;
use crate::register::staff::StaffImport;
use crate::register::{Register, RegisterError};
use crate::ui::list_words::left_unread;
use crate::ui::words;

impl Desk {
    pub(super) fn import_staff(&self, asked: &ImportAsked) -> Report {
        self.try_import(asked).unwrap_or_else(|report| report)
    }

    fn try_import(&self, asked: &ImportAsked) -> Result<Report, Report> {
        let table = read_table_file(&asked.list).map_err(|error| self.table_failed(&error))?;
        let mapping =
            find_header(&table).ok_or_else(|| Report::failed(code::FILE, self.line("cli-import-no-header", &[])))?;
        let photos = match &asked.photos {
            Some(folder) => PhotoFolder::open(folder).map_err(|error| self.file_failed(&error))?,
            None => PhotoFolder::none(),
        };
        let mut register = self.open(&ReadFrom::File(asked.file.clone()))?;
        let existing = existing(&register).map_err(|error| self.failed(&error))?;
        let today = self.clock.now().date();
        let plan = plan_staff(&table, &mapping, &existing, &photos, today);
        let mut out = self.sheets_left(&table);
        out.extend(plan.problems.iter().map(|problem| self.problem_line(problem)));
        if !asked.is_dry_run && !plan.is_idle() {
            self.copy_first(&register)?;
            out += &self.apply(&mut register, &plan)?;
        }
        let counts = [plan.add.len(), plan.change.len(), plan.skip.len(), plan.rows_left_out()].map(|n| n.to_string());
        let [add, change, skip, rows_out] = &counts;
        let key = if asked.is_dry_run { "cli-import-would" } else { "cli-import-done" };
        out += &self.line(key, &[("add", add), ("change", change), ("skip", skip), ("out", rows_out)]);
        let code = if plan.problems.is_empty() { code::DONE } else { code::NAMED };
        Ok(Report { out, err: String::new(), code })
    }

    /// Applies a plan in one transaction; photos that break on decoding are named, their people go in without.
    fn apply(&self, register: &mut Register, plan: &ImportPlan) -> Result<String, Report> {
        let mut named = String::new();
        let mut people = Vec::new();
        for add in &plan.add {
            let photo = self.photo(add.row, add.photo.as_ref(), &mut named);
            people.push(StaffImport { id: None, record: add.record.clone(), photo });
        }
        for change in &plan.change {
            let photo = self.photo(change.row, change.photo.as_ref(), &mut named);
            people.push(StaffImport { id: Some(change.id), record: change.record.clone(), photo });
        }
        register.import_staff(&people, self.clock.now()).map_err(|error| self.failed(&error))?;
        Ok(named)
    }

    fn photo(&self, row: usize, found: Option<&FoundPhoto>, named: &mut String) -> Option<NewPhoto> {
        let found = found?;
        match load(found, self.clock.now().date()) {
            Ok(photo) => Some(photo),
            Err(error) => {
                let what = words::wrong(&self.strings, &error.into());
                *named += &self
                    .line("cli-import-photo", &[("row", &row.to_string()), ("file", &found.name), ("what", &what)]);
                None
            }
        }
    }

    /// The sheets of a workbook that were not read; empty where there are none.
    pub(super) fn sheets_left(&self, table: &Table) -> String {
        left_unread(&self.strings, table).map(|sentence| sentence + "\n").unwrap_or_default()
    }

    /// Row, column, what, what to do.
    pub(super) fn problem_line(&self, problem: &RowProblem) -> String {
        let RowProblem { row, column, who, problem, text, effect } = problem;
        let column = match column {
            Some(place) => format!("{} {}", place.letter, words::field(&self.strings, problem.field)),
            None => words::field(&self.strings, problem.field),
        };
        let what = words::wrong(&self.strings, &problem.wrong);
        let values = [
            ("row", row.to_string()),
            ("column", column),
            ("who", cut(who)),
            ("text", cut(text)),
            ("what", what),
            ("effect", self.strings.text(effect.key())),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.line("cli-import-problem", &values)
    }

    pub(super) fn table_failed(&self, error: &TableError) -> Report {
        let values = match error {
            TableError::File(error) => return self.file_failed(error),
            TableError::Damaged { because } => [("because", because.clone())],
            TableError::TooBig { most } => [("most", most.clone())],
            TableError::NotATable { found } => [("found", (*found).to_owned())],
            TableError::NoSuchSheet { name } => [("name", name.clone())],
            TableError::Encrypted | TableError::Empty => [("because", String::new())],
        };
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Report::failed(code::FILE, self.line(error.key(), &values))
    }
}

/// So many signs of a cell are told on a line.
const CELL_MOST: usize = 40;

fn cut(cell: &str) -> String {
    let told: String = cell.chars().take(CELL_MOST).collect();
    if told.len() < cell.len() { told + "…" } else { told }
}

/// The roster as the plan compares it.
fn existing(register: &Register) -> Result<Vec<Existing>, RegisterError> {
    let people = register.staff()?.into_iter().map(|member| {
        let original = member.photo_original.map(|file| register.file(file)).transpose()?;
        let photo_hash = original.as_deref().map(picture_hash);
        Ok(Existing { id: member.id, record: member.record, photo_hash })
    });
    people.collect()
}

fn load(found: &FoundPhoto, today: NaiveDate) -> Result<NewPhoto, crate::exchange::photos::PhotoError> {
    let (bytes, photo) = found.load()?;
    let media_type = match image::guess_format(&bytes) {
        Ok(format) => format.to_mime_type().to_owned(),
        Err(_) => "application/octet-stream".to_owned(),
    };
    let original = NewFile { media_type, name: found.name.clone(), content: bytes };
    Ok(NewPhoto { original, cuts: photo.cuts, taken_on: Some(day_taken(photo.noted_on, today)) })
}
