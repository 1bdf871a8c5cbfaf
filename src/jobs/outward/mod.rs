//! Everything, or a year, out of the program: slices of the records in, a folder or one ZIP out. The writer goes from slice to slice,
//! so that never more than one lies in memory; dropped before its end it leaves nothing (P3-1, P4-7).

mod notes;
mod target;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;
use tempfile::TempDir;

use super::papers::PaperError;
use super::{Cancelled, Jobs, Progress, Task};
use crate::documents::DocumentError;
use crate::domain::dates::Moment;
use crate::exchange::archives::{Manifest, ManifestFile};
use crate::exchange::export_all::workbook::GrowingWorkbook;
use crate::exchange::export_all::{Converter, NamedCase, SheetPlan};
use crate::exchange::files::FileError;
use crate::exchange::list_writing::{CSV_MARK, csv_line};
use crate::register::outward::RawRow;
pub use notes::ReadMe;
use target::Target;

/// Why nothing was taken out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutwardError {
    /// The file or folder.
    #[error(transparent)]
    File(#[from] FileError),
    /// Something lies there already: nothing is mixed with it, nothing replaced.
    #[error("{} is there already", .0.display())]
    Taken(PathBuf),
    /// Nothing on record belongs to the year; the years that have something.
    #[error("nothing on record belongs to {year}; there is {there:?}")]
    NothingOf {
        /// The year asked for.
        year: i32,
        /// Those there are.
        there: Vec<i32>,
    },
    /// A writer's words.
    #[error("{0}")]
    Writer(String),
    /// The records could not be read; the file's words.
    #[error("{0}")]
    Records(String),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl From<XlsxError> for OutwardError {
    fn from(error: XlsxError) -> Self {
        Self::Writer(error.to_string())
    }
}

/// What the tables are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// A workbook and a folder of plain lists.
    #[default]
    Both,
    /// The workbook alone.
    Workbook,
    /// The plain lists alone.
    Lists,
}

/// Sets a paper, in the job.
pub type MakePaper = Box<dyn FnOnce(&Progress) -> Result<Vec<u8>, PaperError> + Send>;

/// One thing handed to the job.
pub enum Piece {
    /// A file whose bytes are there.
    Bytes(String, Vec<u8>),
    /// A paper to be set.
    Paper(String, MakePaper),
    /// Numbers and customers of cases, for what is written after.
    Cases(Vec<NamedCase>),
    /// A sheet begins; the one before ends.
    Sheet(&'static SheetPlan),
    /// Rows of the sheet begun last.
    Rows(Vec<RawRow>),
    /// No more sheets.
    EndOfSheets,
}

/// Where tables and lists lie within; words of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Path of the workbook.
    pub workbook: String,
    /// Folder of the plain lists.
    pub lists: String,
    /// Folders of the lists of single tables, where they differ.
    pub lists_of: BTreeMap<&'static str, String>,
}

/// What was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenOut {
    /// Where it lies.
    pub path: PathBuf,
    /// Files in it.
    pub files: usize,
    /// Their bytes before packing.
    pub bytes: u64,
    /// Name and rows of each sheet.
    pub sheets: Vec<(String, usize)>,
    /// Papers that could not be set, with the reason.
    pub left_out: Vec<(String, String)>,
}

/// Files written beside their folder, which is not there yet; dropped before they are settled they leave nothing.
pub struct StagedFolder(Target);

impl StagedFolder {
    /// Writes every file, its path within the folder separated by `/`.
    ///
    /// # Errors
    /// `Taken` for a folder that is not empty; `File`.
    pub fn write(path: &Path, files: &[(String, Vec<u8>)]) -> Result<Self, OutwardError> {
        let mut target = Target::folder(path)?;
        for (name, content) in files {
            target.begin(name)?;
            target.write(content)?;
            target.end()?;
        }
        Ok(Self(target))
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// `Taken`, `File`.
    pub fn settle(self) -> Result<(), OutwardError> {
        self.0.settle()
    }
}

/// A folder or an archive being written.
pub struct Outward {
    target: Target,
    converter: Converter,
    places: Places,
    form: Form,
    sheet: Option<&'static SheetPlan>,
    book: Option<GrowingWorkbook>,
    /// Where the workbook's rows lie until it is saved; gone with it.
    work: TempDir,
    besides: Vec<(String, String)>,
    done: TakenOut,
    files: Vec<ManifestFile>,
}

impl Outward {
    /// A folder at a path where nothing is, or an empty folder.
    ///
    /// # Errors
    /// `Taken`, `File`.
    pub fn folder(path: &Path, converter: Converter, (places, form): (Places, Form)) -> Result<Self, OutwardError> {
        Self::into(Target::folder(path)?, converter, (places, form))
    }

    /// One ZIP at a path where nothing is; its files bear the moment.
    ///
    /// # Errors
    /// `Taken`, `File`.
    pub fn archive(
        (path, at): (&Path, Moment),
        converter: Converter,
        (places, form): (Places, Form),
    ) -> Result<Self, OutwardError> {
        Self::into(Target::archive(path, at)?, converter, (places, form))
    }

    fn into(target: Target, converter: Converter, (places, form): (Places, Form)) -> Result<Self, OutwardError> {
        let work = target.work_folder()?;
        let book = (form != Form::Lists).then(|| GrowingWorkbook::new(work.path())).transpose()?;
        let done = TakenOut { path: target.path().to_owned(), ..TakenOut::default() };
        Ok(Self {
            target,
            converter,
            places,
            form,
            sheet: None,
            book,
            work,
            besides: Vec::new(),
            done,
            files: Vec::new(),
        })
    }

