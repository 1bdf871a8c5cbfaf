//! Where what lies around a file is to be found on this PC.

use std::path::{Path, PathBuf};

use super::paths;
use crate::domain::dates::Moment;
use crate::jobs::health::Surroundings;
use crate::jobs::printing::PrintSystem;
use crate::register::backups::{copies_in, folder_of};

/// The places around a file (`None`: a hall in memory) as the program knows them.
pub(super) fn surroundings(file: Option<&Path>, printing: &PrintSystem) -> Surroundings {
    Surroundings {
        file: file.map(Path::to_owned),
        copies: file.map(copies).unwrap_or_default(),
        logs: paths::logs(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        printing: printing.clone(),
        ..Surroundings::default()
    }
}

/// The copies beside a file with their moments, oldest first.
fn copies(file: &Path) -> Vec<(Moment, PathBuf)> {
    copies_in(&folder_of(file)).into_iter().map(|(name, path)| (name.at, path)).collect()
}
