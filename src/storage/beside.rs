//! What was written last and lies beside a file (`-wal`, `-journal`): whether it belongs to the file.
//!
//! The engine takes in whatever lies there under the right name. Put there by a copy made in another way, or left of another
//! hall of the same name, it would change the file into something that never was. So the file is looked at alone first: what
//! belongs to it goes on from the very line its history ends with.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::backup::open_copy;
use super::keys::FileKey;
use super::open::{connect, is_free};
use super::probe::{has_journal, has_log, journal_beside, log_beside};
use super::view_copy::ViewCopy;
use super::{StorageError, history, verify};

/// What a file holds by itself.
#[derive(Debug)]
pub(super) struct Alone {
    hall: Option<String>,
    head: (i64, Vec<u8>),
}

impl Alone {
    /// Reads a file without what lies beside it; `None` where it cannot be read so, as when it was only just made.
    pub(super) fn of(path: &Path, key: Option<&FileKey>) -> Option<Self> {
        let (conn, _) = open_copy(path, key).ok()?;
        Some(Self { hall: hall_of(&conn).ok()?, head: history::head(&conn).ok()? })
    }

    /// Whether what a connection reads, what lies beside taken in, goes on from this.
    ///
    /// # Errors
    /// The engine's.
    pub(super) fn goes_on_in(&self, conn: &Connection) -> Result<bool, StorageError> {
        let is_same_hall = self.hall.is_none() || self.hall == hall_of(conn)?;
        Ok(is_same_hall && history::has_line(conn, self.head.0, &self.head.1)?)
    }
}

fn hall_of(conn: &Connection) -> Result<Option<String>, StorageError> {
    Ok(conn.query_row("SELECT uid FROM halls ORDER BY id LIMIT 1", [], |row| row.get(0)).optional()?)
}

/// Whether a file is a whole hall by itself, without what lies beside it.
pub(super) fn is_sound_alone(path: &Path, key: Option<&FileKey>) -> bool {
    open_copy(path, key).is_ok_and(|(conn, _)| is_sound(&conn).is_ok())
}

/// Whether the engine finds every page sound, and the history's end hangs together.
///
/// # Errors
/// `Damaged`; the engine's.
pub(super) fn is_sound(conn: &Connection) -> Result<(), StorageError> {
    let quick: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if quick != "ok" {
        return Err(StorageError::Damaged(quick));
    }
    if !history::end_is_chained(conn)? {
        return Err(StorageError::Damaged("the history does not hang together".to_owned()));
    }
    Ok(())
}

/// Takes what lies beside a private copy into it, once that is known to belong to it. `path` is where it was copied from.
///
/// # Errors
/// `StrayLog` when it belongs to another file or another state of it; `Sealed`, `NotAHall`, `Damaged`; the engine's.
pub(super) fn settle((copy, path): (&Path, &Path), key: Option<&FileKey>) -> Result<(), StorageError> {
    if has_journal(copy) {
        return settle_journal((copy, path), key);
    }
    match take_log_in(copy, key) {
        Err(StorageError::Damaged(_) | StorageError::Engine(_)) if is_sound_alone(copy, key) => {
            Err(StorageError::StrayLog(log_beside(path)))
        }
        Err(StorageError::StrayLog(_)) => Err(StorageError::StrayLog(log_beside(path))),
        taken => taken,
    }
}

fn take_log_in(copy: &Path, key: Option<&FileKey>) -> Result<(), StorageError> {
    let alone = Alone::of(copy, key);
    let conn = open_either(copy, key)?;
    is_sound(&conn)?;
    if let Some(alone) = alone
        && !alone.goes_on_in(&conn)?
    {
        return Err(StorageError::StrayLog(log_beside(copy)));
    }
    take_over(conn)
}

/// Writes what lies in the log into the file.
fn take_over(conn: Connection) -> Result<(), StorageError> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.close().map_err(|(_, error)| error.into())
}

/// How good a file is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// Pages or the history do not hang together.
    Broken,
    /// They do; some row is not as its history tells.
    Sound,
    /// Every row is as its history tells.
    Clean,
}