    /// Writes a slice in the background and hands the writer back.
    pub fn write_in(self, jobs: &Jobs, pieces: Vec<Piece>) -> Task<Result<Box<Self>, OutwardError>> {
        let mut writer = Box::new(self);
        jobs.start("taking out", move |progress| {
            for piece in pieces {
                writer.take(piece, progress)?;
                progress.step()?;
            }
            Ok(writer)
        })
    }

    /// Writes what is left and puts everything in its place, in the background.
    pub fn finish_in(
        self,
        jobs: &Jobs,
        read_me: ReadMe,
        manifest: Option<Manifest>,
    ) -> Task<Result<TakenOut, OutwardError>> {
        jobs.start("taking out, the end", move |progress| self.finish((read_me, manifest), progress))
    }

    fn take(&mut self, piece: Piece, progress: &Progress) -> Result<(), OutwardError> {
        match piece {
            Piece::Bytes(path, bytes) => self.whole(&path, &bytes),
            Piece::Paper(path, make) => match make(progress) {
                Ok(pdf) => self.whole(&path, &pdf),
                Err(PaperError::Cancelled(stopped)) => Err(stopped.into()),
                // A paper without anything to say is no paper.
                Err(PaperError::Document(DocumentError::Nothing)) => Ok(()),
                Err(error) => {
                    self.done.left_out.push((path, error.to_string()));
                    Ok(())
                }
            },
            Piece::Cases(cases) => {
                self.converter.know_cases(cases);
                Ok(())
            }
            Piece::Sheet(plan) => self.begin_sheet(plan),
            Piece::Rows(rows) => self.rows(&rows),
            Piece::EndOfSheets => self.end_sheets(),
        }
    }

    fn whole(&mut self, path: &str, bytes: &[u8]) -> Result<(), OutwardError> {
        self.target.begin(path)?;
        self.target.write(bytes)?;
        self.end_file()
    }

    fn end_file(&mut self) -> Result<(), OutwardError> {
        let file = self.target.end()?;
        self.done.files += 1;
        self.done.bytes += file.size;
        self.files.push(file);
        Ok(())
    }

    fn begin_sheet(&mut self, plan: &'static SheetPlan) -> Result<(), OutwardError> {
        self.end_sheet()?;
        let (title, heading) = (self.converter.title(plan), self.converter.heading(plan));
        if self.form != Form::Workbook {
            let folder = self.places.lists_of.get(plan.table).unwrap_or(&self.places.lists);
            let number = self.done.sheets.len() + 1;
            self.target.begin(&format!("{folder}/{number:02} {title}.csv"))?;
            self.target.write(CSV_MARK.as_bytes())?;
            self.target.write(csv_line(&heading).as_bytes())?;
        }
        if let Some(book) = &mut self.book {
            book.begin(&title, heading)?;
        }
        self.done.sheets.push((title, 0));
        self.sheet = Some(plan);
        Ok(())
    }

    fn rows(&mut self, rows: &[RawRow]) -> Result<(), OutwardError> {
        let Some(plan) = self.sheet else { return Ok(()) };
        let told = self.converter.rows(plan, rows);
        for row in &told.rows {
            if self.form != Form::Workbook {
                self.target.write(csv_line(row).as_bytes())?;
            }
            if let Some(book) = &mut self.book {
                book.add(row)?;
            }
        }
        if let Some((_, count)) = self.done.sheets.last_mut() {
            *count += told.rows.len();
        }
        // The list is still open: what goes beside waits until it is closed.
        self.besides.extend(told.besides);
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), OutwardError> {
        if self.sheet.take().is_some() && self.form != Form::Workbook {
            self.end_file()?;
        }
        for (path, text) in std::mem::take(&mut self.besides) {
            self.whole(&path, text.as_bytes())?;
        }
        Ok(())
    }

    fn end_sheets(&mut self) -> Result<(), OutwardError> {
        self.end_sheet()?;
        let Some(book) = self.book.take() else { return Ok(()) };
        // Saved beside first: an archive takes one file after another, and a workbook is not made in order.
        let path = self.work.path().join("book.xlsx");
        let wrong = |error: std::io::Error| OutwardError::from(FileError::of(&path, &error));
        let file = std::fs::File::create(&path).map_err(wrong)?;
        book.save_to(std::io::BufWriter::new(file))?;
        let mut made = std::fs::File::open(&path).map_err(wrong)?;
        self.target.begin(&self.places.workbook)?;
        self.target.copy(&mut made)?;
        self.end_file()?;
        std::fs::remove_file(&path).map_err(wrong)
    }

    fn finish(
        mut self,
        (read_me, manifest): (ReadMe, Option<Manifest>),
        progress: &Progress,
    ) -> Result<TakenOut, OutwardError> {
        self.end_sheets()?;
        let text = read_me.text(&self.done);
        self.whole(&read_me.name, text.as_bytes())?;
        if let Some(mut manifest) = manifest {
            manifest.files = std::mem::take(&mut self.files);
            manifest.files.sort_by(|one, other| one.path.cmp(&other.path));
            let json = manifest.to_json().map_err(OutwardError::Writer)?;
            self.target.begin(Manifest::NAME)?;
            self.target.write(json.as_bytes())?;
            self.target.end()?;
        }
        progress.step()?;
        let Self { target, work, done, .. } = self;
        work.close().map_err(|error| OutwardError::Writer(error.to_string()))?;
        target.settle()?;
        Ok(done)
    }
}
