//! Copies of the file that were made before somebody was erased, in both places, and the files restores kept: they still
//! hold them, and may be given up.

use std::path::{Path, PathBuf};

use super::backups::{Places, whose};
use super::{Register, RegisterError};
use crate::domain::backups::{Whose, kept_at};
use crate::domain::dates::Moment;
use crate::domain::erasure::copies_holding;
use crate::storage::backup::{copies_in, remove};
use crate::storage::erasure;

impl Register {
    /// When the copies in both places, and the files restores kept, were made that are older than the newest erasure, oldest
    /// first; empty while nobody was erased or no later copy is there.
    ///
    /// # Errors
    /// The file's.
    pub fn copies_of_erased(&self, places: &Places) -> Result<Vec<Moment>, RegisterError> {
        let mut holding: Vec<Moment> = self.holding(places)?.into_iter().map(|(at, _)| at).collect();
        holding.sort_unstable();
        holding.dedup();
        Ok(holding)
    }

    /// Takes those copies and files away; what cannot be removed stays. Returns how many went.
    ///
    /// # Errors
    /// The file's.
    pub fn drop_copies_of_erased(&self, places: &Places) -> Result<usize, RegisterError> {
        let mut gone = 0;
        for (_, path) in self.holding(places)? {
            match remove(&path) {
                Ok(()) => gone += 1,
                Err(error) => tracing::warn!(%error, "a copy could not be taken away"),
            }
        }
        Ok(gone)
    }

    /// The copies of both places and the files restores kept that may hold who was erased; none of another hall. A kept file never counts as the
    /// later copy.
    fn holding(&self, places: &Places) -> Result<Vec<(Moment, PathBuf)>, RegisterError> {
        let Some(newest) = erasure::all(self.conn())?.first().map(|newest| newest.at) else {
            return Ok(Vec::new());
        };
        let known = (Some(places.hall_uid.as_str()), self.key());
        let folders = std::iter::once(places.first_folder()).chain(places.second_folder());
        let copies = folders.flat_map(|folder| copies_in(&folder)).map(|(name, path)| (name.at, path));
        let mut found: Vec<(Moment, PathBuf)> = copies.filter(|(_, path)| whose(path, known) != Whose::Other).collect();
        let is_later_own = |(at, path): &(Moment, PathBuf)| *at > newest && whose(path, known) == Whose::Own;
        if !found.iter().any(is_later_own) {
            return Ok(Vec::new());
        }
        // A kept file may be all there is of another hall that once lay under this name.
        found.extend(kept_beside(&places.file).into_iter().filter(|(_, path)| whose(path, known) == Whose::Own));
        let moments: Vec<Moment> = found.iter().map(|(at, _)| *at).collect();
        let holding = copies_holding(&moments, newest);
        Ok(found.into_iter().filter(|(at, _)| holding.contains(at)).collect())
    }
}

/// Files that restores kept beside the hall's.
fn kept_beside(file: &Path) -> Vec<(Moment, PathBuf)> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let entries = file.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let paths = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter_map(|path| Some((kept_at(path.file_name()?.to_str()?, &stem)?, path))).collect()
}