impl Worth {
    fn of(conn: &Connection) -> Self {
        match (is_sound(conn), verify::verify(conn)) {
            (Err(_), _) => Self::Broken,
            (Ok(()), Ok(seen)) if seen.findings.is_empty() => Self::Clean,
            (Ok(()), _) => Self::Sound,
        }
    }
}

/// A change broken off is undone where that makes the file better; where it makes it worse it was broken off in another file.
fn settle_journal((copy, path): (&Path, &Path), key: Option<&FileKey>) -> Result<(), StorageError> {
    let before = open_copy(copy, key).map_or(Worth::Broken, |(conn, _)| Worth::of(&conn));
    let alone = Alone::of(copy, key);
    let conn = open_either(copy, key)?;
    let after = Worth::of(&conn);
    let goes_on = alone.is_none_or(|alone| alone.goes_on_in(&conn).unwrap_or(false));
    if after > before || (after == before && after > Worth::Broken && goes_on) {
        return take_over(conn);
    }
    if before == Worth::Broken {
        return Err(StorageError::Damaged("a change broken off cannot be undone".to_owned()));
    }
    Err(StorageError::StrayLog(journal_beside(path)))
}

/// Opens a private copy with the key, or, for one made before the passphrase, without; closing it takes nothing over.
fn open_either(copy: &Path, key: Option<&FileKey>) -> Result<Connection, StorageError> {
    let tries = if key.is_some() { vec![key, None] } else { vec![None] };
    for key in tries {
        let conn = connect(copy, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        conn.execute_batch("PRAGMA locking_mode=EXCLUSIVE")?;
        match conn.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0)) {
            Ok(_) => return Ok(conn),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(if key.is_some() { StorageError::Sealed } else { StorageError::NotAHall(copy.to_owned()) })
}

/// A change broken off lies beside a file: the engine would undo it in the file itself at the first look. So that is tried in
/// a private copy before.
///
/// # Errors
/// As [`settle`]; `Locked` when another window has the file.
pub(super) fn judge_journal(path: &Path, key: Option<&FileKey>) -> Result<(), StorageError> {
    // What keeps it from being asked for otherwise is named when it is opened.
    if let Err(StorageError::Locked) = is_free(path) {
        return Err(StorageError::Locked);
    }
    let copy = ViewCopy::of(path)?;
    settle((copy.path(), path), key)
}

/// Takes away from a private copy of a damaged file what lies beside it and is known to belong to something else.
pub(super) fn drop_stray((copy, path): (&Path, &Path), key: Option<&FileKey>) {
    if has_journal(copy) && matches!(judge_journal(path, key), Err(StorageError::StrayLog(_))) {
        let _ = std::fs::remove_file(journal_beside(copy));
    }
    let Some(alone) = Alone::of(copy, key).filter(|_| has_log(copy)) else { return };
    let goes_on = open_either(copy, key).and_then(|conn| alone.goes_on_in(&conn));
    if matches!(goes_on, Ok(false)) {
        let _ = std::fs::remove_file(log_beside(copy));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{create_file, open_file};

    #[test]
    fn a_change_broken_off_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, cut) = (folder.path().join("a.hall"), folder.path().join("cut.hall"));
        let conn = create_file(&path).unwrap();
        conn.execute("INSERT INTO drafts VALUES ('k', '{}', 1)", []).unwrap();
        drop(conn);
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN IMMEDIATE").unwrap();
        for n in 0..200 {
            conn.execute("INSERT INTO drafts VALUES (?1, ?2, 1)", rusqlite::params![n.to_string(), "x".repeat(4000)])
                .unwrap();
        }
        std::fs::copy(&path, &cut).unwrap();
        std::fs::copy(journal_beside(&path), journal_beside(&cut)).unwrap();
        drop(conn);
        judge_journal(&cut, None).unwrap();
        assert!(has_journal(&cut), "only tried in a private copy");
        let conn = open_file(&cut).unwrap();
        let drafts: i64 = conn.query_row("SELECT count(*) FROM drafts", [], |row| row.get(0)).unwrap();
        assert_eq!(drafts, 1);
    }
}
