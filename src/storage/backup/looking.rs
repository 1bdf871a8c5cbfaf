//! Looking into a copy without touching it: opened as a file nobody writes, so that nothing is made beside it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Standing, standing};
use crate::storage::keys::FileKey;
use crate::storage::open::{APPLICATION_ID, connect};
use crate::storage::verify::{Verification, verify};
use crate::storage::{StorageError, migrations, probe};

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Whether it opens, and what it holds.
    Open,
    /// Every page too.
    Pages,
}

/// What a copy holds.
///
/// # Errors
/// Those of [`probe::look`]; `Sealed` (no key, or not this one), `Damaged`.
pub fn look(path: &Path, key: Option<&FileKey>, closely: Look) -> Result<Standing, StorageError> {
    let (conn, _) = open_copy(path, key)?;
    if closely == Look::Pages {
        standing::quick_check(&conn)?;
    }
    Standing::of(&conn)
}

/// Walks the whole history and every row of a copy.
///
/// # Errors
/// As [`look`]; `Damaged` too for a copy of an earlier version, whose rows stand in other shapes.
pub fn verify_copy(path: &Path, key: Option<&FileKey>) -> Result<Verification, StorageError> {
    let (conn, _) = open_copy(path, key)?;
    standing::quick_check(&conn)?;
    verify(&conn)
}

/// Opens a file nobody writes: a copy, a file on a disc. Gives the key it took: none for a copy made before the passphrase.
///
/// # Errors
/// Those of [`probe::look`]; `Sealed`, `Damaged`.
pub fn open_copy(path: &Path, key: Option<&FileKey>) -> Result<(Connection, Option<FileKey>), StorageError> {
    let looked = if key.is_some() { probe::look_with_key(path)? } else { probe::look(path)? };
    if looked.is_sealed && key.is_none() {
        return Err(StorageError::Sealed);
    }
    for key in with_and_without(key) {
        let conn = connect_unchanging(path, key)?;
        match conn.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0)) {
            Ok(APPLICATION_ID) => return refuse_newer(conn).map(|conn| (conn, key.cloned())),
            Ok(_) => return Err(StorageError::NotAHall(path.to_owned())),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(if looked.is_sealed { StorageError::Sealed } else { StorageError::NotAHall(path.to_owned()) })
}

/// The key, and none: a copy may have been made before the passphrase.
pub(super) fn with_and_without(key: Option<&FileKey>) -> Vec<Option<&FileKey>> {
    if key.is_some() { vec![key, None] } else { vec![None] }
}

/// Connects to a file nobody writes; nothing is made beside it.
pub(super) fn connect_unchanging(path: &Path, key: Option<&FileKey>) -> Result<Connection, StorageError> {
    connect(&unchanging(path)?, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI, key)
}

fn refuse_newer(conn: Connection) -> Result<Connection, StorageError> {
    let found: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > migrations::NEWEST {
        return Err(StorageError::TooNew { found, known: migrations::NEWEST });
    }
    Ok(conn)
}

/// The engine's name for a file that nobody writes: no lock, no `-wal`, no `-shm`.
fn unchanging(path: &Path) -> Result<PathBuf, StorageError> {
    use std::fmt::Write;

    let whole = std::path::absolute(path)?;
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push_str("///");
    }
    for byte in whole.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b':' => uri.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri.push_str("?immutable=1");
    Ok(PathBuf::from(uri))
}
