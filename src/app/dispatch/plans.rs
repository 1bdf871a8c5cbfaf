//! Does what screens asked for about plans of checks and draws. The seed of a draw is made here, so that it is a value
//! below.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, PlanCommand};

pub(super) fn apply(register: &mut Register, command: PlanCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        PlanCommand::Save(None, details) => {
            change(register.add_plan(&details, at)?, ActionKind::ChangePlan, Done::PlanChanged)
        }
        PlanCommand::Save(Some(id), details) => {
            change(register.change_plan(id, &details, at)?, ActionKind::ChangePlan, Done::PlanChanged)
        }
        PlanCommand::Stop(id) => change(register.stop_plan(id, at)?, ActionKind::ChangePlan, Done::PlanChanged),
        PlanCommand::Draw(id, period) => {
            let outcome = register.draw_spots((id, period), &new_seed(), at)?;
            change(outcome, ActionKind::DrawSpots, |_| Done::PlanChanged(id))
        }
        PlanCommand::Note(note) => change(register.note_plan(&note, at)?, ActionKind::NotePlan, Done::PlanChanged),
    })
}

/// A seed nobody can foresee: twelve signs of the random end of a fresh number.
fn new_seed() -> String {
    let number = uuid::Uuid::now_v7().simple().to_string();
    number.chars().skip(20).collect()
}
