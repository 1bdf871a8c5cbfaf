//! Looking an archive through: every name, kind and size, then every byte against the list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use super::manifest::{Manifest, ManifestFile, Seal};
use super::names::{folded, judge};
use super::stray::{End, Extent, has_stray_bytes};
use super::{ArchiveError, Finding, Limits, RATIO_FROM_BYTES, RATIO_MOST, Unsafe};
use crate::exchange::files::FileError;

/// Bits of a Unix mode that tell what kind of thing it is, and the two kinds taken.
const KIND: u32 = 0o170_000;
const PLAIN_FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
/// Bytes read at a time.
const CHUNK: usize = 1 << 16;

/// Told how many files are done of how many; `false` stops the work.
pub type GoesOn<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

pub(super) type Zip = ZipArchive<BufReader<File>>;

/// An archive opened, and how its bytes end.
pub(super) struct Opened {
    pub(super) zip: Zip,
    end: End,
}

/// An archive that is whole and safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its list.
    pub manifest: Manifest,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Looks an archive through and compares it with its list. Writes nothing.
///
/// # Errors
/// Any `ArchiveError` but `Taken`.
pub fn check(path: &Path, limits: Limits, goes_on: GoesOn<'_>) -> Result<Checked, ArchiveError> {
    check_open(&mut open(path)?, limits, goes_on)
}

pub(super) fn open(path: &Path) -> Result<Opened, ArchiveError> {
    let mut file = File::open(path).map_err(|error| FileError::of(path, &error))?;
    if file.metadata().is_ok_and(|data| data.is_dir()) {
        return Err(FileError::NotAllowed { path: path.to_owned() }.into());
    }
    let end = End::of(&mut file).map_err(|error| FileError::of(path, &error))?;
    let zip = ZipArchive::new(BufReader::new(file)).map_err(|error| not_an_archive(&error))?;
    // An archive holds workbooks, ZIPs themselves: cut off, the reader finds the last whole workbook and takes that.
    if zip.offset() > 0 {
        return Err(ArchiveError::NotAnArchive { because: format!("begins at byte {}", zip.offset()) });
    }
    Ok(Opened { zip, end })
}

fn not_an_archive(error: &zip::result::ZipError) -> ArchiveError {
    ArchiveError::NotAnArchive { because: error.to_string() }
}

pub(super) fn check_open(opened: &mut Opened, limits: Limits, goes_on: GoesOn<'_>) -> Result<Checked, ArchiveError> {
    let Opened { zip, end } = opened;
    let LookedThrough { entries, folders, extents } = look_through(zip, limits)?;
    let manifest = read_manifest(zip, &entries)?;
    let listed = by_path(&manifest)?;
    let mut findings: Vec<Finding> = Vec::new();
    if manifest.seal == Seal::Broken {
        findings.push(Finding::List);
    }
    if has_stray_bytes(extents, zip.central_directory_start(), end) {
        findings.push(Finding::Stray);
    }
    // Folders nothing of the list lies in; this program writes none at all.
    let is_empty = |folder: &String| {
        let next = listed.range(folder.as_str()..).next();
        !next.is_some_and(|(path, _)| path.starts_with(folder.as_str()))
    };
    findings.extend(folders.into_iter().filter(is_empty).map(Finding::Extra));
    for path in listed.keys().filter(|path| !entries.contains_key(**path)) {
        findings.push(Finding::Missing((*path).to_owned()));
    }
    let mut bytes = 0;
    for (done, (path, entry)) in entries.iter().enumerate() {
        if !goes_on(done, entries.len()) {
            return Err(ArchiveError::Cancelled);
        }
        if path == Manifest::NAME {
            continue;
        }
        match listed.get(path.as_str()) {
            None => findings.push(Finding::Extra(path.clone())),
            Some(file) if is_as_listed(zip, entry, file)? => bytes += file.size,
            Some(_) => findings.push(Finding::Changed(path.clone())),
        }
    }
    if findings.is_empty() {
        return Ok(Checked { manifest, bytes });
    }
    findings.sort();
    Err(ArchiveError::Differs { findings })
}

/// Where a file of the archive stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) index: usize,
    size: u64,
}

/// What an archive holds.
#[derive(Default)]
struct LookedThrough {
    /// Files by their paths.
    entries: BTreeMap<String, Entry>,
    /// Paths of folders, each ending in `/`.
    folders: Vec<String>,
    /// Where each of both lies.
    extents: Vec<Extent>,
}

