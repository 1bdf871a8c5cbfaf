//! Copies of the file that were made before somebody was erased, in both places, and the files restores kept: they still
//! hold them, and may be given up.

use std::path::{Path, PathBuf};

use super::backups::Places;
use super::{Register, RegisterError};
use crate::domain::backups::kept_at;
use crate::domain::dates::Moment;
use crate::domain::erasure::copies_holding;
use crate::storage::backup::{copies_in, remove};
use crate::storage::erasure;

impl Register {
    /// When somebody was erased last; `None` while nobody was.
    ///
    /// # Errors
    /// The file's.
    pub fn newest_erasure(&self) -> Result<Option<Moment>, RegisterError> {
        Ok(erasure::all(self.conn())?.first().map(|newest| newest.at))
    }

    /// Takes the copies and files away that hold who was erased; what cannot be removed stays. Returns how many went.
    ///
    /// # Errors
    /// The file's.
    pub fn drop_copies_of_erased(&self, places: &Places) -> Result<usize, RegisterError> {
        let Some(newest) = self.newest_erasure()? else { return Ok(0) };
        let mut gone = 0;
        for (_, path) in holding(places, newest) {
            match remove(&path) {
                Ok(()) => gone += 1,
                Err(error) => tracing::warn!(%error, "a copy could not be taken away"),
            }
        }
        Ok(gone)
    }
}

/// The copies of both places and the files restores kept that may hold who was erased, with when they were made; none while no
/// later copy is there. A kept file never counts as the later copy. Looks at the disk: for jobs.
pub fn holding(places: &Places, newest_erasure: Moment) -> Vec<(Moment, PathBuf)> {
    let folders = std::iter::once(places.first_folder()).chain(places.second_folder());
    let mut found: Vec<(Moment, PathBuf)> =
        folders.flat_map(|folder| copies_in(&folder)).map(|(name, path)| (name.at, path)).collect();
    if !found.iter().any(|(at, _)| *at > newest_erasure) {
        return Vec::new();
    }
    found.extend(kept_beside(&places.file));
    let moments: Vec<Moment> = found.iter().map(|(at, _)| *at).collect();
    let holding = copies_holding(&moments, newest_erasure);
    found.into_iter().filter(|(at, _)| holding.contains(at)).collect()
}

/// Files that restores kept beside the hall's.
fn kept_beside(file: &Path) -> Vec<(Moment, PathBuf)> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let entries = file.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let paths = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter_map(|path| Some((kept_at(path.file_name()?.to_str()?, &stem)?, path))).collect()
}
