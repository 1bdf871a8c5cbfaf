//! What lies around the file, looked at in the background: copies, disk, fonts, printers, the folder of the log.

mod disk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::printing::{PrintSystem, QueueState};
use super::{Cancelled, Progress};
use crate::documents::fonts::is_covered;
use crate::domain::backups::Whose;
use crate::domain::dates::Moment;
use crate::domain::health::around::{AroundFacts, CopyFacts, CopyTrouble, Logs, Place, SecondPlace};
use crate::register::backups::{StorageError, whose};
use crate::register::own_copies::Known;
use crate::register::{FileKey, RegisterError, health};

/// What the program knows of the places around the file; only told, never looked into by whoever tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// The file; `None` for a hall in memory.
    pub file: Option<PathBuf>,
    /// What kind of place it lies in.
    pub place: Place,
    /// Its copies, oldest first.
    pub copies: Vec<(Moment, PathBuf)>,
    /// The folder of the second place of the copies, if one is named.
    pub second: Option<PathBuf>,
    /// The folder of the log.
    pub logs: Option<PathBuf>,
    /// The program's edition.
    pub version: String,
    /// The printing system of this PC.
    pub printing: PrintSystem,
}

/// What the look around is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAround {
    /// The places.
    pub around: Surroundings,
    /// Characters that must print.
    pub signs: BTreeSet<char>,
    /// The key of the file, and so of its copies.
    pub key: Option<FileKey>,
    /// The number of the hall: copies of another one are not its own.
    pub hall: Option<String>,
}

/// Looks at everything around the file.
///
/// # Errors
/// `Cancelled`.
pub fn look_around(look: &LookAround, progress: &Progress) -> Result<AroundFacts, Cancelled> {
    progress.expect(5);
    let LookAround { around, signs, key, hall } = look;
    let copies = around.file.as_ref().map(|_| copies(around, (hall.as_deref(), key.as_ref())));
    progress.step()?;
    let disk = around.file.as_deref().and_then(|file| Some((disk::free_beside(file)?, length(file))));
    progress.step()?;
    let unprintable = signs.iter().copied().filter(|sign| !is_covered(*sign)).collect();
    progress.step()?;
    let printers = printers(&around.printing);
    progress.step()?;
    let logs = if around.logs.as_deref().is_some_and(can_be_written) { Logs::Written } else { Logs::Blocked };
    progress.step()?;
    Ok(AroundFacts {
        copies,
        place: if around.file.is_some() { around.place.clone() } else { Place::Memory },
        disk,
        signs: signs.len(),
        unprintable,
        printers,
        logs,
        version: around.version.clone(),
    })
}

/// Bytes of a file, asked of its folder: opening the hall's own file would take the engine's lock away.
fn length(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |known| known.len())
}

fn copies(around: &Surroundings, known: Known<'_>) -> CopyFacts {
    let ours = around.copies.iter().filter(|(_, path)| whose(path, known) != Whose::Other);
    let copies: Vec<&(Moment, PathBuf)> = ours.collect();
    let newest = copies.last();
    let checked = newest.map(|(_, path)| health::check_copy(path, known.1));
    CopyFacts {
        count: copies.len(),
        newest: newest.map(|(at, _)| *at),
        damage: checked.and_then(Result::err).map(|error| trouble_of(&error)),
        second: match &around.second {
            None => SecondPlace::Unset,
            Some(folder) if folder.is_dir() => SecondPlace::There,
            Some(folder) => SecondPlace::Gone(folder.display().to_string()),
        },
    }
}

fn trouble_of(error: &RegisterError) -> CopyTrouble {
    let RegisterError::Storage(error) = error else { return CopyTrouble::Damaged };
    match error {
        StorageError::NotFound(_) => CopyTrouble::Gone,
        StorageError::Empty(_) => CopyTrouble::Empty,
        StorageError::Truncated { .. } => CopyTrouble::CutOff,
        StorageError::Foreign { .. } | StorageError::NotAHall(_) | StorageError::Folder(_) => CopyTrouble::Foreign,
        StorageError::Sealed | StorageError::KeysMissing(_) => CopyTrouble::Sealed,
        StorageError::TooNew { .. } => CopyTrouble::TooNew,
        StorageError::Io(_) | StorageError::ReadOnly => CopyTrouble::Unreadable,
        _ => CopyTrouble::Damaged,
    }
}

/// How many printers are ready, and the names of those that are not.
fn printers(system: &PrintSystem) -> (usize, Vec<String>) {
    let printers = system.printers();
    let is_stopped = |state: &QueueState| matches!(state, QueueState::Stopped(_) | QueueState::Refusing(_));
    let stopped: Vec<String> =
        printers.infos.iter().filter(|info| is_stopped(&info.state)).map(|info| info.name.clone()).collect();
    (printers.names.len().saturating_sub(stopped.len()), stopped)
}

/// Whether a file can be made in the folder, or in the one it would be made in.
fn can_be_written(folder: &Path) -> bool {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.is_some_and(|folder| tempfile::Builder::new().prefix(".hallkeeper-").tempfile_in(folder).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(around: Surroundings, signs: &str) -> AroundFacts {
        let look = LookAround { around, signs: signs.chars().collect(), key: None, hall: None };
        look_around(&look, &Progress::default()).unwrap()
    }

    fn no_printers() -> PrintSystem {
        PrintSystem::cups("/no/such/lpstat", "/no/such/lp")
    }

    #[test]
    fn of_a_hall_in_memory_only_the_pc_is_told() {
        let around = Surroundings { printing: no_printers(), ..Surroundings::default() };
        let facts = looked(around, "沈若溪\u{10FFFD}");
        assert_eq!((facts.copies, facts.place, facts.disk), (None, Place::Memory, None));
        assert_eq!((facts.signs, facts.unprintable), (4, BTreeSet::from(['\u{10FFFD}'])));
        assert_eq!((facts.printers, facts.logs), ((0, vec![]), Logs::Blocked));
    }

    #[test]
    fn copies_are_opened_and_the_second_place_is_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let damaged = folder.path().join("copy.hall");
        std::io::Write::write_all(&mut std::fs::File::create(&damaged).unwrap(), b"not a hall at all").unwrap();
        let around = Surroundings {
            file: Some(folder.path().join("a.hall")),
            copies: vec![(Moment(5), damaged)],
            second: Some(folder.path().join("stick")),
            logs: Some(folder.path().join("logs/deep")),
            printing: no_printers(),
            ..Surroundings::default()
        };
        let facts = looked(around.clone(), "");
        let copies = facts.copies.unwrap();
        assert_eq!((copies.count, copies.newest), (1, Some(Moment(5))));
        assert_eq!(copies.damage, Some(CopyTrouble::Foreign));
        assert!(matches!(copies.second, SecondPlace::Gone(_)));
        assert_eq!(facts.logs, Logs::Written);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
        let there = Surroundings { second: Some(folder.path().to_owned()), copies: Vec::new(), ..around };
        let copies = looked(there, "").copies.unwrap();
        assert_eq!((copies.second, copies.damage), (SecondPlace::There, None));
    }
}
