//! Damaged files: each is named, or holds what it held; never a panic, never a record changed unseen.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use hallkeeper::domain::ids::StaffId;
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::StorageError;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::super::register::making::{at, print_badge};
use super::child::{Until, run};
use super::saves::{SAVING, case, entry};
use super::whole::{is_whole, opened_whole};
use super::{is_long, new_hall, rounds, say};

/// Tables that are no records and stand on no history, and those made anew from the records: damage to them alone is
/// found by the engine or not at all, and loses no record.
const NO_RECORDS: [&str; 7] =
    ["drafts", "list_mappings", "case_index", "case_texts", "case_pairs", "sqlite_sequence", "sqlite_stat1"];

/// What became of a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// Not opened, with the name of what is wrong.
    Refused(&'static str),
    /// Opened; `verify` tells.
    Told,
    /// Opened, and all records are as they were.
    Unharmed,
}

/// A hall with something in many tables.
fn full_hall(folder: &Path) -> PathBuf {
    let file = new_hall(folder);
    let mut register = Register::open(&file).unwrap();
    let people: Vec<StaffId> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    let now = at("2026-11-02", 9, 0);
    for n in 0..60 {
        register.record_case(&case(&format!("{n}").repeat(200), people[0]), now).unwrap();
    }
    for n in 0..5 {
        let entry = entry(n, box_id, &people);
        register.record_box_entry(&entry, entry.opened_at).unwrap();
        let why = if n == 0 { "" } else { "又印" };
        print_badge(&mut register, people[0], (why, None), now);
    }
    register.keep_draft("case:new", &"半".repeat(900), now).unwrap();
    drop(register);
    file
}

/// Every record of a file, table by table, read past the program; `None` when it cannot be read.
fn records(file: &Path) -> Option<BTreeMap<String, String>> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let names: Vec<String> =
        conn.prepare(sql).ok()?.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    let mut all = BTreeMap::new();
    for name in names.into_iter().filter(|name| !NO_RECORDS.iter().any(|no| name.starts_with(no))) {
        let mut text = String::new();
        let mut query = conn.prepare(&format!("SELECT * FROM {name}")).ok()?;
        let width = query.column_count();
        let mut rows = query.query([]).ok()?;
        while let Some(row) = rows.next().ok()? {
            for column in 0..width {
                match row.get_ref(column).ok()? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => write!(text, "{} ", blake3::hash(bytes)).unwrap(),
                    value => write!(text, "{value:?} ").unwrap(),
                }
            }
        }
        all.insert(name, text);
    }
    Some(all)
}

/// Takes the files away that lie beside a hall.
fn clear(file: &Path) {
    for rest in ["-wal", "-shm", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(rest);
        let _ = std::fs::remove_file(name);
    }
}

fn name_of(error: &RegisterError) -> &'static str {
    match error {
        RegisterError::Storage(StorageError::Damaged(_)) => "damaged",
        RegisterError::Storage(StorageError::NotAHall(_)) => "not a hall",
        RegisterError::Storage(StorageError::Empty(_)) => "empty",
        RegisterError::Storage(StorageError::Foreign { .. }) => "foreign",
        RegisterError::Storage(StorageError::Truncated { .. }) => "cut off",
        RegisterError::Storage(StorageError::KeysMissing(_)) => "keys missing",
        RegisterError::Storage(StorageError::StrayLog(_)) => "stray log",
        RegisterError::Storage(StorageError::TooNew { .. }) => "too new",
        RegisterError::Storage(StorageError::ReadOnly) => "read-only",
        RegisterError::Storage(StorageError::BadRow { .. }) => "bad row",
        RegisterError::Storage(StorageError::Sealed) => "sealed",
        RegisterError::NotAllowed(_) => "bad rules",
        error => panic!("without a name: {error:?}"),
    }
}

/// Opens a damaged file and sees what it is.
fn fate_of((file, bad): (&Path, &[u8]), good: &BTreeMap<String, String>, what: &str) -> Fate {
    clear(file);
    std::fs::write(file, bad).unwrap();
    let opened = catch_unwind(AssertUnwindSafe(|| {
        Register::open(file).map(|register| register.verify().map_or(true, |report| !report.findings.is_empty()))
    }));
    match opened.unwrap_or_else(|_| panic!("{what}: a panic")) {
        Err(error) => {
            let after = std::fs::read(file).unwrap();
            assert!(after == bad, "{what}: refused, yet written to");
            Fate::Refused(name_of(&error))
        }
        Ok(true) => Fate::Told,
        Ok(false) => {
            let now = records(file).unwrap_or_default();
            let changed: Vec<&String> = good.keys().filter(|table| good.get(*table) != now.get(*table)).collect();
            assert_eq!(changed, Vec::<&String>::new(), "{what}: changed unseen");
            Fate::Unharmed
        }
    }
}

