//! Getting what was erased out of the bytes of the file: the log beside it emptied, the search index's old words merged
//! away, the file written anew.

use rusqlite::Connection;

use super::super::{StorageError, fault, history};

/// Empties the log beside the file and writes the file anew, so that freed pages and old words of the index hold nothing.
/// The records do not change. Not within a transaction.
///
/// # Errors
/// The engine's; the records are whole all the same, and the next opening tries again.
pub fn wipe_freed(conn: &Connection) -> Result<(), StorageError> {
    conn.execute("INSERT INTO case_pairs (case_pairs) VALUES ('optimize')", [])?;
    fault::point("erase:merged");
    // The file is written anew beside itself first.
    fault::write()?;
    conn.execute_batch("VACUUM")?;
    fault::point("erase:vacuumed");
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    fault::point("erase:wiped");
    Ok(())
}

/// Whether the newest thing done was an erasure: it may have been cut off before the bytes were wiped.
///
/// # Errors
/// The engine's.
pub fn has_pending_wipe(conn: &Connection) -> Result<bool, StorageError> {
    let newest = history::newest(conn, 1)?;
    Ok(newest.first().is_some_and(|line| matches!(line.action.as_str(), "erase_person" | "review_retention")))
}
