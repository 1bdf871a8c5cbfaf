//! Copies of the file: made under another name, opened and checked, then renamed into place; never over another file.
//!
//! A copy is made of the file's bytes, in a thread of its own while the window goes on writing: after a checkpoint, and as
//! long as no other follows, what is written lies in the `-wal` and the file itself does not change. Its bytes are read
//! through one descriptor opened right after the lock was taken and closed after the connection, because closing any
//! descriptor of a file lets go of the engine's lock on it (POSIX).

mod bytes;
mod looking;
mod part;
mod source;
mod standing;
mod whose;

pub use looking::{Look, look, open_copy, verify_copy};
pub use part::{clean_parts, sidecar_of};
pub(super) use part::{folder, sync_folder, with_more};
pub(super) use source::settled;
pub use source::{ClosedFile, Source, resume};
pub use standing::Standing;
pub use whose::{hall_in_bytes, hall_of};

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{StorageError, fault, history, keys::FileKey};
use crate::domain::backups::{BackupReason, CopyName, apart_name};
use crate::domain::dates::Moment;
use part::{Part, is_taken};

/// Told how many bytes of how many are done; `Break` stops the copy.
pub type Step<'a> = &'a dyn Fn(u64, u64) -> ControlFlow<()>;

/// A step for whoever neither watches nor stops.
pub const UNWATCHED: Step<'static> = &|_, _| ControlFlow::Continue(());

/// Why no copy was made. What lay at the target before is untouched, and no part of the copy is left.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// It was asked to stop.
    #[error("stopped")]
    Stopped,
    /// The file itself is damaged: it was copied faithfully and does not pass.
    #[error("the file is damaged: {0}")]
    SourceDamaged(String),
    /// The file changed under the copy.
    #[error("the file was changed while it was copied")]
    SourceChanged,
    /// What was written does not read back the same: the medium.
    #[error("the copy does not read back as it was written: {0}")]
    Spoilt(String),
    /// The place cannot be written: gone, full, read-only.
    #[error("{}: {error}", path.display())]
    Target {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl CopyError {
    fn target(path: &Path, error: io::Error) -> Self {
        Self::Target { path: path.to_owned(), error }
    }
}

impl From<CopyError> for StorageError {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Storage(error) => error,
            CopyError::Target { path, error } if error.kind() == io::ErrorKind::AlreadyExists => Self::Exists(path),
            CopyError::Target { error, .. } => Self::Io(error),
            CopyError::SourceDamaged(word) | CopyError::Spoilt(word) => Self::Damaged(word),
            CopyError::Stopped | CopyError::SourceChanged => Self::Io(io::ErrorKind::Interrupted.into()),
        }
    }
}

/// What becomes of the finished copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It lies among the copies: read-only, so that nobody works in it by mistake.
    Copy,
    /// It is a file to work with.
    File,
}

/// Copies a file's bytes to `target`, where nothing may be.
///
/// # Errors
/// `CopyError`.
pub fn copy(source: &Source, (target, keep): (&Path, Keep), step: Step<'_>) -> Result<(), CopyError> {
    let mut part = Part::begin(target)?;
    let written = bytes::copy(source, &mut part, step)?;
    fault::point("backup:made");
    let read_back = bytes::hash_of(part.path(), (source.len(), source.len() * 2), step)?;
    if read_back != written {
        return Err(CopyError::Spoilt("hash".to_owned()));
    }
    standing::check(part.path(), (source.key(), source.standing())).map_err(as_source)?;
    fault::point("backup:checked");
    part.finish(source.key().map(|_| sidecar_of(source.path())).as_deref(), keep)
}

/// The bytes are the source's own, so what is wrong with them is wrong with the source.
fn as_source(error: StorageError) -> CopyError {
    match error {
        StorageError::Damaged(word) => CopyError::SourceDamaged(word),
        other => CopyError::Storage(other),
    }
}

/// Copies what a connection holds to `target`, where nothing may be, by the engine itself: for a hall in memory, and before
/// the file has its descriptor. Blocks, and takes longer than copying the bytes.
///
/// # Errors
/// `CopyError`.
pub fn copy_by_engine(
    conn: &Connection,
    (path, key): (Option<&Path>, Option<&FileKey>),
    (target, keep): (&Path, Keep),
) -> Result<(), CopyError> {
    let standing = Standing::of(conn)?;
    let part = Part::begin(target)?;
    part.clear()?;
    fault::write().map_err(|error| CopyError::target(target, error))?;
    conn.execute("VACUUM INTO ?1", [part.path().to_string_lossy()]).map_err(StorageError::from)?;
    fault::point("backup:made");
    standing::check(part.path(), (key, &standing)).map_err(as_source)?;
    fault::point("backup:checked");
    part.finish(path.filter(|_| key.is_some()).map(sidecar_of).as_deref(), keep)
}

/// The folder of a file's copies, beside it.
pub fn folder_of(file: &Path) -> PathBuf {
    // Two files of one stem do not share a folder.
    let is_hall = file.extension().is_some_and(|ending| ending == "hall");
    let named = if is_hall { file.file_stem() } else { file.file_name() };
    let mut name = named.unwrap_or_default().to_os_string();
    name.push("-backups");
    file.with_file_name(name)
}

/// A name in a folder that no file has yet, nor the keys of one that lies elsewhere now.
pub fn free_name(folder: &Path, name: CopyName) -> CopyName {
    let mut name = name;
    while is_taken(&folder.join(name.file_name())) {
        name = name.next();
    }
    name
}

/// A place for a copy of a file in a folder of somebody's choice, where nothing is yet: a second copy of one second is no reason
/// to refuse.
pub fn free_apart(folder: &Path, stem: &str, at: Moment) -> PathBuf {
    let mut nth = 1;
    loop {
        let path = folder.join(apart_name(stem, at, nth));
        if !is_taken(&path) {
            return path;
        }
        nth += 1;
    }
}

/// All copies in a folder with their paths, oldest first.
pub fn copies_in(folder: &Path) -> Vec<(CopyName, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let named = paths.filter_map(|path| Some((CopyName::read(path.file_name()?.to_str()?)?, path)));
    let mut found: Vec<(CopyName, PathBuf)> = named.collect();
    found.sort();
    found
}

/// Removes a copy and its keys.
///
/// # Errors
/// The system's.
pub fn remove(copy: &Path) -> io::Result<()> {
    part::let_go(copy)?;
    match part::let_go(&sidecar_of(copy)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        ended => ended,
    }
}

/// The copy made before the file's shape changes, named by the newest record in it (no clock here). One made of the same
/// state before, by an attempt that did not end, is kept instead.
///
/// # Errors
/// As [`copy_by_engine`].
pub fn before_migration(conn: &Connection, (path, key): (&Path, Option<&FileKey>)) -> Result<(), StorageError> {
    let at = Moment(history::latest_ms(conn)?.unwrap_or_default());
    let folder = folder_of(path);
    let name = CopyName::new(at, BackupReason::BeforeMigration);
    let there = folder.join(name.file_name());
    if there.exists() && standing::check(&there, (key, &Standing::of(conn)?)).is_ok() {
        return Ok(());
    }
    let target = folder.join(free_name(&folder, name).file_name());
    copy_by_engine(conn, (Some(path), key), (&target, Keep::Copy))?;
    fault::point("migration:backed-up");
    Ok(())
}
