//! Use cases: the one door to the data. Queries take `&Register`, changes `&mut Register`. Imports `storage`, `domain`.

pub mod actions;
mod appraisal_parts;
mod appraisal_records;
pub mod appraisal_sheet;
pub mod appraisal_standing;
pub mod appraisals;
pub mod areas;
pub mod audit_figures;
pub mod audit_runs;
pub mod audits;
pub mod awards;
pub mod backups;
pub mod box_lists;
pub mod boxes;
pub mod calendars;
pub mod card_codes;
pub mod card_marks;
pub mod card_work;
pub mod cards;
pub mod case_clocks;
pub mod case_entry;
pub mod case_figures;
pub mod case_life;
pub mod case_lists;
pub mod case_queries;
pub mod case_rules;
pub mod case_texts;
pub mod cases;
pub mod conduct;
pub mod contests;
pub mod corrective;
pub mod corrective_board;
pub mod disclosure;
pub mod disclosure_lists;
pub mod drafts;
pub mod erased_copies;
pub mod erasure;
pub mod error;
pub mod evidence;
pub mod files;
pub mod hall;
pub mod health;
pub mod history;
pub mod keepers;
pub mod layouts;
pub mod list_mappings;
pub mod opening;
pub mod outward;
pub mod own_copies;
pub mod pace;
pub mod packs;
pub mod person_records;
pub mod photos;
pub mod plans;
pub mod print_setup;
pub mod retention;
pub mod reveals;
pub mod sealing;
pub mod search;
pub mod staff;
pub mod stars;
pub mod training;
pub mod transact;
pub mod undo;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

pub use actions::ActionKind;
pub use areas::Area;
pub use case_clocks::MovedDeadline;
pub use error::{Hold, Refusal, RegisterError};
pub use transact::{Action, Outcome};

use crate::domain::calendar::WorkCalendar;
use crate::domain::dates::Moment;
use crate::domain::hall::Hall;
use crate::domain::ids::{HallId, KeeperId};
use crate::storage;
use crate::storage::held::HeldFile;
use crate::storage::pace::Pace;
use crate::storage::view_copy::ViewCopy;
pub use crate::storage::{FileKey, fault};

/// The hall's records, open for reading and writing. One writer: the window that opened it.
pub struct Register {
    conn: Connection,
    path: Option<PathBuf>,
    hall_id: HallId,
    hall: Hall,
    revisions: areas::Revisions,
    undo: undo::UndoStack,
    rules: case_rules::Rules,
    calendar: WorkCalendar,
    shipped_calendar: WorkCalendar,
    open_cases: case_clocks::OpenCases,
    card_secret: [u8; 32],
    /// Why nothing is written for the time being.
    hold: Option<Hold>,
    /// Who writes: stands beside every line of the history.
    author: Option<KeeperId>,
    /// The key of a file closed by a passphrase.
    key: Option<FileKey>,
    /// The file's bytes, for copies; opened after the lock was taken and, standing behind `conn`, closed after it: closing
    /// any descriptor of the file lets go of the engine's lock (POSIX).
    bytes: Option<Arc<File>>,
    /// A copy was begun, and the `-wal` is not yet taken over by itself again.
    is_copied: bool,
    /// Notes in this program that the file is open; after the connection, so that it goes after it.
    held: Option<HeldFile>,
    /// The private copy looked at; likewise.
    view: Option<ViewCopy>,
    /// Whether something due waits for a decision, as counted last.
    retention_waiting: retention::Waiting,
    /// Who is told how far long writing is.
    pace: Pace,
}

impl Register {
    /// Opens an existing file. Never makes one.
    ///
    /// # Errors
    /// Those of [`storage::open_file`].
    pub fn open(path: &Path) -> Result<Self, RegisterError> {
        Self::open_with(path, None)
    }

    /// Opens an existing file with its key, if it is closed by a passphrase.
    ///
    /// # Errors
    /// Those of [`storage::open_file`].
    pub fn open_with(path: &Path, key: Option<FileKey>) -> Result<Self, RegisterError> {
        let path = &storage::restore::real(path);
        let conn = storage::open::open_file_with(path, key.as_ref())?;
        let bytes = Arc::new(File::open(path).map_err(storage::StorageError::from)?);
        let held = HeldFile::hold(path);
        let mut register = Self::around(conn, Some(path.to_owned()))?;
        (register.key, register.held, register.bytes) = (key, Some(held), Some(bytes));
        if let Err(error) = register.wipe_if_pending() {
            tracing::warn!(%error, "freed bytes could not be wiped");
        }
        Ok(register)
    }