/// Everything in it, after names, kinds and declared sizes are judged. Nothing is unpacked yet.
fn look_through(zip: &mut Zip, limits: Limits) -> Result<LookedThrough, ArchiveError> {
    let refuse = |name: &str, why| Err(ArchiveError::Unsafe { name: name.to_owned(), why });
    if zip.len() > limits.files {
        return refuse("", Unsafe::TooMany);
    }
    if zip.has_duplicate_names() {
        return refuse("", Unsafe::Twice);
    }
    if zip.has_overlapping_files().map_err(|error| not_an_archive(&error))? {
        return refuse("", Unsafe::Overlaps);
    }
    let mut found = LookedThrough::default();
    let mut seen = Seen::default();
    let mut all: u64 = 0;
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index).map_err(|error| not_an_archive(&error))?;
        let Ok(name) = std::str::from_utf8(file.name_raw()).map(str::to_owned) else {
            return refuse(&String::from_utf8_lossy(file.name_raw()), Unsafe::BadName);
        };
        let kind = file.unix_mode().unwrap_or_default() & KIND;
        let is_folder = name.ends_with('/');
        if let Err(why) = judge(name.strip_suffix('/').unwrap_or(&name)) {
            return refuse(&name, why);
        }
        if file.is_symlink() || ![0, if is_folder { FOLDER } else { PLAIN_FILE }].contains(&kind) {
            return refuse(&name, Unsafe::NotAFile);
        }
        if file.encrypted() {
            return refuse(&name, Unsafe::Locked);
        }
        let (size, packed) = (file.size(), file.compressed_size());
        all = all.saturating_add(size);
        if size > limits.file_bytes || all > limits.all_bytes || (is_folder && size > 0) {
            return refuse(&name, Unsafe::TooBig);
        }
        if size > RATIO_FROM_BYTES && size / packed.max(1) > RATIO_MOST {
            return refuse(&name, Unsafe::Swells);
        }
        if !seen.takes(&name) {
            return refuse(&name, Unsafe::Twice);
        }
        let begin = file.header_start();
        found.extents.push(Extent { begin, end: file.data_start().unwrap_or(begin).saturating_add(packed) });
        if is_folder {
            found.folders.push(name);
        } else {
            found.entries.insert(name, Entry { index, size });
        }
    }
    Ok(found)
}

/// Names met so far, as systems compare them.
#[derive(Default)]
struct Seen {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Seen {
    /// Whether a name has its place to itself: no file twice, no file where a folder is.
    fn takes(&mut self, name: &str) -> bool {
        let name = folded(name);
        let above: Vec<String> =
            name.match_indices('/').map(|(at, _)| name.get(..at).unwrap_or_default().to_owned()).collect();
        if above.iter().any(|folder| self.files.contains(folder)) {
            return false;
        }
        self.folders.extend(above);
        name.ends_with('/') || (!self.folders.contains(&name) && self.files.insert(name))
    }
}

fn read_manifest(zip: &mut Zip, entries: &BTreeMap<String, Entry>) -> Result<Manifest, ArchiveError> {
    let not_ours = |because: String| ArchiveError::NotOurs { because };
    let entry = entries.get(Manifest::NAME).ok_or_else(|| not_ours(Manifest::NAME.to_owned()))?;
    let mut bytes = Vec::new();
    let file = zip.by_index(entry.index).map_err(|error| not_ours(error.to_string()))?;
    file.take(Manifest::MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| not_ours(error.to_string()))?;
    if bytes.len() as u64 > Manifest::MOST_BYTES {
        return Err(ArchiveError::Unsafe { name: Manifest::NAME.to_owned(), why: Unsafe::TooBig });
    }
    Manifest::read(&bytes)
}

/// The list by path; one that names a file twice, or a name that is not taken, is not ours.
fn by_path(manifest: &Manifest) -> Result<BTreeMap<&str, &ManifestFile>, ArchiveError> {
    let mut listed = BTreeMap::new();
    for file in &manifest.files {
        if judge(&file.path).is_err()
            || folded(&file.path) == Manifest::NAME
            || listed.insert(file.path.as_str(), file).is_some()
        {
            return Err(ArchiveError::NotOurs { because: file.path.clone() });
        }
    }
    Ok(listed)
}

/// Reads a file to nowhere; whether size and hash are those of the list.
fn is_as_listed(zip: &mut Zip, entry: &Entry, listed: &ManifestFile) -> Result<bool, ArchiveError> {
    if entry.size != listed.size {
        return Ok(false);
    }
    read_through(zip, (entry.index, listed), |_| Ok(()))
}

/// Reads a file, giving its bytes to `to`; never more than the list says. Whether size and hash are those of the list; a
/// file the reader gives up on is not.
///
/// # Errors
/// What `to` says.
pub(super) fn read_through(
    zip: &mut Zip,
    (index, listed): (usize, &ManifestFile),
    mut to: impl FnMut(&[u8]) -> Result<(), ArchiveError>,
) -> Result<bool, ArchiveError> {
    let Ok(file) = zip.by_index(index) else { return Ok(false) };
    let mut file = file.take(listed.size.saturating_add(1));
    let (mut hash, mut size) = (blake3::Hasher::new(), 0);
    let mut chunk = vec![0; CHUNK];
    loop {
        let Ok(read) = file.read(&mut chunk) else { return Ok(false) };
        let bytes = chunk.get(..read).unwrap_or_default();
        size += read as u64;
        if size > listed.size {
            return Ok(false);
        }
        if read == 0 {
            return Ok(size == listed.size && hash.finalize().to_hex().as_str() == listed.blake3);
        }
        hash.update(bytes);
        to(bytes)?;
    }
}
