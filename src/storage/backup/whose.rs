//! Which hall a file or a copy is of: told by the hall's number in it, or by the key file beside one that does not open.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::looking::{connect_unchanging, with_and_without};
use crate::storage::held;
use crate::storage::key_slots::KeySlots;
use crate::storage::keys::FileKey;
use crate::storage::open::APPLICATION_ID;

/// Bytes looked at at a time.
const PIECE: u64 = 1 << 20;

/// The number of the hall a file is of, damaged as it may be; `None` where nothing tells. A file open in this very program
/// is left alone: its register knows.
pub fn hall_of(path: &Path, key: Option<&FileKey>) -> Option<String> {
    if held::is_held(path) || !path.is_file() {
        return None;
    }
    hall_in(path, key).or_else(|| hall_of_keys(path)).filter(|uid| !uid.is_empty())
}

/// Which of these halls an open file is of that is too damaged to be read: the one whose number stands somewhere in its bytes.
/// `None` where none does, or more than one.
pub fn hall_in_bytes(path: &Path, halls: &BTreeSet<String>) -> Option<String> {
    if held::is_held(path) || halls.iter().any(String::is_empty) {
        return None;
    }
    let mut found: BTreeSet<&String> = BTreeSet::new();
    let mut file = File::open(path).ok()?;
    let longest = halls.iter().map(String::len).max()?;
    let mut piece = Vec::new();
    loop {
        // The end of the piece before: a number may lie across.
        piece.drain(..piece.len().saturating_sub(longest));
        if (&mut file).take(PIECE).read_to_end(&mut piece).ok()? == 0 {
            break;
        }
        let stands = |hall: &&String| piece.windows(hall.len()).any(|window| window == hall.as_bytes());
        found.extend(halls.iter().filter(stands));
    }
    if let [hall] = found.into_iter().collect::<Vec<_>>().as_slice() { Some((*hall).clone()) } else { None }
}

/// The number of the hall whose keys lie beside a file, or beside where it lay.
pub(super) fn hall_of_keys(path: &Path) -> Option<String> {
    let slots = KeySlots::of_file(path).ok().flatten()?;
    Some(slots.hall().to_owned())
}

/// The number that stands in the file itself. What is damaged elsewhere in it does not hide it.
fn hall_in(path: &Path, key: Option<&FileKey>) -> Option<String> {
    with_and_without(key).into_iter().find_map(|key| {
        let conn = connect_unchanging(path, key).ok()?;
        conn.execute_batch("PRAGMA writable_schema=ON").ok()?;
        let id: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0)).ok()?;
        let uid = "SELECT uid FROM halls ORDER BY id LIMIT 1";
        conn.query_row(uid, [], |row| row.get(0)).ok().filter(|_| id == APPLICATION_ID)
    })
}
