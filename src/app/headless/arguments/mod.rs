//! Reading the command line.

mod bringing;
mod check;
mod keeping;
mod nearest;
mod options;
mod person;
mod print;
mod records;
mod salvage;
mod taking;
mod values;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::{Arg, Parser};

use super::asked::{Asked, OutFile, Over};
use crate::app::Start;
use crate::domain::deadlines::Circumstance;
use crate::domain::hall::Sector;
use crate::ui::strings::{Lang, Strings};
use nearest::nearest;
use values::file;

/// What was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Misread {
    /// Something that stands where it cannot be used.
    Unexpected(String),
    /// An option without the value it needs.
    NoValue(String),
    /// Something needed is not there.
    Missing(&'static str),
    /// A value that cannot be.
    BadValue(&'static str, String),
    /// An option with a value that is given twice: which one counts cannot be told.
    Twice(&'static str),
    /// Neither a command nor a file that is there; the command most like it.
    UnknownCommand(String, &'static str),
}

impl Misread {
    /// One sentence.
    pub(super) fn sentence(&self, strings: &Strings) -> String {
        match self {
            Self::Unexpected(words) => strings.text_with("cli-unexpected", &[("what", words.as_str().into())]),
            Self::NoValue(option) => strings.text_with("cli-no-value", &[("what", option.as_str().into())]),
            Self::Missing(what) => strings.text_with("cli-missing", &[("what", (*what).into())]),
            Self::BadValue(what, value) => {
                strings.text_with("cli-bad-value", &[("what", (*what).into()), ("value", value.as_str().into())])
            }
            Self::Twice(option) => strings.text_with("cli-twice", &[("what", (*option).into())]),
            Self::UnknownCommand(word, near) => {
                strings.text_with("cli-unknown-command", &[("what", word.as_str().into()), ("near", (*near).into())])
            }
        }
    }
}

impl From<lexopt::Error> for Misread {
    fn from(error: lexopt::Error) -> Self {
        // The parser's own sentences are English.
        match error {
            lexopt::Error::MissingValue { option } => Self::NoValue(option.unwrap_or_default()),
            lexopt::Error::UnexpectedOption(option) => Self::Unexpected(option),
            lexopt::Error::UnexpectedArgument(value) | lexopt::Error::NonUnicodeValue(value) => {
                Self::Unexpected(value.to_string_lossy().into_owned())
            }
            lexopt::Error::UnexpectedValue { option, value } => {
                Self::Unexpected(format!("{option}={}", value.to_string_lossy()))
            }
            lexopt::Error::ParsingFailed { value, .. } => Self::Unexpected(value),
            lexopt::Error::Custom(error) => Self::Unexpected(error.to_string()),
        }
    }
}

/// The language asked for anywhere on the line: what is not understood of the rest is said in it.
pub(super) fn lang_in(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().map(|arg| arg.to_str().unwrap_or_default()).collect();
    let apart = words.windows(2).filter(|pair| pair.first() == Some(&"--lang")).filter_map(|pair| pair.get(1).copied());
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    let asked = apart.chain(joined).last()?;
    Lang::ALL.into_iter().find(|lang| lang.key() == asked)
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
    over: Over,
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
            (Some(file), false) => {
                let path = PathBuf::from(&file);
                let is_named_so = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("hall"));
                if !is_named_so && !path.exists() {
                    let word = file.to_string_lossy().into_owned();
                    let near = nearest(&word);
                    return Err(Misread::UnknownCommand(word, near));
                }
                Ok(Asked::Window(Start::File(path)))
            }
            (None, false) => Ok(Asked::Window(Start::Last)),
        }
    }

    /// The file that `--out` names, and whether one that is there is replaced.
    fn out_file(&mut self) -> Option<OutFile> {
        self.know(&["--out", "--replace"]);
        Some(OutFile { path: self.out.take()?, over: self.over })
    }
}
