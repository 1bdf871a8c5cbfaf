//! A first page lent by a copy: without its own a file closed by a passphrase cannot be read at all, for what the other pages
//! are read with follows from it. Copies have the same until a new key is made; the lists in it may be older, so what is read
//! with it is held against the history like everything else.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Salvage, open_damaged};
use crate::storage::StorageError;
use crate::storage::backup::{copies_in, folder_of, hall_of, open_copy};
use crate::storage::key_slots::KeySlots;
use crate::storage::keys::FileKey;
use crate::storage::open::connect;
use crate::storage::view_copy::ViewCopy;

/// Bytes of a page of a closed file.
const PAGE: usize = 4096;

/// Opens the private copy of a closed file with the first page of the newest copy of the same hall that lends one.
pub(super) fn open_with_lent_page(copy: &Path, job: &Salvage<'_>) -> Option<Connection> {
    let key = job.key?;
    let hall = KeySlots::of_file(job.damaged).ok().flatten().map(|slots| slots.hall().to_owned());
    copies_in(&folder_of(job.damaged)).into_iter().rev().find_map(|(_, lender)| {
        let is_closed_alike = matches!(open_copy(&lender, Some(key)), Ok((_, Some(_))));
        let is_same_hall = hall.is_none() || hall_of(&lender, Some(key)) == hall;
        if !is_closed_alike || !is_same_hall {
            return None;
        }
        lend(&lender, copy, key).ok()?;
        open_damaged(copy, job.key)
    })
}

/// Puts the lender's first page into the private copy. It tells how long the file is, so a shorter lender grows first, in a
/// private copy of its own, and what is missing at the end is filled up.
fn lend(lender: &Path, copy: &Path, key: &FileKey) -> Result<(), StorageError> {
    let grown = ViewCopy::beside(lender, copy.parent().unwrap_or(Path::new(".")))?;
    let wanted = std::fs::metadata(copy)?.len();
    grow(grown.path(), key, wanted)?;
    let mut page = vec![0; PAGE];
    File::open(grown.path())?.read_exact(&mut page)?;
    let mut file = OpenOptions::new().write(true).open(copy)?;
    file.set_len(wanted.max(std::fs::metadata(grown.path())?.len()))?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&page)?;
    Ok(())
}

/// Makes a file at least so long, without touching the list of its tables.
fn grow(file: &Path, key: &FileKey, wanted: u64) -> Result<(), StorageError> {
    let lacks = wanted.saturating_sub(std::fs::metadata(file)?.len());
    if lacks == 0 {
        return Ok(());
    }
    let conn = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE, Some(key))?;
    let filling = "INSERT OR REPLACE INTO drafts SELECT ?1, printf('%.*c', ?2, 'x'), 0";
    conn.execute(filling, rusqlite::params!["lent", lacks as i64 + PAGE as i64])?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error.into())
}