/// A hall, its bytes and records, and how often each fate befell it.
struct Ward {
    folder: tempfile::TempDir,
    good: Vec<u8>,
    records: BTreeMap<String, String>,
    fates: BTreeMap<Fate, usize>,
}

impl Ward {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = full_hall(folder.path());
        let records = records(&file).unwrap();
        let good = std::fs::read(&file).unwrap();
        Self { folder, good, records, fates: BTreeMap::new() }
    }

    fn page_size(&self) -> usize {
        usize::from(u16::from_be_bytes([self.good[16], self.good[17]]))
    }

    fn try_bytes(&mut self, bad: &[u8], what: &str) {
        let file = self.folder.path().join("b.hall");
        let fate = fate_of((&file, bad), &self.records, what);
        *self.fates.entry(fate).or_default() += 1;
    }

    fn try_byte(&mut self, place: usize, mask: u8) {
        let mut bad = self.good.clone();
        bad[place] ^= mask;
        self.try_bytes(&bad, &format!("byte {place} by {mask:#04x}"));
    }

    fn told(&self, least: usize) {
        say(&format!("{} pages: {:?}", self.good.len() / self.page_size(), self.fates));
        let named: usize = self.fates.iter().filter(|(fate, _)| **fate != Fate::Unharmed).map(|(_, many)| many).sum();
        assert!(named >= least, "some of it hit: {:?}", self.fates);
    }
}

/// A place in a page, another each time.
fn place_in_page(round: usize, page_size: usize) -> usize {
    (round.wrapping_mul(2_654_435_761) >> 7) % page_size
}

#[test]
fn a_byte_flipped_on_any_page_is_named_or_harmless() {
    let mut ward = Ward::new();
    let size = ward.page_size();
    let each = usize::try_from(rounds()).unwrap().div_ceil(50);
    for page in (1..ward.good.len() / size).step_by(if is_long() { 1 } else { 2 }) {
        for n in 0..each {
            let round = page * each + n;
            // The head of a page by turns with its body.
            let within = if round % 4 == 0 { round / 4 % 12 } else { place_in_page(round, size) };
            ward.try_byte(page * size + within, [0x01, 0x80, 0x55, 0xFF][round / 4 % 4]);
        }
    }
    ward.told(10);
}

#[test]
fn a_byte_flipped_in_the_head_of_the_file_is_named_or_harmless() {
    let mut ward = Ward::new();
    for place in 0..100 {
        for mask in if is_long() { &[0x01, 0x80, 0xFF][..] } else { &[0x01][..] } {
            ward.try_byte(place, *mask);
        }
    }
    ward.told(20);
}

#[test]
fn a_file_cut_off_after_any_page_is_named() {
    let mut ward = Ward::new();
    let size = ward.page_size();
    let pages = ward.good.len() / size;
    for page in (0..pages).step_by(if is_long() { 1 } else { 5 }) {
        for end in [page * size, page * size + 1 + place_in_page(page, size - 1)] {
            let bad = ward.good[..end].to_vec();
            ward.try_bytes(&bad, &format!("cut off at {end}"));
        }
    }
    assert!(!ward.fates.contains_key(&Fate::Unharmed), "{:?}", ward.fates);
    ward.told(2);
}

