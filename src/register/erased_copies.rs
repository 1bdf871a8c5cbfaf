//! Copies of the file that were made before somebody was erased: they still hold them, and may be given up.

use super::backups::Places;
use super::{Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::erasure::copies_holding;
use crate::storage::backup::{copies_in, remove};
use crate::storage::erasure;

impl Register {
    /// When the copies beside the file were made that are older than the newest erasure, oldest first; empty while nobody
    /// was erased or no later copy is there.
    ///
    /// # Errors
    /// The file's.
    pub fn copies_of_erased(&self, places: &Places) -> Result<Vec<Moment>, RegisterError> {
        let Some(newest) = erasure::all(self.conn())?.first().map(|newest| newest.at) else {
            return Ok(Vec::new());
        };
        let copies: Vec<Moment> = copies_in(&places.first_folder()).iter().map(|(name, _)| name.at).collect();
        Ok(copies_holding(&copies, newest))
    }

    /// Takes those copies away, in both places; what cannot be removed stays. Returns how many went.
    ///
    /// # Errors
    /// The file's.
    pub fn drop_copies_of_erased(&self, places: &Places) -> Result<usize, RegisterError> {
        let going = self.copies_of_erased(places)?;
        let mut gone = 0;
        for folder in std::iter::once(places.first_folder()).chain(places.second_folder()) {
            for (name, path) in copies_in(&folder) {
                if going.contains(&name.at) || going.last().is_some_and(|last| name.at <= *last) {
                    match remove(&path) {
                        Ok(()) => gone += 1,
                        Err(error) => tracing::warn!(%error, "a copy could not be taken away"),
                    }
                }
            }
        }
        Ok(gone)
    }
}
