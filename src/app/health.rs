//! Where what lies around a file is to be found on this PC.

use std::path::{Path, PathBuf};

use super::paths;
use crate::domain::dates::Moment;
use crate::domain::health::around::Place;
use crate::jobs::health::Surroundings;
use crate::jobs::printing::PrintSystem;
use crate::register::backups::{copies_in, folder_of};
use crate::storage::places::{FilePlace, place_of};

/// The places around a file (`None`: a hall in memory) as the program knows them; the second place of the copies is among
/// the choices of this PC.
pub(super) fn surroundings(file: Option<&Path>, (second, printing): (Option<PathBuf>, &PrintSystem)) -> Surroundings {
    Surroundings {
        file: file.map(Path::to_owned),
        place: file.map_or(Place::Memory, place),
        copies: file.map(copies).unwrap_or_default(),
        second,
        logs: paths::logs(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        printing: printing.clone(),
    }
}

fn place(file: &Path) -> Place {
    match place_of(file) {
        FilePlace::ThisPc => Place::Good,
        FilePlace::Share => Place::Risky("share".to_owned()),
        FilePlace::Stick => Place::Risky("stick".to_owned()),
        FilePlace::Synced(service) => Place::Risky(service.name().to_owned()),
    }
}

/// The copies beside a file with their moments, oldest first.
fn copies(file: &Path) -> Vec<(Moment, PathBuf)> {
    copies_in(&folder_of(file)).into_iter().map(|(name, path)| (name.at, path)).collect()
}
