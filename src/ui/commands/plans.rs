//! What a screen asks for about plans of checks and draws.

/// About plans of checks and draws.
#[derive(Debug, Clone)]
pub enum PlanCommand {}
