//! Wrong passphrases, counted by file on this PC, so that a restart does not end the waiting.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::dates::Moment;
use crate::domain::locking::Tries;

/// Tries by file. The file's name is not written down, only what follows from it.
#[derive(Debug, Default)]
pub struct UnlockTries {
    kept: Option<PathBuf>,
    files: BTreeMap<String, Tries>,
}

impl UnlockTries {
    /// What was counted before; `preferences` is the file of the window's choices, beside which it lies.
    pub fn load(preferences: Option<&Path>) -> Self {
        let kept = preferences.map(|path| path.with_file_name("unlock-tries.ron"));
        let text = kept.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
        let files = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        Self { kept, files }
    }

    /// Milliseconds until a file may be tried again.
    pub fn wait_ms(&self, file: &Path, now: Moment) -> i64 {
        self.files.get(&name_of(file)).map_or(0, |tries| tries.wait_ms(now))
    }

    /// One more wrong try.
    pub fn count(&mut self, file: &Path, now: Moment) {
        let tries = self.files.entry(name_of(file)).or_default();
        *tries = tries.after_wrong(now);
        self.save();
    }

    /// The file was opened.
    pub fn forget(&mut self, file: &Path) {
        if self.files.remove(&name_of(file)).is_some() {
            self.save();
        }
    }

    fn save(&self) {
        if let Some(kept) = &self.kept
            && let Err(error) = write(kept, &self.files)
        {
            tracing::warn!(%error, "the tries could not be kept");
        }
    }
}

fn name_of(file: &Path) -> String {
    let hash = blake3::hash(file.as_os_str().as_encoded_bytes());
    hash.to_hex().chars().take(16).collect()
}

fn write(kept: &Path, files: &BTreeMap<String, Tries>) -> std::io::Result<()> {
    let text = ron::ser::to_string(files).map_err(std::io::Error::other)?;
    let folder = kept.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut part = tempfile::NamedTempFile::new_in(folder)?;
    std::io::Write::write_all(&mut part, text.as_bytes())?;
    part.persist(kept).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_goes_on_after_a_restart_and_is_each_files_own() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = folder.path().join("preferences.ron");
        let (file, other) = (Path::new("/a/甲.hall"), Path::new("/a/乙.hall"));
        let mut tries = UnlockTries::load(Some(&preferences));
        for _ in 0..3 {
            tries.count(file, Moment(1_000));
        }
        let mut again = UnlockTries::load(Some(&preferences));
        assert_eq!(again.wait_ms(file, Moment(1_000)), 4_000);
        assert_eq!(again.wait_ms(other, Moment(1_000)), 0);
        again.forget(file);
        assert_eq!(UnlockTries::load(Some(&preferences)).wait_ms(file, Moment(1_000)), 0);
        let text = std::fs::read_to_string(folder.path().join("unlock-tries.ron")).unwrap();
        assert!(!text.contains("甲"));
    }
}
