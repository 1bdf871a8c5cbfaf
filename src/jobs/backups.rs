//! Copying the file to both places, looking into the copies, making one ready to be brought back, in the background.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Jobs, Progress, Task};
use crate::domain::backups::{BackupReason, CopyName, PlaceState, Whose};
use crate::domain::dates::Moment;
use crate::register::FileKey;
use crate::register::backups::{
    CopyError, CopyInfo, CopyPlace, Keep, Places, Ready, Restoring, Source, StorageError, clean_parts, copies_in, copy,
    free_name, prepare_restore, thin, verify_copy, whose,
};
use crate::register::history::Verification;

/// A copy to make.
#[derive(Debug)]
pub struct CopyOrder {
    /// The file, as it stands.
    pub source: Source,
    /// Why.
    pub reason: BackupReason,
    /// Where to.
    pub places: Places,
    /// Now.
    pub at: Moment,
}

/// What became of a copy.
#[derive(Debug)]
pub struct Copied {
    /// Its name.
    pub name: CopyName,
    /// Where it lies beside the file.
    pub first: Result<PathBuf, CopyError>,
    /// How the second place was found.
    pub second: SecondEnd,
}

/// How a copy to the second place ended.
#[derive(Debug)]
pub struct SecondEnd {
    /// How the place was found.
    pub state: PlaceState,
    /// The newest copy there, where it could be looked at.
    pub newest: Option<Moment>,
    /// What went wrong, for the details of a notice; empty for nothing.
    pub because: String,
}

impl SecondEnd {
    /// Nobody looked.
    pub fn unknown() -> Self {
        Self { state: PlaceState::Unknown, newest: None, because: String::new() }
    }
}

/// Copies to both places. The file's own bytes are let go of before the second, slower one is begun.
pub fn copy_to_places(jobs: &Jobs, order: CopyOrder) -> Task<Copied> {
    jobs.start("copying the file", move |progress| run(order, progress))
}

/// The same in place, for the command line and for closing.
pub fn run(order: CopyOrder, progress: &Progress) -> Copied {
    let CopyOrder { source, reason, places, at } = order;
    let key = source.key().cloned();
    let folder = places.first_folder();
    clean_parts(&folder, &places.hall_uid, None);
    let name = free_name(&folder, CopyName::new(at, reason));
    let target = folder.join(name.file_name());
    let first = copy(&source, (&target, Keep::Copy), &watched(progress)).map(|()| target);
    let from = match &first {
        Ok(path) => {
            drop(source);
            thin(&folder, (Some(&places.hall_uid), key.as_ref()), at);
            Source::of_copy(path, key.as_ref())
        }
        Err(CopyError::Target { .. } | CopyError::Spoilt(_)) => Ok(source),
        Err(_) => return Copied { name, first, second: SecondEnd::unknown() },
    };
    let second = to_second(from, (name, &places), progress);
    Copied { name, first, second }
}

/// Copies a finished copy on to the second place, for when the first was made in place.
pub fn copy_on(
    jobs: &Jobs,
    (name, path): (CopyName, PathBuf),
    places: Places,
    key: Option<FileKey>,
) -> Task<SecondEnd> {
    jobs.start("copying to the second place", move |progress| {
        to_second(Source::of_copy(&path, key.as_ref()), (name, &places), progress)
    })
}

/// Looks whether the second place is there and what lies in it.
pub fn look_at_second(jobs: &Jobs, places: Places) -> Task<SecondEnd> {
    jobs.start("looking at the second place", move |_| seen(&places, PlaceState::There))
}

fn to_second(from: Result<Source, CopyError>, (name, places): (CopyName, &Places), progress: &Progress) -> SecondEnd {
    if places.second.is_none() {
        return SecondEnd::unknown();
    }
    let Some(folder) = places.second_folder() else {
        return seen(places, PlaceState::Missing);
    };
    clean_parts(&folder, &places.hall_uid, Some(name.at));
    let key = from.as_ref().ok().and_then(Source::key).cloned();
    let target = folder.join(free_name(&folder, name).file_name());
    let ended = from.and_then(|source| copy(&source, (&target, Keep::Copy), &watched(progress)));
    match ended {
        Ok(()) => {
            thin(&folder, (Some(&places.hall_uid), key.as_ref()), name.at);
            seen(places, PlaceState::There)
        }
        Err(error) => {
            tracing::warn!(%error, "no copy in the second place");
            SecondEnd { because: error.to_string(), ..seen(places, state_of(&error)) }
        }
    }
}

