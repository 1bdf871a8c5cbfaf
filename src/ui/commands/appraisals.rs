//! What a screen asks for about the yearly appraisal.

use crate::domain::ids::{AppraisalId, StaffId};
use crate::register::appraisals::{NewAppraisal, NewJudgement};

/// About the yearly appraisal. Each ends in [`super::Done::AppraisalChanged`].
#[derive(Debug, Clone)]
pub enum AppraisalCommand {
    /// Open a year's appraisal.
    Open(Box<NewAppraisal>),
    /// Change who is of the review group.
    ReviewGroup(AppraisalId, Vec<StaffId>),
    /// Send the self-scores in.
    Send(AppraisalId),
    /// Judge a prerequisite by hand.
    Judge(AppraisalId, Box<NewJudgement>),
    /// Make the ranking public; it is frozen.
    Publish(AppraisalId),
    /// Close it.
    Close(AppraisalId),
}
