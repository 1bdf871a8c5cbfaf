//! What a screen asks for; `app::dispatch` does it between frames and tells the screens by [`Done`].

mod access;
mod appraisals;
mod backups;
mod bringing;
mod cards;
mod contests;
mod corrective;
mod disclosure;
mod health;
mod layouts;
mod opening;
mod packs;
mod plans;
mod privacy;
mod staff_records;
mod taking;

use std::cell::RefCell;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::audits::{Answer, NoteKind, RunDetails};
use crate::domain::boxes::{NewBoxEntry, SuggestionBox};
use crate::domain::calendar::CalendarYear;
use crate::domain::cards::Card;
use crate::domain::cards::lists::CardList;
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::{CaseNumber, NewCase, NewEvent};
use crate::domain::hall::Hall;
use crate::domain::ids::{
    AppraisalId, AuditId, AwardId, BoxEntryId, BoxId, CardId, CaseId, ContestId, CorrectiveId, DisclosureId, FileId,
    LayoutId, PlanId, SheetId, StaffId,
};
use crate::domain::masking::mask_in_text;
use crate::domain::products::Product;
use crate::domain::staff::StaffRecord;
use crate::jobs::health::Surroundings;
use crate::jobs::photo_batch::CutPicture;
use crate::register::MovedDeadline;
use crate::register::audit_runs::{NewCorrection, NewRun};
use crate::register::erasure::{Erased, ErasurePreview};
use crate::register::files::NewFile;
use crate::register::hall::WindowChange;
use crate::register::photos::NewPhoto;
use crate::register::staff::StaffImport;
use crate::ui::settings::Section;
use crate::ui::strings::Lang;
use crate::ui::theme::ThemeName;

pub use access::AccessCommand;
pub use appraisals::AppraisalCommand;
pub use backups::BackupCommand;
pub use bringing::{BringCommand, ListDone};
pub use cards::{CardCommand, PrintCommand};
pub use contests::ContestCommand;
pub use corrective::CorrectiveCommand;
pub use disclosure::DisclosureCommand;
pub use health::HealthCommand;
pub use layouts::LayoutCommand;
pub use opening::OpeningCommand;
pub use packs::PackCommand;
pub use plans::PlanCommand;
pub use privacy::PrivacyCommand;
pub use staff_records::StaffRecordCommand;
pub use taking::TakingCommand;

/// Everything a screen can ask for.
#[derive(Debug, Clone)]
pub enum Command {
    /// About the hall.
    Hall(HallCommand),
    /// About the roster and badges.
    Staff(StaffCommand),
    /// About cards of the ledger.
    Cards(CardCommand),
    /// About layouts, sheets and printers.
    Print(PrintCommand),
    /// About cases.
    Cases(CaseCommand),
    /// About the suggestion boxes.
    Boxes(BoxCommand),
    /// About checks.
    Audits(AuditCommand),
    /// About corrective actions (整改).
    Corrective(CorrectiveCommand),
    /// About plans of checks and draws.
    Plans(PlanCommand),
    /// About standards made or brought in here.
    Packs(PackCommand),
    /// About the yearly appraisal.
    Appraisals(AppraisalCommand),
    /// About contests and awards.
    Contests(ContestCommand),
    /// About public disclosure (公示).
    Disclosure(DisclosureCommand),
    /// About the layouts of cards.
    Layouts(LayoutCommand),
    /// About training and conduct records.
    StaffRecords(StaffRecordCommand),
    /// About personal data.
    Privacy(PrivacyCommand),
    /// About opening, and going on where writing stopped.
    Opening(OpeningCommand),
    /// About the health of the file and what lies around it.
    Health(HealthCommand),
    /// About the copies of the file.
    Backups(BackupCommand),
    /// About taking everything, or a year, out.
    Taking(TakingCommand),
    /// About passphrase, lock, and people who may open the file.
    Access(AccessCommand),
    /// About lists on their way in.
    Bringing(BringCommand),
    /// About the window itself.
    Shell(ShellCommand),
}

/// About the hall.
#[derive(Debug, Clone)]
pub enum HallCommand {
    /// Write the profile.
    Change(Box<Hall>),
    /// Set or take away the logo.
    Logo(Option<NewFile>),
    /// Add or change a window.
    Window(WindowChange),
    /// Open (`true`) or close a day against the weekly plan, with a note; `None` follows the plan again.
    OpenDay(NaiveDate, Option<(bool, String)>),
    /// Put an edition of the deadline rules (TOML) in force from a day. Ends in [`Done::RulesChanged`].
    Rules(String, NaiveDate),
    /// Bring in a year of the working-day calendar. Ends in [`Done::CalendarChanged`].
    CalendarYear(Box<CalendarYear>),
}

