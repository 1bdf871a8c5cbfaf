//! Bringing a copy back: made ready beside the file, then swapped in; the present file stays under another name.
//!
//! The swap is three renames. Before the first a note of it lies beside the file (`.restoring`); whoever opens the file next
//! after a power cut finds the note and finishes, or, when nothing was moved yet, undoes. The `-wal` and the keys of the
//! present file go with it, so that they never meet the other one.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::backup::{CopyError, Keep, Source, Step, copy, folder, settled, sidecar_of, sync_folder, with_more};
use super::keys::FileKey;
use super::open::{Before, open_kept};
use super::view_copy::ViewCopy;
use super::{StorageError, fault};
use crate::domain::backups::stamp;
use crate::domain::dates::Moment;

/// Ending of the copy made ready.
const READY: &str = ".bringing";
/// Ending of the note that the swap has begun.
const NOTE: &str = ".restoring";

/// A copy made ready beside the file, in today's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The file it is to take the place of.
    pub file: PathBuf,
    /// Where it lies until then.
    pub path: PathBuf,
    /// Its key, if it is closed by a passphrase.
    pub key: Option<FileKey>,
}

/// Makes a copy ready to take the place of `file`: copied beside it, checked, brought into today's shape. `file` is not
/// touched, and need not be there. Where the same key opens both, the passphrase of now stays good.
///
/// # Errors
/// `CopyError`; nothing is left beside the file then.
pub fn prepare(from: &Path, file: &Path, key: Option<&FileKey>, step: Step<'_>) -> Result<Ready, CopyError> {
    let file = &real(file);
    refuse_no_file(file)?;
    refuse_no_folder(file)?;
    finish_begun(file)?;
    clear(file);
    let settled = settled((from, Some(folder(file))), key)?;
    let source = Source::of_copy(settled.as_ref().map_or(from, ViewCopy::path), key)?;
    let path = with_more(file, READY);
    let ready = Ready { file: file.to_owned(), path, key: source.key().cloned() };
    copy(&source, (&ready.path, Keep::File), step)?;
    fault::point("restore:copied");
    let shaped = keep_keys(&ready).and_then(|()| in_todays_shape(&ready));
    if let Err(error) = shaped {
        clear(file);
        return Err(error.into());
    }
    fault::point("restore:ready");
    Ok(ready)
}

/// The file a name stands for: behind a link the file itself, so that it is the file that is exchanged, not the link.
pub fn real(file: &Path) -> PathBuf {
    let behind = file.is_symlink().then(|| std::fs::canonicalize(file).ok()).flatten();
    behind.unwrap_or_else(|| file.to_owned())
}

/// Only a file has its place taken: never a folder, nor what has no name.
fn refuse_no_file(file: &Path) -> Result<(), StorageError> {
    let is_other = file.exists() && !file.is_file();
    if is_other || file.file_name().is_none() {
        return Err(StorageError::Folder(file.to_owned()));
    }
    Ok(())
}

/// No folder is made for it: where it is missing a stick is out, or the name is wrong.
fn refuse_no_folder(file: &Path) -> Result<(), CopyError> {
    let folder = folder(file);
    if folder.is_dir() {
        return Ok(());
    }
    Err(CopyError::Target { path: folder.to_owned(), error: io::ErrorKind::NotFound.into() })
}

/// The same key opens the present file: its passphrases of now, not those of the day of the copy.
fn keep_keys(ready: &Ready) -> Result<(), StorageError> {
    let now = sidecar_of(&ready.file);
    if ready.key.is_some() && now.exists() {
        fault::write()?;
        std::fs::copy(now, sidecar_of(&ready.path))?;
    }
    Ok(())
}

fn in_todays_shape(ready: &Ready) -> Result<(), StorageError> {
    let conn = open_kept(&ready.path, (ready.key.as_ref(), Before::Nothing))?;
    conn.close().map_err(|(_, error)| error.into())
}

/// Swaps a ready copy in; the file must not be open. Gives where the present file is kept, if there was one.
///
/// # Errors
/// `Io`; the swap is finished or undone when the file is opened next.
pub fn swap(ready: &Ready, at: Moment) -> Result<Option<PathBuf>, StorageError> {
    let file = &ready.file;
    refuse_no_file(file)?;
    let note = Note { kept: kept_name(file, at), brings_keys: sidecar_of(&ready.path).exists() };
    let had_file = file.exists();
    note.write(file)?;
    fault::point("restore:noted");
    note.carry_out(file)?;
    Ok(had_file.then(|| file.with_file_name(&note.kept)))
}

