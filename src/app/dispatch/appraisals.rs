//! Does what screens asked for about the yearly appraisal.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{AppraisalCommand, Done};

pub(super) fn apply(register: &mut Register, command: AppraisalCommand, at: Moment) -> Result<Change, RegisterError> {
    let (id, outcome, kind) = match command {
        AppraisalCommand::Open(new) => {
            let outcome = register.open_appraisal(&new, at)?;
            return Ok(change(outcome, ActionKind::OpenAppraisal, Done::AppraisalChanged));
        }
        AppraisalCommand::ReviewGroup(id, group) => {
            (id, register.change_review_group(id, &group, at)?, ActionKind::ChangeAppraisal)
        }
        AppraisalCommand::Send(id) => (id, register.send_appraisal(id, at)?, ActionKind::ChangeAppraisal),
        AppraisalCommand::Judge(id, judgement) => {
            (id, register.judge_prerequisite(id, &judgement, at)?, ActionKind::JudgePrerequisite)
        }
        AppraisalCommand::Publish(id) => (id, register.publish_appraisal(id, at)?, ActionKind::ChangeAppraisal),
        AppraisalCommand::Close(id) => (id, register.close_appraisal(id, at)?, ActionKind::ChangeAppraisal),
    };
    Ok(change(outcome, kind, |()| Done::AppraisalChanged(id)))
}
