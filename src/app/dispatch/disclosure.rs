//! Does what screens asked for about public disclosure (公示).

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{DisclosureCommand, Done};

pub(super) fn apply(register: &mut Register, command: DisclosureCommand, at: Moment) -> Result<Change, RegisterError> {
    let of = |id| Done::DisclosureChanged(Some(id));
    Ok(match command {
        DisclosureCommand::TakeOver(documents) => {
            let outcome = register.take_over_disclosure(&documents, at)?;
            change(outcome, ActionKind::ImportDisclosure, |_| Done::DisclosureChanged(None))
        }
        DisclosureCommand::Save(id, facts) => {
            change(register.save_disclosure(id, &facts, at)?, ActionKind::ChangeDisclosure, of)
        }
        DisclosureCommand::PutUp(id, version) => {
            change(register.put_up_disclosure(id, &version, at)?, ActionKind::PutUpDisclosure, |_| of(id))
        }
        DisclosureCommand::TakeDown(id, on) => {
            change(register.take_down_disclosure(id, on, at)?, ActionKind::PutUpDisclosure, |()| of(id))
        }
        DisclosureCommand::Photo(version, photo) => {
            change(register.add_disclosure_photo(version, &photo, at)?, ActionKind::PutUpDisclosure, of)
        }
        DisclosureCommand::KeepPicture(id, picture) => {
            let outcome = register.keep_file(&picture, ActionKind::KeepScan, at)?;
            let kept = change(outcome, ActionKind::KeepScan, |file| Done::DisclosurePictureKept(id, file));
            Change { said: None, ..kept }
        }
        DisclosureCommand::Retire(id, reason) => {
            change(register.retire_disclosure(id, &reason, at)?, ActionKind::ChangeDisclosure, |()| of(id))
        }
        DisclosureCommand::BringBack(id) => {
            change(register.bring_back_disclosure(id, at)?, ActionKind::ChangeDisclosure, |()| of(id))
        }
    })
}
