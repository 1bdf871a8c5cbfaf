//! Does what screens asked for about corrective actions (整改).

use super::{Change, change};
use crate::domain::corrective::CorrectiveKind;
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{CorrectiveCommand, Done};

pub(super) fn apply(register: &mut Register, command: CorrectiveCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        CorrectiveCommand::Open(new) => {
            change(register.open_corrective(&new, at)?, ActionKind::OpenCorrective, Done::CorrectiveChanged)
        }
        CorrectiveCommand::Enter(id, new) => {
            let kind = match new.kind {
                CorrectiveKind::Closed => ActionKind::CloseCorrective,
                CorrectiveKind::Reopened => ActionKind::ReopenCorrective,
                _ => ActionKind::ChangeCorrective,
            };
            change(register.add_corrective_event(id, &new, at)?, kind, |()| Done::CorrectiveChanged(id))
        }
        CorrectiveCommand::KeepPhoto(id, file) => {
            let outcome = register.keep_file(&file, ActionKind::KeepScan, at)?;
            Change { said: None, ..change(outcome, ActionKind::KeepScan, |photo| Done::EvidencePhotoKept(id, photo)) }
        }
    })
}