/// About the roster and badges.
#[derive(Debug, Clone)]
pub enum StaffCommand {
    /// Add (`None`) or change a person. Ends in [`Done::StaffSaved`].
    Save(Option<StaffId>, Box<StaffRecord>),
    /// Set or take away a photo. Ends in [`Done::PhotoChanged`].
    Photo(StaffId, Option<NewPhoto>),
    /// Bring in a list. Ends in [`Done::StaffImported`].
    Import(Vec<StaffImport>),
    /// Take the photos of a folder over. Ends in [`Done::PhotosTakenOver`].
    Photos(Vec<CutPicture>),
    /// A roster with its personal data left the program; the subject names the file, not its path.
    Exported(String),
}

/// About cases.
#[derive(Debug, Clone)]
pub enum CaseCommand {
    /// Record a case. Ends in [`Done::CaseRecorded`].
    Record(Box<NewCase>),
    /// Add a note. Ends in [`Done::CaseChanged`].
    Note(CaseId, String, Option<StaffId>),
    /// Void with a reason. Ends in [`Done::CaseChanged`].
    Void(CaseId, String),
    /// Enter steps of a case's life that belong together. Ends in [`Done::CaseChanged`].
    Events(CaseId, Vec<NewEvent>),
    /// Correct recorded facts, with a reason, by whom. Ends in [`Done::CaseChanged`].
    Correct(CaseId, Box<NewCase>, String, Option<StaffId>),
    /// Keep a file with a case. Ends in [`Done::CaseChanged`].
    Attach(CaseId, NewFile, Option<StaffId>),
    /// Record a case that belongs to another. Ends in [`Done::CaseRecorded`].
    RecordLinked(Box<NewCase>, CaseId, LinkKind),
    /// Record a case the higher office wants answered by a date (P4-6). Ends in [`Done::CaseRecorded`].
    RecordAnswerBy(Box<NewCase>, NaiveDate),
    /// Keep a filter of the register (JSON) under a name, or drop it. Ends in [`Done::CaseViewsChanged`].
    View(String, Option<String>),
    /// Keep a text of letters under a name, or drop it. Ends in [`Done::CaseViewsChanged`].
    Template(String, Option<String>),
    /// Cases left the program with personal data; the subject names the file, not its path.
    Exported(String),
}

/// About the suggestion boxes.
#[derive(Debug, Clone)]
pub enum BoxCommand {
    /// Log an opening. Ends in [`Done::BoxEntryRecorded`].
    Record(Box<NewBoxEntry>),
    /// Add a remark to a locked entry. Ends in [`Done::BoxRemarkAdded`].
    Remark(BoxEntryId, String),
    /// Hang a box: name, place, in use since. Ends in [`Done::BoxesChanged`].
    Add(String, String, NaiveDate),
    /// Rename, move or take down a box. Ends in [`Done::BoxesChanged`].
    Change(SuggestionBox),
    /// Keep the scan of a letter at once; `usize` is the letter's index in the form. Ends in [`Done::ScanKept`].
    KeepScan(BoxId, usize, NewFile),
}

/// About checks.
#[derive(Debug, Clone)]
pub enum AuditCommand {
    /// Begin a run. Ends in [`Done::AuditStarted`].
    Start(Box<NewRun>),
    /// Answer an item (`None` takes it back). Ends in [`Done::ItemAnswered`].
    Answer(AuditId, String, Option<Answer>),
    /// Put a photo beside an answered item. Ends in [`Done::ItemAnswered`].
    Photo(AuditId, String, NewFile),
    /// Write what the records say to several linked items. Ends in [`Done::ItemAnswered`].
    AnswerAll(AuditId, Vec<(String, Answer)>),
    /// Finish and lock. Ends in [`Done::AuditFinished`].
    Finish(AuditId),
    /// Correct an item of a finished check by a further entry. Ends in [`Done::AuditChanged`].
    Correct(AuditId, Box<NewCorrection>),
    /// Add a remark, an objection or an opinion. Ends in [`Done::AuditChanged`].
    Note(AuditId, NoteKind, String, Option<StaffId>),
    /// Void with a reason. Ends in [`Done::AuditChanged`].
    Void(AuditId, String),
    /// Note that results left the program with names, by the name of their file. Ends in [`Done::HallChanged`].
    Exported(String),
}