/// What can be said of a place that took no copy.
pub fn state_of(error: &CopyError) -> PlaceState {
    let kind = match error {
        CopyError::Target { error, .. } | CopyError::Storage(StorageError::Io(error)) => error.kind(),
        CopyError::Stopped => return PlaceState::Unknown,
        _ => return PlaceState::Broken,
    };
    match kind {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PlaceState::Missing,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => PlaceState::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => PlaceState::ReadOnly,
        _ => PlaceState::Broken,
    }
}

fn seen(places: &Places, state: PlaceState) -> SecondEnd {
    let Some(folder) = places.second_folder() else {
        let state = if places.second.is_some() { PlaceState::Missing } else { PlaceState::Unknown };
        return SecondEnd { state, ..SecondEnd::unknown() };
    };
    let known = (Some(places.hall_uid.as_str()), None);
    let ours = copies_in(&folder).into_iter().rev().find(|(_, path)| whose(path, known) != Whose::Other);
    let newest = ours.map(|(name, _)| name.at);
    SecondEnd { state, newest, because: String::new() }
}

/// Tells the job's progress how far a copy is.
fn watched(progress: &Progress) -> impl Fn(u64, u64) -> ControlFlow<()> {
    |done, total| match progress.reach(done as usize, total as usize) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// Looks into every copy of both places, newest first.
pub fn list(jobs: &Jobs, places: Places, key: Option<FileKey>) -> Task<Vec<CopyInfo>> {
    jobs.start("looking into the copies", move |progress| {
        let first = copies_in(&places.first_folder()).into_iter().map(|copy| (copy, CopyPlace::First));
        let second = places.second_folder().map(|folder| copies_in(&folder)).unwrap_or_default();
        let mut all: Vec<_> = first.chain(second.into_iter().map(|copy| (copy, CopyPlace::Second))).collect();
        all.sort_by(|a, b| b.0.0.cmp(&a.0.0).then(a.1.cmp(&b.1)));
        progress.expect(all.len());
        let mut found = Vec::with_capacity(all.len());
        for (copy, place) in all {
            found.push(CopyInfo::of(copy, place, key.as_ref()));
            if progress.step().is_err() {
                break;
            }
        }
        found
    })
}

/// Walks the whole history and every row of a copy.
pub fn verify(jobs: &Jobs, path: PathBuf, key: Option<FileKey>) -> Task<Result<Verification, StorageError>> {
    jobs.start("verifying a copy", move |_| verify_copy(&path, key.as_ref()))
}

/// Makes a copy ready to be brought back. What is there now is copied first, where it can be.
pub fn prepare(jobs: &Jobs, restoring: Restoring, present: Option<CopyOrder>) -> Task<Result<Ready, CopyError>> {
    jobs.start("bringing a copy back", move |progress| {
        if let Some(order) = present {
            run(order, progress).first?;
        }
        prepare_restore(&restoring, &watched(progress))
    })
}

/// Copies the file to a place somebody chose, to work with there.
pub fn copy_to(jobs: &Jobs, source: Source, target: PathBuf) -> Task<Result<PathBuf, CopyError>> {
    jobs.start("copying the file", move |progress| {
        let folder = target.parent().unwrap_or(&target);
        if !folder.is_dir() {
            return Err(CopyError::Target { path: folder.to_owned(), error: io::ErrorKind::NotFound.into() });
        }
        copy(&source, (&target, Keep::File), &watched(progress))?;
        Ok(target)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_copy_from_the_second_place_is_told_by_its_kind() {
        let of = |kind: io::ErrorKind| state_of(&CopyError::Storage(StorageError::Io(kind.into())));
        for (kind, state) in [
            (io::ErrorKind::NotFound, PlaceState::Missing),
            (io::ErrorKind::NotADirectory, PlaceState::Missing),
            (io::ErrorKind::StorageFull, PlaceState::Full),
            (io::ErrorKind::QuotaExceeded, PlaceState::Full),
            (io::ErrorKind::FileTooLarge, PlaceState::Full),
            (io::ErrorKind::PermissionDenied, PlaceState::ReadOnly),
            (io::ErrorKind::ReadOnlyFilesystem, PlaceState::ReadOnly),
            (io::ErrorKind::TimedOut, PlaceState::Broken),
        ] {
            assert_eq!(of(kind), state, "{kind:?}");
        }
        assert_eq!(state_of(&CopyError::Stopped), PlaceState::Unknown);
        assert_eq!(state_of(&CopyError::Spoilt("a page".into())), PlaceState::Broken);
    }
}
