//! Files in and out: read whole with a limit; written beside, synced, renamed, so that a reader never sees half a file.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a file could not be read or written, by what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// The file, or the folder it should lie in, is not there.
    #[error("{} is not there", path.display())]
    Absent {
        /// The file or folder.
        path: PathBuf,
    },
    /// The folder or medium cannot be written, or the file not be opened, by this user.
    #[error("{} may not be read or written here", path.display())]
    NotAllowed {
        /// The file or folder.
        path: PathBuf,
    },
    /// No room left.
    #[error("no room left for {}", path.display())]
    Full {
        /// The file that was being written.
        path: PathBuf,
    },
    /// A hall's file lies there, or the name is one of a hall's file: no list or page takes its place.
    #[error("{} is, or is named as, a hall's file", path.display())]
    IsHall {
        /// The file.
        path: PathBuf,
    },
    /// More bytes than are read at once.
    #[error("{} is larger than {most_megabytes} MB", path.display())]
    TooBig {
        /// The file.
        path: PathBuf,
        /// The limit, in MiB.
        most_megabytes: u64,
    },
    /// Anything else the system said.
    #[error("{}: {because}", path.display())]
    Other {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        because: String,
    },
}

impl FileError {
    /// Sorts what the system said about `path` by remedy.
    pub fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Absent { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::IsADirectory => {
                Self::NotAllowed { path }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            _ => Self::Other { path, because: error.to_string() },
        }
    }

    /// The key of the sentence in the texts; arguments: `path`, for `file-too-big` also `most`, for `file-other` also
    /// `because`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Absent { .. } => "file-absent",
            Self::NotAllowed { .. } => "file-not-allowed",
            Self::Full { .. } => "file-full",
            Self::IsHall { .. } => "file-is-hall",
            Self::TooBig { .. } => "file-too-big",
            Self::Other { .. } => "file-other",
        }
    }

    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Absent { path }
            | Self::NotAllowed { path }
            | Self::Full { path }
            | Self::IsHall { path }
            | Self::TooBig { path, .. }
            | Self::Other { path, .. } => path,
        }
    }
}

/// Writes `bytes` to `path`: beside it, synced, renamed over it, folder synced. On failure the part file is deleted and
/// what lay at `path` before is untouched. A hall's file is never replaced.
///
/// # Errors
/// `IsHall`, `Absent` without the folder, `NotAllowed` in a folder that cannot be written, `Full`, `Other`.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    if is_halls(path) {
        return Err(FileError::IsHall { path: path.to_owned() });
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let at_folder = |error: &io::Error| FileError::of(folder, error);
    let at_file = |error: &io::Error| FileError::of(path, error);
    let mut part = tempfile::Builder::new()
        .prefix(".hallkeeper-")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(|e| at_folder(&e))?;
    part.write_all(bytes).map_err(|e| at_file(&e))?;
    allow_readers(part.as_file()).map_err(|e| at_file(&e))?;
    part.as_file().sync_all().map_err(|e| at_file(&e))?;
    part.persist(path).map_err(|e| at_file(&e.error))?;
    sync_folder(folder).map_err(|e| at_folder(&e))
}

/// Whether a name is one of a hall's file, or such a file lies there: an open one by its beginning, a closed one by the keys
/// beside it.
pub fn is_halls(path: &Path) -> bool {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("hall")) {
        return true;
    }
    let mut keys = path.as_os_str().to_owned();
    keys.push(".keys");
    let mut head = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    (read.is_ok() && head == *b"SQLite format 3\0") || (path.is_file() && Path::new(&keys).is_file())
}

/// A part file is made readable by its owner only; the finished list or card is an ordinary file.
#[cfg(unix)]
pub(crate) fn allow_readers(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
pub(crate) fn allow_readers(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the rename last through a power cut.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Reads a file of at most `most_megabytes` MiB.
///
/// # Errors
/// `Absent`, `NotAllowed` (folders too), `TooBig`, `Other`.
pub fn read_whole(path: &Path, most_megabytes: u64) -> Result<Vec<u8>, FileError> {
    let wrong = |error: &io::Error| FileError::of(path, error);
    let too_big = || FileError::TooBig { path: path.to_owned(), most_megabytes };
    let most = most_megabytes * 1024 * 1024;
    let file = File::open(path).map_err(|e| wrong(&e))?;
    let size = file.metadata().map_err(|e| wrong(&e))?.len();
    if size > most {
        return Err(too_big());
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(most + 1).read_to_end(&mut bytes).map_err(|e| wrong(&e))?;
    if bytes.len() as u64 > most {
        return Err(too_big());
    }
    Ok(bytes)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "files of other programs are made on purpose")]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_written_file_replaces_the_old_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("名册.csv");
        write_whole(&path, b"old").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(read_whole(&path, 1).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["名册.csv"]);
    }

    #[test]
    fn a_halls_file_is_never_replaced_by_a_list_or_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("厅.csv"), b"SQLite format 3\0 and more").unwrap();
        std::fs::write(at("closed.xlsx"), b"nothing to be read").unwrap();
        std::fs::write(at("closed.xlsx.keys"), b"{}").unwrap();
        for name in ["厅.csv", "closed.xlsx", "new.HALL"] {
            let before = std::fs::read(at(name)).ok();
            assert_eq!(write_whole(&at(name), b"%PDF-"), Err(FileError::IsHall { path: at(name) }), "{name}");
            assert_eq!(std::fs::read(at(name)).ok(), before, "{name}");
        }
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        assert_eq!(write_whole(&gone.join("a.csv"), b"x"), Err(FileError::Absent { path: gone }));
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_refused_and_no_part_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        std::fs::create_dir(path.join("inside")).unwrap();
        assert!(write_whole(&path, b"x").is_err());
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big");
        File::create(&path).unwrap().set_len(2 << 20).unwrap();
        assert_eq!(read_whole(&path, 1), Err(FileError::TooBig { path, most_megabytes: 1 }));
    }

    #[test]
    fn what_the_system_says_is_sorted_by_remedy() {
        let path = Path::new("list.csv");
        for (kind, key) in [
            (io::ErrorKind::StorageFull, "file-full"),
            (io::ErrorKind::QuotaExceeded, "file-full"),
            (io::ErrorKind::ReadOnlyFilesystem, "file-not-allowed"),
            (io::ErrorKind::PermissionDenied, "file-not-allowed"),
            (io::ErrorKind::NotFound, "file-absent"),
            (io::ErrorKind::TimedOut, "file-other"),
        ] {
            assert_eq!(FileError::of(path, &io::Error::from(kind)).key(), key);
        }
    }
}
