//! Copies of the open file: once a day, on closing, before what cannot be taken back; in both places. When and which is
//! decided in `domain::backups`; the copying is a job.

mod before;
mod closing;
mod making;
mod places;
mod restoring;
mod shown;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::App;
use crate::domain::backups::{BackupReason, CopyName, PlaceState, Whose};
use crate::domain::dates::Moment;
use crate::jobs::Task;
use crate::jobs::backups::{Copied, SecondEnd};
use crate::register::backups::{self as copies, CopyError, CopyInfo, CopyPlace};
use crate::register::{FileKey, Hold, Register};
use crate::ui::commands::Command;

pub use crate::register::backups::{newest_good_of, newest_of, newest_other_of};
pub(crate) use restoring::Preparing;

/// How long the window may take to close for the second place, in seconds; what is not done then is given up.
const SECOND_ON_CLOSE: u64 = 20;

/// A second place that was out is looked for again after this time, in milliseconds.
const LOOK_MS: i64 = 5 * 60_000;

/// All copies of a file beside it, looked into, newest first. `key`: of a file closed by a passphrase.
pub fn copies_of(file: &Path, key: Option<&FileKey>) -> Vec<CopyInfo> {
    let found = copies::copies_in(&copies::folder_of(file)).into_iter().rev();
    found.map(|copy| CopyInfo::of(copy, CopyPlace::First, key)).collect()
}

/// What the session knows of its copies.
pub(crate) struct Copies {
    /// Which hall it is of, for ever.
    hall_uid: String,
    /// Those beside the file, each looked at once: copies never change.
    known: BTreeMap<CopyName, (PathBuf, Whose)>,
    state: PlaceState,
    running: Option<Running>,
    looking: Option<Task<SecondEnd>>,
    choosing: Option<places::Choosing>,
    taking: Option<Task<Result<PathBuf, CopyError>>>,
    tried: Option<NaiveDate>,
    /// When the second place was looked for last.
    looked: Option<Moment>,
    /// The failure told last: the same one is not told again and again.
    told: Option<String>,
    /// Grows whenever the copies may be others.
    serial: u64,
}

/// Whether a copy is made unasked. Of a file gone from its place only where its copies still lie: a stick pulled leaves an
/// empty folder, and a copy there would be found by nobody.
fn may_be_copied(register: &Register) -> bool {
    let is_gone = register.hold() == Some(Hold::FileGone);
    let has_copies = || register.path().is_some_and(|file| copies::folder_of(file).is_dir());
    register.can_be_copied() && (!is_gone || has_copies())
}

/// The copy on its way to the second place after its file was closed.
pub(crate) struct Onward {
    file: PathBuf,
    task: Task<SecondEnd>,
}

/// A copy being made, and what waits for it.
struct Running {
    task: Task<Copied>,
    reason: BackupReason,
    /// What waits for the copy.
    then: Vec<Command>,
}

impl Copies {
    /// Those of an open file; none for a hall in memory.
    pub(crate) fn of(register: &Register) -> Self {
        let mut copies = Self {
            hall_uid: register.hall_uid().unwrap_or_default(),
            known: BTreeMap::new(),
            state: PlaceState::Unknown,
            running: None,
            looking: None,
            choosing: None,
            taking: None,
            tried: None,
            looked: None,
            told: None,
            serial: 0,
        };
        copies.look_again(register);
        copies
    }

    /// Which copies lie beside the file now.
    fn look_again(&mut self, register: &Register) {
        let found = register.path().map(|file| copies::copies_in(&copies::folder_of(file))).unwrap_or_default();
        let seen = std::mem::take(&mut self.known);
        let known = (Some(self.hall_uid.as_str()), register.key());
        let whose = |name: &CopyName, path: &Path| match seen.get(name) {
            Some((_, whose)) => *whose,
            None => copies::whose(path, known),
        };
        self.known = found
            .into_iter()
            .map(|(name, path)| {
                let whose = whose(&name, &path);
                (name, (path, whose))
            })
            .collect();
        self.serial += 1;
    }

    /// The copies of this hall, oldest first; one that cannot be read may be its own.
    fn ours(&self) -> impl DoubleEndedIterator<Item = (CopyName, &Path)> {
        let ours = self.known.iter().filter(|(_, (_, whose))| *whose != Whose::Other);
        ours.map(|(name, (path, _))| (*name, path.as_path()))
    }

    fn newest(&self) -> Option<Moment> {
        self.ours().next_back().map(|(name, _)| name.at)
    }
}

impl App {
    /// Between frames: what ended is taken in, what is due is begun.
    pub(super) fn work_on_copies(&mut self, ctx: &egui::Context) {
        if self.busy.is_some() {
            return;
        }
        self.take_copy_in(ctx);
        self.take_second_in();
        self.take_choice_in();
        self.take_taken_in();
        self.take_onward_in();
        self.take_ready_in();
        let settled = self.session.as_mut().map(|session| session.register.settle_copies());
        if let Some(Err(error)) = settled {
            self.tell(&error);
        }
        self.begin_daily();
    }
}
