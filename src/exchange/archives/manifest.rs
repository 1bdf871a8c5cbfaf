//! The list every archive carries: what made it, of what, and each file with its size and hash.

use serde::{Deserialize, Serialize};

use super::ArchiveError;

/// The word that tells the list of an archive from any other.
const FORMAT: &str = "hallkeeper-archive";
/// The newest format this program reads and writes.
const VERSION: u32 = 1;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// Its path within, parts separated by `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// BLAKE3 of its bytes, 64 hex digits.
    pub blake3: String,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: String,
    version: u32,
    /// Version of the program that made it.
    pub program: String,
    /// Name of the hall.
    pub hall: String,
    /// The year.
    pub year: i32,
    /// When it was made: `2026-12-31 17:20`.
    pub made_at: String,
    /// Number and hash of the newest line of the history when it was begun.
    pub history_head: String,
    /// The same at its end, where somebody went on working meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history_head_at_end: Option<String>,
    /// The files, by path; the list itself is not on it.
    pub files: Vec<ManifestFile>,
}

impl Manifest {
    /// Its own path within the archive.
    pub const NAME: &str = "manifest.json";
    /// Most bytes it has.
    pub const MOST_BYTES: u64 = 64 << 20;

    /// A list without files yet.
    pub fn new(hall: &str, year: i32, made_at: String, history_head: String) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            hall: hall.to_owned(),
            year,
            made_at,
            history_head,
            history_head_at_end: None,
            files: Vec::new(),
        }
    }

    /// As it stands in the archive.
    ///
    /// # Errors
    /// The writer's words.
    pub fn to_json(&self) -> Result<String, String> {
        serde_json::to_string_pretty(self).map_err(|error| error.to_string())
    }

    /// Reads one.
    ///
    /// # Errors
    /// `NotOurs`, `TooNew`.
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        /// What every format tells.
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let not_ours = |because: String| ArchiveError::NotOurs { because };
        let head: Head = serde_json::from_slice(bytes).map_err(|error| not_ours(error.to_string()))?;
        if head.format != FORMAT {
            return Err(not_ours(head.format));
        }
        if head.version > VERSION {
            return Err(ArchiveError::TooNew { found: head.version });
        }
        serde_json::from_slice(bytes).map_err(|error| not_ours(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_comes_back_as_it_was_written() {
        let mut list = Manifest::new("长岭路营业厅", 2026, "2026-12-31 17:20".into(), "41-9f".into());
        list.files.push(ManifestFile { path: "a/𠅤.pdf".into(), size: 7, blake3: "0".repeat(64) });
        assert_eq!(Manifest::read(list.to_json().unwrap().as_bytes()), Ok(list));
    }

    #[test]
    fn a_list_of_a_newer_program_and_one_of_another_are_told_apart() {
        let newer = br#"{"format":"hallkeeper-archive","version":2,"further":[]}"#;
        assert_eq!(Manifest::read(newer), Err(ArchiveError::TooNew { found: 2 }));
        let other = br#"{"format":"photos","version":1}"#;
        assert!(matches!(Manifest::read(other), Err(ArchiveError::NotOurs { .. })));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Manifest::read(&bytes).is_err());
        }
    }
}
