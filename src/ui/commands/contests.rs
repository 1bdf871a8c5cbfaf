//! What a screen asks for about contests and awards.

use crate::domain::awards::NewAward;
use crate::domain::contests::NewContest;
use crate::domain::ids::{AwardId, ContestId};

/// About contests and awards.
#[derive(Debug, Clone)]
pub enum ContestCommand {
    /// Open a contest. Ends in [`crate::ui::commands::Done::ContestChanged`].
    Open(Box<NewContest>),
    /// Close a contest and freeze its ranking. Ends in [`crate::ui::commands::Done::ContestChanged`].
    Close(ContestId),
    /// Grant awards in one step. Ends in [`crate::ui::commands::Done::AwardChanged`] of the first.
    Grant(Vec<NewAward>),
    /// Revoke an award with a reason. Ends in [`crate::ui::commands::Done::AwardChanged`].
    Revoke(AwardId, String),
}
