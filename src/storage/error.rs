//! What can go wrong with the file, by what can be done about it.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use super::probe::Foreign;

/// An error of the file.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// No file there; opening never makes one.
    #[error("there is no file {0}")]
    NotFound(PathBuf),
    /// A file is there already; making a hall never overwrites.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// A folder, not a file.
    #[error("{0} is a folder")]
    Folder(PathBuf),
    /// A file of no bytes.
    #[error("{0} is empty")]
    Empty(PathBuf),
    /// A database of another program.
    #[error("{0} is not a Hallkeeper file")]
    NotAHall(PathBuf),
    /// No database at all: a list, a paper, a picture...
    #[error("{path} is no Hallkeeper file but {what:?}")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        what: Foreign,
    },
    /// The end of the file is missing.
    #[error("the file has {has} bytes, its first page tells of {needs}")]
    Truncated {
        /// Bytes there are.
        has: u64,
        /// Bytes there should be.
        needs: u64,
    },
    /// Written by a newer edition.
    #[error("the file has version {found}, this edition knows {known}")]
    TooNew {
        /// Version of the file.
        found: i64,
        /// Newest version known.
        known: i64,
    },
    /// Open in another window.
    #[error("the file is open in another window")]
    Locked,
    /// The file or its folder cannot be written.
    #[error("the file cannot be written")]
    ReadOnly,
    /// The file could be written, its folder not.
    #[error("nothing can be written in the folder {0}")]
    FolderReadOnly(PathBuf),
    /// What was written last, lying beside the file, belongs to another state of it.
    #[error("the file beside it, {0}, does not belong to it")]
    StrayLog(PathBuf),
    /// Closed by a passphrase: no key was given, not the right one, or this edition knows none.
    #[error("the file is closed by a passphrase")]
    Sealed,
    /// Every byte looks like chance, as in a file closed by a passphrase, but the file with its keys is missing.
    #[error("{0} may be closed by a passphrase, but its keys are not beside it")]
    KeysMissing(PathBuf),
    /// No room.
    #[error("the disk is full")]
    DiskFull,
    /// Whoever asked for long writing wants it no more; nothing of it was kept.
    #[error("stopped")]
    Stopped,
    /// The file is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A file closed by a passphrase whose key is known to be right, yet not even its first page can be read: damaged there,
    /// or the keys beside it are of another file.
    #[error("the first page cannot be read with the right key")]
    HeadUnreadable,
    /// Of a damaged file not one record could be read.
    #[error("not one record could be read")]
    NothingSaved,
    /// A row holds a word this edition does not know.
    #[error("table {table}: unknown {what}")]
    BadRow {
        /// Table.
        table: &'static str,
        /// What could not be read.
        what: String,
    },
    /// Anything else of the engine.
    #[error(transparent)]
    Engine(rusqlite::Error),
    /// Anything else of the file system.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        let is_no_room = |error: &rusqlite::ffi::Error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
        match error.sqlite_error_code() {
            // Not even the small file beside it found room.
            Some(ErrorCode::SystemIoFailure) if error.sqlite_error().is_some_and(is_no_room) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ if tells_of_damage(&error) => Self::Damaged(error.to_string()),
            _ => Self::Engine(error),
        }
    }
}

/// Whether something stands in the file, or is missing, that the program never leaves so: a row without which there is no
/// hall, a cell of another kind, a head no engine understands.
fn tells_of_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, QueryReturnedNoRows, SqlInputError,
        SqliteFailure, Utf8Error,
    };
    // A file whose version is not the one its tables are of.
    let is_other_shape = |text: &str| text.starts_with("no such ") || text.ends_with(" already exists");
    match error {
        QueryReturnedNoRows
        | InvalidColumnType(..)
        | FromSqlConversionFailure(..)
        | IntegralValueOutOfRange(..)
        | Utf8Error(..) => true,
        SqlInputError { msg, .. } => is_other_shape(msg),
        SqliteFailure(_, Some(text)) => {
            text == "unsupported file format" || text.starts_with("invalid fts5 file format") || is_other_shape(text)
        }
        _ => false,
    }
}