/// About the window itself.
#[derive(Debug, Clone)]
pub enum ShellCommand {
    /// Go to a place.
    Go(Place),
    /// Take back the newest change.
    Undo,
    /// Note that masked data was shown; the subject names record and field (`CQ0217 phone`), never the data.
    Reveal(String),
    /// Keep a form not yet confirmed: key, JSON. Written within half a second and before closing.
    KeepDraft(String, String),
    /// Forget a form.
    ForgetDraft(String),
    /// Show a notice.
    Notify(Notice),
    /// Switch the language.
    Language(Lang),
    /// Switch the theme.
    Theme(ThemeName),
    /// Text size in per cent, 100 to 175.
    TextSize(u32),
    /// Open the search palette.
    OpenPalette,
    /// Open another file.
    OpenFile(PathBuf),
    /// Found a new hall at a path, with the daily check of its sector.
    FoundHall(Box<Hall>, PathBuf),
    /// Open the sample hall.
    OpenSample,
    /// Close the file and show the first screen.
    CloseFile,
    /// Open a file made by the program (a PDF) with the PC's own viewer.
    OpenWithViewer(PathBuf),
    /// Stop the long work the window waits for.
    StopWork,
}

/// Where one can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Today.
    Today,
    /// The roster, at a person.
    Staff(Option<StaffId>),
    /// A form for a new person.
    NewStaff,
    /// The people with fewer hours of training than due by now (P1-8.1).
    StaffShortOfHours,
    /// A form for a training of these people (empty: to be chosen).
    NewTraining(Vec<StaffId>),
    /// Bringing in a list.
    ImportStaff,
    /// Bringing in this list of people.
    ImportStaffList(PathBuf),
    /// The print room with these people chosen (empty: whoever needs one), at the product printed last.
    Print(Vec<StaffId>),
    /// The ledger of cards, at one.
    Cards(Option<CardId>),
    /// The ledger of cards, at a work list.
    CardList(CardList),
    /// The field that says whether a card is good, with what was scanned or typed; may be empty.
    VerifyCard(String),
    /// The print room at a product, with these people chosen (empty: whoever needs one).
    PrintProduct(Product, Vec<StaffId>),
    /// The cases, at one.
    Cases(Option<CaseId>),
    /// A form for a new case.
    NewCase,
    /// A form for a further case of the letter this one was made of.
    NewCaseLike(CaseId),
    /// The suggestion box, at a box and day (`None`: the first box that is due, today).
    Boxes(Option<(BoxId, NaiveDate)>),
    /// The checks, at one.
    Audits(Option<AuditId>),
    /// Today's daily check: begun if it was not.
    DailyCheck,
    /// A new run: the form who, what, by which standard; of these details where known.
    NewRun(Option<Box<RunWish>>),
    /// The board of corrective actions, at one.
    Corrective(Option<CorrectiveId>),
    /// The plan of checks, at one.
    Plans(Option<PlanId>),
    /// The yearly appraisal, at one.
    Appraisals(Option<AppraisalId>),
    /// Contests and awards, at a contest.
    Contests(Option<ContestId>),
    /// The standards, at one by its code.
    Standards(Option<String>),
    /// The editor of card layouts, at a product.
    Layouts(Option<Product>),
    /// Public disclosure, at a document.
    Disclosure(Option<DisclosureId>),
    /// Settings.
    Settings,
    /// Settings, at the calendar.
    Calendar,
    /// Settings, at how long records are kept.
    Retention,
    /// Settings, at a section.
    SettingsSection(Section),
    /// Settings, at the copies of the file.
    Backups,
    /// Settings, at passphrase and people.
    Access,
    /// The figures of a period.
    Reports,
}

/// A run somebody wants to begin, as far as it is known; the form asks for the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunWish {
    /// The pack's text where another screen froze it (contest, appraisal, re-check); else by its code.
    pub pack_text: Option<String>,
    /// Code of the pack; empty where the form asks.
    pub pack_code: String,
    /// What it is about.
    pub details: RunDetails,
    /// Who checks.
    pub auditor: Option<StaffId>,
}

