//! Opening and making the file: settings of the engine, checks before a byte is written.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::StorageError;
use super::beside::{self, Alone};
use super::keys::{self, FileKey};
use super::{case_search, fault, held, migrations, probe, restore, sealing, touched};

/// Statements kept prepared: saving a case alone runs some twenty.
const STATEMENTS_KEPT: usize = 128;

/// `HALL` in ASCII: marks the file as ours.
pub const APPLICATION_ID: i64 = 0x4841_4C4C;

/// The one way to a connection: opens without making, and gives the key before anything is read.
///
/// # Errors
/// `Sealed` when a key is given that this edition cannot use; the engine's.
pub fn connect(path: &Path, flags: OpenFlags, key: Option<&FileKey>) -> Result<Connection, StorageError> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    keys::unlock(&conn, key)?;
    Ok(conn)
}

/// Opens an existing hall file. Never makes one.
///
/// # Errors
/// Those of [`probe::look`]; `Locked`, `ReadOnly`, `FolderReadOnly`, `Damaged`, `StrayLog`, `Sealed`.
pub fn open_file(path: &Path) -> Result<Connection, StorageError> {
    open_file_with(path, None)
}

/// Opens an existing hall file with its key, if it is closed by a passphrase.
///
/// # Errors
/// As [`open_file`], and those of [`probe::look`]. The file is then as it was, and nothing new lies beside it.
pub fn open_file_with(path: &Path, key: Option<&FileKey>) -> Result<Connection, StorageError> {
    restore::finish_begun(path)?;
    let conn = open_kept(path, (key, Before::CopyFirst))?;
    restore::clear(path);
    Ok(conn)
}

/// Whether a copy is made before an old file gets its new shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A copy first.
    CopyFirst,
    /// It is a copy itself.
    Nothing,
}

pub(super) fn open_kept(path: &Path, (key, before): (Option<&FileKey>, Before)) -> Result<Connection, StorageError> {
    let looked = if key.is_some() { probe::look_with_key(path) } else { probe::look(path) };
    let looked = looked.map_err(|error| stray_or((path, key), error))?;
    if looked.is_sealed && key.is_none() {
        return Err(StorageError::Sealed);
    }
    if probe::has_journal(path) {
        beside::judge_journal(path, key)?;
    }
    let had_log = probe::log_beside(path).exists();
    let opened = writable(path).and_then(|()| open_looked_at(path, (key, before), &looked));
    match opened {
        Ok(conn) => Ok(conn),
        Err(StorageError::Locked) => Err(StorageError::Locked),
        Err(error) => {
            if !had_log {
                forget_empty_log(path);
            }
            Err(closer(path, key, stray_or((path, key), error)))
        }
    }
}

fn open_looked_at(
    path: &Path,
    (key, before): (Option<&FileKey>, Before),
    looked: &probe::Looked,
) -> Result<Connection, StorageError> {
    let alone = looked.has_log.then(|| Alone::of(path, key)).flatten();
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
    // Until it is known to be sound, closing writes nothing into it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    check_identity(&conn, path)?;
    set_engine(&conn)?;
    check_sound(&conn, (path, key), (looked, alone.as_ref()))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    take_lock(&conn)?;
    fault::limit_pages(&conn)?;
    sealing::clear_leftovers(path);
    if before == Before::CopyFirst && migrations::pending(&conn)? {
        super::backup::before_migration(&conn, (path, key))?;
    }
    keep_statements(&conn)?;
    migrations::run(&mut conn)?;
    case_search::catch_up(&mut conn)?;
    touched::watch(&conn)?;
    Ok(conn)
}

