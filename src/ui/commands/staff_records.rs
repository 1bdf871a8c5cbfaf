//! What a screen asks for about training and conduct records.

use crate::domain::conduct::NewConduct;
use crate::domain::ids::{ConductId, StaffId, TrainingId};
use crate::domain::training::NewTraining;

/// About training and conduct records. Each ends in [`super::Done::StaffRecordsChanged`].
#[derive(Debug, Clone)]
pub enum StaffRecordCommand {
    /// Record a training for everyone who took part.
    Training(Vec<StaffId>, Box<NewTraining>),
    /// Strike a training record, with a reason.
    StrikeTraining(TrainingId, String),
    /// Make a conduct record about these people.
    Conduct(Vec<StaffId>, Box<NewConduct>),
    /// Note what was done about a conduct record.
    FollowUp(ConductId, String),
    /// Strike a conduct record, with a reason.
    StrikeConduct(ConductId, String),
}
