//! Copies of the file looked for on the disk, beside it and in the second place: a stick or a share may take its time.

use std::path::PathBuf;

use super::{Jobs, Task};
use crate::domain::dates::Moment;
use crate::register::FileKey;
use crate::register::backups::{Places, folder_of};
use crate::register::erased_copies::{holding, moments_of};
use crate::register::sealing::plain_copies;

/// Copies that open without a passphrase: beside the file of this hall, among its copies, and in the second place.
pub fn plain_copies_in(jobs: &Jobs, (file, hall): (PathBuf, String), places: Option<Places>) -> Task<Vec<PathBuf>> {
    jobs.start("looking for copies", move |_| {
        let second = places.and_then(|places| places.second_folder());
        let folders: Vec<PathBuf> = std::iter::once(folder_of(&file)).chain(second).collect();
        plain_copies(&file, &hall, &folders)
    })
}

/// When the copies were made that still hold who was erased, oldest first; empty while no later copy is there.
pub fn copies_of_erased_in(
    jobs: &Jobs,
    (places, key): (Places, Option<FileKey>),
    newest_erasure: Moment,
) -> Task<Vec<Moment>> {
    jobs.start("looking for copies", move |_| moments_of(&holding((&places, key.as_ref()), newest_erasure)))
}