/// What was done; every screen hears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// That something is taken out stands on the history: it may go.
    TakingNoted,
    /// The hall's profile, a window or an open day was changed.
    HallChanged,
    /// A year of the calendar was brought in; the deadlines of open cases it moved.
    CalendarChanged(Vec<MovedDeadline>),
    /// A person was added or changed.
    StaffSaved(StaffId),
    /// A photo was set or taken away.
    PhotoChanged(StaffId),
    /// So many people came in.
    StaffImported(usize),
    /// So many people's photos came in.
    PhotosTakenOver(usize),
    /// Cards were made, in the order asked for.
    CardsMade(Vec<Card>),
    /// A step in the life of cards was noted.
    CardsChanged,
    /// A layout was chosen, added, changed or retired.
    LayoutsChanged,
    /// A sheet of the hall's own was added or changed.
    SheetKept(SheetId),
    /// A sheet of the hall's own is out of use.
    SheetRetired(SheetId),
    /// It is known how far this printer prints from where it should.
    PrinterCalibrated(String),
    /// A case was recorded under its number.
    CaseRecorded(CaseId, CaseNumber),
    /// Something happened to a case.
    CaseChanged(CaseId),
    /// A kept filter or a text of letters was changed.
    CaseViewsChanged,
    /// An edition of the deadline rules is in force.
    RulesChanged,
    /// A box was logged; the cases made of its letters.
    BoxEntryRecorded(BoxId, NaiveDate, Vec<CaseNumber>),
    /// A remark was added.
    BoxRemarkAdded(BoxEntryId),
    /// A box was hung or changed.
    BoxesChanged,
    /// A scan is kept for the letter at this index of the form.
    ScanKept(BoxId, usize, FileId),
    /// A check was begun.
    AuditStarted(AuditId),
    /// An item was answered.
    ItemAnswered(AuditId),
    /// A check was finished.
    AuditFinished(AuditId),
    /// A finished check was corrected, noted or voided.
    AuditChanged(AuditId),
    /// A corrective action was opened or went on.
    CorrectiveChanged(CorrectiveId),
    /// A photo is kept for the evidence of a corrective action not yet handed in.
    EvidencePhotoKept(CorrectiveId, FileId),
    /// A plan was changed, drawn or noted.
    PlanChanged(PlanId),
    /// An edition of a standard was kept or retired; its code.
    PacksChanged(String),
    /// An appraisal was opened or went on.
    AppraisalChanged(AppraisalId),
    /// A contest was opened or closed.
    ContestChanged(ContestId),
    /// An award was granted or revoked.
    AwardChanged(AwardId),
    /// A layout of the hall's own was written.
    LayoutSaved(LayoutId),
    /// The disclosure list changed.
    DisclosureChanged(Option<DisclosureId>),
    /// The picture of a version's form is kept.
    DisclosurePictureKept(DisclosureId, FileId),
    /// A training or conduct record was made or struck, of this person (`None`: several).
    StaffRecordsChanged(Option<StaffId>),
    /// What is held about a person was looked at.
    PersonLookedAt(Box<ErasurePreview>),
    /// A person was erased; the name that stands there now.
    PersonErased(Erased),
    /// A keeping time was set, or something due was decided.
    RetentionChanged,
    /// The places around the file, for the page of the program's health.
    LookedAround(Box<Surroundings>),
    /// The index the cases are found by was made anew.
    IndexRebuilt,
    /// The people who may open the file, or their passphrases, changed.
    KeepersChanged,
    /// A list is in.
    ListImported(ListDone),
    /// How a list's columns were read is remembered.
    MappingKept,
    /// The newest change was undone.
    Undone,
    /// What was asked was refused; a notice says why. Forms stay open with what was typed.
    Refused,
}

/// A notice at the bottom right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Good or bad.
    pub tone: NoticeTone,
    /// What happened, one sentence.
    pub text: String,
    /// What to do, one sentence; may be empty.
    pub advice: String,
    /// Details to copy; may be empty.
    pub details: String,
    /// Whether it offers Undo.
    pub offers_undo: bool,
}

/// Tone of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeTone {
    /// Done; goes away after 6 s.
    Done,
    /// Went wrong; stays until closed.
    Wrong,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            tone: NoticeTone::Done,
            text: text.into(),
            advice: String::new(),
            details: String::new(),
            offers_undo: false,
        }
    }

    /// Something went wrong: what happened, what to do.
    pub fn wrong(text: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { tone: NoticeTone::Wrong, advice: advice.into(), ..Self::done(text) }
    }

    /// The same with details to copy.
    pub fn with_details(self, details: impl Into<String>) -> Self {
        Self { details: mask_in_text(&details.into()), ..self }
    }
}

/// Collects what screens ask for in a frame.
#[derive(Debug, Default)]
pub struct Commands(RefCell<Vec<Command>>);

impl Commands {
    /// Asks.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Takes all that was asked, in order.
    pub fn drain(&self) -> Vec<Command> {
        self.0.take()
    }
}
