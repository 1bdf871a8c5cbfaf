//! Which hall a file or a copy is of: told by the hall's number in it, or by the key file beside one that does not open.

use std::path::Path;

use super::looking::open_unchecked;
use crate::storage::StorageError;
use crate::storage::held;
use crate::storage::key_slots::KeySlots;
use crate::storage::keys::FileKey;

/// The number of the hall a file is of, damaged as it may be; `None` where nothing tells. A file open in this very program
/// is left alone: its register knows.
pub fn hall_of(path: &Path, key: Option<&FileKey>) -> Option<String> {
    if held::is_held(path) {
        return None;
    }
    hall_in(path, key).ok().or_else(|| hall_of_keys(path)).filter(|uid| !uid.is_empty())
}

/// The number of the hall whose keys lie beside a file, or beside where it lay.
pub(super) fn hall_of_keys(path: &Path) -> Option<String> {
    let slots = KeySlots::of_file(path).ok().flatten()?;
    Some(slots.hall().to_owned())
}

fn hall_in(path: &Path, key: Option<&FileKey>) -> Result<String, StorageError> {
    let Some((conn, _)) = open_unchecked(path, key)? else { return Err(StorageError::NotAHall(path.to_owned())) };
    // A missing end does not hide it.
    conn.execute_batch("PRAGMA writable_schema=ON")?;
    Ok(conn.query_row("SELECT uid FROM halls ORDER BY id LIMIT 1", [], |row| row.get(0))?)
}
