//! Reading the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::{Arg, Parser, ValueExt};

use crate::app::Start;
use crate::exchange::staff_export::Personal;
use crate::ui::strings::{Lang, Strings};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The window.
    Window(Start),
    /// The help text.
    Help,
    /// The version.
    Version,
    /// An empty hall: file, name.
    New(PathBuf, String),
    /// Badges as PDF.
    Badges(BadgesAsked),
    /// A list into the roster.
    Import(ImportAsked),
    /// A list into the register of cases.
    ImportCases(ImportCasesAsked),
    /// The register of cases as a list.
    ExportCases(ExportCasesAsked),
    /// What is due and overdue.
    DueCases(DueCasesAsked),
    /// Walk the history.
    Verify(PathBuf),
}

/// Where records are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFrom {
    /// A hall's file.
    File(PathBuf),
    /// The sample hall.
    Sample,
}

/// `badges FILE|--sample --out X.pdf ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgesAsked {
    /// Whose.
    pub from: ReadFrom,
    /// The PDF to write.
    pub out: PathBuf,
    /// Work numbers; empty for everyone active.
    pub work_numbers: Vec<String>,
    /// Paper.
    pub sheet: SheetAsked,
}

/// Paper of the badges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetAsked {
    /// A4, 2 x 2; first card in this cell (1 to 4).
    A4 {
        /// First cell used, 1 to 4.
        start: usize,
        /// Whether crop marks are drawn.
        has_crop_marks: bool,
    },
    /// One card a page.
    Card,
}

/// `import staff FILE LIST ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportAsked {
    /// The hall's file.
    pub file: PathBuf,
    /// XLSX or CSV.
    pub list: PathBuf,
    /// Folder of the photos.
    pub photos: Option<PathBuf>,
    /// Whether it only tells what it would do.
    pub is_dry_run: bool,
}

/// `import cases FILE LIST ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportCasesAsked {
    /// The hall's file.
    pub file: PathBuf,
    /// XLSX or CSV.
    pub list: PathBuf,
    /// Whether it only tells what it would do.
    pub is_dry_run: bool,
}

/// `export cases FILE|--sample --out X.xlsx|X.csv ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportCasesAsked {
    /// Whose.
    pub from: ReadFrom,
    /// The list to write, `.xlsx` or `.csv`.
    pub out: PathBuf,
    /// Names and contacts masked, or shown and noted on the history.
    pub personal: Personal,
}

/// `cases FILE|--sample --due ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueCasesAsked {
    /// Whose.
    pub from: ReadFrom,
    /// The day asked about; today's moment for none.
    pub day: Option<NaiveDate>,
    /// Whether it is told as JSON.
    pub is_json: bool,
}

/// What was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Misread {
    /// Something the parser cannot use; its words.
    Unexpected(String),
    /// Something needed is not there.
    Missing(&'static str),
    /// A value that cannot be.
    BadValue(&'static str, String),
}

impl Misread {
    /// One sentence.
    pub(super) fn sentence(&self, strings: &Strings) -> String {
        match self {
            Self::Unexpected(words) => strings.text_with("cli-unexpected", &[("what", words.as_str().into())]),
            Self::Missing(what) => strings.text_with("cli-missing", &[("what", (*what).into())]),
            Self::BadValue(what, value) => {
                strings.text_with("cli-bad-value", &[("what", (*what).into()), ("value", value.as_str().into())])
            }
        }
    }
}

impl From<lexopt::Error> for Misread {
    fn from(error: lexopt::Error) -> Self {
        Self::Unexpected(error.to_string())
    }
}

/// Every option and word of the line, before it is known what they belong to.
#[derive(Default)]
struct Words {
    plain: Vec<OsString>,
    is_sample: bool,
    is_help: bool,
    is_version: bool,
    is_dry_run: bool,
    has_crop_marks: bool,
    is_due: bool,
    is_json: bool,
    is_revealed: bool,
    day: Option<NaiveDate>,
    hall: Option<String>,
    out: Option<PathBuf>,
    photos: Option<PathBuf>,
    work_numbers: Vec<String>,
    sheet: Option<String>,
    start: Option<usize>,
    lang: Option<Lang>,
    seen: Vec<&'static str>,
}

/// Reads the command line.
///
/// # Errors
/// `Misread`.
pub(super) fn read(args: impl IntoIterator<Item = OsString>, fallback: Lang) -> Result<(Asked, Lang), Misread> {
    let mut words = Words::default();
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Value(value) => words.plain.push(value),
            Arg::Short('h') => words.is_help = true,
            Arg::Long(name) => {
                let name = name.to_owned();
                words.option(&name, &mut parser)?;
            }
            Arg::Short(_) => return Err(arg.unexpected().into()),
        }
    }
    let lang = words.lang.unwrap_or(fallback);
    Ok((words.asked()?, lang))
}

