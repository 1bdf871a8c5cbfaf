//! Which files this program has open itself. On Unix, opening and closing a file a second time in one program drops the
//! engine's lock on it: so before the bytes of a file are looked at, it is asked here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static HELD: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

/// A file this program has open; let go of when dropped.
#[derive(Debug)]
pub struct HeldFile(PathBuf);

impl HeldFile {
    /// Notes that the file at `path` is open from now on.
    pub fn hold(path: &Path) -> Self {
        let path = real(path);
        *HELD.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()).or_insert(0) += 1;
        Self(path)
    }
}

impl Drop for HeldFile {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.0) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.0);
            }
        }
    }
}

/// Whether this program has the file open.
pub fn is_held(path: &Path) -> bool {
    HELD.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&real(path))
}

/// The path without links and dots; as given where nothing lies.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_until_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hall");
        std::fs::File::create(&path).unwrap();
        let held = HeldFile::hold(&path);
        assert!(is_held(&folder.path().join("./a.hall")));
        drop(held);
        assert!(!is_held(&path));
    }
}
