//! The list every archive carries: what made it, of what, and each file with its size and hash.

use serde::{Deserialize, Serialize};

use super::ArchiveError;

/// The word that tells the list of an archive from any other.
const FORMAT: &str = "hallkeeper-archive";
/// The newest format this program reads and writes.
const VERSION: u32 = 2;
/// From this format on a list vouches for itself.
const SEALED_FROM: u32 = 2;

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

/// Whether a list is what it was when it was written: its head and its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seal {
    /// Its own check value fits.
    #[default]
    Fits,
    /// It does not: the list itself was changed.
    Broken,
    /// It is of the older kind that has none.
    None,
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
    /// BLAKE3 of everything above, written out without blanks; 64 hex digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blake3: Option<String>,
    /// What was found of that when it was read.
    #[serde(skip)]
    pub seal: Seal,
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
            blake3: None,
            seal: Seal::Fits,
        }
    }

    /// As it stands in the archive, with the check value of itself; one of the older kind stays of that kind.
    ///
    /// # Errors
    /// The writer's words.
    pub fn to_json(&self) -> Result<String, String> {
        let blake3 = (self.version >= SEALED_FROM).then(|| self.own_hash()).transpose()?;
        serde_json::to_string_pretty(&Self { blake3, ..self.clone() }).map_err(|error| error.to_string())
    }

    /// The check value of head and entries.
    fn own_hash(&self) -> Result<String, String> {
        let bare = serde_json::to_vec(&Self { blake3: None, ..self.clone() }).map_err(|error| error.to_string())?;
        Ok(blake3::hash(&bare).to_hex().to_string())
    }

    /// Reads one; a changed one too, and says so in its `seal`.
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
        let mut list: Self = serde_json::from_slice(bytes).map_err(|error| not_ours(error.to_string()))?;
        list.seal = match list.blake3.take() {
            None if list.version < SEALED_FROM => Seal::None,
            Some(found) if list.version >= SEALED_FROM && list.own_hash().is_ok_and(|own| own == found) => Seal::Fits,
            _ => Seal::Broken,
        };
        Ok(list)
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
        let newer = br#"{"format":"hallkeeper-archive","version":3,"further":[]}"#;
        assert_eq!(Manifest::read(newer), Err(ArchiveError::TooNew { found: 3 }));
        let other = br#"{"format":"photos","version":1}"#;
        assert!(matches!(Manifest::read(other), Err(ArchiveError::NotOurs { .. })));
    }

    #[test]
    fn a_list_whose_head_or_entries_were_changed_says_so_and_an_older_one_that_it_cannot_tell() {
        let mut list = Manifest::new("长岭路营业厅", 2026, "2026-12-31 17:20".into(), "41-9f".into());
        list.files.push(ManifestFile { path: "a.pdf".into(), size: 7, blake3: "0".repeat(64) });
        let json = list.to_json().unwrap();
        let seal = |text: String| Manifest::read(text.as_bytes()).unwrap().seal;
        assert_eq!(seal(json.clone()), Seal::Fits);
        for (was, is) in
            [("2026,", "2025,"), ("长岭路", "长桥"), ("41-9f", "42-9f"), ("17:20", "17:21"), ("a.pdf", "b.pdf")]
        {
            assert!(json.contains(was));
            assert_eq!(seal(json.replacen(was, is, 1)), Seal::Broken, "{was}");
        }
        let older = Manifest { version: 1, ..list };
        let json = older.to_json().unwrap();
        assert!(!json.contains("\n  \"blake3\""), "an older list unpacked stays as it is: {json}");
        assert_eq!(seal(json), Seal::None);
        let bare = r#"{"format":"hallkeeper-archive","version":2,"program":"0","hall":"","year":1,"made_at":"",
            "history_head":"","files":[]}"#;
        assert_eq!(seal(bare.to_owned()), Seal::Broken, "a list of today's kind without its check value");
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Manifest::read(&bytes).is_err());
        }
    }
}