impl Words {
    fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misread> {
        match name {
            "sample" => self.is_sample = true,
            "help" => self.is_help = true,
            "version" => self.is_version = true,
            "dry-run" => self.is_dry_run = self.note("--dry-run"),
            "crop-marks" => self.has_crop_marks = self.note("--crop-marks"),
            "due" => self.is_due = self.note("--due"),
            "json" => self.is_json = self.note("--json"),
            "reveal" => self.is_revealed = self.note("--reveal"),
            "at" => {
                let value = self.noted("--at", parser)?.string()?;
                self.day = Some(value.parse().map_err(|_| Misread::BadValue("--at", value))?);
            }
            "hall" => self.hall = Some(self.noted("--hall", parser)?.string()?),
            "out" => self.out = Some(self.noted("--out", parser)?.into()),
            "photos" => self.photos = Some(self.noted("--photos", parser)?.into()),
            "work-no" => self.work_numbers = split(&self.noted("--work-no", parser)?.string()?),
            "sheet" => self.sheet = Some(self.noted("--sheet", parser)?.string()?),
            "start" => {
                let value = self.noted("--start", parser)?.string()?;
                let start = value.parse().ok().filter(|start| (1..=4).contains(start));
                self.start = Some(start.ok_or(Misread::BadValue("--start", value))?);
            }
            "lang" => {
                let value = parser.value()?.string()?;
                let known = Lang::ALL.into_iter().find(|lang| lang.key() == value);
                self.lang = Some(known.ok_or(Misread::BadValue("--lang", value))?);
            }
            other => return Err(Misread::Unexpected(format!("--{other}"))),
        }
        Ok(())
    }

    fn note(&mut self, name: &'static str) -> bool {
        self.seen.push(name);
        true
    }

    fn noted(&mut self, name: &'static str, parser: &mut Parser) -> Result<OsString, Misread> {
        self.seen.push(name);
        Ok(parser.value()?)
    }

    fn asked(mut self) -> Result<Asked, Misread> {
        if self.is_help {
            return Ok(Asked::Help);
        }
        if self.is_version {
            return Ok(Asked::Version);
        }
        let plain = std::mem::take(&mut self.plain);
        let mut rest = plain.into_iter();
        let first = rest.next();
        let asked = match first.as_ref().and_then(|word| word.to_str()) {
            Some("new") => self.new_hall(&mut rest)?,
            Some("badges") => self.badges(&mut rest)?,
            Some("import") => self.import(&mut rest)?,
            Some("export") => self.export(&mut rest)?,
            Some("cases") => self.cases(&mut rest)?,
            Some("verify") => Asked::Verify(file(&mut rest)?),
            _ => self.window(first)?,
        };
        match (rest.next(), self.seen.first()) {
            (Some(extra), _) => Err(Misread::Unexpected(extra.to_string_lossy().into_owned())),
            (None, Some(option)) => Err(Misread::Unexpected((*option).to_owned())),
            (None, None) => Ok(asked),
        }
    }

