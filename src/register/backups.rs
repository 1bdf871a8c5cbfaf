//! Copies of the file: made while the records go on, looked into, thinned, brought back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Action, ActionKind, FileKey, Outcome, Register, RegisterError};
use crate::domain::backups::{BackupReason, CopyName, Whose};
use crate::domain::dates::Moment;
use crate::storage::{backup, restore};

pub use super::own_copies::{hall_of_file, newest_good_of, newest_of, newest_other_of, own_in, thin, whose};
pub use crate::storage::StorageError;
pub use crate::storage::backup::{
    ClosedFile, CopyError, Keep, Look, Source, Standing, Step, UNWATCHED, clean_parts, copies_in, copy, folder_of,
    free_apart, free_name, look, verify_copy,
};
pub use crate::storage::migrations::NEWEST;
pub use crate::storage::restore::{Ready, is_begun};

impl Register {
    /// What a copy of the file as it stands now is made of, for a job. Until that job let go of it what is written stays in
    /// the `-wal`; see [`Register::settle_copies`]. `None` for a hall in memory.
    ///
    /// # Errors
    /// The file's.
    pub fn source(&mut self) -> Result<Option<Source>, RegisterError> {
        let (Some(file), Some(path)) = (&self.bytes, &self.path) else {
            return Ok(None);
        };
        let source = Source::of_open(&self.conn, file, (path, self.key.as_ref()))?;
        self.is_copied = true;
        Ok(Some(source))
    }

    /// Whether there is a file here to copy: not in memory, not only looked at.
    pub fn can_be_copied(&self) -> bool {
        self.bytes.is_some()
    }

    /// Whether a job still reads the file's bytes; the file must not be closed meanwhile.
    pub fn is_being_copied(&self) -> bool {
        self.bytes.as_ref().is_some_and(|file| Arc::strong_count(file) > 1)
    }

    /// Goes on as ever once no job reads the bytes any more; asked between frames.
    ///
    /// # Errors
    /// The file's.
    pub fn settle_copies(&mut self) -> Result<(), RegisterError> {
        if self.is_copied && !self.is_being_copied() {
            backup::resume(&self.conn)?;
            self.is_copied = false;
        }
        Ok(())
    }

    /// Copies the file to `target`, where nothing may be, checked before it counts. Blocks until it is done.
    ///
    /// # Errors
    /// `Exists`, `Damaged` (the file itself), `DiskFull`, `ReadOnly`, `Io`.
    pub fn back_up(&self, target: &Path) -> Result<(), RegisterError> {
        Ok(self.copy_in_place((target, Keep::File), UNWATCHED).map_err(StorageError::from)?)
    }

    /// The same, watched, for a copy among the copies.
    ///
    /// # Errors
    /// `CopyError`.
    pub fn copy_in_place(&self, target: (&Path, Keep), step: Step<'_>) -> Result<(), CopyError> {
        let (Some(file), Some(path)) = (&self.bytes, &self.path) else {
            return backup::copy_by_engine(&self.conn, (self.path(), self.key()), target);
        };
        let source = Source::of_open(&self.conn, file, (path, self.key.as_ref()))?;
        let ended = copy(&source, target, step);
        drop(source);
        if !self.is_copied {
            backup::resume(&self.conn)?;
        }
        ended
    }

    /// A copy beside the file before something that cannot be taken back, made in place; gives its name and place. A hall
    /// in memory needs none.
    ///
    /// # Errors
    /// `CopyError`; then that is not to be done.
    pub fn copy_first(&self, reason: BackupReason, at: Moment) -> Result<Option<(CopyName, PathBuf)>, CopyError> {
        let Some(file) = self.path() else { return Ok(None) };
        let folder = folder_of(file);
        let name = free_name(&folder, CopyName::new(at, reason));
        let path = folder.join(name.file_name());
        self.copy_in_place((&path, Keep::Copy), UNWATCHED)?;
        Ok(Some((name, path)))
    }

    /// What the file holds now.
    ///
    /// # Errors
    /// The file's.
    pub fn standing(&self) -> Result<Standing, RegisterError> {
        Ok(Standing::of(&self.conn)?)
    }

    /// Whether this line stands on the file's own history: then a copy that ends in it is an earlier state of this file.
    ///
    /// # Errors
    /// The file's.
    pub fn has_line(&self, seq: i64, hash: &[u8]) -> Result<bool, RegisterError> {
        Ok(crate::storage::history::has_line(&self.conn, seq, hash)?)
    }

    /// Notes that this file is a copy brought back; the subject names the copy.
    ///
    /// # Errors
    /// The file's.
    pub fn note_restore(&mut self, copy: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::RestoreFile, copy, at), |_| Ok(()))
    }
}

/// What is to be brought back, and in whose place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoring {
    /// The copy.
    pub copy: PathBuf,
    /// The hall's file; need not be there, need not be whole.
    pub file: PathBuf,
    /// The key of the file closed by a passphrase.
    pub key: Option<FileKey>,
    /// Now.
    pub at: Moment,
}

