//! A copy on its way: under its `.part` name until it is whole; gone again unless it was finished.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::whose::{hall_of, hall_of_keys};
use super::{CopyError, Keep};
use crate::domain::backups::{CopyName, Whose};
use crate::domain::dates::Moment;
use crate::storage::fault;

/// What is added to a name while the file is made.
const PART: &str = ".part";
/// What is added to a file's name for its wrapped keys.
const KEYS: &str = ".keys";
/// A part in a shared place may be another PC's under way; older than this it is left over, in milliseconds.
const LEFT_OVER_MS: i64 = 6 * 3_600_000;

/// A file being made beside its target. Dropping it unfinished removes it.
pub(super) struct Part {
    target: PathBuf,
    path: PathBuf,
    is_finished: bool,
    /// Whether the keys beside the target are this copy's own.
    has_keys: bool,
}

impl Part {
    /// Begins an empty part; makes the folder where only it is missing: where what it lies in is missing too, a stick is out.
    pub(super) fn begin(target: &Path) -> Result<Self, CopyError> {
        if is_taken(target) {
            return Err(CopyError::target(target, io::ErrorKind::AlreadyExists.into()));
        }
        let folder = folder(target);
        if !folder.is_dir() {
            let made = fault::write().and_then(|()| std::fs::create_dir(folder));
            made.map_err(|error| CopyError::target(folder, error))?;
        }
        let part =
            Self { target: target.to_owned(), path: with_more(target, PART), is_finished: false, has_keys: false };
        let_go(&part.path).or_else(absent_is_fine).map_err(|error| CopyError::target(&part.path, error))?;
        let made = fault::write().and_then(|()| OpenOptions::new().write(true).create_new(true).open(&part.path));
        made.map_err(|error| CopyError::target(&part.path, error))?;
        Ok(part)
    }

    /// The file to write to.
    pub(super) fn open(&mut self) -> Result<File, CopyError> {
        let opened = OpenOptions::new().write(true).open(&self.path);
        opened.map_err(|error| CopyError::target(&self.path, error))
    }

    /// Takes the empty file away for whoever wants to make it.
    pub(super) fn clear(&self) -> Result<(), CopyError> {
        std::fs::remove_file(&self.path).map_err(|error| CopyError::target(&self.path, error))
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The copy is good: its keys beside it, synced, renamed, the folder synced. `keys`: of a file closed by a passphrase;
    /// what lies under that name beside an open one is not its own.
    pub(super) fn finish(mut self, keys: Option<&Path>, keep: Keep) -> Result<(), CopyError> {
        self.has_keys = keys.is_some_and(Path::exists);
        let at = |error: io::Error| CopyError::target(&self.target, error);
        if let Some(keys) = keys {
            copy_keys(keys, &sidecar_of(&self.target)).map_err(at)?;
        }
        fault::point("backup:keys");
        // By a descriptor that may write: some systems sync no other.
        fault::write().map_err(at)?;
        OpenOptions::new().write(true).open(&self.path).and_then(|file| file.sync_all()).map_err(at)?;
        if keep == Keep::Copy {
            set_read_only(&self.path);
        }
        fault::point("backup:synced");
        if self.target.exists() {
            return Err(at(io::ErrorKind::AlreadyExists.into()));
        }
        std::fs::rename(&self.path, &self.target).map_err(at)?;
        fault::point("backup:renamed");
        self.is_finished = true;
        sync_folder(folder(&self.target)).map_err(at)?;
        fault::point("backup:folder-synced");
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_finished {
            for ending in ["", "-journal", "-wal", "-shm"] {
                let _ = let_go(&with_more(&self.path, ending));
            }
            if self.has_keys {
                let _ = let_go(&sidecar_of(&self.target));
            }
        }
    }
}

/// Whether no copy may be made there: what lies beside would be taken for the copy's own, and keys without their file may be the
/// only ones of a file that lies elsewhere now.
pub(super) fn is_taken(target: &Path) -> bool {
    ["", KEYS, "-wal", "-journal"].iter().any(|more| with_more(target, more).exists())
}

/// Where the wrapped keys of a file lie: beside it, under its name and `.keys`.
pub fn sidecar_of(file: &Path) -> PathBuf {
    with_more(file, KEYS)
}

/// Copies the keys of a file closed by a passphrase; where they are lost there is nothing to copy.
fn copy_keys(from: &Path, to: &Path) -> io::Result<()> {
    let bytes = match std::fs::read(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    let mut file = File::create(to)?;
    fault::write()?;
    file.write_all(&bytes)?;
    file.sync_all()
}

/// Removes what copies of this hall that never ended left in a folder: their parts, what the engine made beside them, and
/// their keys. Keys alone stay: they may be the only ones of a file that lies elsewhere now. `now` where other PCs may be
/// writing there too: their parts under way are left alone.
pub fn clean_parts(folder: &Path, hall: &str, now: Option<Moment>) {
    for (name, parts) in unfinished(folder) {
        let target = folder.join(name.file_name());
        let is_left_over = now.is_none_or(|now| name.at.0 < now.0 - LEFT_OVER_MS);
        if !is_left_over || is_others(&target, hall) {
            continue;
        }
        if !target.exists() {
            let _ = let_go(&sidecar_of(&target));
        }
        for part in parts {
            let _ = let_go(&part);
        }
    }
}

/// The parts in a folder, by the copy they were to become.
fn unfinished(folder: &Path) -> BTreeMap<CopyName, Vec<PathBuf>> {
    let mut found: BTreeMap<CopyName, Vec<PathBuf>> = BTreeMap::new();
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(copy) = name.split_once(PART).and_then(|(stem, _)| CopyName::read(stem)) {
            found.entry(copy).or_default().push(path);
        }
    }
    found
}

/// Whether an unfinished copy is known to be of another hall.
fn is_others(target: &Path, hall: &str) -> bool {
    let found = hall_of(&with_more(target, PART), None).or_else(|| hall_of_keys(target));
    Whose::told(found.as_deref(), Some(hall)) == Whose::Other
}

/// Removes a file that may be read-only.
#[cfg(not(windows))]
pub(super) fn let_go(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}

/// Removes a file that may be read-only; the system does not remove one that has this mark.
#[cfg(windows)]
#[expect(clippy::permissions_set_readonly_false, reason = "on Windows this is the read-only mark and nothing else")]
pub(super) fn let_go(path: &Path) -> io::Result<()> {
    let mut rights = std::fs::metadata(path)?.permissions();
    rights.set_readonly(false);
    std::fs::set_permissions(path, rights)?;
    std::fs::remove_file(path)
}

fn absent_is_fine(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// A stick that knows no such mark takes the copy all the same.
fn set_read_only(path: &Path) {
    if let Ok(found) = std::fs::metadata(path) {
        let mut rights = found.permissions();
        rights.set_readonly(true);
        let _ = std::fs::set_permissions(path, rights);
    }
}

/// Makes a rename last through a power cut.
///
/// # Errors
/// The system's.
#[cfg(unix)]
pub(in crate::storage) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some shares cannot; the rename is done.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput || error.kind() == io::ErrorKind::Unsupported => {
            Ok(())
        }
        ended => ended,
    }
}

#[cfg(not(unix))]
pub(in crate::storage) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder a file lies in.
pub(in crate::storage) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The path with more at the end of its name.
pub(in crate::storage) fn with_more(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(more);
    PathBuf::from(name)
}
