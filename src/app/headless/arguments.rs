//! Reading the command line.

mod check;
mod keeping;
mod person;
mod print;
mod salvage;
mod taking;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use lexopt::{Arg, Parser, ValueExt};

use super::asked::{
    Asked, CalendarAsked, CardsAsked, CardsWish, DeadlineAsked, DueCasesAsked, ExportCasesAsked, ImportAsked,
    ImportCasesAsked, ImportListAsked, PeriodAsked, ReadFrom, ReportAsked, ReportForm, ReportSubject, ScoreAsked,
    StandardsAsked,
};
use crate::app::Start;
use crate::domain::calendar::YEARS;
use crate::domain::dates::{Moment, parse_time};
use crate::domain::deadlines::Circumstance;
use crate::domain::hall::Sector;
use crate::domain::periods::Period;
use crate::exchange::headers::ListKind;
use crate::exchange::staff_export::Personal;
use crate::ui::strings::{Lang, Strings};

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
    is_json: bool,
    step: Option<String>,
    with: BTreeSet<Circumstance>,
    set: Option<String>,
    check: Option<PathBuf>,
    is_due: bool,
    expiring: Option<u32>,
    is_work: bool,
    verify: Option<String>,
    is_revealed: bool,
    day: Option<NaiveDate>,
    hall: Option<String>,
    sector: Option<Sector>,
    out: Option<PathBuf>,
    photos: Option<PathBuf>,
    work_numbers: Vec<String>,
    sheet: Option<String>,
    start: Option<usize>,
    periods: Vec<(&'static str, String)>,
    lang: Option<Lang>,
    passphrase_from: Option<PathBuf>,
    print: print::PrintWords,
    taking: taking::TakingWords,
    seen: Vec<&'static str>,
}

/// A command line as read.
pub(super) struct Read {
    /// What it asks for.
    pub(super) asked: Asked,
    /// The language of words and papers.
    pub(super) lang: Lang,
    /// Where the passphrase or recovery code of a closed file stands; `-` is standard input.
    pub(super) passphrase_from: Option<PathBuf>,
}

/// Reads the command line.
///
/// # Errors
/// `Misread`.
pub(super) fn read(args: impl IntoIterator<Item = OsString>, fallback: Lang) -> Result<Read, Misread> {
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
    let passphrase_from = words.passphrase_from.take();
    Ok(Read { asked: words.asked()?, lang, passphrase_from })
}

impl Words {
    fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misread> {
        match name {
            "sample" => self.is_sample = true,
            "help" => self.is_help = true,
            "version" => self.is_version = true,
            "dry-run" => self.is_dry_run = self.note("--dry-run"),
            "crop-marks" => self.has_crop_marks = self.note("--crop-marks"),
            "json" => self.is_json = self.note("--json"),
            "step" => self.step = Some(self.noted("--step", parser)?.string()?),
            "with" => self.with = circumstances(&self.noted("--with", parser)?.string()?)?,
            "set" => self.set = Some(self.noted("--set", parser)?.string()?),
            "check" => self.check = Some(self.noted("--check", parser)?.into()),
            "due" => self.is_due = self.note("--due"),
            "expiring" => {
                let value = self.noted("--expiring", parser)?.string()?;
                let days = value.parse().ok().filter(|days| (0..=36_500).contains(days));
                self.expiring = Some(days.ok_or(Misread::BadValue("--expiring", value))?);
            }
            "work" => self.is_work = self.note("--work"),
            "verify" => self.verify = Some(self.noted("--verify", parser)?.string()?),
            "reveal" => self.is_revealed = self.note("--reveal"),
            "at" => {
                let value = self.noted("--at", parser)?.string()?;
                self.day = Some(value.parse().map_err(|_| Misread::BadValue("--at", value))?);
            }
            "hall" => self.hall = Some(self.noted("--hall", parser)?.string()?),
            "sector" => {
                let value = self.noted("--sector", parser)?.string()?;
                self.sector = Some(Sector::from_code(&value).ok_or(Misread::BadValue("--sector", value))?);
            }
            "out" => self.out = Some(self.noted("--out", parser)?.into()),
            "photos" => self.photos = Some(self.noted("--photos", parser)?.into()),
            "work-no" => self.work_numbers = split(&self.noted("--work-no", parser)?.string()?),
            "sheet" => self.sheet = Some(self.noted("--sheet", parser)?.string()?),
            "start" => self.start = Some(self.noted_count("--start", parser)?),
            "month" => self.noted_period("--month", parser)?,
            "quarter" => self.noted_period("--quarter", parser)?,
            "year" => self.noted_period("--year", parser)?,
            "from" => self.noted_period("--from", parser)?,
            "to" => self.noted_period("--to", parser)?,
            "passphrase-from" => self.passphrase_from = Some(parser.value()?.into()),
            "lang" => {
                let value = parser.value()?.string()?;
                let known = Lang::ALL.into_iter().find(|lang| lang.key() == value);
                self.lang = Some(known.ok_or(Misread::BadValue("--lang", value))?);
            }
            other if self.taking_option(other, parser)? => {}
            other => return self.print_option(other, parser),
        }
        Ok(())
    }

