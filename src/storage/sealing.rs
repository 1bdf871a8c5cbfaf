//! A file written anew under another key, or under none: beside, opened and checked, then put in its place.

use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::backup::hall_of;
use super::held::is_held;
use super::key_slots::{sync_folder, with_ending};
use super::keys::{CAN_SEAL, FileKey};
use super::{StorageError, fault, history, open, verify};

/// The first bytes of a file that is not closed.
const PLAIN_HEAD: &[u8; 16] = b"SQLite format 3\0";

/// Name of the new file until it is put in place.
pub fn part_of(file: &Path) -> PathBuf {
    with_ending(file, ".closing")
}

/// Takes away what a power cut left of a half-made new file. Only for who holds the file.
pub fn clear_leftovers(file: &Path) {
    let part = part_of(file);
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(with_ending(&part, ending));
    }
}

/// Whether a file, not open, is a hall's that needs no key. `false` where it cannot be read.
pub fn is_plain_hall(path: &Path) -> bool {
    let Some(head) = first_bytes::<72>(path) else { return false };
    let id = head.get(68..).and_then(|id| id.try_into().ok()).map(u32::from_be_bytes);
    head.starts_with(PLAIN_HEAD) && id.map(i64::from) == Some(open::APPLICATION_ID)
}

fn first_bytes<const N: usize>(path: &Path) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    std::fs::File::open(path).ok()?.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// Writes all of a file into a new one beside it, under another key, and checks it: the same rows in every table, the
/// same head of the history, the same verdict of `verify`. The file itself is read only.
///
/// # Errors
/// `Sealed` in an edition that knows no keys; `Damaged` when the new file is not the same; the engine's. The half-made
/// file is gone then.
pub fn copy_beside(file: &Path, from: Option<&FileKey>, to: Option<&FileKey>) -> Result<PathBuf, StorageError> {
    if !CAN_SEAL {
        return Err(StorageError::Sealed);
    }
    let part = part_of(file);
    let made = copy_and_check(file, &part, (from, to));
    if made.is_err() {
        clear_leftovers(file);
    }
    made.map(|()| part)
}

fn copy_and_check(
    file: &Path,
    part: &Path,
    (from, to): (Option<&FileKey>, Option<&FileKey>),
) -> Result<(), StorageError> {
    let source = open::open_file_with(file, from)?;
    export(&source, part, to)?;
    fault::point("seal:copied");
    let copy = open::open_file_with(part, to)?;
    compare(&source, &copy)?;
    close(copy)?;
    close(source)?;
    fault::point("seal:checked");
    Ok(())
}

fn export(source: &Connection, part: &Path, to: Option<&FileKey>) -> Result<(), StorageError> {
    // The connection may not make files; an empty one it fills.
    std::fs::File::create_new(part)?;
    let key = to.map(FileKey::literal).unwrap_or_default();
    source.execute("ATTACH DATABASE ?1 AS closing KEY ?2", params![part.to_string_lossy(), key.as_str()])?;
    source.query_row("SELECT sqlcipher_export('closing')", [], |_| Ok(()))?;
    for name in ["application_id", "user_version"] {
        let value: i64 = source.query_row(&format!("PRAGMA main.{name}"), [], |row| row.get(0))?;
        source.execute_batch(&format!("PRAGMA closing.{name} = {value}"))?;
    }
    source.execute_batch("DETACH DATABASE closing")?;
    Ok(())
}

fn compare(source: &Connection, copy: &Connection) -> Result<(), StorageError> {
    let differs = |what: &str| Err(StorageError::Damaged(format!("the new file differs: {what}")));
    let tables = "SELECT name, sql FROM sqlite_schema ORDER BY type, name";
    let shape = |conn: &Connection| -> Result<Vec<(String, Option<String>)>, StorageError> {
        let mut query = conn.prepare(tables)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let (wanted, found) = (shape(source)?, shape(copy)?);
    if let Some((name, _)) = wanted.iter().find(|entry| !found.contains(entry)) {
        return differs(name);
    }
    let mut query =
        source.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")?;
    let names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in names {
        let count = format!("SELECT count(*) FROM \"{name}\"");
        let of = |conn: &Connection| conn.query_row(&count, [], |row| row.get::<_, i64>(0));
        if of(source)? != of(copy)? {
            return differs(&name);
        }
    }
    if history::head(source)? != history::head(copy)? {
        return differs("history");
    }
    let (before, after) = (verify::verify(source)?, verify::verify(copy)?);
    if (before.lines, before.rows, before.findings) == (after.lines, after.rows, after.findings) {
        Ok(())
    } else {
        differs("verify")
    }
}

fn close(conn: Connection) -> Result<(), StorageError> {
    conn.close().map_err(|(_, error)| error.into())
}

/// Puts the new file in the place of the present one, which is gone then: unlinked, not overwritten.
///
/// # Errors
/// The file system's; the present file is then as before. `Locked` when either still has a journal beside it.
pub fn put_in_place(file: &Path) -> Result<(), StorageError> {
    let part = part_of(file);
    if [file, &part].iter().any(|path| with_ending(path, "-wal").exists()) {
        return Err(StorageError::Locked);
    }
    std::fs::OpenOptions::new().write(true).open(&part)?.sync_all()?;
    fault::point("seal:synced");
    std::fs::rename(&part, file)?;
    sync_folder(file.parent().unwrap_or(Path::new(".")));
    fault::point("seal:swapped");
    Ok(())
}

/// Copies of a file that open without a key: in its folder under a name that begins alike, and in these folders. None that
/// is known to be of another hall than this one.
pub fn plain_copies(file: &Path, hall: &str, folders: &[PathBuf]) -> Vec<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let beside = file.parent().map(files_in).unwrap_or_default().into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path != file && name.starts_with(&stem)
    });
    let elsewhere = folders.iter().flat_map(|folder| files_in(folder));
    let is_plain = |path: &PathBuf| !is_held(path) && is_plain_hall(path);
    let mut found: Vec<PathBuf> = beside.chain(elsewhere).filter(is_plain).collect();
    found.retain(|path| hall_of(path, None).is_none_or(|found| found == hall));
    found.sort();
    found.dedup();
    found
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_copies_are_found_by_their_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("甲.hall");
        drop(open::create_file(&file).unwrap());
        for name in ["甲-before-v4.hall", "甲-backups/1.hall", "乙.hall"] {
            std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            std::fs::copy(&file, folder.path().join(name)).unwrap();
        }
        std::fs::copy("Cargo.toml", folder.path().join("甲-list.hall")).unwrap();
        let found = plain_copies(&file, "", &[folder.path().join("甲-backups")]);
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(folder.path()).unwrap().to_owned()).collect();
        assert_eq!(names, [PathBuf::from("甲-backups/1.hall"), "甲-before-v4.hall".into()]);
    }

    #[test]
    fn an_edition_without_keys_makes_no_closed_file() {
        if CAN_SEAL {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.hall");
        drop(open::create_file(&file).unwrap());
        let key = FileKey::random().unwrap();
        assert!(matches!(copy_beside(&file, None, Some(&key)), Err(StorageError::Sealed)));
        assert!(!part_of(&file).exists());
    }
}
