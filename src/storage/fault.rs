//! Named points at which a test makes the program die, as a power cut would, and a disk it makes full after so many pages or
//! writes; without effect in a release build.

use std::io;

use rusqlite::Connection;

use super::StorageError;

/// The variable naming the point: `backup:copied`, or `backup:copied#3` for the third time it is passed.
pub const ABORT_AT: &str = "HALLKEEPER_ABORT_AT";

/// Dies here when a test asked for it.
#[cfg(debug_assertions)]
pub fn point(name: &str) {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static WANTED: OnceLock<Option<(String, usize)>> = OnceLock::new();
    static PASSED: AtomicUsize = AtomicUsize::new(0);
    let wanted = WANTED.get_or_init(|| {
        let text = std::env::var(ABORT_AT).ok()?;
        let (name, times) = text.split_once('#').unwrap_or((&text, "1"));
        Some((name.to_owned(), times.parse().unwrap_or(1)))
    });
    if let Some((at, times)) = wanted
        && at == name
        && PASSED.fetch_add(1, Ordering::Relaxed) + 1 == *times
    {
        std::process::abort();
    }
}

/// Nothing, in a release build.
#[cfg(not(debug_assertions))]
pub fn point(_name: &str) {}

/// How much room a test left on the disk; only for its own thread.
#[cfg(debug_assertions)]
mod room {
    use std::cell::Cell;

    thread_local! {
        pub(super) static PAGES: Cell<Option<u32>> = const { Cell::new(None) };
        pub(super) static WRITES: Cell<Option<u32>> = const { Cell::new(None) };
    }
}

/// From now on a file opened in this thread may grow by so many pages; `None` as many as the disk holds.
#[cfg(debug_assertions)]
pub fn leave_pages(pages: Option<u32>) {
    room::PAGES.set(pages);
}

/// From now on so many writes beside the engine go through in this thread, then the disk is full; `None` all.
#[cfg(debug_assertions)]
pub fn leave_writes(writes: Option<u32>) {
    room::WRITES.set(writes);
}

/// Holds a file just opened to the pages a test left for it.
///
/// # Errors
/// The engine's.
#[cfg(debug_assertions)]
pub(super) fn limit_pages(conn: &Connection) -> Result<(), StorageError> {
    let Some(pages) = room::PAGES.get() else { return Ok(()) };
    let has: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    conn.query_row(&format!("PRAGMA max_page_count = {}", has + i64::from(pages)), [], |_| Ok(()))?;
    Ok(())
}

/// Called before each write beside the engine.
///
/// # Errors
/// `StorageFull` once the writes a test left are used up.
#[cfg(debug_assertions)]
pub(super) fn write() -> io::Result<()> {
    match room::WRITES.get() {
        Some(0) => Err(io::ErrorKind::StorageFull.into()),
        Some(left) => {
            room::WRITES.set(Some(left - 1));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Nothing, in a release build.
///
/// # Errors
/// None.
#[cfg(not(debug_assertions))]
pub(super) fn limit_pages(_conn: &Connection) -> Result<(), StorageError> {
    Ok(())
}

/// Nothing, in a release build.
///
/// # Errors
/// None.
#[cfg(not(debug_assertions))]
pub(super) fn write() -> io::Result<()> {
    Ok(())
}
