//! Does what screens asked for about people who may open the file.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::sealing::forget_passphrase;
use crate::register::{ActionKind, Refusal, Register, RegisterError};
use crate::ui::commands::{AccessCommand, Done};

pub(super) fn apply(register: &mut Register, command: AccessCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        AccessCommand::AddKeeper(name) => {
            let outcome = register.add_keeper(&name, at)?;
            let is_first = register.author().is_none() && register.keepers()?.len() == 1;
            if is_first {
                register.set_author(Some(outcome.value));
            }
            change(outcome, ActionKind::ChangeKeeper, |_| Done::KeepersChanged)
        }
        AccessCommand::RemoveKeeper(id) => {
            let gone = register.keepers()?.into_iter().find(|keeper| keeper.id == id);
            let outcome = register.remove_keeper(id, at)?;
            if let (Some(gone), Some(path), Some(_)) = (gone, register.path(), register.key())
                && let Err(error) = forget_passphrase(path, &gone.uid)
            {
                tracing::warn!(%error, "the passphrase could not be taken away");
            }
            change(outcome, ActionKind::ChangeKeeper, |()| Done::KeepersChanged)
        }
        AccessCommand::NotePassphrase => {
            change(register.note_passphrase(at)?, ActionKind::SealFile, |()| Done::KeepersChanged)
        }
        AccessCommand::Enter(id) => {
            let entered = change(register.enter(id, at)?, ActionKind::EnterFile, |()| Done::KeepersChanged);
            Change { said: None, ..entered }
        }
        _ => return Err(Refusal::NoSuchRecord.into()),
    })
}
