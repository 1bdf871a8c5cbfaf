//! The archive of a year taken in: looked through, compared with its own list, and only then unpacked (P3-1, P4-7). Whatever an
//! archive says of itself may be a lie: names, sizes and kinds are checked before a byte is written, sizes again while unpacking.

mod check;
mod manifest;
mod names;
mod stray;
mod unpack;

pub use check::{Checked, GoesOn, check};
pub use manifest::{Manifest, ManifestFile, Seal};
pub use unpack::unpack;

use std::path::PathBuf;

use thiserror::Error;

use super::files::FileError;

/// Most files of an archive.
pub const FILES_MOST: usize = 200_000;
/// Most bytes of everything in it, unpacked: 64 GiB.
pub const ALL_MOST_BYTES: u64 = 64 << 30;
/// Most bytes of one file in it, unpacked: 4 GiB.
pub const FILE_MOST_BYTES: u64 = 4 << 30;
/// So many times larger than packed a file may be, once it is over a mebibyte.
pub const RATIO_MOST: u64 = 400;
/// From this size on the ratio counts.
pub const RATIO_FROM_BYTES: u64 = 1 << 20;
/// Longest path of a file in it, in signs.
pub const PATH_MOST: usize = 220;
/// Longest part of such a path, in bytes: what the usual file systems take.
pub const PART_MOST_BYTES: usize = 240;

/// Limits of what is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes of everything, unpacked.
    pub all_bytes: u64,
    /// Bytes of one file, unpacked.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { files: FILES_MOST, all_bytes: ALL_MOST_BYTES, file_bytes: FILE_MOST_BYTES }
    }
}

/// Why an archive is not taken in, by what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArchiveError {
    /// The file itself.
    #[error(transparent)]
    File(#[from] FileError),
    /// Not a ZIP, or one whose own directory is damaged or cut off.
    #[error("not an archive: {because}")]
    NotAnArchive {
        /// The reader's words.
        because: String,
    },
    /// A ZIP, but not one this program made: it has no list of its own, or one that cannot be read.
    #[error("no list of files: {because}")]
    NotOurs {
        /// Why.
        because: String,
    },
    /// Made by a newer program.
    #[error("format {found} is newer than this program")]
    TooNew {
        /// Its format.
        found: u32,
    },
    /// Something in it would do harm, or lie about itself; nothing is unpacked.
    #[error("{name}: {why:?}")]
    Unsafe {
        /// The file in it.
        name: String,
        /// What is wrong with it.
        why: Unsafe,
    },
    /// It is not what it was when it was made.
    #[error("{} findings", findings.len())]
    Differs {
        /// What differs, each once.
        findings: Vec<Finding>,
    },
    /// Something lies where it is to be unpacked.
    #[error("{} is there already", path.display())]
    Taken {
        /// The place.
        path: PathBuf,
    },
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
}

/// What is wrong with a file in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsafe {
    /// Its path leads out of the folder: `..`, a drive, a path from the top, a backslash.
    Escapes,
    /// A name no file may have on Windows, or with signs none may hold.
    BadName,
    /// Longer than file systems take.
    LongName,
    /// A second file of the same name, capitals and small letters taken as one; or a file where a folder must be.
    Twice,
    /// A link or a device in place of a file.
    NotAFile,
    /// Closed by a password.
    Locked,
    /// More files than an archive has.
    TooMany,
    /// Larger than an archive is, or than it says.
    TooBig,
    /// Unpacks to far more than it is packed: a trap.
    Swells,
    /// Shares its bytes with another one: a trap.
    Overlaps,
}

impl Unsafe {
    /// The key of its sentence; argument: `name`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Escapes => "archive-escapes",
            Self::BadName => "archive-bad-name",
            Self::LongName => "archive-long-name",
            Self::Twice => "archive-twice",
            Self::NotAFile => "archive-not-a-file",
            Self::Locked => "archive-locked",
            Self::TooMany => "archive-too-many",
            Self::TooBig => "archive-too-big",
            Self::Swells => "archive-swells",
            Self::Overlaps => "archive-overlaps",
        }
    }
}

/// What is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// On the list, not in the archive.
    Missing(String),
    /// In the archive, not on the list.
    Extra(String),
    /// Another size or content than on the list, or damaged.
    Changed(String),
    /// The list itself: its head or its entries are not those it was written with.
    List,
    /// Bytes between the files or behind the end that belong to none.
    Stray,
}

impl Finding {
    /// The file; empty for bytes of none.
    pub fn name(&self) -> &str {
        match self {
            Self::Missing(name) | Self::Extra(name) | Self::Changed(name) => name,
            Self::List => Manifest::NAME,
            Self::Stray => "",
        }
    }
}
