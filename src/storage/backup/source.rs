//! What a copy is made of: a file whose bytes do not change while they are read.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::looking::open_copy;
use super::standing::quick_check;
use super::{CopyError, Standing};
use crate::storage::keys::FileKey;
use crate::storage::open::is_free;
use crate::storage::sql_types::page_bytes;
use crate::storage::view_copy::ViewCopy;
use crate::storage::{StorageError, beside, probe};

/// Pages in the `-wal` at which the engine takes them over by itself; its own number.
const CHECKPOINT_PAGES: i64 = 1000;
/// The page at this offset is the engine's for its locks; it holds nothing, and on Windows nobody may read it.
const LOCK_BYTE: u64 = 0x4000_0000;

/// A file to copy, for a thread of its own. Its descriptor must be let go before the connection to the same file is closed
/// and the file opened again: whoever started the copy waits for it.
#[derive(Debug, Clone)]
pub struct Source {
    file: Arc<File>,
    path: PathBuf,
    len: u64,
    page: u64,
    standing: Standing,
    key: Option<FileKey>,
}

impl Source {
    /// The open hall's file, as it stands now: what is in the `-wal` goes into it first, and no more until [`resume`].
    ///
    /// # Errors
    /// `Locked` when a reader keeps the `-wal` from being taken over; the engine's.
    pub fn of_open(
        conn: &Connection,
        file: &Arc<File>,
        (path, key): (&Path, Option<&FileKey>),
    ) -> Result<Self, StorageError> {
        let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy != 0 {
            return Err(StorageError::Locked);
        }
        conn.query_row("PRAGMA wal_autocheckpoint=0", [], |_| Ok(()))?;
        let made = Self::of_parts(conn, Arc::clone(file), (path, key));
        if made.is_err() {
            resume(conn)?;
        }
        made
    }

    /// A finished copy, to be copied on.
    ///
    /// # Errors
    /// `CopyError`: it cannot be read, is no hall file, or is closed by another key.
    pub fn of_copy(path: &Path, key: Option<&FileKey>) -> Result<Self, CopyError> {
        let (conn, key) = open_copy(path, key)?;
        let file = File::open(path).map_err(StorageError::from)?;
        Ok(Self::of_parts(&conn, Arc::new(file), (path, key.as_ref()))?)
    }

    fn of_parts(
        conn: &Connection,
        file: Arc<File>,
        (path, key): (&Path, Option<&FileKey>),
    ) -> Result<Self, StorageError> {
        let page = page_bytes(conn)?;
        let len = file.metadata()?.len();
        Ok(Self { file, path: path.to_owned(), len, page, standing: Standing::of(conn)?, key: key.cloned() })
    }

    /// Bytes to copy.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there is nothing to copy.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// What it holds.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its key, if it is closed by a passphrase.
    pub fn key(&self) -> Option<&FileKey> {
        self.key.as_ref()
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// The bytes nobody reads.
    pub(super) fn hole(&self) -> std::ops::Range<u64> {
        LOCK_BYTE..LOCK_BYTE + self.page
    }
}

/// A file that is not open here, as it stands: only read, so it may be read-only. What was written last beside it and belongs
/// to it comes along, taken over in a private copy.
#[derive(Debug)]
pub struct ClosedFile {
    /// Before its private copy goes.
    source: Source,
    _copy: Option<ViewCopy>,
}

impl ClosedFile {
    /// Looks at a hall's file.
    ///
    /// # Errors
    /// Those of [`probe::look`]; `Locked`, `Sealed`, `Damaged`, `StrayLog`.
    pub fn open(path: &Path, key: Option<&FileKey>) -> Result<Self, StorageError> {
        let looked = if key.is_some() { probe::look_with_key(path)? } else { probe::look(path)? };
        if looked.is_sealed && key.is_none() {
            return Err(StorageError::Sealed);
        }
        is_free_to_copy(path)?;
        let copy = settled((path, None), key)?;
        let source = Source::of_copy(copy.as_ref().map_or(path, ViewCopy::path), key)?;
        quick_check(&open_copy(source.path(), source.key())?.0)?;
        Ok(Self { source, _copy: copy })
    }

    /// What to copy.
    pub fn source(&self) -> &Source {
        &self.source
    }
}

/// Whether no other window has the file; a damaged or a read-only one is free.
fn is_free_to_copy(path: &Path) -> Result<(), StorageError> {
    match is_free(path) {
        Err(StorageError::Locked) => Err(StorageError::Locked),
        _ => Ok(()),
    }
}

/// A private copy of a file with what lies beside it taken in, made within a folder if one is given; `None` where nothing
/// lies beside it.
///
/// # Errors
/// `StrayLog` when it does not belong to the file; `Locked`, `Sealed`, `Damaged`.
pub(in crate::storage) fn settled(
    (path, within): (&Path, Option<&Path>),
    key: Option<&FileKey>,
) -> Result<Option<ViewCopy>, StorageError> {
    if !probe::has_log(path) && !probe::has_journal(path) {
        return Ok(None);
    }
    let copy = match within {
        Some(folder) => ViewCopy::beside(path, folder)?,
        None => ViewCopy::of(path)?,
    };
    beside::settle((copy.path(), path), key)?;
    Ok(Some(copy))
}

/// The copy is made: the engine takes the `-wal` over by itself again.
///
/// # Errors
/// The engine's.
pub fn resume(conn: &Connection) -> Result<(), StorageError> {
    conn.query_row(&format!("PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}"), [], |_| Ok(()))?;
    Ok(())
}