    fn window(&self, file: Option<OsString>) -> Result<Asked, Misread> {
        match (file, self.is_sample) {
            (Some(_), true) => Err(Misread::Unexpected("--sample".to_owned())),
            (None, true) => Ok(Asked::Window(Start::Sample)),
            (Some(file), false) => Ok(Asked::Window(Start::File(file.into()))),
            (None, false) => Ok(Asked::Window(Start::Last)),
        }
    }

    fn new_hall(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let path = file(rest)?;
        self.seen.retain(|name| *name != "--hall");
        let name = self.hall.take().filter(|name| !name.trim().is_empty());
        Ok(Asked::New(path, name.ok_or(Misread::Missing("--hall"))?))
    }

    fn badges(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = if self.is_sample { ReadFrom::Sample } else { ReadFrom::File(file(rest)?) };
        let known = ["--out", "--work-no", "--sheet", "--crop-marks", "--start"];
        self.seen.retain(|name| !known.contains(name));
        let sheet = match self.sheet.as_deref() {
            None | Some("a4") => SheetAsked::A4 { start: self.start.unwrap_or(1), has_crop_marks: self.has_crop_marks },
            Some("card") if self.start.is_some() => {
                return Err(Misread::Unexpected("--start".to_owned()));
            }
            Some("card") => SheetAsked::Card,
            Some(other) => return Err(Misread::BadValue("--sheet", other.to_owned())),
        };
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        let work_numbers = std::mem::take(&mut self.work_numbers);
        Ok(Asked::Badges(BadgesAsked { from, out, work_numbers, sheet }))
    }

    fn import(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let what = rest.next();
        let is_cases = match what.as_ref().and_then(|word| word.to_str()) {
            Some("staff") => false,
            Some("cases") => true,
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("staff|cases")),
        };
        let file = file(rest)?;
        let list = rest.next().map(PathBuf::from).ok_or(Misread::Missing("LIST"))?;
        let is_dry_run = self.is_dry_run;
        if is_cases {
            self.know(&["--dry-run"]);
            return Ok(Asked::ImportCases(ImportCasesAsked { file, list, is_dry_run }));
        }
        self.know(&["--photos", "--dry-run"]);
        Ok(Asked::Import(ImportAsked { file, list, photos: self.photos.take(), is_dry_run }))
    }

    fn export(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        match rest.next().as_ref().and_then(|word| word.to_str()) {
            Some("cases") => {}
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("cases")),
        }
        let from = self.from(rest)?;
        self.know(&["--out", "--reveal"]);
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        let is_list = |ending: &str| ["xlsx", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        if !out.extension().and_then(|ending| ending.to_str()).is_some_and(is_list) {
            return Err(Misread::BadValue("--out", out.display().to_string()));
        }
        let personal = if self.is_revealed { Personal::Shown } else { Personal::Masked };
        Ok(Asked::ExportCases(ExportCasesAsked { from, out, personal }))
    }

    fn cases(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--due", "--at", "--json"]);
        if !self.is_due {
            return Err(Misread::Missing("--due"));
        }
        Ok(Asked::DueCases(DueCasesAsked { from, day: self.day, is_json: self.is_json }))
    }

    fn from(&self, rest: &mut impl Iterator<Item = OsString>) -> Result<ReadFrom, Misread> {
        if self.is_sample { Ok(ReadFrom::Sample) } else { Ok(ReadFrom::File(file(rest)?)) }
    }

    /// These options belong to what was asked.
    fn know(&mut self, options: &[&str]) {
        self.seen.retain(|name| !options.contains(name));
    }
}

fn file(rest: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Misread> {
    rest.next().map(PathBuf::from).ok_or(Misread::Missing("FILE"))
}

fn split(text: &str) -> Vec<String> {
    text.split([',', '，']).map(|part| part.trim().to_uppercase()).filter(|part| !part.is_empty()).collect()
}
