//! What a path is, told from the outside: looked at before a connection is made, so that nothing is changed or made.

mod foreign;
mod pages;

pub use foreign::{Foreign, foreign_of};
pub(super) use pages::{number_at, page_size};

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use pages::{HEADER, first_page_in_log, later_pages_are_pages, looks_like_chance};

use super::open::APPLICATION_ID;
use super::{StorageError, held, migrations};

/// The words every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Bytes looked at to say what a file is.
const LOOKED_AT: usize = 4096;

/// What opening will find: the path holds a hall's file as far as its outside tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Version of its shape; `None` for a file closed by a passphrase.
    pub version: Option<i64>,
    /// Whether it is closed by a passphrase.
    pub is_sealed: bool,
    /// Whether something written last lies beside it, not yet in the file itself.
    pub has_log: bool,
    /// Its size in bytes.
    pub size: u64,
}

impl Looked {
    /// Whether it is of an earlier edition: a copy is made and its shape brought up to date on opening.
    pub fn is_older(&self) -> bool {
        self.version.is_some_and(|version| version < migrations::NEWEST)
    }
}

/// Where the keys of a file closed by a passphrase lie.
pub fn keys_beside(path: &Path) -> PathBuf {
    beside(path, ".keys")
}

/// Where what was written last lies.
pub fn log_beside(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// Where a change broken off lies, so that it can be undone.
pub fn journal_beside(path: &Path) -> PathBuf {
    beside(path, "-journal")
}

/// Whether something written last lies beside a file.
pub(super) fn has_log(path: &Path) -> bool {
    std::fs::metadata(log_beside(path)).is_ok_and(|log| log.len() > 0)
}

/// Whether a change broken off lies beside a file.
pub(super) fn has_journal(path: &Path) -> bool {
    std::fs::metadata(journal_beside(path)).is_ok_and(|journal| journal.len() > 0)
}

/// The path with an ending behind its whole name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    path.with_file_name(name)
}

