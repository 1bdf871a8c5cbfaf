//! A private copy of a file to look at: the file itself is only read, byte by byte, and never opened by the engine.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::probe::{keys_beside, log_beside};
use super::{StorageError, held};

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
fn seen(path: &Path) -> [Option<(u64, Option<SystemTime>)>; 2] {
    [path.to_owned(), log_beside(path)].map(|path| {
        let about = std::fs::metadata(path).ok()?;
        Some((about.len(), about.modified().ok()))
    })
}

/// The bytes, not the permissions: a copy of a read-only file can be written.
fn copy(from: &Path, to: &Path) -> Result<(), StorageError> {
    let mut source = std::fs::File::open(from)?;
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
