//! The command line: what it asks for, and the subcommands that need no window. `main` prints the report.

mod archive;
mod arguments;
mod asked;
mod backup;
mod calendar;
mod cards;
mod check;
mod deadline;
mod due_cases;
mod export_all;
mod export_cases;
mod export_person;
mod import;
mod import_cases;
mod import_lists;
mod new;
mod out_file;
mod print;
mod report;
mod restore;
mod salvage;
mod score;
mod score_json;
mod standards;
mod unlocking;
mod verify;

pub use asked::{
    ArchiveAsked, Asked, BackupAsked, CalendarAsked, CardsAsked, CardsWish, CheckAsked, DeadlineAsked, DueCasesAsked,
    ExportAllAsked, ExportCasesAsked, ExportPersonAsked, ImportAsked, ImportCasesAsked, ImportListAsked, OutFile, Over,
    PeriodAsked, PrintAsked, PrintTo, ReadFrom, ReportAsked, ReportForm, ReportSubject, RestoreAsked, ScoreAsked,
    StandardsAsked,
};

use arguments::{Misread, Read};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::clock::Clock;
use super::{Start, card_numbers, messages, paths, sample};
use crate::jobs::printing::PrintSystem;
use crate::register::{FileKey, Register, RegisterError};
use crate::ui::strings::{Lang, Strings};

/// How a subcommand ended, for a person and for a script.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// For standard output: one finding a line.
    pub out: String,
    /// For standard error: one sentence what happened, one what to do.
    pub err: String,
    /// Exit code, see [`code`].
    pub code: u8,
}

/// Exit codes a script can rely on.
pub mod code {
    /// Done, nothing to name.
    pub const DONE: u8 = 0;
    /// Done, and something is named: rows with problems, people held back, overdue cases, findings of `verify`.
    pub const NAMED: u8 = 1;
    /// The command line was not understood; nothing was done.
    pub const USAGE: u8 = 2;
    /// A file could not be opened, read or written; nothing was changed.
    pub const FILE: u8 = 3;
    /// No window can be shown on this machine.
    pub const NO_DISPLAY: u8 = 4;
}

impl Report {
    fn done(out: impl Into<String>) -> Self {
        Self { out: out.into(), ..Self::default() }
    }

    fn failed(code: u8, err: impl Into<String>) -> Self {
        Self { err: err.into(), code, ..Self::default() }
    }
}

/// What the program was asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Open the window.
    Window(Start, Lang),
    /// Nothing more to do than to print this.
    Headless(Report),
}

/// Reads the command line (without the program's name) and does what needs no window. `locale` is the PC's.
pub fn run(args: impl IntoIterator<Item = OsString>, locale: &str, clock: &Clock) -> Run {
    let numbers = paths::preferences().as_deref().map(card_numbers::beside);
    begin(args, locale, (clock, &PrintSystem::default(), numbers.as_deref()))
}

/// The same on a PC with another printing system, where no card numbers are remembered beside the file.
pub fn run_with(
    args: impl IntoIterator<Item = OsString>,
    locale: &str,
    (clock, system): (&Clock, &PrintSystem),
) -> Run {
    begin(args, locale, (clock, system, None))
}

fn begin(
    args: impl IntoIterator<Item = OsString>,
    locale: &str,
    (clock, system, numbers): (&Clock, &PrintSystem, Option<&Path>),
) -> Run {
    let args: Vec<OsString> = args.into_iter().collect();
    let fallback = arguments::lang_in(&args).unwrap_or_else(|| lang_of(locale));
    let Read { asked, lang, passphrase_from } = match arguments::read(args, fallback) {
        Ok(read) => read,
        Err(wrong) => return Run::Headless(misread(&wrong, &Strings::load(fallback))),
    };
    let numbers = numbers.map(Path::to_path_buf);
    let at =
        Desk { strings: Strings::load(lang), clock: clock.clone(), system: system.clone(), numbers, passphrase_from };
    Run::Headless(match asked {
        Asked::Window(start) => return Run::Window(start, lang),
        Asked::Help => Report::done(at.strings.text("cli-help") + "\n"),
        Asked::Version => Report::done(format!("hallkeeper {}\n", env!("CARGO_PKG_VERSION"))),
        Asked::New(path, name, sector) => at.new_hall(&path, (&name, sector)),
        Asked::Print(asked) => at.print(&asked),
        Asked::Import(asked) => at.import_staff(&asked),
        Asked::Deadline(asked) => at.deadline(&asked),
        Asked::ImportCalendar(asked) => at.import_calendar(&asked),
        Asked::ImportCases(asked) => at.import_cases(&asked),
        Asked::ImportList(asked) => at.import_list(&asked),
        Asked::ExportCases(asked) => at.export_cases(&asked),
        Asked::ExportAll(asked) => at.export_all(&asked),
        Asked::ExportPerson(asked) => at.export_person(&asked),
        Asked::Archive(asked) => at.archive(&asked),
        Asked::DueCases(asked) => at.due_cases(&asked),
        Asked::Cards(asked) => at.cards(&asked),
        Asked::Check(asked) => at.check(&asked),
        Asked::Backup(asked) => at.backup(&asked),
        Asked::Restore(asked) => at.restore(&asked),
        Asked::Verify(path) => at.verify(&path),
        Asked::Salvage(damaged, target) => at.salvage(&damaged, &target),
        Asked::Report(asked) => at.report(&asked),
        Asked::Standards(asked) => at.standards(&asked),
        Asked::Score(asked) => at.score(&asked),
    })
}

