//! Where files go: into a folder, or one after another into a ZIP. Both are made beside their place and renamed at the end.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{Datelike, Timelike};
use tempfile::{NamedTempFile, TempDir};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::OutwardError;
use crate::domain::dates::Moment;
use crate::exchange::archives::ManifestFile;
use crate::exchange::files::{FileError, allow_readers, sync_folder};
use crate::register::fault;

/// Endings of files that are packed already.
const PACKED: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".xlsx", ".zip"];
/// Prefix of what is being made.
const PREFIX: &str = ".hallkeeper-";
/// Bytes copied at a time.
const CHUNK: usize = 1 << 16;

/// A file being written: its path within, what was written so far.
struct Open {
    path: String,
    size: u64,
    hash: blake3::Hasher,
    file: Option<BufWriter<File>>,
}

enum Kind {
    Folder(TempDir),
    Archive(Box<ZipWriter<BufWriter<NamedTempFile>>>, DateTime),
}

/// The place everything is written to.
pub(super) struct Target {
    path: PathBuf,
    parent: PathBuf,
    kind: Kind,
    open: Option<Open>,
}

impl Target {
    pub(super) fn folder(path: &Path) -> Result<Self, OutwardError> {
        let parent = parent_of(path);
        if path.exists() && !is_empty_folder(path) {
            return Err(OutwardError::Taken(path.to_owned()));
        }
        let made = tempfile::Builder::new().prefix(PREFIX).suffix(".part").tempdir_in(&parent);
        let made = made.map_err(|error| FileError::of(&parent, &error))?;
        Ok(Self { path: path.to_owned(), parent, kind: Kind::Folder(made), open: None })
    }

    pub(super) fn archive(path: &Path, at: Moment) -> Result<Self, OutwardError> {
        let parent = parent_of(path);
        if path.exists() {
            return Err(OutwardError::Taken(path.to_owned()));
        }
        let made = tempfile::Builder::new().prefix(PREFIX).suffix(".part").tempfile_in(&parent);
        let made = made.map_err(|error| FileError::of(&parent, &error))?;
        let writer = Box::new(ZipWriter::new(BufWriter::new(made)));
        Ok(Self { path: path.to_owned(), parent, kind: Kind::Archive(writer, moment_of(at)), open: None })
    }

    /// Where it will lie.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A folder for what is in the making, beside.
    pub(super) fn work_folder(&self) -> Result<TempDir, OutwardError> {
        let made = tempfile::Builder::new().prefix(PREFIX).suffix(".part").tempdir_in(&self.parent);
        Ok(made.map_err(|error| FileError::of(&self.parent, &error))?)
    }

    /// Begins a file at a path within, its parts separated by `/`.
    pub(super) fn begin(&mut self, path: &str) -> Result<(), OutwardError> {
        let file = match &mut self.kind {
            Kind::Folder(folder) => {
                let full = folder.path().join(path);
                if let Some(above) = full.parent() {
                    std::fs::create_dir_all(above).map_err(|error| FileError::of(&self.path, &error))?;
                }
                Some(BufWriter::new(File::create_new(&full).map_err(|error| FileError::of(&self.path, &error))?))
            }
            Kind::Archive(writer, at) => {
                writer.start_file(path, options(path, *at)).map_err(|error| zip_error(&self.path, error))?;
                None
            }
        };
        self.open = Some(Open { path: path.to_owned(), size: 0, hash: blake3::Hasher::new(), file });
        Ok(())
    }

    /// Writes to the file begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), OutwardError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let written = match (&mut open.file, &mut self.kind) {
            (Some(file), _) => file.write_all(bytes),
            (None, Kind::Archive(writer, _)) => writer.write_all(bytes),
            (None, Kind::Folder(_)) => Ok(()),
        };
        written.map_err(|error| FileError::of(&self.path, &error))?;
        open.size += bytes.len() as u64;
        open.hash.update(bytes);
        Ok(())
    }

    /// Writes all of a file to the one begun last.
    pub(super) fn copy(&mut self, from: &mut impl Read) -> Result<(), OutwardError> {
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = from.read(&mut chunk).map_err(|error| FileError::of(&self.path, &error))?;
            if read == 0 {
                return Ok(());
            }
            self.write(chunk.get(..read).unwrap_or_default())?;
        }
    }

    /// Ends the file begun last; what it was.
    pub(super) fn end(&mut self) -> Result<ManifestFile, OutwardError> {
        let Some(Open { path, size, hash, file }) = self.open.take() else {
            return Err(OutwardError::Writer("no file was begun".to_owned()));
        };
        if let Some(mut file) = file {
            file.flush().and_then(|()| file.get_ref().sync_all()).map_err(|error| FileError::of(&self.path, &error))?;
        }
        Ok(ManifestFile { path, size, blake3: hash.finalize().to_hex().to_string() })
    }

    /// Puts what was made in its place.
    pub(super) fn settle(self) -> Result<(), OutwardError> {
        let Self { path, parent, kind, .. } = self;
        let wrong = |error: &std::io::Error| FileError::of(&path, error);
        match kind {
            Kind::Folder(folder) => {
                if is_empty_folder(&path) {
                    std::fs::remove_dir(&path).map_err(|error| wrong(&error))?;
                } else if path.exists() {
                    return Err(OutwardError::Taken(path));
                }
                open_to_readers(folder.path()).map_err(|error| wrong(&error))?;
                fault::point("export:written");
                std::fs::rename(folder.path(), &path).map_err(|error| wrong(&error))?;
                // Renamed away: nothing is left to be taken away at the end.
                let _ = folder.keep();
                fault::point("export:renamed");
            }
            Kind::Archive(writer, _) => {
                let buffer = writer.finish().map_err(|error| zip_error(&path, error))?;
                let part = buffer.into_inner().map_err(|error| wrong(error.error()))?;
                allow_readers(part.as_file()).map_err(|error| wrong(&error))?;
                part.as_file().sync_all().map_err(|error| wrong(&error))?;
                fault::point("archive:written");
                part.persist_noclobber(&path).map_err(|error| wrong(&error.error))?;
                fault::point("archive:renamed");
            }
        }
        Ok(sync_folder(&parent).map_err(|error| FileError::of(&parent, &error))?)
    }
}

/// The folder a path lies in.
fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn is_empty_folder(path: &Path) -> bool {
    path.is_dir() && std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// The moment as a ZIP tells it; one it cannot tell is its first.
fn moment_of(at: Moment) -> DateTime {
    let local = at.local();
    let (year, [month, day, hour, minute, second]) = (
        u16::try_from(local.year()).unwrap_or_default(),
        [local.month(), local.day(), local.hour(), local.minute(), local.second()].map(|part| part as u8),
    );
    DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default()
}

fn options(path: &str, at: DateTime) -> SimpleFileOptions {
    let lower = path.to_lowercase();
    let is_packed = PACKED.iter().any(|ending| lower.ends_with(ending));
    let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(at)
}

/// What the system said, by remedy; else the writer's words.
fn zip_error(path: &Path, error: zip::result::ZipError) -> OutwardError {
    match error {
        zip::result::ZipError::Io(error) => FileError::of(path, &error).into(),
        other => OutwardError::Writer(other.to_string()),
    }
}

/// What is being made is for its owner only; the finished folder is an ordinary one.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
