//! Does what screens asked for about lists on their way in.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{BringCommand, Done, ListDone};

pub(super) fn apply(register: &mut Register, command: BringCommand, at: Moment) -> Result<Change, RegisterError> {
    let entries = |entries| Done::ListImported(ListDone { entries, cases: 0 });
    Ok(match command {
        BringCommand::Cases(cases) => change(register.import_cases(&cases, at)?, ActionKind::ImportCases, entries),
        BringCommand::Boxes(boxes) => {
            let outcome = register.import_box_entries(&boxes, at)?;
            change(outcome, ActionKind::ImportBoxes, |done| {
                Done::ListImported(ListDone { entries: done.entries, cases: done.cases })
            })
        }
        BringCommand::Disclosure(documents) => {
            change(register.import_disclosure(&documents, at)?, ActionKind::ImportDisclosure, entries)
        }
        BringCommand::Remember(key, body) => {
            register.remember_list_mapping(&key, &body, at)?;
            Change { done: Done::MappingKept, said: None, is_undoable: false }
        }
    })
}