/// Makes a copy ready beside the file: copied, checked, in today's shape, with the line on its history that says so.
///
/// # Errors
/// `CopyError`; nothing is changed then.
pub fn prepare_restore(restoring: &Restoring, step: Step<'_>) -> Result<Ready, CopyError> {
    let Restoring { copy, file, key, at } = restoring;
    let ready = restore::prepare(copy, file, key.as_ref(), step)?;
    let noted = Register::open_with(&ready.path, ready.key.clone())
        .and_then(|mut register| register.note_restore(&name_of(copy), *at));
    match noted {
        Ok(_) => Ok(ready),
        Err(RegisterError::Storage(error)) => {
            restore::clear(file);
            Err(error.into())
        }
        Err(other) => {
            restore::clear(file);
            Err(StorageError::Damaged(other.to_string()).into())
        }
    }
}

/// Swaps a ready copy in. The file must not be open here, and is refused when another window has it open. Gives where the
/// file as it was is kept, if there was one.
///
/// # Errors
/// `Locked`, `Io`; opening the file finishes or undoes what was begun.
pub fn finish_restore(ready: &Ready, at: Moment) -> Result<Option<PathBuf>, RegisterError> {
    if let Err(error) = is_free(&ready.file) {
        restore::clear(&ready.file);
        return Err(error);
    }
    // What was made ready goes again, unless the file itself was moved already.
    Ok(restore::swap(ready, at).inspect_err(|_| restore::clear(&ready.file))?)
}

/// Gives up a copy made ready.
pub fn give_up_restore(file: &Path) {
    restore::clear(file);
}

/// Whether no window has the file open; a damaged or missing one is free.
///
/// # Errors
/// `Locked`.
pub fn is_free(file: &Path) -> Result<(), RegisterError> {
    match crate::storage::open::is_free(file) {
        Err(StorageError::Locked) => Err(StorageError::Locked.into()),
        _ => Ok(()),
    }
}

/// The file's name of a path.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where the copies of a file go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The hall's file.
    pub file: PathBuf,
    /// Which hall it is of, for ever.
    pub hall_uid: String,
    /// The second place, as it was chosen: a stick, a share.
    pub second: Option<PathBuf>,
}

/// Letters of the hall's own sign in a folder's name.
const SIGN: usize = 8;

impl Places {
    /// The folder beside the file.
    pub fn first_folder(&self) -> PathBuf {
        folder_of(&self.file)
    }

    /// The hall's folder in the second place: named after the file, with the hall's own sign, so that two halls of one name
    /// never mix their copies. It is made when the place is chosen; where it is missing the place is another one (a mount
    /// point without its stick). Looks at the disk: for jobs.
    pub fn second_folder(&self) -> Option<PathBuf> {
        let root = self.second.as_deref()?;
        let sign = self.sign();
        let known = std::fs::read_dir(root).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        let mut ours = known.filter(|path| path.is_dir() && name_of(path).ends_with(&sign));
        ours.next()
    }

    /// Makes the hall's folder in the second place.
    ///
    /// # Errors
    /// `Target`: it cannot be reached or written.
    pub fn make_second_folder(&self) -> Result<Option<PathBuf>, CopyError> {
        let Some(root) = &self.second else { return Ok(None) };
        if let Some(known) = self.second_folder() {
            return Ok(Some(known));
        }
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
        let folder = root.join(format!("{stem}{}", self.sign()));
        std::fs::create_dir(&folder).map_err(|error| CopyError::Target { path: folder.clone(), error })?;
        Ok(Some(folder))
    }

    /// `-1a2b3c4d`.
    fn sign(&self) -> String {
        let letters = self.hall_uid.chars().filter(char::is_ascii_alphanumeric).collect::<Vec<_>>();
        let last = letters.len().saturating_sub(SIGN);
        format!("-{}", letters.iter().skip(last).collect::<String>())
    }
}

/// One of the two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CopyPlace {
    /// Beside the file.
    First,
    /// The stick or share.
    Second,
}

/// Why a copy cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFault {
    /// Closed by another passphrase.
    Sealed,
    /// Of a newer edition.
    TooNew,
    /// It cannot be read.
    Damaged,
}

/// A copy, looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyInfo {
    /// Moment and reason.
    pub name: CopyName,
    /// Where it lies.
    pub path: PathBuf,
    /// In which of the places.
    pub place: CopyPlace,
    /// Its size, in bytes.
    pub bytes: u64,
    /// The number of the hall it is of, where that can be told.
    pub hall: Option<String>,
    /// What it holds, or why it cannot be used.
    pub holds: Result<Standing, CopyFault>,
}

impl CopyInfo {
    /// Looks into a copy.
    pub fn of((name, path): (CopyName, PathBuf), place: CopyPlace, key: Option<&FileKey>) -> Self {
        let bytes = std::fs::metadata(&path).map_or(0, |found| found.len());
        let holds = look(&path, key, Look::Open).map_err(|error| match error {
            StorageError::Sealed | StorageError::KeysMissing(_) => CopyFault::Sealed,
            StorageError::TooNew { .. } => CopyFault::TooNew,
            _ => CopyFault::Damaged,
        });
        let hall = match &holds {
            Ok(holds) => Some(holds.hall_uid.clone()).filter(|uid| !uid.is_empty()),
            Err(_) => backup::hall_of(&path, key),
        };
        Self { name, path, place, bytes, hall, holds }
    }

    /// Whether it is of the hall of this number.
    pub fn whose(&self, hall: Option<&str>) -> Whose {
        Whose::told(self.hall.as_deref(), hall)
    }
}
