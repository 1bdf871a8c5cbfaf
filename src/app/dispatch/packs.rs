//! Does what screens asked for about standards made or brought in here.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, PackCommand};

pub(super) fn apply(register: &mut Register, command: PackCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        PackCommand::Publish(text) => {
            change(register.publish_pack(&text, at)?, ActionKind::PublishPack, Done::PacksChanged)
        }
        PackCommand::Retire(code, edition, on) => {
            let outcome = register.retire_pack((&code, &edition), on, at)?;
            change(outcome, ActionKind::RetirePack, |()| Done::PacksChanged(code))
        }
    })
}
