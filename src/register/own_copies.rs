//! Which of the copies beside a file are its own: only those are thinned, and only those are offered when it is in trouble.
//!
//! A hall keeps its number for ever. Copies of a hall that once lay under the same file name lie in the same folder; they are
//! left alone, and offered only with a question.

use std::path::{Path, PathBuf};

use super::FileKey;
use super::backups::{CopyInfo, CopyPlace, Look, copies_in, folder_of, look};
use crate::domain::backups::{CopyName, Whose, to_thin};
use crate::domain::dates::Moment;
use crate::storage::backup::{self, hall_in_bytes, hall_of};

/// What is known of a file: the number of its hall, if so, and its key, if it is closed by a passphrase.
pub type Known<'a> = (Option<&'a str>, Option<&'a FileKey>);

/// The number of the hall a file is of, as far as it can still be read; for a file that is not open here.
pub fn hall_of_file(file: &Path, key: Option<&FileKey>) -> Option<String> {
    hall_of(file, key)
}

/// Whose a copy is.
pub fn whose(copy: &Path, (hall, key): Known<'_>) -> Whose {
    Whose::told(hall_of(copy, key).as_deref(), hall)
}

/// The copies in a folder that are known to be of this hall, oldest first.
pub fn own_in(folder: &Path, known: Known<'_>) -> Vec<(CopyName, PathBuf)> {
    let mut copies = copies_in(folder);
    copies.retain(|(_, path)| whose(path, known) == Whose::Own);
    copies
}

/// Takes the copies of this hall away that the rule lets go; what cannot be removed stays for the next time. Copies of
/// another hall, and those that cannot be read, neither go nor count.
pub fn thin(folder: &Path, known: Known<'_>, now: Moment) {
    let copies = own_in(folder, known);
    let names: Vec<CopyName> = copies.iter().map(|(name, _)| *name).collect();
    let going = to_thin(&names, now);
    for (_, path) in copies.iter().filter(|(name, _)| going.contains(name)) {
        if let Err(error) = backup::remove(path) {
            tracing::warn!(%error, "a copy could not be taken away");
        }
    }
}

/// The newest copy of a file whose every page is good, beside it, of the hall the file is of. Which hall that is the file
/// itself tells, or, where it cannot be read, what this PC remembers of it. Reads every page: for a job, or a hall in trouble.
pub fn newest_good_of(file: &Path, remembered: Known<'_>) -> Option<CopyInfo> {
    newest_good(file, remembered, |whose| whose == Whose::Own)
}

/// The newest good copy beside a file that is of another hall, or may be: to be brought back only after a question.
pub fn newest_other_of(file: &Path, remembered: Known<'_>) -> Option<CopyInfo> {
    newest_good(file, remembered, |whose| whose != Whose::Own)
}

/// The newest copy of a file that opens, not known to be of another hall; its pages are not read. Only to be named.
pub fn newest_of(file: &Path, remembered: Known<'_>) -> Option<CopyInfo> {
    newest(file, remembered, |copy, whose| whose != Whose::Other && copy.holds.is_ok())
}

fn newest_good(file: &Path, remembered: Known<'_>, is_wanted: impl Fn(Whose) -> bool) -> Option<CopyInfo> {
    let key = remembered.1;
    newest(file, remembered, |copy, whose| is_wanted(whose) && look(&copy.path, key, Look::Pages).is_ok())
}

fn newest(file: &Path, (remembered, key): Known<'_>, is_wanted: impl Fn(&CopyInfo, Whose) -> bool) -> Option<CopyInfo> {
    let copies = copies_in(&folder_of(file)).into_iter().rev();
    let mut copies: Vec<CopyInfo> = copies.map(|copy| CopyInfo::of(copy, CopyPlace::First, key)).collect();
    let among = || hall_in_bytes(file, &copies.iter().filter_map(|copy| copy.hall.clone()).collect());
    let hall = hall_of_file(file, key).or_else(among).or_else(|| remembered.map(str::to_owned));
    let at = copies.iter().position(|copy| is_wanted(copy, copy.whose(hall.as_deref())))?;
    Some(copies.swap_remove(at))
}
