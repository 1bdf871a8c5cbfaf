//! Does what screens asked for about the layouts of cards and the unit's seal.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, LayoutCommand};

pub(super) fn apply(register: &mut Register, command: LayoutCommand, at: Moment) -> Result<Change, RegisterError> {
    let done = |()| Done::LayoutsChanged;
    Ok(match command {
        LayoutCommand::Add(name, layout) => {
            change(register.add_card_layout(&name, &layout, at)?, ActionKind::ChangeLayout, Done::LayoutSaved)
        }
        LayoutCommand::AddChosen(name, layout) => {
            let added = register.add_card_layout(&name, &layout, at)?;
            let chosen = register.choose_card_layout(layout.product, Some(added.value), at)?;
            change(chosen, ActionKind::ChooseLayout, |()| Done::LayoutSaved(added.value))
        }
        LayoutCommand::Change(id, name, layout) => {
            let outcome = register.change_card_layout(id, (&name, &layout), at)?;
            change(outcome, ActionKind::ChangeLayout, |()| Done::LayoutSaved(id))
        }
        LayoutCommand::Choose(product, id) => {
            change(register.choose_card_layout(product, id, at)?, ActionKind::ChooseLayout, done)
        }
        LayoutCommand::Retire(id) => change(register.retire_card_layout(id, at)?, ActionKind::RetireLayout, done),
        LayoutCommand::Seal(file) => change(register.set_seal(file.as_ref(), at)?, ActionKind::ChangeSeal, done),
    })
}
