//! Where what lies around a file is to be found on this PC.

use std::path::Path;

use super::{backups, paths};
use crate::jobs::health::Surroundings;
use crate::jobs::printing::PrintSystem;

/// The places around a file (`None`: a hall in memory) as the program knows them.
pub(super) fn surroundings(file: Option<&Path>, printing: &PrintSystem) -> Surroundings {
    Surroundings {
        file: file.map(Path::to_owned),
        copies: file.map(backups::copies_of).unwrap_or_default(),
        logs: paths::logs(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        printing: printing.clone(),
        ..Surroundings::default()
    }
}
