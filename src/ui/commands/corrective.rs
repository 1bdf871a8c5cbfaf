//! What a screen asks for about corrective actions (整改).

/// About corrective actions (整改).
#[derive(Debug, Clone)]
pub enum CorrectiveCommand {}
