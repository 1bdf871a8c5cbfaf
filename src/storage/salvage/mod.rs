//! Saving what can be read of a damaged file into a new one.
//!
//! Works on a private copy of the damaged file, so that it is never written. First every table is read by the engine, row
//! by row, around what cannot be read. What the history knows and was not found is then looked for in the pages
//! themselves: a row counts only if it has the very hash its last line of the history tells.

mod known;
mod mend;
mod pages;
mod raw;
mod report;
mod rows;
mod sealed_page;

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

pub use report::{LostRow, SalvageReport, TableReport};

use super::history::NewLine;
use super::open::connect;
use super::probe::keys_beside;
use super::view_copy::ViewCopy;
use super::{FileKey, StorageError, TRACKED_TABLES, beside, case_search, fault, history, migrations, verify};
use known::Known;
use report::Tally;

/// Forms begun and not confirmed; they stand on no line of the history.
const FORMS: &str = "drafts";

/// Tables made anew from the others, so never read.
const MADE_ANEW: [&str; 3] = ["case_index", "case_texts", "case_pairs"];

/// About how often `go_on` is asked: once a table, and a few times besides.
pub const SALVAGE_STEPS: usize = TRACKED_TABLES.len() + 8;

/// What to salvage, and into what.
#[derive(Debug, Clone, Copy)]
pub struct Salvage<'a> {
    /// The damaged file; only read.
    pub damaged: &'a Path,
    /// The new file; nothing may lie there.
    pub target: &'a Path,
    /// Key of a file closed by a passphrase; the new one is closed by the same.
    pub key: Option<&'a FileKey>,
    /// When, UTC milliseconds: stands on the line that ends the new file's history.
    pub at_ms: i64,
    /// The action's code of that line.
    pub action: &'a str,
}

/// Salvages; asks `go_on` before each step and gives `None`, leaving nothing behind, once it says no.
///
/// # Errors
/// `Exists`, `NotFound`, `Locked`, `DiskFull`, `ReadOnly`; `NothingSaved` when not one record could be read.
pub fn salvage(job: &Salvage<'_>, go_on: &mut dyn FnMut() -> bool) -> Result<Option<SalvageReport>, StorageError> {
    if job.target.exists() {
        return Err(StorageError::Exists(job.target.to_owned()));
    }
    if job.key.is_none() && is_sealed(job.damaged) {
        return Err(StorageError::Sealed);
    }
    let folder = job.target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let copy = ViewCopy::beside(job.damaged, folder)?;
    beside::drop_stray((copy.path(), job.damaged), job.key);
    fault::point("salvage:copied");
    if !go_on() {
        return Ok(None);
    }
    let part = copy.folder().join("salvaged.hall");
    let Some(report) = into_part(job, (copy.path(), &part), go_on)? else { return Ok(None) };
    fault::point("salvage:written");
    std::fs::File::open(&part)?.sync_all()?;
    put_in_place(&copy, &part, job)?;
    fault::point("salvage:renamed");
    Ok(Some(report))
}

/// Whether keys lie beside a file and its beginning is not that of an open one.
fn is_sealed(path: &Path) -> bool {
    keys_beside(path).is_file() && !super::probe::begins_open(path)
}

