//! What a screen asks for about the yearly appraisal.

/// About the yearly appraisal.
#[derive(Debug, Clone)]
pub enum AppraisalCommand {}