    /// A whole number from 1 to 9999.
    fn noted_count(&mut self, name: &'static str, parser: &mut Parser) -> Result<usize, Misread> {
        let value = self.noted(name, parser)?.string()?;
        let count = value.parse().ok().filter(|count| (1..=9999).contains(count));
        count.ok_or(Misread::BadValue(name, value))
    }

    fn note(&mut self, name: &'static str) -> bool {
        self.seen.push(name);
        true
    }

    fn noted(&mut self, name: &'static str, parser: &mut Parser) -> Result<OsString, Misread> {
        self.seen.push(name);
        Ok(parser.value()?)
    }

    /// The value of a day, month or year that was given under a name.
    fn period(&mut self, name: &str) -> Option<String> {
        let index = self.periods.iter().position(|(known, _)| *known == name)?;
        Some(self.periods.remove(index).1)
    }

    fn noted_period(&mut self, name: &'static str, parser: &mut Parser) -> Result<(), Misread> {
        let value = self.noted(name, parser)?.string()?;
        self.periods.push((name, value));
        Ok(())
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
            Some("print") => self.print(&mut rest)?,
            Some("import") => self.import(&mut rest)?,
            Some("deadline") => self.deadline(&mut rest)?,
            Some("export") => self.export(&mut rest)?,
            Some("cases") => self.cases(&mut rest)?,
            Some("cards") => self.cards(&mut rest)?,
            Some("salvage") => self.salvage(&mut rest)?,
            Some("check") => self.check_file(&mut rest)?,
            Some("archive") => self.archive(&mut rest)?,
            Some("backup") => self.backup(&mut rest)?,
            Some("restore") => self.restore(&mut rest)?,
            Some("verify") => Asked::Verify(file(&mut rest)?),
            Some("report") => self.report(&mut rest)?,
            Some("standards") => self.standards(),
            Some("score") => self.score(&mut rest)?,
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
        self.seen.retain(|name| !["--hall", "--sector"].contains(name));
        let name = self.hall.take().filter(|name| !name.trim().is_empty());
        Ok(Asked::New(path, name.ok_or(Misread::Missing("--hall"))?, self.sector.take().unwrap_or(Sector::Power)))
    }

    fn deadline(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let rule = rest.next().ok_or(Misread::Missing("RULE"))?.to_string_lossy().into_owned();
        self.seen.retain(|name| !["--from", "--step", "--with", "--set", "--json"].contains(name));
        let set = self.set.take().unwrap_or_else(|| "power_hall".to_owned());
        let from = self.period("--from").ok_or(Misread::Missing("--from"))?;
        let from = moment(&from).ok_or(Misread::BadValue("--from", from))?;
        let (step, with) = (self.step.take(), std::mem::take(&mut self.with));
        Ok(Asked::Deadline(DeadlineAsked { rule, set, from, step, with, is_json: self.is_json }))
    }

    fn import(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let what = rest.next().ok_or(Misread::Missing("staff | cases | boxes | disclosure | calendar"))?;
        match what.to_str() {
            Some("staff") => self.import_staff(rest),
            Some("cases") => self.import_cases(rest),
            Some("boxes") => self.import_list(ListKind::Boxes, rest),
            Some("disclosure") => self.import_list(ListKind::Disclosure, rest),
            Some("calendar") => self.import_calendar(rest),
            _ => Err(Misread::Unexpected(what.to_string_lossy().into_owned())),
        }
    }

    fn import_staff(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.seen.retain(|name| !["--photos", "--dry-run"].contains(name));
        Ok(Asked::Import(ImportAsked { file, list, photos: self.photos.take(), is_dry_run: self.is_dry_run }))
    }

    fn import_list(&mut self, kind: ListKind, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.know(&["--dry-run"]);
        Ok(Asked::ImportList(ImportListAsked { kind, file, list, is_dry_run: self.is_dry_run }))
    }

    fn import_cases(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.know(&["--dry-run"]);
        Ok(Asked::ImportCases(ImportCasesAsked { file, list, is_dry_run: self.is_dry_run }))
    }

