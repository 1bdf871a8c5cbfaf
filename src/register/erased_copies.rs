//! Copies of the file that were made before somebody was erased, in both places, and the files restores kept: they still
//! hold them, and may be given up.

use std::path::{Path, PathBuf};

use super::backups::{Places, whose};
use super::{FileKey, Register, RegisterError};
use crate::domain::backups::{Whose, kept_at};
use crate::domain::dates::Moment;
use crate::domain::erasure::copies_holding;
use crate::storage::backup::{copies_in, remove};
use crate::storage::erasure;
use crate::storage::pace::Part;

impl Register {
    /// When somebody was erased last; `None` while nobody was.
    ///
    /// # Errors
    /// The file's.
    pub fn newest_erasure(&self) -> Result<Option<Moment>, RegisterError> {
        Ok(erasure::all(self.conn())?.first().map(|newest| newest.at))
    }

    /// When the copies in both places, and the files restores kept, were made that are older than the newest erasure, oldest
    /// first; empty while nobody was erased or no later copy is there. Looks at the disk: in the window, a job does.
    ///
    /// # Errors
    /// The file's.
    pub fn copies_of_erased(&self, places: &Places) -> Result<Vec<Moment>, RegisterError> {
        let newest = self.newest_erasure()?;
        Ok(newest.map(|newest| moments_of(&holding((places, self.key()), newest))).unwrap_or_default())
    }

    /// Takes those copies and files away; what cannot be removed stays. Returns how many went. Nothing is taken away while
    /// writing is stopped.
    ///
    /// # Errors
    /// `Held`; the file's.
    pub fn drop_copies_of_erased(&self, places: &Places) -> Result<usize, RegisterError> {
        if let Some(hold) = self.hold() {
            return Err(RegisterError::Held(hold));
        }
        let Some(newest) = self.newest_erasure()? else { return Ok(0) };
        let mut gone = 0;
        let holding = holding((places, self.key()), newest);
        self.pace.begin(Part::Bytes, holding.len())?;
        for (_, path) in holding {
            self.pace.step()?;
            match remove(&path) {
                Ok(()) => gone += 1,
                Err(error) => tracing::warn!(%error, "a copy could not be taken away"),
            }
        }
        Ok(gone)
    }
}

/// When copies were made, oldest first, each moment once.
pub fn moments_of(copies: &[(Moment, PathBuf)]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = copies.iter().map(|(at, _)| *at).collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// The copies of both places and the files restores kept that may hold who was erased, with when they were made; none of another
/// hall, and none while no later copy is there. A kept file never counts as the later copy. Looks at the disk: for jobs.
pub fn holding((places, key): (&Places, Option<&FileKey>), newest_erasure: Moment) -> Vec<(Moment, PathBuf)> {
    let known = (Some(places.hall_uid.as_str()), key);
    let folders = std::iter::once(places.first_folder()).chain(places.second_folder());
    let copies = folders.flat_map(|folder| copies_in(&folder)).map(|(name, path)| (name.at, path));
    let mut found: Vec<(Moment, PathBuf)> = copies.filter(|(_, path)| whose(path, known) != Whose::Other).collect();
    let is_later_own = |(at, path): &(Moment, PathBuf)| *at > newest_erasure && whose(path, known) == Whose::Own;
    if !found.iter().any(is_later_own) {
        return Vec::new();
    }
    // A kept file may be all there is of another hall that once lay under this name.
    found.extend(kept_beside(&places.file).into_iter().filter(|(_, path)| whose(path, known) == Whose::Own));
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
