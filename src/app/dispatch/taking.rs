//! Notes on the history that something is taken out.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, TakingCommand};

pub(super) fn apply(register: &mut Register, command: TakingCommand, at: Moment) -> Result<Change, RegisterError> {
    let done = |()| Done::TakingNoted;
    // The page itself says how it goes and when it is done.
    let noted = match command {
        TakingCommand::NoteExport(shown) => change(register.note_export_all(shown, at)?, ActionKind::ExportAll, done),
        TakingCommand::NoteArchive(year) => {
            change(register.note_year_archive(year, at)?, ActionKind::ArchiveYear, done)
        }
    };
    Ok(Change { said: None, ..noted })
}