    /// Opens a private copy of a file only to look at; the file itself is neither changed nor locked, and may be read-only,
    /// or open in another window. An older one is brought up to date in the copy. `path` stays the file's own.
    ///
    /// # Errors
    /// Those of [`storage::open_file`], without those of writing.
    pub fn open_view(path: &Path, key: Option<FileKey>) -> Result<Self, RegisterError> {
        storage::probe::look(path)?;
        let view = ViewCopy::of(path)?;
        let conn = storage::open::open_file_with(view.path(), key.as_ref())?;
        let mut register = Self::around(conn, Some(path.to_owned()))?;
        (register.key, register.view, register.hold) = (key, Some(view), Some(Hold::ViewOnly));
        Ok(register)
    }

    /// Makes a new hall file where nothing is.
    ///
    /// # Errors
    /// Those of [`storage::create_file`].
    pub fn create(path: &Path, hall: &Hall, at: Moment) -> Result<Self, RegisterError> {
        let mut conn = storage::create_file(path)?;
        if let Err(error) = hall::found(&mut conn, hall, at) {
            drop(conn);
            // An empty shell is no hall; nothing was in it.
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        let bytes = Arc::new(File::open(path).map_err(storage::StorageError::from)?);
        let held = HeldFile::hold(path);
        let mut register = Self::around(conn, Some(path.to_owned()))?;
        (register.held, register.bytes) = (Some(held), Some(bytes));
        Ok(register)
    }

    /// A hall in memory, for the sample hall and tests.
    ///
    /// # Errors
    /// The engine's.
    pub fn in_memory(hall: &Hall, at: Moment) -> Result<Self, RegisterError> {
        let mut conn = storage::in_memory()?;
        hall::found(&mut conn, hall, at)?;
        Self::around(conn, None)
    }

    fn around(conn: Connection, path: Option<PathBuf>) -> Result<Self, RegisterError> {
        let (hall_id, hall) = storage::hall::get(&conn)?;
        let rules = case_rules::Rules::read(&conn, hall.sector)?;
        let card_secret = storage::cards::secret(&conn)?;
        let (revisions, undo) = (areas::Revisions::default(), undo::UndoStack::default());
        let shipped = WorkCalendar::shipped().map_err(|error| Refusal::BadRules { because: error.to_string() })?;
        let mut register = Self {
            conn,
            path,
            hall_id,
            hall,
            revisions,
            undo,
            rules,
            calendar: shipped.clone(),
            shipped_calendar: shipped,
            open_cases: case_clocks::OpenCases::default(),
            card_secret,
            hold: None,
            author: None,
            key: None,
            bytes: None,
            is_copied: false,
            held: None,
            view: None,
            retention_waiting: retention::Waiting::default(),
            pace: Pace::default(),
        };
        register.calendar = register.work_calendar(&register.shipped_calendar);
        Ok(register)
    }

    /// Where the file lies; `None` for a hall in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Stops writing for a reason, or lets it go on.
    pub fn set_hold(&mut self, hold: Option<Hold>) {
        self.hold = hold;
    }

    /// Why nothing is written for the time being, if so.
    pub fn hold(&self) -> Option<Hold> {
        self.hold
    }

    /// Who writes from now on.
    pub fn set_author(&mut self, author: Option<KeeperId>) {
        self.author = author;
    }

    /// Who writes, if it was said.
    pub fn author(&self) -> Option<KeeperId> {
        self.author
    }

    /// The key of a file closed by a passphrase: its copies are closed by the same.
    pub fn key(&self) -> Option<&FileKey> {
        self.key.as_ref()
    }

    /// The hall's profile.
    pub fn hall(&self) -> &Hall {
        &self.hall
    }

    /// The working-day calendar the hall counts on.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// A number that grows with every change of an area; screens build their data anew when it did.
    pub fn revision(&self, area: Area) -> u64 {
        self.revisions.get(area)
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }
}
