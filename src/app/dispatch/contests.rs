//! Does what screens asked for about contests and awards.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::domain::ids::AwardId;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{ContestCommand, Done};

pub(super) fn apply(register: &mut Register, command: ContestCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        ContestCommand::Open(contest) => {
            change(register.open_contest(&contest, at)?, ActionKind::OpenContest, Done::ContestChanged)
        }
        ContestCommand::Close(id) => {
            change(register.close_contest(id, at)?, ActionKind::CloseContest, |_| Done::ContestChanged(id))
        }
        ContestCommand::Grant(awards) => {
            let outcome = register.grant_awards(&awards, at)?;
            let first = |ids: Vec<AwardId>| Done::AwardChanged(ids.first().copied().unwrap_or(AwardId(0)));
            change(outcome, ActionKind::GrantAward, first)
        }
        ContestCommand::Revoke(id, reason) => {
            let outcome = register.revoke_award(id, &reason, at)?;
            change(outcome, ActionKind::RevokeAward, |()| Done::AwardChanged(id))
        }
    })
}