/// Looks at a path without changing, locking or making anything.
///
/// # Errors
/// `NotFound`, `Folder`, `Empty`, `Foreign`, `NotAHall`, `TooNew`, `Truncated`, `KeysMissing`, `Damaged` (its first
/// page is gone), `Locked` (open in this very program), `ReadOnly` (may not be read), `Io`.
pub fn look(path: &Path) -> Result<Looked, StorageError> {
    if held::is_held(path) {
        return Err(StorageError::Locked);
    }
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Err(StorageError::NotFound(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    if about.is_dir() {
        return Err(StorageError::Folder(path.to_owned()));
    }
    if !about.is_file() {
        return Err(StorageError::Foreign { path: path.to_owned(), what: Foreign::Unknown });
    }
    let head = first_bytes(path)?;
    let log = log_beside(path);
    let outside = Outside { path, head: &head, size: about.len(), log: has_log(path).then_some(log.as_path()) };
    outside.look()
}

/// Whether a file begins as one not closed by a passphrase does.
pub(super) fn begins_open(path: &Path) -> bool {
    first_bytes(path).is_ok_and(|head| head.starts_with(MAGIC))
}

fn first_bytes(path: &Path) -> Result<Vec<u8>, StorageError> {
    let mut head = Vec::with_capacity(LOOKED_AT);
    File::open(path)?.take(LOOKED_AT as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What is seen of a file before it is opened.
struct Outside<'a> {
    path: &'a Path,
    head: &'a [u8],
    size: u64,
    /// What was written last, beside it, when there is any.
    log: Option<&'a Path>,
}

impl Outside<'_> {
    fn look(&self) -> Result<Looked, StorageError> {
        let Self { path, head, size, log } = *self;
        let found = |version, is_sealed| Looked { version, is_sealed, has_log: log.is_some(), size };
        if size == 0 && log.is_none() {
            return Err(StorageError::Empty(path.to_owned()));
        }
        if head.starts_with(MAGIC) {
            return self.database().map(|version| found(Some(version), false));
        }
        if keys_beside(path).is_file() {
            return Ok(found(None, true));
        }
        match foreign_of(head) {
            Foreign::Unknown => Err(self.unknown()),
            what => Err(StorageError::Foreign { path: path.to_owned(), what }),
        }
    }

    /// A database: whose, of which version, and whether its end is there.
    fn database(&self) -> Result<i64, StorageError> {
        let page = page_size(self.head).unwrap_or(4096);
        let newest = self.log.and_then(|log| first_page_in_log(log, page));
        let head = newest.as_deref().unwrap_or(self.head);
        let needs = u64::from(number_at(self.head, 28).unwrap_or(1).max(1)) * page;
        if self.size < HEADER as u64 {
            return Err(StorageError::Truncated { has: self.size, needs: needs.max(page) });
        }
        // Other words there, and the engine would take the file for one that may only be read.
        if !matches!(self.head.get(18..20), Some([1 | 2, 1 | 2])) {
            return Err(StorageError::Damaged("the head of the file is damaged".to_owned()));
        }
        if number_at(head, 68).map(i64::from) != Some(APPLICATION_ID) {
            return Err(StorageError::NotAHall(self.path.to_owned()));
        }
        let version = number_at(head, 60).map_or(0, i64::from);
        if version > migrations::NEWEST {
            return Err(StorageError::TooNew { found: version, known: migrations::NEWEST });
        }
        // What is missing at the end may still lie in what was written last: the engine judges then.
        let counts = number_at(self.head, 24) == number_at(self.head, 92);
        if self.log.is_none() && counts && self.size < needs {
            return Err(StorageError::Truncated { has: self.size, needs });
        }
        Ok(version)
    }

    /// No words at its beginning: a file closed by a passphrase, one whose beginning is lost, or anything at all.
    fn unknown(&self) -> StorageError {
        let page = 4096;
        let is_whole_pages = self.size >= 2 * page && self.size.is_multiple_of(page);
        if self.size >= 2 * page && [page, 1024].iter().any(|page| later_pages_are_pages(self.path, *page)) {
            return StorageError::Damaged("the first page of the file is gone".to_owned());
        }
        if is_whole_pages && looks_like_chance(self.head) {
            return StorageError::KeysMissing(self.path.to_owned());
        }
        StorageError::Foreign { path: self.path.to_owned(), what: Foreign::Unknown }
    }
}

/// The same for whoever has a key: what cannot be understood from outside may be a file closed by it whose key file is
/// lost, or one that is only just being written.
pub(super) fn look_with_key(path: &Path) -> Result<Looked, StorageError> {
    match look(path) {
        Err(StorageError::Foreign { .. } | StorageError::KeysMissing(_)) => {
            let size = std::fs::metadata(path)?.len();
            Ok(Looked { version: None, is_sealed: true, has_log: has_log(path), size })
        }
        looked => looked,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "damaged files are made on purpose")]
mod tests {
    use super::*;
    use crate::storage::{create_file, open_file};

    fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn chance(size: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut hash = blake3::hash(b"seed");
        while bytes.len() < size {
            bytes.extend_from_slice(hash.as_bytes());
            hash = blake3::hash(hash.as_bytes());
        }
        bytes.truncate(size);
        bytes
    }

    #[test]
    fn what_is_no_hall_is_named_by_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        assert!(matches!(look(&at.join("none.hall")), Err(StorageError::NotFound(_))));
        assert!(matches!(look(at), Err(StorageError::Folder(_))));
        assert!(matches!(look(&put(at, "empty", b"")), Err(StorageError::Empty(_))));
        let gb: &[u8] = &[0xB3, 0xA4, 0xC7, 0xC5, b',', b'1', b'\n'];
        let kinds: [(&[u8], Foreign); 8] = [
            (b"PK\x03\x04....xl/workbook.xml", Foreign::Workbook),
            (b"PK\x03\x04....word/document.xml", Foreign::Document),
            (b"PK\x03\x04....letter.txt", Foreign::Archive),
            (b"%PDF-1.7", Foreign::Pdf),
            (b"\x89PNG\r\n", Foreign::Picture),
            ("工号,姓名\n".as_bytes(), Foreign::Text),
            (gb, Foreign::Text),
            (b"\x00\x01\x02", Foreign::Unknown),
        ];
        for (bytes, kind) in kinds {
            let path = put(at, "x", bytes);
            assert!(matches!(look(&path), Err(StorageError::Foreign { what, .. }) if what == kind), "{kind:?}");
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
        let names: Vec<_> = std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "nothing was made beside them: {names:?}");
    }

    #[test]
    fn a_cut_off_file_tells_what_it_has_and_what_it_needs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        drop(create_file(&path).unwrap());
        let good = std::fs::read(&path).unwrap();
        let cut = put(folder.path(), "b.hall", &good[..good.len() - 4096]);
        let (has, needs) = (good.len() as u64 - 4096, good.len() as u64);
        for found in [look(&cut).map(|_| ()), open_file(&cut).map(|_| ())] {
            assert!(matches!(found, Err(StorageError::Truncated { has: h, needs: n }) if (h, n) == (has, needs)));
        }
        let stub = put(folder.path(), "c.hall", &good[..40]);
        assert!(matches!(look(&stub), Err(StorageError::Truncated { has: 40, .. })));
    }

    #[test]
    fn bytes_of_chance_may_be_a_closed_file_and_with_keys_beside_it_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = put(folder.path(), "a.hall", &chance(16_384));
        assert!(matches!(look(&path), Err(StorageError::KeysMissing(_))));
        put(folder.path(), "a.hall.keys", b"{}");
        assert!(look(&path).unwrap().is_sealed);
    }

    #[test]
    fn a_lost_first_page_is_damage_and_no_foreign_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        drop(create_file(&path).unwrap());
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[..4096].fill(0);
        let path = put(folder.path(), "b.hall", &bytes);
        assert!(matches!(look(&path), Err(StorageError::Damaged(_))));
    }

    #[test]
    fn a_file_whose_first_page_is_only_in_its_log_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        let conn = create_file(&path).unwrap();
        let (copy, log) = (folder.path().join("b.hall"), folder.path().join("b.hall-wal"));
        std::fs::copy(&path, &copy).unwrap();
        std::fs::copy(log_beside(&path), &log).unwrap();
        drop(conn);
        let looked = look(&copy).unwrap();
        assert_eq!((looked.version, looked.has_log), (Some(migrations::NEWEST), true));
        assert!(open_file(&copy).is_ok());
    }
}
