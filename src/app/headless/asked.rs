//! What a command line asks for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::Start;
use crate::domain::cards::IssueReason;
use crate::domain::dates::Moment;
use crate::domain::deadlines::Circumstance;
use crate::domain::hall::Sector;
use crate::domain::periods::Period;
use crate::domain::products::Product;
use crate::domain::sheets::{CropMarks, Flip};
use crate::exchange::headers::ListKind;
use crate::exchange::staff_export::Personal;
use crate::jobs::cards::Code;
use crate::jobs::cards::sheets::Cover;
use crate::jobs::outward::Form;
use crate::register::outward::Shown;
use crate::ui::taking::Pictures;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The window.
    Window(Start),
    /// The help text.
    Help,
    /// The version.
    Version,
    /// An empty hall: file, name, kind of hall.
    New(PathBuf, String, Sector),
    /// Cards, signs and sheets, to a printer or as PDF.
    Print(Box<PrintAsked>),
    /// A list into the roster.
    Import(ImportAsked),
    /// How a deadline is counted.
    Deadline(DeadlineAsked),
    /// A year into the calendar.
    ImportCalendar(CalendarAsked),
    /// A list into the register of cases.
    ImportCases(ImportCasesAsked),
    /// Bring a log of suggestion boxes, or a disclosure register, in.
    ImportList(ImportListAsked),
    /// The register of cases as a list.
    ExportCases(ExportCasesAsked),
    /// Everything about one person.
    ExportPerson(ExportPersonAsked),
    /// Everything out.
    ExportAll(ExportAllAsked),
    /// The archive of a year, made or looked at.
    Archive(ArchiveAsked),
    /// What is due and overdue.
    DueCases(DueCasesAsked),
    /// The ledger of cards.
    Cards(CardsAsked),
    /// The health of the file and of what lies around it.
    Check(CheckAsked),
    /// A checked copy of a file.
    Backup(BackupAsked),
    /// A copy brought back.
    Restore(RestoreAsked),
    /// Walk the history.
    Verify(PathBuf),
    /// What can be read of a damaged file into a new one: damaged, new.
    Salvage(PathBuf, PathBuf),
    /// The figures of the cases or the checks as PDF or workbook.
    Report(ReportAsked),
    /// The standards shipped, or one file looked at.
    Standards(StandardsAsked),
    /// Answers scored against a standard.
    Score(ScoreAsked),
}

/// The file a command writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// Where.
    pub path: PathBuf,
    /// What becomes of a file that is there.
    pub over: Over,
}

/// What becomes of a file that lies where one is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Over {
    /// It stays, and nothing is written.
    #[default]
    Refuse,
    /// It is replaced: `--replace`.
    Replace,
}

/// Where records are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFrom {
    /// A hall's file.
    File(PathBuf),
    /// The sample hall.
    Sample,
}

/// `print FILE|--sample --product P ...`, and `badges FILE|--sample --out X.pdf ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintAsked {
    /// Whose.
    pub from: ReadFrom,
    /// What.
    pub product: Product,
    /// Work numbers, or numbers of windows; empty for everyone active, or every window.
    pub numbers: Vec<String>,
    /// Where it goes.
    pub to: PrintTo,
    /// Word of the sheet; the usual one where none is given.
    pub sheet: Option<String>,
    /// First cell used, from 1.
    pub start: usize,
    /// Copies of each.
    pub copies: usize,
    /// Only these sheets, as written.
    pub pages: String,
    /// Backs behind the fronts.
    pub duplex: Option<Flip>,
    /// Crop marks.
    pub crop_marks: CropMarks,
    /// The code.
    pub code: Code,
    /// Outline of the cover.
    pub cover: Cover,
    /// Why cards are printed again.
    pub reason: Option<IssueReason>,
    /// More words to it.
    pub note: String,
    /// Name or code of the layout; the one chosen where none is given.
    pub layout: Option<String>,
    /// How many visitors' badges.
    pub count: u32,
}

/// Where a batch goes, and whether its cards stand in the ledger then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintTo {
    /// To this printer; recorded.
    Printer(String),
    /// Into this PDF, recorded as printed.
    Recorded(OutFile),
    /// Into this PDF, nothing recorded: a proof.
    Proof(OutFile),
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

/// `deadline RULE --from T ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineAsked {
    /// Code of the rule.
    pub rule: String,
    /// Code of the rule set.
    pub set: String,
    /// When the case came in, or what starts its clock happened.
    pub from: Moment,
    /// Code of the step; all of them where none is given.
    pub step: Option<String>,
    /// What changes the limits.
    pub with: BTreeSet<Circumstance>,
    /// For a script.
    pub is_json: bool,
}

