//! A private copy of a file to look at: the file itself is only read, byte by byte, and never opened by the engine.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::probe::{journal_beside, keys_beside, log_beside};
use super::{StorageError, fault, held};

/// How often a file that changes while it is copied is copied anew.
const TRIES: usize = 4;

/// A copy in a folder of its own that only this person may enter; gone when dropped.
#[derive(Debug)]
pub struct ViewCopy {
    folder: TempDir,
    file: PathBuf,
}

impl ViewCopy {
    /// Copies the file, what was written last beside it, and its keys. Another window may have it open meanwhile: what
    /// changed under the copy is copied anew.
    ///
    /// # Errors
    /// `NotFound`, `Locked` (open in this very program, or written all the while), `DiskFull`, `Io`.
    pub fn of(path: &Path) -> Result<Self, StorageError> {
        Self::within(path, tempfile::Builder::new().prefix("hallkeeper-view-").tempdir()?)
    }

    /// The same, in a folder inside `folder`: for what is worked on in the copy before it is moved there.
    ///
    /// # Errors
    /// As [`ViewCopy::of`].
    pub fn beside(path: &Path, folder: &Path) -> Result<Self, StorageError> {
        Self::within(path, tempfile::Builder::new().prefix(".hallkeeper-").tempdir_in(folder)?)
    }

    fn within(path: &Path, folder: TempDir) -> Result<Self, StorageError> {
        if held::is_held(path) {
            return Err(StorageError::Locked);
        }
        if !path.is_file() {
            return Err(StorageError::NotFound(path.to_owned()));
        }
        let file = folder.path().join("view.hall");
        for _ in 0..TRIES {
            let before = seen(path);
            copy(path, &file)?;
            copy_if_there(&log_beside(path), &log_beside(&file))?;
            copy_if_there(&journal_beside(path), &journal_beside(&file))?;
            copy_if_there(&keys_beside(path), &keys_beside(&file))?;
            if seen(path) == before {
                return Ok(Self { folder, file });
            }
        }
        Err(StorageError::Locked)
    }

    /// Where the copy lies.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// The folder it lies in, for work files of the same span of life.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Sizes and times of the file and of what was written last.
fn seen(path: &Path) -> [Option<(u64, Option<SystemTime>)>; 3] {
    [path.to_owned(), log_beside(path), journal_beside(path)].map(|path| {
        let about = std::fs::metadata(path).ok()?;
        Some((about.len(), about.modified().ok()))
    })
}

/// The bytes, not the permissions: a copy of a read-only file can be written.
fn copy(from: &Path, to: &Path) -> Result<(), StorageError> {
    let mut source = std::fs::File::open(from)?;
    fault::write()?;
    let mut target = std::fs::File::create(to)?;
    std::io::copy(&mut source, &mut target)?;
    Ok(())
}

fn copy_if_there(from: &Path, to: &Path) -> Result<(), StorageError> {
    if from.is_file() {
        return copy(from, to);
    }
    match std::fs::remove_file(to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Copies a file, with its keys, into a folder under its own or the next free name; checked before it counts. The file
/// itself stays as it is.
///
/// # Errors
/// Those of opening the copy, unless it is closed by a passphrase; `DiskFull`, `ReadOnly`, `Io`.
pub fn bring_here(path: &Path, folder: &Path) -> Result<PathBuf, StorageError> {
    std::fs::create_dir_all(folder)?;
    let looked = super::probe::look(path)?;
    let copy = ViewCopy::beside(path, folder)?;
    if !looked.is_sealed {
        // Also brings what was written last into the copy itself.
        drop(super::open_file(copy.path())?);
    }
    std::fs::File::open(copy.path())?.sync_all()?;
    let target = free_name(path, folder);
    if !looked.is_sealed {
        // Keys beside a file that needs none are not its own.
        let _ = std::fs::remove_file(keys_beside(copy.path()));
    }
    for (from, to) in [
        (keys_beside(copy.path()), keys_beside(&target)),
        (log_beside(copy.path()), log_beside(&target)),
        (journal_beside(copy.path()), journal_beside(&target)),
        (copy.path().to_owned(), target.clone()),
    ] {
        if from.is_file() {
            std::fs::rename(from, to)?;
        }
    }
    Ok(target)
}

/// The file's own name in a folder, or with the next free number behind.
fn free_name(path: &Path, folder: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |number: u32| {
        let number = if number < 2 { String::new() } else { format!("-{number}") };
        folder.join(format!("{stem}{number}.hall"))
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{create_file, open_file};

    #[test]
    fn a_file_brought_here_is_whole_and_stays_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (there, here) = (folder.path().join("长桥.hall"), folder.path().join("here"));
        let conn = create_file(&there).unwrap();
        conn.execute("INSERT INTO drafts VALUES ('k', '{}', 1)", []).unwrap();
        drop(conn);
        let first = bring_here(&there, &here).unwrap();
        let second = bring_here(&there, &here).unwrap();
        assert_eq!(first, here.join("长桥.hall"));
        assert_eq!(second, here.join("长桥-2.hall"));
        let drafts: i64 =
            open_file(&first).unwrap().query_row("SELECT count(*) FROM drafts", [], |row| row.get(0)).unwrap();
        assert_eq!(drafts, 1);
        assert!(there.exists());
        let names: Vec<_> = std::fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }

    #[test]
    fn a_copy_to_look_at_is_gone_when_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        drop(create_file(&path).unwrap());
        let view = ViewCopy::of(&path).unwrap();
        let lies = view.path().to_owned();
        assert_eq!(std::fs::read(&lies).unwrap(), std::fs::read(&path).unwrap());
        drop(view);
        assert!(!lies.exists());
    }
}
