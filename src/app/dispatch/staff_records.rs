//! Does what screens asked for about training and conduct records.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, StaffRecordCommand};

pub(super) fn apply(register: &mut Register, command: StaffRecordCommand, at: Moment) -> Result<Change, RegisterError> {
    let of_one = |id: StaffId| Done::StaffRecordsChanged(Some(id));
    Ok(match command {
        StaffRecordCommand::Training(people, new) => {
            let outcome = register.record_training(&people, &new, at)?;
            change(outcome, ActionKind::RecordTraining, |_| Done::StaffRecordsChanged(only(&people)))
        }
        StaffRecordCommand::StrikeTraining(id, reason) => {
            change(register.strike_training(id, &reason, at)?, ActionKind::StrikeStaffRecord, of_one)
        }
        StaffRecordCommand::Conduct(people, new) => {
            let outcome = register.record_conduct(&people, &new, at)?;
            change(outcome, ActionKind::RecordConduct, |_| Done::StaffRecordsChanged(only(&people)))
        }
        StaffRecordCommand::FollowUp(id, text) => {
            change(register.follow_up_conduct(id, &text, at)?, ActionKind::RecordConduct, of_one)
        }
        StaffRecordCommand::StrikeConduct(id, reason) => {
            change(register.strike_conduct(id, &reason, at)?, ActionKind::StrikeStaffRecord, of_one)
        }
    })
}

/// The person, where there is but one.
fn only(people: &[StaffId]) -> Option<StaffId> {
    match people {
        [one] => Some(*one),
        _ => None,
    }
}
