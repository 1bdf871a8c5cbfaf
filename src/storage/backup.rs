//! Copies of the file: made beside under another name, opened and checked, then renamed into place.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::StorageError;
use super::open::APPLICATION_ID;

/// Copies the file to `target` (replacing an older copy of that name only once the new one was checked).
///
/// # Errors
/// `Damaged` when the copy does not pass `quick_check`; `DiskFull`, `ReadOnly`; the target is then as before.
pub fn copy_to(conn: &Connection, target: &Path) -> Result<(), StorageError> {
    let folder = target.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let part = part_path(target);
    let _ = std::fs::remove_file(&part);
    let made = make_and_check(conn, &part);
    if made.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    made?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, target)?;
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Name of the copy while it is being made: beside the target.
fn part_path(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    target.with_file_name(name)
}

fn make_and_check(conn: &Connection, part: &Path) -> Result<(), StorageError> {
    conn.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    let copy = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let word: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let id: i64 = copy.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let lines = "SELECT count(*) FROM history";
    let count = |of: &Connection| of.query_row(lines, [], |row| row.get::<_, i64>(0));
    let same = count(&copy)? == count(conn)?;
    if word != "ok" || id != APPLICATION_ID || !same {
        return Err(StorageError::Damaged(word));
    }
    Ok(())
}

/// The copy made before the file's shape changes.
///
/// # Errors
/// As [`copy_to`].
pub fn before_migration(conn: &Connection, path: &Path) -> Result<(), StorageError> {
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(format!("-before-v{version}.hall"));
    copy_to(conn, &path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_a_whole_file_and_no_part_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let conn = crate::storage::create_file(&folder.path().join("a.hall")).unwrap();
        let target = folder.path().join("copies/b.hall");
        copy_to(&conn, &target).unwrap();
        assert!(crate::storage::open_file(&target).is_ok());
        assert!(!part_path(&target).exists());
    }
}