    fn export(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        match rest.next().as_ref().and_then(|word| word.to_str()) {
            Some("cases") => {}
            Some("all") => return self.export_all(rest),
            Some("person") => return self.export_person(rest),
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("cases | all | person")),
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

    fn cards(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--json"]);
        let wishes = [
            ("--expiring", self.expiring.map(CardsWish::Expiring)),
            ("--work", self.is_work.then_some(CardsWish::Work)),
            ("--verify", self.verify.take().map(CardsWish::Verify)),
        ];
        // One of them: a second one stays among what was not understood.
        let wish = wishes.into_iter().find_map(|(name, wish)| Some((name, wish?)));
        let wish = wish.map_or(CardsWish::All, |(name, wish)| {
            self.know(&[name]);
            wish
        });
        Ok(Asked::Cards(CardsAsked { from, wish, is_json: self.is_json }))
    }

    fn from(&self, rest: &mut impl Iterator<Item = OsString>) -> Result<ReadFrom, Misread> {
        if self.is_sample { Ok(ReadFrom::Sample) } else { Ok(ReadFrom::File(file(rest)?)) }
    }

    /// These options belong to what was asked.
    fn know(&mut self, options: &[&str]) {
        self.seen.retain(|name| !options.contains(name));
    }

    fn import_calendar(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.seen.retain(|name| !["--year", "--dry-run"].contains(name));
        let year = self.period("--year").map(|value| {
            let year = value.parse().ok().filter(|year| YEARS.contains(year));
            year.ok_or(Misread::BadValue("--year", value))
        });
        let (year, is_dry_run) = (year.transpose()?, self.is_dry_run);
        Ok(Asked::ImportCalendar(CalendarAsked { file, list, year, is_dry_run }))
    }

    fn report(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let about = match rest.next().as_ref().and_then(|word| word.to_str()) {
            Some("cases") => ReportSubject::Cases,
            Some("audits") => ReportSubject::Audits,
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("cases | audits")),
        };
        let from = if self.is_sample { ReadFrom::Sample } else { ReadFrom::File(file(rest)?) };
        self.seen.retain(|name| !["--out", "--month", "--quarter", "--year", "--from", "--to"].contains(name));
        let period = period(&std::mem::take(&mut self.periods))?;
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let form = match ending.as_deref() {
            Some("pdf") => ReportForm::Pdf,
            Some("xlsx") => ReportForm::Xlsx,
            _ => return Err(Misread::BadValue("--out", out.display().to_string())),
        };
        Ok(Asked::Report(ReportAsked { about, from, period, out, form }))
    }

    fn standards(&mut self) -> Asked {
        self.know(&["--check", "--json"]);
        Asked::Standards(StandardsAsked { check: self.check.take(), is_json: self.is_json })
    }

    fn score(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let file = rest.next().map(PathBuf::from).ok_or(Misread::Missing("RUN.json"))?;
        self.know(&["--json"]);
        Ok(Asked::Score(ScoreAsked { file, is_json: self.is_json }))
    }
}

/// `2026-02-13T16:30`, also with a space between or without the time (its beginning), in the years 1 to 9999.
fn moment(text: &str) -> Option<Moment> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let date = date.parse::<NaiveDate>().ok().filter(|date| (1..=9999).contains(&date.year()))?;
    Some(Moment::at(date, parse_time(time).ok()?))
}

fn circumstances(text: &str) -> Result<BTreeSet<Circumstance>, Misread> {
    let words = text.split([',', '，']).map(str::trim).filter(|word| !word.is_empty());
    let read = |word: &str| Circumstance::from_code(word).ok_or_else(|| Misread::BadValue("--with", word.to_owned()));
    words.map(read).collect()
}

/// One month, quarter or year, or a first and a last day; anything else is not understood.
fn period(given: &[(&'static str, String)]) -> Result<PeriodAsked, Misread> {
    let whole = |name: &'static str, value: &str| {
        let read = match name {
            "--month" => Period::read_month(value),
            "--quarter" => Period::read_quarter(value),
            _ => Period::read_year(value),
        };
        read.map(PeriodAsked::Whole).map_err(|_| Misread::BadValue(name, value.to_owned()))
    };
    match given {
        [] => Err(Misread::Missing("--month")),
        [("--from", first), ("--to", last)] | [("--to", last), ("--from", first)] => {
            Ok(PeriodAsked::Days(first.clone(), last.clone()))
        }
        [("--from", _)] => Err(Misread::Missing("--to")),
        [("--to", _)] => Err(Misread::Missing("--from")),
        [(name, value)] => whole(name, value),
        [_, (name, _), ..] => Err(Misread::Unexpected((*name).to_owned())),
    }
}

fn file(rest: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Misread> {
    rest.next().map(PathBuf::from).ok_or(Misread::Missing("FILE"))
}

fn list(rest: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Misread> {
    rest.next().map(PathBuf::from).ok_or(Misread::Missing("LIST"))
}

fn split(text: &str) -> Vec<String> {
    text.split([',', '，']).map(|part| part.trim().to_uppercase()).filter(|part| !part.is_empty()).collect()
}
