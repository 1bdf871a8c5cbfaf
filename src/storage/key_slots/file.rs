//! The key file on disk: where it lies, read with care, written beside and renamed.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{KeySlots, SlotsError, VERSION};
use crate::storage::{StorageError, fault};

/// Largest key file read, in bytes.
const MOST_BYTES: u64 = 64 * 1024;
/// Most slots read.
const MOST_SLOTS: usize = 64;

/// Where the wrapped keys of a file lie: beside it, under its name with `.keys` behind.
pub fn sidecar_of(file: &Path) -> PathBuf {
    with_ending(file, ".keys")
}

/// The key file before the present one, kept until that one was read back.
pub(super) fn former_sidecar_of(file: &Path) -> PathBuf {
    with_ending(file, ".keys.old")
}

pub(in crate::storage) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    file.with_file_name(name)
}

/// Takes the key file of a file away that needs none any more.
///
/// # Errors
/// The file system's.
pub fn remove(file: &Path) -> Result<(), StorageError> {
    for path in [former_sidecar_of(file), sidecar_of(file)] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(file.parent().unwrap_or(Path::new(".")));
    Ok(())
}

impl KeySlots {
    /// The slots of a file; `None` where no key file lies beside it. A damaged one is replaced by the former, if that
    /// one can be read.
    ///
    /// # Errors
    /// `SlotsError`.
    pub fn of_file(file: &Path) -> Result<Option<Self>, SlotsError> {
        let present = Self::read(&sidecar_of(file));
        match present {
            Ok(Some(slots)) => Ok(Some(slots)),
            other => match Self::read(&former_sidecar_of(file)) {
                Ok(Some(former)) => Ok(Some(former)),
                _ => other,
            },
        }
    }

    fn read(path: &Path) -> Result<Option<Self>, SlotsError> {
        let opened = match std::fs::File::open(path) {
            Ok(opened) => opened,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        opened.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(SlotsError::Damaged("too large".to_owned()));
        }
        let text = String::from_utf8(bytes).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        Self::parse(&text).map(Some)
    }

    /// Reads the text of a key file.
    ///
    /// # Errors
    /// `Damaged`, `TooNew`.
    pub fn parse(text: &str) -> Result<Self, SlotsError> {
        /// Read first: a newer file may differ in all else.
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        if head.version > VERSION {
            return Err(SlotsError::TooNew(head.version));
        }
        let read: Self = serde_json::from_str(text).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        if read.slots.len() > MOST_SLOTS {
            return Err(SlotsError::Damaged(format!("{} slots", read.slots.len())));
        }
        Ok(read)
    }

    /// Writes the key file of `file`: beside, synced, then renamed; the former one stays as `.keys.old` until the new one
    /// was read back in its place.
    ///
    /// # Errors
    /// The file system's; the former one is then as before.
    pub fn write(&self, file: &Path) -> Result<(), SlotsError> {
        let (target, former) = (sidecar_of(file), former_sidecar_of(file));
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::other)?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all(text.as_bytes())?;
        part.as_file().sync_all()?;
        if Self::read(part.path())?.as_ref() != Some(self) {
            return Err(SlotsError::Damaged("not read back as written".to_owned()));
        }
        fault::point("keys:written");
        if Self::read(&target).is_ok_and(|present| present.is_some()) {
            std::fs::copy(&target, &former)?;
            std::fs::File::open(&former)?.sync_all()?;
        }
        fault::point("keys:former-kept");
        part.persist(&target).map_err(|error| error.error)?;
        sync_folder(folder);
        fault::point("keys:renamed");
        if Self::read(&target)?.as_ref() == Some(self) {
            let _ = std::fs::remove_file(&former);
        }
        Ok(())
    }
}

/// A rename is on disk once its folder is; where folders cannot be synced there is nothing to do.
pub(in crate::storage) fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}