/// Keys first: a file without them would be lost again. An open file has none of its own.
fn put_in_place(copy: &ViewCopy, part: &Path, job: &Salvage<'_>) -> Result<(), StorageError> {
    let (keys, target) = (keys_beside(copy.path()), job.target);
    if job.key.is_some() && keys.is_file() {
        std::fs::rename(keys, keys_beside(target))?;
    }
    std::fs::rename(part, target)?;
    if let Some(folder) = target.parent().and_then(|folder| std::fs::File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Reads the copy into the new file; closed when this returns.
fn into_part(
    job: &Salvage<'_>,
    (copy, part): (&Path, &Path),
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<SalvageReport>, StorageError> {
    let source = open_mended(copy, job.key)?;
    let version = source.as_ref().map_or(migrations::NEWEST, version_of);
    let mut new = make_new(part, job.key, version)?;
    let tables = tables_of(&new)?;
    let tx = new.transaction()?;
    let mut tally = Tally::new(&tables);
    let pages = pages::Pages::open(copy, job.key);
    let work = Work { source: source.as_ref(), new: &tx, pages };
    if !work.read_all(&tables, &mut tally, go_on)? {
        return Ok(None);
    }
    drop(work);
    tally.case_numbers = source.as_ref().map(rows::case_numbers).unwrap_or_default();
    drop(source);
    if tally.read_in_all() == 0 {
        return Err(StorageError::NothingSaved);
    }
    found_hall_if_lost(&tx, job)?;
    if version >= migrations::CASES_INDEXED {
        case_search::reindex_all(&tx)?;
    }
    tx.commit()?;
    if !go_on() {
        return Ok(None);
    }
    finish(&mut new, job, tally).map(Some)
}

/// Brings the new file up to date, ends its history with a line of its own, and looks at what came out.
fn finish(new: &mut Connection, job: &Salvage<'_>, mut tally: Tally) -> Result<SalvageReport, StorageError> {
    migrations::run(new)?;
    tally.orphans = orphans(new)?;
    let mut known = Known::of(new)?;
    known.name_cases(&tally.case_numbers);
    tally.compare(new, &known)?;
    let subject = format!("lost={}", tally.lost.len());
    let gaps = "SELECT coalesce(max(seq) - count(*), 0) FROM history";
    tally.lines_missing = new.query_row(gaps, [], |row| row.get::<_, i64>(0))?.max(0) as u64;
    history::append(new, NewLine { at_ms: job.at_ms, action: job.action, subject: &subject }, &[])?;
    let seen = verify::verify(new)?;
    new.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(tally.into_report(&seen))
}

/// The damaged copy, its beginning and its list of tables mended where the engine cannot go along without.
fn open_mended(copy: &Path, key: Option<&FileKey>) -> Result<Option<Connection>, StorageError> {
    let Some(pages) = pages::Pages::open(copy, key).filter(|_| key.is_none()) else {
        return Ok(open_damaged(copy, key));
    };
    mend::beginning(copy, &pages)?;
    if let Some(source) = open_damaged(copy, key) {
        return Ok(Some(source));
    }
    let ours = tables_of(&empty_hall()?)?;
    Ok(if mend::list(copy, &pages, &ours)? { open_damaged(copy, key) } else { None })
}

/// A hall of the newest shape with nothing in it, in memory.
fn empty_hall() -> Result<Connection, StorageError> {
    let conn = Connection::open_in_memory()?;
    migrations::run_to(&conn, migrations::NEWEST)?;
    Ok(conn)
}

/// The damaged copy, as far as the engine goes along: a broken end or a broken list of tables does not stop it.
fn open_damaged(copy: &Path, key: Option<&FileKey>) -> Option<Connection> {
    let conn = connect(copy, OpenFlags::SQLITE_OPEN_READ_WRITE, key).ok()?;
    let settings = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA writable_schema=ON; PRAGMA cell_size_check=ON;
                    PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;";
    if let Err(error) = conn.execute_batch(settings) {
        tracing::debug!(%error, "settings of the damaged copy");
    }
    let tables: rusqlite::Result<i64> = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
    tables.ok().filter(|count| *count > 0).map(|_| conn)
}

fn version_of(source: &Connection) -> i64 {
    let version = source.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).ok();
    version.filter(|version| (1..=migrations::NEWEST).contains(version)).unwrap_or(migrations::NEWEST)
}

fn make_new(part: &Path, key: Option<&FileKey>, version: i64) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let conn = connect(part, flags, key)?;
    conn.execute_batch(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;
         PRAGMA temp_store=MEMORY;",
    )?;
    migrations::run_to(&conn, version)?;
    Ok(conn)
}

/// Every table that holds something of its own; the history first, for it knows the rows of the others.
fn tables_of(new: &Connection) -> Result<Vec<String>, StorageError> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql LIKE 'CREATE TABLE%'
               ORDER BY name <> 'history', rowid";
    let names: Vec<String> = new.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let is_own = |name: &String| !MADE_ANEW.iter().any(|made| name.starts_with(made));
    Ok(names.into_iter().filter(is_own).collect())
}

/// Rows that point to something that is not there: table, row, what they point to.
fn orphans(new: &Connection) -> Result<Vec<(String, i64, String)>, StorageError> {
    let mut query = new.prepare("PRAGMA foreign_key_check")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A file needs its hall's row; where that is lost a bare one takes its place, and `verify` names it.
fn found_hall_if_lost(new: &Connection, job: &Salvage<'_>) -> Result<(), StorageError> {
    let halls: i64 = new.query_row("SELECT count(*) FROM halls", [], |row| row.get(0))?;
    if halls > 0 {
        return Ok(());
    }
    let name = job.damaged.file_stem().unwrap_or_default().to_string_lossy();
    new.execute(
        "INSERT INTO halls (id, uid, name, unit_name, sector, opens_at, closes_at, open_weekdays, records_since,
           unit_colour, created_ms)
         VALUES (1, ?1, ?2, '', 'other', '08:30', '17:30', '1111100', date(?3 / 1000, 'unixepoch'), '#00695F', ?3)",
        rusqlite::params![super::sql_types::new_uid(), name, job.at_ms],
    )?;
    Ok(())
}

/// What is read from and written to.
struct Work<'a> {
    source: Option<&'a Connection>,
    new: &'a Connection,
    pages: Option<pages::Pages>,
}

impl Work<'_> {
    /// Reads everything; false when asked to stop.
    fn read_all(
        &self,
        tables: &[String],
        tally: &mut Tally,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool, StorageError> {
        let Some((history, others)) = tables.split_first() else { return Ok(true) };
        let whole = self.read_table(history, &[], tally)?;
        if !go_on() {
            return Ok(false);
        }
        if let (false, Some(pages)) = (whole, &self.pages) {
            raw::history(self.new, pages)?;
        }
        if !go_on() {
            return Ok(false);
        }
        let known = Known::of(self.new)?;
        for table in others {
            self.read_table(table, &known.rows_of(table), tally)?;
            if !go_on() {
                return Ok(false);
            }
        }
        if let Some(pages) = &self.pages {
            tally.found_apart = raw::rows(self.new, pages, &known)?;
            if !whole {
                tally.unvouched = raw::unvouched(self.new, pages)?;
            }
        }
        fault::point("salvage:read");
        Ok(go_on())
    }

    /// Reads one table by the engine; true when nothing stood in the way.
    fn read_table(&self, table: &str, known: &[i64], tally: &mut Tally) -> Result<bool, StorageError> {
        let Some(source) = self.source else {
            tally.note_unreadable(table);
            return Ok(false);
        };
        let seen = rows::copy_table(source, self.new, (table, known))?;
        let whole = seen.holes.is_empty();
        tally.note(table, seen);
        Ok(whole)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "damaged files are made on purpose")]
mod tests;
