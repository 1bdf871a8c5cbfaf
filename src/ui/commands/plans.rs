//! What a screen asks for about plans of checks and draws.

use chrono::NaiveDate;

use crate::domain::ids::PlanId;
use crate::domain::plans::PlanDetails;
use crate::register::plans::NewPlanNote;

/// About plans of checks and draws. Each ends in [`Done::PlanChanged`](super::Done::PlanChanged).
#[derive(Debug, Clone)]
pub enum PlanCommand {
    /// Make (`None`) or change a plan.
    Save(Option<PlanId>, Box<PlanDetails>),
    /// Stop a plan from today on.
    Stop(PlanId),
    /// Draw the subjects of a period, by its key.
    Draw(PlanId, NaiveDate),
    /// Note why a period was let go, or what came of a visit kept on paper.
    Note(NewPlanNote),
}