/// What was not understood, and where to read how it is written.
fn misread(wrong: &Misread, strings: &Strings) -> Report {
    Report::failed(code::USAGE, format!("{}\n{}\n", wrong.sentence(strings), strings.text("cli-see-help")))
}

/// Chinese unless the locale says English.
fn lang_of(locale: &str) -> Lang {
    if locale.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
}

/// What every subcommand works with.
struct Desk {
    strings: Strings,
    clock: Clock,
    system: PrintSystem,
    /// Where this PC remembers the highest card numbers, if anywhere.
    numbers: Option<PathBuf>,
    /// Where the passphrase or recovery code of a closed file stands; `-` is standard input.
    passphrase_from: Option<PathBuf>,
}

impl Desk {
    fn open(&self, from: &ReadFrom) -> Result<Register, Report> {
        let (opened, path) = match from {
            ReadFrom::File(path) => return self.open_file(path),
            ReadFrom::Sample => (sample::register(self.clock.now()), Path::new("--sample")),
        };
        opened.map_err(|error| self.failed_at(&error, path))
    }

    fn failed_at(&self, error: &RegisterError, path: &Path) -> Report {
        self.failed_unlocked(error, (path, &[]))
    }

    /// What kept a file from being opened, read or written; `keys` open the copies of one closed by a passphrase.
    fn failed_unlocked(&self, error: &RegisterError, (path, keys): (&Path, &[FileKey])) -> Report {
        let mut notice = messages::of_unlocking(&self.strings, error, (path, keys));
        if unlocking::asks_for_passphrase(error) {
            notice.advice = self.strings.text("cli-give-passphrase");
        }
        Report::failed(code::FILE, format!("{}\n{}\n", notice.text, notice.advice))
    }

    fn failed(&self, error: &RegisterError) -> Report {
        let notice = messages::of_error(&self.strings, error);
        Report::failed(code::FILE, format!("{}\n{}\n", notice.text, notice.advice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Run {
        run(words.iter().map(OsString::from), "zh_CN.UTF-8", &Clock::of_pc())
    }

    #[test]
    fn the_window_opens_for_nothing_a_file_or_the_sample() {
        assert_eq!(asked(&[]), Run::Window(Start::Last, Lang::Zh));
        assert_eq!(asked(&["--sample", "--lang", "en"]), Run::Window(Start::Sample, Lang::En));
        assert_eq!(asked(&["a.hall"]), Run::Window(Start::File("a.hall".into()), Lang::Zh));
    }

    #[test]
    fn what_is_not_understood_does_nothing_and_says_so() {
        for words in [&["--sampel"][..], &["new", "a.hall"], &["badges", "--sample"], &["verify"], &["a", "b"]] {
            let Run::Headless(report) = asked(words) else { panic!("{words:?}") };
            assert_eq!(report.code, code::USAGE, "{words:?}");
            assert!(report.err.contains("--help"), "{words:?}: {}", report.err);
        }
    }

    #[test]
    fn what_is_not_understood_is_said_in_the_language_asked_for_wherever_that_stands() {
        for words in [
            &["--lang", "en", "--sampel"][..],
            &["badges", "--sample", "--lang=en"],
            &["verify", "--lang", "en"],
            &["a", "b", "--lang", "en"],
            &["--out", "--lang", "en"],
            &["--expiring", "many", "--lang", "en"],
        ] {
            let Run::Headless(report) = asked(words) else { panic!("{words:?}") };
            let is_chinese = report.err.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign));
            assert!(report.code == code::USAGE && !is_chinese, "{words:?}: {}", report.err);
        }
        let Run::Headless(report) = asked(&["verify", "--expiring"]) else { panic!() };
        assert!(!report.err.contains("missing"), "no English in it: {}", report.err);
    }

    #[test]
    fn opening_what_is_not_there_makes_nothing() {
        let Run::Headless(report) = asked(&["verify", "/nowhere/a.hall"]) else { panic!() };
        assert_eq!(report.code, code::FILE);
        assert!(!Path::new("/nowhere").exists());
    }
}