/// `import calendar FILE LIST ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarAsked {
    /// The hall's file.
    pub file: PathBuf,
    /// JSON, a list (CSV, XLSX) or typed text.
    pub list: PathBuf,
    /// The year, where the list names none.
    pub year: Option<i32>,
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

/// `import boxes FILE LIST ...`, `import disclosure FILE LIST ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportListAsked {
    /// What the list is of.
    pub kind: ListKind,
    /// The hall's file.
    pub file: PathBuf,
    /// XLSX or CSV.
    pub list: PathBuf,
    /// Whether it only tells what it would do.
    pub is_dry_run: bool,
}

/// `standards [--check FILE.toml] [--json]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardsAsked {
    /// The file to look at; the shipped ones are listed where none is given.
    pub check: Option<PathBuf>,
    /// For a script.
    pub is_json: bool,
}

/// `score RUN.json [--json]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreAsked {
    /// The answers.
    pub file: PathBuf,
    /// For a script.
    pub is_json: bool,
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportSubject {
    /// The register of cases.
    Cases,
    /// The checks.
    Audits,
}

/// `report cases|audits FILE|--sample --month M ... --out X.pdf|X.xlsx`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAsked {
    /// What it is about.
    pub about: ReportSubject,
    /// Whose.
    pub from: ReadFrom,
    /// Which days.
    pub period: PeriodAsked,
    /// The file to write.
    pub out: OutFile,
    /// What it becomes, by its ending.
    pub form: ReportForm,
}

/// Days as written on the command line; `--from` and `--to` may be told from today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodAsked {
    /// A month, quarter or year.
    Whole(Period),
    /// First and last day as written.
    Days(String, String),
}

/// What a report becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    /// A paper.
    Pdf,
    /// A workbook.
    Xlsx,
}

/// `export cases FILE|--sample --out X.xlsx|X.csv ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportCasesAsked {
    /// Whose.
    pub from: ReadFrom,
    /// The list to write, `.xlsx` or `.csv`.
    pub out: OutFile,
    /// Names and contacts masked, or shown and noted on the history.
    pub personal: Personal,
}

/// `export person FILE|--sample WORK_NO|CASE_NO --out DIR`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPersonAsked {
    /// Whose records.
    pub from: ReadFrom,
    /// A work number, or the number of a case.
    pub who: String,
    /// The folder to write into.
    pub out: PathBuf,
}

/// `export all FILE|--sample --out DIR ...`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportAllAsked {
    /// Whose.
    pub from: ReadFrom,
    /// The folder to make.
    pub out: PathBuf,
    /// Masked, or whole and noted so on the history.
    pub shown: Shown,
    /// What the tables become.
    pub form: Form,
    /// Photos, scans, attachments.
    pub pictures: Pictures,
}

/// `archive FILE|--sample --year Y --out X.zip`, or `archive --check X.zip [--unpack DIR]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveAsked {
    /// Make one.
    Make {
        /// Whose.
        from: ReadFrom,
        /// The year.
        year: i32,
        /// The file to make.
        out: PathBuf,
    },
    /// Look one through, and unpack it.
    Check {
        /// The archive.
        path: PathBuf,
        /// The folder it is unpacked to, if it is.
        to: Option<PathBuf>,
    },
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

/// `cards FILE|--sample [--expiring DAYS | --work | --verify CODE] [--json]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsAsked {
    /// Whose.
    pub from: ReadFrom,
    /// What is wanted.
    pub wish: CardsWish,
    /// Whether it is told as JSON.
    pub is_json: bool,
}

/// `check FILE|--sample [--json]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAsked {
    /// Whose.
    pub from: ReadFrom,
    /// Whether it is told as JSON.
    pub is_json: bool,
}

/// `backup FILE --to DIR`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAsked {
    /// The hall's file.
    pub file: PathBuf,
    /// The folder the copy goes to; made where it is missing.
    pub folder: PathBuf,
}

/// `restore BACKUP --to FILE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreAsked {
    /// The copy.
    pub copy: PathBuf,
    /// The file in whose place it comes; a file there is kept under another name.
    pub file: PathBuf,
}

/// What is wanted of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardsWish {
    /// Every card, newest first.
    All,
    /// Those in use that end within so many days, and those that have ended.
    Expiring(u32),
    /// What is to be done.
    Work,
    /// Whether a card is good, by its code or number.
    Verify(String),
}
