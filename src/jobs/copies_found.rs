//! Copies of the file looked for on the disk, beside it and in the second place: a stick or a share may take its time.

use std::path::PathBuf;

use super::{Jobs, Task};
use crate::domain::dates::Moment;
use crate::register::backups::{Places, folder_of};
use crate::register::erased_copies::holding;
use crate::register::sealing::plain_copies;

/// Copies that open without a passphrase: beside the file, among its copies, and in the second place.
pub fn plain_copies_in(jobs: &Jobs, file: PathBuf, places: Option<Places>) -> Task<Vec<PathBuf>> {
    jobs.start("looking for copies", move |_| {
        let second = places.and_then(|places| places.second_folder());
        let folders: Vec<PathBuf> = std::iter::once(folder_of(&file)).chain(second).collect();
        plain_copies(&file, &folders)
    })
}

/// When the copies were made that still hold who was erased, oldest first; empty while no later copy is there.
pub fn copies_of_erased_in(jobs: &Jobs, places: Places, newest_erasure: Moment) -> Task<Vec<Moment>> {
    jobs.start("looking for copies", move |_| {
        let mut moments: Vec<Moment> = holding(&places, newest_erasure).into_iter().map(|(at, _)| at).collect();
        moments.sort_unstable();
        moments.dedup();
        moments
    })
}