/// Takes away a copy made ready that is not swapped in after all, and the note of a swap in which nothing was moved yet. A
/// swap that took the file away is left for [`finish_begun`].
pub fn clear(file: &Path) {
    if is_begun(file) {
        if !file.exists() {
            return;
        }
        let _ = std::fs::remove_file(with_more(file, NOTE));
    }
    let _ = std::fs::remove_file(with_more(&with_more(file, NOTE), ".part"));
    let ready = with_more(file, READY);
    for more in ["", "-wal", "-shm", "-journal", ".keys", ".part", ".part-wal", ".part-shm"] {
        let path = with_more(&ready, more);
        if path.exists() {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Whether a swap was begun and not ended: then the file may be missing under its name, and opening it brings it back.
pub fn is_begun(file: &Path) -> bool {
    with_more(file, NOTE).exists()
}

/// Finishes a swap a power cut ended: called before the file is opened.
///
/// # Errors
/// `Io`.
pub fn finish_begun(file: &Path) -> Result<(), StorageError> {
    let Some(note) = Note::read(file) else {
        return Ok(());
    };
    let ready = with_more(file, READY);
    if !file.exists() && ready.exists() {
        note.carry_out(file)?;
    } else if !ready.exists() {
        std::fs::remove_file(with_more(file, NOTE))?;
    }
    Ok(())
}

/// What a begun swap does.
#[derive(Debug, PartialEq, Eq)]
struct Note {
    /// Name of the present file from then on.
    kept: String,
    /// Whether the copy has keys of its own beside it.
    brings_keys: bool,
}

impl Note {
    fn write(&self, file: &Path) -> Result<(), StorageError> {
        let path = with_more(file, NOTE);
        let part = with_more(&path, ".part");
        fault::write()?;
        let mut out = std::fs::File::create(&part)?;
        let keys = if self.brings_keys { "keys" } else { "" };
        fault::write()?;
        writeln!(out, "{}\n{keys}", self.kept)?;
        out.sync_all()?;
        std::fs::rename(&part, &path)?;
        Ok(sync_folder(folder(file))?)
    }

    fn read(file: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(with_more(file, NOTE)).ok()?;
        let mut lines = text.lines();
        let kept = lines.next().filter(|name| !name.is_empty() && !name.contains(['/', '\\']))?.to_owned();
        Some(Self { kept, brings_keys: lines.next() == Some("keys") })
    }

    /// Every step may have been done before.
    fn carry_out(&self, file: &Path) -> Result<(), StorageError> {
        let (ready, kept) = (with_more(file, READY), file.with_file_name(&self.kept));
        if file.exists() && !kept.exists() {
            std::fs::rename(file, &kept)?;
            sync_folder(folder(file))?;
        }
        fault::point("restore:kept");
        for more in ["-wal", "-journal"] {
            move_along(&with_more(file, more), &with_more(&kept, more))?;
        }
        // Made anew from the log.
        let _ = std::fs::remove_file(with_more(file, "-shm"));
        let brought = sidecar_of(&ready);
        let was_brought = self.brings_keys && !brought.exists();
        if !was_brought {
            move_along(&sidecar_of(file), &sidecar_of(&kept))?;
            fault::point("restore:keys-kept");
            move_along(&brought, &sidecar_of(file))?;
        }
        fault::point("restore:keys");
        std::fs::rename(&ready, file)?;
        fault::point("restore:swapped");
        sync_folder(folder(file))?;
        std::fs::remove_file(with_more(file, NOTE))?;
        fault::point("restore:done");
        Ok(())
    }
}

fn move_along(from: &Path, to: &Path) -> io::Result<()> {
    if from.exists() { std::fs::rename(from, to) } else { Ok(()) }
}

/// `长桥-before-restore-2026-11-23_174200.hall`, or the next free one.
fn kept_name(file: &Path, at: Moment) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = |nth: u32| match nth {
        1 => format!("{stem}-before-restore-{}.hall", stamp(at)),
        nth => format!("{stem}-before-restore-{}-{nth}.hall", stamp(at)),
    };
    let mut nth = 1;
    while file.with_file_name(name(nth)).exists() {
        nth += 1;
    }
    name(nth)
}