#[test]
fn a_page_lost_doubled_or_as_it_was_yesterday_is_named_or_harmless() {
    let mut ward = Ward::new();
    let size = ward.page_size();
    let yesterday = ward.good.clone();
    let file = ward.folder.path().join("a.hall");
    let mut register = Register::open(&file).unwrap();
    let people = register.staff().unwrap();
    register.record_case(&case("今天的一件", people[0].id), at("2026-11-03", 9, 0)).unwrap();
    register.void_case(register.cases().unwrap()[7].id, "重复", at("2026-11-03", 9, 0)).unwrap();
    drop(register);
    ward.records = records(&file).unwrap();
    ward.good = std::fs::read(&file).unwrap();
    let pages = ward.good.len() / size;
    for page in (1..pages).step_by(if is_long() { 1 } else { 4 }) {
        let here = page * size..(page + 1) * size;
        let mut bad = ward.good.clone();
        bad[here.clone()].fill(0);
        ward.try_bytes(&bad, &format!("page {page} lost"));
        let other = place_in_page(page, pages - 1) + 1;
        bad[here.clone()].copy_from_slice(&ward.good[other * size..(other + 1) * size]);
        ward.try_bytes(&bad, &format!("page {page} is page {other}"));
    }
    // A write that never reached the disk: every page that changed.
    for page in 1..pages.min(yesterday.len() / size) {
        let here = page * size..(page + 1) * size;
        if ward.good[here.clone()] != yesterday[here.clone()] {
            let mut bad = ward.good.clone();
            bad[here.clone()].copy_from_slice(&yesterday[here]);
            ward.try_bytes(&bad, &format!("page {page} is yesterday's"));
        }
    }
    ward.told(20);
}

#[test]
fn a_file_that_is_empty_foreign_or_half_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let good = std::fs::read(full_hall(folder.path())).unwrap();
    let file = folder.path().join("b.hall");
    for bytes in [good[..good.len() / 2].to_vec(), Vec::new(), vec![0; 8192], b"not a hall".to_vec()] {
        std::fs::write(&file, &bytes).unwrap();
        let error = Register::open(&file).err().expect("refused");
        assert!(matches!(name_of(&error), "cut off" | "empty" | "foreign"), "{error}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "left alone");
    }
}

/// A hall and its log, as they lie after a blow: every save is in the log.
fn hall_with_log(folder: &Path) -> (PathBuf, Vec<u8>, Vec<u8>) {
    let file = new_hall(folder);
    run(SAVING, (&file, 1), Until::Told(24));
    let log = log_of(&file);
    (file.clone(), std::fs::read(&file).unwrap(), std::fs::read(log).unwrap())
}

fn log_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Lines of the history in the hall with this log: each save whole or not there at all.
fn lines_with((file, main): (&Path, &[u8]), log: &[u8], what: &str) -> usize {
    clear(file);
    std::fs::write(file, main).unwrap();
    std::fs::write(log_of(file), log).unwrap();
    let opened = catch_unwind(AssertUnwindSafe(|| {
        Register::open(file).map(|register| {
            is_whole(&register);
            register.verify().unwrap().lines
        })
    }));
    let opened = opened.unwrap_or_else(|_| panic!("{what}: half, or a panic"));
    opened.unwrap_or_else(|error| panic!("{what}: {error}"))
}

#[test]
fn a_log_cut_off_anywhere_leaves_whole_saves_and_more_log_never_fewer() {
    let folder = tempfile::tempdir().unwrap();
    let (file, main, log) = hall_with_log(folder.path());
    let all = lines_with((&file, &main), &log, "the whole log");
    let step = log.len() / (usize::try_from(rounds()).unwrap().min(log.len()));
    let mut before = 0;
    for end in (0..log.len()).step_by(step) {
        let lines = lines_with((&file, &main), &log[..end], &format!("log cut off at {end}"));
        assert!(lines >= before && lines <= all, "{lines} lines at {end}, {before} before, {all} in all");
        before = lines;
    }
    assert!(before > 1, "saves were in the log");
}

#[test]
fn a_byte_flipped_in_the_log_leaves_whole_saves() {
    let folder = tempfile::tempdir().unwrap();
    let (file, main, log) = hall_with_log(folder.path());
    let all = lines_with((&file, &main), &log, "the whole log");
    let mut fewer = 0;
    let many = usize::try_from(rounds()).unwrap();
    for round in 0..many {
        let place = if round < 32 { round } else { place_in_page(round * 977, log.len()) };
        let mut bad = log.clone();
        bad[place] ^= [0x01, 0x80, 0xFF][round % 3];
        let lines = lines_with((&file, &main), &bad, &format!("byte {place} of the log"));
        assert!(lines <= all);
        fewer += usize::from(lines < all);
    }
    println!("{many} flips in a log of {} bytes: {fewer} times the saves from there on are not there", log.len());
    assert!(fewer > 5);
    drop(opened_whole(&file));
}