/// Whether the file, and what must lie beside it, can be written, as far as permissions tell.
fn writable(path: &Path) -> Result<(), StorageError> {
    if std::fs::metadata(path)?.permissions().readonly() {
        return Err(StorageError::ReadOnly);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Windows marks folders for other reasons.
    if cfg!(unix) && std::fs::metadata(folder)?.permissions().readonly() {
        return Err(StorageError::FolderReadOnly(folder.to_owned()));
    }
    Ok(())
}

/// What lies beside a file and belongs to another one can stop the engine anywhere: where the file alone is sound, that is
/// what is wrong.
fn stray_or((path, key): (&Path, Option<&FileKey>), error: StorageError) -> StorageError {
    let may_be_stray = matches!(
        error,
        StorageError::Damaged(_)
            | StorageError::Engine(_)
            | StorageError::NotAHall(_)
            | StorageError::TooNew { .. }
            | StorageError::Truncated { .. }
    );
    if may_be_stray && probe::has_log(path) && beside::is_sound_alone(path, key) {
        StorageError::StrayLog(probe::log_beside(path))
    } else {
        error
    }
}

/// The error named more closely, once the connection is gone: what the engine calls damage may be a missing end or the
/// wrong key; what it calls read-only may be the folder.
fn closer(path: &Path, key: Option<&FileKey>, error: StorageError) -> StorageError {
    match error {
        StorageError::Damaged(_) | StorageError::NotAHall(_) if key.is_some() && is_unreadable(&error) => {
            StorageError::Sealed
        }
        StorageError::ReadOnly if may_be_written(path) => {
            StorageError::FolderReadOnly(path.parent().unwrap_or(Path::new(".")).to_owned())
        }
        error => error,
    }
}

/// Whether the file itself may be written, by its permissions (an administrator may in spite of them) and in truth.
fn may_be_written(path: &Path) -> bool {
    let is_marked = std::fs::metadata(path).is_ok_and(|about| about.permissions().readonly());
    !is_marked && std::fs::OpenOptions::new().append(true).open(path).is_ok()
}

/// Whether not even the first page could be understood.
fn is_unreadable(error: &StorageError) -> bool {
    matches!(error, StorageError::NotAHall(_))
}

/// Takes away the empty log the engine leaves beside a file it could not use.
pub(in crate::storage) fn forget_empty_log(path: &Path) {
    let log = probe::log_beside(path);
    if std::fs::metadata(&log).is_ok_and(|about| about.len() == 0) {
        let _ = std::fs::remove_file(&log);
        let _ = std::fs::remove_file(probe::beside(path, "-shm"));
    }
}

/// Whether the file is sound, and what was written last goes on from what the file holds alone.
fn check_sound(
    conn: &Connection,
    (path, key): (&Path, Option<&FileKey>),
    (looked, alone): (&probe::Looked, Option<&Alone>),
) -> Result<(), StorageError> {
    if !looked.has_log {
        return quick_check(conn);
    }
    let is_stray = match beside::is_sound(conn) {
        Ok(()) => alone.is_some_and(|alone| !alone.goes_on_in(conn).unwrap_or(false)),
        Err(StorageError::Damaged(_) | StorageError::Engine(_)) if beside::is_sound_alone(path, key) => true,
        Err(error) => return Err(error),
    };
    if is_stray { Err(StorageError::StrayLog(probe::log_beside(path))) } else { Ok(()) }
}

fn quick_check(conn: &Connection) -> Result<(), StorageError> {
    let quick: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if quick == "ok" { Ok(()) } else { Err(StorageError::Damaged(quick)) }
}

/// Puts what lies beside a file and does not belong to it under another name, so that the file can be opened alone.
///
/// # Errors
/// The file system's.
pub fn set_log_aside(path: &Path) -> Result<(), StorageError> {
    for ending in ["-wal", "-journal"].into_iter().filter(|ending| probe::beside(path, ending).exists()) {
        let named = |n: u32| probe::beside(path, &format!("{ending}-aside-{n}"));
        let aside = (1..=u32::MAX).map(named).find(|aside| !aside.exists()).unwrap_or_else(|| named(0));
        std::fs::rename(probe::beside(path, ending), aside)?;
    }
    Ok(())
}

/// Makes a new, empty hall file at a path where nothing is.
///
/// # Errors
/// `Exists`, `ReadOnly`, `DiskFull`.
pub fn create_file(path: &Path) -> Result<Connection, StorageError> {
    if path.exists() {
        return Err(StorageError::Exists(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    set_engine(&conn)?;
    prepare_new(conn)
}

/// A hall in memory: the sample hall, and tests.
///
/// # Errors
/// Only the engine's.
pub fn in_memory() -> Result<Connection, StorageError> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch("PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY;")?;
    prepare_new(conn)
}

/// Learns whether another window has the file open, by asking for its lock and letting it go.
///
/// # Errors
/// `Locked`; others tell that the file cannot be asked, being damaged, closed by a passphrase or none of ours.
pub fn is_free(path: &Path) -> Result<(), StorageError> {
    if held::is_held(path) {
        return Err(StorageError::Locked);
    }
    if std::fs::metadata(path).is_ok_and(|about| about.len() == 0) {
        // Nobody holds an empty file, and asking would write into it.
        return Ok(());
    }
    let had_log = probe::log_beside(path).exists();
    let asked = asks_for_lock(path);
    if !had_log && !matches!(asked, Err(StorageError::Locked)) {
        forget_empty_log(path);
    }
    asked
}

fn asks_for_lock(path: &Path) -> Result<(), StorageError> {
    if probe::has_journal(path) {
        // Asked for writing, the engine would undo what was broken off.
        let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, None)?;
        return Ok(conn.query_row("PRAGMA schema_version", [], |_| Ok(()))?);
    }
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    conn.busy_timeout(std::time::Duration::from_millis(300))?;
    // The file may be damaged: nothing is taken over into it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.execute_batch("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;")?;
    Ok(())
}

fn prepare_new(mut conn: Connection) -> Result<Connection, StorageError> {
    keep_statements(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations::run(&mut conn)?;
    touched::watch(&conn)?;
    Ok(conn)
}

fn check_identity(conn: &Connection, path: &Path) -> Result<(), StorageError> {
    conn.busy_timeout(std::time::Duration::from_millis(300))?;
    let found: i64 = match conn.query_row("PRAGMA application_id", [], |row| row.get(0)) {
        Ok(found) => found,
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(StorageError::NotAHall(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    if found != APPLICATION_ID {
        return Err(StorageError::NotAHall(path.to_owned()));
    }
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > migrations::NEWEST {
        return Err(StorageError::TooNew { found: version, known: migrations::NEWEST });
    }
    Ok(())
}

/// The engine's settings; FULL, because NORMAL loses acknowledged rows in a power cut.
fn set_engine(conn: &Connection) -> Result<(), StorageError> {
    conn.busy_timeout(std::time::Duration::from_millis(300))?;
    conn.execute_batch(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;
         PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;
         PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-32768;",
    )?;
    let mode: String = conn.query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StorageError::ReadOnly);
    }
    Ok(())
}

/// Statements stay prepared, and their plans do not hang on the values bound: without that promise the engine prepares
/// many of them anew each time.
fn keep_statements(conn: &Connection) -> Result<(), StorageError> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Takes the exclusive lock now, so that a second window learns it at once and a read-only file is named.
fn take_lock(conn: &Connection) -> Result<(), StorageError> {
    if conn.is_readonly("main")? {
        return Err(StorageError::ReadOnly);
    }
    conn.execute_batch("BEGIN IMMEDIATE; COMMIT;")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_never_makes_a_file_and_making_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        assert!(matches!(open_file(&path), Err(StorageError::NotFound(_))));
        assert!(!path.exists());
        drop(create_file(&path).unwrap());
        assert!(matches!(create_file(&path), Err(StorageError::Exists(_))));
        drop(open_file(&path).unwrap());
    }

    #[test]
    fn a_second_window_on_the_same_file_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        let first = create_file(&path).unwrap();
        first.execute_batch("BEGIN IMMEDIATE; COMMIT;").unwrap();
        assert!(matches!(open_file(&path), Err(StorageError::Locked)));
        drop(first);
        assert!(open_file(&path).is_ok());
    }

    #[test]
    fn a_foreign_file_and_a_newer_one_are_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("letter.txt");
        std::fs::copy("Cargo.toml", &text).unwrap();
        assert!(matches!(open_file(&text), Err(StorageError::Foreign { what: probe::Foreign::Text, .. })));
        let foreign = folder.path().join("other.db");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        assert!(matches!(open_file(&foreign), Err(StorageError::NotAHall(_))));
        let newer = folder.path().join("newer.hall");
        drop(create_file(&newer).unwrap());
        Connection::open(&newer).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
        let before = std::fs::read(&newer).unwrap();
        assert!(matches!(open_file(&newer), Err(StorageError::TooNew { found: 999, .. })));
        assert_eq!(std::fs::read(&newer).unwrap(), before);
    }
}
