//! Room kept for bad days: a file of some megabytes beside the hall's file, given up when the disk is full, so that what
//! was typed can still be kept.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::StorageError;
use super::probe::beside;

/// Size of the room kept, in bytes: drafts of a day and the lines about them need a fraction of it.
pub const BALLAST_BYTES: u64 = 4 * 1024 * 1024;

/// Where the room of a file lies.
pub fn ballast_of(file: &Path) -> PathBuf {
    beside(file, "-ballast")
}

/// Makes the room unless it is there; really written, so that the disk holds it.
///
/// # Errors
/// `DiskFull`, `ReadOnly`, `Io`; nothing is left then.
pub fn make(file: &Path) -> Result<(), StorageError> {
    let path = ballast_of(file);
    if std::fs::metadata(&path).is_ok_and(|about| about.len() >= BALLAST_BYTES) {
        return Ok(());
    }
    let filled = fill(&path);
    if filled.is_err() {
        let _ = std::fs::remove_file(&path);
    }
    filled
}

fn fill(path: &Path) -> Result<(), StorageError> {
    let mut file = File::create(path)?;
    // No zeros: a file system that packs would keep no room for them.
    let mut block = Vec::with_capacity(64 * 1024);
    let mut reader = blake3::Hasher::new().update(b"ballast").finalize_xof();
    block.resize(64 * 1024, 0);
    for _ in 0..BALLAST_BYTES / (64 * 1024) {
        reader.fill(&mut block);
        file.write_all(&block)?;
    }
    file.flush()?;
    Ok(())
}

/// Gives the room up; tells whether there was any.
pub fn release(file: &Path) -> bool {
    std::fs::remove_file(ballast_of(file)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_made_once_and_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.hall");
        make(&file).unwrap();
        let about = std::fs::metadata(ballast_of(&file)).unwrap();
        assert_eq!(about.len(), BALLAST_BYTES);
        make(&file).unwrap();
        assert!(release(&file));
        assert!(!release(&file));
    }
}
