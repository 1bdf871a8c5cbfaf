//! Does what screens asked for about cards of the ledger.

use super::{Change, change};
use crate::domain::cards::CardEventKind;
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{CardCommand, Done};

pub(super) fn apply(register: &mut Register, command: CardCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        CardCommand::Make(cards) => {
            let made = change(register.make_cards(&cards, at)?, ActionKind::MakeCards, Done::CardsMade);
            // The print room goes on with them at once and tells what came of it.
            Change { said: None, ..made }
        }
        CardCommand::Note(cards, step) => {
            let outcome = register.note_card_events(&cards, &step, at)?;
            change(outcome, action(step.kind), |()| Done::CardsChanged)
        }
    })
}

fn action(kind: CardEventKind) -> ActionKind {
    match kind {
        CardEventKind::Made => ActionKind::MakeCards,
        CardEventKind::Printed => ActionKind::PrintCards,
        CardEventKind::HandedOver => ActionKind::HandOverCards,
        CardEventKind::Suspended => ActionKind::SuspendCards,
        CardEventKind::Found => ActionKind::FindCards,
        CardEventKind::Voided => ActionKind::VoidCards,
        CardEventKind::Returned => ActionKind::ReturnCards,
        CardEventKind::Destroyed => ActionKind::DestroyCards,
    }
}
