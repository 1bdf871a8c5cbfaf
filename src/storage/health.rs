//! Small facts about the file itself: its size, what waits beside it, forms begun, pictures nothing points to.

use std::path::Path;

use rusqlite::Connection;

use super::backup::open_copy;
use super::sql_types::{collect, moment, page_bytes};
use super::{FileKey, StorageError, TRACKED_TABLES};
use crate::domain::dates::Moment;

/// Bytes of the file, of them unused.
///
/// # Errors
/// The engine's.
pub fn size(conn: &Connection) -> Result<(u64, u64), StorageError> {
    let number = |name: &str| conn.query_row(&format!("PRAGMA main.{name}"), [], |row| row.get::<_, i64>(0));
    let (page, pages, free) = (page_bytes(conn)?, number("page_count")?, number("freelist_count")?);
    Ok((page * pages as u64, page * free as u64))
}

/// The shape the file has.
///
/// # Errors
/// The engine's.
pub fn format(conn: &Connection) -> Result<u64, StorageError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))? as u64)
}

/// Bytes of the pages written and not yet moved into the file; 0 for a hall in memory.
pub fn waiting(path: Option<&Path>) -> u64 {
    let Some(path) = path else { return 0 };
    let mut name = path.as_os_str().to_os_string();
    name.push("-wal");
    // Only asked for its size, never opened: that would take the engine's lock away.
    std::fs::metadata(name).map_or(0, |known| known.len())
}

/// Keys of the forms begun and when they were typed into last, newest first.
///
/// # Errors
/// The engine's.
pub fn drafts(conn: &Connection) -> Result<Vec<(String, Moment)>, StorageError> {
    let mut query = conn.prepare_cached("SELECT key, saved_ms FROM drafts ORDER BY saved_ms DESC, key")?;
    collect(&mut query, [], |row| Ok((row.get("key")?, moment(row, "saved_ms")?)))
}

/// Pictures and scans in all, and those no record points to: how many, how many bytes.
///
/// # Errors
/// The engine's.
pub fn files(conn: &Connection) -> Result<[(u64, u64); 2], StorageError> {
    let mut pointing = Vec::new();
    for table in TRACKED_TABLES {
        let mut query = conn.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'files'")?;
        let columns = query.query_map([table], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        pointing.extend(columns.iter().map(|column| format!("SELECT {column} AS id FROM {table}")));
    }
    let counted = |rest: &str| {
        let sql = format!("SELECT count(*), coalesce(sum(length(content)), 0) FROM files {rest}");
        conn.query_row(&sql, [], |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64)))
    };
    let used = pointing.join(" UNION ALL ");
    let orphaned = format!("WHERE id NOT IN (SELECT id FROM ({used}) WHERE id IS NOT NULL)");
    Ok([counted("")?, counted(&orphaned)?])
}

/// Opens a copy without touching it and checks it; what is wrong with it, if anything.
///
/// # Errors
/// What keeps it from being opened.
pub fn check_copy(path: &Path, key: Option<&FileKey>) -> Result<(), StorageError> {
    let (copy, _) = open_copy(path, key)?;
    let word: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if word == "ok" { Ok(()) } else { Err(StorageError::Damaged(word)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::HallDraft;
    use crate::domain::ids::HallId;
    use crate::storage::files::{NewFile, insert};
    use crate::storage::{create_file, hall};

    #[test]
    fn a_picture_no_record_points_to_is_counted_with_its_bytes() {
        let conn = crate::storage::in_memory().unwrap();
        let at = Moment(1_793_000_000_000);
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        hall::insert(&conn, &draft.check(None, at.date()).unwrap(), at).unwrap();
        let picture = |bytes| NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; bytes] };
        let logo = insert(&conn, HallId(1), &picture(10), at).unwrap();
        insert(&conn, HallId(1), &picture(30), at).unwrap();
        assert_eq!(files(&conn).unwrap(), [(2, 40), (2, 40)]);
        conn.execute("UPDATE halls SET logo_file_id = ?1", [logo.0]).unwrap();
        assert_eq!(files(&conn).unwrap(), [(2, 40), (1, 30)]);
    }

    #[test]
    fn a_copy_cut_short_is_damaged_and_a_whole_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let conn = create_file(&folder.path().join("a.hall")).unwrap();
        let copy = folder.path().join("b.hall");
        conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).unwrap();
        check_copy(&copy, None).unwrap();
        let bytes = std::fs::read(&copy).unwrap();
        std::fs::File::options().write(true).open(&copy).unwrap().set_len(bytes.len() as u64 / 2).unwrap();
        assert!(check_copy(&copy, None).is_err());
        assert!(check_copy(&folder.path().join("none.hall"), None).is_err());
    }

    #[test]
    fn a_file_tells_its_size_and_shape() {
        let conn = crate::storage::in_memory().unwrap();
        let (bytes, free) = size(&conn).unwrap();
        assert!(bytes > 100_000 && free < bytes, "{bytes} {free}");
        assert_eq!(format(&conn).unwrap(), crate::storage::migrations::NEWEST as u64);
        assert_eq!(waiting(None), 0);
    }
}
